"""The observed table: two counts of two totals, as whole numbers."""

from __future__ import annotations

from scsi.vocabulary import Share


def whole_table(count_before, total_before, count_after, total_after) -> tuple[int, int, int, int]:
    """Return counts and totals as ints.

    Raises
    ------
    ValueError
        If a number is not whole, a total not above 0, or a count not from 0 to its total. Arrays
        are refused as well: an exact method takes one pair of samples a call.
    """
    numbers = count_before, total_before, count_after, total_after
    try:
        whole = tuple(int(number) for number in numbers)
    except (TypeError, ValueError, OverflowError):
        whole = ()
    if whole != numbers:
        raise ValueError(f"an exact method needs whole counts and totals; got {numbers}")
    before, after = Share(*whole[:2]), Share(*whole[2:])
    return before.count, before.total, after.count, after.total
