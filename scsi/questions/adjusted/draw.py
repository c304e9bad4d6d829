"""A shift at a common composition, drawn."""

from __future__ import annotations

from scsi.questions.adjusted.finding import AdjustedShift
from scsi.questions.adjusted.show import adjusted_lines, columns_label
from scsi.questions.survey.forest import Mark, forest, marks_frame
from scsi.questions.survey.worded import about, marked
from scsi.showing.canvas import Drawing
from scsi.showing.catalogue import word
from scsi.showing.numbers import percent
from scsi.showing.registry import shows


@shows(AdjustedShift, "plot")
def draw_adjusted_shift(found: AdjustedShift, *, lang: str = "en") -> Drawing:
    """Draw the shift at a common composition, as counted, and the composition's part."""
    marks = [
        Mark(key, label, each.estimate, each.interval, each.pvalue)
        for key, label, each in adjusted_lines(found, lang)
    ]
    by = columns_label(found.adjust, lang) or word("none", lang)
    caption = word("adjusted.caption", lang, by=by, **about(found, lang))
    items = ", ".join(
        word("survey.lines.item", lang, label=mark.label, points=percent(mark.estimate))
        for mark in marks
    )
    return Drawing(
        name="adjusted_shift",
        lang=lang,
        caption=marked(caption, found.simulated, lang),
        alt=word("adjusted.alt", lang, items=items),
        data=marks_frame(marks),
        figure=forest(marks, word("survey.axis.shift", lang), lang),
        behind=(found,),
    )
