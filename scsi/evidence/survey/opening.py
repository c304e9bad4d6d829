"""From a source to a table understood as far as can be; files are told by their first bytes."""

import os
from functools import partial
from pathlib import Path

from scsi.evidence.survey import delimited, excel, files, several, statistical
from scsi.evidence.survey.asked import Asked, Understanding
from scsi.evidence.survey.checks import understand
from scsi.evidence.survey.columns import Headings, check_categories, check_columns
from scsi.evidence.survey.frames import read_frame
from scsi.evidence.survey.ids import REPEATED
from scsi.evidence.survey.keys import plain
from scsi.evidence.survey.kinds import Kept, files_of, kind_of, unpacked
from scsi.evidence.survey.table import Faults, Table, called
from scsi.evidence.survey.taking import sure_columns
from scsi.vocabulary import check_choice


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
    repeated_ids="refuse",
    waves=None,
    empty=None,
    share_of=None,
    cluster=(),
    strict=False,
) -> tuple[Table, Understanding | None]:
    """Read a table and understand it as far as can be; its faults say what stands in the way."""
    if decimal not in (None, ".", ","):
        raise ValueError(f"decimal must be '.' or ','; got {decimal!r}")
    check_choice("repeated_ids", repeated_ids, REPEATED)
    cluster = (cluster,) if isinstance(cluster, str) else tuple(cluster)
    columns = check_columns(columns, cluster, partial(sure_columns, own_words=share_of is not None))
    if share_of is not None:
        own = {word: None for word, meant in categories.items() if not meant}
        named = {word: meant for word, meant in categories.items() if meant}
        words = check_categories(own) | {"funding": {plain(a): b for a, b in named.items()}}
    else:
        words = check_categories(categories)
    asked = Asked(
        categories=words,
        decimal=decimal,
        waves=waves,
        empty=empty,
        share_of=share_of,
        cluster=cluster,
        strict=strict,
        check_ids=check_ids,
        repeated_ids=repeated_ids,
    )
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
        return table, understand(table, asked)
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
    path = Path(source)
    understood: list[str] = []
    name = called(path)
    faults = Faults(name)
    paths = files_of(path, faults, understood)
    kept = Kept()
    options = {
        "encoding": encoding,
        "separator": separator,
        "sheet": sheet,
        "memory_limit": memory_limit,
    }

    def one(path: Path, columns: Headings) -> Table:
        return _open_one(path, columns, kept, **options)

    if len(paths) == 1 and not path.is_dir():
        table = one(paths[0], columns)
    elif all(kind_of(each) == "parquet" for each in paths):
        table = files.read_parquet(paths, name, columns, memory_limit)
    else:
        table = several.read_several(paths, name, columns, one)
    table.understood[:0] = understood
    table.kept = kept
    return table


def _open_one(
    path: Path, columns: Headings, kept: Kept, *, encoding, separator, sheet, memory_limit
) -> Table:
    """Return the table of one file."""
    name = called(path)
    understood: list[str] = []
    path, kind = unpacked(path, kept, Faults(name), understood)
    if kind == "parquet":
        table = files.read_parquet([path], name, columns, memory_limit)
    elif kind in ("excel", "old-excel", "xlsb", "ods"):
        table = excel.read_excel(path, name, kind, columns, sheet=sheet)
    elif kind in statistical.KINDS:
        table = statistical.read_statistical(path, name, kind, columns)
    elif kind == "json-lines":
        table = files.read_json_lines(path, name, columns, memory_limit)
    else:
        table = delimited.read_delimited(
            path,
            name,
            columns,
            encoding=encoding,
            separator=separator,
            memory_limit=memory_limit,
        )
    table.understood[:0] = understood
    return table
