"""What a table's headings and words may mean, proposed with the reason and never taken as read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scsi.evidence.survey.columns import survey_columns
from scsi.evidence.survey.keys import plain
from scsi.evidence.survey.table import printable
from scsi.evidence.survey.waves import read_waves
from scsi.evidence.survey.words import is_nothing

HEADINGS = {
    "project_id": "id nr no number num code key record_id case_id identifier kennung numero clave",
    "city": "city_name town municipality place locality settlement county district local_authority "
    "gemeinde ort stadt kommune kreis ville commune ciudad municipio localidad comune citta "
    "città cidade concelho gmina kommun 都市 市町村 城市 市区町村 город",
    "wave": "year survey_year fiscal_year fy date start_date opened opening round period jahr "
    "datum berichtsjahr année annee date_d_ouverture año ano anno fecha rok år 年 年度 年份 год",
    "funding": "ownership owner owner_type ownership_type hospital_ownership funding_source "
    "funding_type financing source_of_funds control type_of_control provider operator_type "
    "institution_type legal_status finanzierung träger traeger trägerschaft financement statut "
    "financiamiento financiación propiedad titularidad proprietà finanziamento fonte propriedade "
    "所有 设立主体 所有制 собственность",
    "region": "state state_name province bundesland land_name région provincia estado regione "
    "voivodeship prefecture state_ut 都道府県 省 регион",
    "country": "nation land pays país pais paese stato 国 国家 страна",
    "sector": "industry branche secteur settore setor field domain",
    "amount": "cost costs kosten betrag montant importe importo valor value budget price "
    "funding_amount amount_usd amount_eur total_cost investment 금액 金额",
    "currency": "currency_code währung waehrung devise moneda valuta moeda",
    "weight": "weights sampling_weight survey_weight gewicht poids peso",
    "count": "n number_of_projects anzahl nombre_de_projets",
}
"""Headings that often mean one of our columns, and sometimes something else."""
_BY_HEADING = {
    plain(heading): name for name, words in HEADINGS.items() for heading in words.split()
}
_MEANINGS = {
    "ppp": r"ppp|p3|partnership|mixed|joint|hybrid|gemischt|mixte|mixt[oa]|mist[oa]|semi-?public"
    r"|public.{1,5}private|öffentlich.{1,5}privat|민관|합작|공동",
    "public": r"p[uú]bli[ckq]|öffentlich|\bstate\b|govern|municip|federal|council|county|kommun"
    r"|staat|land\b|city\b|town\b|authorit|national|local|estatal|statale|pubblic|공립|국립"
    r"|공영|공공|정부|公",
    "private": r"privat|privad|propriet|compan|corporat|commercial|for.?profit|business|industr"
    r"|investor|individual|privé|empresa|azienda|사립|민영|민간|개인|기업|私|民",
}
_NEITHER = re.compile(
    r"non.?profit|not.?for.?profit|non.?govern|ngo\b|charit|church|tribal|relig|voluntary", re.I
)
_BY_FIRST = {
    "city": "city", "town": "city", "municipality": "city", "region": "region",
    "state": "region", "province": "region", "country": "country", "nation": "country",
}  # fmt: skip
_OWNER = frozenset({"owner", "ownership", "operator", "funding", "proprietor"})
_TYPE = frozenset({"type", "code", "category", "class", "kind", "sector", "status"})
_BEGAN = frozenset(
    {
        "open", "opened", "opening", "start", "started", "commissioned", "commissioning",
        "built", "established", "founded", "constructed", "operating", "operational",
        "installed", "launched", "inaugurated",
    }
)  # fmt: skip
_LATER = frozenset(
    {
        "updated", "update", "modified", "confirmed", "validated", "last", "val", "checked",
        "expected", "closed", "closing", "retired", "retirement", "retrofit", "end", "ended",
        "expiry", "valid", "shutdown",
    }
)  # fmt: skip
"""Words of headings: whose it is, of which kind, when it began, and what comes later."""
_NO_NAME = frozenset(
    {
        "id",
        "code",
        "number",
        "no",
        "population",
        "size",
        "area",
        "type",
        "fips",
    }
)
_LEAST = 0.9
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """One of our columns that a heading may mean.

    Attributes
    ----------
    heading, name, reason : str
        The table's heading, our column and why.
    """

    heading: str
    name: str
    reason: str


def propose_columns(
    sample: Mapping[str, Sequence[object]], wanted: Sequence[str]
) -> tuple[Proposal, ...]:
    """Return, for columns that are wanted, the heading that may mean each, with the reason.

    Parameters
    ----------
    sample : mapping
        Some values by heading.
    wanted : sequence of str
        Our columns that no heading stands for as yet.
    """
    found: dict[str, Proposal] = {}
    for by in (_by_first_word, _by_name, _by_words):
        for heading, values in sample.items():
            name, reason = by(heading, values)
            free = heading not in {each.heading for each in found.values()}
            if name in wanted and name not in found and free:
                found[name] = Proposal(heading, name, reason)
    for name in ("wave", "funding"):
        late = name == "wave"
        for heading in sorted(sample, key=lambda each: late and bool(_words_of(each) & _LATER)):
            if name in wanted and name not in found:
                reason = content(sample[heading], name)
                if reason and heading not in {each.heading for each in found.values()}:
                    found[name] = Proposal(heading, name, reason)
    return tuple(found[name] for name in survey_columns() if name in found)


def _by_name(heading: str, values: Sequence[object]) -> tuple[str, str]:
    """Return what a heading means by its whole name, and why."""
    name = _BY_HEADING.get(plain(heading), "")
    return name, content(values, name) or "its heading"


def _by_first_word(heading: str, values: Sequence[object]) -> tuple[str, str]:
    """Return what a heading means by its first word, such as City (site), and why."""
    first, *rest = re.findall(r"[^\W_]+", plain(heading)) or [""]
    name = _BY_FIRST.get(first, "")
    return (name, "its heading") if name and not {*rest} & _NO_NAME else ("", "")


def _by_words(heading: str, values: Sequence[object]) -> tuple[str, str]:
    """Return what a heading means by its words, such as Owner Type Code or Open Date, and why."""
    words = _words_of(heading)
    if words & _OWNER and words & _TYPE:
        return "funding", content(values, "funding") or "its heading"
    reason = content(values, "wave") if words & _BEGAN and not words & _LATER else ""
    return ("wave", reason) if reason else ("", "")


def _words_of(heading: str) -> set[str]:
    """Return the words of a heading."""
    return {*re.findall(r"[^\W_]+", plain(heading))}


def content(values: Sequence[object], name: str) -> str:
    """Return what values say for one of our columns: ``four-digit years``; nothing, if nothing.

    Examples
    --------
    >>> content(["2019", "2022"], "wave"), content(["a", "b"], "wave")
    ('four-digit years', '')
    """
    counts = Counter(v for v in values if v is not None and str(v).strip() and not is_nothing(v))
    total = sum(counts.values())
    if not total:
        return ""
    if name == "wave":
        waves = read_waves(counts)
        read = sum(counts[value] for value, wave in waves.meaning.items() if wave is not None)
        if read < _LEAST * total or not all(isinstance(wave, int) for wave in waves.order):
            return ""
        if not all(1900 <= wave <= 2100 for wave in waves.order):
            return ""
        years = all(
            str(value).strip().split(".")[0] == str(waves.meaning[value]) for value in counts
        )
        return "four-digit years" if years else "dates"
    if name == "funding":
        fits = sum(n for value, n in counts.items() if meaning_of(str(value)))
        if len(counts) <= 60 and fits >= 0.5 * total and len(counts) > 1:
            told = ", ".join(repr(str(value)) for value in [*counts][:3])
            return f"words such as {told}"
    return ""


def meaning_of(word: str) -> str | None:
    """Return the category that a word of a table's own may mean, None where it says none.

    Examples
    --------
    >>> meaning_of("Government - State"), meaning_of("Proprietary"), meaning_of("Tribal")
    ('public', 'private', None)
    """
    column = survey_columns()["funding"]
    known = {plain(each): each for each in column.allowed} | {
        plain(each): meant for each, meant in column.words.items()
    }
    if plain(word) in known:
        return known[plain(word)]
    if _NEITHER.search(word):
        return None
    return next(
        (meant for meant, pattern in _MEANINGS.items() if re.search(pattern, word, re.I)), None
    )


def propose_categories(counts: Mapping[Any, int]) -> dict[str, str | None]:
    """Return, for words of funding that are not known, what each may mean."""
    column = survey_columns()["funding"]
    known = {plain(each) for each in (*column.allowed, *column.words)}
    return {
        str(value): meaning_of(str(value))
        for value, n in sorted(counts.items(), key=lambda item: -item[1])
        if n
        and value is not None
        and str(value).strip()
        and plain(str(value)) not in known
        and not is_nothing(value)
    }


def next_command(
    file: str,
    columns: Mapping[str, str | None],
    categories: Mapping[str, str | None],
    waves: Sequence[int | str],
    further: Sequence[str] = (),
    undecided: bool = False,
) -> str:
    """Return the command that answers with a table as it is, complete.

    Parameters
    ----------
    file : str
        The file.
    columns, categories : mapping
        Those that were given and those that are proposed.
    waves : sequence
        The waves of the table.
    further : sequence of str
        Options that were given, as they stand.
    undecided : bool
        Whether there are words that say none of our categories, which its holder decides.
    """
    file = printable(file)
    parts = ["scsi", "survey", in_shell(file)]
    if undecided or len(categories) > _MOST_WORDS:
        told = _options(columns) + "".join(f" {each}" for each in further)
        return f"scsi check {in_shell(file)}{told} --write mapping.toml"
    text = " ".join(parts) + _options(columns)
    text += "".join(f" --category {in_shell(f'{a}={b or str()}')}" for a, b in categories.items())
    text += "".join(f" {each}" for each in further)
    if len(waves) > 1:
        text += f" --before {in_shell(str(waves[-2]))} --after {in_shell(str(waves[-1]))}"
    return text


def _options(columns: Mapping[str, str | None]) -> str:
    """Return the options that name columns."""
    return "".join(f" --column {in_shell(f'{a}={b or str()}')}" for a, b in columns.items())


def in_shell(text: str) -> str:
    """Return a word as a shell takes it.

    Examples
    --------
    >>> in_shell("a b"), in_shell("mixed=ppp")
    ('"a b"', 'mixed=ppp')
    """
    if re.fullmatch(r"[\w./=@%+:,-]+", text):
        return text
    return '"' + re.sub(r'(["\\$`])', r"\\\1", text) + '"'
