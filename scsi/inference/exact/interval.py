"""Exact unconditional interval for a difference of two shares (Chan and Zhang)."""

from __future__ import annotations

import numpy as np
from scipy.special import expit, gammaln, xlog1py, xlogy

from scsi.inference.exact.supremum import supremum
from scsi.inference.proportions.score import score_statistic

TIE = 1e-9
"""Score statistics that differ by less, relative to 1 or to themselves, count as tied."""
FLOOR = 1e-300
"""Smaller probabilities are rounded up to this, which keeps every bound a bound."""


def chan_zhang_interval(
    count_before: int,
    total_before: int,
    count_after: int,
    total_after: int,
    level: float = 0.95,
    *,
    atol: float = 1e-6,
) -> tuple[float, float]:
    """Return the exact unconditional interval for the share after less the share before.

    It inverts two one-sided exact tests of the score statistic T(δ), each at half of 1 - level:
    the lower bound is the infimum of all δ with

        sup { P(T(δ) >= its observed value) : shares that differ by δ } > (1 - level) / 2,

    the upper bound the supremum for the other tail. The order of the tables changes with δ, so
    the set of such δ need not be connected; what is returned is its hull. Tables above one of the
    region (more counted after, fewer before) count as in it, which matters only near -1 and 1.

    Every δ outside is shown to be rejected: for all of a range [δ₁, δ₂] the region lies within
    the tables with T(δ₁) not below the observed T(δ₂), as T falls in δ, and everything above
    them, whose probability grows with δ; if its supremum at δ₂ is small enough the whole range is
    ruled out, otherwise the range is halved. 0 is always an end of a range, so that the interval
    leaves out 0 where `chan_zhang_test` has p <= 1 - level and nowhere else, unless the set has a
    hole there; the tests search for one and have found none.

    Parameters
    ----------
    count_before, total_before, count_after, total_after : int
        Counts and totals, whole numbers; 0 and all are allowed. One pair of samples a call.
    level : float
        Confidence level in (0, 1).
    atol : float
        Ranges of this length are not halved any more: the bound is the outer end of the first one
        that cannot be ruled out.

    Returns
    -------
    tuple of two float
        Bounds of the hull, within [-1, 1].

    References
    ----------
    Chan, I. S. F. and Zhang, Z. (1999). Test-based exact confidence intervals for the difference
    of two binomial proportions. Biometrics 55, 1202-1209.

    Examples
    --------
    >>> low, high = chan_zhang_interval(7, 15, 12, 15)
    >>> round(low, 3), round(high, 3)
    (-0.024, 0.637)

    With 15 in each group a rise from 47 to 80 per cent does not exclude that nothing changed.
    """
    table = tuple(map(int, (count_before, total_before, count_after, total_after)))
    x, m, y, n = table
    tail = (1.0 - level) / 2.0
    return _lower_bound(x, m, y, n, tail, atol), -_lower_bound(y, n, x, m, tail, atol)


def _lower_bound(x: int, m: int, y: int, n: int, tail: float, atol: float) -> float:
    """Return the infimum of the differences y/n - x/m that the upper tail does not reject."""
    observed = y / n - x / m
    if observed <= -1.0:
        return -1.0
    # At a difference this close to -1 all of one group and none of the other, which is less
    # extreme than what was observed, has a probability of at least 1 - tail.
    ranges = [(-((1.0 - tail) ** (1.0 / (m + n))), observed)]
    if observed > 0.0:
        ranges = [(0.0, observed), (ranges[0][0], 0.0)]
    while ranges:
        low, high = ranges.pop()
        if _ruled_out(low, high, x, m, y, n, tail):
            continue
        if high - low <= atol:
            return low
        middle = 0.5 * (low + high)
        ranges += [(middle, high), (low, middle)]
    return observed


def _ruled_out(low, high, x, m, y, n, tail) -> bool:
    """Tell whether every difference in [low, high] is rejected in the upper tail."""
    threshold = float(score_statistic(x / m, y / n, m, n, high))
    cut = _cutoffs(m, n, low, threshold - TIE * max(1.0, threshold))
    probability = _upset_probability(m, n, cut, high)
    return supremum(probability, m + n, against=tail).high <= tail


def _cutoffs(m: int, n: int, delta: float, threshold: float) -> np.ndarray:
    """Return for each earlier count the first later count in the region, closed upwards.

    The region is that of the tables with T(delta) >= threshold. Its variance is at most
    (1/m + 1/n) / 4, which bounds how far the second share can lie from the border, which bounds
    the variance in each row more closely and leaves few later counts to look at.
    """
    earlier = np.arange(m + 1)
    height = max(threshold, 0.0)
    reach = min(height * 0.5 * np.sqrt(1.0 / m + 1.0 / n), 2.0)
    least, greatest = _error_range(earlier / m, earlier / m + reach, m, n, delta)
    slack = 1e-9
    border = earlier / m + delta
    first = np.clip(np.ceil(n * (border + height * least - slack)), 0, n + 1).astype(int)
    last = np.clip(np.ceil(n * (border + height * greatest + slack)), 0, n + 1).astype(int)
    later = first[:, None] + np.arange((last - first).max() + 1)
    inside = (later <= n) & _at_least(
        threshold, earlier[:, None] / m, np.minimum(later, n) / n, m, n, delta
    )
    cut = np.where(inside.any(axis=1), first + inside.argmax(axis=1), last)
    return np.minimum.accumulate(cut[::-1])[::-1]


def _at_least(threshold, before, after, m: int, n: int, delta: float) -> np.ndarray:
    """Tell where T(delta) >= threshold, solving for the constrained shares only where needed."""
    before, after = np.broadcast_arrays(before, after)
    least, greatest = _error_range(before, after - delta, m, n, delta)
    excess = after - before - delta
    inside = (excess > 0.0) & (excess >= max(threshold, 0.0) * greatest)
    outside = excess < max(threshold, 0.0) * least + min(threshold, 0.0) * greatest
    open_ = ~inside & ~outside
    statistic = score_statistic(before[open_], after[open_], float(m), float(n), delta)
    inside[open_] = statistic >= threshold
    return inside


def _error_range(one, other, m: int, n: int, delta: float):
    """Return the least and greatest standard error of T if P lies between two values.

    P, the constrained earlier share, lies between what either sample alone would say of it: its
    own share and the later one less delta. The variance P(1 - P)/m + (P + delta)(1 - P - delta)/n
    is concave in P: least at an end, greatest at an end or where it turns.
    """
    low, high = max(0.0, -delta), min(1.0, 1.0 - delta)
    one, other = np.clip(one, low, high), np.clip(other, low, high)
    turn = (1.0 / m + (1.0 - 2.0 * delta) / n) / (2.0 / m + 2.0 / n)

    def variance(p):
        return p * (1.0 - p) / m + np.maximum((p + delta) * (1.0 - p - delta), 0.0) / n

    at_one, at_other = variance(one), variance(other)
    inside = (np.minimum(one, other) < turn) & (turn < np.maximum(one, other))
    greatest = np.where(inside, variance(turn), np.maximum(at_one, at_other))
    return np.sqrt(np.minimum(at_one, at_other)), np.sqrt(greatest)


def _upset_probability(m: int, n: int, cut: np.ndarray, delta: float):
    """Return the function from phi = log(u / (1 - u)) to log P(later count >= cut[earlier])."""
    lesser, gap = 1.0 - abs(delta), abs(delta)

    def log_probability(phi):
        small = lesser * expit(phi)
        before, after = (small, gap + small) if delta >= 0.0 else (gap + small, small)
        upper = np.zeros((len(phi), n + 2))
        upper[:, :-1] = np.cumsum(_binomial(n, after)[:, ::-1], axis=1)[:, ::-1]
        return np.log(np.maximum((_binomial(m, before) * upper[:, cut]).sum(axis=1), FLOOR))

    return log_probability


def _binomial(size: int, share: np.ndarray) -> np.ndarray:
    """Return the binomial probabilities, shape (len(share), size + 1)."""
    count, share = np.arange(size + 1), np.minimum(share, 1.0)[:, None]
    choose = gammaln(size + 1.0) - gammaln(count + 1.0) - gammaln(size - count + 1.0)
    return np.exp(choose + xlogy(count, share) + xlog1py(size - count, -share))
