"""The problem of the greatest spread between cities, and the patterns of shares at their limits.

`scsi.inference.printed.spread` gives the reasons; `scsi.inference.printed.vertices` adds weights.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scsi.vocabulary import Interval

SLACK = 1e-12
_MOST_PATTERNS = 200_000  # of shares at one threshold; the printed cities have some 1,500


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
            if np.any(floors < 0) or floors.sum() > 1 + SLACK:
                raise ValueError("floors must be at least 0 and add up to at most 1")
        problem = cls(low, high, mean, float(ratio), floors)
        lowest, highest = problem.extreme_mean(low, least=True), problem.extreme_mean(high)
        if lowest > mean.high + SLACK or highest < mean.low - SLACK:
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
class Patterns:
    """Shares at their limits, one pattern a row, sorted upwards.

    `shares` and `city` (which city stands there), shape (P, k); `inside`, shape (P,), is the
    position of the city that may lie inside its limits, or -1.
    """

    shares: NDArray
    city: NDArray
    inside: NDArray


def corner_patterns(problem: Problem) -> Patterns:
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
        if np.prod([float(len(c)) for c in choices]) > _MOST_PATTERNS:
            raise ValueError("too many cities with limits of their own to go through all patterns")
        counts = np.stack(np.meshgrid(*choices, indexing="ij"), axis=-1).reshape(-1, len(kinds))
        for inside in (-1, *np.flatnonzero(open_)):
            room = counts if inside < 0 else counts[counts[:, inside] < size[inside]]
            found.append(np.column_stack([np.full(len(room), inside), room]))
    rows = np.concatenate(found)
    # one whole number per pattern: repetitions are found by sorting numbers, not rows
    shifted = rows + np.eye(1, rows.shape[1], dtype=int)  # -1 for "none inside" becomes 0
    keys = np.ravel_multi_index(shifted.T, (len(kinds) + 1, *(size + 1)))
    rows = rows[np.unique(keys, return_index=True)[1]]
    return _sorted_patterns(problem, rows[:, 1:], rows[:, 0], kind.ravel())


def _sorted_patterns(problem: Problem, upper: NDArray, inside: NDArray, kind: NDArray) -> Patterns:
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
    return Patterns(np.take_along_axis(shares, order, axis=1), order, position)
