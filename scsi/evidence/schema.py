"""Tables read as text, checked as text against the data package, and converted after.

What a table must be is read from its description in ``datapackage.json`` and written nowhere else.
A table in text has the reader's line numbers as its index, so that every fault can name its line.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

__all__ = ["Fault", "convert", "foreign_key_faults", "read_text", "table_faults"]

_NUMBERS = {
    "integer": (r"[+-]?[0-9]{1,18}", "a whole number"),
    "number": (r"[+-]?[0-9]{1,18}(\.[0-9]+)?", "a number with a decimal point"),
}


class Fault(NamedTuple):
    """One thing wrong in a table, told to whoever holds the spreadsheet.

    Attributes
    ----------
    file : str
        Name of the file.
    line : int or None
        Line in the file, the header being line 1; None where the whole file is meant.
    column : str or None
        Name of the column; None where the whole line is meant.
    found, allowed : str
        What stands there, and what may.
    """

    file: str
    line: int | None
    column: str | None
    found: str
    allowed: str

    def __str__(self) -> str:
        line = "" if self.line is None else f", line {self.line}"
        column = "" if self.column is None else f", column {self.column}"
        return f"{self.file}{line}{column}: found {self.found}; allowed: {self.allowed}"


def read_text(path: str | Path) -> tuple[pd.DataFrame | None, list[Fault]]:
    """Return a CSV file as text, and what kept it from being read.

    Parameters
    ----------
    path : path
        A UTF-8 file with a header.

    Returns
    -------
    table : DataFrame or None
        Every cell a string, an empty cell missing; the index, ``line``, is the line in the file on
        which a row begins. None where the file cannot be read.
    faults : list of Fault
        A missing file, other bytes than UTF-8, a column named twice, rows longer or shorter than
        the header (which are left out of the table).
    """
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None, [Fault(path.name, None, None, "no file", "the file")]
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        found = f"the byte 0x{error.object[error.start]:02x}"
        return None, [Fault(path.name, line, None, found, "text in UTF-8")]
    records = list(_records(text))
    if not records:
        return None, [Fault(path.name, 1, None, "an empty file", "a header")]
    _, header = records[0]
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        faults = [Fault(path.name, 1, name, "the column twice", "once") for name in twice]
        return None, faults
    whole = {line: cells for line, cells in records[1:] if len(cells) == len(header)}
    faults = [
        Fault(
            path.name, line, None, f"a row of {len(cells)}", f"{len(header)} cells, as the header"
        )
        for line, cells in records[1:]
        if line not in whole
    ]
    index = pd.Index(list(whole), name="line", dtype="int64")
    rows = [[cell or None for cell in cells] for cells in whole.values()]
    return pd.DataFrame(rows, columns=header, index=index, dtype="str"), faults


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record that is not blank with the line on which it begins."""
    reader = csv.reader(text.splitlines(keepends=True))
    line = 1
    for cells in reader:
        if cells:
            yield line, cells
        line = reader.line_num + 1


def rules(field: Mapping) -> Iterator[tuple[str, Callable[[pd.Series], pd.Series]]]:
    """Yield what a field's cells must be: in words, and as a test of a text column."""
    constraints = field.get("constraints", {})
    if field["type"] in _NUMBERS:
        pattern, words = _NUMBERS[field["type"]]
        yield words, lambda cells: cells.str.fullmatch(pattern)
    if field["type"] == "boolean":
        either = [*field["trueValues"], *field["falseValues"]]
        yield ", ".join(either), lambda cells: cells.isin(either)
    if "enum" in constraints:
        allowed = [str(value) for value in constraints["enum"]]
        yield ", ".join(allowed), lambda cells: cells.isin(allowed)
    if "pattern" in constraints:
        yield (
            f"the pattern {constraints['pattern']}",
            lambda cells: cells.str.fullmatch(constraints["pattern"]),
        )
    # A cell that is no number is the fault of the type alone: it passes the bounds.
    if "minimum" in constraints:
        low = constraints["minimum"]
        yield f"at least {low}", lambda cells: ~(pd.to_numeric(cells, errors="coerce") < low)
    if "maximum" in constraints:
        high = constraints["maximum"]
        yield f"at most {high}", lambda cells: ~(pd.to_numeric(cells, errors="coerce") > high)


def table_faults(table: pd.DataFrame, resource: Mapping) -> list[Fault]:
    """Return every fault of a table in text against its description, in the order of the lines.

    Parameters
    ----------
    table : DataFrame
        As `read_text` gives it.
    resource : mapping
        A resource of the data package; the table must have every column described and no other.
    """
    faults = [*_column_faults(table, resource), *_key_faults(table, resource)]
    for field in resource["schema"]["fields"]:
        if field["name"] in table:
            faults += _cell_faults(table[field["name"]], field, resource["path"])
    return sorted(faults, key=lambda fault: (fault.line or 0, fault.column or ""))


def _column_faults(table: pd.DataFrame, resource: Mapping) -> Iterator[Fault]:
    """Yield the columns that are missing and those that are not described."""
    names = [field["name"] for field in resource["schema"]["fields"]]
    allowed = f"the columns {', '.join(names)}"
    for name in names:
        if name not in table:
            yield Fault(resource["path"], 1, name, "no such column", allowed)
    for name in table.columns:
        if name not in names:
            yield Fault(resource["path"], 1, name, "an extra column", allowed)


def _cell_faults(cells: pd.Series, field: Mapping, file: str) -> Iterator[Fault]:
    """Yield the cells of a column that are empty, repeated, or not what its field asks for."""
    constraints, name = field.get("constraints", {}), field["name"]
    if constraints.get("required", False):
        for line in cells.index[cells.isna()]:
            yield Fault(file, line, name, "an empty cell", "a value")
    cells = cells.dropna()
    if constraints.get("unique", False):
        for line, found in cells[cells.duplicated()].items():
            yield Fault(file, line, name, f"{found!r} again", "each value once")
    for words, holds in rules(field):
        for line, found in cells[~holds(cells).astype(bool)].items():
            yield Fault(file, line, name, repr(found), words)


def _key_faults(table: pd.DataFrame, resource: Mapping) -> Iterator[Fault]:
    """Yield the rows that repeat a key of several columns."""
    keys = [resource["schema"].get("primaryKey", []), *resource["schema"].get("uniqueKeys", [])]
    for key in keys:
        if isinstance(key, str) or not key or not set(key) <= set(table.columns):
            continue
        for line, cells in table.loc[table.duplicated(key), key].iterrows():
            found = f"{', '.join(map(str, cells))} again"
            yield Fault(resource["path"], line, ", ".join(key), found, "each once")


def foreign_key_faults(tables: Mapping[str, pd.DataFrame], resource: Mapping) -> list[Fault]:
    """Return the cells of a table that name a row which does not exist.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Tables in text, by the name of the resource.
    resource : mapping
        The resource whose foreign keys are followed.
    """
    table, faults = tables[resource["name"]], []
    for key in resource["schema"].get("foreignKeys", []):
        column, target = key["fields"], key["reference"]["resource"]
        there = tables.get(target, pd.DataFrame())
        if column not in table or key["reference"]["fields"] not in there:
            continue
        cells = table[column].dropna()
        for line, found in cells[~cells.isin(there[key["reference"]["fields"]])].items():
            allowed = f"an id of {target}.csv"
            faults.append(Fault(resource["path"], line, column, repr(found), allowed))
    return faults


def convert(table: pd.DataFrame, resource: Mapping) -> pd.DataFrame:
    """Return a table in text that has no fault with the types its description names.

    Whole numbers become ``Int64``, numbers ``float64``, yes and no ``bool`` (``boolean`` where a
    cell may be empty), columns with listed values ``category`` in the order of the list (whole
    numbers stay numbers), and all else ``str``. The rows are numbered from 0.
    """
    return pd.DataFrame(
        {
            field["name"]: _converted(table[field["name"]].reset_index(drop=True), field)
            for field in resource["schema"]["fields"]
        }
    )


def _converted(cells: pd.Series, field: Mapping) -> pd.Series:
    """Return a text column with the type of its field."""
    constraints = field.get("constraints", {})
    if field["type"] == "integer":
        return cells.astype("Int64")
    if field["type"] == "number":
        return cells.astype("float64")
    if field["type"] == "boolean":
        words = dict.fromkeys(field["trueValues"], True) | dict.fromkeys(
            field["falseValues"], False
        )
        return cells.map(words).astype("bool" if constraints.get("required") else "boolean")
    if "enum" in constraints:
        return cells.astype(pd.CategoricalDtype(constraints["enum"]))
    return cells
