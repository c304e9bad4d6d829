"""What the values of a column mean: years, categories, names. One value in, one meaning out."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from numbers import Integral, Real
from typing import SupportsInt, cast

from scsi.evidence.survey.columns import Column, plain
from scsi.evidence.survey.table import missing

_BLANKS = frozenset({"n/a", "#n/a", "na", "nan", "null", "none", "-", "--", "?"})
_NOT_IN_NAMES = ("  ", "\n ", " \n", "\n\n", *"\t\r\v\f\x1c\x1d\x1e\x1f")
"""In names, one a line, what `name` would change."""
_MONTH, _DAY = "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])"
_DATE = re.compile(
    rf"(?P<y1>\d{{4}})(?:-{_MONTH}|([-/.]\s?){_MONTH}\2{_DAY}\.?)"
    r"(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?"
    rf"|(?P<y2>\d{{4}})년(?:\s?{_MONTH}월(?:\s?{_DAY}일)?)?"
    rf"|{_DAY}([-/.]){_DAY}\4(?P<y3>\d{{4}})"
)
"""A year and month, or a day in any order, whose four-digit year is beyond doubt."""


class Unread(ValueError):
    """A value that means nothing in its column; the message says what is allowed."""


def reader(column: Column, categories: Mapping[str, str | None]) -> Callable[[object], object]:
    """Return the function from a value of a column as found to what it means.

    Parameters
    ----------
    column : Column
        One whose values are names, words or years.
    categories : mapping
        The caller's words for this column.

    Returns
    -------
    callable
        Returns None for an empty cell and raises `Unread` for what it cannot understand.
    """
    if column.type == "integer":
        return year
    if column.allowed:
        words: dict[str, str | None] = {plain(word): word for word in column.allowed}
        words |= {plain(word): meant for word, meant in column.words.items()}
        words |= categories
        return lambda value: _word(value, words, column)
    if column.pattern:
        return lambda value: None if missing(value) else name(value).upper()
    return lambda value: None if missing(value) else name(value)


def year(value: object) -> int | None:
    """Return the year of a wave: a whole number, or a date whose year is beyond doubt."""
    if missing(value):
        return None
    if isinstance(value, (datetime.date, datetime.datetime)) or hasattr(value, "year"):
        return int(value.year)
    if isinstance(value, (Integral, Real, Decimal)) and not isinstance(value, bool):
        whole = int(cast(SupportsInt, value))
        if value != whole:
            raise Unread
        return whole
    text = unicodedata.normalize("NFKC", str(value)).strip()
    if re.fullmatch(r"\d{1,9}(\.0*)?", text) and isinstance(value, str):
        return int(text.partition(".")[0])
    found = _DATE.fullmatch(text) if isinstance(value, str) else None
    if not found:
        raise Unread
    return int(found["y1"] or found["y2"] or found["y3"])


def name(value: object) -> str:
    """Return a name: text without spaces at its ends or doubled, composed; codes as they stand."""
    if isinstance(value, str):
        if not value.isascii():
            value = unicodedata.normalize("NFC", value.replace("\ufeff", ""))
        return " ".join(value.split())
    if isinstance(value, bool) or not isinstance(value, (Integral, Real, Decimal)):
        raise Unread
    whole = int(cast(SupportsInt, value))
    return str(whole) if value == whole else str(value)


def as_they_stand(column: Column, values: Iterable[object]) -> bool:
    """Whether a column holds names that `name` leaves as they are, no two differing in case only.

    A look at all of them joined takes a tenth of the time of reading a million one by one.
    """
    if column.type != "string" or column.allowed or column.pattern:
        return False
    values = [*values]
    if set(map(type, values)) != {str}:
        return False
    text = "\n".join(["", *cast("list[str]", values), ""])
    if not text.isascii() or any(space in text for space in _NOT_IN_NAMES):
        return False
    names = text.lower().split("\n")[1:-1]
    return len(names) == len(set(names)) == len(values)


def _word(value: object, words: Mapping[str, str | None], column: Column) -> str | None:
    """Return an allowed word, whatever its case and spacing."""
    if missing(value):
        return None
    key = plain(str(value))
    if key in words:
        return words[key]
    if str(value).strip().casefold() in _BLANKS:
        return None
    raise Unread


def mappable(column: Column) -> str:
    """Return what a column allows, and how a word of the table's own is mapped to one of ours."""
    if not column.allowed:
        return allowed(column)
    return f"{allowed(column)}, or categories={{'its word': {column.allowed[-1]!r}}}"


def allowed(column: Column) -> str:
    """Return what a column allows, in words."""
    if column.allowed:
        return ", ".join(column.allowed) + ("" if column.filled else ", or an empty cell")
    if column.type == "integer":
        return f"a year from {column.minimum} to {column.maximum}, or a date with such a year"
    if column.pattern:
        return f"text like {column.pattern}"
    return "a name"
