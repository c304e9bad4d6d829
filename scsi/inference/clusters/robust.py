"""Difference of pooled shares with CR2 standard errors and Satterthwaite degrees of freedom."""

from __future__ import annotations

import numpy as np

from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.results import ShiftTest, t_test
from scsi.vocabulary import check_level


def _share_and_scores(count, total) -> tuple[np.ndarray, np.ndarray]:
    """Return pooled shares (...) and each city's adjusted score (..., k) in one wave.

    The score is (1 - n/N)^(-1/2) (c - n P) / N; a city that is the whole wave has residual 0, and
    the adjustment, infinite there, is set to 0 as a Moore-Penrose inverse does.
    """
    whole = total.sum(axis=-1, keepdims=True)
    share = count.sum(axis=-1, keepdims=True) / whole
    rest = 1 - total / whole
    adjust = np.where(rest > 0, 1 / np.sqrt(np.where(rest > 0, rest, 1)), 0.0)
    return share[..., 0], adjust * (count - total * share) / whole


def city_scores(count_before, total_before, count_after, total_after):
    """Return the shift and each city's CR2 scores before and after.

    Parameters
    ----------
    count_before, total_before, count_after, total_after : array_like, shape (..., k)
        Cities on the last axis; total 0 where a city is absent. Leading axes broadcast.

    Returns
    -------
    shift : ndarray, shape (...)
    score_before, score_after : ndarray, shape (..., k)
        Their difference, squared and added over cities, is the CR2 variance of the shift.
    """
    counts = np.broadcast_arrays(
        *(np.asarray(x, float) for x in (count_before, total_before, count_after, total_after))
    )
    before, score_before = _share_and_scores(counts[0], counts[1])
    after, score_after = _share_and_scores(counts[2], counts[3])
    return after - before, score_before, score_after


def satterthwaite_degrees(total_before, total_after) -> np.ndarray:
    """Return the Bell-McCaffrey degrees of freedom of the CR2 variance of a shift.

    With items independent and alike, the city scores are g_j'e and the variance is e'Σg_j g_j'e,
    so that ν = (tr Γ)² / tr(Γ²) with Γ_ij = g_i'g_j. Here
    Γ = Σ_t diag(a²n/N²) - (a n)(a n)'/N³, a = (1 - n/N)^(-1/2), hence k numbers suffice.

    Parameters
    ----------
    total_before, total_after : array_like, shape (..., k)
        Items, or weights, per city.

    Returns
    -------
    ndarray, shape (...)
        A wave of a single city adds nothing: they are then those of the other wave, and nan where
        that has a single city as well.

    Examples
    --------
    >>> float(satterthwaite_degrees([10] * 20 + [0] * 31, [0] * 20 + [100] * 31)).__round__(1)
    21.5
    >>> float(satterthwaite_degrees([10] * 20, [50] * 20)).__round__(1)
    19.0

    Twenty cities that are in both waves are twenty changes, which leaves 19 degrees of freedom.
    """
    vectors, diagonal, trace = [], np.zeros(()), np.zeros(())
    for total in np.broadcast_arrays(*(np.asarray(x, float) for x in (total_before, total_after))):
        whole = total.sum(axis=-1, keepdims=True)
        rest = 1 - total / whole
        adjust = np.where(rest > 0, 1 / np.sqrt(np.where(rest > 0, rest, 1)), 0.0)
        vectors.append(adjust * total / whole**1.5)
        diagonal = diagonal + adjust**2 * total / whole**2
        trace = trace + np.sum(np.where(rest > 0, total, 0) / whole**2, axis=-1)
    square = (diagonal**2).sum(axis=-1)
    for one in vectors:
        square = square - 2 * (diagonal * one**2).sum(axis=-1)
        for other in vectors:
            square = square + (one * other).sum(axis=-1) ** 2
    possible = square > 0
    return np.where(possible, trace**2 / np.where(possible, square, 1), np.nan)


def cr2_moments(
    count_before, total_before, count_after, total_after
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return shift, CR2 variance and degrees of freedom for arrays of surveys.

    Parameters
    ----------
    count_before, total_before, count_after, total_after : array_like, shape (..., k)
        As for `city_scores`; a whole calibration grid can stand on the leading axes.

    Returns
    -------
    shift, variance, degrees : ndarray, shape (...)
    """
    shift, before, after = city_scores(count_before, total_before, count_after, total_after)
    variance = ((after - before) ** 2).sum(axis=-1)
    return shift, variance, satterthwaite_degrees(total_before, total_after)


def cr2_test(data: CityCounts, level: float = 0.95) -> ShiftTest:
    """Test and bound the shift of the pooled share, cities as the unit.

    Least squares of the item (1 or 0) on the wave, with the cluster-robust variance CR2 under an
    identity working covariance: on counts the adjustment is (1 - n/N)^(-1/2) per city and wave,
    and a city's scores in its two waves are added before they are squared, so that cities in both
    waves give their covariance. Reference t with Satterthwaite degrees of freedom. With weights
    (``data.money`` or ``data.weighted("cities")``) n and N are sums of weights: right where each
    city's weight is spread evenly over its rows, and not where a few rows hold most of it, as with
    amounts (`scsi.inference.clusters.weighted_cr2_test`); by cities, without overlap, the variance
    is Welch's.

    Parameters
    ----------
    data : CityCounts
        Counts or weights per city and wave.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    ShiftTest
        `pvalue` and `interval` are dual. Both are None, with the reason, where a wave has one
        city, the variance is 0 or the degrees are below 4: the restricted wild bootstrap or the
        permutation of cities may then still answer.

    References
    ----------
    Bell, R. M. and McCaffrey, D. F. (2002), "Bias reduction in standard errors for linear
    regression with multi-stage samples", Survey Methodology 28(2), 169-181.
    Pustejovsky, J. E. and Tipton, E. (2018), "Small-sample methods for cluster-robust variance
    estimation", Journal of Business & Economic Statistics 36(4), 672-683, section 2.

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts, cr2_test
    >>> data = CityCounts(
    ...     cities="ABCDEFGH",
    ...     count_before=[4, 2, 6, 1, 3, 5, 0, 0], total_before=[10, 8, 9, 7, 10, 11, 0, 0],
    ...     count_after=[5, 3, 6, 4, 0, 0, 7, 9], total_after=[9, 9, 8, 10, 0, 0, 10, 12],
    ... )
    >>> answer = cr2_test(data)
    >>> round(answer.estimate, 3), round(answer.pvalue, 3), round(answer.degrees, 1)
    (0.204, 0.014, 6.5)

    A rise of 20 points in comparable cities; were there no change, one survey in 70 would show as
    much.
    """
    check_level(level)
    shift, variance, degrees = cr2_moments(*data.columns)
    return t_test(data, "cr2", float(shift), float(variance), float(degrees), level)
