"""How far apart cities can lie, drawn."""

from __future__ import annotations

import numpy as np

from scsi.questions.spread.finding import CitySpreadTable
from scsi.questions.spread.show import spread_numbers
from scsi.showing.canvas import SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import weighting_label
from scsi.showing.registry import shows

MARKERS = {"a": "o", "b": "s", "c": "D"}


@shows(CitySpreadTable, "plot")
def draw_city_spread(found: CitySpreadTable, *, lang: str = "en") -> Drawing:
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
    numbers = spread_numbers(found, lang)
    return Drawing(
        name="city_spread",
        lang=lang,
        caption=word("city_spread.caption", lang, cities=numbers["cities"]),
        alt=word("city_spread.alt", lang, **numbers),
        data=data,
        figure=figure,
        behind=found.rows,
    )
