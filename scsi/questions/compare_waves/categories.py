"""The other categories beside the one that was asked for, and all of them at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from scsi.inference.clusters import adjusted_pvalues, rao_scott_test, with_single_rows
from scsi.questions.compare_waves.answers import weighed_clusters
from scsi.questions.survey.lines import Asked, Line, by_reference
from scsi.questions.survey.rows import WaveRows
from scsi.vocabulary import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Secondary:
    """Another category than the one that was asked for.

    Attributes
    ----------
    category : str
    share_before, share_after : float
    line : Line
        Its answer by the reference of the first.
    adjusted : float or None
        p corrected by Holm over the other categories; None where it has none.
    mirror : bool
        True if there are only two categories: this shift is that of the first with its sign
        turned, and no test of its own.
    """

    category: str
    share_before: float
    share_after: float
    line: Line
    adjusted: float | None
    mirror: bool


def other_categories(rows: WaveRows, category: str, first: Line, asked: Asked) -> dict[str, Any]:
    """Return the other categories, corrected by Holm, and all at once; `first` was asked for."""
    present = rows.categories()
    others = [name for name in present if name != category]
    weighed = {}
    for name in dict.fromkeys([category, *others]):
        weighed[name] = weighed_clusters(rows, name, rows.clusters(name))
    mirror = len(present) == 2 and category in present
    lines = [
        _turned(first, name) if mirror else by_reference("category", weighed[name], asked, name)
        for name in others
    ]
    found = np.array([np.nan if line.pvalue is None else line.pvalue for line in lines])
    adjusted = adjusted_pvalues(found, "holm")
    secondary = tuple(
        Secondary(
            category=line.name,
            share_before=weighed[line.name].data.pooled_before,
            share_after=weighed[line.name].data.pooled_after,
            line=line,
            adjusted=None if mirror or np.isnan(p) else float(p),
            mirror=mirror,
        )
        for line, p in zip(lines, adjusted, strict=True)
    )
    if len(present) < 2:
        return {"secondary": secondary, "all_categories": None}
    test = rao_scott_test(_tally(rows, present))
    return {"secondary": secondary, "all_categories": test}


def _turned(line: Line, name: str) -> Line:
    """Return the answer of the other of two categories: the same draws, the sign turned."""
    ends, estimate, statistic = line.interval, line.estimate, line.statistic
    return replace(
        line,
        key="category",
        name=name,
        estimate=None if estimate is None else -estimate,
        interval=None if ends is None else Interval(-ends.high, -ends.low),
        statistic=None if statistic is None else -statistic,
    )


def _tally(rows: WaveRows, categories: tuple[str, ...]) -> np.ndarray:
    """Return one tally of cluster by wave by category, as the rows are weighed."""
    sums = np.stack([rows.tallies(name)[0] for name in categories], axis=-1).swapaxes(0, 1)
    cities, lost = sums[:-1], sums[-1]
    if rows.weight == "cities":
        whole = cities.sum(axis=-1, keepdims=True)
        return np.divide(cities, whole, out=np.zeros(cities.shape), where=whole > 0)
    return sums if rows.money else with_single_rows(cities, lost)
