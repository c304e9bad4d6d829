"""Which whole counts print as given, under each rule of rounding, in whole-number arithmetic.

With S = 100 * 10^decimals units in the whole, a share printed as P units and n items, the rules say
for whole counts x that add up to n:

- ``each``, half up: P - 1/2 <= S x / n < P + 1/2, each share by itself;
- ``half-even``: the same, but an exact half goes to the even neighbour;
- ``truncate``: P <= S x / n < P + 1;
- ``largest-remainder``: cut off, then the largest remainders are raised until the sum is S;
- ``largest-share``: half up, then the largest count takes what is missing or too much.

Equal remainders are raised, and of two largest counts one is chosen, in the order listed. Every
decision is made on integers, so that no half is ever decided by the last bit of a float.

Every rule comes down to a few *boxes* per size: limits ``low <= x <= high`` for each category,
and x adds up to n. The rules for single shares need one box. Under largest remainders write
e = S x - P n for the errors of a split, which add up to 0. A raised category has -n <= e < 0 and
remainder e + n, another 0 <= e < n and remainder e, so that P is printed exactly when no error
exceeds another by more than n: one box for each category that can have the least error and each
count it can then have. Where the largest share takes the difference there is one box for each
category that can be largest and each count it can then have.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scsi.vocabulary import RULES as RULES
from scsi.vocabulary import Rounding as Rounding

ADDING_UP = ("largest-remainder", "largest-share")


@dataclass(frozen=True, slots=True)
class Boxes:
    """Whole counts that print as given: the union of boxes, cut by "the counts add up".

    Attributes
    ----------
    sizes : ndarray of int64, shape (sizes,)
        Number of items.
    low, high : ndarray of int64, shape (sizes, boxes, categories)
        Least and greatest count of each category.
    """

    sizes: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]

    @property
    def filled(self) -> NDArray[np.bool_]:
        """Whether a box holds counts that add up to the size, shape (sizes, boxes)."""
        total = self.sizes[:, None]
        return (
            (self.low <= self.high).all(axis=-1)
            & (self.low.sum(axis=-1) <= total)
            & (total <= self.high.sum(axis=-1))
        )

    def count_range(self, category: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the least and the greatest count of one category per size, -1 where none is."""
        total, filled = self.sizes[:, None], self.filled
        low, high = self.low[..., category], self.high[..., category]
        least = np.maximum(low, total - (self.high.sum(axis=-1) - high))
        greatest = np.minimum(high, total - (self.low.sum(axis=-1) - low))
        none = ~filled.any(axis=-1)
        least = np.where(filled, least, np.iinfo(np.int64).max).min(axis=-1)
        greatest = np.where(filled, greatest, -1).max(axis=-1)
        return np.where(none, -1, least), greatest


def boxes(
    units: NDArray[np.int64],
    whole: int | NDArray[np.int64],
    sizes: NDArray[np.int64],
    rounding: str,
) -> Boxes:
    """Return the boxes of whole counts that print as `units` of `whole` at each size.

    Parameters
    ----------
    units : ndarray of int64, shape (categories,)
        Printed shares in units of the last printed digit (513 for 51.3 %); -1 for a category that
        is not printed.
    whole : int or ndarray of int64, shape (categories,)
        Units in 100 per cent; of each category only where each is rounded by itself.
    sizes : ndarray of int64, shape (sizes,)
        Numbers of items, each at least 1.
    rounding : {"each", "half-even", "truncate", "largest-remainder", "largest-share"}
        The rule; under the last two every category must be printed and `units` add up to `whole`.

    Returns
    -------
    Boxes
    """
    if rounding == "largest-remainder":
        low, high = _largest_remainder(units, whole, sizes)
    elif rounding == "largest-share":
        low, high = _largest_share(units, whole, sizes)
    else:
        low, high = _by_itself(units, whole, sizes[:, None], rounding)
        low, high = low[:, None, :], high[:, None, :]
    low, high = np.maximum(low, 0), np.minimum(high, sizes[:, None, None])
    return Boxes(sizes, low, high)


def _by_itself(units, whole, sizes, rounding):
    """Limits of each count when each share is rounded by itself; an unprinted one is free."""
    if rounding == "truncate":
        low = _ceil_div(units * sizes, whole)
        high = _ceil_div((units + 1) * sizes, whole) - 1
    else:
        below, above = (2 * units - 1) * sizes, (2 * units + 1) * sizes
        low, high = _ceil_div(below, 2 * whole), _ceil_div(above, 2 * whole) - 1
        if rounding == "half-even":  # even: both halves round to it; odd: neither does
            odd = units % 2 == 1
            low = np.where(odd, below // (2 * whole) + 1, low)
            high = np.where(odd, high, above // (2 * whole))
    return np.where(units < 0, 0, low), np.where(units < 0, sizes, high)


def _largest_remainder(units, whole, sizes):
    """Boxes in which no error is below the pivot's, nor more than one unit above it.

    Of several least errors the pivot is the last listed. An error of exactly one unit more is a tie
    of remainders, which the category listed first wins: the pivot's, unless the other precedes it.
    """
    before, after = _listed_before_after(len(units))
    steps = np.arange(sizes.max() // whole + 2)
    n = sizes[:, None, None]
    pivot = units[:, None] * n // whole - steps  # (sizes, categories, steps): error <= 0
    error = (whole * pivot - units[:, None] * n)[..., None]
    share = (units * sizes[:, None])[:, None, None, :]
    low = _ceil_div(share + error + after, whole)
    high = (share + error + n[..., None] - before) // whole
    return _fix_pivot(low, high, pivot)


def _largest_share(units, whole, sizes):
    """Boxes in which the pivot is largest and the others, rounded by themselves, are as printed."""
    before, _ = _listed_before_after(len(units))
    low, high = _by_itself(units, whole, sizes[:, None], "each")
    low, high = np.maximum(low, 0), np.minimum(high, sizes[:, None])
    rest = sizes[:, None] - (high.sum(axis=1, keepdims=True) - high)  # the pivot's least count
    width = (high - low + 1).max() * (len(units) - 1)
    pivot = rest[..., None] + np.arange(width + 1)
    shape = (*pivot.shape, len(units))
    low = np.broadcast_to(low[:, None, None, :], shape).copy()
    high = np.minimum(high[:, None, None, :], pivot[..., None] - before)
    return _fix_pivot(low, high, pivot)


def _listed_before_after(categories):
    """Return 1 where a category (last axis) is listed before, and after, the pivot (first axis)."""
    order = np.arange(categories)
    before = order[None, :] < order[:, None]
    return before[:, None, :].astype(np.int64), before.T[:, None, :].astype(np.int64)


def _fix_pivot(low, high, pivot):
    """Set each pivot category's limits to its own count and line the boxes up per size."""
    for category in range(low.shape[-1]):
        low[:, category, :, category] = high[:, category, :, category] = pivot[:, category]
    shape = (low.shape[0], -1, low.shape[-1])
    return low.reshape(shape), high.reshape(shape)


def _ceil_div(numerator, denominator):
    """Return the quotient rounded up, in whole numbers."""
    return -(-numerator // denominator)
