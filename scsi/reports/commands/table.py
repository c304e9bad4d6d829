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


class Wave(click.ParamType):
    """A wave: a year or the number of a round as a number, or its name."""

    name = "wave"

    def convert(self, value, param, ctx):
        """Return the wave."""
        return int(value) if isinstance(value, str) and value.isdecimal() else value


class Words(click.ParamType):
    """One to three words with commas between: one, several, and in Korean."""

    name = "words"

    def convert(self, value, param, ctx):
        """Return the words."""
        words = tuple(word.strip() for word in value.split(","))
        if not all(words) or len(words) > 3:
            self.fail(
                f"needs one to three words, such as hospital,hospitals,병원; got {value!r}",
                param,
                ctx,
            )
        return words


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
        about="CSV, Excel, ODS, SPSS, Stata, SAS, JSON lines or Parquet, a folder or a pattern",
        shell_complete=files,
    ),
    _mapping(
        "--column",
        "a heading of the table and ours; leave the right-hand side empty to drop the column",
    ),
    _mapping(
        "--category",
        "a word of the table and ours; leave the right-hand side empty for an empty cell",
    ),
    option("--encoding", metavar="NAME", help="of a text file [detected]"),
    option(
        "--separator",
        metavar="CHARACTER",
        help="between the cells of a text file [detected]",
    ),
    option(
        "--decimal",
        type=Choice([".", ","]),
        metavar="MARK",
        help="decimal mark of numbers in text, . or , [detected]",
    ),
    option("--sheet", metavar="NAME", help="of a workbook [the one that fits]"),
    option(
        "--mapping",
        metavar="FILE",
        help="a file that `scsi check --write` wrote and you edited",
        shell_complete=files,
    ),
    option("--strict", is_flag=True, help="refuse rows without a readable wave"),
    option(
        "--repeated-ids",
        type=Choice(["refuse", "keep"]),
        default="refuse",
        metavar="HOW",
        help="the same id in several rows of a wave: refuse or keep [refuse]",
    ),
    option(
        "--empty",
        metavar="WORD",
        multiple=True,
        help="a word for an empty cell, in place of n/a, unknown and the like; may be repeated",
    ),
    option(
        "--share-of",
        metavar="CATEGORY",
        help="whose share, by the table's own words of funding",
    ),
    option(
        "--cluster",
        metavar="COLUMN",
        multiple=True,
        help="the column that defines clusters, such as region [city]; may be repeated",
    ),
    *(
        option(
            f"--{name}",
            metavar="WORDS",
            type=Words(),
            default=None,
            help=f"what {words} is called: one, several and in Korean, with commas between",
        )
        for name, words in (("rows", "a row"), ("clusters", "a cluster"))
    ),
    option("--title", metavar="TEXT", default="", help="a title of your own"),
    option("--memory", default="2GB", metavar="SIZE", help="what DuckDB may use [2GB]"),
)
"""Which table of project rows is meant and how it is read; `table_options` reads them."""


def reading_options(options: SimpleNamespace) -> dict:
    """Return the further options of how a table of project rows is read."""
    return {
        "mapping": options.mapping,
        "strict": options.strict,
        "repeated_ids": options.repeated_ids if options.repeated_ids != "refuse" else None,
        "empty": list(options.empty),
        "share_of": options.share_of,
        "cluster": tuple(options.cluster),
        "rows": options.rows,
        "clusters": options.clusters,
        "title": options.title,
    }


def table_options(options: SimpleNamespace) -> dict:
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
