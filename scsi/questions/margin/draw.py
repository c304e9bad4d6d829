"""A shift held against a margin, drawn."""

from __future__ import annotations

import pandas as pd

from scsi.questions.margin.finding import MarginAnswer
from scsi.questions.margin.show import frame_margin, margin_lines
from scsi.questions.survey.worded import about, marked
from scsi.showing.canvas import DASHES, INK, MUTED, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.numbers import percent
from scsi.showing.registry import shows


@shows(MarginAnswer, "plot")
def draw_margin_answer(found: MarginAnswer, *, lang: str = "en") -> Drawing:
    """Draw the interval of each answer against the two ends of the margin."""
    lines = margin_lines(found, lang)
    with canvas(lang, 1.2 + 0.4 * len(lines)) as (figure, axes):
        axes.axvspan(-100 * found.margin, 100 * found.margin, color=MUTED, alpha=0.15, linewidth=0)
        axes.axvline(0, color=INK, linewidth=1)
        for end in (-100 * found.margin, 100 * found.margin):
            axes.axvline(end, color=INK, linewidth=1, linestyle=DASHES[1])
        for row, (_, _, test) in enumerate(lines):
            low, high = 100 * test.interval.low, 100 * test.interval.high
            axes.hlines(row, low, high, color=SERIES[row], linewidth=2)
            axes.plot([100 * test.estimate], [row], color=SERIES[row], marker="Do"[row])
        axes.set_yticks(range(len(lines)), [label for _, label, _ in lines])
        axes.set_ylim(len(lines) - 0.4, -0.6)
        axes.set(xlabel=word("survey.axis.shift", lang), ylabel="")
    items = word("list", lang).join(
        word("margin.alt.item", lang, label=label,
             verdict=word(f"margin.short.{test.verdict}", lang, margin=percent(found.margin)))
        for _, label, test in lines
    )  # fmt: skip
    caption = word("margin.caption", lang, margin=percent(found.margin), **about(found, lang))
    return Drawing(
        name="margin",
        lang=lang,
        caption=marked(caption, found.simulated, lang),
        alt=word("margin.alt", lang, items=items),
        data=frame_margin(found) if lines else pd.DataFrame(),
        figure=figure,
        behind=(found,),
    )
