"""Files through DuckDB: Parquet of any size, and CSV too large to hold as text."""

import codecs
import glob
import os
import shutil
import tempfile
import weakref
from collections.abc import Mapping
from pathlib import Path

import narwhals as nw

from scsi.evidence.survey.delimited import Heading, find_heading
from scsi.evidence.survey.encoding import ALLOWED, Decoded, Undecodable, decode
from scsi.evidence.survey.frames import named
from scsi.evidence.survey.table import ROW, SHOWN, Faults, Table, called, quoted
from scsi.vocabulary import DataError

_HEAD = 1 << 16


def connect(memory_limit: str):
    """Return a connection of its own to DuckDB, with a folder to spill into that goes with it."""
    import duckdb

    folder = tempfile.mkdtemp(prefix="scsi-")
    try:
        connection = duckdb.connect(
            config={
                "memory_limit": memory_limit,
                "temp_directory": folder,
                "autoinstall_known_extensions": "false",
                "preserve_insertion_order": "false",
            }
        )
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
            faults.add(
                f"{called(path)}, which cannot be read ({type(error).__name__})", "a Parquet file"
            )
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
            faults.add(
                f"{quoted(os.path.basename(path))} with other columns or types than the "
                f"first file: {', '.join(sorted({name for name, _ in other}))}",
                "files of one schema",
            )


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
    and totals are not looked for, and so are refused with them.
    """
    faults = Faults(called(path))
    head = _head(path, encoding, faults)
    heading = find_heading(head.text, columns, separator)
    connection = connect(memory_limit)
    rows = _rows(connection, _as_utf8(path, head.codec, connection, faults), heading, faults)
    rows = nw.from_native(rows.project(f"*, row_number() over () as {ROW}"))
    table = named(rows, called(path), columns, numbered=[ROW])
    table.understood.insert(0, f"read through DuckDB: {path.stat().st_size:,} bytes")
    if head.said:
        table.understood.insert(1, f"encoding: {head.said}")
    return table


def _head(path: Path, encoding: str | None, faults: Faults) -> Decoded:
    """Return the first lines of a large file, decoded."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[: head.rfind(b"\n") + 1] or head
    try:
        return decode(head, encoding)
    except Undecodable as error:
        faults.add(str(error), ALLOWED)
        raise DataError(faults.lines()) from None


def _as_utf8(path: Path, codec: str, connection, faults: Faults) -> Path:
    """Return a file that DuckDB can read: the file itself, or a copy in UTF-8 that goes with it."""
    if codec in ("utf-8", "utf-8-sig"):
        return path
    folder = connection.sql("select current_setting('temp_directory')").fetchall()[0][0]
    copy = Path(folder, "in-utf-8.csv")
    try:
        with (
            path.open(encoding=codec, newline="") as file,
            copy.open("w", encoding="utf-8", newline="") as out,
        ):
            shutil.copyfileobj(file, out, _HEAD)
    except UnicodeError:
        faults.add(
            f"a byte that is not {codec}, beyond the first lines", "one encoding; or say encoding="
        )
        faults.stop()
    return copy


def _rows(connection, path: Path, heading: Heading, faults: Faults):
    """Return the rows below the heading; those that are no rows become faults."""
    import duckdb

    names = _distinct(heading.cells)
    options = {
        "sep": heading.separator,
        "skiprows": heading.line,
        "header": False,
        "quotechar": '"',
        "escapechar": '"',
        "all_varchar": True,
        "auto_detect": False,
        "columns": dict.fromkeys(names, "VARCHAR"),
        "strict_mode": True,
    }
    try:
        tried = connection.read_csv(glob.escape(str(path)), **options, store_rejects=True)
        tried.aggregate("count(*)").fetchall()
        bad = connection.sql(
            "select line, any_value(error_type::varchar), count(*) over () from reject_errors "
            f"group by line order by line limit {SHOWN}"
        ).fetchall()
        rows = connection.read_csv(glob.escape(str(path)), **options)
    except duckdb.Error as error:
        faults.add(f"what DuckDB cannot read: {str(error).splitlines()[0][:200]}", "a CSV file")
        raise DataError(faults.lines()) from None
    for line, kind, _ in bad:
        faults.add(
            kind.lower(),
            f"{len(names)} cells, as the heading has",
            place=f"line {line}",
            order=line,
        )
    faults.more(bad[0][2] - len(bad) if bad else 0)
    faults.stop()
    return rows


def _distinct(cells: list[str]) -> list[str]:
    """Return headings that are not empty and each there once."""
    seen: dict[str, int] = {}
    names = []
    for i, cell in enumerate(cells):
        seen[cell] = seen.get(cell, 0) + 1
        names.append(cell if cell and seen[cell] == 1 else f"{cell}#{i + 1}")
    return names
