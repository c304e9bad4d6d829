"""Intraclass correlation and design effect of items within cities, with intervals."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from scsi.inference.clusters.bootstrap import resampled_sums
from scsi.inference.clusters.counts import CityCounts
from scsi.vocabulary import Interval, check_level


@dataclass(frozen=True, slots=True, kw_only=True)
class Correlation:
    """How alike the items of one city are.

    Attributes
    ----------
    wave : str
        ``"before"``, ``"after"`` or ``"pooled"`` (within waves, their sums of squares added).
    icc : float or None
        Analysis-of-variance estimate on the probability scale; negative values are shown. None
        if every city has one item, one city stands alone, or all items are alike, and where the
        estimate falls below -1, which is no correlation: hardly any city has two items there.
    interval : Interval or None
        Cluster-bootstrap percentiles at `level`.
    design_effect : float or None
        ``1 + ((n/k)(1 + cv²) - 1) icc`` with icc below 0 set to 0; None for ``"pooled"``.
    design_interval : Interval or None
        The same function of `interval`.
    cities, items : int
        k and n.
    mean_items, size_cv : float
        n/k, and the coefficient of variation of the city sizes (population form), so that
        ``(n/k)(1 + cv²) = Σn²/Σn``.
    level : float
        Confidence level.
    """

    wave: str
    icc: float | None
    interval: Interval | None
    design_effect: float | None
    design_interval: Interval | None
    cities: int
    items: int
    mean_items: float
    size_cv: float
    level: float


def anova_icc(count, total) -> np.ndarray:
    """Return the analysis-of-variance estimate of the intraclass correlation.

    ρ = (MSB - MSW) / (MSB + (n₀ - 1) MSW), n₀ = (N - Σn²/N) / (k - 1), the items 1 or 0.

    Parameters
    ----------
    count, total : array_like, shape (..., k)
        Cities on the last axis, total 0 where absent; leading axes broadcast.

    Returns
    -------
    ndarray, shape (...)
        nan where it is not defined.

    References
    ----------
    Donner, A. (1986), "A review of inference procedures for the intraclass correlation coefficient
    in the one-way random effects model", International Statistical Review 54(1), 67-82, (2.2).

    Examples
    --------
    >>> float(anova_icc([2, 0, 4], [4, 4, 4])).__round__(3)
    0.667

    Cities with none, half and all public: their items are much alike.
    """
    columns = _square_columns(count, total)
    return _icc_of_sums(columns.sum(axis=-2)[..., None, :])


def _square_columns(count, total) -> np.ndarray:
    """Return c, n, c²/n, n² and presence of every city, shape (..., k, 5)."""
    count, total = np.broadcast_arrays(np.asarray(count, float), np.asarray(total, float))
    here = total > 0
    ratio = np.divide(count**2, total, where=here, out=np.zeros(total.shape))
    return np.stack([count, total, ratio, total**2, here], axis=-1)


def _icc_of_sums(sums: np.ndarray) -> np.ndarray:
    """Return ρ from the column sums of one or more waves, shape (..., waves, 5), waves added."""
    count, total, ratio, square, cities = np.moveaxis(sums, -1, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = np.nansum(ratio - count**2 / total, axis=-1)
        within = (count - ratio).sum(axis=-1)
        free_between = np.maximum(cities - 1, 0).sum(axis=-1)
        free_within = (total - cities).sum(axis=-1)
        size = np.nansum(total - square / total, axis=-1) / free_between
        msb, msw = between / free_between, within / free_within
        return (msb - msw) / (msb + (size - 1) * msw)


def design_effect(icc, mean_items, size_cv=0.0) -> np.ndarray:
    """Return by how much clustering multiplies the binomial variance of a pooled share.

    ``1 + max((n/k)(1 + cv²) - 1, 0) max(icc, 0)`` (Kerry and Bland 2001, Statistics in Medicine
    20, 377-390); with equal sizes ``1 + max(n/k - 1, 0) max(icc, 0)``.

    Parameters
    ----------
    icc, mean_items, size_cv : array_like
        Correlation, items per city n/k, coefficient of variation of city sizes; they broadcast.

    Examples
    --------
    >>> float(design_effect(0.1, 100))
    10.9

    A hundred items a city at a correlation of 0.1 are worth fewer than ten.
    """
    mean_items, size_cv = np.asarray(mean_items, float), np.asarray(size_cv, float)
    extra = np.maximum(mean_items * (1 + size_cv**2) - 1, 0)
    return 1 + extra * np.maximum(icc, 0)


def _percentiles(draws: np.ndarray, level: float) -> Interval | None:
    """Return the percentile interval, or None where more draws than one tail have no value."""
    known = draws[draws >= -1]  # nan where it is not defined
    if len(known) < len(draws) * (1 + level) / 2:
        return None
    low, high = np.quantile(known, [(1 - level) / 2, (1 + level) / 2])
    return Interval(low, high)


def intraclass_correlations(
    data: CityCounts,
    level: float = 0.95,
    draws: int = 1_999,
    seed: int = 0,
    executor: Executor | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> tuple[Correlation, Correlation, Correlation]:
    """Return intraclass correlation and design effect before, after and pooled within waves.

    Intervals are percentiles of the cluster bootstrap, one draw of cities serving both waves. Zou
    and Donner's closed form (Biometrics 60, 2004, 807-811) allows for clusters of unequal size, but
    its variance needs the third and fourth moments of a common-correlation model, and its clusters
    are independent: it says nothing of a correlation pooled over waves that share cities, nor of a
    design effect. The bootstrap assumes neither and gives all three from the same draws.

    Parameters
    ----------
    data : CityCounts
        Numbers of items; weights are refused.
    level : float, default 0.95
        Confidence level.
    draws : int, default 1999
        Bootstrap draws.
    seed, executor, progress
        As in `scsi.inference.clusters.blocks.draw_blocks`.

    Returns
    -------
    tuple of Correlation
        Before, after, pooled.

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts, intraclass_correlations
    >>> data = CityCounts(
    ...     cities="ABCD", count_before=[9, 1, 5, 2], total_before=[10, 10, 10, 10],
    ...     count_after=[9, 2, 6, 5], total_after=[10, 10, 10, 10],
    ... )
    >>> before, after, pooled = intraclass_correlations(data)
    >>> round(before.icc, 2), round(before.design_effect, 1)
    (0.41, 4.7)

    Forty items in four such cities say as much as nine independent ones.
    """
    check_level(level)
    data.need_items("the intraclass correlation")
    data = data.present()
    columns = np.stack([_square_columns(*data.columns[:2]), _square_columns(*data.columns[2:])], 1)
    flat = columns.reshape(len(columns), 10)
    drawn = resampled_sums(flat, draws, seed, executor, progress).reshape(-1, 2, 5)
    seen = columns.sum(axis=0)
    waves = {"before": [0], "after": [1], "pooled": [0, 1]}
    before, after, pooled = (
        _correlation(wave, seen[at], _icc_of_sums(drawn[:, at]), level)
        for wave, at in waves.items()
    )
    return before, after, pooled


def _correlation(wave: str, sums: np.ndarray, draws: np.ndarray, level: float) -> Correlation:
    """Put one wave's (or the pooled) correlation together from its column sums."""
    items, cities = sums[:, 1].sum(), sums[:, 4].sum()
    mean = items / cities
    cv = float(np.sqrt(max(sums[:, 3].sum() / cities / mean**2 - 1, 0)))
    icc = float(_icc_of_sums(sums))
    known = icc >= -1  # false for nan
    interval = _percentiles(draws, level) if known else None
    own = known and wave != "pooled"
    return Correlation(
        wave=wave,
        icc=icc if known else None,
        interval=interval,
        design_effect=float(design_effect(icc, mean, cv)) if own else None,
        design_interval=Interval(
            float(design_effect(interval.low, mean, cv)),
            float(design_effect(interval.high, mean, cv)),
        )
        if own and interval
        else None,
        cities=int(cities),
        items=int(items),
        mean_items=float(mean),
        size_cv=cv,
        level=level,
    )
