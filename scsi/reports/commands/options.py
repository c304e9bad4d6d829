"""The options that several commands share, each a decorator."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scsi.reports.commands.arguments import Number, option, together
from scsi.reports.commands.completion import folders, one_of, parameters

LANGUAGES = one_of("en,ko", "ko,en", "en", "ko")

lang = option(
    "--lang",
    metavar="en,ko",
    help="languages, the first one first [en,ko]",
    shell_complete=LANGUAGES,
)

as_json = option("--json", is_flag=True, help="print the answer as one JSON object")

csv = option("--csv", is_flag=True, help="write every table as a CSV file too, in DIR/tables")

running = together(
    option(
        "--jobs",
        type=Number(int),
        metavar="N",
        help="notebooks at a time [one more than there are cores]",
    ),
    option("--cold", is_flag=True, help="start every kernel fresh, not from one that is loaded"),
    option("--scheduler", metavar="ADDRESS", help="run them on the Dask cluster of this scheduler"),
)


def out(what: str, default: str) -> Callable:
    """Return the option that says where something is written."""
    return option(
        "--out",
        type=Path,
        metavar="DIR",
        help=f"folder of the {what} [{default}]",
        shell_complete=folders,
    )


def named(what: str) -> Callable:
    """Return the option that sets parameters of notebooks."""
    return option(
        "-p",
        "texts",
        nargs=2,
        multiple=True,
        metavar="NAME VALUE",
        such_as="-p icc 0.1",
        help=f"{what}; may be repeated",
        shell_complete=parameters,
    )
