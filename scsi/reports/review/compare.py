"""Compare: two values, texts or pictures of two reports, with a tolerance; every difference named.

Numbers are alike if they differ by no more than an absolute, or a relative, tolerance. The numbers
in a text were rounded for print, so that a change far below the tolerance can move the last digit
printed: decimals may differ by one unit there, whole numbers not at all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeGuard

from scsi.reports.review.pictures import apart

_NUMBER = re.compile(r"[-−+]?\d+(?:,\d{3})*(?:\.\d+)?(?:[eE][-+]?\d{1,4})?")
MOST_LINES = 5000
"""Up to so many lines, those put in or left out are sought; of more, pairs are compared."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far apart two numbers may be: `absolute`, or `relative` to the greater; 0 is exact."""

    absolute: float = 1e-9
    relative: float = 1e-6

    def alike(self, a: float, b: float) -> bool:
        """Whether two numbers are alike."""
        return a == b or abs(a - b) <= max(self.absolute, self.relative * max(abs(a), abs(b)))

    @property
    def exact(self) -> bool:
        """Whether only the same is alike."""
        return self.absolute == self.relative == 0


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell in which two reports differ.

    Attributes
    ----------
    place : str
        Where: notebook and language, what it belongs to, and the field.
    before, after : str
        What the first and what the second report say, in short.
    absolute, relative : float or None
        How far apart two numbers are, relative to the greater of them; None for all else.
    kind : str
        What differs: ``input``, ``version``, ``cells``, ``finding``, ``prose``, ``code``,
        ``words``, ``numbers``, ``picture``, ``page``, ``script``, ``style`` or ``file``.
    """

    place: str
    before: str
    after: str
    absolute: float | None = None
    relative: float | None = None
    kind: str = ""

    @classmethod
    def of(cls, place: str, sides: Iterable[str], kind: str = "") -> Difference:
        """Return the difference of what two reports say at a place."""
        before, after = sides
        return cls(place, before, after, kind=kind)

    @property
    def size(self) -> tuple[float, float]:
        """What is worst first: what is no number, then numbers by their relative difference."""
        if self.relative is None or self.absolute is None:
            return math.inf, math.inf
        return self.relative, self.absolute

    def __str__(self) -> str:
        line = f"{self.place}: {self.before} -> {self.after}"
        if self.relative is None:
            return line
        return f"{line} (absolute {self.absolute:.3g}, relative {self.relative:.3g})"


def short(value: object) -> str:
    """Return a value for a line of text."""
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}..."


def compare(place: str, a: object, b: object, tolerance: Tolerance) -> Iterator[Difference]:
    """Yield each difference between two values as JSON holds them.

    Examples
    --------
    >>> found = compare("shift", {"estimate": 0.103}, {"estimate": -0.103}, Tolerance())
    >>> [str(each) for each in found]
    ['shift estimate: 0.103 -> -0.103 (absolute 0.206, relative 2)']

    A sign that has turned is twice the number away.
    """
    if _is_number(a) and _is_number(b):
        if not tolerance.alike(a, b):
            away = abs(a - b)
            yield Difference(place, repr(a), repr(b), away, away / max(abs(a), abs(b)))
    elif isinstance(a, Mapping) and isinstance(b, Mapping):
        for name in dict.fromkeys([*a, *b]):
            inner = f"{place} {name}"
            if name in a and name in b:
                yield from compare(inner, a[name], b[name], tolerance)
            else:
                yield Difference.of(inner, (short(each.get(name, "missing")) for each in (a, b)))
    elif isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            yield Difference(place, f"{len(a)} values", f"{len(b)} values")
        else:
            for i, (first, second) in enumerate(zip(a, b, strict=True)):
                yield from compare(f"{place}[{i}]", first, second, tolerance)
    elif isinstance(a, str) and isinstance(b, str):
        yield from compare_text(place, a, b, tolerance)
    elif a != b or type(a) is not type(b):
        yield Difference(place, short(a), short(b))


def _is_number(value: object) -> TypeGuard[float]:
    """Whether a value is a number; True and False are not."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def compare_text(place: str, a: str, b: str, tolerance: Tolerance) -> Iterator[Difference]:
    """Yield the first difference in words between two texts, else each one in their numbers."""
    if a == b:
        return
    if tolerance.exact or _NUMBER.sub("0", a) != _NUMBER.sub("0", b):
        lines, others = a.split("\n"), b.split("\n")
        pairs = zip(lines, others, strict=False)
        first = next((pair for pair in pairs if pair[0] != pair[1]), None)
        if first is None:
            first = f"{len(lines)} lines", f"{len(others)} lines"
        yield Difference(place, *_around(*first))
        return
    for first, second in zip(_NUMBER.findall(a), _NUMBER.findall(b), strict=True):
        x, y = (float(each.replace(",", "").replace("−", "-")) for each in (first, second))
        if first != second and not (math.isfinite(x) and math.isfinite(y)):
            yield Difference(place, short(first), short(second))
        elif not tolerance.alike(x, y) and (
            abs(x - y) > 1.001 * min(_last_digit(first), _last_digit(second))
        ):
            yield Difference(place, first, second, abs(x - y), abs(x - y) / max(abs(x), abs(y)))


def _around(a: str, b: str) -> tuple[str, str]:
    """Return two texts in short, from a little before the first sign in which they differ."""
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), 0)
    start = max(0, same - 20)
    first, second = (("..." if start else "") + short(each[start:]) for each in (a, b))
    return first, second


def _last_digit(number: str) -> float:
    """Return the unit of the last decimal of a number in print; 0 of a whole one."""
    mantissa, _, exponent = number.lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    return float(f"1e{int(exponent or 0) - decimals}") if decimals else 0.0


def compare_pictures(place: str, a: Mapping | None, b: Mapping | None) -> Iterator[Difference]:
    """Yield the differences between two small copies of pictures: in size, in looks, in colours."""
    if a is None or b is None:
        yield Difference.of(place, ("a picture" if each else "no picture" for each in (a, b)))
        return
    if any(abs(x - y) > 0.02 * max(x, y) for x, y in zip(a["size"], b["size"], strict=True)):
        yield Difference.of(place, ("{} x {} pixels".format(*each["size"]) for each in (a, b)))
        return
    for what in apart(a, b):
        yield Difference(place, "a picture", what)


def compare_lines(place: str, a: str, b: str, tolerance: Tolerance) -> Iterator[Difference]:
    """Yield the differences between two long texts line by line; a line may be missing."""
    lines, others = a.split("\n"), b.split("\n")
    start = _alike(lines, others)
    lines, others = lines[start:], others[start:]
    end = _alike(lines[::-1], others[::-1])
    lines, others = lines[: len(lines) - end], others[: len(others) - end]
    blocks = [(0, len(lines), 0, len(others))]
    if len(lines) != len(others) and max(len(lines), len(others)) <= MOST_LINES:
        blocks = [block[1:] for block in SequenceMatcher(None, lines, others).get_opcodes()]
    for first, last, other_first, other_last in blocks:
        for pair in zip_longest(lines[first:last], others[other_first:other_last]):
            x, y = pair
            if x is None or y is None:
                yield Difference.of(place, ("missing" if x is None else short(x) for x in pair))
            else:
                yield from compare_text(place, x, y, tolerance)


def _alike(a: list[str], b: list[str]) -> int:
    """Return how many lines two lists have alike from their start on."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((i for i, (x, y) in pairs if x != y), min(len(a), len(b)))
