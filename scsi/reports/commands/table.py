"""The arguments of every command that reads a table of project rows."""

from __future__ import annotations

import argparse


def add_table(command: argparse.ArgumentParser) -> None:
    """Add the arguments that say which table of project rows is meant and how it is read."""
    add = command.add_argument
    add(
        "file", metavar="FILE", help="CSV, .xlsx or Parquet, a folder or a pattern of Parquet files"
    )
    for name, words in (
        ("column", "a heading of the table and ours; nothing after = leaves it out"),
        ("category", "a word of the table and ours; nothing after = stands for an empty cell"),
    ):
        add(
            f"--{name}",
            dest=name,
            type=pair,
            action="append",
            default=[],
            metavar="THEIRS=OURS",
            help=f"{words}; may be repeated",
        )
    add("--encoding", help="of a text file [found out]")
    add("--separator", metavar="CHARACTER", help="between the cells of a text file [found out]")
    add("--decimal", choices=[".", ","], help="decimal mark of numbers in text [found out]")
    add("--sheet", metavar="NAME", help="of a workbook [the one that fits]")
    add("--memory", default="2GB", metavar="SIZE", help="what DuckDB may use [2GB]")


def pair(text: str) -> tuple[str, str | None]:
    """Return what stands before and after the last equals sign."""
    theirs, sign, ours = text.rpartition("=")
    if not sign or not theirs:
        raise argparse.ArgumentTypeError(f"needs THEIRS=OURS, such as year=wave; got {text!r}")
    return theirs, ours or None


def table_options(options: argparse.Namespace) -> dict:
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
