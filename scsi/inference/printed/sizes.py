"""The sizes and whole counts that a set of printed percentages of one base allows.

The idea is that of GRIM (Brown and Heathers, 2017), for several percentages of the same base at
once: 41 % of 50 is impossible, since 20 of 50 prints as 40 % and 21 as 42 %.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from scsi.inference.printed.rounding import ADDING_UP, RULES, Boxes, Rounding, boxes
from scsi.vocabulary import check_choice

_MOST_DECIMALS = 12  # units of the last digit stay whole numbers of 64 bits
_CELLS = 4_000_000  # numbers held at once while a long range of sizes is searched


@dataclass(frozen=True, slots=True)
class PrintedSplit:
    """Printed percentages of one base, in units of the last digit, with the rule they follow.

    Attributes
    ----------
    units : ndarray of int64, shape (categories,)
        Printed shares in units of the last digit; a last entry of -1 stands for an unprinted rest.
    printed : int
        How many of the categories were printed.
    whole : int or ndarray of int64, shape (categories,)
        Units in 100 per cent; one for each category where not all have the same decimals.
    rounding : str
        The rounding rule.
    """

    units: NDArray[np.int64]
    printed: int
    whole: int | NDArray[np.int64]
    rounding: str

    def boxes(self, sizes) -> Boxes:
        """Return the whole numbers that round so at each of `sizes`."""
        return boxes(
            self.units, self.whole, np.atleast_1d(np.asarray(sizes, np.int64)), self.rounding
        )

    def limits(self) -> NDArray[np.float64]:
        """Return between which fractions each share lies at any size, shape (categories, 2).

        By itself a share lies within half a unit of what is printed, or less than one above it
        where it was cut off; within (m - 1)/m units of m categories by largest remainders, and the
        largest within (m - 1)/2 where it takes the difference. Limits that the others rule out,
        since all shares add up to 1, are drawn in.
        """
        units, categories = self.units.astype(float), len(self.units)
        whole = np.broadcast_to(np.asarray(self.whole, float), units.shape)
        below = above = np.full(categories, 0.5)
        if self.rounding == "truncate":
            below, above = np.zeros(categories), np.ones(categories)
        elif self.rounding == "largest-remainder":
            below = above = np.full(categories, (categories - 1) / categories)
        elif self.rounding == "largest-share":
            below = above = np.where(units == units.max(), (categories - 1) / 2, 0.5)
        low = np.where(units < 0, 0, np.maximum(units - below, 0))
        high = np.where(units < 0, whole, np.minimum(units + above, whole))
        finest = whole.max()  # in units of the finest, sums of halves stay exact
        low, high = low * (finest / whole), high * (finest / whole)
        drawn_low = np.maximum(low, finest - (high.sum() - high))
        drawn_high = np.minimum(high, finest - (low.sum() - low))
        return np.stack([drawn_low, drawn_high], axis=-1) / finest


def printed_split(
    percents: Iterable[float],
    decimals: int | Sequence[int] = 1,
    rounding: Rounding = "each",
    complete: bool | None = None,
) -> PrintedSplit:
    """Read percentages as they are printed; parameters and refusals as in `compatible_sizes`."""
    check_choice("rounding", rounding, RULES)
    percents = tuple(percents)
    if not percents:
        raise ValueError("percents must hold at least one percentage; got none")
    places = _decimals(decimals, len(percents))
    units = [_units(value, place) for value, place in zip(percents, places, strict=True)]
    if len(set(places)) > 1:
        return _uneven_split(percents, units, places, rounding, complete)
    whole = 100 * 10 ** places[0]
    missing, slack = whole - sum(units), _slack(units, rounding)
    explained = -slack[0] <= missing <= slack[1]
    if missing < -slack[0] or (complete and not explained):
        _refuse_sum(percents, rounding, complete)
    if complete is None:
        complete = len(units) > 1 and explained
    if not complete:
        units.append(max(missing, 0) if rounding in ADDING_UP else -1)
    return PrintedSplit(np.array(units, np.int64), len(percents), whole, rounding)


def _uneven_split(percents, units, places, rounding, complete) -> PrintedSplit:
    """Read percentages that were printed with unequal numbers of decimals."""
    if rounding in ADDING_UP:
        raise ValueError(
            f"decimals must be the same for all under rounding={rounding!r}; got {places!r}"
        )
    wholes = [100 * 10**place for place in places]
    low, high = (
        sum(Fraction(2 * unit + end, 2 * whole) for unit, whole in zip(units, wholes, strict=True))
        for end in ((0, 2) if rounding == "truncate" else (-1, 1))
    )
    reached = low <= 1 < high or (rounding == "half-even" and low <= 1 <= high)
    if low > 1 or (complete and not reached):
        _refuse_sum(percents, rounding, complete)
    if not (reached if complete is None else complete):
        units, wholes = [*units, -1], [*wholes, max(wholes)]
    return PrintedSplit(
        np.array(units, np.int64), len(percents), np.array(wholes, np.int64), rounding
    )


def _refuse_sum(percents, rounding: str, complete: bool | None):
    """Raise because a sum of percentages cannot be that of a split."""
    total = sum(Decimal(str(value)) for value in percents)
    found = f"got {percents!r}, which add up to {total} under rounding={rounding!r}"
    if total < 100 and complete:
        raise ValueError(
            f"percents of a complete split must add up to 100 but for rounding; {found}"
        )
    raise ValueError(f"percents must not add up to more than rounding explains; {found}")


def _decimals(decimals, count: int) -> list[int]:
    """Return the decimals of each percentage."""
    places = list(decimals) if isinstance(decimals, Sequence) else [decimals] * count
    if len(places) != count:
        raise ValueError(
            f"decimals must be one number, or one for each of {count}; got {decimals!r}"
        )
    for place in places:
        if isinstance(place, bool) or not isinstance(place, (int, np.integer)) or place < 0:
            raise ValueError(f"decimals must be a whole number of at least 0; got {place!r}")
        if place > _MOST_DECIMALS:
            raise ValueError(f"decimals must be at most {_MOST_DECIMALS}; got {place!r}")
    return [int(place) for place in places]


def compatible_sizes(
    percents: Iterable[float],
    decimals: int | Sequence[int] = 1,
    max_size: int = 4000,
    rounding: Rounding = "each",
    complete: bool | None = None,
) -> NDArray[np.int64]:
    r"""Find the sizes for which printed percentages of one base can be whole counts.

    A size :math:`n` is compatible if there are whole counts :math:`x_1, \dots, x_m` with
    :math:`\sum x_i = n` that print as the percentages do under the rounding rule.

    Parameters
    ----------
    percents : iterable of float, str or Decimal
        Printed percentages of one base, whose categories exclude each other.
    decimals : int or sequence of int, default 1
        Decimals that were printed, of all or of each; uneven ones only where each share is rounded
        by itself.
    max_size : int, default 4000
        Greatest size looked at; the least is 1.
    rounding : {"each", "half-even", "truncate", "largest-remainder", "largest-share"}
        ``each``: every share by itself, half up; ``half-even``: an exact half to the even
        neighbour; ``truncate``: cut off; ``largest-remainder``: cut off, then the largest
        remainders raised until the sum is 100; ``largest-share``: half up, then the largest share
        takes the difference to 100. Of equal remainders, or equal largest shares, the one listed
        first.
    complete : bool, optional
        Whether the percentages are a complete split. If not, one further category was not printed:
        free under the rules that round each share by itself, printed as 100 less the others under
        those that make shares add up. Their sum cannot tell: 86, 11 and 3 per cent may leave out
        those who gave no answer. Unless it is stated, two or more that add up to 100, up to what
        the rule can explain, are taken to be complete, and others not.

    Returns
    -------
    ndarray of int64
        The compatible sizes from 1 to `max_size`, ascending; empty if there is none.

    Raises
    ------
    ValueError
        If a percentage lies outside 0 to 100 or has more decimals than were printed, or together
        they exceed 100 by more than rounding explains, or `decimals`, `max_size` or `rounding` is
        not allowed.

    See Also
    --------
    compatible_counts : The whole counts themselves, at one size.

    Notes
    -----
    All arithmetic is in whole numbers: 0.5 units is exactly a half.

    References
    ----------
    .. [1] N. J. L. Brown and J. A. J. Heathers (2017). The GRIM test. *Social Psychological and
       Personality Science* 8(4), 363-369.
    .. [2] M. L. Balinski and H. P. Young (1982). *Fair Representation*. Yale University Press,
       chapter 3 (largest remainders, there Hamilton's method).

    Examples
    --------
    >>> sizes = compatible_sizes((51.3, 36.6, 12.1), decimals=1, max_size=4000)
    >>> int(sizes[0]), 514 in sizes
    (224, False)
    >>> 514 in compatible_sizes((51.3, 36.6, 12.1), rounding="largest-remainder")
    True

    Fewer than 224 items cannot have been counted. Whether 514 can depends on the rule: not if each
    share was rounded by itself, but 264, 188 and 62 can if the shares were made to add up.
    """
    max_size = _at_least_one(max_size, "max_size")
    split = printed_split(percents, decimals, rounding, complete)
    categories = len(split.units)
    boxes_per_size = 1
    if rounding in ADDING_UP:
        boxes_per_size = categories**2 * (max_size // int(split.whole) + 2)
    chunk = max(_CELLS // (categories * boxes_per_size), 1)
    sizes = np.arange(1, max_size + 1)
    found = [
        split.boxes(part).filled.any(axis=-1)
        for part in np.split(sizes, range(chunk, max_size, chunk))
    ]
    return sizes[np.concatenate(found)]


def compatible_counts(
    percents: Iterable[float],
    size: int,
    decimals: int | Sequence[int] = 1,
    rounding: Rounding = "each",
    complete: bool | None = None,
) -> NDArray[np.int64]:
    """Find the whole counts that print as the percentages do, at one size.

    Parameters
    ----------
    percents : iterable of float, str or Decimal
        As in `compatible_sizes`.
    size : int
        Number of items.
    decimals, rounding, complete
        As in `compatible_sizes`.

    Returns
    -------
    ndarray of int64, shape (splits, categories)
        One row for each split that prints so, in ascending order, one column for each printed
        category and a last one for the rest where it was not printed; no row where none is.

    Raises
    ------
    ValueError
        As in `compatible_sizes`, and if `size` is below 1.

    Examples
    --------
    >>> compatible_counts((51.3, 36.6, 12.1), 514, rounding="largest-remainder")
    array([[264, 188,  62]])
    >>> len(compatible_counts((41, 59), 50, decimals=0))
    0

    One split of 514 prints as the chapter does if its shares were made to add up; 41 % of 50 is
    no whole number of items.
    """
    size = _at_least_one(size, "size")
    found = printed_split(percents, decimals, rounding, complete).boxes([size])
    rows = [
        _fill(low, high, size)
        for low, high in zip(found.low[found.filled], found.high[found.filled], strict=True)
    ]
    empty = np.empty((0, found.low.shape[-1]), np.int64)
    return np.unique(np.concatenate([empty, *rows]), axis=0)


def _fill(low, high, size):
    """Return all splits of `size` within one box, one a row."""
    axes = [np.arange(a, b + 1) for a, b in zip(low[:-1], high[:-1], strict=True)]
    grid = np.meshgrid(*axes, indexing="ij")
    first = np.stack([axis.ravel() for axis in grid], axis=-1)
    rest = size - first.sum(axis=1, keepdims=True)
    fits = ((low[-1] <= rest) & (rest <= high[-1]))[:, 0]
    return np.hstack([first, rest])[fits]


def _slack(units: list[int], rounding: str) -> tuple[int, int]:
    """Return by how many units rounding can carry a whole split above 100 and below it.

    Half up a share is carried up by at most a half, and down by less: m shares exceed 100 by at
    most m/2 units and fall short by less than that. Half to even they fall short or exceed by m/2
    only if all lie at exact halves, which print as even numbers.
    """
    if rounding in ADDING_UP:
        return 0, 0
    if rounding == "truncate":
        return 0, len(units) - 1
    half, less_than_half = len(units) // 2, (len(units) - 1) // 2
    if rounding == "each":
        return half, less_than_half
    reached = half if all(unit % 2 == 0 for unit in units) else less_than_half
    return reached, reached


def _units(value, decimals: int) -> int:
    """Return a percentage in units of its last printed digit, exactly."""
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        exact = Decimal("NaN")
    if not (exact.is_finite() and 0 <= exact <= 100):
        raise ValueError(f"percents must lie between 0 and 100; got {value!r}")
    scaled = exact.scaleb(decimals)
    if scaled != int(scaled):
        raise ValueError(f"percents must have at most decimals={decimals} decimals; got {value!r}")
    return int(scaled)


def _at_least_one(value, name: str) -> int:
    """Return a whole number of at least 1, or name what is not."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or value < 1:
        raise ValueError(f"{name} must be a whole number of at least 1; got {value!r}")
    return int(value)
