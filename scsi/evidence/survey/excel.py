"""Excel workbooks: one sheet, its stored values, and a refusal of what cannot be read as rows."""

import datetime
import zipfile
from collections.abc import Mapping
from pathlib import Path

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence.survey.columns import name_columns, wanted
from scsi.evidence.survey.delimited import is_total
from scsi.evidence.survey.table import Faults, Table, called, number, quoted

_LARGEST = 1 << 30
_HEADING_WITHIN = 20


def read_excel(path: Path, columns: Mapping[str, str | None], *, sheet: str | None) -> Table:
    """Return a sheet of a workbook as it stands, under our column names.

    A formula counts with the value that was stored when the workbook was saved; one without is
    refused, and so are merged cells, whose value stands in the first of them only.
    """
    faults, understood = Faults(called(path)), []
    workbook = _open(path, faults)
    name, at = _choose(workbook, columns, sheet, faults)
    rows = [[cell.value for cell in row] for row in workbook[name].iter_rows()]
    _tell_merged(workbook[name], at, faults)
    _tell_unsaved(path, name, rows, faults)
    headings = ["" if cell is None else str(cell).strip() for cell in rows[at]] if rows else []
    if len(workbook.sheetnames) > 1:
        understood.append(f"sheet {quoted(name)} of {', '.join(map(quoted, workbook.sheetnames))}")
    if at:
        understood.append(f"{number(at, 'row')} above the heading in row {at + 1} left out")
    named = [heading for heading in headings if heading]
    naming = name_columns(named, columns, faults, f"row {at + 1}")
    place = {ours: headings.index(found) for ours, found in naming.headings.items()}
    kept, left_out = _rows(rows, at, place, faults)
    frame = pd.DataFrame({ours: _column([rows[i][j] for i in kept]) for ours, j in place.items()})
    return Table(
        called(path),
        nw.from_native(frame, eager_only=True),
        naming.headings,
        [*understood, *naming.understood, *left_out],
        faults,
        "row",
        np.array(kept, dtype=np.int64) + 1,
    )


def _open(path: Path, faults: Faults):
    """Open a workbook with its stored values."""
    import openpyxl  # half a second to import, so only for workbooks

    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > _LARGEST:
            faults.add(f"a workbook of {size:,} bytes", f"at most {_LARGEST:,}; save it as CSV")
            faults.stop()
        return openpyxl.load_workbook(path, data_only=True)
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
        SyntaxError,
        EOFError,
        IndexError,
    ) as error:
        if faults:
            raise
        faults.add(
            f"a workbook that cannot be opened ({type(error).__name__})", "an .xlsx workbook"
        )
        faults.stop()


def _choose(workbook, columns, sheet: str | None, faults: Faults) -> tuple[str, int]:
    """Return the sheet to read and the place of its heading."""
    from openpyxl.worksheet.worksheet import Worksheet

    sheets = {s.title: _heading(s, columns) for s in workbook if isinstance(s, Worksheet)}
    if sheet is not None:
        if sheet not in sheets:
            faults.add(f"no sheet {quoted(sheet)}", ", ".join(map(quoted, sheets)))
            faults.stop()
        return sheet, sheets[sheet][0]
    fit = [name for name, (_, score) in sheets.items() if score > 1]
    if len(fit) > 1:
        faults.add(
            f"several sheets that may be the survey, {', '.join(map(quoted, fit))}",
            "one; say sheet=",
        )
        faults.stop()
    if not sheets:
        faults.add("no sheet with cells", "one with a heading and rows")
        faults.stop()
    chosen = fit[0] if fit else next(iter(sheets))
    return chosen, sheets[chosen][0]


def _heading(sheet, columns) -> tuple[int, int]:
    """Return the place of the row, among the first, that names most of our columns, and how many.

    Places count from 0.
    """
    # Asking for a row beyond the last would make it.
    first = sheet.iter_rows(max_row=min(_HEADING_WITHIN, sheet.max_row), values_only=True)
    scores = [wanted(["" if cell is None else str(cell) for cell in row], columns) for row in first]
    most = max(scores, default=0)
    return (scores.index(most) if scores else 0), most


def _tell_merged(sheet, at: int, faults: Faults) -> None:
    """Refuse merged cells below the heading."""
    for merged in sheet.merged_cells.ranges:
        if merged.max_row > at + 1:
            faults.add(
                f"merged cells {merged.coord}",
                "one value in each cell",
                place=f"row {merged.min_row}",
                order=merged.min_row,
            )


def _tell_unsaved(path: Path, name: str, rows, faults: Faults) -> None:
    """Refuse formulas whose value was not stored, and errors."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    try:
        for i, row in enumerate(book[name].iter_rows(), start=1):
            for cell in row:
                stored = rows[i - 1][cell.column - 1] if cell.value is not None else ""
                if cell.data_type == "f" and stored is None:
                    faults.add(
                        f"a formula without a stored value in {cell.coordinate}",
                        "a value; open and save the workbook, or paste values",
                        place=f"row {i}",
                        order=i,
                    )
                elif cell.data_type == "e" or _is_error(stored):
                    faults.add(
                        f"the error {quoted(stored)} in {cell.coordinate}",
                        "a value",
                        place=f"row {i}",
                        order=i,
                    )
    finally:
        book.close()


def _is_error(value: object) -> bool:
    """Whether a stored value is an error of the spreadsheet."""
    from openpyxl.cell.cell import ERROR_CODES

    return isinstance(value, str) and value in ERROR_CODES


def _rows(rows, at: int, place: Mapping[str, int], faults: Faults):
    """Return the places of the rows that are kept and what is said of the others."""
    kept, blank, totals = [], 0, []
    for i, row in enumerate(rows[at + 1 :], start=at + 1):
        text = {name: "" if row[j] is None else str(row[j]).strip() for name, j in place.items()}
        names = [text[name] for name in ("project_id", "city") if name in text]
        if all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row):
            blank += 1
        elif not any(map(is_total, names)):
            kept.append(i)
        elif text.get("wave") or text.get("funding"):
            faults.add(
                f"what may be a total, {quoted(next(filter(is_total, names)))}",
                "a project, or a total without wave and funding",
                place=f"row {i + 1}",
                order=i + 1,
            )
        else:
            totals.append(i + 1)
    said = [f"{number(blank, 'blank row')} left out"] * (blank > 0)
    said += [
        f"{number(len(totals), 'total row')} left out: row {', '.join(map(str, totals[:5]))}"
    ] * bool(totals)
    return kept, said


def _column(cells: list) -> pd.Series:
    """Return cells as numbers or dates if all are, else as text."""
    filled = [cell for cell in cells if cell is not None]
    kinds = {type(cell) for cell in filled}
    if kinds and kinds <= {int, float}:
        return pd.Series(cells, dtype="Int64" if kinds == {int} else "float64")
    return pd.Series([None if cell is None else _text(cell) for cell in cells], dtype="str")


def _text(cell: object) -> str:
    """Return a cell as text; a date in the order year, month, day."""
    if isinstance(cell, (datetime.datetime, datetime.date)):
        return cell.isoformat()[:10]
    return str(cell)
