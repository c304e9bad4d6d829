"""What a survey calls its rows, its clusters, its categories and groups, as words to be bound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from scsi.evidence.survey import Survey
from scsi.evidence.survey.keys import plain
from scsi.evidence.survey.survey import Names
from scsi.showing.labels import plain_name
from scsi.vocabulary import LANGUAGES, Category

Words = Mapping[str, Mapping[str, str]]
"""By language and key of the catalogue."""
_OURS = {
    "rows": {"en": ("project", "projects"), "ko": ("프로젝트", "프로젝트")},
    "clusters": {"en": ("city", "cities"), "ko": ("도시", "도시")},
}
_CLUSTERS = {
    "region": {"en": ("region", "regions"), "ko": ("지역", "지역")},
    "country": {"en": ("country", "countries"), "ko": ("국가", "국가")},
    "sector": {"en": ("sector", "sectors"), "ko": ("분야", "분야")},
    "layer": {"en": ("layer", "layers"), "ko": ("층위", "층위")},
}
"""What our columns are called, where one of them is the cluster."""
_COUNTER = "개"
_CATEGORY = {"en": "category", "ko": "범주"}
_SECTORS = {"en": "groups", "ko": "집단"}
_COUNTED = {"en": "counted", "ko": "집계한"}
_GROUP_KEYS = {
    "survey.group": ("sector", "layer", "region", "country"),
    "verdict.survey.by": ("sector", "layer"),
}
"""Keys of the words for columns of groups."""
_TIDY = re.compile(r"[^\W\d_](?:[\w /-]*\w)?")
_HANGUL = re.compile(r"[가-힣]")
_LONGEST = 30


def own_words(survey: Survey) -> Words:
    """Return the words of a survey's own; none where it is about projects in cities.

    Parameters
    ----------
    survey : Survey
        With its names, its headings and, where a category was asked for by the table's own word,
        the categories.

    Examples
    --------
    >>> import pandas as pd
    >>> from scsi.evidence.survey import read_survey
    >>> table = pd.DataFrame({"county": ["A", "B"], "year": [2019, 2022], "owner": ["a", "b"]})
    >>> survey = read_survey(
    ...     table, {"county": "city", "year": "wave", "owner": "funding"}, share_of="a",
    ...     rows=("hospital", "hospitals", "병원"), clusters=("county", "counties", "군"),
    ... )
    >>> own_words(survey)["en"]["term.cities"], own_words(survey)["en"]["term.funding"]
    ('counties', 'owner')
    """
    origin = survey.origin
    categories = survey.categories if origin.get("share_of") else ()
    return words_of(survey.names, survey.headings, origin.get("cluster", ()), categories)


def words_of(
    named: Names,
    headings: Mapping[str, str] = {},
    cluster: str | Iterable[str] = (),
    categories: Iterable[str] = (),
) -> Words:
    """Return words from names, from a table's headings by our names, and from its categories."""
    cluster = [cluster] if isinstance(cluster, str) else [*cluster]
    nouns = {
        name: held if held and held != _OURS[name] else {}
        for name, held in (("rows", named.rows), ("clusters", named.clusters))
    }
    if not nouns["clusters"] and len(cluster) == 1:
        nouns["clusters"] = _CLUSTERS.get(cluster[0], {})
    categories = [*categories]
    words: dict[str, dict[str, str]] = {}
    for lang in LANGUAGES:
        words[lang] = own = {}
        if named.title.get(lang):
            own["page.title"] = _said(named.title[lang])
        if nouns["rows"]:
            own |= _terms(nouns["rows"][lang], ("item", "items"), ("project", "projects"))
            own["term.counter"] = _COUNTER if lang == "ko" else ""
        if nouns["clusters"]:
            own |= _terms(nouns["clusters"][lang], ("city", "cities"))
        if nouns["rows"] or categories:
            if plain(headings.get("funding", "")) != "funding":
                category = _heading("funding", headings, lang, _CATEGORY[lang])
                own |= dict.fromkeys(("term.funding", "term.paid"), category)
            own |= {
                f"{key}.{name}": said
                for key, names in _GROUP_KEYS.items()
                for name in names
                if (said := _heading(name, headings))
            }
            own |= {"term.sectors": _SECTORS[lang], "term.funded": _COUNTED[lang]}
        own |= {f"category.{each}": each for each in map(str, Category) if each in categories}
    return {lang: own for lang, own in words.items() if own}


def _terms(nouns: tuple[str, str], *terms: tuple[str, str]) -> dict[str, str]:
    """Return terms, each pair of which are the word for one and the word for several."""
    one, several = map(_said, nouns)
    return {
        f"term.{name}": noun
        for pair in terms
        for name, noun in zip(pair, (one, several), strict=True)
    }


def _said(noun: str) -> str:
    """Return a word as it can stand in a sentence of the catalogue."""
    return plain_name(noun.replace("{", "(").replace("}", ")"))


def _heading(name: str, headings: Mapping[str, str], lang: str = "", otherwise: str = "") -> str:
    """Return the table's heading of one of our columns, where it is a word of the language."""
    heading = headings.get(name, name)
    said = " ".join(heading.replace("_", " ").split())
    tidy = _TIDY.fullmatch(said) and len(said) <= _LONGEST
    own = not lang or (bool(_HANGUL.search(said)) if lang == "ko" else said.isascii())
    if not tidy or not own or plain(heading) == name:
        return otherwise
    return said.lower() if said.istitle() or (said.isupper() and len(said) > 3) else said
