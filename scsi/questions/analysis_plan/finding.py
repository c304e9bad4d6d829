"""The analysis, said before the file is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scsi.evidence.survey.mapping import read_mapping
from scsi.evidence.survey.survey import names_of
from scsi.questions.survey.opening import pairs_of, reading_of
from scsi.questions.survey.rows import DEFAULT, WEIGHTS
from scsi.questions.survey.words import words_of
from scsi.vocabulary import Category, Shown, Unit, check_choice, check_level


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AnalysisPlan(Shown):
    """What will be asked of a survey, told before it is read.

    Attributes
    ----------
    category, weight : str
    unit : Unit
    level : float
    changed : tuple of str
        Which of these are not the defaults.
    words : mapping
        What the survey will call its rows and clusters, by language.
    """

    category: str
    unit: Unit
    weight: str
    level: float
    changed: tuple[str, ...]
    words: Mapping = field(default_factory=dict, repr=False, compare=False)


def planned_analysis(
    category: str | None = None,
    unit: str = "cities",
    weight: str = "items",
    level: float = 0.95,
    *,
    columns: Iterable[str] = (),
    reading: Iterable[str] = (),
) -> AnalysisPlan:
    """Say which analysis will be done, before a file is read.

    Parameters
    ----------
    category, unit, weight, level
        As in `scsi.compare_waves`.
    columns, reading
        As `scsi.surveys.open` will take them, for what rows and clusters are called and whether the
        category is one of the table's own.

    Returns
    -------
    AnalysisPlan

    Examples
    --------
    >>> planned_analysis(unit="items").changed
    ('unit',)

    Whoever takes items as independent has changed the default, and the report says so.
    """
    options = reading_of(reading)
    held = read_mapping(options["mapping"]) if "mapping" in options else {}
    default = options.get("share_of") or held.get("reading", {}).get("share_of")
    if default is None:
        category = check_choice("category", DEFAULT if category is None else category, Category)
    check_choice("weight", weight, WEIGHTS)
    chosen: dict[str, Any] = {
        "category": category or default,
        "unit": Unit(check_choice("unit", unit, Unit)),
        "weight": weight,
        "level": check_level(level),
    }
    usual = {
        "category": default or DEFAULT,
        "unit": Unit.CITIES,
        "weight": "items",
        "level": 0.95,
    }
    changed = tuple(name for name in chosen if chosen[name] != usual[name])
    return AnalysisPlan(**chosen, changed=changed, words=_words(options, held, columns))


def _words(options: Mapping, held: Mapping, columns: Iterable[str]):
    """Return the words of a survey that is not read yet, from how it will be read."""
    said = held.get("names", {}) | {
        name: options[name] for name in ("rows", "clusters", "title") if name in options
    }
    there = held.get("columns", {}) | pairs_of("columns", columns)
    reading = held.get("reading", {}) | options
    share = reading.get("share_of")
    return words_of(
        names_of(**said),
        {ours: theirs for theirs, ours in there.items() if ours},
        reading.get("cluster", ()),
        (share,) if share else (),
    )
