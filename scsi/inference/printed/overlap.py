r"""The variance of a shift when some cities are in both waves and keep their ways.

With M = deff/n of a wave (`clustering`), s cities in both waves and r the correlation of a city's
effects in them, the variance of the shift is

.. math:: V = w_1 M_1 + w_2 M_2 - 2 r \sqrt{w_1 w_2}\,\rho\,S, \qquad
          S = s\,(1 + cv^2)/(k_1 k_2),

w the variance of one item (:math:`\bar p(1-\bar p)` where both waves are coded alike). S is the sum
of the products of a shared city's weights, as in `ceiling`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scsi.inference.printed.clustering import Clustering, city_part


def overlapping_variance(
    size_before: ArrayLike,
    size_after: ArrayLike,
    clustering: Clustering,
    shared: ArrayLike = 0,
    persistence: ArrayLike = 0.0,
    weights: tuple[ArrayLike, ArrayLike] = (1.0, 1.0),
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    r"""Return the variance of a shift between overlapping waves, and its degrees of freedom.

    The degrees are Satterthwaite's, :math:`\nu = 2V^2/\mathrm{Var}(\hat V)`, for the estimator that
    puts the waves' variances of city effects :math:`s_1^2, s_2^2` and their covariance
    :math:`s_{12}` over the shared cities in the place of what is not known; the part within cities
    is taken as known. For normal effects, with b the city parts of w M,
    :math:`c = 2\sqrt{w_1 w_2}\rho S` and :math:`T = s(1-1/k_1)(1-1/k_2) + s(s-1)/(k_1 k_2)`,

    .. math:: \tfrac12\mathrm{Var}(\hat V) = \frac{b_1^2}{k_1-1} + \frac{b_2^2}{k_2-1}
        + \frac{2 r^2 b_1 b_2 T}{(k_1-1)(k_2-1)} + \frac{c^2 (1+r^2)}{2(s-1)}
        - 2 c r \Big(\frac{b_1}{k_1-1} + \frac{b_2}{k_2-1}\Big).

    Without shared cities this is the ν of `Clustering.degrees_of_freedom`.

    Parameters
    ----------
    size_before, size_after : array_like of float
        Items, at least as many as there are cities.
    clustering : Clustering
        Cities, their correlation and the reference; everything broadcasts.
    shared : array_like of int, default 0
        Cities in both waves: 0, or at least 2.
    persistence : array_like of float, default 0
        Correlation r of a city's effects in the two waves, -1 to 1.
    weights : tuple of two array_like of float
        Variance of one item in each wave.

    Returns
    -------
    tuple of two ndarray of float64
        Variance, and degrees of freedom; these are infinite for the normal, and without
        correlation.

    References
    ----------
    .. [1] F. E. Satterthwaite (1946). *Biometrics Bulletin* 2(6), 110-114.

    Examples
    --------
    >>> cities = Clustering(icc=0.1, cities_before=20, cities_after=31)
    >>> variance, degrees = overlapping_variance(200, 3091, cities, [0, 20, 20], [0, 0.5, 1])
    >>> variance.round(4), degrees.round(0)
    (array([0.013 , 0.0098, 0.0066]), array([102., 105., 296.]))

    Twenty cities that stayed as they were halve the variance.
    """
    icc, cv = np.asarray(clustering.icc, float), np.asarray(clustering.size_cv, float)
    cities = [np.asarray(k, float) for k in (clustering.cities_before, clustering.cities_after)]
    shared, r = np.asarray(shared, float), np.asarray(persistence, float)
    w = [np.asarray(weight, float) for weight in weights]
    sizes = [np.asarray(size, float) for size in (size_before, size_after)]
    multipliers = clustering.multipliers(*sizes)
    product = cities[0] * cities[1]
    covariance = 2 * np.sqrt(w[0] * w[1]) * icc * shared * (1 + cv**2) / product
    variance = w[0] * multipliers[0] + w[1] * multipliers[1] - r * covariance
    if clustering.reference == "normal":
        return variance, np.full_like(variance, np.inf)
    parts = [w[i] * city_part(sizes[i], cities[i], icc, cv) for i in (0, 1)]
    free = [np.maximum(np.minimum(cities[i], sizes[i]) - 1, 1) for i in (0, 1)]
    both = shared * (1 - 1 / cities[0]) * (1 - 1 / cities[1]) + shared * (shared - 1) / product
    half = (
        parts[0] ** 2 / free[0]
        + parts[1] ** 2 / free[1]
        + 2 * r**2 * parts[0] * parts[1] * both / (free[0] * free[1])
        + covariance**2 * (1 + r**2) / (2 * np.maximum(shared - 1, 1))
        - 2 * covariance * r * (parts[0] / free[0] + parts[1] / free[1])
    )
    variance, half = np.broadcast_arrays(variance, half)
    with np.errstate(over="ignore"):  # a correlation next to nothing: infinite, as at 0
        degrees = np.divide(
            variance**2, half, out=np.full(variance.shape, np.inf), where=half > 1e-300
        )
    return variance, degrees
