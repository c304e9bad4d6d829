"""The rules of a verdict: from an interval, or from a range of p-values, to one of a few words.

They are written down for readers in ``docs/verdicts.md`` and in the method of this question.
"""

from __future__ import annotations

from enum import StrEnum

from scsi.vocabulary import Interval

MARGIN = 0.02
"""Shifts within two points of 0 are about the same, unless another margin is stated."""
HALF = 0.5
"""A check that leaves half of the shift, or less, is a doubt."""
FIFTH = 0.2
"""Of the interval's width: what leaving something out must move to be more than noise."""


class Verdict(StrEnum):
    """What may be said of a shift in a headline.

    ``RISE`` and ``FALL`` are clear; ``DEPENDS``, ``UNCLEAR`` and ``SAME`` are not; ``UNKNOWN``
    says that it cannot be told.
    """

    RISE = "rise"
    FALL = "fall"
    DEPENDS = "depends"
    UNCLEAR = "unclear"
    SAME = "same"
    UNKNOWN = "unknown"


def verdict_of_interval(
    estimate: float,
    interval: Interval | None,
    *,
    reliable: bool = True,
    holds: bool = True,
    margin: float = MARGIN,
) -> Verdict:
    """Return the verdict on an estimated shift.

    Parameters
    ----------
    estimate : float
        The shift, a fraction.
    interval : Interval or None
        Its interval for the stated target; None where none can be had.
    reliable : bool
        Whether the interval can be relied on.
    holds : bool
        Whether more than half of the shift is left by every check of what was counted.
    margin : float
        Shifts within it are about the same.

    Examples
    --------
    >>> verdict_of_interval(0.042, Interval(-0.17, 0.26))
    <Verdict.UNCLEAR: 'unclear'>

    The interval holds 0: no clear change.
    """
    if interval is None or not reliable:
        return Verdict.UNKNOWN
    if -margin <= interval.low and interval.high <= margin:
        return Verdict.SAME
    if 0 in interval:
        return Verdict.UNCLEAR
    if not holds:
        return Verdict.DEPENDS
    return Verdict.RISE if estimate > 0 else Verdict.FALL


def verdict_of_range(estimate: float, pvalues: Interval, alpha: float) -> Verdict:
    """Return the verdict where published figures leave a range of p-values.

    Parameters
    ----------
    estimate : float
        The published shift, a fraction.
    pvalues : Interval
        Least and greatest p-value that the figures allow.
    alpha : float
        The level of the test.

    Examples
    --------
    >>> verdict_of_range(0.103, Interval(0.0002, 0.209), 0.05)
    <Verdict.UNKNOWN: 'unknown'>

    The figures allow both answers: it cannot be told.
    """
    if pvalues.high < alpha:
        return Verdict.RISE if estimate > 0 else Verdict.FALL
    return Verdict.UNCLEAR if pvalues.low >= alpha else Verdict.UNKNOWN
