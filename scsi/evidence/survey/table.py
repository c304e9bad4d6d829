"""A table on its way in: its rows, where each stands, what was understood and what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import narwhals as nw
import numpy as np

from scsi.evidence.collecting import collect
from scsi.vocabulary import DataError

ROW = "__scsi_row__"
SHOWN = 100
_PLACES = 10
_LONGEST = 60
_KINDS = 20
_VALUES = 100_000


def quoted(value: object) -> str:
    """Return a value as it stands in the table, quoted, on one line, without control characters."""
    text = value if isinstance(value, str) else str(value)
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
    return f"'{printable(text)}'"


def called(path: Path) -> str:
    """Return the name of a file as messages say it, on one line, without control characters."""
    return printable(path.name or str(path))


def printable(text: str) -> str:
    """Return text with every character that is none to be seen written out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def found_in(value: object) -> str:
    """Return what was found in a cell."""
    return "an empty cell" if missing(value) else quoted(value)


def missing(value: object) -> bool:
    """Whether a cell is empty in any engine's sense: None, NaN, NaT, nothing or spaces."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


def number(count: int, singular: str, plural: str | None = None) -> str:
    """Return a count with its noun: ``1 row``, ``3,091 rows``."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def shape(text: str) -> str:
    """Return what values like one another share: where digits, letters and marks stand."""
    text = re.sub(r"[0-9]+", "9", text)
    return re.sub(r"[^\W\d_]+(?:[ -][^\W\d_]+)*", "a", text)


def places(word: str, keys: Sequence, rows: int) -> str:
    """Return where `rows` rows stand, of which some are told: ``lines 7, 9 and 3 more``."""
    told = keys[:_PLACES]
    more = f" and {rows - len(told):,} more" if rows > len(told) else ""
    return f"{word}{'s' * (len(told) > 1)} {', '.join(f'{key}' for key in told)}{more}"


@dataclass
class Faults:
    """What stands in the way of using a table, collected and then told all at once."""

    name: str
    _told: list[tuple[float, str, int]] = field(default_factory=list)
    _count: int = 0

    def add(
        self,
        found: str,
        allowed: str,
        *,
        place: str = "",
        order: float = -1,
        column: str = "",
        rows: int = 1,
    ) -> None:
        """Add one fault: where it stands, what was found, what is allowed; in how many rows."""
        where = ", ".join(filter(None, [self.name, place, column and f"column {column}"]))
        self._told.append((order, f"{where}: found {found}; allowed: {allowed}", rows))
        self._count += rows

    def take(self, other: Faults) -> None:
        """Take over the faults of another list."""
        self._told += other._told
        self._count += other._count

    def more(self, count: int) -> None:
        """Count faults of a kind that is told already."""
        self._count += count

    def __len__(self) -> int:
        return self._count

    def lines(self) -> list[str]:
        """Return the first hundred in the table's order, and in how many rows there are more."""
        told = sorted(self._told, key=lambda fault: fault[0])[:SHOWN]
        more = self._count - sum(rows for *_, rows in told)
        lines = [line for _, line, _ in told]
        return lines + [f"{self.name}: and {number(more, 'more fault')}"] * (more > 0)

    def stop(self) -> None:
        """Raise `DataError` if there is any fault."""
        if self._count:
            raise DataError(self.lines())


class InFile(int):
    """The place of a row among those of several files, written as its number in its own."""

    told: str

    def __new__(cls, place: int, number: int, file: str):
        """Return the place."""
        self = super().__new__(cls, place)
        self.told = f"{number} of {file}"
        return self

    def __str__(self) -> str:
        return self.told

    def __format__(self, form: str) -> str:
        return self.told


@dataclass
class Table:
    """Rows under our column names with values as found, whoever holds them.

    Attributes
    ----------
    name : str
        What messages call it: the file's name, or the kind of data frame.
    frame : narwhals.DataFrame or narwhals.LazyFrame
        The rows. A column `ROW`, where there is one, numbers them.
    headings : dict of str to str
        The table's own heading of each of our columns that it has.
    understood : list of str
        What was read otherwise than it stands, left out or taken for granted.
    faults : Faults
        What stands in the way.
    place : str
        What a row's number counts: ``line`` of a text file, ``row`` otherwise.
    lines : numpy.ndarray or None, shape (rows,)
        The reader's own number of each row; None where `ROW` numbers them or nothing does.
    files : sequence of (int, str)
        Of several files the place of the first row and the name.
    kept : object
        What must last as long as the rows: a folder of unpacked files.
    sample : dict of str to list
        Some values by heading.
    found : dict of str to dict
        In how many rows each value of a column is, of those that were looked at.
    """

    name: str
    frame: nw.DataFrame | nw.LazyFrame
    headings: dict[str, str]
    understood: list[str]
    faults: Faults
    place: str = "row"
    lines: np.ndarray | None = None
    files: Sequence[tuple[int, str]] = ()
    kept: object = None
    sample: dict[str, list] = field(default_factory=dict)
    found: dict[str, dict] = field(default_factory=dict)

    def column(self, name: str) -> str:
        """Return a column as messages name it: the table's heading and, if other, ours."""
        heading = self.headings.get(name, name)
        return quoted(heading) if heading == name else f"{quoted(heading)} ({name})"

    def has_row_numbers(self) -> bool:
        """Whether the rows have a column that numbers them."""
        return ROW in self.frame.collect_schema().names()

    def numbered(self) -> bool:
        """Whether rows are told by the numbers of lines or rows, and not by ids of projects."""
        return isinstance(self.frame, nw.DataFrame) or self.has_row_numbers()

    def keep(self, condition: nw.Expr) -> None:
        """Keep the rows for which a condition holds, each with its own number."""
        frame = self.frame
        if isinstance(frame, nw.DataFrame) and not self.has_row_numbers():
            frame = frame.with_row_index(ROW)
        self.frame = frame.filter(condition)

    def count(self, tests: Mapping[str, nw.Expr]) -> dict[str, int]:
        """Return for how many rows each test holds, in one pass."""
        ones = {
            key: nw.when(test).then(nw.lit(1)).otherwise(nw.lit(0)) for key, test in tests.items()
        }
        sums = collect(self.frame.lazy().select(**ones).select(nw.all().sum()))
        return {key: 0 if missing(sums[key][0]) else int(sums[key][0]) for key in tests}

    def offenders(
        self, condition: nw.Expr, column: str, most: int = SHOWN
    ) -> list[tuple[Any, object]]:
        """Return number, or id, and value of the first rows for which a condition holds."""
        rows = self._chosen(condition, column)
        rows = collect((rows.sort("key") if self.numbered() else rows).head(most))
        return list(zip(self.own(rows["key"]), rows["value"].tolist(), strict=True))

    def _by_value(self, condition: nw.Expr, column: str) -> list[tuple[object, object, int]]:
        """Return the first number, or id, the value, and in how many rows the condition holds."""
        groups = self._chosen(condition, column).group_by("value")
        groups = collect(groups.agg(nw.col("key").min(), rows=nw.len()).sort("key").head(_VALUES))
        parts = groups["value"].tolist(), groups["rows"].tolist()
        return list(zip(self.own(groups["key"]), *parts, strict=True))

    def _chosen(self, condition: nw.Expr, column: str) -> nw.DataFrame | nw.LazyFrame:
        """Return what tells each row best, and the value, where a condition holds."""
        frame, key = self.frame, ROW
        if not self.has_row_numbers():
            if isinstance(frame, nw.DataFrame):
                frame = frame.with_row_index(ROW)
            else:
                key = "project_id" if "project_id" in self.headings else column
        return frame.filter(condition).select(key=nw.col(key), value=nw.col(column))

    def own(self, keys: Sequence | np.ndarray) -> list:
        """Return the reader's own numbers of rows, where it has some."""
        if self.files and self.lines is not None:
            return [self._in_file(int(key)) for key in keys]
        if self.lines is not None:
            return self.lines[np.asarray(keys, dtype=np.int64)].tolist()
        return keys.tolist() if hasattr(keys, "tolist") else [*keys]

    def _in_file(self, place: int) -> InFile:
        """Return the place of a row with its number in its file."""
        name = [name for first, name in self.files if first <= place][-1]
        return InFile(place, int(cast("np.ndarray", self.lines)[place]), name)

    def at(self, keys: Sequence, rows: int) -> str:
        """Return where `rows` rows stand, of which some are told: ``lines 7, 9 and 3 more``."""
        if self.numbered():
            return places(self.place, keys, rows)
        told = keys[:_PLACES]
        more = f" and {rows - len(told):,} more" if rows > len(told) else ""
        return f"project_id {', '.join(map(quoted, told))}{more}"

    def blame(self, condition: nw.Expr, column: str, count: int, allowed: str) -> None:
        """Add a fault for each value in the `count` rows for which a condition holds.

        Of very many values those of one shape, such as dates, are one fault.
        """
        first = self.offenders(condition, column)
        groups = self._by_value(condition, column) if count > len(first) else []
        rows = Counter(found_in(value) for _, value in first if not groups)
        for _, value, n in groups:
            rows[found_in(value)] += n
        if len(rows) > _KINDS:
            self._blame_shapes(first, groups, rows, column, count, allowed)
            return
        few = [value for _, value, n in groups if n <= _PLACES]
        if few:  # all their rows are told, and of other values some
            these = nw.col(column).is_in([value for value in few if not missing(value)])
            these = these | nw.col(column).is_null() if any(map(missing, few)) else these
            first += self.offenders(condition & these, column, _PLACES * len(few))
        told: dict[str, dict] = {}
        for key, value in [*first, *((key, value) for key, value, _ in groups)]:
            told.setdefault(found_in(value), {})[key] = None
        for found, n in rows.items():
            self._blame_one(found, [*told[found]], n, column, allowed)
        self.faults.more(count - sum(rows.values()))

    def _blame_shapes(self, first, groups, rows, column: str, count: int, allowed: str) -> None:
        """Add one fault for all values of a shape."""
        keys: dict[str, dict] = {}
        for key, value in [*first, *((key, value) for key, value, _ in groups)]:
            keys.setdefault(shape(found_in(value)), {})[key] = None
        kinds: dict[str, list[str]] = {}
        for found in rows:
            kinds.setdefault(shape(found), []).append(found)
        beyond = count - sum(rows.values())
        for kind, values in kinds.items():
            more = f" and {number(len(values) - 1, 'value')} like it" if len(values) > 1 else ""
            n = sum(rows[value] for value in values)
            self._blame_one(values[0] + more, sorted(keys[kind]), n, column, allowed)
        self.faults.more(beyond)

    def _blame_one(self, found: str, keys: list, rows: int, column: str, allowed: str) -> None:
        """Add one fault."""
        self.faults.add(
            found,
            allowed,
            place=self.at(keys, rows),
            order=keys[0] if self.numbered() else 0,
            column=self.column(column),
            rows=rows,
        )
