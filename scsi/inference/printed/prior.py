r"""The posterior of a shift when sizes, correlation and persistence have stated priors.

Given the design the shift has a flat prior, so that its posterior is normal about the printed shift
with variance

.. math:: \bar p(1-\bar p)\left(\frac{\mathrm{deff}_1}{n_1} + \frac{\mathrm{deff}_2}{n_2}
   - \frac{2 r s \rho}{k_1 k_2}\right),

:math:`\mathrm{deff}_j = 1 + \max(n_j/k_j - 1, 0)\,\rho`, ρ the correlation within cities, r the
correlation of a city's effects between waves (persistence) and s the cities in both. Over the
design the posterior is a mixture. The printed totals say nothing of ρ and r, so these keep their
prior; a size keeps its own times the probability that it prints as given: with a flat prior on the
share every whole count is equally likely, so that is the number of counts that print so over n + 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Real

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq
from scipy.special import ndtr

from scsi.vocabulary import Interval

_NODES = 16  # Gauss-Legendre on the probability scale; a test shows what 48 would change
_BINS = 4096  # of log standard deviation, each taken at its mean: an error of second order


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftPosterior:
    """The posterior of the shift under one set of priors.

    Attributes
    ----------
    mean, sd : float
        Of the shift, a fraction.
    above : ndarray of float, shape (thresholds,)
        P(shift > threshold).
    interval : Interval
        Equal-tailed, at the level asked for.
    size_before_median : float
        Posterior median of the earlier size.
    """

    mean: float
    sd: float
    above: NDArray
    interval: Interval
    size_before_median: float


def quadrature(distribution, nodes: int = _NODES) -> tuple[NDArray, NDArray]:
    """Points and weights of a distribution on the unit interval scale of its probability.

    Parameters
    ----------
    distribution : number, mapping of number to weight, or frozen `scipy.stats` distribution
        A known value; a discrete distribution; a continuous one, by Gauss-Legendre on its
        quantiles.
    nodes : int
        Points for a continuous distribution.

    Returns
    -------
    points, weights : ndarray of float
        Weights add up to 1.

    Examples
    --------
    >>> from scipy import stats
    >>> points, weights = quadrature(stats.uniform(0, 1))
    >>> float((weights * points**2).sum().round(6))
    0.333333

    The mean square of a uniform number is a third.
    """
    if isinstance(distribution, Mapping):
        points = np.array(list(distribution), dtype=float)
        weights = np.array(list(distribution.values()), dtype=float)
        if weights.min() < 0 or not weights.sum() > 0:
            raise ValueError(f"weights must be at least 0, not all 0; got {distribution!r}")
        return points, weights / weights.sum()
    if isinstance(distribution, Real):
        return np.array([float(distribution)]), np.ones(1)
    x, w = np.polynomial.legendre.leggauss(nodes)
    return distribution.ppf((x + 1) / 2), w / 2


def whole_sizes(distribution, most: int = 100_000) -> tuple[NDArray, NDArray]:
    """Whole sizes and their probabilities; a continuous distribution is cut at the halves.

    Parameters
    ----------
    distribution : int, mapping of int to weight, or frozen `scipy.stats` distribution
        As in `quadrature`.
    most : int
        Largest size that may be asked for.

    Returns
    -------
    sizes : ndarray of int64
    weights : ndarray of float
        Adding up to 1.

    Examples
    --------
    >>> from scipy import stats
    >>> sizes, weights = whole_sizes(stats.loguniform(100, 200))
    >>> int(sizes[0]), int(sizes[-1]), round(float(weights[:41].sum()), 2)
    (100, 200, 0.49)

    Half of the weight lies below 140: the logarithm is uniform.
    """
    if isinstance(distribution, (Mapping, Real)):
        sizes, weights = quadrature(distribution)
        if np.any(sizes != np.round(sizes)):
            raise ValueError(f"sizes must be whole numbers; got {distribution!r}")
    else:
        low, high = distribution.ppf(1e-6), distribution.ppf(1 - 1e-6)
        if not 0 < low <= high <= most:
            raise ValueError(f"sizes must lie from 1 to {most}; got {low:.6g} to {high:.6g}")
        sizes = np.arange(np.round(low), np.round(high) + 1)
        weights = distribution.cdf(sizes + 0.5) - distribution.cdf(sizes - 0.5)
    if sizes.min() < 1:
        raise ValueError(f"sizes must be at least 1; got {sizes.min():.6g}")
    return sizes.astype(np.int64), weights / weights.sum()


def printing_probability(sizes: ArrayLike, printed: Interval) -> NDArray:
    """Probability that a size prints as given, every whole count being equally likely.

    Parameters
    ----------
    sizes : array of int
        Numbers of items n.
    printed : Interval
        What the printed share stands for, the upper limit not included.

    Returns
    -------
    ndarray of float
        Counts in [low n, high n) over n + 1.

    Examples
    --------
    >>> printing_probability([50, 100, 200], Interval(0.405, 0.415)).round(4)
    array([0.    , 0.0099, 0.01  ])

    Forty-one per cent of fifty is impossible.
    """
    sizes = np.asarray(sizes, float)
    # a limit that is a whole count is in or out by the rule, not by the last bit
    counts = np.ceil(sizes * printed.high - 1e-9) - np.ceil(sizes * printed.low - 1e-9)
    return counts / (sizes + 1)


def shift_posterior(
    before: tuple[float, Interval],
    after: tuple[float, Interval],
    *,
    size_before,
    size_after,
    icc,
    persistence,
    cities_before: int,
    cities_after: int,
    cities_in_both: int,
    thresholds: ArrayLike = (0.0, 0.05),
    level: float = 0.95,
) -> ShiftPosterior:
    """Return the posterior of the shift under priors on the design, by quadrature.

    Parameters
    ----------
    before, after : tuple of float and Interval
        Printed share, and what it stands for, fractions.
    size_before, size_after : int, mapping, or frozen `scipy.stats` distribution
        Priors on the numbers of items.
    icc, persistence : float, mapping, or frozen `scipy.stats` distribution
        Priors on the correlation within cities, in [0, 1], and between waves, in [-1, 1].
    cities_before, cities_after, cities_in_both : int
        Numbers of cities; persistence acts through those in both.
    thresholds : array of float
        Shifts whose exceedance is asked for.
    level : float
        Of the interval.

    Returns
    -------
    ShiftPosterior

    Raises
    ------
    ValueError
        If a prior leaves its range, or no size can print as given.

    Examples
    --------
    >>> found = shift_posterior(
    ...     (0.41, Interval(0.405, 0.415)), (0.513, Interval(0.5125, 0.5135)),
    ...     size_before=200, size_after=3091, icc=0.0, persistence=0.0,
    ...     cities_before=20, cities_after=31, cities_in_both=20)
    >>> found.above.round(3), round(found.sd, 3)
    (array([0.998, 0.927]), 0.036)

    With 200 independent items a rise is as good as certain; without knowing that, it is not.
    """
    n1, w1 = _printable(size_before, before[1])
    n2, w2 = _printable(size_after, after[1])
    rho, w_rho = _in_range("icc", icc, 0, 1)
    r, w_r = _in_range("persistence", persistence, -1, 1)
    axes = np.ix_(n1, n2, rho, r)
    variance = _variance(before[0], after[0], axes, cities_before, cities_after, cities_in_both)
    weight = w1[:, None, None, None] * w2[:, None, None] * w_rho[:, None] * w_r
    estimate = after[0] - before[0]
    sd, weight = _binned(np.sqrt(variance).ravel(), weight.ravel())

    def below(x: float) -> float:
        """Return the posterior probability of a shift below `x`."""
        return float(weight @ ndtr((x - estimate) / sd))

    half = 8 * sd.max()
    # the mixture is symmetric about the estimate: one tail gives the other
    reach = brentq(lambda x: below(estimate - x) - (1 - level) / 2, 0, half)
    return ShiftPosterior(
        mean=estimate,
        sd=float(np.sqrt(weight @ sd**2)),
        above=np.array([1 - below(t) for t in np.atleast_1d(thresholds)]),
        interval=Interval(estimate - reach, estimate + reach),
        size_before_median=float(n1[np.searchsorted(np.cumsum(w1), 0.5)]),
    )


def _printable(distribution, printed: Interval) -> tuple[NDArray, NDArray]:
    """Return sizes and weights after seeing how the share prints."""
    sizes, weights = whole_sizes(distribution)
    weights = weights * printing_probability(sizes, printed)
    if not weights.sum() > 0:
        raise ValueError(f"no size of {distribution!r} has a count that prints as given")
    kept = weights > 0
    return sizes[kept], weights[kept] / weights.sum()


def _binned(sd: NDArray, weight: NDArray) -> tuple[NDArray, NDArray]:
    """Return far fewer standard deviations that stand for the same mixture."""
    ends = np.log(sd.min()), np.log(sd.max()) + 1e-9
    bins = ((np.log(sd) - ends[0]) * (_BINS / (ends[1] - ends[0]))).astype(np.int64)
    mass = np.bincount(bins, weight, minlength=_BINS)
    squares = np.bincount(bins, weight * sd**2, minlength=_BINS)
    kept = mass > 0
    return np.sqrt(squares[kept] / mass[kept]), mass[kept]


def _in_range(name: str, distribution, low: float, high: float) -> tuple[NDArray, NDArray]:
    """Return quadrature points and weights of a prior, refusing points out of range."""
    points, weights = quadrature(distribution)
    if points.min() < low or points.max() > high:
        raise ValueError(f"{name} must lie in [{low}, {high}]; got {distribution!r}")
    return points, weights


def _variance(before, after, axes, cities_before, cities_after, both):
    """Variance of the shift over all combinations of sizes, correlation and persistence."""
    n1, n2, rho, r = axes
    pooled = (n1 * before + n2 * after) / (n1 + n2)
    deff1 = 1 + np.maximum(n1 / cities_before - 1, 0) * rho
    deff2 = 1 + np.maximum(n2 / cities_after - 1, 0) * rho
    shared = 2 * r * both * rho / (cities_before * cities_after)
    return pooled * (1 - pooled) * (deff1 / n1 + deff2 / n2 - shared)
