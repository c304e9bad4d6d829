"""The language of the command line: English, or Korean where it is asked for.

It is Korean after ``--lang ko``, and without ``--lang`` where the system's language is Korean. Help
and messages are written in English where they arise; ``korean.toml`` has the Korean of help under
its English, `scsi.showing.messages` that of messages. What has no Korean is left in English.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from scsi.showing.messages import in_korean

_FILE = Path(__file__).with_name("korean.toml")
_LANGUAGE: ContextVar[str] = ContextVar("language of the command line", default="en")


def language_of(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Return the language of a command line: what ``--lang`` names first, or the system's.

    Parameters
    ----------
    arguments : sequence of str
        The words of the command line.
    environment : mapping of str to str
        Where the system names its language.

    Examples
    --------
    >>> language_of(["report", "--lang", "ko,en"], {}), language_of([], {"LANG": "ko_KR.UTF-8"})
    ('ko', 'ko')
    >>> language_of(["survey", "--lang=en"], {"LANG": "ko_KR.UTF-8"})
    'en'

    A language that is asked for goes before the system's.
    """
    for at, text in enumerate(arguments):
        name, sign, value = text.partition("=")
        if name == "--lang":
            value = value if sign else next(iter(arguments[at + 1 :]), "")
            return "ko" if value.split(",")[0].strip() == "ko" else "en"
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    system = next((environment[name] for name in names if environment.get(name)), "")
    return "ko" if system.startswith("ko") else "en"


def speak(arguments: Sequence[str]) -> None:
    """Speak the language that a command line asks for from now on."""
    _LANGUAGE.set(language_of(arguments))


def spoken() -> str:
    """Return the language that is spoken."""
    return _LANGUAGE.get()


def said(text: str) -> str:
    """Return a text of help in the language that is spoken."""
    return text if spoken() == "en" else _korean().get(text, text)


def answered(message: str) -> str:
    """Return a message in the language that is spoken."""
    return message if spoken() == "en" else in_korean(message)


@cache
def _korean() -> dict[str, str]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
