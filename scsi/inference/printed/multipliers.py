"""Lagrangian bounds on the spread between cities, and the shares that attain the least one.

With multiplier λ on the printed mean m, every city contributes w (φ(x) - V),
φ(x) = (x - m)² - λ (x - m) = (x - c)² - λ²/4 and c = m + λ/2. The dual value is the V at which the
best contributions add up to 0, with weights in [1, R]; with floors it is their weighted sum with
the free weight on the best city. By weak duality it bounds every attainable spread, whatever λ is;
by strong duality the best λ attains the least spread, since that problem is convex.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scsi.inference.printed.corners import Problem

_HALVINGS = 100  # of an interval below 1: ends at neighbouring floats


@dataclass(frozen=True, slots=True)
class Clipped:
    """Shares clipped to the value `common`, their weights, and the variance they have."""

    common: float
    shares: NDArray
    weights: NDArray

    @property
    def mean(self) -> float:
        """Weighted mean of the shares."""
        return float(self.weights @ self.shares)

    @property
    def variance(self) -> float:
        """Weighted variance of the shares."""
        return float(self.weights @ (self.shares - self.mean) ** 2)


def clipped(problem: Problem, mean: float | None) -> Clipped:
    """Return the least spread at a given mean; None asks for the common value to be the mean."""
    below, above = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (below + above) / 2
        trial = _at(problem, middle)
        if trial.mean < (middle if mean is None else mean):
            below, above = (middle, above) if mean is not None else (below, middle)
        else:
            below, above = (below, middle) if mean is not None else (middle, above)
    return _mixed(_at(problem, below), _at(problem, above), mean)


def _at(problem: Problem, common: float) -> Clipped:
    """Return the best response to a common value: shares clipped to it, the nearest weigh most."""
    shares = np.clip(common, problem.low, problem.high)
    distances = (shares - common) ** 2
    return Clipped(common, shares, _best_weights(problem, distances[None], least=True)[0])


def _mixed(left: Clipped, right: Clipped, mean: float | None) -> Clipped:
    """Mix two best responses to one value, the weights tying, so that the mean is met."""
    target = left.common if mean is None else mean
    gap = right.mean - left.mean
    part = np.clip((target - left.mean) / gap, 0, 1) if abs(gap) > 1e-15 else 0.0
    weights = (1 - part) * left.weights + part * right.weights
    shares = (1 - part) * left.shares + part * right.shares
    return Clipped(left.common, shares, weights)


def _best_weights(problem: Problem, values: NDArray, *, least: bool) -> NDArray:
    """Return weights, shape of `values` (rows are problems), with the best mean of `values`."""
    order = np.argsort(values if least else -values, axis=1, kind="stable")
    if problem.floors is not None:
        best = np.take_along_axis(values, order[:, :1], axis=1)
        tied = np.abs(values - best) < 1e-15
        return problem.floors + problem.free_weight * tied / tied.sum(axis=1, keepdims=True)
    ordered = np.take_along_axis(values, order, axis=1)
    k = values.shape[1]
    heavy = np.arange(k + 1)
    sums = np.concatenate([np.zeros((len(values), 1)), np.cumsum(ordered, axis=1)], axis=1)
    means = (sums[:, -1:] + (problem.ratio - 1) * sums) / (k + (problem.ratio - 1) * heavy)
    best = np.argmin(means, axis=1) if least else np.argmax(means, axis=1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.broadcast_to(np.arange(k), order.shape), axis=1)
    weights = np.where(ranks < best[:, None], problem.ratio, 1.0)
    return weights / weights.sum(axis=1, keepdims=True)


def least_bound(problem: Problem, solved: Clipped) -> float:
    """Return a value that no spread within the limits lies below, by weak duality.

    With λ = 2 (c - m) at the mean m of the solution, the spread at any other printed mean m' is
    at least V + λ (m' - m) - (m' - m)², which is concave in m': the ends decide.
    """
    mean = solved.mean
    multiplier = 2 * (solved.common - mean)
    nearest = np.clip(solved.common, problem.low, problem.high)
    values = (nearest - mean) ** 2 - multiplier * (nearest - mean)
    weights = _best_weights(problem, values[None], least=True)[0]
    moves = np.array([problem.mean.low, problem.mean.high]) - mean
    return float(weights @ values + np.min(multiplier * moves - moves**2))


def greatest_bound(problem: Problem) -> float:
    """Return a value that no spread within the limits lies above, by weak duality.

    E(X - m)² is never below the variance, so that for the middle m of the printed mean, h half
    its width, and any λ the spread is at most V(λ) + |λ| h; the least over a grid of λ is taken.
    """
    middle, half = (problem.mean.low + problem.mean.high) / 2, problem.mean.width / 2
    multipliers = np.linspace(-2, 2, 2001)[:, None]
    ends = np.stack([problem.low, problem.high])[:, None, :] - middle
    values = (ends**2 - multipliers * ends).max(axis=0)
    weights = _best_weights(problem, values, least=False)
    return float(((weights * values).sum(axis=1) + np.abs(multipliers[:, 0]) * half).min())
