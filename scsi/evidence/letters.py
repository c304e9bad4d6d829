"""Which letters figures and the PDF can show; what they cannot is written as code points.

A page in a browser shows any letter that the reader's machine has. A figure and a PDF have the
fonts that are brought along, and nothing else, so that they are the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

FONTS = Path(__file__).resolve().parents[1] / "showing" / "fonts"
_COMMON = re.compile("[\t\n\r -~가-힣]*")
_DEJAVU = ("DejaVuSans", "DejaVuSansMono")  # of which figures use one, the PDF the other
_NEVER = {"Cc", "Cn", "Co", "Cs"}  # control, unassigned, private, half of a pair
_WITH_MARKS = "\u0e33\u0eb3"  # the vowel AM of Thai and Lao, half a mark
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def written(text: str) -> str:
    """Return text with each letter that no font here has as its code point.

    Examples
    --------
    >>> written("เชียงใหม่, 광주, Łódź")
    'เชียงใหม่, 광주, Łódź'
    >>> written("Smart\N{CITYSCAPE}")
    'Smart[U+1F3D9]'

    Marks of direction and control characters are code points as well: they would change how the
    letters around them are read.
    """
    if _COMMON.fullmatch(text) or find_spec("matplotlib") is None:  # without it none is drawn
        return text
    parts = []
    for cluster in _clusters(text):
        letter, *marks = tuple(cluster)
        codes = set(map(ord, (letter, *marks)))
        if marks and _shown(letter) and any(codes <= font for font in _fonts()):
            parts += [letter, *marks]
        else:  # a mark is set by the font of its letter, or not at all
            parts += [letter if _shown(letter) else _code(letter), *map(_code, marks)]
    return "".join(parts)


def _clusters(text: str) -> list[str]:
    """Return letters, each with the marks that belong to it."""
    clusters: list[str] = []
    for letter in text:
        if clusters and (unicodedata.category(letter)[0] == "M" or letter in _WITH_MARKS):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


def _code(letter: str) -> str:
    """Return a letter as its code point."""
    return f"[U+{ord(letter):04X}]"


@cache
def _shown(letter: str) -> bool:
    """Whether figures and the PDF can show a letter."""
    if letter in "\t\n\r":
        return True
    if unicodedata.category(letter) in _NEVER or letter in _DIRECTIONS:
        return False
    return any(ord(letter) in font for font in _fonts())


@cache
def _fonts() -> list[frozenset[int]]:
    """Return what each font has: those brought along, and what matplotlib's and Typst's share."""
    brought = [*FONTS.glob("*.ttf"), *FONTS.glob("noto/*.?tf")]
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("matplotlib is not installed")
    package = Path(spec.origin).parent
    both = (_map(package / "mpl-data" / "fonts" / "ttf" / f"{name}.ttf") for name in _DEJAVU)
    return [*map(_map, brought), frozenset.intersection(*both)]


def _map(path: Path) -> frozenset[int]:
    """Return the code points that a font has a glyph for."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())
