"""Bytes of a text file to text: which encoding it is in, or a refusal to guess."""

import codecs
import unicodedata
from typing import NamedTuple

_MARKS = {
    codecs.BOM_UTF8: ("utf-8", "UTF-8 with a byte-order mark"),
    codecs.BOM_UTF16_LE: ("utf-16-le", "UTF-16 with a byte-order mark"),
    codecs.BOM_UTF16_BE: ("utf-16-be", "UTF-16 with a byte-order mark"),
}
_WITH_MARK = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
_NO_FILES = {"", "idna", "punycode", "raw-unicode-escape", "unicode-escape"}
_TYPOGRAPHY = set("‘’“”–—…€°ºª·«»§®™")
ALLOWED = "UTF-8, UTF-16 with a mark, EUC-KR or CP949, Windows-1252 or Latin-1; or say encoding="


class Decoded(NamedTuple):
    """Text, the encoding it was in, and what to say of it, nothing where it is plain UTF-8."""

    text: str
    codec: str
    said: str


class Undecodable(ValueError):
    """Bytes that are text in no encoding that can be told; says why."""


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of a file and its encoding.

    Without `encoding`, a byte-order mark decides; then UTF-8, if every byte agrees; then Korean,
    if the bytes come in pairs that are Hangul; then Windows-1252, if what comes out are letters.

    Raises
    ------
    Undecodable
        If no encoding fits, two do, or the one asked for does not.
    """
    if encoding is not None:
        return Decoded(*_asked(data, encoding), f"{encoding}, as asked")
    for mark, (codec, name) in _MARKS.items():
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], codec, name), _WITH_MARK[codec], name)
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise Undecodable(f"a zero byte in line {line}: not a text file, or UTF-16 without a mark")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "")
    except UnicodeDecodeError:
        return _legacy(data)


def _asked(data: bytes, encoding: str) -> tuple[str, str]:
    """Decode as the caller says."""
    try:
        codec = codecs.lookup(encoding).name.replace("_", "-")
        "a".encode(codec)  # hex, zlib and their like give no bytes for a text
    except (LookupError, ValueError, TypeError):
        codec = ""
    if codec in _NO_FILES:
        raise ValueError(
            f"encoding must be one of text files that Python knows, such as cp949; got {encoding!r}"
        )
    return _strict(data, codec, encoding).removeprefix("\ufeff"), codec


def _strict(data: bytes, codec: str, name: str) -> str:
    """Decode, naming the line of the first byte that does not fit."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(codec, "replace")
        raise Undecodable(
            f"a byte in line {before.count(chr(10)) + 1} that is not {name}"
        ) from None


def _legacy(data: bytes) -> Decoded:
    """Tell Korean bytes from Western ones."""
    korean = _decoded(data, "cp949")
    hangul = [c for c in korean or "" if c > "\x7f"]
    korean_fits = (
        bool(hangul)
        and sum("가" <= c <= "힣" for c in hangul) >= 0.9 * len(hangul)
        and _paired(data)
    )
    western = _decoded(data, "cp1252")
    odd = [c for c in western or "" if c > "\x7f"]
    fits = sum(unicodedata.category(c)[0] == "L" or c in _TYPOGRAPHY for c in odd)
    western_fits = bool(odd) and fits >= 0.9 * len(odd)
    if korean_fits:
        return Decoded(korean, "cp949", f"CP949 (Korean), as in {_example(korean)}")
    if western_fits:
        return Decoded(western, "cp1252", f"Windows-1252 (Latin-1), as in {_example(western)}")
    line = data[: _first_bad(data)].count(b"\n") + 1
    raise Undecodable(f"bytes that no encoding known here explains, the first in line {line}")


def _first_bad(data: bytes) -> int:
    """Return where the bytes stop to be UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _decoded(data: bytes, codec: str) -> str | None:
    """Return the text, or None if the bytes do not fit."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _paired(data: bytes) -> bool:
    """Whether high bytes mostly stand in runs of even length, as they do in Korean text."""
    runs = [len(run) for run in _runs(data)]
    return sum(n for n in runs if n % 2 == 0) >= 0.9 * sum(runs)


def _runs(data: bytes) -> list[bytes]:
    """Return the runs of bytes above 127."""
    table = bytes(32 if byte < 128 else byte for byte in range(256))
    return data.translate(table).split()


def _example(text: str) -> str:
    """Return the first word with a character beyond ASCII, so that a reader can judge."""
    at = next(i for i, c in enumerate(text) if c > "\x7f")
    left, right = at, at
    while left and (text[left - 1].isalnum()):
        left -= 1
    while right < len(text) and text[right].isalnum():
        right += 1
    return repr(text[left : max(right, at + 1)])
