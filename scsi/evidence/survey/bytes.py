"""The bytes of a text file, looked at once, a piece at a time: line ends, zero bytes, quotes."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PIECE = 1 << 24


@dataclass(frozen=True, slots=True)
class Look:
    """What the bytes of a text file are like.

    Attributes
    ----------
    ends : int
        How many lines have an end.
    ended : bool
        Whether the last line has one.
    plain : bool
        Whether all lines end alike, in a line feed with or without a carriage return, and none is
        empty.
    quotes : bool
        Whether there is a quotation mark.
    ascii : bool
        Whether every byte is below 128.
    zero : int or None
        The line of the first zero byte.
    bad : int or None
        The line of the first byte that is not UTF-8.
    """

    ends: int
    ended: bool
    plain: bool
    quotes: bool
    ascii: bool
    zero: int | None
    bad: int | None


def pieces(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file, 16 MiB at a time."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def look(path: Path) -> Look:
    """Look at the bytes of a text file."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    ends = returns = pairs = 0
    blank, quotes, only_ascii = False, False, True
    zero = bad = None
    before = b"\n"  # an empty first line is empty as well
    for piece in pieces(path):
        if zero is None and (at := piece.find(b"\0")) >= 0:
            zero = ends + piece.count(b"\n", 0, at) + 1
        only_ascii = only_ascii and piece.isascii()
        if bad is None and not (piece.isascii() and not decoder.getstate()[0]):
            bad = _first_bad(decoder, piece, ends)
        quotes = quotes or b'"' in piece
        joined = before[-3:] + piece
        marks = (b"\n\n", b"\n\r", b"\r\r") if b"\r" in joined else (b"\n\n",)
        blank = blank or any(mark in joined for mark in marks)
        ends += piece.count(b"\n")
        returns += piece.count(b"\r")
        pairs += joined.count(b"\r\n") - before[-3:].count(b"\r\n")
        before = joined
    if bad is None and decoder.getstate()[0]:
        bad = ends + 1
    plain = not blank and returns == pairs and pairs in (0, ends)
    return Look(ends, before.endswith(b"\n"), plain, quotes, only_ascii, zero, bad)


def _first_bad(decoder, piece: bytes, ends: int) -> int | None:
    """Return the line of the first byte of a piece that is not UTF-8."""
    left = len(decoder.getstate()[0])
    try:
        decoder.decode(piece)
    except UnicodeDecodeError as error:
        decoder.reset()
        return ends + piece.count(b"\n", 0, max(error.start - left, 0)) + 1
    return None


def odd_quotes(path: Path, separator: str) -> bool:
    """Whether a quotation mark stands beside a space or in the middle of a cell.

    Readers differ in what they make of such a mark; of others they make the same.
    """
    edge = re.escape(separator.encode()) + rb'\n\r"'
    odd = re.compile(rb'"(?<=[ \t]")|"(?=[ \t])|"(?<=[^' + edge + rb']")(?=[^' + edge + rb"])")
    before = b""
    for piece in pieces(path):
        if odd.search(before + piece):
            return True
        before = piece[-2:]
    return False


def count(path: Path, mark: bytes) -> int:
    """Return how often a mark stands in a file."""
    found, before, kept = 0, b"", len(mark) - 1
    for piece in pieces(path):
        joined = before + piece
        found += joined.count(mark)
        before = joined[-kept:] if kept else b""
    return found
