"""The row of headings of a text table, and what separates its cells."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from scsi.evidence.survey.columns import survey_columns, wanted
from scsi.evidence.survey.keys import plain

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_TYPED = {"\\t": "\t", "tab": "\t", "comma": ",", "semicolon": ";", "bar": "|", "pipe": "|"}
_HEADING_WITHIN = 20
_LOOKED_AT = 200
_VALUE = re.compile(r"[+-]?[\d.,/: -]*\d[\d.,/: -]*")


@dataclass(frozen=True, slots=True)
class Heading:
    """The row of headings of a text table.

    Attributes
    ----------
    separator : str
        What stands between its cells.
    line : int
        The line on which it begins.
    below : int
        The line on which the row below it begins.
    cells : list of str
        The headings.
    skipped : int
        How many rows are above it.
    simple : bool
        Whether each row above it, and itself, is one line.
    above : list of str
        The lines down to itself.
    """

    separator: str
    line: int
    below: int
    cells: list[str]
    skipped: int
    simple: bool
    above: list[str]


def checked_separator(separator: str | None) -> str | None:
    """Return a separator as it stands in a file; a tab may be typed, and some have a name."""
    if separator is None:
        return None
    separator = _TYPED.get(separator.casefold(), separator)
    if len(separator) != 1 or separator in '"\r\n':
        raise ValueError(
            f"separator must be one character; got {separator!r} (a tab is '\\t' or tab)"
        )
    return separator


def find_heading(
    head: Sequence[str], columns: Mapping[str, str | None], separator: str | None
) -> Heading:
    """Return the row of headings: the one, among the first, that names most of our columns.

    Where none names two, the separator is the one that cuts most lines into equally many cells,
    and the headings are the first row of that width.

    Parameters
    ----------
    head : sequence of str
        The first lines with their ends.
    columns : mapping
        The caller's headings.
    separator : str or None
        What the caller says, checked.
    """
    best, most = Heading(separator or ",", 1, 2, [], 0, True, []), (-1, 0)
    for candidate in [separator] if separator else SEPARATORS:
        for found in _first_rows(head, candidate):
            score = (wanted(found.cells, columns), -found.skipped)
            if score > most or not best.cells:
                best, most = found, max(score, most)
    if most[0] >= 2:
        return best
    shapes = {
        candidate: _shape(head, candidate)
        for candidate in ([separator] if separator else SEPARATORS)
    }
    candidate = max(shapes, key=lambda name: shapes[name])
    share, width = shapes[candidate]
    if share < 0.5 or width < 2:
        return best
    if best.separator == candidate and len(best.cells) == width and most[0] == 1:
        return best
    rows = _first_rows(head, candidate)
    return next((found for found in rows if len(found.cells) == width), best)


def _first_rows(head: Sequence[str], separator: str) -> Iterator[Heading]:
    """Yield the first rows that are not empty."""
    skipped = 0
    for line, below, cells in records(head, separator, lenient=True):
        if not any(cell.strip() for cell in cells):
            continue
        cells = [cell.strip().lstrip("\ufeff") for cell in cells]
        simple = below == line + 1 and skipped == line - 1
        yield Heading(separator, line, below, cells, skipped, simple, [*head[: below - 1]])
        skipped += 1
        if skipped == _HEADING_WITHIN:
            return


def _shape(head: Iterable[str], separator: str) -> tuple[float, int]:
    """Return the share of rows of the most frequent width above one, and that width."""
    rows = islice(records(head, separator, lenient=True), _LOOKED_AT)
    widths = Counter(len(cells) for _, _, cells in rows if any(map(str.strip, cells)))
    wide = {width: n for width, n in widths.items() if width > 1}
    if not wide:
        return 0.0, 1
    width = max(wide, key=lambda each: (wide[each], each))
    return wide[width] / widths.total(), width


class BadQuotes(ValueError):
    """A quoted cell that does not end as it should; `line` is where its row begins."""

    def __init__(self, line: int, found: str):
        super().__init__(found)
        self.line = line


def records(
    lines: Iterable[str], separator: str, lenient: bool = False
) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the cells of each row with the lines on which it and the next begin.

    Raises
    ------
    BadQuotes
        If quotes do not close, unless `lenient`, which then ends.
    """
    reader = csv.reader(iter(lines), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            below = reader.line_num + 1
            yield line, below, cells
            line = below
    except csv.Error as error:
        if not lenient:
            raise BadQuotes(line, _said(str(error))) from None


def _said(error: str) -> str:
    """Return what the reader found, in words for the holder of the table."""
    if "field larger" in error:
        most = csv.field_size_limit()
        return f"a cell of more than {most:,} characters: a quote that is not closed?"
    if "unexpected end" in error:
        return "a quote that is not closed before the end of the file"
    return "a quote inside a quoted cell that is not doubled"


def seems_a_row(cells: Sequence[str]) -> bool:
    """Whether what should be headings looks like a row of values: words of funding, or a year."""
    words = {
        plain(word)
        for column in survey_columns().values()
        for word in (*column.allowed, *column.words)
    }
    values = sum(bool(_VALUE.fullmatch(cell)) for cell in cells)
    return any(plain(cell) in words for cell in cells) and values > 0
