"""Which languages the words of a text are in, by letters beyond ASCII: evidence for an encoding.

Bytes above 127 are letters in every encoding of one byte a letter, mostly others in each. The right
reading gives words of few languages.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

WESTERN = {
    "French": "àâæçèéêëîïôœùûüÿ",
    "German": "äöüßé",
    "Spanish": "áéíñóúüªº",
    "Portuguese": "àáâãçéêíóôõúüªº",
    "Italian": "àèéìíîòóùúªº",
    "Catalan": "àçèéíïòóúüñ",
    "Danish, Norwegian": "æøåéèêóôòàü",
    "Swedish, Finnish": "åäöéüšž",
    "Icelandic, Faroese": "áðéíóúýþæöø",
    "Dutch": "éèëïóöüáàê",
    "Estonian": "äõöüšž",
    "Albanian": "çë",
}
CENTRAL = {
    "Polish": "ąćęłńóśźż",
    "Czech": "áčďéěíňóřšťúůýž",
    "Slovak": "áäčďéíĺľňóôŕšťúýž",
    "Hungarian": "áéíóöőúüű",
    "Romanian": "ăâîşţșț",
    "Croatian, Slovene": "čćđšž",
    "German": "äöüßé",
    "Albanian": "çë",
}
LANGUAGES = {
    "cp1252": WESTERN,
    "cp1250": CENTRAL,
    "iso8859-2": CENTRAL,
    "cp1254": {"Turkish": "çğıiöşüâîû", "German": "äöüßé"},
    "cp1257": {
        "Lithuanian": "ąčęėįšųūž",
        "Latvian": "āčēģīķļņšūž",
        "Estonian": "äõöüšž",
        "Polish": "ąćęłńóśźż",
        "German": "äöüßé",
    },
    "iso8859-15": WESTERN,
    "mac-roman": WESTERN,
    "cp850": WESTERN,
    "cp852": CENTRAL,
}
"""The languages that encodings of Latin letters are for, and what each writes beyond ASCII."""
_ODD = 0.1
_MOST = 3


def cost(words: Sequence[str], codec: str) -> int | None:
    """Return how many languages the words need, one that fits none counting as one more.

    None if more than a tenth of the words fit no language that the encoding is for.

    Parameters
    ----------
    words : sequence of str
        Words with a letter beyond ASCII.
    codec : str
        One of `LANGUAGES`.

    Examples
    --------
    >>> cost(["Genève", "Zürich"], "cp1252"), cost(["Genčve", "Zürich"], "cp1250")
    (1, 2)

    Both words are French; what other bytes make of them is two languages'.
    """
    languages = {name: frozenset(letters) for name, letters in LANGUAGES[codec].items()}
    fits: Counter[frozenset[str]] = Counter()
    for word in {_letters(word) for word in words}:
        letters = {c for c in word if c > "\x7f" and c.isalpha()}
        fits[frozenset(name for name, own in languages.items() if letters <= own)] += 1
    if not fits or fits[frozenset()] > _ODD * fits.total():
        return None
    return min(
        most + sum(n for known, n in fits.items() if not known.intersection(chosen))
        for most in range(1, min(_MOST, len(languages)) + 1)
        for chosen in combinations(languages, most)
    )


def _letters(word: str) -> str:
    """Return a word's letters, all small, also in Turkish."""
    return "".join(c for c in word.replace("İ", "i").lower() if c.isalpha())
