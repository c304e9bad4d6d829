"""Korean particles, which follow the last sound of the name they stand after."""

from __future__ import annotations

import re

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
