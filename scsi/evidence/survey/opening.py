"""From a source to a table understood as far as can be; files are told by their first bytes."""

import glob
import os
from difflib import get_close_matches
from pathlib import Path

from scsi.evidence.survey import delimited, excel, files
from scsi.evidence.survey.checks import Understanding, understand
from scsi.evidence.survey.columns import check_categories, check_columns
from scsi.evidence.survey.frames import read_frame
from scsi.evidence.survey.table import Faults, Table, called, quoted

_LARGE_TEXT = 64 << 20


def attempt(
    source,
    columns,
    categories,
    *,
    encoding=None,
    separator=None,
    decimal=None,
    sheet=None,
    memory_limit="2GB",
    check_ids=None,
) -> tuple[Table, Understanding | None]:
    """Read a table and understand it as far as can be; its faults say what stands in the way."""
    if decimal not in (None, ".", ","):
        raise ValueError(f"decimal must be '.' or ','; got {decimal!r}")
    columns, categories = check_columns(columns), check_categories(categories)
    table = open_table(
        source,
        columns,
        encoding=encoding,
        separator=separator,
        sheet=sheet,
        memory_limit=memory_limit,
    )
    if table.faults:
        return table, None
    import duckdb

    try:
        return table, understand(table, categories, decimal, check_ids)
    except duckdb.Error as error:
        table.faults.add(
            f"what DuckDB cannot read: {str(error).splitlines()[0][:200]}",
            "a table that can be read to its end",
        )
        return table, None


def open_table(source, columns, *, encoding, separator, sheet, memory_limit) -> Table:
    """Return the table of any source, under our column names."""
    if not isinstance(source, (str, os.PathLike)):
        return read_frame(source, columns)
    paths, kind = _kind(Path(source))
    name = called(Path(source))
    if kind == "parquet":
        return files.read_parquet(paths, name, columns, memory_limit)
    if kind == "excel":
        return excel.read_excel(paths[0], columns, sheet=sheet)
    if paths[0].stat().st_size > _LARGE_TEXT:
        return files.read_large_csv(
            paths[0], columns, encoding=encoding, separator=separator, memory_limit=memory_limit
        )
    return delimited.read_delimited(paths[0], columns, encoding=encoding, separator=separator)


def _kind(path: Path) -> tuple[list[Path], str]:
    """Return the files that a path means, and of which kind they are by their first bytes."""
    faults = Faults(called(path))
    paths = [path]
    if path.is_dir():
        paths = sorted(path.rglob("*.parquet"))
    elif not path.exists() and glob.has_magic(str(path)):
        paths = sorted(Path(found) for found in glob.glob(str(path), recursive=True))
    if not paths:
        faults.add("no Parquet file there", "a folder or a pattern of Parquet files")
    elif not paths[0].is_file():
        faults.add(
            f"no such file{_near(path)}",
            "a CSV, Excel or Parquet file, or a folder of Parquet files",
        )
    faults.stop()
    starts = {_magic(one) for one in paths}
    if len(paths) > 1 or path.is_dir():
        starts |= {"parquet"}
    if len(starts) > 1:
        faults.add("files that are not all Parquet", "a folder or a pattern of Parquet files")
    for kind, found in _REFUSED.items():
        if kind in starts:
            faults.add(found, "a CSV, .xlsx or Parquet file")
    faults.stop()
    return paths, starts.pop()


def _near(path: Path) -> str:
    """Name the file of the same folder that comes nearest to one that is not there, if any does."""
    there = [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []
    near = get_close_matches(path.name, there, n=1, cutoff=0.75)
    return f" (is it {quoted(near[0])}?)" if near else ""


_MAGIC = {
    b"PAR1": "parquet",
    b"PK\x03\x04": "excel",
    b"PK\x05\x06": "excel",
    b"\xd0\xcf\x11\xe0": "old-excel",
    b"\x1f\x8b": "gzip",
    b"%PDF": "pdf",
}
_REFUSED = {
    "old-excel": "an Excel file of before 2007 or with a password",
    "gzip": "a compressed file",
    "pdf": "a PDF",
    "empty": "an empty file",
}


def _magic(path: Path) -> str:
    """Return the kind of a file by its first bytes; what is none of the known ones is text."""
    with path.open("rb") as file:
        start = file.read(8)
    if not start:
        return "empty"
    return next((kind for mark, kind in _MAGIC.items() if start.startswith(mark)), "text")
