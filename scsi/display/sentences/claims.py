"""The verdicts on the chapter's statements, in words."""

from __future__ import annotations

from scsi.display.labels import category_label, city_label, rounding_label
from scsi.display.numbers import percent, pvalue, rounded, whole
from scsi.display.outputs import Text
from scsi.display.words import word
from scsi.evidence.published import PrintedPercent, Published
from scsi.study.claims import ClaimVerdict, ClaimVerdicts, Verdict
from scsi.vocabulary import Interval

_STANDING = (Verdict.REPRODUCED, Verdict.FOLLOWS)
_MAIN = {
    "rising": "public-share-rises",
    "covid": "covid-19",
    "asian": "asian-cities-lead",
    "joint": "english-joint-share-rises",
}


def verdict_label(verdict: str, lang: str) -> str:
    """Return a verdict in words."""
    return word(f"verdict.{verdict}", lang)


def kind_label(kind: str, lang: str) -> str:
    """Return the name of a kind of statement."""
    return word(f"kind.{kind}", lang)


def rule_sentence(row: ClaimVerdict, published: Published, lang: str) -> str:
    """Say the rule that gave a verdict, with the numbers it used."""
    facts = {}
    for name, value in row.judgement.facts.items():
        if isinstance(value, Interval):
            facts |= {f"{name}_low": percent(value.low), f"{name}_high": percent(value.high)}
        elif isinstance(value, tuple):
            facts[name] = _several(name, value, published, lang)
        else:
            facts[name] = value[lang] if isinstance(value, dict) else _one(name, value, lang)
    return word(f"claims.rule.{row.judgement.rule}", lang, **facts)


def _several(name: str, values: tuple, published: Published, lang: str) -> str:
    """Return names or numbers that a rule used, as a list in text."""
    match name:
        case "cities" | "outside":
            cities = ", ".join(city_label(published, city, lang) for city in values)
            return cities or word("none", lang)
        case "sectors":
            return "; ".join(_sector_label(published, sector, lang) for sector in values)
        case "rules" | "rules_alone":
            rules = word("or_rule", lang).join(rounding_label(rule, lang) for rule in values)
            return rules or word("claims.no_rule", lang)
        case "sizes":
            return word("claims.and", lang).join(map(whole, values))
        case _:
            return " / ".join(_one(name, value, lang) for value in values)


def _one(name: str, value, lang: str) -> str:
    """Return a number or a category that a rule used, as text."""
    match value:
        case PrintedPercent():
            return rounded(value.value, value.decimals)
        case str():
            return category_label(value, lang)
        case int():
            return whole(value)
    if name in ("least", "most"):
        return whole(value)
    if name == "correlation":
        return rounded(value, 3)
    return pvalue(value) if name.startswith("p_") else _plain_percent(value)


def _plain_percent(fraction: float) -> str:
    """Print a share with the decimals it needs, one at most."""
    return percent(fraction, 0 if round(1000 * fraction) % 10 == 0 else 1)


def _sector_label(published: Published, sector: str, lang: str) -> str:
    """Return the name of a sector, from ``sector_names.csv``."""
    return str(published.sector_names.set_index("id").loc[sector, f"name_{lang}"])


def claims_answer(answer: ClaimVerdicts, *, lang: str = "en") -> Text:
    """Say how many statements stand, and of which kinds none do."""
    counts = answer.counts()
    standing = counts[[verdict.value for verdict in _STANDING]].sum(axis=1)
    text = word(
        "claims_answer.text",
        lang,
        total=len(answer.rows),
        stands=int(standing.sum()),
        causes=int(counts.loc["cause"].sum()),
        causes_stand=int(standing["cause"]),
        trends=int(counts.loc["trend"].sum()),
        trends_stand=int(standing["trend"]),
        **{verdict.value: int(counts[verdict.value].sum()) for verdict in Verdict},
        **{name: verdict_label(answer[id_].judgement.verdict, lang) for name, id_ in _MAIN.items()},
    )
    return Text("claims_answer", lang, text, findings=(answer,), behind=(answer,))


def untestable_claims(answer: ClaimVerdicts, *, lang: str = "en") -> Text:
    """Say what it means that a statement cannot be tested, and what would have to be known."""
    counts = answer.counts()[Verdict.UNTESTABLE.value]
    text = word(
        "untestable_claims.text",
        lang,
        untestable=int(counts.sum()),
        **{kind: int(counts[kind]) for kind in ("figure", "comparison", "trend", "cause")},
    )
    return Text("untestable_claims", lang, text, behind=(answer,))
