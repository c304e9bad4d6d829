"""Foster, Haltiwanger and Krizan's five terms: cities that stayed, came and left."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from scsi.inference.clusters.bootstrap import resampled_sums
from scsi.inference.clusters.counts import CityCounts
from scsi.vocabulary import Interval, check_level

TERMS = ("within", "between", "cross", "entry", "exit")


@dataclass(frozen=True, slots=True, kw_only=True)
class FiveTerms:
    """A shift as what happened within, between and across cities that stayed, came and left.

    Attributes
    ----------
    total, within, between, cross, entry, exit : float
        ``total`` is the sum of the five, exactly; fractions.
    intervals : dict of str to Interval or None
        Cluster-bootstrap percentiles of the total and of each term; None where fewer than two
        cities are in a wave.
    stayed, came, left : tuple of str
        Cities in both waves, only in the second, only in the first.
    compared_with : float
        The pooled share of the first wave: entering and leaving cities are compared with it.
    level : float
    draws : int
        Draws used; those in which a wave is empty are left out.
    """

    total: float
    within: float
    between: float
    cross: float
    entry: float
    exit: float
    intervals: dict[str, Interval | None]
    stayed: tuple[str, ...]
    came: tuple[str, ...]
    left: tuple[str, ...]
    compared_with: float
    level: float
    draws: int


def _term_columns(data: CityCounts) -> np.ndarray:
    """Return the numbers per city whose sums give the five terms, shape (k, 12)."""
    before, after = (np.nan_to_num(share) for share in data.shares())
    stay = data.in_both
    come, leave = data.in_after & ~stay, data.in_before & ~stay
    c1, n1, c2, n2 = data.columns
    stayed = [c1, n1, c2, n2, n1 * after, n2 * before]
    moved = [come * c2, come * n2, leave * c1, leave * n1]
    return np.column_stack([n1, n2, *(stay * column for column in stayed), *moved])


def _terms_of_sums(sums: np.ndarray) -> np.ndarray:
    """Return total and five terms from column sums, shape (..., 6)."""
    n1, n2, c1s, n1s, c2s, n2s, n1p2, n2p1, cc, nc, cl, nl = np.moveaxis(sums, -1, 0)
    base = (c1s + cl) / n1
    within = (n1p2 - c1s) / n1
    between = (n2p1 - base * n2s) / n2 - (c1s - base * n1s) / n1
    cross = (c2s - n2p1) / n2 - within
    entry = (cc - base * nc) / n2
    gone = -(cl - base * nl) / n1
    total = (c2s + cc) / n2 - base
    return np.stack([total, within, between, cross, entry, gone], axis=-1)


def five_terms(
    data: CityCounts,
    level: float = 0.95,
    draws: int = 1_999,
    seed: int = 0,
    executor: Executor | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> FiveTerms:
    """Split the pooled shift into within, between, cross, entry and exit of cities.

    With w a city's part of its wave's items, p its share and P₁ the pooled share before:
    within Σ w₁ Δp, between Σ (p₁ - P₁) Δw and cross Σ Δp Δw over cities in both waves; entry
    Σ w₂ (p₂ - P₁) over those only in the second; exit -Σ w₁ (p₁ - P₁) over those only in the
    first. The first wave is the base and the yardstick of entrants; a city absent from a wave is
    entry or exit, never a share of 0.

    Parameters
    ----------
    data : CityCounts
        Counts or weights per city and wave.
    level : float, default 0.95
        Confidence level.
    draws : int, default 1999
        Draws of cities, both waves together, for the intervals.
    seed, executor, progress
        As in `scsi.inference.clusters.blocks.draw_blocks`.

    Returns
    -------
    FiveTerms

    References
    ----------
    Foster, L., Haltiwanger, J. and Krizan, C. J. (2001), "Aggregate productivity growth: lessons
    from microeconomic evidence", in New Developments in Productivity Analysis, NBER, (2).

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts
    >>> data = CityCounts(
    ...     cities="ABCD", count_before=[5, 5, 2, 0], total_before=[10, 10, 10, 0],
    ...     count_after=[6, 5, 0, 9], total_after=[10, 10, 0, 10],
    ... )
    >>> parts = five_terms(data)
    >>> [round(getattr(parts, term), 3) for term in ("total", *TERMS)]
    [0.267, 0.033, 0.0, 0.0, 0.167, 0.067]

    Of 27 points 17 come from the city that entered, 7 from the one that left and 3 from those
    that stayed.
    """
    check_level(level)
    data = data.present()
    columns = _term_columns(data)
    seen = _terms_of_sums(columns.sum(axis=0))
    enough = min(data.in_before.sum(), data.in_after.sum()) >= 2
    intervals, used = dict.fromkeys(("total", *TERMS)), 0
    if enough:
        sums = resampled_sums(columns, draws, seed, executor, progress)
        sums = sums[(sums[:, 0] > 0) & (sums[:, 1] > 0)]
        ends = np.quantile(_terms_of_sums(sums), [(1 - level) / 2, (1 + level) / 2], axis=0)
        intervals = {name: Interval(*ends[:, at]) for at, name in enumerate(("total", *TERMS))}
        used = len(sums)
    stay = data.in_both
    names = np.array(data.cities)
    return FiveTerms(
        **dict(zip(("total", *TERMS), seen.tolist(), strict=True)),
        stayed=tuple(names[stay].tolist()),
        came=tuple(names[data.in_after & ~stay].tolist()),
        left=tuple(names[data.in_before & ~stay].tolist()),
        intervals=intervals,
        compared_with=data.pooled_before,
        level=level,
        draws=used,
    )
