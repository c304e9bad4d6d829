"""The command line: the parser, what ends a command, and its exit code.

Each command has a room of its own in `scsi.runs.commands`, which imports what is heavy only when
the command is run.
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from scsi.runs.commands import batch, check, new_survey, report, review, survey

COMMANDS = (report, survey, new_survey, check, batch, review)


class OneLineParser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message):
        """Leave with exit code 2 and one line."""
        self.exit(2, f"{self.prog}: {message}{_hint(message)} (see {self.prog} --help)\n")


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

    top = OneLineParser(
        prog="scsi",
        description="Who pays for smart cities, and has that changed?",
        epilog="example: scsi report",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"scsi {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for room in COMMANDS:
        room.add(commands)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run a command: 0 when all is well, 2 for bad arguments, 1 otherwise."""
    from scsi.vocabulary import DataError, RunError

    options, unknown = parser().parse_known_args(arguments)
    if unknown:
        told = f"unrecognized arguments: {' '.join(unknown)}"
        options.parser.error(told + _nearest_option(unknown, options.parser.format_usage()))
    then = getattr(options, "then", "")
    try:
        with ended_as_interrupted():
            return options.command(options)
    except (DataError, RunError) as error:
        print(f"{options.parser.prog}: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        what = ": ".join(str(part) for part in (error.strerror, error.filename) if part) or error
        print(f"{options.parser.prog}: {what}{then}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"{options.parser.prog}: interrupted{then}", file=sys.stderr)
        return 130  # as shells count what was stopped from the keyboard


@contextmanager
def ended_as_interrupted() -> Iterator[None]:
    """Let a signal to end, or a terminal that closes, stop a command as the keyboard does."""

    def interrupt(number, frame):
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield  # only there can signals be taken
        return
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), interrupt) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


if __name__ == "__main__":
    sys.exit(main())
