"""Numbers as a reader sees them: rounded once, here, and without units, which the words carry.

Shares print in per cent with one decimal, shifts in percentage points, p-values to three decimals
or as ``< 0.001``, whole numbers with a thousands separator. Ranges print with an en dash.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from scsi.vocabulary import Interval

MINUS = "−"


def rounded(value: float | Decimal, decimals: int) -> str:
    """Round half up in decimal, as readers expect, with a true minus sign and never a minus zero.

    Examples
    --------
    >>> rounded(2.675, 2), rounded(-0.004, 2), rounded(1234.5, 0)
    ('2.68', '0.00', '1,235')

    2.675 is a little below its name in binary; here it rounds as it is written.
    """
    if not math.isfinite(value):
        return "–" if math.isnan(value) else "∞" if value > 0 else f"{MINUS}∞"
    step = Decimal(1).scaleb(-int(decimals))
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    text = f"{abs(exact.quantize(step, rounding=ROUND_HALF_UP)):,f}"
    negative = value < 0 and any(digit in "123456789" for digit in text)
    return (MINUS if negative else "") + text


def percent(fraction: float, decimals: int = 1) -> str:
    """Print a share, or a difference of shares, in hundredths.

    Examples
    --------
    >>> percent(0.513 - 0.41)
    '10.3'

    The difference of the printed shares is 10.3 points, though not quite so in binary.
    """
    # twelve digits keep what was computed and drop the dust of binary fractions
    return rounded(Decimal(repr(round(float(fraction), 12))).scaleb(2), decimals)


def pvalue(p: float | None) -> str:
    """Print a p-value to three decimals, or as ``< 0.001``.

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
    """Print a whole number with a thousands separator; infinity as its sign."""
    return rounded(count, 0)


def roughly(count: float) -> str:
    """Print a number of items to two significant digits, as "about" wants it.

    Examples
    --------
    >>> roughly(1994.2), roughly(529), roughly(7.2)
    ('2,000', '530', '7')

    Twenty cities at the rate of 2022 had about two thousand items; no more is known.
    """
    digits = max(len(str(int(abs(count)))) - 2, 0)
    step = 10**digits
    return whole(float(rounded(count / step, 0).replace(",", "")) * step)


def _range(low: str, high: str) -> str:
    """Join the two ends of a range, or print one where both print alike."""
    return low if low == high else f"{low} – {high}"


def percent_range(interval: Interval, decimals: int = 1) -> str:
    """Print an interval of shares, or of their differences, in hundredths."""
    return _range(percent(interval.low, decimals), percent(interval.high, decimals))


def pvalue_range(interval: Interval) -> str:
    """Print a range of p-values."""
    return _range(pvalue(interval.low), pvalue(interval.high))


def whole_range(interval: Interval) -> str:
    """Print a range of whole numbers."""
    return _range(whole(interval.low), whole(interval.high))


def number_range(interval: Interval, decimals: int) -> str:
    """Print a range of plain numbers."""
    return _range(rounded(interval.low, decimals), rounded(interval.high, decimals))
