"""Names as a reader sees them: categories, cities, rounding rules, places, choices of a reading."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd

from scsi.evidence.letters import written
from scsi.evidence.names import Names
from scsi.showing.catalogue import catalogue, check_language, word
from scsi.showing.numbers import percent, whole

_JOINERS = "\u200c\u200d"  # without which some names in Persian and Sinhala are misspelt
LONGEST_NAME = 60
FIRST_YEAR = 1000
"""Whole numbers below it are rounds."""
_MARKDOWN = frozenset('\\`*_{}[]<>#$|~!&:/@^=+"%.')


def category_label(category: str, lang: str) -> str:
    """Return the name of a category: of funding, or of a survey's own as it stands."""
    if f"category.{category}" in catalogue(check_language(lang)):
        return word(f"category.{category}", lang)
    return plain_name(category)


def wave_label(wave: int | str, lang: str) -> str:
    """Return the name of a wave: a year, the number of a round, or a survey's own word.

    Examples
    --------
    >>> wave_label(2019, "ko"), wave_label("baseline", "ko"), wave_label(2, "en")
    ('2019년', 'baseline', 'wave 2')
    """
    if isinstance(wave, str):
        return plain_name(wave)
    return word("wave.year" if wave >= FIRST_YEAR else "wave.round", lang, wave=wave)


def rounding_label(rounding: str, lang: str) -> str:
    """Return the name of a rounding rule."""
    return word(f"rounding.{rounding}", lang)


def city_list(names: Names, cities: Iterable[str], lang: str, between: str = "list") -> str:
    """Return the names of some cities, with the words `between` between them."""
    return word(between, lang).join(names.city(city, lang) for city in cities)


def either(parts: Iterable[str], lang: str) -> str:
    """Return some parts with commas between them, and an "or" before the last."""
    *first, last = parts
    return word("or", lang).join((word("list", lang).join(first), last)) if first else last


def place_label(paragraph: int, sentence: int, lang: str) -> str:
    """Return where in the chapter something stands."""
    return word("place", lang, paragraph=paragraph, sentence=sentence)


def yes_or_no(value: bool, lang: str) -> str:
    """Return whether something is possible."""
    return word("yes" if value else "no", lang)


def whole_or_none(count: int | None, lang: str) -> str:
    """Return a whole number, or a dash where there is none."""
    return word("none", lang) if count is None else whole(count)


def percent_or_cannot(fraction: float | None, lang: str) -> str:
    """Return a share in hundredths, or that it cannot be; never a clipped number."""
    if fraction is None or math.isnan(fraction):
        return word("cannot", lang)
    return percent(fraction)


def can_or_cannot(can: bool, lang: str) -> str:
    """Return whether something can be."""
    return word("can" if can else "cannot", lang)


def weighting_label(weighting: str, base: int | None, lang: str) -> str:
    """Return how cities weigh, with the base where it matters."""
    size = "" if base is None or pd.isna(base) else whole(base)
    return word(f"weighting.{weighting}", lang, base=size)


def choice_label(choice: str, lang: str) -> str:
    """Return the name of a choice of a reading."""
    return word(f"choice.{choice}", lang)


def option_label(choice: str, option: Any, miscoded: float, lang: str) -> str:
    """Return the name of an option of a choice; `miscoded` is the part that coding errors take."""
    match choice:
        case "base" | "size_before":
            return word("option.items", lang, size=whole(option))
        case "unit" | "test" | "reference":
            return word(f"option.{choice}.{option}", lang)
        case "coding":
            return word(f"option.coding.{option}", lang, part=percent(miscoded, 0))
    return f"{option:g}"


def group_label(group: str, options: tuple, miscoded: float, lang: str) -> str:
    """Return the name of what a group of choices is set to."""
    if group != "overlap":
        return option_label(group, options[0], miscoded, lang)
    shared, persistence = options
    key = "option.overlap.some" if shared else "option.overlap.none"
    return word(key, lang, shared=shared, persistence=f"{persistence:g}")


def plain_name(name: str) -> str:
    r"""Return a name from a survey as plain text: one line, nothing that does not print, not long.

    Examples
    --------
    >>> plain_name(" New\nYork ")
    'New York'

    A line break in a cell does not break a sentence.
    """
    kept = " ".join("".join(map(_plain, str(name))).split())
    return kept if len(kept) <= LONGEST_NAME else kept[: LONGEST_NAME - 1] + "…"


def _plain(sign: str) -> str:
    """Return a sign of a name; one that does not print as a space or as its code point."""
    if sign.isprintable() or sign in _JOINERS:
        return sign
    as_code = "" if sign.isspace() else written(sign)
    return as_code if len(as_code) > 1 else " "


def markdown_name(name: str) -> str:
    r"""Return a name from a survey for Markdown: every sign that means something there escaped.

    Examples
    --------
    >>> print(markdown_name("<b>A*</b> [x](y)"))
    \<b\>A\*\<\/b\> \[x\](y)

    What a survey holds is data: it shows as it stands and does nothing.
    """
    return "".join(f"\\{sign}" if sign in _MARKDOWN else sign for sign in plain_name(name))


def alpha(level: float) -> str:
    """Print the level of a test, without trailing zeros."""
    return f"{1 - level:.6g}"


def confidence(level: float) -> str:
    """Print a confidence level in per cent, without trailing zeros."""
    return f"{100 * level:.6g}"
