r"""The statistic of a shift under any reading: coding, cities, overlap, score or likelihood ratio.

A wave's true share π is coded as :math:`q = 1 - \mathrm{Sp} + J\pi`, :math:`J = \mathrm{Se} +
\mathrm{Sp} - 1` (`coding`). Under "no shift" both waves have one π, estimated by maximum likelihood
over items; with :math:`v = q(1-q)/J^2` the variance of one item at that estimate,

- the score statistic is :math:`(\pi_2-\pi_1)/\sqrt V`, V from `overlap` with the weights v;
- the likelihood ratio is the signed root of :math:`G/\delta`, :math:`\delta = V/(v_1/n_1+v_2/n_2)`:
  the first-order correction of Rao and Scott.

Coded right and without cities these are the pooled z and the G test.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri, stdtr, xlogy

from scsi.inference.printed.clustering import INDEPENDENT, Clustering
from scsi.inference.printed.coding import true_share
from scsi.inference.printed.overlap import overlapping_variance

METHODS = ("score", "likelihood-ratio")

_HALVINGS = 60  # more change no digit of a double


def variant_z(
    shares: tuple[ArrayLike, ArrayLike],
    sizes: tuple[ArrayLike, ArrayLike],
    clustering: Clustering | None = None,
    *,
    method: str = "score",
    between: bool = True,
    sensitivity: tuple[ArrayLike, ArrayLike] = (1.0, 1.0),
    specificity: tuple[ArrayLike, ArrayLike] = (1.0, 1.0),
    shared: ArrayLike = 0,
    persistence: ArrayLike = 0.0,
) -> NDArray[np.float64]:
    r"""Return z of a shift under one kind of reading; arrays broadcast.

    Where the reference is t, z is the normal quantile of the same p, so that readings compare.

    Parameters
    ----------
    shares, sizes : tuple of two array_like of float
        Shares as coded, and items, before and after.
    clustering : Clustering, optional
        Cities, their correlation and the reference; items as independent draws unless given.
    method : {"score", "likelihood-ratio"}
        The statistic.
    between : bool, default True
        Whether cities are drawn. If not they are fixed strata and only
        :math:`(1-\rho)/n` of a wave's variance is left, with the normal as reference.
    sensitivity, specificity : tuple of two array_like of float
        Of the coding, before and after.
    shared, persistence : array_like
        As in `overlapping_variance`.

    Returns
    -------
    ndarray of float64
        Positive where the share rose; nan where no share can have been coded so.

    References
    ----------
    .. [1] J. N. K. Rao and A. J. Scott (1984). *Annals of Statistics* 12(1), 46-60.

    Examples
    --------
    >>> variant_z((0.41, 0.513), [[200], [3091]]).round(3)
    array([2.824])
    >>> cities = Clustering(icc=[0.05, 0.1], cities_before=20, cities_after=31)
    >>> variant_z((0.41, 0.513), (200, 3091), cities).round(3)
    array([2.137, 1.787])
    >>> variant_z((0.41, 0.513), [[200], [3091]], sensitivity=(0.9, 1.0)).round(3)
    array([1.43])

    If a tenth of the public items of 2019 was coded otherwise, half of the evidence is gone.
    """
    clustering = clustering or INDEPENDENT
    coded = [np.asarray(share, float) for share in shares]
    items = [np.asarray(size, float) for size in sizes]
    rates = [
        tuple(np.asarray(pair[i], float) for pair in (sensitivity, specificity)) for i in (0, 1)
    ]
    true = [true_share(coded[i], *rates[i]) for i in (0, 1)]
    expected = _coded_alike(coded, items, true, rates)
    slopes = [se + sp - 1 for se, sp in rates]
    weights = [q * (1 - q) / j**2 for q, j in zip(expected, slopes, strict=True)]
    degrees: NDArray[np.float64] | float
    if between:
        variance, degrees = overlapping_variance(
            items[0], items[1], clustering, shared, persistence, (weights[0], weights[1])
        )
    else:
        kept = 1 - np.asarray(clustering.icc, float)
        variance = kept * (weights[0] / items[0] + weights[1] / items[1])
        degrees = np.inf
    if method == "score":
        statistic = (true[1] - true[0]) / np.sqrt(variance)
    else:
        effect = variance / (weights[0] / items[0] + weights[1] / items[1])
        statistic = _signed_root(coded, items, expected, true[1] - true[0]) / np.sqrt(effect)
    return _normal_equivalent(statistic, degrees)


def equivalent_z(pvalue: ArrayLike, sign: ArrayLike) -> NDArray[np.float64]:
    """Return the z whose two-sided normal p is `pvalue`, with the sign of the shift.

    Examples
    --------
    >>> equivalent_z([0.05, 1.0], [1, -1]).round(2)
    array([1.96, 0.  ])

    A p of 1 is no shift in either direction.
    """
    return np.sign(sign) * -ndtri(np.asarray(pvalue, float) / 2)


def _coded_alike(coded, items, true, rates):
    """Return both waves' coded shares under the most likely common true share.

    Coded right it is the share of all items. Else the score in it falls, and its root lies between
    the two true shares: bisection.
    """
    if all(np.all(rate == 1) for pair in rates for rate in pair):
        pooled = (coded[0] * items[0] + coded[1] * items[1]) / (items[0] + items[1])
        return [pooled, pooled]
    low, high = np.broadcast_arrays(np.minimum(*true), np.maximum(*true))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        rises = 0.0
        for q, n, (se, sp) in zip(coded, items, rates, strict=True):
            at = 1 - sp + (se + sp - 1) * middle
            rises = rises + n * (se + sp - 1) * (q - at) / (at * (1 - at))
        low, high = np.where(rises > 0, middle, low), np.where(rises > 0, high, middle)
    return [1 - sp + (se + sp - 1) * (low + high) / 2 for se, sp in rates]


def _signed_root(coded, items, expected, shift):
    """Return the signed root of G over both waves."""
    g = 0.0
    for q, n, at in zip(coded, items, expected, strict=True):
        g = g + 2 * n * (xlogy(q, q / at) + xlogy(1 - q, (1 - q) / (1 - at)))
    return np.sign(shift) * np.sqrt(np.maximum(g, 0))


def _normal_equivalent(statistic, degrees):
    """Return the normal quantile of the p that a statistic has on its degrees of freedom."""
    through_t = np.copysign(ndtri(stdtr(degrees, -np.abs(statistic))), statistic)
    return np.where(np.isinf(degrees), statistic, through_t)
