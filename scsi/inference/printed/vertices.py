"""The candidates for the greatest spread between cities: all corners, at most one thing inside.

`scsi.inference.printed.spread` gives the reasons. Shares are sorted upwards within each pattern, so
that the larger weights stand at both ends of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scsi.inference.printed.corners import SLACK, Patterns, Problem, corner_patterns
from scsi.vocabulary import Interval


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Feasible candidates of one sort, all of shape (C,).

    `row` is the pattern and `rule` the vector of weights they start from; `place` the position
    that is changed, to `share` with weight `weight`.
    """

    variance: NDArray
    row: NDArray
    rule: NDArray
    place: NDArray
    share: NDArray
    weight: NDArray

    def build(self, at: int, patterns: Patterns, weights: NDArray) -> tuple[NDArray, NDArray]:
        """Return shares and weights of one candidate, by city, the weights adding up to 1."""
        shares, weights = patterns.shares[self.row[at]].copy(), weights.copy()
        shares[self.place[at]], weights[self.place[at]] = self.share[at], self.weight[at]
        by_city = np.argsort(patterns.city[self.row[at]])
        return shares[by_city], weights[by_city] / weights.sum()


def corner_candidates(problem: Problem) -> tuple[float, NDArray, NDArray, int]:
    """Return the greatest variance, its shares and weights, and the number of candidates."""
    patterns = corner_patterns(problem)
    rules = _RatioRules(problem) if problem.floors is None else _FloorRules(problem)
    sorts = [
        *_all_at_corners(problem, patterns, rules),
        *_one_share_inside(problem, patterns, rules),
        *rules.one_weight_inside(patterns),
    ]
    best = max((found for found in sorts if len(found.row)), key=lambda f: f.variance.max())
    at = int(np.argmax(best.variance))
    start = rules.weights(patterns, best.row[at], best.rule[at])
    shares, weights = best.build(at, patterns, start)
    return float(best.variance[at]), shares, weights, sum(len(found.row) for found in sorts)


class _RatioRules:
    """Weights R on the first `a` and last `b` positions, 1 between; unscaled."""

    def __init__(self, problem: Problem):
        """List every pair (a, b); only (0, 0) where all weights are equal."""
        self.problem, self.k = problem, len(problem.low)
        most = self.k if problem.ratio > 1 else 0
        a, b = (v.ravel() for v in np.meshgrid(np.arange(most + 1), np.arange(most + 1)))
        self.a, self.b = a[a + b <= self.k], b[a + b <= self.k]
        self.total = self.k + (problem.ratio - 1) * (self.a + self.b)

    def weights(self, patterns: Patterns, row: int, rule: int) -> NDArray:
        """Return the weights of one rule by position."""
        position = np.arange(self.k)
        heavy = (position < self.a[rule]) | (position >= self.k - self.b[rule])
        return np.where(heavy, self.problem.ratio, 1.0)

    def weight_at(self, patterns: Patterns, rows: NDArray, place: NDArray) -> NDArray:
        """Return the weight at one position of each row, shape (P, rules)."""
        place = place[:, None]
        return np.where((place < self.a) | (place >= self.k - self.b), self.problem.ratio, 1.0)

    def sums(self, patterns: Patterns, rows: NDArray, values: NDArray) -> NDArray:
        """Return the weighted sums of values by position, shape (P, k), under every rule."""
        below = np.concatenate([np.zeros((len(values), 1)), np.cumsum(values, axis=1)], axis=1)
        above = below[:, -1:] - below
        sums = (self.problem.ratio - 1) * below[:, self.a]
        sums += (self.problem.ratio - 1) * above[:, self.k - self.b]
        return np.add(sums, below[:, -1:], out=sums)

    def one_weight_inside(self, patterns: Patterns):
        """Yield candidates in which the next city to weigh more has a weight between 1 and R."""
        if self.problem.ratio == 1:
            return
        rows = np.flatnonzero(patterns.inside < 0)
        shares = patterns.shares[rows]
        free = np.flatnonzero(self.a + self.b < self.k)
        first, second = (self.sums(patterns, rows, v)[:, free] for v in (shares, shares**2))
        for place in (self.a[free], self.k - 1 - self.b[free]):
            x = shares[:, place]
            rest = self.total[free] - 1, first - x, second - x**2
            for weight in _moving_weights(x, *rest, self.problem.mean):
                i, j = np.nonzero((weight >= 1) & (weight <= self.problem.ratio))
                w, x_at = weight[i, j], x[i, j]
                variance = _variance(
                    rest[0][j] + w, rest[1][i, j] + w * x_at, rest[2][i, j] + w * x_at**2
                )
                yield _Candidates(variance, rows[i], free[j], place[j], x_at, w)


class _FloorRules:
    """Floors, with the free weight on the lowest position (rule 0) or on the highest (rule 1)."""

    def __init__(self, problem: Problem):
        """Keep the problem; weights add up to 1."""
        if problem.floors is None:
            raise ValueError("a problem of floors has floors")
        self.problem = problem
        self.floors = problem.floors
        self.total = np.ones(2)

    def _ends(self) -> NDArray:
        """Return what each rule adds to each position, shape (2, k)."""
        extra = np.zeros((2, len(self.problem.low)))
        extra[0, 0] = extra[1, -1] = self.problem.free_weight
        return extra

    def weights(self, patterns: Patterns, row: int, rule: int) -> NDArray:
        """Return the weights of one rule by position."""
        return self.floors[patterns.city[row]] + self._ends()[rule]

    def weight_at(self, patterns: Patterns, rows: NDArray, place: NDArray) -> NDArray:
        """Return the weight at one position of each row, shape (P, 2)."""
        floors = self.floors[patterns.city[rows, place]]
        return floors[:, None] + self._ends()[:, place].T

    def sums(self, patterns: Patterns, rows: NDArray, values: NDArray) -> NDArray:
        """Return the weighted sums of values by position, shape (P, k), under both rules."""
        base = (self.floors[patterns.city[rows]] * values).sum(axis=1, keepdims=True)
        return base + values @ self._ends().T

    def one_weight_inside(self, patterns: Patterns):
        """Yield candidates with the free weight on both ends, in parts that meet the mean."""
        rows = np.flatnonzero(patterns.inside < 0)
        shares = patterns.shares[rows]
        low, high = shares[:, 0], shares[:, -1]
        first, second = (self.sums(patterns, rows, v)[:, 0] for v in (shares, shares**2))
        mean, free = self.problem.mean, self.problem.free_weight
        middle = (low + high) / 2  # the spread is still where the mean lies halfway
        still = np.where((middle > mean.low) & (middle < mean.high), middle, np.nan)
        for target in (mean.low, mean.high, still):
            with np.errstate(divide="ignore", invalid="ignore"):
                moved = (target - first) / (high - low)
            at = np.flatnonzero((moved >= -SLACK) & (moved <= free + SLACK))
            part = np.clip(moved[at], 0, free)
            variance = _variance(
                1.0,
                first[at] + part * (high - low)[at],
                second[at] + part * (high**2 - low**2)[at],
            )
            # the top keeps its floor and the part; the rest of the free weight stays below
            yield _FreeParts(
                variance,
                rows[at],
                np.zeros(len(at), int),
                np.full(len(at), shares.shape[1] - 1),
                high[at],
                self.floors[patterns.city[rows[at], -1]] + part,
                part,
            )


@dataclass(frozen=True, slots=True)
class _FreeParts(_Candidates):
    """Candidates whose lowest city gives up `part` of the weight to the highest."""

    part: NDArray

    def build(self, at: int, patterns: Patterns, weights: NDArray) -> tuple[NDArray, NDArray]:
        """Return shares and weights of one candidate, by city."""
        weights = weights.copy()
        weights[0] -= self.part[at]
        return _Candidates.build(self, at, patterns, weights)


def _variance(total, first, second):
    """Variance from the sums of w, w x and w x²."""
    return second / total - np.square(first / total)


def _all_at_corners(problem: Problem, patterns: Patterns, rules):
    """Yield the candidates whose mean lies within what is printed as it stands."""
    rows = np.flatnonzero(patterns.inside < 0)
    shares = patterns.shares[rows]
    first = rules.sums(patterns, rows, shares)
    mean = first / rules.total
    i, j = np.nonzero((mean >= problem.mean.low - SLACK) & (mean <= problem.mean.high + SLACK))
    second = rules.sums(patterns, rows, shares**2)[i, j]
    unchanged = np.zeros(len(rows), int)
    weight = rules.weight_at(patterns, rows, unchanged)[i, j]
    yield _Candidates(
        _variance(rules.total[j], first[i, j], second),
        *(rows[i], j, unchanged[i], shares[i, 0], weight),
    )


def _one_share_inside(problem: Problem, patterns: Patterns, rules):
    """Yield the candidates in which one share takes the value that meets an end of the mean."""
    rows = np.flatnonzero(patterns.inside >= 0)
    place = patterns.inside[rows]
    shares = patterns.shares[rows].copy()
    shares[np.arange(len(rows)), place] = 0
    first, second = (rules.sums(patterns, rows, v) for v in (shares, shares**2))
    weight = rules.weight_at(patterns, rows, place)
    city = patterns.city[rows, place]
    low, high = problem.low[city], problem.high[city]
    for mean in sorted({problem.mean.low, problem.mean.high}):
        with np.errstate(divide="ignore", invalid="ignore"):
            value = (mean * rules.total - first) / weight
        i, j = np.nonzero((value >= low[:, None] - SLACK) & (value <= high[:, None] + SLACK))
        x, w = np.clip(value[i, j], low[i], high[i]), weight[i, j]
        variance = _variance(rules.total[j], first[i, j] + w * x, second[i, j] + w * x**2)
        yield _Candidates(variance, rows[i], j, place[i], x, w)


def _moving_weights(x, rest, first, second, mean: Interval):
    """Yield the weights of a city at `x` that meet an end of the mean or make the spread still.

    The rest has mean m₀ and variance V₀; with a part s of the weight at x the variance is
    (1 - s) V₀ + s (1 - s) (x - m₀)², still at s = (1 - V₀ / (x - m₀)²) / 2.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        for target in sorted({mean.low, mean.high}):
            yield (target * rest - first) / (x - target)
        if mean.low == mean.high:
            return
        m0 = first / rest
        part = (1 - (second / rest - m0**2) / (x - m0) ** 2) / 2
        reached = m0 + part * (x - m0)
        allowed = (reached > mean.low) & (reached < mean.high)
        yield np.where(allowed, rest * part / (1 - part), np.nan)
