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
    add("--mapping", metavar="FILE", help="a file that `scsi check --write` wrote and you edited")
    add("--strict", action="store_true", help="refuse rows without a readable wave")
    add(
        "--repeated-ids",
        choices=["refuse", "keep"],
        default="refuse",
        help="the same id in several rows of a wave [refuse]",
    )
    add(
        "--empty",
        metavar="WORD",
        action="append",
        help="a word for nothing, in place of n/a, unknown and the like; may be repeated",
    )
    add("--share-of", metavar="CATEGORY", help="whose share, by the table's own words of funding")
    add(
        "--cluster",
        metavar="COLUMN",
        action="append",
        default=[],
        help="what makes a cluster, of our names, such as region [city]; may be repeated",
    )
    for name, words in (("rows", "a row"), ("clusters", "a cluster")):
        add(
            f"--{name}",
            metavar="WORDS",
            type=words_of,
            default=(),
            help=f"what {words} is called: one, several and in Korean, with commas between",
        )
    add("--title", default="", help="a title of your own")
    add("--memory", default="2GB", metavar="SIZE", help="what DuckDB may use [2GB]")


def pair(text: str) -> tuple[str, str | None]:
    """Return what stands before and after the last equals sign."""
    theirs, sign, ours = text.rpartition("=")
    if not sign or not theirs:
        raise argparse.ArgumentTypeError(f"needs THEIRS=OURS, such as year=wave; got {text!r}")
    return theirs, ours or None


def words_of(text: str) -> tuple[str, ...]:
    """Return words with commas between."""
    words = tuple(word.strip() for word in text.split(","))
    if not all(words) or len(words) > 3:
        raise argparse.ArgumentTypeError(
            f"needs one to three words, such as hospital,hospitals,병원; got {text!r}"
        )
    return words


def reading_options(options: argparse.Namespace) -> dict:
    """Return the further options of how a table of project rows is read."""
    return {
        "mapping": options.mapping,
        "strict": options.strict,
        "repeated_ids": options.repeated_ids if options.repeated_ids != "refuse" else None,
        "empty": options.empty,
        "share_of": options.share_of,
        "cluster": tuple(options.cluster),
        "rows": options.rows,
        "clusters": options.clusters,
        "title": options.title,
    }


def table_options(options: argparse.Namespace) -> dict:
    """Return how a table of project rows is to be read, as `scsi.read_survey` takes it."""
    return {
        "columns": dict(options.column),
        **{name: each for name, each in reading_options(options).items() if each},
        "categories": dict(options.category),
        "encoding": options.encoding,
        "separator": options.separator,
        "decimal": options.decimal,
        "sheet": options.sheet,
        "memory_limit": options.memory,
    }
