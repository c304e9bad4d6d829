"""When two names are one: what is no part of a name, and when two names nearly agree.

Every column whose values are compared, cities and ids, categories and waves, is read through
`clean`; names of places are joined by `folded`. What only nearly agrees is never joined.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

_IGNORABLE = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFC),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
"""Unicode's default-ignorable code points: to be seen nowhere, and no part of a name."""
_APOSTROPHES, _HYPHENS = "’‘‛ʼʻʹ′´`＇", "‐‑‒–—―−﹘﹣－"
_SPACES = "\u2800\u3000"
_TABLE = (
    {code: None for first, last in _IGNORABLE for code in range(first, last + 1)}
    | dict.fromkeys(map(ord, _APOSTROPHES), "'")
    | dict.fromkeys(map(ord, _HYPHENS), "-")
    | dict.fromkeys(map(ord, _SPACES), " ")
    | {code: " " for code in (*range(32), *range(127, 160))}
)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook stores a character that its format forbids."""
_QUOTED = re.compile('"[^"]*"|“[^“”]*”')
_LIKE = str.maketrans(
    "АВЕЗКМНОРСТУХаеорсухІіЈјЅѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABE3KMHOPCTYXaeopcyxIiJjSsABEZHIKMNOPTYXo"
)
"""Letters of other scripts that look like Latin ones."""
_KINDS = ("특별자치시", "특별자치도", "특별시", "광역시", "시", "군", "구", "도")
_ALIKE, _ALIKE_BY_SOUND, _LEAST_SOUND = 0.85, 0.65, 3
_SHORTEST, _MOST_PAIRS = 4, 50_000
_SOUNDS = (("ph", "f"), ("c(?=[eiy])", "s"), ("[cq]", "k"), ("z", "s"), ("w", "v"))


def clean(text: str) -> str:
    r"""Return a name without what is no part of it.

    Characters that nobody sees go; apostrophes, hyphens and spaces are of one kind each; letters
    and their accents are composed; spaces at the ends or doubled go, and
    so do quotation marks around the whole.

    Examples
    --------
    >>> clean("Seo\u200bul "), clean("L\u2019Aquila")
    ('Seoul', "L'Aquila")
    """
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if not text.isascii() or not text.isprintable():
        text = unicodedata.normalize("NFC", text.translate(_TABLE))
    text = " ".join(text.split())
    return clean(text[1:-1]) if _QUOTED.fullmatch(text) else text


def folded(name: str) -> str:
    """Return what names that differ in case or width only share, also in Turkish.

    Examples
    --------
    >>> folded("İzmir") == folded("izmir") == folded("IZMIR")
    True
    """
    if name.isascii():
        return name.lower()
    text = unicodedata.normalize("NFKC", name).casefold()
    return unicodedata.normalize("NFC", text.replace("i\u0307", "i").replace("ı", "i"))


def plain(text: str) -> str:
    """Return a heading or a word without differences of case, spacing and composition."""
    text = folded(unicodedata.normalize("NFKC", clean(text)))
    return "_".join(text.replace("-", " ").replace("_", " ").split())


def skeleton(name: str) -> str:
    """Return a name's letters and digits alone: no accents, no leading zeros, one script."""
    text = unicodedata.normalize("NFKD", folded(name.translate(_LIKE)))
    text = "".join(c for c in text if c.isalnum())
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", text) or folded(name)


def nearly(one: str, other: str) -> bool:
    """Whether two different names may be one.

    They are if their letters and digits are the same, if one has the kind of its place beside it
    (서울, 서울시), or if each of their words is written almost alike, or holds the same digits and
    sounds alike.

    Examples
    --------
    >>> nearly("Bangalore", "Bengaluru"), nearly("Town 1", "Town 2")
    (True, False)
    """
    return skeleton(one) == skeleton(other) or _by_words(folded(one), folded(other))


def _by_words(one: str, other: str) -> bool:
    """Whether two folded names may be one, word by word or but for the kind of place."""
    short, long = sorted((one, other), key=len)
    if _without_kind(long) == short:
        return True
    words, others = short.replace("-", " ").split(), long.replace("-", " ").split()
    if len(words) != len(others):
        return False
    return all(a == b or _alike(a, b) for a, b in zip(words, others, strict=True))


def _without_kind(name: str) -> str:
    """Return a folded name without the kind of its place, if it has one beside the name."""
    if name.endswith(" city"):
        return name.removesuffix(" city")
    kind = next((kind for kind in _KINDS if name.endswith(kind)), "")
    bare = name.removesuffix(kind).strip() if kind else name
    return bare if len(bare) > 1 else name


def _alike(one: str, other: str) -> bool:
    """Whether two words are written nearly alike, or sound so."""
    if min(len(one), len(other)) < _SHORTEST:
        return False
    if re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
        return False
    sounds = [_sound(word) for word in (one, other)]
    same = sounds[0] == sounds[1] and len(sounds[0]) >= _LEAST_SOUND
    least = _ALIKE_BY_SOUND if same else _ALIKE
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= least and matcher.ratio() >= least


def _sound(word: str) -> str:
    """Return a word's first letter and consonants as they sound, each once in a row."""
    text = "".join(c for c in unicodedata.normalize("NFKD", word) if c.isalnum())
    for letters, sound in _SOUNDS:
        text = re.sub(letters, sound, text)
    first = re.sub("[aeiouy]", "a", text[:1])
    return re.sub(r"(.)\1+", r"\1", first + re.sub("[aeiouyh]", "", text[1:]))


def near_pairs(gone: Iterable[str], come: Iterable[str]) -> list[tuple[str, str]]:
    """Return pairs of names that nearly agree, one among those that leave, one that comes.

    Among very many names those that only look alike, and do not sound so, are not looked for.
    """
    gone, come = sorted(gone), sorted(come)
    few = len(gone) * len(come) <= _MOST_PAIRS
    found: dict[str, list[str]] = {}
    for name in come:
        for key in _near_keys(name, few):
            found.setdefault(key, []).append(name)
    pairs = {
        (name, other)
        for name in gone
        for other in {other for key in _near_keys(name, few) for other in found.get(key, ())}
        if nearly(name, other)
    }
    return sorted(pairs)


def _near_keys(name: str, few: bool) -> set[str]:
    """Return keys, one of which names that nearly agree share; of few also the first letter."""
    bare = _without_kind(folded(name))
    sound = " ".join(map(_sound, bare.replace("-", " ").split()))
    first = {f"first {bare[:1]}"} if few else set()
    return {f"letters {skeleton(name)}", f"bare {bare}", f"sound {sound}"} | first
