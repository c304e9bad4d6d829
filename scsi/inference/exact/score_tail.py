"""Upper tails of the score statistic at a supposed difference, as sets of tables closed upwards.

T(δ), the score statistic of Miettinen and Nurminen, orders the tables anew at every δ. A table
that lies above one of the region (more counted after, fewer before) counts as in it, which matters
only near -1 and 1; so a region is one cut-off for each earlier count, and its probability grows
with δ. T of any table falls in δ, so for all δ of a range [δ₁, δ₂] the tables as extreme as the
observed one lie within those with T(δ₁) not below the observed T(δ₂): one region, at one
difference, bounds the whole range.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import bdtrc, expit, gammaln

from scsi.inference.exact.supremum import Supremum, supremum
from scsi.inference.proportions.score import score_statistic

TIE = 1e-9
"""Score statistics that differ by less, relative to 1 or to themselves, count as tied."""
FLOOR = 1e-300
"""Smaller probabilities are rounded up to this, which keeps every bound a bound."""


@dataclass(frozen=True, slots=True)
class ScoreTail:
    """The tables as extreme as an observed one, upwards, as the supposed difference varies.

    Attributes
    ----------
    count_before, total_before, count_after, total_after : int
        The observed table.
    """

    count_before: int
    total_before: int
    count_after: int
    total_after: int

    @property
    def size(self) -> int:
        """Number of items in both groups together."""
        return self.total_before + self.total_after

    @property
    def difference(self) -> float:
        """The observed difference, after less before."""
        return self.count_after / self.total_after - self.count_before / self.total_before

    def reversed(self) -> ScoreTail:
        """Return the same table with the groups exchanged: the lower tail."""
        return ScoreTail(self.count_after, self.total_after, self.count_before, self.total_before)

    def outset(self, probability: float) -> tuple[float, float]:
        """Return a difference near -1 and what no supremum up to there exceeds.

        At δ = -1 + ε the chances of a miss before and of a hit after add up to ε, and a variance
        lies between ε(1 - ε)/max(m, n) and ε/min(m, n). So T(δ) is at least the observed one only
        where y/n - x/m - δ is at least (d - δ) sqrt((1 - ε) min/max), d the observed difference,
        which takes k such hits and misses; they are at most as many as of m + n draws at ε. What
        follows holds for smaller ε too. The greatest ε = 1/2, 1/4, ... is taken that brings it to
        `probability` or below.
        """
        few, many = sorted((self.total_before, self.total_after))
        gap = 0.5
        while True:
            excess = (1.0 + self.difference - gap) * np.sqrt((1.0 - gap) * few / many)
            least = np.ceil(few * (excess - 3.0 * TIE) - 1e-9)
            greatest = float(bdtrc(max(least, 1.0) - 1.0, self.size, gap))
            if greatest <= probability or gap < 1e-15:
                return gap - 1.0, greatest
            gap *= 0.5

    def bound(self, low: float, high: float, **options) -> Supremum:
        """Bound sup P(T(δ) >= its observed value), shares that differ by δ, for all δ in a range.

        Where `low` and `high` are the same this is the supremum there, and its lower end is
        attained; `options` are those of `supremum`.
        """
        m, n = self.total_before, self.total_after
        shares = self.count_before / m, self.count_after / n
        observed = float(score_statistic(*shares, m, n, high))
        cut = cutoffs(m, n, low, observed - TIE * max(1.0, observed))
        return supremum(upset_probability(m, n, cut, high), m + n, **options)


def cutoffs(m: int, n: int, delta: float, threshold: float) -> np.ndarray:
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
    # Down each row at most from `first` to `last`; the rows differ in how many that are.
    row, step = np.nonzero(np.arange((last - first).max() + 1) <= (last - first)[:, None])
    later = first[row] + step
    inside = np.zeros((m + 1, step.max() + 1), bool)
    inside[row, step] = at_least(threshold, row / m, later / n, m, n, delta)
    cut = np.where(inside.any(axis=1), first + inside.argmax(axis=1), last)
    return np.minimum.accumulate(cut[::-1])[::-1]


def at_least(threshold: float, before, after, m: int, n: int, delta: float) -> np.ndarray:
    """Tell where T(delta) >= threshold, without solving for the constrained shares.

    T >= c > 0 says that the variance V at the constrained share P is at most (excess / c)^2. V is
    a parabola, so P lies outside its two crossings of that value; on which side of a crossing P
    lies is the sign of the slope of the likelihood there, which has one maximum.
    """
    before, after = np.broadcast_arrays(before, after)
    excess = after - before - delta
    if threshold <= 0.0:  # down to minus `TIE` only: on the border, with the greatest error for T's
        return excess >= threshold * 0.5 * np.sqrt(1.0 / m + 1.0 / n)
    square, linear = 1.0 / m + 1.0 / n, 1.0 / m + (1.0 - 2.0 * delta) / n
    value = np.square(excess / threshold) - delta * (1.0 - delta) / n
    spread = linear * linear - 4.0 * square * value
    apart = np.sqrt(np.maximum(spread, 0.0))
    low, high = max(0.0, -delta), min(1.0, 1.0 - delta)
    first, second = (linear - apart) / (2.0 * square), (linear + apart) / (2.0 * square)
    below = (first >= high) | ((first > low) & (_slope(first, before, after, m, n, delta) <= 0.0))
    above = (second <= low) | (
        (second < high) & (_slope(second, before, after, m, n, delta) >= 0.0)
    )
    return (excess > 0.0) & ((spread <= 0.0) | below | above)


def _slope(share, before, after, m: int, n: int, delta: float):
    """Return the slope of the log-likelihood where the earlier share is `share`."""
    with np.errstate(divide="ignore", invalid="ignore"):
        later = share + delta
        return m * (before - share) / (share * (1.0 - share)) + n * (after - later) / (
            later * (1.0 - later)
        )


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


def upset_probability(m: int, n: int, cut: np.ndarray, delta: float):
    """Return the function from phi = log(u / (1 - u)) to log P(later count >= cut[earlier])."""
    lesser, gap = 1.0 - abs(delta), abs(delta)
    earlier, later = _log_choose(m), _log_choose(n)

    def log_probability(phi):
        hit, miss = lesser * expit(phi), lesser * expit(-phi)
        smaller, greater = (hit, gap + miss), (gap + hit, miss)
        before, after = (smaller, greater) if delta >= 0.0 else (greater, smaller)
        upper = np.zeros((len(phi), n + 2))
        upper[:, :-1] = np.cumsum(_binomial(later, *after)[:, ::-1], axis=1)[:, ::-1]
        inside = (_binomial(earlier, *before) * upper[:, cut]).sum(axis=1)
        return np.log(np.maximum(inside, FLOOR))

    return log_probability


def _log_choose(size: int) -> np.ndarray:
    """Return the logarithms of the binomial coefficients of all counts."""
    log_factorial = gammaln(np.arange(size + 1) + 1.0)
    return log_factorial[-1] - log_factorial - log_factorial[::-1]


def _binomial(log_choose: np.ndarray, hit: np.ndarray, miss: np.ndarray) -> np.ndarray:
    """Return the probabilities of all counts for each chance of a hit and of a miss.

    Shape (len(hit), len(log_choose)). Chances below `FLOOR` are taken as `FLOOR`.
    """
    log_hit, log_miss = (np.log(np.maximum(chance, FLOOR))[:, None] for chance in (hit, miss))
    size = len(log_choose) - 1
    return np.exp(log_choose + (np.arange(size + 1) * (log_hit - log_miss) + size * log_miss))
