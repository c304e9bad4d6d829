"""Every analysis of two waves, drawn as a specification curve."""

from __future__ import annotations

import numpy as np

from scsi.questions.survey.worded import about, marked
from scsi.questions.survey_readings.finding import SurveyReadings
from scsi.questions.survey_readings.show import frame_readings, option_label
from scsi.showing.canvas import INK, MUTED, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.numbers import whole
from scsi.showing.registry import shows

COLOUR = {"rise": SERIES[0], "fall": SERIES[1], "unclear": MUTED}


@shows(SurveyReadings, "plot")
def draw_survey_readings(found: SurveyReadings, *, lang: str = "en") -> Drawing:
    """Draw the shifts in ascending order with their intervals, and below what each chose."""
    data = frame_readings(found)
    told = data[data["verdict"] != "none"].sort_values("estimate", kind="stable")
    x = np.arange(len(told))
    lines = [(name, option) for name, options in found.choices if len(options) > 1
             for option in options]  # fmt: skip
    height = 2.6 + 0.19 * len(lines)
    ratios = {"height_ratios": [2.4, 0.19 * max(len(lines), 1)]}
    with canvas(lang, height, nrows=2, sharex=True, gridspec_kw=ratios) as (figure, axes):
        top, grid = axes
        top.axhline(0, color=INK, linewidth=1)
        colours = [COLOUR[verdict] for verdict in told["verdict"]]
        low, high = (100 * told[name].astype(float).to_numpy() for name in ("low", "high"))
        shift = 100 * told["estimate"].astype(float).to_numpy()
        top.vlines(x, low, high, color=colours, linewidth=0.8, alpha=0.6)
        top.scatter(x, shift, color=colours, s=8, zorder=3)
        default = np.flatnonzero(told.index == 0)
        top.scatter(default, shift[default], color=INK, marker="D", s=36, zorder=4)
        top.set(ylabel=word("survey.axis.shift", lang))
        for row, (name, option) in enumerate(lines):
            here = x[(told[name] == option).to_numpy()]
            grid.scatter(here, np.full(len(here), row), color=INK, marker="|", s=16, linewidth=0.8)
        labels = [
            word("manyreadings.axis", lang, choice=word(f"manyreadings.choice.{name}", lang),
                 option=option_label(name, option, lang))
            for name, option in lines
        ]  # fmt: skip
        grid.set_yticks(range(len(lines)), labels, fontsize="x-small")
        grid.set_ylim(len(lines) - 0.5, -0.5)
        grid.set(xlabel=word("manyreadings.axis.x", lang))
        grid.set_xticks([])
    counts = {name: whole(found.number(name)) for name in ("rise", "fall", "unclear")}
    return Drawing(
        name="survey_readings",
        lang=lang,
        caption=marked(
            word("manyreadings.plot", lang, **about(found, lang)), found.simulated, lang
        ),
        alt=word("manyreadings.alt", lang, readings=whole(len(told)), **counts),
        data=data,
        figure=figure,
        behind=(found,),
    )
