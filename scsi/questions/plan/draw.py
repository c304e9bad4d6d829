"""Cities against power, drawn."""

from __future__ import annotations

import pandas as pd

from scsi.questions.plan.finding import SUPPOSED, PlannedSurvey
from scsi.questions.survey.worded import marked
from scsi.showing.canvas import DASHES, INK, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import alpha, confidence, plain_name
from scsi.showing.numbers import percent, whole
from scsi.showing.registry import shows


@shows(PlannedSurvey, "plot")
def draw_planned_survey(found: PlannedSurvey, *, lang: str = "en") -> Drawing:
    """Draw the power for a shift, and for a margin, against the number of cities."""
    data = pd.DataFrame(found.curve, columns=["cities", "power", "margin_power"])
    shift = SUPPOSED if found.share_after is None else found.share_after - found.share_before
    with canvas(lang, 3.0) as (figure, axes):
        axes.axhline(100 * found.wanted, color=INK, linewidth=1, linestyle=DASHES[1])
        label = word("survey.planned.plot.shift", lang, points=percent(shift))
        axes.plot(data["cities"], 100 * data["power"], color=SERIES[0], label=label)
        if found.margin is not None and len(data):
            label = word("survey.planned.plot.margin", lang, margin=percent(found.margin))
            margin = 100 * data["margin_power"].astype(float)
            axes.plot(data["cities"], margin, color=SERIES[1], linestyle=DASHES[2], label=label)
        axes.set(
            xlabel=word("survey.planned.plot.x", lang),
            ylabel=word("survey.planned.plot.y", lang),
            ylim=(0, 102),
        )
        axes.legend(loc="lower right")
    first, last = (found.curve[0], found.curve[-1]) if found.curve else ((0, 0.0), (0, 0.0))
    source = ""
    if found.survey:
        source = word("survey.planned.from", lang, survey=plain_name(found.survey))
    level = f"{100 * float(alpha(found.level)):.6g}"
    caption = word("survey.planned.plot", lang, from_survey=source, level=level)
    return Drawing(
        name="planned_survey",
        lang=lang,
        caption=marked(caption, found.simulated, lang),
        alt=word(
            "survey.planned.plot.alt",
            lang,
            few=whole(first[0]),
            many=whole(last[0]),
            least=percent(first[1] or 0.0, 0),
            most=percent(last[1] or 0.0, 0),
            wanted=confidence(found.wanted),
        ),
        data=data,
        figure=figure,
        behind=(found,),
    )
