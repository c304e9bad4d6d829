"""Workbooks of every kind as sparse grids of typed cells: .xlsx by openpyxl, others by calamine.

Only cells that are there cost anything, wherever in the sheet they stand.
"""

import re
import weakref
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from scsi.evidence.survey.table import Faults, number, quoted

_LARGEST = 1 << 30
_PADDED = re.compile(r"0{2,}")
_BUILT_IN = 164
_BROKEN = (
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    SyntaxError,
    EOFError,
    IndexError,
    RuntimeError,
)


@dataclass(slots=True)
class Grid:
    """The cells of one sheet.

    Attributes
    ----------
    rows : list of tuple
        The number of each row that has a cell with a value, and its cells by column from 0.
    merged : list of tuple
        The first row, the last row and the name of each range of merged cells.
    hidden : dict of str to list
        Hidden rows, by number, and columns, by letter.
    wrong : list of tuple
        Row, what was found and what is allowed, of cells that hold no value.
    """

    rows: list[tuple[int, dict[int, object]]] = field(default_factory=list)
    merged: list[tuple[int, int, str]] = field(default_factory=list)
    hidden: dict[str, list] = field(default_factory=dict)
    wrong: list[tuple[int, str, str]] = field(default_factory=list)

    def first(self, most: int) -> list[tuple[int, list[object]]]:
        """Return the first rows as lists."""
        return [(i, _listed(cells)) for i, cells in self.rows[:most]]


def _listed(cells: Mapping[int, object]) -> list[object]:
    """Return cells by column as a list, not wider than what stands near the others."""
    ordered = sorted(cells)
    width = next((a + 1 for a, b in pairwise(ordered) if b - a > 100), ordered[-1] + 1)
    return [cells.get(i) for i in range(width)]


class Workbook:
    """The sheets of a workbook, each read when it is asked for."""

    def __init__(self, path: Path, kind: str, faults: Faults):
        self._path, self._faults, self._xlsx = path, faults, kind == "excel"
        self._grids: dict[str, Grid] = {}
        try:
            self.visible = self._open_xlsx() if self._xlsx else self._open_other()
        except _BROKEN as error:
            self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        """Refuse a workbook that cannot be opened."""
        if not self._faults:
            words = str(error).casefold()
            locked = "password" in words or "encrypt" in words
            self._faults.add(
                "a workbook with a password"
                if locked
                else f"a workbook that cannot be opened ({type(error).__name__})",
                "one without" if locked else "an .xlsx workbook, or save it as CSV",
            )
        self._faults.stop()

    def _open_xlsx(self) -> dict[str, bool]:
        """Open an .xlsx workbook; return whether each sheet is visible."""
        import openpyxl  # half a second to import, so only for workbooks

        with zipfile.ZipFile(self._path) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > _LARGEST:
            self._faults.add(
                f"a workbook of {size:,} bytes", f"at most {_LARGEST:,}; save it as CSV"
            )
            self._faults.stop()
        self._file = self._path.open("rb")  # by its suffix openpyxl would refuse it
        weakref.finalize(self, self._file.close)
        self._book = openpyxl.load_workbook(self._file, read_only=True, data_only=True)
        return {sheet.title: sheet.sheet_state == "visible" for sheet in self._book.worksheets}

    def _open_other(self) -> dict[str, bool]:
        """Open a workbook of another kind."""
        from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

        try:
            with self._path.open("rb") as file:  # by its suffix a path would be refused
                self._book = CalamineWorkbook.from_filelike(file)
        except CalamineError as error:
            raise ValueError(str(error)) from None
        return {
            each.name: str(each.visible).endswith("Visible")
            for each in self._book.sheets_metadata
            if each.typ == SheetTypeEnum.WorkSheet
        }

    def grid(self, name: str) -> Grid:
        """Return the cells of a sheet."""
        if name not in self._grids:
            try:
                read = self._xlsx_grid if self._xlsx else self._other_grid
                self._grids[name] = read(name)
            except _BROKEN as error:
                self._refuse(error)
        return self._grids[name]

    def _parsed(self, sheet, data_only: bool):
        """Return a parser of a sheet's XML, which gives the cells that are there."""
        from openpyxl.worksheet._reader import WorkSheetParser

        return WorkSheetParser(
            sheet._get_source(),
            sheet._shared_strings,
            data_only=data_only,
            epoch=self._book.epoch,
            date_formats=self._book._date_formats,
            timedelta_formats=self._book._timedelta_formats,
        )

    def _xlsx_grid(self, name: str) -> Grid:
        """Read a sheet of an .xlsx workbook."""
        from openpyxl.utils import get_column_letter

        sheet, grid = self._book[name], Grid()
        formulas = self._formulas(sheet)
        parser = self._parsed(sheet, data_only=True)
        for i, cells in parser.parse():
            row = {}
            for cell in cells:
                column, value = cell["column"] - 1, cell["value"]
                place = f"{get_column_letter(cell['column'])}{i}"
                if value is None and (i, column) in formulas:
                    grid.wrong.append(
                        (
                            i,
                            f"a formula without a stored value in {place}",
                            "a value; open and save the workbook, or paste values",
                        )
                    )
                elif cell["data_type"] == "e" or _is_error(value):
                    grid.wrong.append((i, f"the error {quoted(value)} in {place}", "a value"))
                elif value is not None:
                    row[column] = self._shown(value, cell["style_id"])
            if row:
                grid.rows.append((i, row))
        ranges = parser.merged_cells.mergeCell if parser.merged_cells else ()
        grid.merged = [(*_rows_of(each.ref), each.ref) for each in ranges]
        grid.hidden = {
            "row": [int(i) for i, held in parser.row_dimensions.items() if _hides(held)],
            "column": [letter for letter, held in parser.column_dimensions.items() if _hides(held)],
        }
        return grid

    def _formulas(self, sheet) -> set[tuple[int, int]]:
        """Return where formulas stand; nothing is read twice where there is none."""
        with sheet._get_source() as source:
            before = b""
            while piece := source.read(1 << 20):
                if b"<f>" in (joined := before + piece) or b"<f " in joined or b"<f/" in joined:
                    break
                before = piece[-3:]
            else:
                return set()
        return {
            (i, cell["column"] - 1)
            for i, cells in self._parsed(sheet, data_only=False).parse()
            for cell in cells
            if cell["data_type"] == "f"
        }

    def _shown(self, value: object, style: int) -> object:
        """Return a value; a whole number that is shown with leading zeros as it is shown."""
        if type(value) is not int or not style:
            return value
        formats, number_format = self._book._number_formats, self._book._cell_styles[style].numFmtId
        if number_format < _BUILT_IN or number_format - _BUILT_IN >= len(formats):
            return value
        shown = _PADDED.fullmatch(formats[number_format - _BUILT_IN])
        return Padded(value, len(shown[0])) if shown else value

    def _other_grid(self, name: str) -> Grid:
        """Read a sheet of a workbook of another kind."""
        sheet = self._book.get_sheet_by_name(name)
        grid = Grid()
        for i, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
            row = {j: _whole(cell) for j, cell in enumerate(cells) if cell not in ("", None)}
            if row:
                grid.rows.append((i, row))
        for first, last in sheet.merged_cell_ranges or ():
            grid.merged.append((first[0] + 1, last[0] + 1, f"from row {first[0] + 1}"))
        return grid


class Padded(int):
    """A whole number that a workbook shows with leading zeros."""

    width: int

    def __new__(cls, value: int, width: int):
        """Return the number with how wide it is shown."""
        self = super().__new__(cls, value)
        self.width = width
        return self

    def __str__(self) -> str:
        return format(int(self), "d").zfill(self.width)


def _rows_of(place: str) -> tuple[int, int]:
    """Return the first and the last row of a range of cells."""
    rows = [int(found) for found in re.findall(r"[0-9]+", place)]
    return rows[0], rows[-1]


def _hides(held) -> bool:
    """Whether a row or a column is hidden."""
    hidden = held.get("hidden") if isinstance(held, Mapping) else getattr(held, "hidden", False)
    return hidden in (True, "1", "true")


def _whole(cell: object) -> object:
    """Return a whole number that a format holds as one with decimals as a whole one."""
    return int(cell) if isinstance(cell, float) and cell == int(cell) else cell


def _is_error(value: object) -> bool:
    """Whether a stored value is an error of the spreadsheet."""
    from openpyxl.cell.cell import ERROR_CODES

    return isinstance(value, str) and value in ERROR_CODES


def as_text(cell: object) -> str | None:
    """Return a cell as text; a date in the order year, month, day."""
    if cell is None:
        return None
    if isinstance(cell, (datetime, date)):
        return cell.isoformat()[:10]
    return str(cell)


def hidden_said(grid: Grid) -> list[str]:
    """Say which rows and columns are hidden."""
    said = []
    for what, places in grid.hidden.items():
        if places:
            told = ", ".join(map(str, places[:5])) + (" and others" if len(places) > 5 else "")
            said.append(f"{number(len(places), f'hidden {what}')} read like the others: {told}")
    return said


def sheets_said(visible: Mapping[str, bool], chosen: str) -> list[str]:
    """Say which sheet is read, and which are hidden."""
    said = []
    if len(visible) > 1:
        said.append(f"sheet {quoted(chosen)} of {', '.join(map(quoted, visible))}")
    hidden = [name for name, seen in visible.items() if not seen]
    if hidden:
        said.append(f"hidden sheets: {', '.join(map(quoted, hidden))}")
    return said


def blank_between(rows: Sequence[tuple[int, dict]], at: int, left_out: set[int]) -> int:
    """Return how many rows between a heading and the last row that counts have no value."""
    below = [i for i, _ in rows if i > at and i not in left_out]
    return (max(below) - at - len(below)) if below else 0
