r"""Cities in two waves of which some are the same: the covariance that they give a shift.

`overlap` gives the variance of the shift in units of p(1 - p),

.. math:: V = M_1 + M_2 - 2 r \rho S, \qquad S = s\,(1 + cv^2)/(k_1 k_2),

M = deff/n of a wave, s the cities in both, r the correlation of a city's effects in the two waves.
It follows from :math:`\hat p_i = \sum_c u_{ic} x_{ic}`: the effects of one city have the variance
:math:`\rho\,p(1-p)` in each wave and the covariance :math:`r\rho\,p(1-p)`, so that
:math:`\mathrm{Cov}(\hat p_1, \hat p_2) = r\rho\,p(1-p)\sum_c u_{1c}u_{2c}`, and S is that sum.
With ever more items M goes to :math:`\rho K` and V to :math:`\rho(K_1 + K_2 - 2rS)`, the variance
of `ceiling`; without shared cities V is that of `clustering`.

Here V is split as :math:`(M_1 - r\rho S) + (M_2 - r\rho S)`, neither part negative, so that every
test and interval which takes a `Clustering` takes `SharedCities` as well. Away from "no shift" the
covariance then carries the mean of both waves' p(1 - p); at "no shift" the split changes nothing,
and interval and p stay dual.
"""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from scsi.inference.printed.clustering import Clustering
from scsi.inference.printed.overlap import overlapping_variance


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCities(Clustering):
    """`Clustering` with cities in both waves; every field broadcasts.

    Attributes
    ----------
    shared : array_like of int
        Cities s in both waves: 0, or 2 up to the fewer of the two.
    persistence : array_like of float
        Correlation r of a city's effects in the two waves, -1 to 1.

    Examples
    --------
    >>> from scsi.inference.printed.shift import shift_pvalue
    >>> panel = {"cities_before": 20, "cities_after": 31, "shared": [0, 20, 20]}
    >>> cities = SharedCities(icc=0.1, persistence=[0, 0.5, 1], **panel)
    >>> shift_pvalue(0.41, 0.513, 200, 3091, cities).round(3)
    array([0.074, 0.04 , 0.012])

    If the twenty cities were kept and their ways half kept, 200 items are enough where they were
    not with other cities.
    """

    shared: ArrayLike = 0
    persistence: ArrayLike = 0.0

    def multipliers(self, size_before: ArrayLike, size_after: ArrayLike):
        """Return what multiplies p(1 - p) in each wave's part of the variance of the shift."""
        first, second = self._apart().multipliers(size_before, size_after)
        covariance = (first + second - self._overlap(size_before, size_after)[0]) / 2
        return first - covariance, second - covariance

    def degrees_of_freedom(self, size_before: ArrayLike, size_after: ArrayLike):
        """Return Satterthwaite's degrees of freedom, as `overlapping_variance` defines them."""
        return self._overlap(size_before, size_after)[1]

    def _overlap(self, size_before, size_after):
        """Return variance and degrees of freedom of the shift."""
        return overlapping_variance(
            size_before, size_after, self._apart(), self.shared, self.persistence
        )

    def _apart(self) -> Clustering:
        """Return the same cities with none in both waves."""
        return Clustering(
            icc=self.icc,
            cities_before=self.cities_before,
            cities_after=self.cities_after,
            size_cv=self.size_cv,
            reference=self.reference,
        )
