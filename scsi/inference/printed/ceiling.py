r"""The correlation within cities above which no number of items suffices.

With ever more items the variance of a wave's share does not fall below what cities leave,
:math:`\bar p(1-\bar p)\rho K`, K the sum of the squared weights of its cities (1/k if equal). A
city in both waves gives covariance. The shift d is on the edge of the level where

.. math:: d^2 = z^2\,\bar p(1-\bar p)\,\rho\,(K_b + K_a - 2 r S),

:math:`K_b = \sum u^2`, :math:`K_a = \sum v^2`, :math:`S = \sum uv` over the cities in both, u and v
the cities' weights before and after, r the correlation of a city's effects in the two waves. The
shares are pooled with weights 1/K, the numbers of cities that the waves are worth: items no longer
count. z is the quantile of the reference: t by default, as for every other answer about a published
shift, with the number of cities in both waves less two degrees of freedom; or the normal's.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtrit

from scsi.vocabulary import REFERENCES, Reference, check_choice


def ceiling_icc(
    share_before: ArrayLike,
    share_after: ArrayLike,
    *,
    cities_before: ArrayLike,
    cities_after: ArrayLike,
    shared: ArrayLike = 0,
    persistence: ArrayLike = 0.0,
    size_cv: ArrayLike = 0.0,
    reference: Reference = "t",
    pooled: ArrayLike | None = None,
    alpha: float = 0.05,
) -> NDArray[np.float64]:
    r"""Return the ceiling of the correlation for cities of equal or similarly unequal weight.

    With a coefficient of variation cv of the weights within each wave, :math:`K = (1 + cv^2)/k`.
    For the shared cities S is :math:`s (1 + cv^2)/(k_b k_a)`: they weigh as the others do, and a
    city weighs alike in both waves. `ceiling_icc_weighted` takes the weights themselves.

    Parameters
    ----------
    share_before, share_after : array_like of float
        Shares as fractions.
    cities_before, cities_after : array_like of float
        Cities in each wave.
    shared : array_like of float, default 0
        Cities s in both waves.
    persistence : array_like of float, default 0
        Correlation r of a city's effects in the two waves, -1 to 1.
    size_cv : array_like of float, default 0
        Coefficient of variation of the cities' weights.
    reference : {"t", "normal"}
        t with `ceiling_degrees`, or the normal.
    pooled : array_like of float, optional
        p̄, where it is not to move with the shares: over a rounding band it is held at its value
        for the printed ones.
    alpha : float, default 0.05
        The two-sided level.

    Returns
    -------
    ndarray of float64
        The ceiling of ρ; above 1 where no correlation undoes the shift, inf where cities cancel.

    Examples
    --------
    >>> panel = {"cities_before": 20, "cities_after": 31}
    >>> ceiling_icc(0.41, 0.513, shared=[0, 20, 20], persistence=[0, 0.5, 1], **panel).round(3)
    array([0.128, 0.211, 0.594])
    >>> float(ceiling_icc(0.41, 0.513, reference="normal", **panel).round(3))
    0.135

    Unless cities were kept and stayed as they were, a correlation of 0.128 leaves the shift
    undecided however many items are counted; the normal would have said 0.135.
    """
    inflation = 1 + np.asarray(size_cv, float) ** 2
    before = inflation / np.asarray(cities_before, float)
    after = inflation / np.asarray(cities_after, float)
    overlap = np.asarray(shared, float) * before * after / inflation
    return _ceiling(
        *(share_before, share_after, before, after, overlap, persistence),
        *(ceiling_degrees(cities_before, cities_after, reference), pooled, alpha),
    )


def ceiling_degrees(
    cities_before: ArrayLike, cities_after: ArrayLike, reference: Reference = "t"
) -> NDArray[np.float64]:
    """Return the degrees of freedom of a ceiling: all cities less two, or infinite for the normal.

    Examples
    --------
    >>> float(ceiling_degrees(20, 31))
    49.0
    """
    check_choice("reference", reference, REFERENCES)
    cities = np.add(cities_before, cities_after, dtype=float)
    return cities - 2 if reference == "t" else np.full_like(cities, np.inf)


def _ceiling(
    share_before, share_after, square_before, square_after, overlap, persistence, degrees,
    pooled, alpha,
):  # fmt: skip
    """Solve the equation of the module for the correlation."""
    share_before, share_after = np.asarray(share_before, float), np.asarray(share_after, float)
    together = square_before + square_after
    if pooled is None:  # 1/K as weights: the smaller sum of squares counts for more
        pooled = (share_before * square_after + share_after * square_before) / together
    pooled = np.asarray(pooled, float)
    spread = together - 2 * np.asarray(persistence, float) * overlap
    scale = stdtrit(degrees, 1 - alpha / 2) ** 2 * pooled * (1 - pooled) * spread
    square, scale = np.broadcast_arrays((share_after - share_before) ** 2, scale)
    return np.divide(square, scale, out=np.full(scale.shape, np.inf), where=scale > 1e-15)[()]
