"""What else could make up the shift, drawn."""

from __future__ import annotations

from scsi.questions.misclassification.finding import CodingBounds
from scsi.questions.misclassification.show import coding_line
from scsi.showing.canvas import INK, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import percent_or_cannot
from scsi.showing.registry import shows


@shows(CodingBounds, "plot")
def draw_coding(found: CodingBounds, *, lang: str = "en") -> Drawing:
    """Draw the line of coding errors in 2019 at which nothing shifted."""
    data = coding_line(found)
    line = 100 * data.dropna()
    with canvas(lang, 3.3) as (figure, axes):
        axes.plot(line["missed"], line["added"], color=SERIES[0])
        for key, place, align in (("rose", 0.03, "left"), ("fell", 0.97, "right")):
            axes.annotate(
                word(f"coding.{key}", lang),
                (place, 0.94 if key == "rose" else 0.06),
                xycoords="axes fraction",
                ha=align,
                va="center",
                color=INK,
                fontweight="bold",
            )
        axes.set(xlabel=word("axis.missed", lang), ylabel=word("axis.added", lang))
        axes.set(xlim=(0, 60), ylim=(0, 30))
    return Drawing(
        name="coding",
        lang=lang,
        caption=word("coding.figure", lang),
        alt=word("coding.alt", lang, first=percent_or_cannot(data["missed"].iloc[0], lang)),
        data=data,
        figure=figure,
        behind=(found,),
    )
