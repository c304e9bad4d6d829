"""Kitagawa's two terms: composition, and change within groups."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from scipy import stats

from scsi.inference.clusters.bootstrap import resampled_sums
from scsi.inference.clusters.counts import CityCounts
from scsi.vocabulary import Interval, check_level

FEW_ROWS = 10
"""A cell with fewer rows is named, with the range its interval allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThinCell:
    """A group with few rows in a wave, and how much depends on it.

    Attributes
    ----------
    group : str
    wave : str
        ``"before"`` or ``"after"``.
    rows : int
        Fewer than ten; 0 if the group is absent from the wave.
    share : Interval
        The Clopper-Pearson interval of its share; 0 to 1 without rows.
    within : Interval
        The within part over that interval, all else as it is.
    """

    group: str
    wave: str
    rows: int
    share: Interval
    within: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Kitagawa:
    """A shift as composition plus change within groups.

    Attributes
    ----------
    total, composition, within : float
        ``total = composition + within`` exactly; fractions.
    groups : tuple of str
    composition_by_group, within_by_group : tuple of float
        The terms; a single group's composition term depends on no reference and adds up only over
        all groups.
    thin : tuple of ThinCell
        The cells that have fewer than ten rows, each with the range of `within` it allows; none
        for weights, whose rows are not known.
    within_range : Interval
        `within` over the intervals of all thin cells at once; the composition is the total less it.
    """

    total: float
    composition: float
    within: float
    groups: tuple[str, ...]
    composition_by_group: tuple[float, ...]
    within_by_group: tuple[float, ...]
    thin: tuple[ThinCell, ...]
    within_range: Interval


def kitagawa(data: CityCounts, level: float = 0.95) -> Kitagawa:
    """Split the pooled shift into composition and change within groups, with average weights.

    With w a group's part of the items and p its share,
    composition = Σ (w₂ - w₁)(p₁ + p₂)/2 and within = Σ (p₂ - p₁)(w₁ + w₂)/2.

    Parameters
    ----------
    data : CityCounts
        Counts per group (sector, layer or city) in the place of cities.
    level : float, default 0.95
        Level of the intervals of cells below ten rows.

    Returns
    -------
    Kitagawa

    Notes
    -----
    A group absent from a wave has no share there. The share of its other wave stands in for it,
    so that it adds to composition only, and it is named among the thin cells with the range from
    0 to 1. `five_terms` tells entry and exit apart.

    References
    ----------
    Kitagawa, E. M. (1955), "Components of a difference between two rates", JASA 50, 1168-1194.

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts
    >>> data = CityCounts(
    ...     cities=("transport", "energy"), count_before=[20, 10], total_before=[40, 50],
    ...     count_after=[30, 30], total_after=[60, 150],
    ... )
    >>> parts = kitagawa(data)
    >>> round(parts.total, 3), round(parts.composition, 3), round(parts.within, 3)
    (-0.048, -0.048, 0.0)

    Neither sector changed; the share fell because there is more of the private one.
    """
    check_level(level)
    composition, within = _terms(*data.columns)
    cells = [] if data.money else _thin_cells(data, within, level)
    moves = [(cell.within.low, cell.within.high) for cell in cells]
    centre = float(within.sum())
    return Kitagawa(
        total=data.shift,
        composition=float(composition.sum()),
        within=centre,
        groups=data.cities,
        composition_by_group=tuple(composition.tolist()),
        within_by_group=tuple(within.tolist()),
        thin=tuple(cells),
        within_range=Interval(
            centre + sum(min(low - centre, 0) for low, _ in moves),
            centre + sum(max(high - centre, 0) for _, high in moves),
        ),
    )


def _terms(count_before, total_before, count_after, total_after):
    """Return composition and within terms, shape (..., groups), for arrays of surveys."""
    weights, shares = [], []
    for count, total in ((count_before, total_before), (count_after, total_after)):
        whole = total.sum(axis=-1, keepdims=True)
        weights.append(total / np.where(whole > 0, whole, np.nan))
        empty = np.full(np.shape(total), np.nan)
        shares.append(np.divide(count, total, where=total > 0, out=empty))
    before, after = (np.where(np.isnan(x), y, x) for x, y in (shares, shares[::-1]))
    composition = (weights[1] - weights[0]) * np.nan_to_num(before + after) / 2
    return composition, np.nan_to_num(after - before) * (weights[0] + weights[1]) / 2


def _thin_cells(data: CityCounts, within: np.ndarray, level: float) -> list[ThinCell]:
    """Return the cells below ten rows, each with the range of the within part it allows."""
    before, after = data.shares()
    weight = data.total_before / data.total_before.sum() + data.total_after / data.total_after.sum()
    cells = []
    for wave, count, total, own, other, sign in (
        ("before", data.count_before, data.total_before, before, after, -1),
        ("after", data.count_after, data.total_after, after, before, 1),
    ):
        for at in np.flatnonzero((total < FEW_ROWS) & (weight > 0)):
            share = other[at] if np.isnan(own[at]) else own[at]
            allowed = _exact_share(count[at], total[at], level)
            ends = sorted(
                sign * weight[at] / 2 * (end - share) for end in (allowed.low, allowed.high)
            )
            cells.append(
                ThinCell(
                    group=data.cities[at],
                    wave=wave,
                    rows=int(total[at]),
                    share=allowed,
                    within=Interval(*(float(within.sum() + end) for end in ends)),
                )
            )
    return cells


def _exact_share(count: float, total: float, level: float) -> Interval:
    """Return the Clopper-Pearson interval of a share; 0 to 1 without rows."""
    tail = (1 - level) / 2
    low = stats.beta.ppf(tail, count, total - count + 1) if count > 0 else 0.0
    high = stats.beta.isf(tail, count + 1, total - count) if count < total else 1.0
    return Interval(float(low), float(high))


@dataclass(frozen=True, slots=True, kw_only=True)
class KitagawaIntervals:
    """How far composition and change within groups move with the cities that are in the data.

    Attributes
    ----------
    total, composition, within : Interval
        Cluster-bootstrap percentiles at `level`.
    level : float
    draws : int
        Draws used; those in which a wave is empty are left out.
    """

    total: Interval
    composition: Interval
    within: Interval
    level: float
    draws: int


def kitagawa_intervals(
    counts,
    level: float = 0.95,
    draws: int = 1_999,
    seed: int = 0,
    executor: Executor | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> KitagawaIntervals:
    """Return cluster intervals of Kitagawa's two terms: cities resampled over both waves together.

    Parameters
    ----------
    counts : array_like, shape (cities, groups, 4)
        Count before, total before, count after, total after of each group in each city.
    level : float, default 0.95
        Confidence level.
    draws : int, default 1999
        Bootstrap draws.
    seed, executor, progress
        As in `scsi.inference.clusters.blocks.draw_blocks`.

    Returns
    -------
    KitagawaIntervals

    Raises
    ------
    ValueError
        For another shape, or fewer than two cities in a wave.

    Examples
    --------
    >>> counts = np.array([[[2, 4, 3, 4], [1, 6, 1, 2]], [[1, 5, 2, 5], [2, 5, 1, 1]]] * 6)
    >>> found = kitagawa_intervals(counts)
    >>> found.within.low > 0
    True

    Whichever of these cities are drawn, shares rose within groups.
    """
    check_level(level)
    counts = np.asarray(counts, dtype=float)
    if counts.ndim != 3 or counts.shape[2] != 4:
        raise ValueError(f"counts must have shape (cities, groups, 4); got {counts.shape}")
    if (counts[:, :, 1::2].sum(axis=1) > 0).sum(axis=0).min() < 2:
        raise ValueError("cluster intervals need two cities or more in each wave")
    counts = counts[counts.sum(axis=(1, 2)) > 0]
    flat = counts.reshape(len(counts), -1)
    sums = resampled_sums(flat, draws, seed, executor, progress).reshape(draws, -1, 4)
    sums = sums[(sums[:, :, 1::2].sum(axis=1) > 0).all(axis=1)]
    composition, within = (x.sum(axis=-1) for x in _terms(*np.moveaxis(sums, -1, 0)))
    ends = [
        Interval(*np.quantile(x, [(1 - level) / 2, (1 + level) / 2]))
        for x in (composition + within, composition, within)
    ]
    return KitagawaIntervals(
        total=ends[0], composition=ends[1], within=ends[2], level=level, draws=len(sums)
    )
