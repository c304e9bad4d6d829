"""Files through DuckDB: its connection, and Parquet of any size."""

import glob
import os
import shutil
import tempfile
import weakref
from collections.abc import Mapping
from pathlib import Path

import narwhals as nw

from scsi.evidence.survey.columns import Headings
from scsi.evidence.survey.frames import named
from scsi.evidence.survey.table import ROW, Faults, Table, called, quoted


def connect(memory_limit: str, ordered: bool = False):
    """Return a connection of its own to DuckDB, with a folder to spill into that goes with it.

    It keeps rows in the order of the file only where that is asked for.
    """
    import duckdb

    folder = tempfile.mkdtemp(prefix="scsi-")
    try:
        connection = duckdb.connect(
            config={
                "memory_limit": memory_limit,
                "temp_directory": folder,
                "autoinstall_known_extensions": "false",
                "preserve_insertion_order": str(ordered).lower(),
                "TimeZone": "UTC",
            }
        )
    except duckdb.Error:
        shutil.rmtree(folder)
        raise ValueError(
            f"memory_limit must be a size that DuckDB knows, such as '2GB'; got {memory_limit!r}"
        ) from None
    weakref.finalize(connection, shutil.rmtree, folder, ignore_errors=True)
    return connection


def folder_of(connection) -> str:
    """Return the folder of a connection, which goes with it."""
    return connection.sql("select current_setting('temp_directory')").fetchall()[0][0]


def read_parquet(paths: list[Path], name: str, columns: Headings, memory_limit: str) -> Table:
    """Return Parquet files of one schema as one table that stays on disk.

    Folders such as ``wave=2022`` in their paths are columns that the files do not have; what the
    files say of themselves counts. An instant is read in UTC, whatever the machine's zone.
    """
    import duckdb

    connection = connect(memory_limit)
    faults, understood = Faults(name), []
    schemas: dict[str, dict] = {}
    for path in paths:
        try:
            relation = connection.read_parquet(glob.escape(str(path)), hive_partitioning=False)
            schemas[str(path)] = dict(zip(relation.columns, map(str, relation.types), strict=True))
        except duckdb.Error as error:
            faults.add(
                f"{called(path)}, which cannot be read ({type(error).__name__})", "a Parquet file"
            )
    _tell_different(schemas, faults)
    faults.stop()
    files = [glob.escape(str(path)) for path in paths]
    held = {column.casefold() for schema in schemas.values() for column in schema}
    folders = {column for path in paths for column in _folders(path)}
    hive = bool(folders) and not {column.casefold() for column in folders} & held
    if folders and not hive:
        told = ", ".join(f"{column}=" for column in sorted(folders))
        understood.append(f"folders {told} not read: the files have such columns of their own")
    rows = connection.read_parquet(files, hive_partitioning=hive, file_row_number=True)
    rows = nw.from_native(rows).rename({"file_row_number": ROW})
    table = named(rows, name, columns, numbered=[ROW])
    table.understood[:0] = understood
    return table


def _folders(path: Path) -> list[str]:
    """Return the columns that folders in a path name."""
    return [part.partition("=")[0] for part in path.parent.parts if "=" in part.strip("=")]


def read_json_lines(path: Path, name: str, columns: Headings, memory_limit: str) -> Table:
    """Return JSON lines, one object a row, as a table."""
    import duckdb

    connection = connect(memory_limit, ordered=True)
    faults = Faults(name)
    try:
        rows = connection.read_json(
            glob.escape(str(path)), format="newline_delimited", sample_size=-1
        )
        rows.create("loaded")
    except duckdb.Error as error:
        faults.add(
            f"JSON lines that cannot be read: {str(error).splitlines()[0][:120]}",
            "one object a line",
        )
        faults.stop()
    rows = connection.sql(f"select *, rowid + 1 as {ROW} from loaded")
    table = named(nw.from_native(rows), name, columns, numbered=[ROW])
    table.place = "line"
    return table


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
