"""Workbooks: one sheet, its stored values, and a refusal of what cannot be read as rows."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence.survey.amounts import TYPED
from scsi.evidence.survey.columns import SUMMED, Headings, name_columns, wanted
from scsi.evidence.survey.sheets import (
    Grid,
    Padded,
    Workbook,
    as_text,
    blank_between,
    hidden_said,
    sheets_said,
)
from scsi.evidence.survey.table import Faults, Table, number, quoted

_HEADING_WITHIN = 20
_SAMPLE = 2000


def read_excel(path: Path, name: str, kind: str, columns: Headings, *, sheet: str | None) -> Table:
    """Return a sheet of a workbook as it stands, under our column names.

    A formula counts with the value that was stored when the workbook was saved; one without is
    refused, and so are merged cells, whose value stands in the first of them only.
    """
    faults, understood = Faults(name), []
    book = Workbook(path, kind, faults)
    chosen, at = _choose(book, columns, sheet, faults)
    grid = book.grid(chosen)
    heading, cells = grid.rows[at] if grid.rows else (1, {})
    _tell_wrong(grid, heading, faults)
    understood += sheets_said(book.visible, chosen)
    if heading > 1:
        understood.append(
            f"{number(heading - 1, 'row')} above the heading in row {heading} left out"
        )
    understood += hidden_said(grid)
    named = {j: str(cell).strip() for j, cell in sorted(cells.items()) if str(cell).strip()}
    kept, beyond, spaces = _rows(grid.rows[at + 1 :], named)
    sample = {text: [row.get(j) for _, row in kept[:_SAMPLE]] for j, text in named.items()}
    naming = name_columns([*named.values()], columns, faults, f"row {heading}", lambda: sample)
    places = {text: j for j, text in reversed(named.items())}
    place = {ours: places[found] for ours, found in naming.headings.items()}
    blank = spaces + blank_between(grid.rows, heading, set(beyond))
    said = [f"{number(blank, 'blank row')} left out"] * (blank > 0)
    if beyond:
        said.append(f"{number(len(beyond), 'row')} with cells beyond the headings only left out")
    found = {ours: [row.get(j) for _, row in kept] for ours, j in place.items()}
    frame = pd.DataFrame(
        {n: each for ours, held in found.items() for n, each in _typed(ours, held)}
    )
    return Table(
        name,
        nw.from_native(frame, eager_only=True),
        naming.headings,
        [*understood, *naming.understood, *said],
        faults,
        "row",
        np.array([i for i, _ in kept], dtype=np.int64),
        sample=sample,
    )


def _choose(book: Workbook, columns, sheet: str | None, faults: Faults) -> tuple[str, int]:
    """Return the sheet to read and the place of its heading among its rows."""
    asked = [sheet] if sheet in book.visible else [n for n, seen in book.visible.items() if seen]
    if sheet is not None and sheet not in book.visible:
        faults.add(f"no sheet {quoted(sheet)}", ", ".join(map(quoted, book.visible)))
        faults.stop()
    if not asked:
        faults.add("no sheet with cells", "one with a heading and rows")
        faults.stop()
    sheets = {name: _heading(book.grid(name), columns) for name in asked}
    if sheet is not None:
        return sheet, sheets[sheet][0]
    fit = [name for name, (_, score) in sheets.items() if score > 1]
    if len(fit) > 1:
        faults.add(
            f"several sheets that may be the survey, {', '.join(map(quoted, fit))}",
            "one; say sheet=",
        )
        faults.stop()
    filled = [name for name in sheets if book.grid(name).rows]
    chosen = fit[0] if fit else next(iter(filled or sheets))
    return chosen, sheets[chosen][0]


def _heading(grid: Grid, columns) -> tuple[int, int]:
    """Return the place of the row, among the first, that names most of our columns, and how many.

    Places count from 0, rows without a value left out.
    """
    scores = [
        wanted(["" if cell is None else str(cell) for cell in row], columns)
        for _, row in grid.first(_HEADING_WITHIN)
    ]
    most = max(scores, default=0)
    return (scores.index(most) if scores else 0), most


def _tell_wrong(grid: Grid, heading: int, faults: Faults) -> None:
    """Refuse merged cells below the heading, and cells without a value."""
    for first, last, where in grid.merged:
        if last > heading:
            faults.add(
                f"merged cells {where}",
                "one value in each cell",
                place=f"row {first}",
                order=first,
            )
    for row, found, allowed in grid.wrong:
        faults.add(found, allowed, place=f"row {row}", order=row)


def _rows(rows: Sequence[tuple[int, dict]], named: Mapping[int, str]):
    """Return the rows with a value below a heading, those with others only, and how many blank."""
    kept, beyond, spaces = [], [], 0
    for i, row in rows:
        filled = {j for j, cell in row.items() if not isinstance(cell, str) or cell.strip()}
        if filled & named.keys():
            kept.append((i, row))
        elif filled:
            beyond.append(i)
        else:
            spaces += 1
    return kept, beyond, spaces


def _typed(name: str, cells: list):
    """Yield a column under its name: numbers if all are, else text, of amounts with the numbers."""
    filled = [cell for cell in cells if cell is not None]
    kinds = {type(cell) for cell in filled}
    if kinds and kinds <= {int, float, Padded} and (name in SUMMED or Padded not in kinds):
        yield name, pd.Series(cells, dtype="float64" if kinds != {int} else "Int64")
        return
    if name not in SUMMED:
        yield name, pd.Series(map(as_text, cells), dtype="str")
        return
    numbers = [cell if type(cell) in (int, float, Padded) else None for cell in cells]
    texts = [as_text(c) if n is None else None for n, c in zip(numbers, cells, strict=True)]
    yield name, pd.Series(texts, dtype="str")
    if any(n is not None for n in numbers):
        yield TYPED.format(name), pd.Series(numbers, dtype="float64")
