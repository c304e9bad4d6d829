"""Cluster bootstrap: one draw of cities serves both waves."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial

import numpy as np

from scsi.inference.clusters.blocks import draw_blocks
from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.random_sums import MOST_WIDTH, random_sums
from scsi.inference.clusters.results import ShiftTest, numbers_of_cities, overlap_as, why_not
from scsi.vocabulary import Interval, check_level


def _sums_of_a_block(columns, generator, size) -> np.ndarray:
    """Return column sums over k cities drawn with replacement, `size` times."""
    return random_sums(np.broadcast_to(columns, (len(columns), *columns.shape)), generator, size)


def resampled_sums(
    columns: np.ndarray,
    draws: int,
    seed: int = 0,
    executor: Executor | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> np.ndarray:
    """Return the sums of city columns over resampled cities.

    Parameters
    ----------
    columns : array_like, shape (k, m)
        m numbers per city; a city is drawn whole, with all of them.
    draws : int
        Number of resamples.
    seed, executor, progress
        As in `scsi.inference.clusters.blocks.draw_blocks`.

    Returns
    -------
    ndarray, shape (draws, m)

    Examples
    --------
    >>> resampled_sums([[1.0, 2.0], [1.0, 5.0]], draws=3).shape
    (3, 2)

    Three resamples of two cities; the first column adds to 2 in each.
    """
    columns = np.asarray(columns, dtype=float)
    draw = partial(_sums_of_a_block, columns)
    return draw_blocks(draw, draws, min(len(columns), MOST_WIDTH), seed, executor, progress)


def percentile_test(values: np.ndarray, level: float) -> tuple[Interval, float]:
    """Return the percentile interval of draws and the p of 0 that is dual to it.

    p = 2 (1 + m) / (B + 1), m the smaller number of draws not above and not below 0; the interval
    ends at the order statistics for which it leaves out 0 exactly if p < 1 - level.

    Parameters
    ----------
    values : ndarray, shape (B,)
        Draws of a difference.
    level : float
        Confidence level.
    """
    ordered = np.sort(values)
    beyond = min(np.count_nonzero(ordered <= 0), np.count_nonzero(ordered >= 0))
    rank = _rank(len(ordered), level)
    pvalue = min(1.0, 2 * (1 + beyond) / (len(ordered) + 1))
    return Interval(ordered[rank - 1], ordered[-rank]), pvalue


def percentile_answers(surveys, shift: float, times: np.ndarray, level: float):
    """Return `percentile_test`'s p in many surveys at once, and whether its interval holds a shift.

    Parameters
    ----------
    surveys : sequence of four array_like
        ``count_before``, ``total_before``, ``count_after``, ``total_after``: counts of shape
        (d, k), totals of shape (k,), the same in every survey.
    shift : float
        What the interval is to hold, a fraction.
    times : ndarray, shape (draws, k)
        How often each city is drawn.
    level : float
        Confidence level.

    Returns
    -------
    pvalue : ndarray, shape (d,)
    holds : ndarray of bool, shape (d,)

    Examples
    --------
    >>> times = np.random.default_rng(1).multinomial(4, [0.25] * 4, size=999)
    >>> surveys = [[2, 3, 2, 3]], [9] * 4, [[6, 7, 6, 8]], [9] * 4
    >>> percentile_answers(surveys, 0.5, times, 0.95)
    (array([0.002]), array([ True]))

    All four cities rise by about half; so do they however they are drawn.
    """
    first, before, second, after = (np.asarray(part, dtype=float) for part in surveys)
    waves = np.stack([times @ before, times @ after])
    used = (waves > 0).all(axis=0)
    times, waves = times[used], waves[:, used, None]
    drawn = (times @ second.T) / waves[1] - (times @ first.T) / waves[0]
    rank = _rank(len(drawn), level)
    beyond = np.minimum((drawn <= 0).sum(axis=0), (drawn >= 0).sum(axis=0))
    inside = np.minimum((drawn <= shift).sum(axis=0), (drawn >= shift).sum(axis=0))
    return np.minimum(1.0, 2 * (1 + beyond) / (len(drawn) + 1)), inside >= rank


def _rank(draws: int, level: float) -> int:
    """Return from which draw, counted from either end, the percentile interval reaches."""
    rank = int(np.ceil(round((1 - level) * (draws + 1) / 2, 9))) - 1
    if rank < 1:
        raise ValueError(f"{draws} draws are too few for an interval at level {level}")
    return rank


def cluster_bootstrap_test(
    data: CityCounts,
    level: float = 0.95,
    draws: int = 9_999,
    seed: int = 0,
    executor: Executor | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> ShiftTest:
    """Bound the shift of the pooled share by resampling whole cities.

    Cities of both waves together are drawn with replacement, k of k; a drawn city brings its items
    of both waves. The interval holds the percentiles, p is dual to it. Draws in which a wave is
    empty are left out and `draws` counts those used.

    Parameters
    ----------
    data : CityCounts
        Counts or weights per city and wave.
    level : float, default 0.95
        Confidence level.
    draws : int, default 9999
        Bootstrap draws.
    seed, executor, progress
        As in `scsi.inference.clusters.blocks.draw_blocks`.

    Returns
    -------
    ShiftTest
        No p where a wave has one city, the variance is 0, or more draws are empty than one tail
        of the interval holds.

    References
    ----------
    Davison, A. C. and Hinkley, D. V. (1997), Bootstrap Methods and their Application, section 3.8.

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts, cluster_bootstrap_test
    >>> data = CityCounts(
    ...     cities="ABCDEFGH",
    ...     count_before=[4, 2, 6, 1, 3, 5, 0, 0], total_before=[10, 8, 9, 7, 10, 11, 0, 0],
    ...     count_after=[5, 3, 6, 4, 0, 0, 7, 9], total_after=[9, 9, 8, 10, 0, 0, 10, 12],
    ... )
    >>> cluster_bootstrap_test(data).interval.low > 0
    True

    Whichever of these cities are drawn, the public share nearly always rises.
    """
    check_level(level)
    data = data.present()
    sums = resampled_sums(np.column_stack(data.columns), draws, seed, executor, progress)
    used = sums[(sums[:, 1] > 0) & (sums[:, 3] > 0)]
    shifts = used[:, 2] / used[:, 3] - used[:, 0] / used[:, 1]
    variance = float(shifts.var(ddof=1)) if len(shifts) > 1 else 0.0
    reason = why_not(data, variance, np.inf)
    if not reason and len(used) < draws * (1 - (1 - level) / 2):
        reason = "empty-draws"
    interval, pvalue = (None, None) if reason else percentile_test(shifts, level)
    return ShiftTest(
        method="cluster-bootstrap",
        overlap=overlap_as(data, "covariance"),
        estimate=data.shift,
        standard_error=None if reason == "one-city" else float(np.sqrt(variance)),
        interval=interval,
        pvalue=pvalue,
        level=level,
        draws=len(used),
        reason=reason,
        **numbers_of_cities(data),
    )
