"""The command line: what is asked for is read and run, and ended in one place.

Each command has a room of its own in `scsi.reports.commands`, which imports what is heavy only when
the command is run; `scsi.reports.commands.ending` says how any of them ends.
"""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run a command: 0 when all is well, 2 for bad arguments, 1 otherwise."""
    from scsi.reports.commands.ending import ended

    return ended(lambda asked: _run(sys.argv[1:] if arguments is None else arguments, asked))


def _run(arguments: list[str], asked) -> int:
    """Read the arguments and run the command that they ask for.

    Not by click's own `main`: it takes the keyboard, and the end of a file, for an ending of its
    own, writes to a reader who is gone, and lets patterns of files match on Windows.
    """
    import click

    from scsi.reports.commands.arguments import refusal
    from scsi.reports.commands.completion import answer_shell, asked_by_shell
    from scsi.reports.commands.ending import Refused
    from scsi.reports.commands.program import program
    from scsi.reports.commands.speech import speak

    if asked_by_shell():
        return answer_shell(program)
    speak(arguments)
    try:
        with program.make_context("scsi", list(arguments), obj=asked) as context:
            return program.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        asked.command = error.ctx.command_path if error.ctx else "scsi"
        raise Refused(f"{refusal(error)} (see {asked.command} --help)") from None


if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # python -m takes modules from where the caller is; the command does not
    sys.exit(main())
