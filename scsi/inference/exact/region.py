"""Rejection regions of tests of equality, as two cut-offs for each total.

All the statistics here grow outwards from equality when the total of both counts is held fixed,
and this is proved, not assumed: so among the tables of one total those at least as extreme as a
given value are two tails. From one total to the next nothing is assumed: Fisher's p-value does
not order the tables of different totals monotonically, and each total finds its own cut-offs.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import logsumexp

from scsi.inference.exact.conditional import Hypergeometric


@dataclass(frozen=True, slots=True)
class Region:
    """Tables whose later count is at most `low[t]` or at least `high[t]`, t the total.

    Attributes
    ----------
    before, after : int
        Sizes of the two groups.
    low, high : array of int, shape (..., before + after + 1)
        Cut-offs of the later count; -1 and after + 1 where a tail is empty. Where there are
        dimensions in front, as many regions.
    """

    before: int
    after: int
    low: np.ndarray
    high: np.ndarray

    def table(self) -> np.ndarray:
        """Return the region as booleans, shape (..., before + 1, after + 1), by the two counts."""
        x, y = np.ogrid[: self.before + 1, : self.after + 1]
        return (y <= self.low[..., x + y]) | (y >= self.high[..., x + y])

    def log_probability(self) -> Callable[[np.ndarray], np.ndarray]:
        """Return the function from log odds of a common share to one region's log probability.

        Given the total the probability is free of the share, so P(R) = sum_t w_t C(N, t) u^t
        (1 - u)^(N - t) with w_t the hypergeometric probability of the two tails: N + 1 numbers
        stand for the whole region.
        """
        size, total = self.before + self.after, np.arange(self.before + self.after + 1)
        law = Hypergeometric(self.before, self.after)
        return Mixture(law.log_tails(self.low, self.high, total) + law.log_choose(size, total))


class Mixture:
    """log of sum_t exp(a_t) u^t (1 - u)^(N - t) at log odds phi of u, for many phi at once."""

    BLOCK = 64
    DEPTH = 60.0  # terms e^-60 of the largest are left out, together below 1e-21 of the sum

    def __init__(self, coefficient: np.ndarray):
        self.coefficient, self.size = coefficient, len(coefficient) - 1
        self.total = np.arange(len(coefficient), dtype=float)

    def __call__(self, phi: np.ndarray) -> np.ndarray:
        """Return the values at an increasing array of phi."""
        value = np.full(len(phi), -np.inf)
        if self.coefficient.max() == -np.inf:
            return value
        finite = np.flatnonzero(np.isfinite(phi))
        value[phi == -np.inf], value[phi == np.inf] = self.coefficient[0], self.coefficient[-1]
        for start in range(0, len(finite), self.BLOCK):
            block = finite[start : start + self.BLOCK]
            value[block] = self._block(phi[block])
        return value

    def _block(self, phi: np.ndarray) -> np.ndarray:
        """Return the values at neighbouring phi from the terms that matter at any of them.

        Relative to the largest term at the middle each term is log-linear in phi, so what is
        small at both ends is small between them.
        """
        top = np.argmax(self.coefficient + self.total * phi[len(phi) // 2])
        ahead = self.coefficient - self.coefficient[top]
        steps = self.total - top
        ends = np.maximum(ahead + steps * phi[0], ahead + steps * phi[-1])
        near = ends > -self.DEPTH
        terms = ahead[near] + np.multiply.outer(phi, steps[near])
        reference = self.coefficient[top] + top * phi - self.size * np.logaddexp(0.0, phi)
        return reference + logsumexp(terms, axis=1)
