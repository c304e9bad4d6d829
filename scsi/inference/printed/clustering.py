r"""How cities enter the variance of a share when only totals are known.

A wave has n items in k cities, ρ the correlation of two items of one city, cv the coefficient of
variation of the cities' sizes. The variance of its share is :math:`p(1-p)\,\mathrm{deff}/n`, with

.. math:: \mathrm{deff} = 1 + \max\{(n/k)(1 + cv^2) - 1,\, 0\}\,\rho

(Kerry and Bland; Kish for equal sizes). Of this :math:`p(1-p)\rho/c` is between cities, and no
number of items makes it smaller; c is the number of cities that the k unequal ones are worth,
:math:`k/(1+cv^2)`. Where there are fewer items than that, each is taken to come from a city of its
own: deff is 1 and c is n, so that nothing jumps.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scsi.vocabulary import Reference


def design_effect(
    size: ArrayLike, cities: ArrayLike, icc: ArrayLike, size_cv: ArrayLike = 0.0
) -> NDArray[np.float64]:
    r"""Return how many times its binomial value the variance of a share is, items in cities.

    Parameters
    ----------
    size : array_like of float
        Items n, above 0.
    cities : array_like of float
        Cities k, above 0.
    icc : array_like of float
        Correlation ρ of two items of one city, 0 to 1.
    size_cv : array_like of float, default 0
        Coefficient of variation of the cities' sizes (population standard deviation by mean).

    Returns
    -------
    ndarray of float64
        :math:`1 + \max\{(n/k)(1 + cv^2) - 1, 0\}\,\rho`, of the broadcast shape.

    References
    ----------
    .. [1] S. M. Kerry and J. M. Bland (2001). Unequal cluster sizes for trials in English and
       Welsh general practice. *Statistics in Medicine* 20(3), 377-390.

    Examples
    --------
    >>> design_effect(3091, 31, [0, 0.1]).round(2)
    array([ 1.  , 10.87])

    If two items of a city correlate by 0.1, 3,091 items in 31 cities are worth 284.
    """
    n, k, rho, cv = _floats(size, cities, icc, size_cv)
    return 1 + np.maximum(n / k * (1 + cv**2) - 1, 0) * rho


def city_part(
    size: ArrayLike, cities: ArrayLike, icc: ArrayLike, size_cv: ArrayLike = 0.0
) -> NDArray[np.float64]:
    r"""Return the part of deff/n between cities; parameters as in `design_effect`.

    Returns
    -------
    ndarray of float64
        :math:`\rho / \min\{k/(1+cv^2),\, n\}`.

    Examples
    --------
    >>> city_part([200, 20_000], 20, 0.1)
    array([0.005, 0.005])

    A hundred times the items leave the part between cities as it is.
    """
    n, k, rho, cv = _floats(size, cities, icc, size_cv)
    return rho / np.minimum(k / (1 + cv**2), n)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustering:
    """Cities in two waves, and the reference distribution of a statistic that compares them.

    Attributes
    ----------
    icc : array_like of float
        Correlation ρ of two items of one city, 0 to 1; the same in both waves.
    cities_before, cities_after : array_like of float
        Cities in each wave.
    size_cv : array_like of float
        Coefficient of variation of the cities' sizes, the same in both waves.
    reference : {"t", "normal"}
        Student's t with the degrees of freedom of `degrees_of_freedom`, or the normal.
    """

    icc: ArrayLike = 0.0
    cities_before: ArrayLike
    cities_after: ArrayLike
    size_cv: ArrayLike = 0.0
    reference: Reference = "t"

    def multipliers(self, size_before: ArrayLike, size_after: ArrayLike):
        """Return deff/n of both waves: what multiplies p(1 - p) in the variance of a share."""
        before, after = _floats(size_before, size_after)
        return (
            design_effect(before, self.cities_before, self.icc, self.size_cv) / before,
            design_effect(after, self.cities_after, self.icc, self.size_cv) / after,
        )

    def degrees_of_freedom(self, size_before: ArrayLike, size_after: ArrayLike):
        r"""Return Satterthwaite's degrees of freedom, infinite where the normal is the reference.

        With V = deff₁/n₁ + deff₂/n₂ and B₁, B₂ the city parts, the degrees are
        :math:`\nu = V^2 / (B_1^2/(k_1-1) + B_2^2/(k_2-1))`. The part within cities is taken as
        known, so that ν grows without bound as ρ goes to 0. The factor p(1 - p) cancels: ν does
        not depend on the shares. With fewer items than cities, k is the number of items, and
        k - 1 at least 1.

        Returns
        -------
        ndarray of float64
        """
        before, after = _floats(size_before, size_after)
        variance = np.add(*self.multipliers(before, after))
        squares = self._squares(before, self.cities_before) + self._squares(
            after, self.cities_after
        )
        if self.reference == "normal":
            squares = np.zeros_like(squares)
        with np.errstate(over="ignore"):  # a correlation next to nothing: infinite, as at 0
            return np.divide(
                variance**2, squares, out=np.full_like(variance, np.inf), where=squares > 0
            )

    def _squares(self, size, cities):
        """Return one wave's term B²/(k - 1)."""
        free = np.maximum(np.minimum(cities, size) - 1, 1)
        return city_part(size, cities, self.icc, self.size_cv) ** 2 / free


INDEPENDENT = Clustering(cities_before=1, cities_after=1)
"""Items as independent draws: without correlation the number of cities does not matter."""


def _floats(*values):
    """Return the values as arrays of float."""
    return tuple(np.asarray(value, float) for value in values)
