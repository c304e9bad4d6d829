"""The command line: the parser and its words for what cannot be understood.

Each command has a room of its own in `scsi.runs.commands`, which imports what is heavy only when
the command is run; `scsi.runs.commands.ending` says how any of them ends.
"""

from __future__ import annotations

import argparse
import re
import sys


class OneLineParser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message):
        """Leave with exit code 2 and one line."""
        from scsi.runs.commands.terminal import one_line

        told = one_line(f"{message}{_hint(message)}")
        self.exit(2, f"{self.prog}: {told} (see {self.prog} --help)\n")


def _hint(message: str) -> str:
    """Return what was probably meant, or nothing."""
    if message.endswith("-p: expected 2 arguments"):
        return ", such as -p icc 0.1"
    if chosen := re.search(r"invalid choice: '(.*)' \(choose from (.*)\)", message):
        from difflib import get_close_matches

        near = get_close_matches(chosen[1], re.findall(r"[\w-]+", chosen[2]), n=1)
        return f"; did you mean {near[0]!r}?" if near else ""
    return ""


def _nearest_option(unknown: list[str], usage: str) -> str:
    """Return which option of a command was probably meant, or nothing."""
    from difflib import get_close_matches

    known = re.findall(r"--[\w-]+", usage)
    asked = [f"--{word.partition('=')[0].lstrip('-')}" for word in unknown]
    near = [get_close_matches(option, known, n=1, cutoff=0.7) for option in asked]
    return next((f"; did you mean {found[0]!r}?" for found in near if found), "")


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    from scsi import __version__
    from scsi.runs.commands import batch, check, new_survey, report, review, survey

    top = OneLineParser(
        prog="scsi",
        description="Who pays for smart cities, and has that changed?",
        epilog="example: scsi report",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"scsi {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for room in (report, survey, new_survey, check, batch, review):
        room.add(commands)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run a command: 0 when all is well, 2 for bad arguments, 1 otherwise."""
    from scsi.runs.commands.ending import ended

    return ended(lambda asked: _run(arguments, asked))


def _run(arguments: list[str] | None, asked) -> int:
    """Read the arguments and run the command that they ask for."""
    from scsi.runs.commands.ending import name_fault

    options, unknown = parser().parse_known_args(arguments)
    asked.understood(options)
    if unknown:
        told = f"unrecognized arguments: {' '.join(unknown)}"
        options.parser.error(told + _nearest_option(unknown, options.parser.format_usage()))
    if fault := name_fault(options):
        options.parser.exit(2, f"{options.parser.prog}: {fault}\n")
    return options.command(options)


if __name__ == "__main__":
    sys.exit(main())
