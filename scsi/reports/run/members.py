"""What a batch runs over: the values of one parameter, each with its name in every language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scsi.evidence.published import load_published
from scsi.showing.catalogue import word
from scsi.vocabulary import LANGUAGES, check_choice


@dataclass(frozen=True, slots=True)
class Member:
    """One value that a batch runs for.

    Attributes
    ----------
    value : str
        The value of the parameter; also the name of its folder.
    names, groups : dict of str to str
        Per language its name, and the group under which it is listed.
    """

    value: str
    names: dict[str, str]
    groups: dict[str, str]


@dataclass(frozen=True, slots=True)
class Range:
    """A parameter and the members that a batch runs it over."""

    parameter: str
    members: Callable[[], list[Member]]


def cities() -> list[Member]:
    """Return the cities surveyed, by region."""
    published = load_published()
    names = published.names
    rows = published.cities.sort_values(["region", "id"]).itertuples()
    return [
        Member(
            row.id,
            {lang: names.city(row.id, lang) for lang in LANGUAGES},
            {lang: word(f"region.{row.region}", lang) for lang in LANGUAGES},
        )
        for row in rows
    ]


RANGES = {"cities": Range("city", cities)}


def range_of(name: str) -> Range:
    """Return what ``--over NAME`` stands for.

    Raises
    ------
    ValueError
        If there is nothing of that name to run over.
    """
    return RANGES[check_choice("--over", name, RANGES)]
