"""The candidates for the greatest spread between cities: all corners, at most one thing inside.

`scsi.inference.printed.spread` gives the reasons. Patterns are vectors of shares sorted upwards;
weights outside a first `a` and a last `b` of them are the smaller ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scsi.vocabulary import Interval

_SLACK = 1e-12


@dataclass(frozen=True, slots=True)
class Problem:
    """Limits of shares, shape (k,), what their mean may be, and the rule of their weights."""

    low: NDArray
    high: NDArray
    mean: Interval
    ratio: float
    floors: NDArray | None

    @classmethod
    def of(
        cls,
        low: ArrayLike,
        high: ArrayLike,
        mean: Interval,
        ratio: float,
        floors: ArrayLike | None,
    ) -> Problem:
        """Check the parts and put them together."""
        low, high = np.broadcast_arrays(np.asarray(low, float), np.asarray(high, float))
        if low.ndim != 1 or len(low) < 2 or np.any(low > high) or low.min() < 0 or high.max() > 1:
            raise ValueError("limits need at least two cities and 0 <= low <= high <= 1 for each")
        if not ratio >= 1:
            raise ValueError(f"ratio must be at least 1; got {ratio}")
        if floors is not None:
            floors = np.broadcast_to(np.asarray(floors, float), low.shape)
            if np.any(floors < 0) or floors.sum() > 1 + _SLACK:
                raise ValueError("floors must be at least 0 and add up to at most 1")
        problem = cls(low, high, mean, float(ratio), floors)
        lowest, highest = problem.extreme_mean(low, least=True), problem.extreme_mean(high)
        if lowest > mean.high + _SLACK or highest < mean.low - _SLACK:
            raise ValueError(
                f"the limits allow means from {lowest:.4f} to {highest:.4f}; "
                f"got {mean.low:.4f} to {mean.high:.4f}"
            )
        return problem

    @property
    def free_weight(self) -> float:
        """The weight above the floors."""
        return max(0.0, 1 - float(self.floors.sum())) if self.floors is not None else 0.0

    def extreme_mean(self, shares: NDArray, *, least: bool = False) -> float:
        """Return the greatest, or least, mean of given shares over the allowed weights."""
        shares = np.sort(shares if least else -shares)
        if self.floors is not None:
            ends = shares[0] * self.free_weight
            by_city = np.argsort(self.low if least else -self.high, kind="stable")
            mean = ends + self.floors[by_city] @ shares
        else:
            heavy = np.arange(len(shares) + 1)
            sums = np.concatenate([[0.0], np.cumsum(shares)])
            total = len(shares) + (self.ratio - 1) * heavy
            mean = ((sums[-1] + (self.ratio - 1) * sums) / total).min()
        return float(mean if least else -mean)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Shares at their limits, one pattern a row, sorted upwards.

    `shares` and `city` (which city stands there), shape (P, k); `inside`, shape (P,), is the
    position of the city that may lie inside its limits, or -1.
    """

    shares: NDArray
    city: NDArray
    inside: NDArray


def corner_candidates(problem: Problem) -> tuple[float, NDArray, NDArray, int]:
    """Return the greatest variance, its shares and weights, and the number of candidates."""
    patterns = _patterns(problem)
    by_weight = _floors_candidates if problem.floors is not None else _ratio_candidates
    best, count = None, 0
    for variance, build in by_weight(problem, patterns):
        count += int(np.isfinite(variance).sum())
        where = np.unravel_index(np.argmax(variance), variance.shape)
        if np.isfinite(variance[where]) and (best is None or variance[where] > best[0]):
            best = (float(variance[where]), *build(where))
    variance, row, shares, weights = best
    order = np.argsort(patterns.city[row])
    return variance, shares[order], weights[order] / weights.sum(), count


def _patterns(problem: Problem) -> _Patterns:
    """Return every pattern that the threshold rule leaves, cities with equal limits exchangeable.

    With threshold t a share stands at its upper limit only if that is at least t and at its lower
    one only if that is at most t, so that the choice is open for limits on both sides of t.
    """
    limits = np.column_stack([problem.low, problem.high])
    if problem.floors is not None:
        limits = np.column_stack([limits, problem.floors])
    kinds, kind = np.unique(limits, axis=0, return_inverse=True)
    size = np.bincount(kind)
    ends = np.unique(limits[:, :2])
    thresholds = np.sort(np.concatenate([ends, (ends[1:] + ends[:-1]) / 2]))
    found = []
    for t in thresholds:
        open_, above = (kinds[:, 0] <= t) & (t <= kinds[:, 1]), kinds[:, 0] > t
        choices = [
            np.arange(n + 1) if o else np.array([n if a else 0])
            for n, o, a in zip(size, open_, above, strict=True)
        ]
        counts = np.stack(np.meshgrid(*choices, indexing="ij"), axis=-1).reshape(-1, len(kinds))
        for inside in (-1, *np.flatnonzero(open_)):
            room = counts if inside < 0 else counts[counts[:, inside] < size[inside]]
            found.append(np.column_stack([np.full(len(room), inside), room]))
    rows = np.concatenate(found)
    # one whole number per pattern: repetitions are found by sorting numbers, not rows
    keys = np.ravel_multi_index(
        (rows + np.eye(1, rows.shape[1], dtype=int)).T, (len(kinds) + 1, *(size + 1))
    )
    rows = rows[np.unique(keys, return_index=True)[1]]
    return _sorted_patterns(problem, rows[:, 1:], rows[:, 0], kind.ravel())


def _sorted_patterns(problem: Problem, upper: NDArray, inside: NDArray, kind: NDArray) -> _Patterns:
    """Lay out patterns given by how many of each kind are at the upper limit, shape (P, kinds)."""
    k = len(kind)
    rank = np.array([np.sum(kind[:i] == kind[i]) for i in range(k)])
    at_upper = rank < upper[:, kind]
    middle = (kind == inside[:, None]) & (rank == upper[:, kind])
    shares = np.where(at_upper, problem.high, problem.low)
    # the one inside stands between those at their lower and those at their upper limits; of equal
    # shares the last city comes first, so that free weight at the bottom falls on an unnamed one
    side = np.where(middle, 1, np.where(at_upper, 2, 0))
    order = np.lexsort((np.broadcast_to(-np.arange(k), shares.shape), shares, side), axis=1)
    at_position = np.take_along_axis(middle, order, axis=1)
    position = np.where(inside >= 0, np.argmax(at_position, axis=1), -1)
    return _Patterns(np.take_along_axis(shares, order, axis=1), order, position)


def _inside_share(patterns: _Patterns, problem: Problem, value: NDArray, rows: NDArray) -> NDArray:
    """Set shares that are not within their city's limits to NaN; `value` has shape (rows, ...)."""
    city = patterns.city[rows, patterns.inside[rows]]
    shape = (-1,) + (1,) * (value.ndim - 1)
    low, high = problem.low[city].reshape(shape), problem.high[city].reshape(shape)
    inside = (value >= low - _SLACK) & (value <= high + _SLACK)
    return np.where(inside, np.clip(value, low, high), np.nan)


def _variance(total, first, second):
    """Variance from the sums of w, w x and w x²; minus infinity where one is NaN."""
    value = second / total
    value -= np.square(first / total)
    value[np.isnan(value)] = -np.inf
    return value


def _ends(shares: NDArray, a: NDArray, b: NDArray) -> NDArray:
    """Return the sums of the `a` lowest and `b` highest columns, shape (P, A)."""
    zero = np.zeros((len(shares), 1))
    sums = np.concatenate([zero, np.cumsum(shares, axis=1)], axis=1)
    return sums[:, a] + sums[:, -1:] - sums[:, shares.shape[1] - b]


def _ratio_candidates(problem: Problem, patterns: _Patterns):
    """Yield candidates with weights 1 and R: all at corners, one share or one weight inside."""
    k, extra = len(problem.low), problem.ratio - 1
    most = k if extra > 0 else 0
    a, b = (v.ravel() for v in np.meshgrid(np.arange(most + 1), np.arange(most + 1)))
    a, b = a[a + b <= k], b[a + b <= k]
    total = k + extra * (a + b)

    def weights_of(column):
        position = np.arange(k)
        heavy = (position < a[column]) | (position >= k - b[column])
        return np.where(heavy, problem.ratio, 1.0)

    yield from _all_at_corners(problem, patterns, a, b, total, weights_of)
    yield from _one_share_inside(problem, patterns, a, b, total, weights_of)
    if extra > 0:
        yield from _one_weight_inside(problem, patterns, a, b, total, weights_of)


def _sums(shares: NDArray, a, b, extra):
    """Return the sums of w x and w x², shape (P, A)."""
    squares = shares**2
    first = shares.sum(axis=1, keepdims=True) + extra * _ends(shares, a, b)
    return first, squares.sum(axis=1, keepdims=True) + extra * _ends(squares, a, b)


def _all_at_corners(problem, patterns, a, b, total, weights_of):
    """Yield the candidates whose mean lies within what is printed as it stands."""
    rows = np.flatnonzero(patterns.inside < 0)
    first, second = _sums(patterns.shares[rows], a, b, problem.ratio - 1)
    mean = first / total
    within = (mean >= problem.mean.low - _SLACK) & (mean <= problem.mean.high + _SLACK)
    variance = np.where(within, _variance(total, first, second), -np.inf)
    yield (
        variance,
        lambda at: (
            rows[at[0]],
            patterns.shares[rows[at[0]]],
            weights_of(at[1]),
        ),
    )


def _one_share_inside(problem, patterns, a, b, total, weights_of):
    """Yield the candidates in which one share takes the value that meets an end of the mean."""
    rows = np.flatnonzero(patterns.inside >= 0)
    if not len(rows):
        return
    k = len(problem.low)
    shares = patterns.shares[rows].copy()
    position = patterns.inside[rows]
    shares[np.arange(len(rows)), position] = 0
    first, second = _sums(shares, a, b, problem.ratio - 1)
    heavy = (position[:, None] < a) | (position[:, None] >= k - b)
    weight = np.where(heavy, problem.ratio, 1.0)
    for mean in (problem.mean.low, problem.mean.high):
        value = _inside_share(patterns, problem, (mean * total - first) / weight, rows)
        variance = _variance(total, first + weight * value, second + weight * value**2)

        def build(at, value=value):
            found = shares[at[0]].copy()
            found[position[at[0]]] = value[at]
            return rows[at[0]], found, weights_of(at[1])

        yield variance, build


def _one_weight_inside(problem, patterns, a, b, total, weights_of):
    """Yield the candidates in which the next city to weigh more has a weight between 1 and R."""
    rows = np.flatnonzero(patterns.inside < 0)
    shares = patterns.shares[rows]
    first, second = _sums(shares, a, b, problem.ratio - 1)
    columns = np.flatnonzero(a + b < shares.shape[1])
    for place in (a[columns], shares.shape[1] - 1 - b[columns]):
        x = shares[:, place]
        rest = total[columns] - 1
        rest_first, rest_second = first[:, columns] - x, second[:, columns] - x**2
        for weight in _moving_weights(x, rest, rest_first, rest_second, problem.mean):
            weight = np.where((weight >= 1) & (weight <= problem.ratio), weight, np.nan)
            variance = _variance(
                rest + weight, rest_first + weight * x, rest_second + weight * x**2
            )

            def build(at, weight=weight, place=place):
                weights = weights_of(columns[at[1]])
                weights[place[at[1]]] = weight[at]
                return rows[at[0]], shares[at[0]], weights

            yield variance, build


def _moving_weights(x, rest, first, second, mean: Interval):
    """Yield the weights of a city at `x` that meet an end of the mean or make the spread still.

    The rest has mean m₀ and variance V₀; with a part s of the weight at x the variance is
    (1 - s) V₀ + s (1 - s) (x - m₀)², still at s = (1 - V₀ / (x - m₀)²) / 2.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        for target in (mean.low, mean.high):
            yield (target * rest - first) / (x - target)
        m0 = first / rest
        gap = (x - m0) ** 2
        part = (1 - (second / rest - m0**2) / gap) / 2
        reached = m0 + part * (x - m0)
        allowed = (reached > mean.low) & (reached < mean.high)
        yield np.where(allowed, rest * part / (1 - part), np.nan)


def _floors_candidates(problem: Problem, patterns: _Patterns):
    """Yield candidates with the free weight on the lowest city, on the highest, or on both."""
    floors, free = problem.floors, problem.free_weight
    base = floors[patterns.city]
    shares = patterns.shares
    corner = np.flatnonzero(patterns.inside < 0)
    first = (base * shares).sum(axis=1) + free * shares[:, 0]
    second = (base * shares**2).sum(axis=1) + free * shares[:, 0] ** 2
    step, step2 = shares[:, -1] - shares[:, 0], shares[:, -1] ** 2 - shares[:, 0] ** 2
    middle = (shares[:, -1] + shares[:, 0]) / 2
    still = np.where((middle > problem.mean.low) & (middle < problem.mean.high), middle, np.nan)
    for target in (problem.mean.low, problem.mean.high, still):
        with np.errstate(divide="ignore", invalid="ignore"):
            top = ((target - first) / step)[corner]
        top = np.where((top >= -_SLACK) & (top <= free + _SLACK), np.clip(top, 0, free), np.nan)
        variance = _variance(
            1.0, first[corner] + top * step[corner], second[corner] + top * step2[corner]
        )

        def build(at, top=top):
            weights = base[corner[at[0]]].copy()
            weights[-1] += top[at]
            weights[0] += free - top[at]
            return corner[at[0]], shares[corner[at[0]]], weights

        yield variance, build
    yield from _floors_share_inside(problem, patterns, base)


def _floors_share_inside(problem: Problem, patterns: _Patterns, base: NDArray):
    """Yield candidates with one share inside its limits and the free weight on one city."""
    rows = np.flatnonzero(patterns.inside >= 0)
    if not len(rows):
        return
    position = patterns.inside[rows]
    shares = patterns.shares[rows].copy()
    shares[np.arange(len(rows)), position] = 0
    for end in (0, -1):
        weights = base[rows].copy()
        weights[:, end] += problem.free_weight
        weight = weights[np.arange(len(rows)), position]
        first, second = (weights * shares).sum(axis=1), (weights * shares**2).sum(axis=1)
        for mean in (problem.mean.low, problem.mean.high):
            with np.errstate(divide="ignore", invalid="ignore"):
                value = _inside_share(patterns, problem, (mean - first) / weight, rows)
            variance = _variance(1.0, first + weight * value, second + weight * value**2)

            def build(at, value=value, weights=weights):
                found = shares[at[0]].copy()
                found[position[at[0]]] = value[at]
                return rows[at[0]], found, weights[at[0]]

            yield variance, build
