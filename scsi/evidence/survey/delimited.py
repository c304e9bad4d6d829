"""Text tables: separator, heading, quoting, comments, totals, short and long rows.

The file is read as text and every cell stays text; each row keeps the number of the line on which
it begins.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence.survey.columns import name_columns, wanted
from scsi.evidence.survey.encoding import ALLOWED, Undecodable, decode
from scsi.evidence.survey.table import Faults, Table, called, number, quoted

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
TOTALS = frozenset(
    [
        "total",
        "totals",
        "totale",
        "totali",
        "gesamt",
        "summe",
        "sum",
        "subtotal",
        "grand_total",
        "합계",
        "총계",
        "소계",
        "계",
    ]
)
_HEADING_WITHIN = 20


def read_delimited(
    path: Path, columns: Mapping[str, str | None], *, encoding: str | None, separator: str | None
) -> Table:
    """Return a text table as it stands, under our column names.

    Parameters
    ----------
    path : Path
        The file.
    columns : mapping
        The caller's headings, checked.
    encoding, separator : str or None
        What the caller says; None to find out.
    """
    faults, understood = Faults(called(path)), []
    try:
        text, _, said = decode(path.read_bytes(), encoding)
    except Undecodable as error:
        faults.add(str(error), ALLOWED)
        faults.stop()
    if said:
        understood.append(f"encoding: {said}")
    heading = find_heading(text, columns, separator)
    if heading.separator != "," or separator is not None:
        understood.append(f"separator: {SEPARATORS.get(heading.separator, 'as asked')}")
    if heading.skipped:
        understood.append(
            f"{number(heading.skipped, 'line')} above the heading in line {heading.line} left out"
        )
    place = f"line {heading.line}"
    naming = name_columns(heading.cells, columns, faults, place)
    understood += naming.understood
    body = _Body(heading, naming.headings, faults)
    rows = body.read(text)
    understood += body.understood()
    names = {name: heading.cells.index(found) for name, found in naming.headings.items()}
    frame = pd.DataFrame(
        {name: pd.array([row[i] for row in rows], dtype="str") for name, i in names.items()}
    )
    return Table(
        called(path),
        nw.from_native(frame, eager_only=True),
        naming.headings,
        understood,
        faults,
        "line",
        np.array(body.lines, dtype=np.int64),
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """The row of headings of a text table: its separator, line, cells, and what is above it."""

    separator: str
    line: int
    cells: list[str]
    skipped: int


def find_heading(text: str, columns: Mapping[str, str | None], separator: str | None) -> Heading:
    """Return the row, among the first, that names most of our columns, and its separator."""
    if separator is not None and len(separator) != 1:
        raise ValueError(f"separator must be one character; got {separator!r}")
    best, most = Heading(separator or ",", 1, [], 0), (-1, -1)
    for candidate in [separator] if separator else SEPARATORS:
        skipped = 0
        for line, cells in records(text, candidate, lenient=True):
            if not any(cell.strip() for cell in cells):
                continue
            cells = [cell.strip().lstrip("\ufeff") for cell in cells]
            score = (wanted(cells, columns), -skipped)
            if score > most or not best.cells:
                most, best = max(score, most), Heading(candidate, line, cells, skipped)
            skipped += 1
            if skipped == _HEADING_WITHIN:
                break
    return best


class BadQuotes(ValueError):
    """A quoted cell that does not end as it should; `line` is where its row begins."""

    def __init__(self, line: int, found: str):
        super().__init__(found)
        self.line = line


def records(text: str, separator: str, lenient: bool = False) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row with the line on which it begins, blank lines among them.

    Raises
    ------
    BadQuotes
        If quotes do not close, unless `lenient`, which then ends.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
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


class _Body:
    """The rows below the heading: which are kept, which are left out and said so."""

    def __init__(self, heading: Heading, headings: Mapping[str, str], faults: Faults):
        self.heading, self.faults = heading, faults
        self.width = len(heading.cells)
        self.place = {name: heading.cells.index(found) for name, found in headings.items()}
        self.lines: list[int] = []
        self.blank, self.trailing = 0, 0
        self.left_out: dict[str, list[int]] = {"comment": [], "total": []}
        self.marked: list[int] = []

    def read(self, text: str) -> list[list[str]]:
        """Return the rows that are kept, each as wide as the heading."""
        rows = []
        try:
            for line, cells in records(text, self.heading.separator):
                if line > self.heading.line and self._kept(line, cells):
                    rows.append(cells[: self.width])
                    self.lines.append(line)
        except BadQuotes as error:
            self.faults.add(
                str(error), "quotes in pairs", place=f"line {error.line}", order=error.line
            )
        self._tell_marked(len(rows))
        return rows

    def _kept(self, line: int, cells: list[str]) -> bool:
        """Whether a row is one of the survey; if not, say why."""
        if not any(cell.strip() for cell in cells):
            self.blank += 1
            return False
        if cells[0].lstrip().startswith("#") and len(cells) < self.width:
            self.left_out["comment"].append(line)
            return False
        if len(cells) != self.width and not self._trailing(line, cells):
            return False
        if cells[0].lstrip().startswith("#"):
            self.marked.append(line)
        return not self._total(line, cells)

    def _trailing(self, line: int, cells: list[str]) -> bool:
        """Whether a row of another width only has empty cells too many."""
        if len(cells) > self.width and not any(cell.strip() for cell in cells[self.width :]):
            self.trailing += 1
            return True
        self.faults.add(
            number(len(cells), "cell"),
            f"{self.width}, as the heading has",
            place=f"line {line}",
            order=line,
        )
        return False

    def _total(self, line: int, cells: list[str]) -> bool:
        """Whether a row is a total; one that could be a project too is a fault."""
        names = [
            cells[self.place[name]].strip() for name in ("project_id", "city") if name in self.place
        ]
        if not any(is_total(name) for name in names):
            return False
        rest = [
            cells[self.place[name]].strip() for name in ("wave", "funding") if name in self.place
        ]
        if any(rest):
            self.faults.add(
                f"what may be a total, {quoted(next(filter(is_total, names)))}",
                "a project, or a total without wave and funding",
                place=f"line {line}",
                order=line,
            )
        else:
            self.left_out["total"].append(line)
        return True

    def _tell_marked(self, kept: int) -> None:
        """Refuse full rows that begin with # among others that do not."""
        if len(self.marked) < kept:
            for line in self.marked:
                self.faults.add(
                    "a whole row that begins with #",
                    "a comment alone in its line, or # before every project_id",
                    place=f"line {line}",
                    order=line,
                )

    def understood(self) -> list[str]:
        """Return what was left out."""
        said = [
            f"{number(len(lines), f'{kind} row')} left out: {_some(lines)}"
            for kind, lines in self.left_out.items()
            if lines
        ]
        if self.blank:
            said.append(f"{number(self.blank, 'blank line')} left out")
        if self.trailing:
            said.append(
                f"empty cells beyond the heading left out in {number(self.trailing, 'row')}"
            )
        return said


def is_total(cell: str) -> bool:
    """Whether a cell that should name a project or a city says that its row is a total."""
    return "_".join(cell.casefold().rstrip(":").split()) in TOTALS


def _some(lines: list[int], most: int = 5) -> str:
    """Return the first line numbers."""
    told = ", ".join(f"{line:,}" for line in lines[:most])
    return f"line{'s' * (len(lines) > 1)} {told}" + (" and others" if len(lines) > most else "")
