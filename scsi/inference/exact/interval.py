"""Exact unconditional interval for a difference of two shares (Chan and Zhang)."""

from __future__ import annotations

import numpy as np

from scsi.inference.exact.null_supremum import null_supremum
from scsi.inference.exact.score_tail import ScoreTail
from scsi.inference.exact.table import whole_table
from scsi.vocabulary import check_level


def chan_zhang_interval(
    count_before: int,
    total_before: int,
    count_after: int,
    total_after: int,
    level: float = 0.95,
    *,
    atol: float = 1e-6,
) -> tuple[float, float]:
    """Return the exact unconditional interval for the share after less the share before.

    It inverts two one-sided exact tests of the score statistic T(δ), each at half of 1 - level:
    the lower bound is the infimum of all δ with

        sup { P(T(δ) >= its observed value) : shares that differ by δ } > (1 - level) / 2,

    the upper bound the supremum for the other tail. The order of the tables changes with δ, so
    the set of such δ need not be connected; what is returned is its hull. Tables above one of the
    region (more counted after, fewer before) count as in it, which matters only near -1 and 1.

    Every δ outside is shown to be rejected: one region bounds a whole range of δ (`score_tail`);
    where its probability is small enough the range is ruled out, otherwise it is halved. On which
    side of a bound 0 lies is decided by the search that gives `chan_zhang_test` its p-value, so
    the interval leaves out 0 where p <= 1 - level and nowhere else.

    Parameters
    ----------
    count_before, total_before, count_after, total_after : int
        Counts and totals, whole numbers; 0 and all are allowed. One pair of samples a call.
    level : float
        Confidence level in (0, 1).
    atol : float
        Ranges of this length are not halved any more: the bound is the outer end of the first one
        that cannot be ruled out.

    Returns
    -------
    tuple of two float
        Bounds of the hull, within [-1, 1].

    Raises
    ------
    ValueError
        If the counts and totals are not possible whole numbers, the level does not lie in (0, 1)
        or `atol` is not above 0.

    References
    ----------
    Chan, I. S. F. and Zhang, Z. (1999). Test-based exact confidence intervals for the difference
    of two binomial proportions. Biometrics 55, 1202-1209.

    Examples
    --------
    >>> low, high = chan_zhang_interval(7, 15, 12, 15)
    >>> round(low, 3), round(high, 3)
    (-0.024, 0.637)

    With 15 in each group a rise from 47 to 80 per cent does not exclude that nothing changed.
    """
    table = whole_table(count_before, total_before, count_after, total_after)
    upper_tail, error = ScoreTail(*table), (1.0 - check_level(level)) / 2.0
    if not atol > 0.0:
        raise ValueError(f"atol must be above 0; got {atol!r}")
    low = _lower_bound(upper_tail, error, atol)
    return low, -_lower_bound(upper_tail.reversed(), error, atol)


def _lower_bound(tail: ScoreTail, error: float, atol: float) -> float:
    """Return the infimum of the differences that the upper tail does not reject."""
    observed = tail.difference
    if observed <= -1.0:
        return -1.0
    if observed > 0.0 and null_supremum(tail, against=error).high <= error:
        # No δ up to 0 remains; 0 rejected means rejected near 0 too, as regions only lose tables.
        return max(_first_not_ruled_out(tail, 0.0, observed, error, atol), np.nextafter(0.0, 1.0))
    start, reached = tail.outset(error)
    if reached > error or observed <= start:
        start = -1.0
    return _first_not_ruled_out(tail, start, min(observed, 0.0), error, atol)


def _first_not_ruled_out(tail: ScoreTail, start, end, error: float, atol: float) -> float:
    """Return the outer end of the first range from `start` on that remains, else `end`."""
    ranges = [(start, end)]
    while ranges:
        low, high = ranges.pop()
        if tail.bound(low, high, against=error).high <= error:
            continue
        if high - low <= atol:
            return low
        middle = 0.5 * (low + high)
        ranges += [(middle, high), (low, middle)]
    return end
