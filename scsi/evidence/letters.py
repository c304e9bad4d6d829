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

FONTS = Path(__file__).resolve().parents[1] / "display" / "fonts"
_COMMON = re.compile("[\t\n\r -~가-힣]*")
_DEJAVU = ("DejaVuSans", "DejaVuSansMono")  # of which figures use one, the PDF the other
_NEVER = {"Cc", "Cn", "Co", "Cs"}  # control, unassigned, private, half of a pair
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
    if _COMMON.fullmatch(text):
        return text
    return "".join(letter if _shown(letter) else f"[U+{ord(letter):04X}]" for letter in text)


@cache
def _shown(letter: str) -> bool:
    """Whether figures and the PDF can show a letter."""
    if letter in "\t\n\r":
        return True
    if unicodedata.category(letter) in _NEVER or letter in _DIRECTIONS:
        return False
    return ord(letter) in _letters()


@cache
def _letters() -> frozenset[int]:
    """Return what the fonts have: those brought along, and those of matplotlib and Typst alike."""
    brought = [*FONTS.glob("*.ttf"), *FONTS.glob("noto/*.?tf")]
    package = Path(find_spec("matplotlib").origin).parent
    both = (_map(package / "mpl-data" / "fonts" / "ttf" / f"{name}.ttf") for name in _DEJAVU)
    return frozenset.union(*map(_map, brought), frozenset.intersection(*both))


def _map(path: Path) -> frozenset[int]:
    """Return the code points that a font has a glyph for."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())
