"""The waves of a survey: years, dates, fiscal years, periods, rounds or names, told by them all.

The values of a column are of one kind. Which kind it is, the rows decide; a value of another kind
cannot be read.
"""

import calendar
import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from numbers import Integral, Real
from typing import Any, cast

from scsi.evidence.survey.columns import survey_columns
from scsi.evidence.survey.keys import clean, folded
from scsi.evidence.survey.table import missing, quoted
from scsi.evidence.survey.words import is_nothing

_MONTH, _DAY = "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])"
_DATE = re.compile(
    rf"(?P<y1>\d{{4}})(?:-{_MONTH}|([-/.]\s?){_MONTH}\2{_DAY}\.?)"
    r"(?:[T ]\s?[0-9:.]+(?:\s?[AP]M)?(?:Z|[+-][0-9:]+)?)?"
    rf"|(?P<y2>\d{{4}})년(?:\s?{_MONTH}월(?:\s?{_DAY}일)?)?"
    rf"|{_DAY}([-/.]){_DAY}\4(?P<y3>\d{{4}})(?:[T ]\s?[0-9:.]+(?:\s?[AP]M)?)?",
    re.I,
)
"""A year and month, or a day in any order, whose four-digit year is beyond doubt."""
_MONTHS = "|".join([*calendar.month_name[1:], *calendar.month_abbr[1:]])
_WRITTEN = re.compile(
    rf"(?:{_DAY}(?:st|nd|rd|th)?[ -])?(?:{_MONTHS})\.?[ -](?:{_DAY},? ?)?(?P<y>\d{{4}})", re.I
)
_SHORT_DATE = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{2})(?: [0-9:.]+)?")
_FISCAL = re.compile(r"(?:FY|fiscal year|회계연도)?\s?(\d{4})\s?[-/]\s?(\d{2}|\d{4})", re.I)
_FISCAL_YEAR = re.compile(
    r"(?:FY|fiscal year)\s?'?(\d{4}|\d{2})|(\d{4})\s?(?:회계연도|학년도)", re.I
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_ROUND_WORD = "round|wave|phase|survey|period|edition|welle|runde|vague|ronda|time|t|r|w"
_ROUND = re.compile(
    rf"(?:{_ROUND_WORD})[ ._#-]?(\d{{1,3}}|[ivx]+)|(\d{{1,3}})(?:st|nd|rd|th)? (?:{_ROUND_WORD})"
    r"|제?\s?(\d{1,3})\s?(?:차|회|기)(?:\s?(?:조사|년도))?",
    re.I,
)
_NAMED = {
    word: rank
    for rank, words in enumerate(
        (
            "baseline|before|pre|first|old|사전|이전|기초선",
            "midline|mid|interim|중간",
            "endline|follow-up|followup|follow up|after|post|last|new|final|사후|이후|추적",
        )
    )
    for word in words.split("|")
}
_PERIOD = re.compile(r"(\d{4})\s?(?:-|to|/|~|\.\.)\s?(\d{4})")
_MOST_NAMES = 12
_LEAST_DATES = 8


@dataclass(frozen=True, slots=True)
class Waves:
    """What the values of the column of waves mean.

    Attributes
    ----------
    meaning : dict
        The wave of each value found: a year, or a text; None where it cannot be read.
    order : tuple of int or str
        The waves, the earliest first.
    plain : bool
        Whether their order is told by themselves, or by the caller.
    bad : list
        Values that cannot be read, empty ones among them.
    said : list of str
        What there is to say of it.
    unasked : dict of int or str to int
        Rows of waves that the caller does not ask for.
    """

    meaning: dict
    order: tuple
    plain: bool
    bad: list
    said: list[str] = field(default_factory=list)
    unasked: Mapping = field(default_factory=dict)


def read_waves(
    counts: Mapping[object, int],
    asked: Sequence[int | str] | None = None,
    empty: Callable[[object], bool] = is_nothing,
) -> Waves:
    """Read the values of a column of waves, in how many rows each occurs.

    Parameters
    ----------
    counts : mapping
        Rows by value, None among them.
    asked : sequence of int or str, optional
        The waves that the caller asks for, the earliest first; ``2014-2016`` makes one wave of
        three years.
    empty : callable
        Whether a value is a word for nothing.
    """
    filled = {v: n for v, n in counts.items() if n and not missing(v) and not empty(v)}
    read = {value: _read(value) for value in filled}
    _resolve_short_dates(read, filled)
    rows: Counter[str] = Counter()
    for value, found in read.items():
        if found is not None:
            rows[found[0]] += filled[value]
    kind = max(rows, key=lambda each: (rows[each], -_KINDS.index(each)), default="")
    kinds = {"year", kind} if kind == "date" else {kind, "date"} if kind == "year" else {kind}
    if kind == "name" and (len(rows) > 1 and rows["name"] <= sum(rows.values()) / 2):
        kinds = set()
    labels = {v: f[1:] for v, f in read.items() if f is not None and f[0] in kinds}
    if kind == "name" and len({folded(label) for label, _ in labels.values()}) > _MOST_NAMES:
        labels = {}
    meaning = {value: label for value, (label, _) in labels.items()}
    if kind not in ("year", "date"):
        _join(meaning, filled)
    bad = [v for v in counts if counts[v] and v not in meaning]
    keys: dict[int | str, Any] = {}
    for value, label in meaning.items():
        keys.setdefault(label, labels[value][1])
    order = tuple(sorted(keys, key=keys.__getitem__))
    said = _said_dates(meaning, filled) if kind in ("year", "date") else []
    plain = kind != "name"
    result = Waves(dict.fromkeys(bad) | meaning, order, plain, bad, said)
    return _asked(result, asked, counts) if asked else result


_KINDS = ("year", "date", "fiscal", "period", "round", "named", "name")


def _read(value: object) -> tuple | None:
    """Return the kind of a value, its label, and what it is sorted by; None if it is no wave."""
    if isinstance(value, (datetime.date, datetime.datetime)) or hasattr(value, "year"):
        return "date", int(value.year), int(value.year)
    if isinstance(value, bool):
        return None
    if isinstance(value, (Integral, Real, Decimal)):
        number = cast("float", value)  # or what counts like one
        whole = number == number and abs(number) < 10**9 and number == int(number)
        return _number(int(number)) if whole else None
    if not isinstance(value, str):
        return None
    text = unicodedata.normalize("NFKC", clean(value))
    if re.fullmatch(r"\d{1,9}(\.0*)?", text):
        return _number(int(text.partition(".")[0]), text)
    return _text(text)


def _number(number: int, text: str = "") -> tuple | None:
    """Read a whole number: a year, a date without marks, or the number of a round."""
    column = survey_columns()["wave"]
    least, most = cast("tuple[float, float]", (column.minimum, column.maximum))
    if least <= number <= most:
        return "year", number, number
    for rest, form in ((10_000, "%Y%m%d"), (100, "%Y%m")):
        if least <= number // rest <= most:
            try:
                datetime.datetime.strptime(str(number), form)
            except ValueError:
                continue
            return "date", number // rest, number // rest
    if 0 <= number < 100 and not text.startswith("00"):
        return "round", number, number
    return None


def _text(text: str) -> tuple | None:
    """Read a text."""
    found = _DATE.fullmatch(text) or _WRITTEN.fullmatch(text)
    if found:
        year = int(next(filter(None, (found.groupdict().values()))))
        return _number(year) and ("date", year, year)
    if _SHORT_DATE.fullmatch(text):
        return "short", text, text
    found = _FISCAL.fullmatch(text)
    if found:
        first, last = found[1], found[1][: 4 - len(found[2])] + found[2]
        if int(last) == int(first) + 1 or (len(found[2]) == 2 and found[2] == "00"):
            return "fiscal", text, (int(first), text)
        if int(last) > int(first) and len(found[2]) == 4:
            return "period", text, (int(first), text)
        return None
    found = _PERIOD.fullmatch(text)
    if found and int(found[1]) < int(found[2]):
        return "period", text, (int(found[1]), text)
    found = _FISCAL_YEAR.fullmatch(text)
    if found:
        year = int(found[1] or found[2])
        return "fiscal", text, (year if year > 99 else 2000 + year, text)
    if folded(text) in _NAMED:
        return "named", text, (_NAMED[folded(text)], text)
    found = _ROUND.fullmatch(text)
    if found:
        told = next(filter(None, found.groups())).casefold()
        number = int(told) if told.isdigit() else _ROMAN.get(told)
        return None if number is None else ("round", text, (number, text))
    if any(c.isalpha() for c in text) and not text[:1].isdigit() and text.casefold() != "inf":
        return "name", text, text
    return None


def _resolve_short_dates(read: dict, rows: Mapping[object, int]) -> None:
    """Read dates with years of two digits if the other dates of the column tell which they are.

    The year is the part that takes far fewer values than the day.
    """
    short = {
        value: match
        for value, kind in read.items()
        if kind and kind[0] == "short" and (match := _SHORT_DATE.fullmatch(kind[1]))
    }
    parts = [{found[i] for found in short.values()} for i in (1, 3, 4)]
    numbers = [[int(found[i]) for found in short.values()] for i in (1, 3, 4)]
    last = len(short) >= _LEAST_DATES and 3 * len(parts[2]) <= len(parts[0] | parts[1])
    valid = last and all(
        (1 <= a <= 31 and 1 <= b <= 12) or (1 <= a <= 12 and 1 <= b <= 31)
        for a, b in zip(numbers[0], numbers[1], strict=True)
    )
    for value, found in short.items():
        if valid:
            year = int(found[4]) + (2000 if int(found[4]) < 69 else 1900)
            read[value] = "date", year, year
        else:
            read[value] = None


def _join(meaning: dict, rows: Mapping[object, int]) -> None:
    """Give labels that differ in case only the spelling that is written most often."""
    spellings: dict[str, Counter] = {}
    for value, label in meaning.items():
        spellings.setdefault(folded(str(label)), Counter())[label] += rows[value]
    for value, label in meaning.items():
        known = spellings[folded(str(label))]
        meaning[value] = max(sorted(known, key=str), key=known.__getitem__)


def _said_dates(meaning: Mapping, rows: Mapping[object, int]) -> list[str]:
    """Tell dates as one kind, where they are many."""
    dates = {v: m for v, m in meaning.items() if str(v) != str(m)}
    if len(dates) <= 8:
        return []
    first = min(dates, key=lambda value: (str(value).strip().isdigit(), str(value)))
    count = sum(rows[v] for v in dates)
    return [
        f"wave: {count:,} dates like {quoted(first)} read as their years, here {meaning[first]}"
    ]


def _asked(waves: Waves, asked: Sequence[int | str], counts: Mapping[object, int]) -> Waves:
    """Keep the waves that the caller asks for, in the caller's order."""
    named = {folded(str(label)): label for label in waves.order}
    became: dict[int | str, int | str] = {}
    order: list[int | str] = []
    for each in asked:
        period = _PERIOD.fullmatch(str(each))
        if folded(str(each)) in named:
            label = named[folded(str(each))]
            became[label] = label
        elif period and any(isinstance(label, int) for label in waves.order):
            label = str(each)
            first, last = int(period[1]), int(period[2])
            became |= {year: label for year in waves.order if first <= year <= last}
        else:
            label = None
        if label is not None and label in became.values():
            order.append(label)
    if len(order) < len(asked):
        return waves  # whoever asks is told which waves there are
    meaning: dict[object, int | str | None] = {}
    unasked: Counter[int | str] = Counter()
    for value, label in waves.meaning.items():
        meaning[value] = became.get(label)
        if label is not None and label not in became:
            unasked[label] += counts[value]
    return Waves(meaning, tuple(order), True, waves.bad, waves.said, unasked)
