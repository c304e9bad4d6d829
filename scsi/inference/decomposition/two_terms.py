"""Kitagawa's two terms: composition, and change within groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from scsi.inference.clusters.counts import CityCounts
from scsi.vocabulary import Interval, check_level

FEW_ROWS = 10
"""A cell with fewer rows is named, with the range its interval allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThinCell:
    """A group with few rows in a wave, and how much hangs on it.

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
        The cells that have fewer than ten rows, each with the range of `within` it allows.
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
    before, after = data.shares()
    before, after = (
        np.where(np.isnan(before), after, before),
        np.where(np.isnan(after), before, after),
    )
    weight_before = data.total_before / data.total_before.sum()
    weight_after = data.total_after / data.total_after.sum()
    both = (weight_before + weight_after) / 2
    composition = (weight_after - weight_before) * np.nan_to_num(before + after) / 2
    within = np.nan_to_num(after - before) * both
    thin, low, high = [], within.sum(), within.sum()
    for wave, count, total, share, sign in (
        ("before", data.count_before, data.total_before, before, -1),
        ("after", data.count_after, data.total_after, after, 1),
    ):
        for at in np.flatnonzero((total < FEW_ROWS) & (both > 0)):
            allowed = _exact_share(count[at], total[at], level)
            ends = sorted(
                sign * both[at] * (end - share[at]) for end in (allowed.low, allowed.high)
            )
            low, high = low + min(ends[0], 0), high + max(ends[1], 0)
            thin.append(
                ThinCell(
                    group=data.cities[at],
                    wave=wave,
                    rows=int(total[at]),
                    share=allowed,
                    within=Interval(*(float(within.sum() + end) for end in ends)),
                )
            )
    return Kitagawa(
        total=data.shift,
        composition=float(composition.sum()),
        within=float(within.sum()),
        groups=data.cities,
        composition_by_group=tuple(composition.tolist()),
        within_by_group=tuple(within.tolist()),
        thin=tuple(thin),
        within_range=Interval(low, high),
    )


def _exact_share(count: float, total: float, level: float) -> Interval:
    """Return the Clopper-Pearson interval of a share; 0 to 1 without rows."""
    tail = (1 - level) / 2
    low = stats.beta.ppf(tail, count, total - count + 1) if count > 0 else 0.0
    high = stats.beta.isf(tail, count + 1, total - count) if count < total else 1.0
    return Interval(float(low), float(high))
