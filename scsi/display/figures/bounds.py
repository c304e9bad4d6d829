"""What the printed figures allow of cities and panels, drawn."""

from __future__ import annotations

import numpy as np
import seaborn as sns

from scsi.display.figures.canvas import DASHES, INK, SERIES, Drawing, canvas
from scsi.display.labels import percent_or_cannot, weighting_label
from scsi.display.numbers import percent
from scsi.display.sentences.bounds import spread_numbers
from scsi.display.words import word
from scsi.study.bounds import CitySpreadTable, NewCityBounds

MARKERS = {"a": "o", "b": "s", "c": "D"}
BAND = "#c9c9c9"


def city_spread(found: CitySpreadTable, *, lang: str = "en") -> Drawing:
    """Draw the range of the spread for each weighting and assumption."""
    data = found.to_frame()
    labels = list(
        dict.fromkeys(weighting_label(row.weighting, row.base, lang) for row in found.rows)
    )
    places = np.array(
        [labels.index(weighting_label(row.weighting, row.base, lang)) for row in found.rows]
    )
    with canvas(lang, 4.0) as (figure, axes):
        for i, constraints in enumerate(MARKERS):
            of = (data["constraints"] == constraints).to_numpy()
            y = places[of] + 0.24 * (i - 1)
            low, high = 100 * data.loc[of, "sd_low"], 100 * data.loc[of, "sd_high"]
            axes.hlines(y, low, high, color=SERIES[i], linewidth=2)
            for end, label in ((low, word(f"constraints.{constraints}", lang)), (high, None)):
                axes.plot(
                    *(end, y),
                    linestyle="",
                    marker=MARKERS[constraints],
                    markersize=5,
                    color=SERIES[i],
                    label=label,
                )
        axes.set_yticks(range(len(labels)), labels)
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")
        axes.set(xlabel=word("axis.spread", lang), ylabel="", xlim=(0, 55))
        figure.legend(loc="outside upper center", ncols=1)
    numbers = spread_numbers(found)
    return Drawing(
        name="city_spread",
        lang=lang,
        caption=word("city_spread.caption", lang, cities=numbers["cities"]),
        alt=word("city_spread.alt", lang, **numbers),
        data=data,
        figure=figure,
        behind=found.rows,
    )


def new_cities(found: NewCityBounds, *, lang: str = "en") -> Drawing:
    """Draw what new cities must average against what they can, over the cities kept."""
    equal, data = found.equal, found.to_frame()
    with canvas(lang, 3.3) as (figure, axes):
        axes.fill_between(
            equal.old, 100 * equal.needed_low, 100 * equal.needed_high, color=BAND, linewidth=0
        )
        for i, name in enumerate(("needed", "possible")):
            sns.lineplot(
                x=equal.old,
                y=100 * getattr(equal, name),
                color=SERIES[i],
                linestyle=DASHES[i],
                marker="os"[i],
                label=word(f"new_cities.{name}", lang),
                ax=axes,
            )
        axes.axhline(100 * found.share_before, color=INK, linewidth=1, linestyle=(0, (5, 3)))
        axes.annotate(
            word("new_cities.before", lang, before=percent(found.share_before, 0)),
            (1, 100 * found.share_before),
            xycoords=("axes fraction", "data"),
            xytext=(-4, 3),
            textcoords="offset points",
            ha="right",
            fontsize="small",
        )
        axes.set(xlabel=word("axis.old", lang), ylabel=word("axis.average", lang))
        axes.set_xticks(equal.old)
        axes.legend(loc="upper left")
    return Drawing(
        name="new_cities",
        lang=lang,
        caption=word(
            "new_cities.caption",
            lang,
            before=percent(found.share_before, 0),
            constraints=word(f"constraints.{found.constraints}", lang),
        ),
        alt=word(
            "new_cities.alt",
            lang,
            few=equal.old[0],
            many=equal.old[-1],
            first=percent_or_cannot(equal.needed[0], lang),
            last=percent_or_cannot(equal.needed[-1], lang),
            possible_first=percent(equal.possible[0]),
            possible_last=percent(equal.possible[-1]),
        ),
        data=data,
        figure=figure,
        behind=(found,),
    )
