"""A table on its way in: its rows, where each stands, what was understood and what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import narwhals as nw
import numpy as np

from scsi.evidence.collecting import collect
from scsi.vocabulary import DataError

ROW = "__scsi_row__"
SHOWN = 100
_LONGEST = 60


def quoted(value: object) -> str:
    """Return a value as it stands in the table, quoted, on one line, without control characters."""
    text = value if isinstance(value, str) else str(value)
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
    return (
        "'"
        + "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
        + "'"
    )


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
    _told: list[tuple[float, str]] = field(default_factory=list)
    _count: int = 0

    def add(
        self, found: str, allowed: str, *, place: str = "", order: float = -1, column: str = ""
    ) -> None:
        """Add one fault: where it stands, what was found and what is allowed."""
        where = ", ".join(filter(None, [self.name, place, column and f"column {column}"]))
        self._told.append((order, f"{where}: found {found}; allowed: {allowed}"))
        self._count += 1

    def more(self, count: int) -> None:
        """Count faults of a kind that is told already."""
        self._count += count

    def __len__(self) -> int:
        return self._count

    def lines(self) -> list[str]:
        """Return the first hundred in the table's order, and how many more there are."""
        told = [line for _, line in sorted(self._told, key=lambda fault: fault[0])[:SHOWN]]
        more = self._count - len(told)
        return told + [f"{self.name}: and {number(more, 'more fault')}"] * (more > 0)

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

    def offenders(self, condition: nw.Expr, column: str) -> Iterable[tuple[float, str, object]]:
        """Return order, place and value of the first rows for which a condition holds."""
        if isinstance(self.frame, nw.DataFrame):
            rows = self.frame.with_row_index(ROW).filter(condition).head(SHOWN)
            lines = self.lines if self.lines is not None else np.arange(self.frame.shape[0])
            found = zip(rows[ROW].to_list(), rows[column].to_list(), strict=True)
            return [(int(lines[i]), f"{self.place} {lines[i]}", value) for i, value in found]
        numbered = ROW in self.frame.collect_schema().names()
        key = ROW if numbered else "project_id" if "project_id" in self.headings else column
        rows = self.frame.filter(condition).select(key=nw.col(key), value=nw.col(column))
        rows = collect((rows.sort("key") if numbered else rows).head(SHOWN))
        return [
            (
                key if numbered else 0,
                f"{self.place} {key}" if numbered else f"project_id {quoted(key)}",
                value,
            )
            for key, value in zip(rows["key"].tolist(), rows["value"].tolist(), strict=True)
        ]

    def blame(self, condition: nw.Expr, column: str, count: int, allowed: str) -> None:
        """Add a fault for each of the `count` rows for which a condition holds."""
        first = list(self.offenders(condition, column))
        for order, place, value in first:
            self.faults.add(
                found_in(value), allowed, place=place, order=order, column=self.column(column)
            )
        self.faults.more(count - len(first))
