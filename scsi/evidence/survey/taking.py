"""Headings that are taken for one of our columns unasked: the name means it, the values agree.

What only may mean one of our columns is proposed (`proposing`), never taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from scsi.evidence.survey.keys import plain
from scsi.evidence.survey.proposing import Proposal, content

_WORDS = {
    "city": "city_name municipality municipality_name town gemeinde gemeindename stadt kommune "
    "commune nom_commune ville ciudad municipio comune citta città cidade município concelho gmina "
    "kommun gemeente şehir belediye thành_phố kota 都市 市町村 市町村名 市区町村 城市 город",
    "wave": "year survey_year reporting_year data_year wave_year jahr berichtsjahr erhebungsjahr "
    "année annee année_scolaire año ano anno rok år vuosi jaar yıl tahun năm 年 年度 年份 год",
    "funding": "ownership owner_type ownership_type type_of_ownership hospital_ownership "
    "school_ownership funding_source funding_type source_of_funding source_of_funds finanzierung "
    "finanzierungsquelle trägerschaft traegerschaft trägerart financement source_de_financement "
    "financiamiento financiación fuente_de_financiamiento titularidad tipo_de_propiedad proprietà "
    "finanziamento fonte_de_financiamento propriedade 所有制 所有 设立主体 собственность",
    "region": "state province bundesland région nom_région région_name región provincia estado "
    "regione voivodeship prefecture 都道府県 省 регион",
    "country": "country_name nation pays país 国 国家 страна",
}
"""By our column the headings that mean nothing else where the values agree."""
_MEANT = {plain(word): name for name, words in _WORDS.items() for word in words.split()}
_CODE = re.compile(r"[A-Z]{2,3}")
_MOST_WORDS, _LEAST = 60, 0.9


def sure_columns(
    headings: Sequence[str],
    wanted: Sequence[str],
    values: Callable[[], Mapping[str, Sequence[object]]],
    own_words: bool = False,
) -> tuple[Proposal, ...]:
    """Return the headings that are taken, each with the reason; of two for one column neither.

    Parameters
    ----------
    headings : sequence of str
        Headings that mean none of our columns as yet.
    wanted : sequence of str
        Our columns that no heading stands for as yet.
    values : callable
        Gives some values by heading; asked for only where a heading is one of those known here.
    own_words : bool
        Whether the categories of funding are the table's own.
    """
    known: dict[str, list[str]] = {}
    for heading in headings:
        name = _MEANT.get(plain(heading))
        if name is not None and name in wanted:
            known.setdefault(name, []).append(heading)
    sample = values() if known else {}
    found = []
    for name, fits in known.items():
        reason = _reason(sample.get(fits[0], ()), name, own_words) if len(fits) == 1 else ""
        if reason:
            found.append(Proposal(fits[0], name, reason))
    return tuple(found)


def _reason(values: Sequence[object], name: str, own_words: bool) -> str:
    """Return why the values may be those of a column, nothing if they are not."""
    if name == "wave" or (name == "funding" and not own_words):
        return content(values, name)
    words = [value for value in values if isinstance(value, str) and value.strip()]
    if not words or len(words) < _LEAST * sum(value is not None for value in values):
        return ""
    names = sum(any(c.isalpha() for c in word) for word in words)
    if names < _LEAST * len(words) or (name == "funding" and len({*words}) > _MOST_WORDS):
        return ""
    if name == "region" and len(set(words)) > 1 and not _places(words):
        return ""
    return "its heading"


def _places(words: Sequence[str]) -> bool:
    """Whether words are names or codes of places, and not such as open and closed."""
    codes = sum(bool(_CODE.fullmatch(word.strip())) for word in words)
    names = sum(word.strip()[:1].isupper() or not word.isascii() for word in words)
    return codes >= _LEAST * len(words) or (names >= _LEAST * len(words) and len({*words}) > 3)
