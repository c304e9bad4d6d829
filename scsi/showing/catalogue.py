"""One catalogue of words and sentences per language, with the same keys in each.

Every folder of the package may hold an ``en.toml`` and a ``ko.toml``; a question keeps its words
next to its numbers, and what several share is in ``scsi/showing``. `word` looks one up and fills in
its fields. A field may carry a Korean particle: ``{city:은/는}`` becomes 서울은 or 모스크바는, by
the last sound of the name. TOML is read by the standard library, and translators' tools know it;
gettext has no place for particles.

A word that several texts use has one place, a key ``term.…`` in ``scsi/showing``. Other texts name
it: ``{term.ppp}`` is the term as it stands, ``{term.ppp:은/는}`` the term with its particle, and
``{term.ppp:Aa}`` the term with a capital at the start of an English sentence. Terms are filled in
when the catalogue is read, so that code never passes them; a term may name other terms.

What a survey is about has words of its own: hospitals in counties, not projects in cities. A
finding carries them, and `in_words` binds them while it is shown. So a text names what is counted
by its term only, and in English writes ``{term.city:a}`` for the term with its article (a county,
an agency; ``{term.city:A}`` at the start of a sentence).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter

from scsi.showing.particles import particle
from scsi.vocabulary import LANGUAGES, check_choice

NO_BREAK = "\u00a0"
_PACKAGE = Path(__file__).parents[1]
_TERM = re.compile(r"\{term\.([\w.+-]+)(?::([^{}]+))?\}")
_CAPITAL = "Aa"
_ARTICLES = {"a": ("a", "an"), "A": ("A", "An")}
_AN = re.compile(r"(?!uni(?!m|n)|us[aeiu]|eu|one\b|once)[aeiou]|hour|hono|heir", re.IGNORECASE)
_UNBROKEN = re.compile(r"(?<=\d) (?=%)|(?<=\bp) (?=[=<])|(?<=[=<]) (?=\d)")


@cache
def topics(lang: str) -> dict[str, Mapping[str, str]]:
    """Return the words of each folder of the package in `lang`, by the folder's name."""
    return {
        path.parent.relative_to(_PACKAGE).as_posix(): tomllib.loads(path.read_text("utf-8"))
        for path in sorted(_PACKAGE.rglob(f"{lang}.toml"))
    }


Own = tuple[tuple[str, str], ...]
"""Words that are bound in one language, by their keys."""
_BOUND: ContextVar[Mapping[str, Own] | None] = ContextVar("words that are bound", default=None)


@contextmanager
def in_words(words: Mapping[str, Mapping[str, str]]) -> Iterator[None]:
    """Let words, by language and key, stand for those of the catalogue while something is shown.

    Examples
    --------
    >>> with in_words({"en": {"term.project": "hospital"}}):
    ...     word("survey.no_city.all", "en")
    'Every hospital names a city.'
    """
    token = _BOUND.set({lang: tuple(sorted(each.items())) for lang, each in words.items()})
    try:
        yield
    finally:
        _BOUND.reset(token)


def bound(lang: str) -> Own:
    """Return the words that are bound in `lang`; none where the package's own are said."""
    return (_BOUND.get() or {}).get(lang, ())


def catalogue(lang: str) -> dict[str, str]:
    """Return all words in `lang` by their key, with their terms filled in."""
    return _catalogue(lang, bound(lang))


@lru_cache(maxsize=16)
def _catalogue(lang: str, own: Own) -> dict[str, str]:
    words = {key: text for topic in topics(lang).values() for key, text in topic.items()}
    words |= dict(own)
    terms = {key: text for key, text in words.items() if key.startswith("term.")}
    return {key: _with_terms(text, terms) for key, text in words.items()}


def terms_of(text: str) -> list[str]:
    """Return the keys of the terms that a text names.

    Examples
    --------
    >>> terms_of("{term.private:과/와} {term.ppp}, {count}")
    ['term.private', 'term.ppp']

    A field such as ``count`` is no term.
    """
    return [f"term.{name}" for name, _ in _TERM.findall(text)]


def with_terms(text: str, lang: str) -> str:
    """Return a text that is in no catalogue with its terms filled in."""
    return _with_terms(text, catalogue(lang))


def _with_terms(text: str, words: Mapping[str, str]) -> str:
    """Fill in terms, and the terms that these name."""

    def term(match: re.Match) -> str:
        name, form = match.groups()
        said = _with_terms(words[f"term.{name}"], words)
        if form is None:
            return said
        if form == _CAPITAL:
            return said[0].upper() + said[1:]
        if form in _ARTICLES:
            return f"{_ARTICLES[form][bool(_AN.match(said))]} {said}"
        return particle(said, form)

    return _TERM.sub(term, text)


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
    text = catalogue(check_language(lang))[key]
    filled = _Fill().format(text, **fields) if fields else text
    return unbroken(filled)


def unbroken(text: str) -> str:
    """Return a text in which a number keeps its unit, and a p its value, on one line."""
    return _UNBROKEN.sub(NO_BREAK, text)
