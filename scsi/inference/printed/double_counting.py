"""Items counted twice: how much information is left.

A part f of the entries of a wave repeats another entry, each item standing in it at most twice, so
that f is at most a half. The pooled share weighs a repeated item twice; by Kish's formula,
``(sum w)² / sum w²`` with 2 f n entries in pairs, n entries are worth ``n / (1 + 2 f)`` items.

Items that stand in both waves with the same money give the two shares a covariance: with a part g
of the earlier items in both, ``p (1 - p) g n₁ / (n₁ n₂)``. That narrows the difference; it never
widens it. What they cannot do is shift, so that the others must have shifted by more.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def effective_size(size: ArrayLike, repeated: ArrayLike) -> NDArray:
    """Independent items that entries with repetitions are worth, ``n / (1 + 2 f)``.

    Parameters
    ----------
    size : array of float
        Entries n.
    repeated : array of float
        Part f of the entries that repeats another, 0 to 0.5.

    Returns
    -------
    ndarray of float

    References
    ----------
    Kish, L. (1965). Survey Sampling. Wiley, section 11.7.

    Examples
    --------
    >>> effective_size(200, [0.0, 0.25, 0.5]).round(1)
    array([200. , 133.3, 100. ])

    Where every item was counted twice, half of the entries are left.
    """
    repeated = np.asarray(repeated, float)
    if np.any((repeated < 0) | (repeated > 0.5)):
        raise ValueError("repeated must lie in [0, 0.5]: an item stands in a wave at most twice")
    return np.asarray(size, float) / (1 + 2 * repeated)


def repeated_to_reach(size: ArrayLike, effective: ArrayLike) -> NDArray:
    """Part of the entries that must repeat another to leave an effective size.

    ``(size / effective - 1) / 2``, the inverse of `effective_size`.

    Parameters
    ----------
    size, effective : array of float
        Entries, and the independent items they shall be worth.

    Returns
    -------
    ndarray of float
        nan where it lies outside 0 to 0.5: no double counting does it.

    Examples
    --------
    >>> repeated_to_reach([150, 200], 94).round(3)
    array([0.298,   nan])

    A wave of 200 cannot fall to the break-even of 94 by double counting; one of 150 can.
    """
    part = (np.asarray(size, float) / effective - 1) / 2
    return np.where((part >= 0) & (part <= 0.5), part, np.nan)


def kept_items_test(
    before: float, after: float, size_before: ArrayLike, size_after: ArrayLike, kept: ArrayLike
) -> tuple[NDArray, NDArray]:
    """Two waves with items in both: the z of the shift, and the later share of the others.

    Variance ``p (1 - p) (1/n₁ + 1/n₂ - 2 g/n₂)`` with p pooled over both waves; the kept items hold
    the earlier share.

    Parameters
    ----------
    before, after : float
        Shares, fractions.
    size_before, size_after : array of float
        Items n₁, n₂, with g n₁ below n₂.
    kept : array of float
        Part g of the earlier items that are in the later wave too, 0 to 1.

    Returns
    -------
    statistic : ndarray of float
    share_of_others : ndarray of float
        Share that the later wave's other items must have; nan where it lies outside 0 to 1.

    Examples
    --------
    >>> z, others = kept_items_test(0.41, 0.513, 200, 820, [0.0, 0.5])
    >>> z.round(2), others.round(3)
    (array([2.61, 2.91]), array([0.513, 0.527]))

    Items that stayed make the shift stand out more, not less.
    """
    n1, n2, kept = (np.asarray(v, float) for v in (size_before, size_after, kept))
    if np.any((kept < 0) | (kept > 1)) or np.any(kept * n1 >= n2):
        raise ValueError("kept must lie in [0, 1] and leave other items in the later wave")
    pooled = (n1 * before + n2 * after) / (n1 + n2)
    variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2 - 2 * kept / n2)
    others = (n2 * after - kept * n1 * before) / (n2 - kept * n1)
    return (after - before) / np.sqrt(variance), np.where(
        (others >= 0) & (others <= 1), others, np.nan
    )
