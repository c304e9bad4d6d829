"""The one-sided p-value that agrees with the exact interval, from both sides."""

from __future__ import annotations

from dataclasses import dataclass

from scsi.inference.exact.score_tail import ScoreTail

SHORTEST = 1e-12
"""Ranges of this length are not halved any more."""
LEAST = 1e-290
"""p-values below this are not told apart: their bracket begins at 0."""


@dataclass(frozen=True, slots=True)
class NullSupremum:
    """What is proved of the p-value of the hypothesis that a share did not rise.

    Attributes
    ----------
    low, high : float
        The p-value lies between them.
    difference, share_before : float
        The difference, at most 0, and the share before at which `low` is reached.
    """

    low: float
    high: float
    difference: float
    share_before: float


def null_supremum(
    tail: ScoreTail, *, rtol: float = 1e-6, against: float | None = None
) -> NullSupremum:
    """Bracket sup over δ <= 0 and the nuisance parameter of P(T(δ) >= its observed value).

    The p-value of the whole hypothesis that the share did not rise. The order of the tables
    changes with δ, so it can exceed the supremum at δ = 0, which is Barnard's one-sided p-value:
    then 0 is rejected by itself and a δ below it is not. The interval, as a hull, holds 0 then,
    and this p-value says the same. If the observed share did not rise it is 1: at δ = 0, both
    shares 0, no other table can occur.

    Parameters
    ----------
    tail : ScoreTail
        The observed table.
    rtol : float
        Greatest relative width of the bracket. It is wider only where tables trade places within
        `SHORTEST` of one δ, or below `LEAST`.
    against : float, optional
        Stop as soon as it is decided whether `high` exceeds this; the decision is the same as
        that of the whole search.

    Returns
    -------
    NullSupremum
        The bracket, and where its lower end is reached.

    Examples
    --------
    >>> found = null_supremum(ScoreTail(10, 40, 90, 200), rtol=1e-3)
    >>> round(found.high, 3), round(found.difference, 3)
    (0.043, -0.003)

    At no difference 90 of 200 after 10 of 40 has p = 0.018; at shares .990 and .987 a difference as
    extreme is seen 4 times in 100.
    """
    if tail.difference <= 0.0:
        return NullSupremum(1.0, 1.0, 0.0, 0.0)
    search = _Search(tail, rtol)
    search.run(1.0 if against is None else against)
    high = max(search.high, search.best)
    return NullSupremum(search.best, high, search.difference, search.share)


class _Search:
    """Branch and bound on the difference, from 0 downwards."""

    def __init__(self, tail: ScoreTail, rtol: float):
        self.tail, self.rtol = tail, rtol
        self.best = self.high = self.difference = self.share = 0.0

    def run(self, against: float) -> None:
        """Halve ranges until the bound on each lies within `rtol` of the best value."""
        self.attain(0.0)
        start, self.high = self.tail.outset(max(self.best, LEAST))
        ranges = [(start, 0.0)]
        while ranges and self.best <= against:
            low, high = ranges.pop()
            limit = max(self.best * (1.0 + self.rtol), LEAST)
            bound = self.tail.bound(low, high, rtol=0.25 * self.rtol, against=limit).high
            if bound <= limit or high - low <= SHORTEST:
                self.high = max(self.high, bound)
                continue
            middle = 0.5 * (low + high)
            self.attain(middle)
            ranges += [(low, middle), (middle, high)]

    def attain(self, delta: float) -> None:
        """Keep the supremum at one difference if it is the best so far."""
        least = max(self.best, LEAST)
        if self.tail.bound(delta, delta, rtol=0.25 * self.rtol, against=least).high <= least:
            return
        found = self.tail.bound(delta, delta, rtol=0.25 * self.rtol)
        if found.low > least:
            self.best, self.difference = found.low, delta
            self.share = (1.0 + delta) * found.at - delta
