"""A table on its way in: its rows, where each stands, what was understood and what is wrong."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence.collecting import collect
from scsi.vocabulary import DataError

ROW = "__scsi_row__"
SHOWN = 100
_PLACES = 10
_LONGEST = 60


def quoted(value: object) -> str:
    """Return a value as it stands in the table, quoted, on one line, without control characters."""
    text = value if isinstance(value, str) else str(value)
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
    return f"'{_printable(text)}'"


def called(path: Path) -> str:
    """Return the name of a file as messages say it, on one line, without control characters."""
    return _printable(path.name or str(path))


def _printable(text: str) -> str:
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
    """

    name: str
    frame: nw.DataFrame | nw.LazyFrame
    headings: dict[str, str]
    understood: list[str]
    faults: Faults
    place: str = "row"
    lines: np.ndarray | None = None

    def column(self, name: str) -> str:
        """Return a column as messages name it: the table's heading and, if other, ours."""
        heading = self.headings.get(name, name)
        return quoted(heading) if heading == name else f"{quoted(heading)} ({name})"

    def numbered(self) -> bool:
        """Whether rows are told by the numbers of lines or rows, and not by ids of projects."""
        return isinstance(self.frame, nw.DataFrame) or ROW in self.frame.collect_schema().names()

    def offenders(
        self, condition: nw.Expr, column: str, most: int = SHOWN
    ) -> list[tuple[object, object]]:
        """Return number, or id, and value of the first rows for which a condition holds."""
        rows = self._chosen(condition, column)
        rows = collect((rows.sort("key") if self.numbered() else rows).head(most))
        return list(zip(self._own(rows["key"]), rows["value"].tolist(), strict=True))

    def _by_value(self, condition: nw.Expr, column: str) -> list[tuple[object, object, int]]:
        """Return the first number, or id, the value, and in how many rows the condition holds."""
        groups = self._chosen(condition, column).group_by("value")
        groups = collect(groups.agg(nw.col("key").min(), rows=nw.len()).sort("key").head(SHOWN))
        parts = groups["value"].tolist(), groups["rows"].tolist()
        return list(zip(self._own(groups["key"]), *parts, strict=True))

    def _chosen(self, condition: nw.Expr, column: str) -> nw.DataFrame | nw.LazyFrame:
        """Return what tells each row best, and the value, where a condition holds."""
        frame, key = self.frame, ROW
        if isinstance(frame, nw.DataFrame):
            frame = frame.with_row_index(ROW)
        elif not self.numbered():
            key = "project_id" if "project_id" in self.headings else column
        return frame.filter(condition).select(key=nw.col(key), value=nw.col(column))

    def _own(self, keys: pd.Series) -> list:
        """Return the reader's own numbers of rows, where it has some."""
        return keys.tolist() if self.lines is None else self.lines[keys].tolist()

    def at(self, keys: Sequence, rows: int) -> str:
        """Return where `rows` rows stand, of which some are told: ``lines 7, 9 and 3 more``."""
        told = keys[:_PLACES]
        more = f" and {rows - len(told):,} more" if rows > len(told) else ""
        if self.numbered():
            word = self.place + "s" * (len(told) > 1)
            return f"{word} {', '.join(f'{key}' for key in told)}{more}"
        return f"project_id {', '.join(map(quoted, told))}{more}"

    def blame(self, condition: nw.Expr, column: str, count: int, allowed: str) -> None:
        """Add a fault for each value in the `count` rows for which a condition holds."""
        first = self.offenders(condition, column)
        groups = self._by_value(condition, column) if count > len(first) else []
        rows = Counter(found_in(value) for _, value in first if not groups)
        for _, value, n in groups:
            rows[found_in(value)] += n
        few = [value for _, value, n in groups if n <= _PLACES]
        if few:  # all their rows are told, and of other values some
            these = nw.col(column).is_in([value for value in few if not missing(value)])
            these = these | nw.col(column).is_null() if any(map(missing, few)) else these
            first += self.offenders(condition & these, column, _PLACES * len(few))
        places: dict[str, dict] = {}
        for key, value in [*first, *((key, value) for key, value, _ in groups)]:
            places.setdefault(found_in(value), {})[key] = None
        for found, n in rows.items():
            keys = [*places[found]]
            self.faults.add(
                found,
                allowed,
                place=self.at(keys, n),
                order=keys[0] if self.numbered() else 0,
                column=self.column(column),
                rows=n,
            )
        self.faults.more(count - sum(rows.values()))
