"""What the values of a column mean: categories, names. One value in, one meaning out."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from numbers import Integral, Real
from typing import SupportsInt, cast

from scsi.evidence.survey.columns import Column
from scsi.evidence.survey.keys import clean, folded, plain
from scsi.evidence.survey.table import missing

NOTHING = frozenset(
    {
        "n/a", "#n/a", "n.a.", "n.a", "na", "nan", "<na>", "nil", "null", "none", "nat",
        "-", "--", "---", "?", "??", "???", ".", "..", "...", "…", "unknown", "not known",
        "not available", "not applicable", "not stated", "not specified", "unspecified",
        "undisclosed", "not disclosed", "not reported", "no data", "no answer", "missing",
        "tbd", "tba", "k.a.", "k. a.", "keine angabe", "unbekannt", "entfällt",
        "nicht bekannt", "inconnu", "inconnue", "non renseigné", "non disponible", "s/o",
        "n.d.", "n/d", "nd", "n.c.", "desconocido", "desconocida", "sin datos", "sin dato",
        "no disponible", "sconosciuto", "non disponibile", "desconhecido", "não informado",
        "미상", "불명", "모름", "알 수 없음", "알수없음", "없음", "해당없음", "해당 없음",
        "미확인", "미기재", "무응답",
        "결측", "불상", "자료없음", "不明", "未知", "不详", "無", "无", "неизвестно", "нет данных",
    }
)  # fmt: skip
"""Words that stand for nothing in any column, folded."""
_CODES = frozenset({"na", "nd", "nil"})
"""Words for nothing that may be codes, and are where others like them are."""
TOTALS = frozenset(
    {
        "total", "totals", "totale", "totali", "gesamt", "gesamtsumme", "summe", "sum",
        "subtotal", "grand_total", "overall_total", "total_general", "합계", "총계", "소계",
        "총합계", "계", "合計", "总计", "총합",
    }
)  # fmt: skip
TOTAL_WORDS = tuple(
    sorted(
        {
            f"{way(word.replace('_', ' '))}{end}"
            for word in TOTALS
            for way in (str.lower, str.upper, str.capitalize, str.title)
            for end in ("", ":", " ")
        }
    )
)
"""As they may stand in a cell."""
TOTAL_STARTS = frozenset(" \t\u200b\ufeff\"'") | {word[0] for word in TOTAL_WORDS}
"""With what they begin."""
_NOT_IN_NAMES = ("  ", "\n ", " \n", "\n\n", *'\t\r\v\f\x1c\x1d\x1e\x1f`"', "_x")
"""In names, one a line, what `clean` would change."""


class Unread(ValueError):
    """A value that means nothing in its column; the message says what is allowed."""


def is_nothing(value: object) -> bool:
    """Whether a value is a word for nothing."""
    return isinstance(value, str) and folded(clean(value)) in NOTHING


def nothing_in(values: Iterable[object], own: Iterable[str] | None = None) -> Callable:
    """Return the function that tells words for nothing in a column.

    ``NA`` and the like stay codes where most values are capitals of the same length.

    Parameters
    ----------
    values : iterable
        The distinct values of the column.
    own : iterable of str, optional
        The caller's words for nothing, in place of those that are known.
    """
    words = NOTHING if own is None else frozenset(folded(clean(word)) for word in own)
    texts = [clean(value) for value in values if isinstance(value, str)]
    lengths = {len(text) for text in texts if text.isupper() and text.isalpha()}
    codes = sum(len(text) == 2 and text.isupper() and text.isalpha() for text in texts)
    kept = _CODES if own is None and lengths and codes > len(texts) / 2 else frozenset()
    return lambda value: (
        isinstance(value, str) and (key := folded(clean(value))) in words and key not in kept
    )


def reader(
    column: Column, categories: Mapping[str, str | None], empty: Callable = is_nothing
) -> Callable[[object], object]:
    """Return the function from a value of a column as found to what it means.

    Parameters
    ----------
    column : Column
        One whose values are names or words.
    categories : mapping
        The caller's words for this column.
    empty : callable
        Whether a value is a word for nothing.

    Returns
    -------
    callable
        Returns None for an empty cell and raises `Unread` for what it cannot understand.
    """
    if column.allowed:
        words: dict[str, str | None] = {plain(word): word for word in column.allowed}
        words |= {plain(word): meant for word, meant in column.words.items()}
        words |= categories
        return lambda value: _word(value, words, empty)

    def read(value: object) -> str | None:
        if missing(value):
            return None
        if isinstance(value, str) and plain(value) in categories:
            return categories[plain(value)]
        if empty(value):
            return None
        found = name(value)
        return (found.upper() if column.pattern else found) or None

    return read


def name(value: object) -> str:
    """Return a name: text without what is no part of it; codes as they stand."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool) or not isinstance(value, (Integral, Real, Decimal)):
        raise Unread
    whole = int(cast(SupportsInt, value))
    return str(whole) if value == whole else str(value)


def is_total(cell: object) -> bool:
    """Whether a cell that should name a project or a city says that its row is a total."""
    return isinstance(cell, str) and plain(cell.strip().rstrip(":")) in TOTALS


def as_they_stand(column: Column, values: Iterable[object]) -> bool:
    """Whether a column holds names that `clean` leaves as they are, no two differing in case only.

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
    if not text.replace("\n", "").isprintable():
        return False
    names = text.lower().split("\n")[1:-1]
    distinct = set(names)
    return len(names) == len(distinct) == len(values) and not distinct & NOTHING


def _word(value: object, words: Mapping[str, str | None], empty: Callable) -> str | None:
    """Return an allowed word, whatever its case and spacing."""
    if missing(value):
        return None
    key = plain(str(value))
    if key in words:
        return words[key]
    if empty(value):
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
