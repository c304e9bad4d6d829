"""What reaches a terminal: text without control characters, in whatever encoding it takes.

Names of files and cells of tables are other people's. A terminal obeys what it is sent: an escape
sequence moves its cursor or writes into its title, and a mark of direction turns a line round.
Everything that a command prints goes through `Terminal`, which writes such characters out.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and newline, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # directions
    "\u2028\u2029\ud800-\udfff]"  # ends of lines, and bytes of names that are no text
)
_GONE = {errno.EPIPE, errno.ESHUTDOWN} | ({errno.EINVAL} if os.name == "nt" else set())


class ReaderGone(Exception):
    """Whoever read what is printed does so no more."""


def escaped(text: str) -> str:
    r"""Return text with control characters written out; tabs and newlines stay.

    Examples
    --------
    >>> print(escaped("a\x1b[2Jb"))
    a\u001b[2Jb

    A terminal would have been cleared. What is JSON stays JSON.
    """
    return _CONTROLS.sub(lambda found: _as_code(found[0]), text)


def _as_code(sign: str) -> str:
    r"""Return a character as JSON writes it, ``\u001b``."""
    units = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(rf"\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def encodable(text: str, encoding: str) -> str:
    """Return text with every character written out that cannot be encoded."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        known = set(text.encode(encoding, "ignore").decode(encoding))
        return "".join(sign if sign in known else _as_code(sign) for sign in text)
    return text


def one_line(text: object) -> str:
    """Return text in one line, with control characters written out."""
    parts = (part.strip() for part in str(text).splitlines())
    return escaped("; ".join(part for part in parts if part))


class Terminal:
    """A stream that writes control characters out, and characters that it cannot encode.

    Attributes
    ----------
    stream : file
        The stream itself, for a progress bar, which moves the cursor on purpose.
    """

    def __init__(self, stream, *, needed: bool):
        """Write to `stream`; where it is not `needed`, it may be gone."""
        self.stream, self._needed = stream, needed

    def __getattr__(self, name: str):
        return getattr(self.stream, name)

    def write(self, text: str) -> int:
        """Write text."""
        encoding = getattr(self.stream, "encoding", None) or "utf-8"
        with self._while_read():
            self.stream.write(encodable(escaped(text), encoding))
        return len(text)

    def writelines(self, lines) -> None:
        """Write several texts."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Hand on what was written."""
        with self._while_read():
            self.stream.flush()

    @contextmanager
    def _while_read(self) -> Iterator[None]:
        """Tell a reader who is gone from all other faults of a stream."""
        try:
            yield
        except OSError as error:
            if error.errno not in _GONE:
                raise
            _to_nowhere(self.stream)
            if self._needed:
                raise ReaderGone from None


def _to_nowhere(stream) -> None:
    """Let a stream whose reader is gone write to nowhere: Python writes it once more at its end."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


@contextmanager
def terminal() -> Iterator[None]:
    """Let all that is printed go through `Terminal`; what is closed is opened, to nowhere."""
    _open_closed()
    before = sys.stdout, sys.stderr
    out, faults = (open(os.devnull, "w") if each is None else each for each in before)  # noqa: SIM115
    sys.stdout, sys.stderr = Terminal(out, needed=True), Terminal(faults, needed=False)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
        for mine, theirs in zip((out, faults), before, strict=True):
            if theirs is None:
                mine.close()


def _open_closed() -> None:
    """Open the numbers 0 to 2 where they are closed: the next file would be taken for a stream."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            opened = os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free
            os.set_inheritable(opened, True)  # or kernels would find it closed again
