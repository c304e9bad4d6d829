"""The arguments of every command that reads a table of project rows."""

from __future__ import annotations

from types import SimpleNamespace

import click

from scsi.reports.commands.arguments import Choice, argument, option, together
from scsi.reports.commands.completion import files


class Pair(click.ParamType):
    """What stands before and after the last equals sign; nothing after it is None."""

    name = "pair"

    def convert(self, value, param, ctx):
        """Return both sides."""
        theirs, sign, ours = value.rpartition("=")
        if not sign or not theirs:
            self.fail(f"needs THEIRS=OURS, such as year=wave; got {value!r}", param, ctx)
        return theirs, ours or None


def _mapping(name: str, words: str):
    """Return an option that maps what a table says to what we say."""
    return option(
        name,
        type=Pair(),
        multiple=True,
        metavar="THEIRS=OURS",
        help=f"{words}; may be repeated",
    )


table = together(
    argument(
        "file",
        metavar="FILE",
        about="CSV, .xlsx or Parquet, a folder or a pattern of Parquet files",
        shell_complete=files,
    ),
    _mapping("--column", "a heading of the table and ours; nothing after = leaves it out"),
    _mapping(
        "--category", "a word of the table and ours; nothing after = stands for an empty cell"
    ),
    option("--encoding", metavar="NAME", help="of a text file [found out]"),
    option(
        "--separator",
        metavar="CHARACTER",
        help="between the cells of a text file [found out]",
    ),
    option(
        "--decimal",
        type=Choice([".", ","]),
        metavar="MARK",
        help="decimal mark of numbers in text, . or , [found out]",
    ),
    option("--sheet", metavar="NAME", help="of a workbook [the one that fits]"),
    option("--memory", default="2GB", metavar="SIZE", help="what DuckDB may use [2GB]"),
)
"""Which table of project rows is meant and how it is read; `table_options` reads them."""


def table_options(options: SimpleNamespace) -> dict:
    """Return how a table of project rows is to be read, as `scsi.read_survey` takes it."""
    return {
        "columns": dict(options.column),
        "categories": dict(options.category),
        "encoding": options.encoding,
        "separator": options.separator,
        "decimal": options.decimal,
        "sheet": options.sheet,
        "memory_limit": options.memory,
    }
