"""The supremum of a rejection probability over the nuisance parameter, from both sides.

Two shares that differ by d >= 0 are p and p + d with p = (1 - d) u, u from 0 to 1. With
phi = log(u / (1 - u)), the probability of a table is, up to a constant factor,

    exp(x phi + (m - x) log(1 + d e^phi) + y log(d + e^phi) - (m + n) log(1 + e^phi)),

where all but the last term is convex in phi. A sum of exponentials of convex functions is
log-convex, so for *any* set R of tables K(phi) = log P(R) + (m + n) log(1 + e^phi) is convex; its
slope lies between 0 and m + n. Between two points K lies below its chord, which bounds P(R) on the
whole interval, and what the bound gives away falls with the square of the interval's length.
Beyond the outermost points the slope bounds it. Intervals whose bound exceeds the best value found
are halved until none is left. No ordering, monotone or other, enters the proof.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit

UNIT_ROUNDOFF = 2.0**-53


@dataclass(frozen=True, slots=True)
class Supremum:
    """What is proved of a supremum.

    Attributes
    ----------
    low, high : float
        The supremum lies between them; rounding errors are allowed for.
    at : float
        The value u in [0, 1] of the nuisance parameter at which `low` is reached.
    evaluations : int
        How many values of the nuisance parameter were looked at.
    """

    low: float
    high: float
    at: float
    evaluations: int


def rounding_allowance(size: int) -> float:
    """Return the relative error that rounding can leave in one probability.

    Its logarithm is a sum of a few terms none of which exceeds log(size!) + 40 size; each of at
    most sixteen operations on them errs by one unit in the last place. 5e-10 at 3,200 items.
    """
    largest = size * (np.log(size + 1.0) + 40.0)
    return 32.0 * UNIT_ROUNDOFF * largest


def supremum(
    log_probability: Callable[[np.ndarray], np.ndarray],
    size: int,
    *,
    rtol: float = 1e-6,
    first: int = 33,
    against: float | None = None,
    within: tuple[float, float] = (0.0, 1.0),
) -> Supremum:
    """Bracket the supremum over u in [0, 1] of a probability of two binomial counts.

    Parameters
    ----------
    log_probability : callable
        log P(R) at an increasing array of phi = log(u / (1 - u)); -inf and inf stand for u = 0
        and 1. R may be any set of tables.
    size : int
        Number of items in both groups together, m + n.
    rtol : float
        Greatest relative width of the bracket.
    first : int
        Number of points to start from; it changes the cost, not what is proved.
    against : float, optional
        Stop as soon as it is decided whether the supremum exceeds this value.
    within : tuple of float, default from 0 to 1
        Least and greatest u.

    Returns
    -------
    Supremum
        The bracket, where its lower end is reached, and what it cost.

    Raises
    ------
    ValueError
        If `rtol` is below four times `rounding_allowance` or not below 1.

    Examples
    --------
    Two groups of one item each; the tables in which they differ have probability 2u(1 - u).

    >>> def differ(phi):
    ...     return np.log(2) - np.logaddexp(0, phi) - np.logaddexp(0, -phi)
    >>> found = supremum(differ, 2)
    >>> found.low <= 0.5 <= found.high, found.high <= found.low * (1 + 1e-6), found.at
    (True, True, 0.5)

    They differ most often, half of the time, if the common share is one half.
    """
    slack = rounding_allowance(size)
    if not 4.0 * slack < rtol < 1.0:
        raise ValueError(
            f"rtol must lie between {4.0 * slack:.1g}, what rounding allows at {size} items, "
            f"and 1; got {rtol!r}"
        )
    above, below = np.inf, -np.inf
    if against is not None:
        above, below = np.log(against) + slack, np.log(against) - slack
    search = _Search(log_probability, size, np.log1p(rtol - 3.0 * slack), above, below)
    search.run(max(int(first), 3), *(float(logit(end)) for end in within))
    high = np.exp(min(search.bound + slack, 0.0))
    if search.best > -np.inf:  # else there is no table in R
        high = min(np.nextafter(high, 2.0), 1.0)
    return Supremum(
        low=float(np.exp(search.best - slack)),
        high=float(high),
        at=float(expit(search.at)),
        evaluations=search.evaluations,
    )


class _Search:
    """Branch and bound on phi; all values are logarithms of probabilities."""

    def __init__(self, log_probability, size, gap, above, below):
        self.log_probability, self.size = log_probability, size
        self.gap, self.above, self.below = gap, above, below
        self.best, self.at, self.bound, self.evaluations = -np.inf, 0.0, -np.inf, 0

    def run(self, first: int, start: float, end: float) -> None:
        """Halve intervals until the bound on each lies within the gap of the best value."""
        # Outside (-edge, edge) the bound exceeds the value at the edge by a tenth of the gap.
        edge = np.log(self.size / (0.1 * self.gap))
        phi = np.linspace(max(-edge, min(start, edge)), min(edge, max(end, -edge)), first)
        value = self.evaluate(np.concatenate([[start], phi, [end]]))[1:-1]
        if self.best == -np.inf:
            return
        below = value[0] if start < -edge else -np.inf
        above = value[-1] if end > edge else -np.inf
        outside = max(below, above) + self.size * np.log1p(np.exp(-edge))
        left, right = (phi[:-1], value[:-1]), (phi[1:], value[1:])
        while True:
            bound = chord_bound(*left, *right, self.size)
            keep = bound > self.best + self.gap
            self.bound = max(self.bound, outside, bound[~keep].max(initial=-np.inf))
            decided = self.best > self.above or max(bound.max(), self.bound) <= self.below
            if decided or not keep.any():
                self.bound = max(self.bound, bound.max(), self.best)
                return
            left, right = self.halve(left, right, keep)

    def halve(self, left, right, keep):
        """Return the halves of the intervals to keep, with the values at their ends."""
        (a, at_a), (b, at_b) = ((phi[keep], value[keep]) for phi, value in (left, right))
        middle = 0.5 * (a + b)
        value = self.evaluate(middle)
        lower = np.stack([a, middle], 1).ravel(), np.stack([at_a, value], 1).ravel()
        upper = np.stack([middle, b], 1).ravel(), np.stack([value, at_b], 1).ravel()
        return lower, upper

    def evaluate(self, phi):
        """Return log P at `phi`, remembering the best."""
        value = np.minimum(self.log_probability(phi), 0.0)
        self.evaluations += len(phi)
        top = int(np.argmax(value))
        if value[top] > self.best:
            self.best, self.at = float(value[top]), float(phi[top])
        return value


def chord_bound(a, at_a, b, at_b, size):
    """Return the greatest that log P can be on each interval [a, b] of phi.

    The maximum of the chord of K less size * log(1 + e^phi), which is concave: where the chord's
    slope is size * u, or at an end.
    """
    k_a, k_b = at_a + size * np.logaddexp(0.0, a), at_b + size * np.logaddexp(0.0, b)
    share = np.clip((k_b - k_a) / (b - a) / size, 1e-300, 1.0 - UNIT_ROUNDOFF)
    phi = np.clip(np.log(share) - np.log1p(-share), a, b)
    weight = (phi - a) / (b - a)
    return np.minimum((1.0 - weight) * k_a + weight * k_b - size * np.logaddexp(0.0, phi), 0.0)
