"""One catalogue of words and sentences per language, with the same keys in each.

A module of the language's folder holds the words of one topic; each that is there is read.
`word` looks one up and fills in its fields. A field may carry a Korean particle:
``{city:은/는}`` becomes 서울은 or 모스크바는, by the last sound of the name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from string import Formatter

from scsi.vocabulary import LANGUAGES, check_choice


def topics(lang: str) -> dict[str, Mapping[str, str]]:
    """Return the words of each topic in `lang`."""
    folder = import_module(f"scsi.display.words.{lang}")
    return {
        name: import_module(f"{folder.__name__}.{name}").WORDS
        for _, name, _ in iter_modules(folder.__path__)
    }


CATALOGUES = {
    lang: {key: text for words in topics(lang).values() for key, text in words.items()}
    for lang in LANGUAGES
}

NO_BREAK = "\u00a0"

# How each digit and letter ends when read aloud in Korean: 0 open, 1 closed, 2 closed with ㄹ.
_DIGIT_ENDS = dict(zip("0123456789", (1, 2, 0, 1, 0, 0, 1, 2, 2, 0), strict=True))
_LETTER_ENDS = {letter: 0 for letter in "abcdefghijkopqstuvwxyz"} | {"l": 2, "m": 1, "n": 1, "r": 2}
_SIGN_ENDS = {"%": 0}


def _last_sound(text: str) -> int:
    """Say how `text` ends when read aloud: 0 in a vowel, 1 in a consonant, 2 in ㄹ."""
    spoken = re.sub(r"\s*\([^()]*\)\W*$", "", text) or text
    for sign in reversed(spoken.lower()):
        if "가" <= sign <= "힣":
            final = (ord(sign) - ord("가")) % 28
            return 0 if final == 0 else 2 if final == 8 else 1
        for ends in (_DIGIT_ENDS, _LETTER_ENDS, _SIGN_ENDS):
            if sign in ends:
                return ends[sign]
    return 0


def particle(text: str, pair: str) -> str:
    """Return `text` with the Korean particle that its last sound asks for.

    Parameters
    ----------
    text : str
        A name, a number or a word; a bracket and punctuation at its end are passed over.
    pair : str
        The two forms, the one after a consonant first: ``은/는``, ``이/가``, ``을/를``, ``과/와``,
        ``으로/로``, ``이다/다``.

    Examples
    --------
    >>> particle("서울", "은/는"), particle("브리즈번", "이/가"), particle("서울", "으로/로")
    ('서울은', '브리즈번이', '서울로')

    Seoul ends in ㄹ, which takes 은 like any consonant but 로 like a vowel.
    """
    closed, open_ = pair.split("/")
    sound = _last_sound(text)
    if closed.startswith("으로"):
        return text + (closed if sound == 1 else open_)
    return text + (closed if sound else open_)


class _Fill(Formatter):
    """Fill in fields; a format such as ``은/는`` is a particle."""

    def format_field(self, value, format_spec):
        """Format one field, or set a particle behind it."""
        if "/" in format_spec:
            return particle(str(value), format_spec)
        return super().format_field(value, format_spec)


def check_language(lang: str) -> str:
    """Return `lang` if it is a language of the package, else say which there are."""
    return check_choice("lang", lang, LANGUAGES)


def word(key: str, lang: str, **fields: object) -> str:
    """Return the word or sentence `key` in `lang`, its fields filled in.

    A number keeps its unit, and a p its value, on one line: the blanks between them do not break.
    """
    text = CATALOGUES[check_language(lang)][key]
    filled = _Fill().format(text, **fields) if fields else text
    return re.sub(r"(?<=\d) (?=%)|(?<=\bp) (?=[=<])|(?<=[=<]) (?=\d)", NO_BREAK, filled)
