"""Numbers as a reader sees them: rounded once, here.

Shares print in per cent with one decimal, shifts in percentage points with a sign, p-values to
three decimals or as ``< 0.001``, whole numbers with a thousands separator.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from scsi.vocabulary import Interval

MINUS = "−"


def rounded(value: float, decimals: int) -> str:
    """Round half up in decimal, as readers expect, with a true minus sign."""
    step = Decimal(1).scaleb(-decimals)
    text = f"{abs(Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP)):,f}"
    negative = value < 0 and any(digit not in "0.," for digit in text)
    return (MINUS if negative else "") + text


def percent(share: float, decimals: int = 1) -> str:
    """Format a fraction as per cent.

    Examples
    --------
    >>> percent(0.513)
    '51.3 %'

    A fraction of 0.513 is printed as the chapter prints it.
    """
    return f"{rounded(100 * _clean(share), decimals)} %"


def _clean(fraction: float) -> float:
    """Drop the binary dust of a fraction, so that 0.513 - 0.41 is 10.3 points and not 10.29999."""
    return round(float(fraction), 12)


def points(shift: float, decimals: int = 1, signed: bool = False) -> str:
    """Format a difference of fractions in percentage points, without the unit."""
    text = rounded(100 * _clean(shift), decimals)
    return f"+{text}" if signed and not text.startswith(MINUS) else text


def pvalue(p: float | None) -> str:
    """Format a p-value to three decimals, or ``< 0.001``.

    Examples
    --------
    >>> pvalue(0.0047), pvalue(0.00002)
    ('0.005', '< 0.001')

    Neither is ever printed as 0.
    """
    if p is None or math.isnan(p):
        return "–"
    return "< 0.001" if p < 0.0005 else rounded(p, 3)


def whole(count: float) -> str:
    """Format a whole number with a thousands separator, infinity as its sign."""
    return "∞" if math.isinf(count) else rounded(count, 0)


def percent_range(interval: Interval, decimals: int = 1) -> str:
    """Format an interval of fractions in per cent, with one unit at the end."""
    low, high = (rounded(100 * _clean(end), decimals) for end in (interval.low, interval.high))
    return f"{low} – {high} %"


def points_range(interval: Interval, decimals: int = 1) -> str:
    """Format an interval of differences in percentage points, without the unit."""
    return f"{points(interval.low, decimals)} – {points(interval.high, decimals)}"


def pvalue_range(interval: Interval) -> str:
    """Format a range of p-values; one value where both ends print alike."""
    low, high = pvalue(interval.low), pvalue(interval.high)
    return low if low == high else f"{low} – {high}"
