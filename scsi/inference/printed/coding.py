r"""Whether a change in how items were coded could explain a shift: a bias analysis.

With sensitivity Se (public items coded public) and specificity Sp (others coded other), a true
share π is coded as :math:`q = \mathrm{Se}\,\pi + (1 - \mathrm{Sp})(1 - \pi)`, so that
:math:`\pi = (q - 1 + \mathrm{Sp}) / (\mathrm{Se} + \mathrm{Sp} - 1)`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def true_share(coded: ArrayLike, sensitivity: ArrayLike, specificity: ArrayLike) -> NDArray:
    """Share before misclassification, from the coded share.

    Parameters
    ----------
    coded : array of float
        Share as coded, a fraction.
    sensitivity, specificity : array of float
        In [0, 1].

    Returns
    -------
    ndarray of float
        nan where no share in [0, 1] is coded so, or the coding tells nothing (their sum is at
        most 1).

    References
    ----------
    Lash, T. L., Fox, M. P. and Fink, A. K. (2009). Applying Quantitative Bias Analysis to
    Epidemiologic Data. Springer, chapter 6.

    Examples
    --------
    >>> true_share(0.41, [1.0, 0.8, 0.3], 1.0).round(4)
    array([0.41  , 0.5125,    nan])

    If a fifth of the public items were coded otherwise, 41 % stand for 51 %.
    """
    coded, sensitivity, specificity = map(np.asarray, (coded, sensitivity, specificity))
    _check_rates(sensitivity, specificity)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (coded - 1 + specificity) / (sensitivity + specificity - 1)
    known = (sensitivity + specificity > 1) & (share >= 0) & (share <= 1)
    return np.where(known, share, np.nan)


def corrected_shift(
    before: ArrayLike,
    after: ArrayLike,
    sensitivity: tuple[ArrayLike, ArrayLike],
    specificity: tuple[ArrayLike, ArrayLike],
) -> NDArray:
    """Shift of the true shares, with rates for each wave; nan where a wave has none.

    Parameters
    ----------
    before, after : array of float
        Shares as coded.
    sensitivity, specificity : tuple of two arrays of float
        Of the earlier and of the later wave.

    Returns
    -------
    ndarray of float

    Examples
    --------
    >>> corrected_shift(0.41, 0.513, ([0.9, 0.8], [0.9, 1.0]), (1.0, 1.0)).round(4)
    array([0.1144, 0.0005])

    The same misses in both waves hide part of a shift; more misses in the earlier one make it.
    """
    earlier, later = (
        true_share(share, se, sp)
        for share, se, sp in zip((before, after), sensitivity, specificity, strict=True)
    )
    return later - earlier


def no_shift_sensitivity(
    before: ArrayLike, true_after: ArrayLike, specificity: ArrayLike = 1.0
) -> NDArray:
    """Sensitivity before at which nothing shifted: the line, over the specificity before.

    ``(before - (1 - specificity) (1 - true_after)) / true_after``.

    Parameters
    ----------
    before : array of float
        Earlier share as coded.
    true_after : array of float
        Later share, corrected for its own coding.
    specificity : array of float
        Of the earlier wave, in [0, 1].

    Returns
    -------
    ndarray of float
        nan where no sensitivity in [0, 1] above ``1 - specificity`` does it.

    Examples
    --------
    >>> no_shift_sensitivity(0.41, 0.513, [1.0, 0.9, 0.5]).round(3)
    array([0.799, 0.704,   nan])

    Had one public item in five been coded otherwise in the earlier wave, nothing would have moved.
    """
    before, true_after, specificity = map(np.asarray, (before, true_after, specificity))
    _check_rates(1.0, specificity)
    rate = (before - (1 - specificity) * (1 - true_after)) / true_after
    return np.where((rate >= 0) & (rate <= 1) & (rate + specificity > 1), rate, np.nan)


def _check_rates(sensitivity: ArrayLike, specificity: ArrayLike) -> None:
    """Refuse rates outside [0, 1]."""
    for name, rate in (("sensitivity", sensitivity), ("specificity", specificity)):
        if np.any(np.less(rate, 0)) or np.any(np.greater(rate, 1)):
            raise ValueError(f"{name} must lie in [0, 1]; got {rate!s}")
