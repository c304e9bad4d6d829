"""Names as a reader sees them: categories, cities, rounding rules, places, choices of a reading."""

from __future__ import annotations

import math

from scsi.display.numbers import percent, whole
from scsi.display.words import check_language, word
from scsi.evidence.published import Published
from scsi.study.bounds import CitySpreadBounds


def category_label(category: str, lang: str) -> str:
    """Return the name of a funding category."""
    return word(f"category.{category}", lang)


def rounding_label(rounding: str, lang: str) -> str:
    """Return the name of a rounding rule."""
    return word(f"rounding.{rounding}", lang)


def city_label(published: Published, city: str, lang: str) -> str:
    """Return the name of a city, from ``cities.csv``."""
    cities = published.cities.set_index("id")
    return str(cities.loc[city, f"name_{check_language(lang)}"])


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
    missing = fraction is None or math.isnan(fraction)
    return word("cannot", lang) if missing else percent(fraction)


def can_or_cannot(can: bool, lang: str) -> str:
    """Return whether something can be."""
    return word("can" if can else "cannot", lang)


def weighting_label(bounds: CitySpreadBounds, lang: str) -> str:
    """Return how cities weigh, with the base where it matters."""
    base = "" if bounds.base is None else whole(bounds.base)
    return word(f"weighting.{bounds.weighting}", lang, base=base)


def choice_label(choice: str, lang: str) -> str:
    """Return the name of a choice of a reading."""
    return word(f"choice.{choice}", lang)


def option_label(choice: str, option: object, miscoded: float, lang: str) -> str:
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
