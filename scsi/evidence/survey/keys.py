"""When two names are one: what is no part of a name, and when two names nearly agree.

Every column whose values are compared, cities and ids, categories and waves, is read through
`clean`; names of places are joined by `folded`. What only nearly agrees is never joined.
"""

import re
import unicodedata
from collections import Counter
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
_ALIKE, _SHORTEST, _MOST_PAIRS = 0.65, 4, 50_000


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
    (서울, 서울시), or if each of their words is alike, begins alike and holds the same digits.

    Examples
    --------
    >>> nearly("Bangalore", "Bengaluru"), nearly("Town 1", "Town 2")
    (True, False)
    """
    return skeleton(one) == skeleton(other) or _by_words(folded(one), folded(other))


def _by_words(one: str, other: str) -> bool:
    """Whether two folded names that begin alike may be one."""
    short, long = sorted((one, other), key=len)
    kind = long.removeprefix(short) if long.startswith(short) else ""
    if kind == " city" or (kind.strip() in _KINDS and len(short) > 1):
        return True
    words, others = short.replace("-", " ").split(), long.replace("-", " ").split()
    if len(words) != len(others):
        return False
    return all(a == b or _alike(a, b) for a, b in zip(words, others, strict=True))


def _alike(one: str, other: str) -> bool:
    """Whether two words are written nearly alike."""
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0]:
        return False
    if re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def near_pairs(gone: Iterable[str], come: Iterable[str]) -> list[tuple[str, str]]:
    """Return pairs of names that nearly agree, one among those that leave, one that comes.

    Among very many names only those whose letters and digits are the same are looked for.
    """
    gone, come = sorted(gone), sorted(come)
    if not gone or not come:
        return []
    same: dict[str, list[str]] = {}
    alike: dict[str, list[str]] = {}
    for name in come:
        same.setdefault(skeleton(name), []).append(name)
        alike.setdefault(folded(name)[:1], []).append(name)
    pairs = [(name, other) for name in gone for other in same.get(skeleton(name), ())]
    firsts = Counter(folded(name)[:1] for name in gone)
    if sum(n * len(alike.get(first, ())) for first, n in firsts.items()) <= _MOST_PAIRS:
        pairs += [
            (name, other)
            for name in gone
            for other in alike.get(folded(name)[:1], ())
            if _by_words(folded(name), folded(other))
        ]
    return sorted(set(pairs))
