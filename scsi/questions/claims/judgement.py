"""What a check is given and what it gives back: a statement, and a verdict with its grounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from scsi.evidence.published import PrintedPercent, Published
from scsi.vocabulary import Interval


class Verdict(StrEnum):
    """What can be said of a statement from what is printed.

    ``REPRODUCED``: it comes out again, computed from other printed figures or counted in the rows.
    ``FOLLOWS``: it does so on an assumption that is stated. ``UNTESTABLE``: nothing that is printed
    could show it wrong or right. ``CONTRADICTED``: another figure or another text says otherwise.
    ``ADVICE``: no fact to check.
    """

    REPRODUCED = "reproduced"
    FOLLOWS = "follows"
    UNTESTABLE = "untestable"
    CONTRADICTED = "contradicted"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement of the chapter, a row of ``claims.csv``.

    Attributes
    ----------
    id, place, kind, check, source : str
        As the codebook explains them.
    paragraph, sentence : int or None
        Where the chapter prints it; None for another text.
    figures : tuple of str
        The numbers that it states, percentages with their sign.
    text : dict of str to str
        The statement in each language.
    """

    id: str
    place: str
    kind: str
    check: str
    source: str
    paragraph: int | None
    sentence: int | None
    figures: tuple[str, ...]
    text: Mapping[str, str]

    @property
    def row(self) -> str:
        """Its row, ``file#id``."""
        return f"claims.csv#{self.id}"

    @property
    def percents(self) -> tuple[float, ...]:
        """The percentages that it states."""
        return tuple(float(figure[:-1]) for figure in self.figures if figure.endswith("%"))

    @property
    def numbers(self) -> tuple[int, ...]:
        """The amounts and counts that it states."""
        return tuple(int(figure) for figure in self.figures if not figure.endswith("%"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and what it rests on.

    Attributes
    ----------
    verdict : Verdict
        What can be said.
    rule : str
        Key of the rule that gave it; `show` words it.
    rests_on : tuple of str
        The figures, each ``file#id``, and the functions that compute the findings (``scsi.NAME``).
    facts : dict
        The numbers and names that the rule's sentence takes, unrounded.
    """

    verdict: Verdict
    rule: str
    rests_on: tuple[str, ...]
    facts: Mapping[str, object] = field(default_factory=dict)


def rows_of(name: str, ids: Iterable) -> tuple[str, ...]:
    """Return rows as ``file#id``."""
    return tuple(f"{name}.csv#{id_}" for id_ in ids)


def percents_of(published: Published, wave: int, place: str) -> tuple[PrintedPercent, ...]:
    """Return all printed funding percentages of a wave and a place, in the chapter's order."""
    found = published.shares[
        (published.shares["wave"] == wave) & (published.shares["place"] == place)
    ]
    return tuple(published.percent(wave, place, category) for category in found["category"])


def slack(percents: Iterable[PrintedPercent]) -> float:
    """Return how far the sum of percentages can lie from the truth by rounding alone."""
    return sum(0.5 * 10.0**-percent.decimals for percent in percents) + 1e-9


def in_order(bands: Iterable[Interval]) -> bool | None:
    """Say whether intervals lie one below the other; None where rounding leaves it open.

    Examples
    --------
    >>> in_order([Interval(0.62, 0.63), Interval(0.36, 0.37)])
    True
    >>> in_order([Interval(0.36, 0.37), Interval(0.365, 0.375)]) is None
    True

    63 % is more than 37 %, while 37 and 36 % as rounded here may be the same.
    """
    pairs = list(pairwise(bands))
    if any(higher.high < lower.low for higher, lower in pairs):
        return False
    return True if all(higher.low > lower.high for higher, lower in pairs) else None
