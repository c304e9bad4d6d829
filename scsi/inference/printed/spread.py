r"""The least and greatest spread between cities that printed shares allow.

City i has a share x_i in [l_i, u_i] and a weight v_i, the weights adding up to 1; the weighted mean
is printed, so it lies in [m₁, m₂]. Wanted are the extremes of :math:`\sum_i v_i (x_i - \bar x)^2`.
Weights are either within a ratio R of the largest to the smallest (R = 1: equal) or free above
floors.

**Least.** For a fixed mean the problem is convex, and its Karush-Kuhn-Tucker conditions say that
the shares are clipped to one common value c, with the larger weights on the cities nearest to c.
The Lagrangian dual bounds what any city shares whatever can reach; the two agree, which is the
certificate.

**Greatest.** The spread is convex in the shares, so that an extreme has at most one share strictly
inside its limits; first-order conditions put every share at its upper limit that lies above one
threshold. For fixed shares the weights solve a linear programme with two equations, so that at
most one weight lies strictly between its limits, and the larger weights lie outermost. A share and
a weight inside their limits at once can be traded along the printed mean, where the spread is
quasi-convex: one of them reaches a limit and the spread does not fall. All candidates that remain
are enumerated. Weights where the mean itself may move are concave in it: the stationary point is a
candidate too. A Lagrangian bound from above stands beside the result as an independent check.

There is no iteration that could depend on a start or a seed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scsi.inference.clusters.correlation import anova_icc
from scsi.inference.printed.corners import Problem
from scsi.inference.printed.multipliers import clipped, greatest_bound, least_bound
from scsi.inference.printed.vertices import corner_candidates
from scsi.vocabulary import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    r"""An extreme of the between-city variance, the cities that attain it, and its certificate.

    Attributes
    ----------
    variance : float
        :math:`\sum v_i (x_i - \bar x)^2`, the divisor being the total weight.
    shares : ndarray of float, shape (k,)
        Shares that attain it.
    weights : ndarray of float, shape (k,)
        Their weights, adding up to 1.
    bound : float
        Lagrangian bound on the variance: no cities within the limits lie below it (least) or
        above it (greatest). For the least it equals `variance` where the mean is one number, up to
        rounding error; where the mean has a range they may differ by about its width squared.
    candidates : int
        How many vertices were compared; 0 for the least, which needs none.
    """

    variance: float
    shares: NDArray
    weights: NDArray
    bound: float
    candidates: int

    @property
    def mean(self) -> float:
        """Weighted mean of the shares."""
        return float(self.weights @ self.shares)

    @property
    def sd(self) -> float:
        """The spread as a standard deviation with divisor k - 1: sqrt(variance k / (k - 1))."""
        k = len(self.shares)
        return float(np.sqrt(self.variance * k / (k - 1)))

    @property
    def relative(self) -> float:
        """The variance as a part of m (1 - m), the most that any cities with mean m can have.

        It is that of the shares as they were observed, the noise of a city's own items included,
        and no correlation between items: that is `icc`.
        """
        return self.variance / (self.mean * (1 - self.mean))

    def icc(self, items: float) -> float:
        """Return the intraclass correlation of these cities if they have so many items together.

        The analysis-of-variance estimate, which takes out the noise of a city's own items; each
        city has its weight's part of them. For a given mean and equal weights it rises with the
        variance, so that the least spread gives the least correlation that the figures force.

        Parameters
        ----------
        items : float
            All items of the wave, more than there are cities.

        Examples
        --------
        >>> least = least_spread([0.9, 0.0, 0.0], [0.9, 0.2, 1.0], Interval(0.5, 0.5))
        >>> round(least.relative, 3), round(least.icc(30), 3), round(least.icc(3_000_000), 3)
        (0.347, 0.381, 0.443)

            With ten items a city, a part of the variance is their own noise; with a million, none.
        """
        if not items > len(self.shares):
            raise ValueError(f"items must be more than {len(self.shares)} cities; got {items!r}")
        total = self.weights * items
        return float(anova_icc(self.shares * total, total))


def least_spread(
    low: ArrayLike,
    high: ArrayLike,
    mean: Interval,
    *,
    ratio: float = 1.0,
    floors: ArrayLike | None = None,
) -> Spread:
    """Return the least spread of shares within limits whose weighted mean is printed.

    Parameters
    ----------
    low, high : array of float, shape (k,)
        Limits of each city's share, fractions.
    mean : Interval
        What the printed mean stands for.
    ratio : float
        Largest weight over the smallest, at most; 1 weighs all cities the same.
    floors : array of float, shape (k,), optional
        Least weight of each city, adding up to at most 1; the rest is free. Instead of `ratio`.

    Returns
    -------
    Spread

    Raises
    ------
    ValueError
        If no shares within the limits have such a mean.

    References
    ----------
    Boyd, S. and Vandenberghe, L. (2004). Convex Optimization, sections 3.2.6 and 5.5.3.

    Examples
    --------
    >>> least = least_spread([0.9, 0.0, 0.0], [0.9, 0.2, 1.0], Interval(0.5, 0.5))
    >>> [round(float(x), 3) for x in least.shares], round(least.sd, 3)
    ([0.9, 0.2, 0.4], 0.361)

    With one city at 90 % and one at 20 % at most, the third at 40 % spreads them least.
    """
    problem = Problem.of(low, high, mean, ratio, floors)
    solved = [clipped(problem, m) for m in (mean.low, mean.high)]
    if solved[0].common < mean.low and solved[1].common > mean.high:
        solved = [clipped(problem, None)]
    best = min(solved, key=lambda s: s.variance)
    return Spread(
        variance=best.variance,
        shares=best.shares,
        weights=best.weights,
        bound=least_bound(problem, best),
        candidates=0,
    )


def greatest_spread(
    low: ArrayLike,
    high: ArrayLike,
    mean: Interval,
    *,
    ratio: float = 1.0,
    floors: ArrayLike | None = None,
) -> Spread:
    """Return the greatest spread of shares within limits whose weighted mean is printed.

    Parameters
    ----------
    low, high, mean, ratio, floors
        As in `least_spread`.

    Returns
    -------
    Spread

    Raises
    ------
    ValueError
        If no shares within the limits have such a mean, or if so many cities have limits of
        their own that the vertices cannot all be gone through.

    References
    ----------
    Rockafellar, R. T. (1970). Convex Analysis, section 32: a convex function on a polytope has
    its maximum at a vertex.

    Examples
    --------
    >>> greatest = greatest_spread([0.0] * 4, [1.0] * 4, Interval(0.41, 0.41))
    >>> sorted(round(float(x), 2) for x in greatest.shares)
    [0.0, 0.0, 0.64, 1.0]

    Four cities with mean 41 % spread most with two at nothing, one at everything, one between.
    """
    problem = Problem.of(low, high, mean, ratio, floors)
    variance, shares, weights, count = corner_candidates(problem)
    return Spread(
        variance=variance,
        shares=shares,
        weights=weights,
        bound=greatest_bound(problem),
        candidates=count,
    )
