"""How a command ends: the one place that turns what went wrong into a line and an exit code.

| code | what happened |
|---|---|
| 0 | all is well |
| 1 | a fault of the data, of a run or of this package; what is foreign is kept in a log |
| 2 | arguments that cannot be used |
| 130 | stopped from the keyboard, as shells count it |
| 141 | nobody reads what is printed any more, as shells count it |

With ``--json`` a command that ends before it could answer says so on stdout as well, as one object:
``exit``, the code, and ``fault``, the line.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from scsi.reports.commands.speech import answered
from scsi.reports.commands.terminal import ReaderGone, one_line, terminal

FAILED, BAD_ARGUMENTS, INTERRUPTED, UNREAD = 1, 2, 130, 141
_NAMES = ("file", "notebook", "first", "folder", "again", "out")  # what a command is about


class Refused(Exception):
    """Arguments that cannot be used; the message says why."""


@dataclass
class Asked:
    """What was asked, as far as it is understood.

    Attributes
    ----------
    command : str
        The command as it is called.
    then : str
        What else there is to say when it fails.
    about : str
        The file or folder that it is about.
    json : bool
        Whether it answers in JSON.
    """

    command: str = "scsi"
    then: str = ""
    about: str = ""
    json: bool = False

    def understood(self, command: str, then: str, options) -> None:
        """Take over what the arguments say."""
        self.command, self.then, self.json = command, then, getattr(options, "json", False)
        named = (getattr(options, name, None) for name in _NAMES)
        self.about = next((str(each) for each in named if each), "")


def ended(run: Callable[[Asked], int]) -> int:
    """Run a command and return its exit code, whatever happens.

    Raises
    ------
    SystemExit
        With exit code 2, if its arguments cannot be used.
    """
    asked = Asked()
    with terminal(), signals() as stopped:
        try:
            try:
                return run(asked)
            finally:
                sys.stdout.flush()  # what cannot be written is told as well
        except ReaderGone:
            return UNREAD
        except KeyboardInterrupt:
            return _interrupted(asked)
        except Refused as refused:
            sys.exit(_ended_with(BAD_ARGUMENTS, str(refused), asked))
        except Exception as error:
            if stopped:  # while a library was loading, which made another error of it
                return _interrupted(asked)
            return _ended_with(FAILED, _told(error, asked), asked)


def _interrupted(asked: Asked) -> int:
    """Say that a command was stopped."""
    return _ended_with(INTERRUPTED, f"interrupted{asked.then}", asked)


def _ended_with(code: int, told: str, asked: Asked) -> int:
    """Say why a command ends without an answer, and return its exit code."""
    print(f"{asked.command}: {answered(told)}", file=sys.stderr)
    if asked.json:
        with suppress(OSError, ReaderGone):  # it may be what went wrong
            print(json.dumps({"exit": code, "fault": told}, ensure_ascii=False), flush=True)
    return code


def _told(error: Exception, asked: Asked) -> str:
    """Return what went wrong; of a foreign error in one line, with the next step."""
    from scsi.vocabulary import DataError, RunError

    if isinstance(error, (DataError, RunError)):
        return str(error)
    if isinstance(error, OSError):
        parts = (error.strerror, os.fsdecode(error.filename) if error.filename else "")
        return one_line(": ".join(part for part in parts if part) or error) + asked.then
    about = f"{one_line(asked.about)}: " if asked.about else ""
    what = f"{type(error).__name__}: {one_line(error)[:300]}".rstrip(": ")
    log = _log(error)
    where = f"please report it with {log}" if log else "and no log could be written"
    return f"{about}{what}{asked.then}; this is a fault of scsi, {where}"


def _log(error: Exception) -> str:
    """Write how an error came about into a log of its own; return where, or nothing."""
    from scsi import __version__

    head = f"scsi {__version__}, Python {sys.version}, {sys.platform}\n{sys.argv!r}\n\n"
    try:
        handle, name = tempfile.mkstemp(prefix="scsi-", suffix=".log")
        with open(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(head)
            traceback.print_exception(error, file=file)
    except OSError:
        return ""
    return name


def name_fault(options) -> str:
    """Return what is wrong with a name among the arguments, whatever it names; or nothing."""
    for text in _texts(list(vars(options).values())):
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            known = sys.getfilesystemencoding() == "utf-8"
            return f"'{one_line(text)}' is not UTF-8; " + (
                "give it another name" if known else "set PYTHONUTF8=1, or give it another name"
            )
    out = getattr(options, "out", None)
    if out is not None and Path(out).name in ("", ".."):
        return f"--out must name a folder of its own, such as reports/mine; got {str(out)!r}"
    return ""


def _texts(values) -> Iterator[str]:
    """Return every text and path among values."""
    for value in values:
        if isinstance(value, (str, Path)):
            yield str(value)
        elif isinstance(value, (list, tuple)):
            yield from _texts(value)


@contextmanager
def signals() -> Iterator[list[int]]:
    """Let a signal to end, or a terminal that closes, stop a command as the keyboard does.

    Yields the signals that came, in which they are noted.
    """
    came: list[int] = []

    def interrupt(number, frame):
        came.append(number)
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield came  # only there can signals be taken
        return
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        names.append("SIGINT")
    before = {name: signal.signal(getattr(signal, name), interrupt) for name in names}
    try:
        yield came
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
