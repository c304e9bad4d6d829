r"""The test of city means when only the spread between cities is bounded.

With spreads s₁, s₂ (standard deviations, divisor k - 1) of k₁ and k₂ cities of equal weight,
Welch's statistic is :math:`|d| / \sqrt{s_1^2/k_1 + s_2^2/k_2}` on
:math:`\nu = (s_1^2/k_1 + s_2^2/k_2)^2 / (s_1^4/(k_1^2 (k_1-1)) + s_2^4/(k_2^2 (k_2-1)))` degrees
of freedom. Where one spread serves both waves ν does not depend on it, so p rises with it. Where
they differ, a larger spread raises the standard error but may also raise ν, which lowers p: that p
is least and greatest at corners is therefore shown, by bounds on every cell of a grid.

With m cities in both waves whose shares correlate by r over them, the variance of the difference is
:math:`s_1^2/k_1 + s_2^2/k_2 - 2 r m s_1 s_2/(k_1 k_2)`, and the reference t on
:math:`k_1 + k_2 - 2` degrees, as for the ceiling of the correlation (`ceiling`). The degrees being
fixed, p rises with that variance alone, so that its extremes are found exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtr

from scsi.vocabulary import Interval

_CELLS = 200
EVERY_PERSISTENCE = Interval(0.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PvalueRange:
    """The least and greatest city-level p over ranges of spreads.

    Attributes
    ----------
    attained : Interval
        p at the smallest and at the largest spreads.
    enclosure : Interval
        Limits that p does not leave anywhere in the ranges; as wide as `attained` but for the
        size of a cell.
    """

    attained: Interval
    enclosure: Interval


def welch_pvalue(
    shift: ArrayLike,
    spread_before: ArrayLike,
    spread_after: ArrayLike,
    cities_before: ArrayLike,
    cities_after: ArrayLike,
) -> NDArray:
    """Two-sided p of a difference of city means with given spreads, by Welch's test.

    Parameters
    ----------
    shift : array of float
        Difference of the mean shares, a fraction.
    spread_before, spread_after : array of float
        Standard deviations of city shares, divisor k - 1, fractions; not both 0.
    cities_before, cities_after : array of int
        Numbers of cities, at least 2.

    Returns
    -------
    ndarray of float
        Broadcast over all arguments.

    References
    ----------
    Welch, B. L. (1947). Biometrika 34, 28-35.

    Examples
    --------
    >>> welch_pvalue(0.103, [0.131, 0.281], [0.131, 0.281], 20, 31).round(3)
    array([0.009, 0.208])

    Cities that vary by 13 points make ten points stand out; cities that vary by 28 do not.
    """
    error, degrees = _error_and_degrees(spread_before, spread_after, cities_before, cities_after)
    return 2 * stdtr(degrees, -np.abs(shift) / error)


def _error_and_degrees(spread_before, spread_after, cities_before, cities_after):
    """Welch's standard error and degrees of freedom."""
    k1, k2 = np.asarray(cities_before, float), np.asarray(cities_after, float)
    v1, v2 = np.square(spread_before) / k1, np.square(spread_after) / k2
    total = v1 + v2
    return np.sqrt(total), total**2 / (v1**2 / (k1 - 1) + v2**2 / (k2 - 1))


def welch_range_same(
    shift: float, spread: Interval, cities_before: int, cities_after: int
) -> PvalueRange:
    """Range of `welch_pvalue` when both waves have the same spread, somewhere in `spread`.

    ν does not depend on the spread and the statistic falls with it, so p rises strictly: the ends
    of the range are the extremes and the enclosure is exact.

    Parameters
    ----------
    shift : float
        Difference of the mean shares, a fraction.
    spread : Interval
        Least and greatest standard deviation, above 0.
    cities_before, cities_after : int
        Numbers of cities.

    Returns
    -------
    PvalueRange

    Examples
    --------
    >>> found = welch_range_same(0.103, Interval(0.1311, 0.2812), 20, 31).attained
    >>> round(found.low, 3), round(found.high, 2)
    (0.009, 0.21)

    Whatever the cities between the two extremes, p lies between .009 and .21.
    """
    low, high = (
        float(welch_pvalue(shift, s, s, cities_before, cities_after))
        for s in (spread.low, spread.high)
    )
    return PvalueRange(attained=Interval(low, high), enclosure=Interval(low, high))


def welch_range(
    shift: float,
    spread_before: Interval,
    spread_after: Interval,
    cities_before: int,
    cities_after: int,
) -> PvalueRange:
    """Range of `welch_pvalue` when each wave has its own spread, anywhere in its range.

    `attained` takes the four corners; `enclosure` bounds p on each cell of a grid over both
    ranges, by the largest standard error with the fewest degrees of freedom and the smallest
    with the most: p rises with the first and falls with the second.

    Parameters
    ----------
    shift : float
        Difference of the mean shares, a fraction.
    spread_before, spread_after : Interval
        Least and greatest standard deviation of each wave; that after above 0.
    cities_before, cities_after : int
        Numbers of cities.

    Returns
    -------
    PvalueRange

    Examples
    --------
    >>> found = welch_range(0.103, Interval(0, 0.4962), Interval(0.1311, 0.2812), 20, 31)
    >>> round(found.attained.low, 4), round(found.attained.high, 2)
    (0.0001, 0.41)

    With nothing known of the first wave's spread, p may be almost anything below .41.
    """
    cities = cities_before, cities_after
    ends = np.meshgrid(
        [spread_before.low, spread_before.high], [spread_after.low, spread_after.high]
    )
    corners = welch_pvalue(shift, *ends, *cities)
    one = np.linspace(spread_before.low, spread_before.high, _CELLS + 1)
    two = np.linspace(spread_after.low, spread_after.high, _CELLS + 1)[:, None]
    small, large = (one[:-1], two[:-1]), (one[1:], two[1:])
    least_error, greatest_error = (
        _error_and_degrees(*spreads, *cities)[0] for spreads in (small, large)
    )
    fewest, most = _degrees_on_cells(small, large, cities)
    low = 2 * stdtr(most, -abs(shift) / least_error)
    high = 2 * stdtr(fewest, -abs(shift) / greatest_error)
    return PvalueRange(
        attained=Interval(corners.min(), corners.max()),
        enclosure=Interval(low.min(), high.max()),
    )


def _degrees_on_cells(small, large, cities):
    """Return the fewest and most degrees of freedom on each cell.

    ν depends on the part f = v₁/(v₁+v₂) alone: 1/ν = f²/(k₁-1) + (1-f)²/(k₂-1), convex in f and
    least at f = (k₁-1)/(k₁+k₂-2), so its extremes stand at the ends of the range of f or there.
    """
    k1, k2 = cities
    parts = []
    for one, two in ((small[0], large[1]), (large[0], small[1])):
        v1, v2 = one**2 / k1, two**2 / k2
        parts.append(v1 / (v1 + v2))
    best = np.clip((k1 - 1) / (k1 + k2 - 2), *parts)
    inverse = [f**2 / (k1 - 1) + (1 - f) ** 2 / (k2 - 1) for f in (*parts, best)]
    return 1 / np.maximum(inverse[0], inverse[1]), 1 / inverse[2]


def overlap_pvalue(
    shift: ArrayLike,
    spread_before: ArrayLike,
    spread_after: ArrayLike,
    cities_before: ArrayLike,
    cities_after: ArrayLike,
    shared: ArrayLike,
    persistence: ArrayLike,
) -> NDArray:
    """Two-sided p of a difference of city means when some cities are in both waves.

    Parameters
    ----------
    shift, spread_before, spread_after, cities_before, cities_after
        As in `welch_pvalue`.
    shared : array of int
        Cities in both waves, at most the fewer of the two.
    persistence : array of float
        Correlation of a city's shares in the two waves, over the shared cities, -1 to 1.

    Returns
    -------
    ndarray of float
        Broadcast over all arguments.

    Examples
    --------
    >>> spreads = [0.131, 0.281]
    >>> overlap_pvalue(0.103, spreads, spreads, 20, 31, shared=6, persistence=1).round(3)
    array([0.003, 0.15 ])

    Six cities that stayed as they were leave less doubt: .003 to .15 instead of .009 to .21.
    """
    cities = np.asarray(cities_before, float), np.asarray(cities_after, float)
    overlap = np.multiply(persistence, shared)
    variance = _overlap_variance(spread_before, spread_after, *cities, overlap)
    return 2 * stdtr(cities[0] + cities[1] - 2, -np.abs(shift) / np.sqrt(variance))


def _overlap_variance(spread_before, spread_after, cities_before, cities_after, overlap):
    """Variance of the difference, `overlap` the persistence times the cities in both."""
    one = np.divide(spread_before, cities_before)
    two = np.divide(spread_after, cities_after)
    return cities_before * one**2 + cities_after * two**2 - 2 * overlap * one * two


def overlap_range(
    shift: float,
    spread_before: Interval | None,
    spread_after: Interval,
    cities_before: int,
    cities_after: int,
    shared: int,
    persistence: Interval = EVERY_PERSISTENCE,
) -> PvalueRange:
    """Range of `overlap_pvalue` over spreads and every persistence.

    Parameters
    ----------
    shift : float
        Difference of the mean shares, a fraction.
    spread_before : Interval or None
        Least and greatest standard deviation before; None for the same as after, whatever that is.
    spread_after : Interval
        Least and greatest standard deviation after, above 0.
    cities_before, cities_after, shared : int
        Numbers of cities before, after and in both.
    persistence : Interval, default from 0 to 1
        Least and greatest persistence, not below 0.

    Returns
    -------
    PvalueRange
        Both ends are attained.

    Examples
    --------
    >>> spread = Interval(0.1311, 0.2812)
    >>> found = overlap_range(0.103, None, spread, 20, 31, shared=6).attained
    >>> round(found.low, 3), round(found.high, 2)
    (0.003, 0.21)

    With six cities known to be in both, and whatever persistence, p lies between .003 and .21.
    """
    if persistence.low < 0:
        raise ValueError(f"persistence must not be below 0; got {persistence.low}")
    cities = cities_before, cities_after
    ends = [(spread_after.low,) * 2, (spread_after.high,) * 2]
    if spread_before is not None:
        ends = _extreme_spreads(spread_before, spread_after, cities, persistence.high * shared)
    found = [
        float(overlap_pvalue(shift, *pair, *cities, shared, kept))
        for pair in ends
        for kept in (persistence.low, persistence.high)
    ]
    attained = Interval(min(found), max(found))
    return PvalueRange(attained=attained, enclosure=attained)


def _extreme_spreads(before: Interval, after: Interval, cities, overlap: float) -> list[tuple]:
    """Return the pairs of spreads among which the variance is least and greatest.

    It is convex in the spreads, hence greatest at a corner; 0 only where both spreads are, so that
    it is least on an edge: there it is a parabola in one of them.
    """
    pairs = [(one, two) for one in (before.low, before.high) for two in (after.low, after.high)]
    pairs += [
        (min(max(overlap * two / cities[1], before.low), before.high), two)
        for two in (after.low, after.high)
    ]
    pairs += [
        (one, min(max(overlap * one / cities[0], after.low), after.high))
        for one in (before.low, before.high)
    ]
    return pairs
