"""Intervals for a difference of two shares, after less before, with items as the unit.

`INTERVALS` maps each method's name to its array function, all of one form: counts and totals
before, counts and totals after, the level; they broadcast, and the bounds come back as arrays.

References
----------
.. [1] Newcombe, R. G. (1998). Interval estimation for the difference between independent
   proportions: comparison of eleven methods. Statistics in Medicine 17, 873-890.
.. [2] Agresti, A. and Caffo, B. (2000). Simple and effective confidence intervals for proportions
   and differences of proportions result from adding two successes and two failures. The American
   Statistician 54, 280-288.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import ndtri

from scsi.inference.exact.interval import chan_zhang_interval
from scsi.inference.proportions.one_share import wilson_interval
from scsi.inference.proportions.score import mee_interval, miettinen_nurminen_interval
from scsi.vocabulary import Interval, Share, check_choice, check_level, check_share


def wald_interval(count_before, total_before, count_after, total_after, level=0.95):
    """Return the Wald interval: the difference plus or minus z standard errors, cut at -1 and 1.

    The standard error is sqrt(p(1 - p)/n + q(1 - q)/m) at the observed shares. It covers too
    seldom for small samples, has no width where both shares are 0 or 1, and is here for comparison.

    Parameters
    ----------
    count_before, total_before, count_after, total_after : array_like of float
        Counts and totals, not necessarily whole; they broadcast.
    level : float
        Confidence level in (0, 1).

    Returns
    -------
    tuple of two ndarray
        Bounds for after less before, of the broadcast shape.

    Examples
    --------
    >>> low, high = wald_interval(48, 80, 56, 70)
    >>> round(float(low), 4), round(float(high), 4)
    (0.0575, 0.3425)

    Newcombe (1998, table II, method 1) prints the same: the share rose by 6 to 34 points.
    """
    before, after, total_before, total_after = _shares(
        count_before, total_before, count_after, total_after
    )
    variance = before * (1 - before) / total_before + after * (1 - after) / total_after
    reach = ndtri((1 + level) / 2) * np.sqrt(variance)
    return np.clip(after - before - reach, -1, 1), np.clip(after - before + reach, -1, 1)


def agresti_caffo_interval(count_before, total_before, count_after, total_after, level=0.95):
    """Return the Agresti-Caffo interval: Wald's after one success and one failure more in each.

    Parameters and result are those of `wald_interval`.

    Examples
    --------
    >>> low, high = agresti_caffo_interval(48, 80, 56, 70)
    >>> round(float(low), 3), round(float(high), 3)
    (0.052, 0.336)

    The share rose by 5 to 34 points.
    """
    return wald_interval(
        np.asarray(count_before, float) + 1,
        np.asarray(total_before, float) + 2,
        np.asarray(count_after, float) + 1,
        np.asarray(total_after, float) + 2,
        level,
    )


def newcombe_interval(count_before, total_before, count_after, total_after, level=0.95):
    """Return Newcombe's hybrid score interval, without continuity correction.

    The distances from each share to its Wilson bounds, added as standard errors are: below the
    difference sqrt((q - q_low)² + (p_high - p)²), above it sqrt((q_high - q)² + (p - p_low)²),
    p the share before and q the share after.

    Parameters and result are those of `wald_interval`.

    Examples
    --------
    >>> low, high = newcombe_interval(48, 80, 56, 70)
    >>> round(float(low), 4), round(float(high), 4)
    (0.0524, 0.3339)

    Newcombe (1998, table II, method 10) prints the same: the share rose by 5 to 33 points.
    """
    before, after, total_before, total_after = _shares(
        count_before, total_before, count_after, total_after
    )
    before_low, before_high = wilson_interval(before * total_before, total_before, level)
    after_low, after_high = wilson_interval(after * total_after, total_after, level)
    difference = after - before
    low = difference - np.hypot(after - after_low, before_high - before)
    high = difference + np.hypot(after_high - after, before - before_low)
    return low, high


def _shares(count_before, total_before, count_after, total_after):
    """Return both shares and both totals as arrays of floats."""
    total_before, total_after = np.asarray(total_before, float), np.asarray(total_after, float)
    before = np.asarray(count_before, float) / total_before
    return before, np.asarray(count_after, float) / total_after, total_before, total_after


INTERVALS: dict[str, Callable] = {
    "miettinen-nurminen": miettinen_nurminen_interval,
    "mee": mee_interval,
    "newcombe": newcombe_interval,
    "agresti-caffo": agresti_caffo_interval,
    "wald": wald_interval,
}
"""Method names and their array functions."""

UNCONDITIONAL: dict[str, Callable] = {"chan-zhang": chan_zhang_interval}
"""Names of the exact unconditional intervals and their functions, of one pair of shares a call."""

ALIASES = {"exact": "chan-zhang"}
"""Other names of methods."""


def check_shares(before: Share, after: Share) -> tuple[int, int, int, int]:
    """Return the two counts and totals, in the order array functions take them.

    Raises
    ------
    TypeError
        For anything that is not a `Share`, with the way to make one.

    Examples
    --------
    >>> check_shares(Share(82, 200), Share(1586, 3091))
    (82, 200, 1586, 3091)

    First what was counted before, then what was counted after.
    """
    check_share("before", before)
    check_share("after", after)
    return before.count, before.total, after.count, after.total


def difference_interval(
    before: Share, after: Share, method: str = "miettinen-nurminen", level: float = 0.95
) -> Interval:
    """Return an interval for the share after less the share before, items as independent draws.

    Parameters
    ----------
    before, after : Share
        The two samples.
    method : str
        ``"miettinen-nurminen"`` (score, with N/(N - 1)), ``"mee"`` (score), ``"newcombe"`` (Wilson
        bounds combined), ``"agresti-caffo"``, ``"wald"``, or ``"chan-zhang"`` (alias ``"exact"``:
        exact unconditional; the hull of a set that need not be connected; seconds at 200 a side).
    level : float
        Confidence level in (0, 1).

    Returns
    -------
    Interval
        Bounds as fractions within [-1, 1].

    Raises
    ------
    TypeError
        If `before` or `after` is not a `Share`.
    ValueError
        If `method` is unknown or `level` does not lie in (0, 1).

    See Also
    --------
    difference_test : The p-values; ``"miettinen-nurminen"``, ``"score"`` (for ``"mee"``) and
        ``"chan-zhang"`` are those that agree with the interval.

    Examples
    --------
    >>> interval = difference_interval(Share(82, 200), Share(1586, 3091))
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.032, 0.171)

    If items were independent draws, the public share rose by 3 to 17 percentage points.
    """
    methods, table = INTERVALS | UNCONDITIONAL, check_shares(before, after)
    method = check_choice("method", method, (*methods, *ALIASES))
    low, high = methods[ALIASES.get(method, method)](*table, check_level(level))
    return Interval(low, high)
