"""What a textbook analysis prints, drawn next to what is said here."""

from __future__ import annotations

from scsi.questions.survey.forest import Mark, forest, marks_frame
from scsi.questions.survey.worded import marked
from scsi.questions.textbook.finding import TextbookAnswers
from scsi.questions.textbook.show import FUNCTIONS, tabulate_textbook_answers
from scsi.showing.canvas import Drawing
from scsi.showing.catalogue import word
from scsi.showing.numbers import percent
from scsi.showing.registry import shows


@shows(TextbookAnswers, "plot")
def draw_textbook_answers(found: TextbookAnswers, *, lang: str = "en") -> Drawing:
    """Draw the intervals of statsmodels below the one that is said here."""
    lines = [line for line in found.lines if line.key != "power"]
    last = lines[-1]
    marks = [
        Mark("ours", word("textbook.line.ours", lang), last.ours or 0.0, last.our_interval,
             last.our_pvalue)
    ]  # fmt: skip
    marks += [
        Mark(line.key, FUNCTIONS[line.key], line.estimate, line.interval, line.pvalue)
        for line in lines
        if line.estimate is not None
    ]
    items = ", ".join(
        word("survey.lines.item", lang, label=mark.label, points=percent(mark.estimate))
        for mark in marks
    )
    return Drawing(
        name="textbook",
        lang=lang,
        caption=marked(tabulate_textbook_answers(found, lang=lang).caption, False, lang),
        alt=word("adjusted.alt", lang, items=items),
        data=marks_frame(marks),
        figure=forest(marks, word("survey.axis.shift", lang), lang),
        behind=(found,),
    )
