"""How often each method rejects where nothing has changed."""

from __future__ import annotations

import numpy as np
import pandas as pd
import seaborn as sns

from scsi.questions.calibration.finding import Calibration
from scsi.questions.calibration.show_tables import method_label
from scsi.showing.canvas import INK, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.numbers import percent
from scsi.showing.registry import shows

TICKS = (0, 1, 2, 5, 10, 20, 40, 60, 80)


@shows(Calibration, "plot")
def draw_calibration_levels(answer: Calibration, *, lang: str = "en") -> Drawing:
    """Draw the level of every method in every usual scenario."""
    rows = answer.rows[answer.rows["usual"]]
    data = rows[["method", "overlap", "persistence", "icc", "size_cv", "share", "items_before"]]
    data = data.assign(method=data["method"].astype(str), level=100 * rows["level"])
    methods = list(dict.fromkeys(data["method"]))
    groups = [word(f"calibration_levels.{key}", lang) for key in ("none", "all")]
    both = data["overlap"] > 0
    drawn = pd.DataFrame(
        {
            "level": data["level"],
            "place": data["method"].map(methods.index) + np.where(both, 0.17, -0.17),
            "group": np.where(both, groups[1], groups[0]),
        }
    )
    with canvas(lang, 4.6) as (figure, axes):
        sns.scatterplot(
            drawn, x="level", y="place", hue="group", style="group", hue_order=groups,
            style_order=groups, palette=list(SERIES[:2]), markers=["o", "s"], alpha=0.5, s=22,
            linewidth=0, ax=axes, zorder=3,
        )  # fmt: skip
        axes.axvline(5, color=INK, linewidth=1)
        axes.axvline(6, color=INK, linewidth=1, linestyle=(0, (5, 3)))
        axes.set_yticks(range(len(methods)), [method_label(name, lang) for name in methods])
        axes.set_ylim(len(methods) - 0.5, -0.5)
        axes.grid(False, axis="y")
        axes.set_xscale("function", functions=(lambda x: np.sqrt(np.maximum(x, 0)), np.square))
        axes.set(xlabel=word("calibration.column.level", lang), ylabel="")
        axes.set(xlim=(0, 1.05 * max(drawn["level"].max(), 10)))
        axes.set_xticks([tick for tick in TICKS if tick <= axes.get_xlim()[1]])
        axes.minorticks_off()
        sns.move_legend(axes, "lower left", bbox_to_anchor=(0, 1), ncols=2, title=None)
    return Drawing(
        name="calibration_levels",
        lang=lang,
        caption=word("calibration_levels.caption", lang),
        alt=word("calibration_levels.alt", lang, list=_ranges(answer, lang)),
        data=data,
        figure=figure,
        behind=(answer,),
    )


def _ranges(answer: Calibration, lang: str) -> str:
    """Say the least and greatest level of every method."""
    return ", ".join(
        word(
            "calibration_levels.item",
            lang,
            method=method_label(row.method, lang),
            low=percent(row.level_low),
            high=percent(row.level_high),
        )
        for row in answer.ranges(["method"]).itertuples()
    )
