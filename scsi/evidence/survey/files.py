"""Files through DuckDB: Parquet of any size, and CSV too large to hold as text."""

import glob
import os
import shutil
import tempfile
import weakref
from collections.abc import Mapping
from pathlib import Path

import narwhals as nw

from scsi.evidence.survey.delimited import Heading, find_heading
from scsi.evidence.survey.encoding import Undecodable, decode
from scsi.evidence.survey.frames import named
from scsi.evidence.survey.table import ROW, Faults, Table, quoted

_HEAD = 1 << 16
_REJECTED = "scsi_rejects"


def connect(memory_limit: str):
    """Return a connection of its own to DuckDB, with a folder to spill into that goes with it."""
    import duckdb

    folder = tempfile.mkdtemp(prefix="scsi-")
    try:
        connection = duckdb.connect(config={
            "memory_limit": memory_limit,
            "temp_directory": folder,
            "autoinstall_known_extensions": "false",
            "preserve_insertion_order": "false",
        })
    except duckdb.Error:
        shutil.rmtree(folder)
        raise ValueError(
            f"memory_limit must be a size that DuckDB knows, such as '2GB'; got {memory_limit!r}"
        ) from None
    weakref.finalize(connection, shutil.rmtree, folder, ignore_errors=True)
    return connection


def read_parquet(
    paths: list[Path], name: str, columns: Mapping[str, str | None], memory_limit: str
) -> Table:
    """Return Parquet files of one schema as one table that stays on disk.

    Folders such as ``wave=2022`` in their paths are columns.
    """
    import duckdb

    connection = connect(memory_limit)
    faults = Faults(name)
    schemas: dict[str, dict] = {}
    for path in paths:
        try:
            relation = connection.read_parquet(glob.escape(str(path)), hive_partitioning=True)
            schemas[str(path)] = dict(zip(relation.columns, map(str, relation.types), strict=True))
        except duckdb.Error as error:
            faults.add(f"{path.name}, which cannot be read ({type(error).__name__})",
                       "a Parquet file")
    _tell_different(schemas, faults)
    faults.stop()
    files = [glob.escape(str(path)) for path in paths]
    rows = connection.read_parquet(files, hive_partitioning=True, file_row_number=True)
    rows = nw.from_native(rows).rename({"file_row_number": ROW})
    return named(rows, name, columns, numbered=[ROW])


def _tell_different(schemas: Mapping[str, dict], faults: Faults) -> None:
    """Refuse files that do not have the columns of the first."""
    first = next(iter(schemas.values()), {})
    for path, schema in schemas.items():
        other = sorted(set(first.items()) ^ set(schema.items()))
        if other:
            faults.add(f"{quoted(os.path.basename(path))} with other columns or types than the "
                       f"first file: {', '.join(sorted({name for name, _ in other}))}",
                       "files of one schema")


def read_large_csv(
    path: Path,
    columns: Mapping[str, str | None],
    *,
    encoding: str | None,
    separator: str | None,
    memory_limit: str,
) -> Table:
    """Return a text table larger than it is wise to hold, every cell as text, left on disk.

    Rows that are too short, too long or badly quoted are refused as in a small table; comments
    and totals are not looked for and refused with them.
    """
    import duckdb

    faults = Faults(path.name)
    heading, codec = _heading(path, columns, encoding, separator, faults)
    connection = connect(memory_limit)
    names = _distinct(heading.cells)
    options = {
        "sep": heading.separator, "skiprows": heading.line, "header": False, "quotechar": '"',
        "escapechar": '"', "encoding": codec, "all_varchar": True, "auto_detect": False,
        "columns": dict.fromkeys(names, "VARCHAR"), "strict_mode": True,
    }
    try:
        rejected = connection.read_csv(glob.escape(str(path)), **options, store_rejects=True)
        rejected.aggregate("count(*)").fetchall()
        bad = connection.sql(
            "select line, any_value(error_type::varchar) from reject_errors group by line "
            "order by line").fetchall()
        rows = connection.read_csv(glob.escape(str(path)), **options)
    except duckdb.Error as error:
        faults.add(f"what DuckDB cannot read: {str(error).splitlines()[0][:200]}", "a CSV file")
        faults.stop()
    for line, kind in bad:
        faults.add(f"{kind.lower()}", f"{len(names)} cells, as the heading has",
                   place=f"line {line}", order=line)
    faults.stop()
    rows = rows.project(f"*, row_number() over () as {ROW}")
    table = named(nw.from_native(rows), path.name, columns, numbered=[ROW])
    table.understood.insert(0, f"read through DuckDB: {path.stat().st_size:,} bytes")
    return table


def _heading(path, columns, encoding, separator, faults: Faults) -> tuple[Heading, str]:
    """Return the heading of a large file from its first bytes, and its encoding for DuckDB."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    head = head[: head.rfind(b"\n") + 1] or head
    try:
        text, said = decode(head, encoding)
    except Undecodable as error:
        faults.add(str(error), "UTF-8 or Latin-1 in a file as large as this")
        faults.stop()
    known = {"": "utf-8", "UTF-8 with a byte-order mark": "utf-8"}
    latin = "1252" in said or "latin" in said.lower()
    if said not in known and not latin and "utf-8" not in said.lower():
        faults.add(f"{said}", "UTF-8 or Latin-1 in a file as large as this")
        faults.stop()
    return find_heading(text, columns, separator), "latin-1" if latin else "utf-8"


def _distinct(cells: list[str]) -> list[str]:
    """Return headings that are not empty and each there once."""
    seen: dict[str, int] = {}
    names = []
    for i, cell in enumerate(cells):
        seen[cell] = seen.get(cell, 0) + 1
        names.append(cell if cell and seen[cell] == 1 else f"{cell}#{i + 1}")
    return names
