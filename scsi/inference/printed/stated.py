"""Figures as any publication states them: equal to, below, over, about, in words, with counts.

`sizes` reads percentages that were all printed and all rounded. Here each share has limits of its
own, so that an asterisk for "less than half a per cent" counts as well, and a set of shares is what
the publication says it is: a complete split, a split with an unprinted rest, or several answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from scsi.inference.printed.rounding import ADDING_UP, RULES, Boxes, boxes
from scsi.vocabulary import SPLIT_KINDS, STATED_ROUNDINGS, check_choice

_OPEN_SIZES = 4000


@dataclass(frozen=True, slots=True)
class StatedShare:
    """One percentage as it is stated.

    Attributes
    ----------
    percent : Decimal or None
        The percentage; None where only words or nothing are printed.
    decimals : int
        Digits printed after the decimal point.
    relation : str
        ``=`` printed and rounded; ``<``, ``<=``, ``>``, ``>=`` a limit; ``about``, ``words``,
        ``derived``: it limits no count.
    count : int or None
        The count printed next to it.
    some : bool
        Whether it is known not to be 0, as for an asterisk that stands for "above 0".
    """

    percent: Decimal | None
    decimals: int = 0
    relation: str = "="
    count: int | None = None
    some: bool = False

    @property
    def units(self) -> int:
        """The percentage in units of its last printed digit; -1 where it limits no count."""
        if self.percent is None or self.relation != "=":
            return -1
        return int(self.percent.scaleb(self.decimals))


@dataclass(frozen=True, slots=True)
class StatedSplit:
    """Shares of one base that a publication states together.

    Attributes
    ----------
    shares : tuple of StatedShare
        The shares.
    kind : {"complete", "rest", "several"}
        A complete split; a split with a rest that is not printed, such as those without an answer;
        or several answers allowed, so that no sum says anything.
    rounding : str
        A rule of `scsi.compatible_sizes`; ``adding-up`` one of the two that make shares add up;
        ``unknown`` any of them.

    Examples
    --------
    >>> split = stated_split(["86", "11", "3"], kind="rest")
    >>> split.possible(1152), split.possible(34)
    (True, False)

    Of 1,152 answers some prints as 86, 11 and 3 per cent, and no split of 34 does.
    """

    shares: tuple[StatedShare, ...]
    kind: str = "complete"
    rounding: str = "each"

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that the shares may follow."""
        rules = {"adding-up": ADDING_UP, "unknown": RULES}.get(self.rounding, (self.rounding,))
        if self.kind == "several" or not self._can_add_up:
            return tuple(rule for rule in rules if rule not in ADDING_UP) or ("each",)
        return rules

    @property
    def _can_add_up(self) -> bool:
        """Whether the shares are of a kind that a rule can make add up."""
        return (
            self.kind == "complete"
            and len({share.decimals for share in self.shares}) == 1
            and all(share.units >= 0 for share in self.shares)
            and sum(share.percent or 0 for share in self.shares) == 100
        )

    def boxes(self, sizes, rule: str) -> Boxes:
        """Return the whole counts that print so under one rule; see `scsi.inference.printed`."""
        sizes = np.atleast_1d(np.asarray(sizes, np.int64))
        units = np.array([share.units for share in self.shares], np.int64)
        wholes = np.array([100 * 10**share.decimals for share in self.shares], np.int64)
        if rule in ADDING_UP:
            return boxes(units, int(wholes[0]), sizes, rule)
        found = boxes(units, wholes, sizes, rule)
        low, high = found.low.copy(), found.high.copy()
        for at, share in enumerate(self.shares):
            least, most = _limits_of(share, sizes)
            low[:, 0, at] = np.maximum(low[:, 0, at], least)
            high[:, 0, at] = np.minimum(high[:, 0, at], most)
        if self.kind == "rest":
            low = np.pad(low, ((0, 0), (0, 0), (0, 1)))
            high = np.concatenate(
                [high, np.broadcast_to(sizes[:, None, None], low[..., :1].shape)], -1
            )
        return Boxes(sizes, low, high)

    def possible_sizes(self, most: int = _OPEN_SIZES) -> NDArray[np.int64]:
        """Return the sizes from 1 to `most` of which some whole counts print so."""
        sizes = np.arange(1, most + 1)
        found = [self._possible(part) for part in np.split(sizes, range(2000, most, 2000))]
        return sizes[np.concatenate(found)]

    def possible(self, size: int) -> bool:
        """Whether some whole counts of this size print so."""
        return bool(self._possible(np.array([size]))[0])

    def _possible(self, sizes) -> NDArray[np.bool_]:
        """Whether some whole counts print so under one of the rules, per size."""
        return np.any([self._filled(self.boxes(sizes, rule)) for rule in self.rules], axis=0)

    def _filled(self, found: Boxes) -> NDArray[np.bool_]:
        """Whether the counts of a rule can be, per size."""
        if self.kind == "several":
            return np.asarray((found.low <= found.high).all(axis=-1).any(axis=-1))
        return np.asarray(found.filled.any(axis=-1))

    def count_range(self, at: int, size: int) -> tuple[int, int] | None:
        """Return the least and the greatest count of one share at a size, None where none is."""
        ranges = []
        for rule in self.rules:
            found = self.boxes([size], rule)
            if not self._filled(found)[0]:
                continue
            if self.kind == "several":
                ranges.append((found.low[0, 0, at], found.high[0, 0, at]))
            else:
                least, greatest = found.count_range(at)
                ranges.append((least[0], greatest[0]))
        if not ranges:
            return None
        return int(min(low for low, _ in ranges)), int(max(high for _, high in ranges))

    def limits(self, at: int) -> tuple[float, float]:
        """Return between which fractions one share lies, whatever the size.

        Where shares were made to add up, m of them may be off by (m - 1)/m units, and the largest
        by (m - 1)/2.
        """
        share, categories = self.shares[at], len(self.shares)
        if share.percent is None:
            return 0.0, 1.0
        value, unit = Fraction(share.percent) / 100, Fraction(1, 100 * 10**share.decimals)
        if share.relation in ("<", "<="):
            return 0.0, float(value)
        if share.relation in (">", ">="):
            return float(value), 1.0
        below = above = Fraction(1, 2)
        if "truncate" in self.rules:
            above = Fraction(1)
        if self.rules == ("truncate",):
            below = Fraction(0)
        if "largest-remainder" in self.rules:
            below = above = max(above, Fraction(categories - 1, categories))
        largest = max(other.units for other in self.shares)
        if "largest-share" in self.rules and share.units == largest:
            below = above = max(above, Fraction(categories - 1, 2))
        low, high = max(value - below * unit, Fraction(0)), min(value + above * unit, Fraction(1))
        return float(low), float(high)

    def adds_up(self) -> bool:
        """Whether any true shares could be stated so: at no size is there a split otherwise."""
        if self.kind == "several":
            return True
        large = 10 ** (4 + max(share.decimals for share in self.shares)) * 6
        return self.possible(large)

    def total(self) -> Decimal:
        """Return what the printed percentages add up to."""
        return sum(
            (s.percent for s in self.shares if s.percent is not None and s.relation == "="),
            Decimal(0),
        )

    def culprits(self, size: int | None = None) -> tuple[int, ...]:
        """Return the shares of which each, left out by itself, makes the rest possible.

        Parameters
        ----------
        size : int, optional
            A stated size; whether the percentages add up at all unless given.
        """
        found = []
        for at in range(len(self.shares)):
            free = replace(self.shares[at], percent=None, relation="words", some=False)
            others = replace(self, shares=(*self.shares[:at], free, *self.shares[at + 1 :]))
            if others.adds_up() if size is None else others.possible(size):
                found.append(at)
        return tuple(found)

    def nearest_sizes(self, size: int, farthest: int = 2000) -> tuple[int | None, int | None]:
        """Return the nearest possible sizes below and above one that is not."""
        sizes = np.arange(max(size - farthest, 1), size + farthest + 1)
        there = sizes[self._possible(sizes)]
        below, above = there[there < size], there[there > size]
        return (int(below[-1]) if below.size else None, int(above[0]) if above.size else None)

    def nearest_percents(self, at: int, size: int) -> tuple[Decimal, Decimal]:
        """Return the printable percentages of a size next below and above a stated one.

        Examples
        --------
        >>> stated_split(["41"], kind="rest").nearest_percents(0, 50)
        (Decimal('40'), Decimal('42'))

        41 per cent of 50 cannot be printed; 40 and 42 can.
        """
        share = self.shares[at]
        if share.percent is None:
            raise ValueError("nearest_percents needs a share that is printed as a number")
        whole, last = 100 * 10**share.decimals, share.units
        count = last * size // whole
        around = sorted(
            {_half_up(near * whole, size) for near in range(max(count - 1, 0), count + 3)}
        )
        below = max((unit for unit in around if unit <= last), default=around[0])
        above = min((unit for unit in around if unit >= last), default=around[-1])
        return tuple(Decimal(unit).scaleb(-share.decimals) for unit in (below, above))  # type: ignore[return-value]

    def rules_of_counts(self) -> tuple[str, ...] | None:
        """Return the rules under which the printed counts print as the percentages do.

        None where not every share has a count and a percentage. Counts of several answers, or with
        a rest, need the size: see `share_of_count`.
        """
        counts = [share.count for share in self.shares]
        if self.kind != "complete" or any(
            share.count is None or share.units < 0 for share in self.shares
        ):
            return None
        exact, size = np.array(counts, np.int64), int(sum(c for c in counts if c is not None))
        rules = RULES if self._can_add_up else tuple(r for r in RULES if r not in ADDING_UP)
        fits = []
        for rule in rules:
            found = self.boxes([size], rule)
            inside = (found.low <= exact) & (exact <= found.high)
            if bool((inside.all(axis=-1) & found.filled).any()):
                fits.append(rule)
        return tuple(fits)


def stated_split(
    percents: Sequence[str | float | Decimal | None],
    kind: str = "complete",
    rounding: str = "each",
    counts: Sequence[int | None] | None = None,
) -> StatedSplit:
    """Read percentages as typed: ``"41.0"`` has one decimal, ``"<0.5"`` is a limit.

    Parameters
    ----------
    percents : sequence of str, number or None
        Percentages as printed; a leading ``<``, ``<=``, ``>``, ``>=`` or ``~`` (about) is its
        relation, ``*`` less than half a per cent and None a share that is not printed.
    kind, rounding
        As in `StatedSplit`.
    counts : sequence of int, optional
        Counts printed next to them.

    Examples
    --------
    >>> [int(n) for n in stated_split([65, 26, 6, 3, "*"]).possible_sizes(210)[-6:]]
    [205, 206, 207, 208, 209, 210]
    >>> stated_split(["48", "51"]).adds_up(), stated_split(["48", "51"], kind="rest").adds_up()
    (False, True)

    48 and 51 per cent cannot be all there is if each was rounded half up.
    """
    check_choice("kind", kind, SPLIT_KINDS)
    check_choice("rounding", rounding, STATED_ROUNDINGS)
    shares = tuple(read_share(percent) for percent in percents)
    if not shares:
        raise ValueError("percents must hold at least one percentage; got none")
    if counts is not None:
        shares = tuple(replace(s, count=c) for s, c in zip(shares, counts, strict=True))
    return StatedSplit(shares, kind, rounding)


def read_share(text: str | float | Decimal | None) -> StatedShare:
    """Read one percentage as typed; the decimals are those that are typed."""
    if text is None:
        return StatedShare(None, 0, "words")
    typed = str(text).strip().removesuffix("%").strip()
    if typed == "*":
        return StatedShare(Decimal("0.5"), 0, "<", some=True)
    relation = next((sign for sign in ("<=", ">=", "<", ">", "~") if typed.startswith(sign)), "")
    try:
        percent = Decimal(typed.removeprefix(relation).strip())
    except ArithmeticError:
        percent = Decimal("NaN")
    if not percent.is_finite() or not 0 <= percent <= 100:
        raise ValueError(f"a percentage must lie between 0 and 100, such as 51.3; got {text!r}")
    decimals = max(-int(percent.as_tuple().exponent), 0)
    return StatedShare(percent, decimals, {"~": "about"}.get(relation, relation) or "=")


def _limits_of(share: StatedShare, sizes):
    """Return the least and greatest count that a limit allows, at each size."""
    low = np.full(sizes.shape, int(share.some), np.int64)
    high = sizes.copy()
    if share.percent is None or share.relation not in ("<", "<=", ">", ">="):
        return low, high
    value = Fraction(share.percent) / 100
    scaled, whole = value.numerator * sizes, value.denominator
    if share.relation == "<":
        high = -(-scaled // whole) - 1
    elif share.relation == "<=":
        high = scaled // whole
    elif share.relation == ">":
        low = np.maximum(low, scaled // whole + 1)
    else:
        low = np.maximum(low, -(-scaled // whole))
    return low, high


def _half_up(numerator: int, denominator: int) -> int:
    """Return a quotient rounded half up."""
    return (2 * numerator + denominator) // (2 * denominator)
