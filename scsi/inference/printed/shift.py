r"""The score test of a shift between two waves of which shares and sizes are known, not rows.

The statistic is :math:`z = (p_2 - p_1)/\sqrt{\bar p(1-\bar p)(\mathrm{deff}_1/n_1 +
\mathrm{deff}_2/n_2)}` with :math:`\bar p` pooled over items; cities enter through `Clustering`.

The interval inverts the same statistic, so that it leaves out 0 exactly where p is below the level:
under a supposed shift δ the shares are the most likely ones for n₁ and n₂ items that differ by δ,
their variances are multiplied by deff/n, and the quantile is that of t with ν degrees of freedom,
which depend on the design alone. Where both waves have the same design effect, weights and
variances are those of n/deff items and the interval is Mee's at n/deff. Where they have not, Mee's
at n/deff would pool over effective sizes instead of items and not be dual to this p.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtr, stdtrit

from scsi.inference.printed.clustering import INDEPENDENT, Clustering
from scsi.inference.proportions.score import pooled_score_statistic, score_interval


def shift_pvalue(
    share_before: ArrayLike,
    share_after: ArrayLike,
    size_before: ArrayLike,
    size_after: ArrayLike,
    clustering: Clustering | None = None,
) -> NDArray[np.float64]:
    """Return the two-sided p of the score test of no shift; everything broadcasts.

    Parameters
    ----------
    share_before, share_after : array_like of float
        Shares as fractions.
    size_before, size_after : array_like of float
        Items, above 0.
    clustering : Clustering, optional
        Cities, their correlation and the reference; items as independent draws unless given.

    Returns
    -------
    ndarray of float64

    Examples
    --------
    >>> shift_pvalue(0.41, 0.513, 200, [3091, 1602, 820]).round(4)
    array([0.0047, 0.006 , 0.009 ])
    >>> cities = Clustering(icc=0.067, reference="normal", cities_before=20, cities_after=31)
    >>> shift_pvalue(0.41, 0.513, 1000, [3091, 1602], cities).round(4)
    array([0.0121, 0.0139])

    A thousand items of cities that differ say less than two hundred independent ones.
    """
    clustering = clustering or INDEPENDENT
    statistic = pooled_score_statistic(
        *(share_before, share_after, size_before, size_after),
        *clustering.multipliers(size_before, size_after),
    )
    degrees = clustering.degrees_of_freedom(size_before, size_after)
    return 2 * stdtr(degrees, -np.abs(statistic))


def shift_interval(
    share_before: ArrayLike,
    share_after: ArrayLike,
    size_before: ArrayLike,
    size_after: ArrayLike,
    clustering: Clustering | None = None,
    level: float = 0.95,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the score interval for the shift; it is dual to `shift_pvalue`.

    Parameters
    ----------
    share_before, share_after, size_before, size_after, clustering
        As in `shift_pvalue`.
    level : float, default 0.95
        Confidence level in (0, 1).

    Returns
    -------
    tuple of two ndarray of float64
        Lower and upper bound, fractions.

    Examples
    --------
    >>> low, high = shift_interval(0.41, 0.513, [60, 200], 3091)
    >>> low.round(3), high.round(3)
    (array([-0.024,  0.032]), array([0.22 , 0.171]))

    Of 200 items, the shift is 3 to 17 points; of 60, it may be none.
    """
    clustering = clustering or INDEPENDENT
    degrees = clustering.degrees_of_freedom(size_before, size_after)
    return score_interval(
        *(share_before, share_after, size_before, size_after),
        stdtrit(degrees, (1 + level) / 2),
        *clustering.multipliers(size_before, size_after),
    )


def shift_pvalue_range(
    limits_before: tuple[ArrayLike, ArrayLike],
    limits_after: tuple[ArrayLike, ArrayLike],
    size_before: ArrayLike,
    size_after: ArrayLike,
    clustering: Clustering | None = None,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the least and greatest p when each share may lie anywhere between two limits.

    z rises with the share after and falls with the share before, so the extremes of p stand at
    corners. Where the limits of the two waves overlap, the greatest p is that of equal shares, 1.

    Parameters
    ----------
    limits_before, limits_after : tuple of two array_like of float
        Least and greatest share, as fractions; nan where none is possible.
    size_before, size_after, clustering
        As in `shift_pvalue`.

    Returns
    -------
    tuple of two ndarray of float64
        Least and greatest p; nan where no share is possible.

    Examples
    --------
    >>> least, greatest = shift_pvalue_range((0.405, 0.415), (0.5125, 0.5135), 94, 3091)
    >>> round(float(least), 3), round(float(greatest), 3)
    (0.038, 0.062)

    With 94 items in 2019 the rounding of the printed shares alone decides on which side of 0.05.
    """
    (low_before, high_before), (low_after, high_after) = (
        [np.asarray(limit, float) for limit in limits] for limits in (limits_before, limits_after)
    )
    sizes = size_before, size_after, clustering
    wide = shift_pvalue(low_before, high_after, *sizes)
    narrow = shift_pvalue(high_before, low_after, *sizes)
    meet = (low_after <= high_before) & (low_before <= high_after)
    greatest = np.where(meet, 1.0, np.fmax(wide, narrow))
    missing = np.isnan(wide) | np.isnan(narrow)
    return np.where(missing, np.nan, np.minimum(wide, narrow)), np.where(missing, np.nan, greatest)
