"""Whether new cities alone could explain the shift, drawn."""

from __future__ import annotations

import seaborn as sns

from scsi.questions.new_cities.finding import NewCityBounds
from scsi.showing.canvas import DASHES, INK, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import percent_or_cannot
from scsi.showing.numbers import percent
from scsi.showing.registry import shows

BAND = "#c9c9c9"


@shows(NewCityBounds, "plot")
def draw_new_cities(found: NewCityBounds, *, lang: str = "en") -> Drawing:
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
