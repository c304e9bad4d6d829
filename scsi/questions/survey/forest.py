"""Points with intervals below each other: how answers that stand alongside are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from scsi.showing.canvas import INK, MUTED, SERIES, canvas
from scsi.showing.numbers import pvalue
from scsi.vocabulary import Interval

LONGEST = 46


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer of a figure.

    Attributes
    ----------
    key : str
        The same in every language.
    label : str
    estimate : float
        A fraction.
    interval : Interval or None
    pvalue : float or None
    """

    key: str
    label: str
    estimate: float
    interval: Interval | None
    pvalue: float | None = None


def marks_frame(marks: Sequence[Mark]) -> pd.DataFrame:
    """Return the numbers that are drawn, unrounded."""
    return pd.DataFrame(
        {
            "answer": [mark.key for mark in marks],
            "estimate": [mark.estimate for mark in marks],
            "low": [mark.interval.low if mark.interval else None for mark in marks],
            "high": [mark.interval.high if mark.interval else None for mark in marks],
            "pvalue": [mark.pvalue for mark in marks],
        }
    )


def forest(marks: Sequence[Mark], axis: str, lang: str, *, p: bool = True) -> Figure:
    """Draw the marks, the first one set apart, with a line at 0 and p at the right."""
    drawn = marks_frame(marks)
    drawn[["estimate", "low", "high"]] = drawn[["estimate", "low", "high"]].astype(float) * 100
    drawn["row"] = [f"{i}" for i in range(len(marks))]
    with canvas(lang, 0.9 + 0.36 * len(marks)) as (figure, axes):
        axes.axvline(0, color=INK, linewidth=1)
        axes.hlines(drawn["row"], drawn["low"], drawn["high"], color=MUTED, linewidth=1.6)
        sns.scatterplot(
            drawn.assign(first=drawn.index == 0), x="estimate", y="row", hue="first",
            style="first", palette={True: SERIES[1], False: SERIES[0]},
            markers={True: "D", False: "o"}, s=60, zorder=3, legend=False, ax=axes,
        )  # fmt: skip
        axes.set_yticks(range(len(marks)), [_short(mark.label) for mark in marks])
        axes.set(xlabel=axis, ylabel="")
        if p:
            _print_p(axes, marks)
    return figure


def _print_p(axes, marks: Sequence[Mark]) -> None:
    """Print each p at the right of its row."""
    for row, mark in enumerate(marks):
        axes.annotate(
            pvalue(mark.pvalue), (1.02, row), xycoords=("axes fraction", "data"), va="center",
            fontsize="small", annotation_clip=False,
        )  # fmt: skip
    axes.annotate("p", (1.02, 1.01), xycoords="axes fraction", va="bottom", fontsize="small")


def _short(label: str) -> str:
    """Return a label that fits beside a figure."""
    return label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"
