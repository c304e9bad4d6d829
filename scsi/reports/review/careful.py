"""Careful: files that anybody may have made are read within limits, or refused in one line.

What a review and ``--again`` read may come from elsewhere. A file that is too large, JSON that is
nested too deeply, says a key twice or holds a number too large for a computer, and a picture too
large to unpack are each refused by name, before they can do harm.
"""

from __future__ import annotations

import gzip
import io
import json
import zlib
from pathlib import Path

LARGEST = 256 * 1024 * 1024
"""Bytes of a file, unpacked. The greatest file of a report, its page, has five million."""
DEEPEST = 100
"""Lists and objects within one another. A notebook of a report has ten."""
MOST_PIXELS = 10_000_000
"""Pixels of a picture. A figure of a report has half a million to a million."""
GREATEST = 1e300
"""The greatest number. What is computed from two of them is still finite."""
_PNG = b"\x89PNG\r\n\x1a\n"


def printable(text: object) -> str:
    r"""Return a text for a terminal: what does not print is written as its code.

    Examples
    --------
    >>> printable("a\nb"), printable("한국어")
    ('a\\nb', '한국어')

    A file's name, or what a file holds, cannot move the cursor.
    """
    text = str(text)
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text
    )


def shown(value: object) -> str:
    """Return a value that was found where another was due, in short."""
    text = repr(value) if not isinstance(value, (dict, list)) else json.dumps(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; a compressed one, whose name ends in ``.gz``, unpacked.

    Raises
    ------
    ValueError
        If it cannot be read, is no plain file, or is larger than `LARGEST`.
    """
    try:
        if not path.is_file() and path.exists():
            raise ValueError(f"{path} is not a file")
        with path.open("rb") as file:
            if path.suffix == ".gz":
                with gzip.open(file) as unpacked:
                    content = unpacked.read(LARGEST + 1)
            else:
                content = file.read(LARGEST + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise ValueError(f"{path} is not compressed as it should be") from None
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}") from None
    if len(content) > LARGEST:
        raise ValueError(f"{path} holds more than {LARGEST >> 20} MB; no file of a report does")
    return content


def read_json(path: Path) -> object:
    """Return what a JSON file holds.

    Raises
    ------
    ValueError
        If `read_bytes` refuses it, or it is not JSON, says a key twice, holds a number beyond
        `GREATEST`, or is nested deeper than `DEEPEST`.
    """
    content = read_bytes(path)
    try:
        value = json.loads(
            content,
            object_pairs_hook=_each_once,
            parse_int=_whole,
            parse_float=_finite,
            parse_constant=_refused,
        )
    except RecursionError:
        raise ValueError(f"{path}: {_TOO_DEEP}") from None
    except _Fault as fault:
        raise ValueError(f"{path} is not JSON as a report has it: {fault}") from None
    except ValueError:
        raise ValueError(f"{path} is not JSON") from None
    if _too_deep(value):
        raise ValueError(f"{path}: {_TOO_DEEP}")
    return value


_TOO_DEEP = f"its lists and objects lie more than {DEEPEST} deep in one another"


class _Fault(ValueError):
    """What is wrong with JSON that other readers let pass."""


def _each_once(pairs: list[tuple[str, object]]) -> dict:
    """Return an object whose keys are each said once."""
    value = dict(pairs)
    if len(value) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _Fault(f"the key {shown(twice)} stands twice")
    return value


def _whole(text: str) -> int:
    """Return a whole number that is not too large."""
    if abs(float(text)) > GREATEST:
        raise _Fault(f"a number of {len(text)} digits is too large")
    return int(text)


def _finite(text: str) -> float:
    """Return a number that is not too large."""
    if abs(number := float(text)) > GREATEST:
        raise _Fault(f"the number {shown(text)[1:-1]} is too large")
    return number


def _refused(name: str) -> None:
    """Refuse NaN and the infinities, which JSON has not."""
    raise _Fault(f"{name} is no number there")


def _too_deep(value: object) -> bool:
    """Whether lists and objects lie deeper in one another than `DEEPEST`."""
    level = [value]
    for _ in range(DEEPEST + 1):
        level = [
            inner
            for each in level
            if isinstance(each, (dict, list))
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return False
    return True


def open_picture(png: bytes):
    """Return a picture that Pillow has opened, in red, green and blue; None of what is no PNG.

    Raises
    ------
    ValueError
        If its header names more than `MOST_PIXELS`; nothing is unpacked then.
    """
    from PIL import Image

    if not png.startswith(_PNG):
        return None
    width, height = (int.from_bytes(png[place : place + 4], "big") for place in (16, 20))
    if width * height > MOST_PIXELS:
        raise ValueError(
            f"a picture of {width} x {height} pixels; at most {MOST_PIXELS:,} are unpacked"
        )
    try:
        with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
            return picture.convert("RGB")
    except (OSError, SyntaxError, ValueError):  # what Pillow raises for broken files
        return None
