"""A shift with a level above the city as clusters, drawn."""

from __future__ import annotations

from scsi.questions.cluster_levels.finding import ClusterLevels
from scsi.questions.cluster_levels.show import levels_lines
from scsi.questions.survey.forest import Mark, forest, marks_frame
from scsi.questions.survey.worded import about, marked
from scsi.showing.canvas import Drawing
from scsi.showing.catalogue import word
from scsi.showing.labels import plain_name
from scsi.showing.numbers import percent
from scsi.showing.registry import shows

MOST_DRAWN = 20


@shows(ClusterLevels, "plot")
def draw_cluster_levels(found: ClusterLevels, *, lang: str = "en") -> Drawing:
    """Draw both answers, and the answer without each cluster that changes it most."""
    marks = [
        Mark(key, label, each.estimate, each.interval, each.pvalue)
        for key, label, each in levels_lines(found, lang)
    ]
    for one in found.without[:MOST_DRAWN]:
        if one.cities is not None:
            label = word("survey.line.without-city", lang, name=plain_name(one.name))
            each = one.cities
            marks.append(Mark(one.name, label, each.estimate, each.interval, each.pvalue))
    items = ", ".join(
        word("survey.lines.item", lang, label=mark.label, points=percent(mark.estimate))
        for mark in marks
    )
    return Drawing(
        name="cluster_levels",
        lang=lang,
        caption=marked(word("levels.caption", lang, **about(found, lang)), found.simulated, lang),
        alt=word("adjusted.alt", lang, items=items),
        data=marks_frame(marks),
        figure=forest(marks, word("survey.axis.shift", lang), lang),
        behind=(found,),
    )
