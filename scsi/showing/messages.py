"""Messages in Korean: those that are worded in English where they arise.

``messages.toml`` has the Korean of each message under its English. Fields in braces stand for what
differs from case to case; in Korean they may carry a particle, as in the catalogue, and are
messages themselves. What has no Korean is left in English.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from scsi.showing.particles import particle

_FILE = Path(__file__).with_name("messages.toml")
_FIELD = re.compile(r"\{(\w+)(?::([^{}]+))?\}")
_START = re.compile(r"^(\s*(?:- )?)(.*?)(\s*)$", re.DOTALL)


def in_korean(message: str) -> str:
    """Return a message in Korean, line by line, as far as there is any.

    Examples
    --------
    >>> in_korean("4,091 rows"), in_korean("amount: decimal commas")
    ('4,091행', 'amount: 소수점은 쉼표')
    """
    return "\n".join(map(_line, message.split("\n")))


def _line(line: str) -> str:
    match = _START.match(line)
    assert match is not None
    start, text, end = match.groups()
    return start + _text(text) + end


def _text(text: str) -> str:
    """Return the Korean of a line, of its parts between semicolons, or the line."""
    for pattern, korean in _messages():
        if match := pattern.fullmatch(text):
            return _filled(korean, {name: _text(x) for name, x in match.groupdict().items()})
    parts = text.split("; ")
    return text if len(parts) == 1 else "; ".join(map(_text, parts))


def _filled(text: str, fields: Mapping[str, str]) -> str:
    """Fill in fields, each with its particle."""

    def field(match: re.Match) -> str:
        name, pair = match.groups()
        return particle(fields[name], pair) if pair else fields[name]

    return _FIELD.sub(field, text)


@cache
def _messages() -> tuple[tuple[re.Pattern, str], ...]:
    """Return what each message looks like in English, and its Korean."""
    words = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple((_pattern(english), korean) for english, korean in words.items())


def _pattern(english: str) -> re.Pattern:
    parts = _FIELD.split(english)
    pieces = [re.escape(parts[0])]
    for name, text in zip(parts[1::3], parts[3::3], strict=True):
        shape = r"[\d,]+" if name == "n" else ".+?"
        pieces += [f"(?P<{name}>{shape})", re.escape(text)]
    return re.compile("".join(pieces))
