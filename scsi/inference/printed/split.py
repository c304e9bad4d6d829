"""Two shares of which only the sum is printed: the ranges left to each and to their shifts."""

from __future__ import annotations

from dataclasses import dataclass

from scsi.vocabulary import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitRanges:
    """What a printed sum leaves to its two parts, and what follows if the second part rose.

    Attributes
    ----------
    first, second : Interval
        Range of each part in the earlier wave.
    first_shift, second_shift : Interval
        Range of its shift to the later wave.
    second_below : Interval
        The second part rose only if it was below its later value: what that value stands for.
    first_fell : Interval or None
        The least fall of the first part if the second rose (a fraction, positive for a fall),
        over the rounding; None where the second can rise without the first falling.
    """

    first: Interval
    second: Interval
    first_shift: Interval
    second_shift: Interval
    second_below: Interval
    first_fell: Interval | None


def split_ranges(total: Interval, first_after: Interval, second_after: Interval) -> SplitRanges:
    """Return the ranges of two shares whose sum is printed, and of their shifts.

    Each part can be anything from 0 to the sum. If the second part rose, it was below its later
    value, so the first was above ``total - second_after`` and fell by more than
    ``total - second_after - first_after``.

    Parameters
    ----------
    total : Interval
        What the printed sum stands for, earlier wave, fractions.
    first_after, second_after : Interval
        What the parts' printed shares stand for, later wave.

    Returns
    -------
    SplitRanges

    References
    ----------
    Duncan, O. D. and Davis, B. (1953). American Sociological Review 18, 665-666 (bounds from
    margins).

    Examples
    --------
    >>> found = split_ranges(Interval(0.59, 0.59), Interval(0.366, 0.366), Interval(0.121, 0.121))
    >>> round(found.second_shift.low, 3), round(found.second_shift.high, 3)
    (-0.469, 0.121)

    Joint money may have fallen by 47 points or risen by 12: the sum alone does not say.
    """
    whole = Interval(0.0, total.high)
    fell = Interval(
        total.low - second_after.high - first_after.high,
        total.high - second_after.low - first_after.low,
    )
    return SplitRanges(
        first=whole,
        second=whole,
        first_shift=Interval(first_after.low - total.high, first_after.high),
        second_shift=Interval(second_after.low - total.high, second_after.high),
        second_below=second_after,
        first_fell=fell if fell.low > 0 else None,
    )
