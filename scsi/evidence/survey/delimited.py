"""Text tables of any size: every cell stays text, every row keeps the number of its line.

DuckDB reads what all readers take for the same rows. What may be read in several ways, or has
comments, blank lines or rows of another width, is read row by row with Python's `csv` and handed
to DuckDB, which holds the rows in both cases.
"""

import glob
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import narwhals as nw
import pandas as pd

from scsi.evidence.survey.bytes import count, odd_quotes
from scsi.evidence.survey.columns import Headings, name_columns
from scsi.evidence.survey.encoding import ALLOWED, Text, Undecodable, in_utf8
from scsi.evidence.survey.files import connect, folder_of
from scsi.evidence.survey.heading import (
    SEPARATORS,
    BadQuotes,
    Heading,
    checked_separator,
    find_heading,
    records,
    seems_a_row,
)
from scsi.evidence.survey.table import ROW, Faults, Table, number, places, quoted

_LONGEST = 131_072
_HEAD = 1 << 18
_ROWS = 1 << 16


def read_delimited(
    path: Path,
    name: str,
    columns: Headings,
    *,
    encoding: str | None,
    separator: str | None,
    memory_limit: str,
) -> Table:
    """Return a text table as it stands, under our column names.

    Parameters
    ----------
    path : Path
        The file.
    name : str
        What messages call it.
    columns : mapping
        The caller's headings, checked.
    encoding, separator : str or None
        What the caller says; None to find out.
    memory_limit : str
        What DuckDB may hold before it writes to disk.
    """
    separator = checked_separator(separator)
    faults, understood = Faults(name), []
    connection = connect(memory_limit, ordered=True)
    try:
        text = in_utf8(path, encoding, lambda: Path(folder_of(connection), "in-utf-8.csv"))
    except Undecodable as error:
        faults.add(str(error), ALLOWED)
        faults.stop()
    if text.said:
        understood.append(f"encoding: {text.said}")
    heading = find_heading(_head(text.path), columns, separator)
    if separator is not None and len(heading.cells) == 1:
        faults.add(f"no {SEPARATORS.get(separator, quoted(separator))} between cells", "another")
        faults.stop()
    if heading.separator != "," or separator is not None:
        understood.append(f"separator: {SEPARATORS.get(heading.separator, 'as asked')}")
    if heading.skipped:
        understood.append(
            f"{number(heading.skipped, 'line')} above the heading in line {heading.line} left out"
        )
    place = f"line {heading.line}"
    if seems_a_row(heading.cells):
        told = ", ".join(map(quoted, heading.cells[:8]))
        faults.add(f"{told}, which looks like a row of values", "a row of headings", place=place)
        faults.stop()
    sample = _sample(text.path, heading)
    naming = name_columns(heading.cells, columns, faults, place, lambda: sample)
    understood += naming.understood
    if faults:
        none = nw.from_native(pd.DataFrame())
        return Table(name, none, naming.headings, understood, faults, sample=sample)
    at = {ours: heading.cells.index(found) for ours, found in naming.headings.items()}
    if not (_simple(text, heading) and _load(connection, text, heading, at)):
        body = _Body(heading, faults)
        _load_rows(connection, body.read(text.path), at)
        understood += body.understood()
    rows = connection.sql(f"select * exclude (place), place as {ROW} from body")
    return Table(
        name, nw.from_native(rows), naming.headings, understood, faults, "line", sample=sample
    )


def _sample(path: Path, heading: Heading) -> dict[str, list]:
    """Return some values by heading."""
    rows = [
        cells
        for line, _, cells in records(_head(path)[:-1], heading.separator, lenient=True)
        if line > heading.line and len(cells) >= len(heading.cells)
    ]
    return {name: [row[i] for row in rows] for i, name in enumerate(heading.cells)}


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file in UTF-8 with their ends."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from file


def _head(path: Path) -> list[str]:
    """Return the first lines of a file."""
    lines, size = [], 0
    for line in _lines(path):
        lines.append(line)
        size += len(line)
        if size > _HEAD:
            break
    return lines


def _simple(text: Text, heading: Heading) -> bool:
    """Whether all readers take the lines for the same rows."""
    look = text.look
    if not look.plain or not heading.simple:
        return False
    return not (look.quotes and odd_quotes(text.path, heading.separator))


def _load(connection, text: Text, heading: Heading, at: Mapping[str, int]) -> bool:
    """Let DuckDB read the rows below the heading; whether each line was one row of its own."""
    import duckdb

    names = [f"c{i}" for i in range(len(heading.cells))]
    rows = connection.read_csv(
        glob.escape(str(text.path)),
        sep=heading.separator,
        skiprows=heading.line,
        header=False,
        quotechar='"',
        escapechar='"',
        all_varchar=True,
        auto_detect=False,
        columns=dict.fromkeys(names, "VARCHAR"),
        strict_mode=True,
        max_line_size=str(_LONGEST),
    )
    cells = ", ".join(f"c{i} as {ours}" for ours, i in at.items())
    marked = "coalesce(starts_with(ltrim(c0), '#'), false) as marked"
    try:
        rows.project(f"{cells}, {marked}, {names[-1]} is null as open").create("loaded")
    except duckdb.Error:
        return False
    filled = "wave" if "wave" in at else next(iter(at))
    lines = text.look.ends + (not text.look.ended) - heading.line
    ((read, marked, empty, unfilled),) = connection.sql(
        f"select count(*), count(*) filter (marked), count(*) filter ({filled} is null "
        f"or trim({filled}) = ''), count(*) filter (open) from loaded"
    ).fetchall()
    if read != lines or marked or empty or not _wide(text, heading, lines, unfilled):
        return False
    connection.execute(
        "create view body as select * exclude (marked, open), "
        f"rowid + {heading.line + 1} as place from loaded"
    )
    return True


def _wide(text: Text, heading: Heading, lines: int, unfilled: int) -> bool:
    """Whether no row is wider than the heading; DuckDB reads on beyond empty cells at its end."""
    mark = heading.separator.encode()
    if not text.look.quotes:
        above = sum(line.count(heading.separator) for line in heading.above)
        return count(text.path, mark) - above == lines * (len(heading.cells) - 1)
    ends = sum(count(text.path, mark + end) for end in (b"\n", b"\r\n"))
    return ends <= unfilled


def _load_rows(connection, rows: Iterator[tuple[int, list[str]]], at: Mapping[str, int]) -> None:
    """Hand rows that were read one by one to DuckDB."""
    columns = ", ".join(f"{ours} varchar" for ours in at)
    connection.execute(f"create table body ({columns}, place bigint)")
    while taken := [*islice(rows, _ROWS)]:
        cells = {ours: [row[i] or None for _, row in taken] for ours, i in at.items()}
        frame = pd.DataFrame(cells, dtype=object).assign(place=[line for line, _ in taken])
        connection.register("taken", frame)
        connection.execute("insert into body select * from taken")
        connection.unregister("taken")


class _Body:
    """The rows below the heading: which are kept, which are left out and said so."""

    def __init__(self, heading: Heading, faults: Faults):
        self.heading, self.faults = heading, faults
        self.width = len(heading.cells)
        self.kept, self.blank, self.trailing = 0, 0, 0
        self.comments: list[int] = []
        self.marked: list[int] = []
        self.widths: dict[int, list[int]] = {}

    def read(self, path: Path) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows that are kept, each with its line."""
        try:
            for line, _, cells in records(_lines(path), self.heading.separator):
                if line > self.heading.line and self._keeps(line, cells):
                    self.kept += 1
                    yield line, cells
        except BadQuotes as error:
            self.faults.add(
                str(error), "quotes in pairs", place=f"line {error.line}", order=error.line
            )
        self._tell_widths()
        self._tell_marked()

    def _keeps(self, line: int, cells: list[str]) -> bool:
        """Whether a row is one of the survey; if not, say why."""
        if not any(cell and not cell.isspace() for cell in cells):
            self.blank += 1
            return False
        marked = cells[0].lstrip().startswith("#")
        if marked and len(cells) < self.width:
            self.comments.append(line)
            return False
        if len(cells) != self.width and not self._trailing(line, cells):
            return False
        if marked:
            self.marked.append(line)
        return True

    def _trailing(self, line: int, cells: list[str]) -> bool:
        """Whether a row of another width only has empty cells too many."""
        if len(cells) > self.width and not any(cell.strip() for cell in cells[self.width :]):
            self.trailing += 1
            return True
        self.widths.setdefault(len(cells), []).append(line)
        return False

    def _tell_widths(self) -> None:
        """Refuse rows of another width than the heading."""
        for width, lines in self.widths.items():
            self.faults.add(
                number(width, "cell"),
                f"{self.width}, as the heading has",
                place=places("line", lines, len(lines)),
                order=lines[0],
                rows=len(lines),
            )

    def _tell_marked(self) -> None:
        """Refuse full rows that begin with # among others that do not."""
        if self.marked and len(self.marked) < self.kept:
            self.faults.add(
                "a whole row that begins with #",
                "a comment alone in its line, or # before every project_id",
                place=places("line", self.marked, len(self.marked)),
                order=self.marked[0],
                rows=len(self.marked),
            )

    def understood(self) -> list[str]:
        """Return what was left out."""
        said = []
        if self.comments:
            said.append(
                f"{number(len(self.comments), 'comment row')} left out: {_some(self.comments)}"
            )
        if self.blank:
            said.append(f"{number(self.blank, 'blank line')} left out")
        if self.trailing:
            said.append(
                f"empty cells beyond the heading left out in {number(self.trailing, 'row')}"
            )
        return said


def _some(lines: list[int], most: int = 5) -> str:
    """Return the first line numbers."""
    told = ", ".join(f"{line:,}" for line in lines[:most])
    return f"line{'s' * (len(lines) > 1)} {told}" + (" and others" if len(lines) > most else "")
