"""Names as a reader sees them: categories, cities, rounding rules, places in the chapter."""

from __future__ import annotations

from scsi.display.numbers import whole
from scsi.display.words import check_language, word
from scsi.evidence.published import Published

LONGEST_NAME = 60
_MARKDOWN = frozenset('\\`*_{}[]<>#$|~!&:/@^=+"%.')


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


def plain_name(name: str) -> str:
    r"""Return a name from a survey as plain text: one line, nothing that does not print, not long.

    Examples
    --------
    >>> plain_name(" New\nYork ")
    'New York'

    A line break in a cell does not break a sentence.
    """
    kept = "".join(sign if sign.isprintable() else " " for sign in str(name))
    kept = " ".join(kept.split())
    return kept if len(kept) <= LONGEST_NAME else kept[: LONGEST_NAME - 1] + "…"


def markdown_name(name: str) -> str:
    r"""Return a name from a survey for Markdown: every sign that means something there escaped.

    Examples
    --------
    >>> print(markdown_name("<b>A*</b> [x](y)"))
    \<b\>A\*\<\/b\> \[x\](y)

    What a survey holds is data: it shows as it stands and does nothing.
    """
    return "".join(f"\\{sign}" if sign in _MARKDOWN else sign for sign in plain_name(name))
