"""Which statements stand, in words and as tables."""

from __future__ import annotations

from itertools import groupby

import pandas as pd

from scsi.evidence.names import Names
from scsi.evidence.published import PrintedPercent
from scsi.questions.claims.finding import ClaimVerdict, ClaimVerdicts
from scsi.questions.claims.judgement import Claim, Verdict
from scsi.showing.catalogue import word
from scsi.showing.forms import fields_of
from scsi.showing.labels import category_label, place_label, rounding_label
from scsi.showing.numbers import percent, pvalue, rounded, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows
from scsi.vocabulary import LANGUAGES, Interval, check_choice

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


def rule_sentence(row: ClaimVerdict, names: Names, lang: str) -> str:
    """Say the rule that gave a verdict, with the numbers it used."""
    facts: dict[str, str] = {}
    for name, value in row.judgement.facts.items():
        if isinstance(value, Interval):
            facts |= {f"{name}_low": percent(value.low), f"{name}_high": percent(value.high)}
        elif isinstance(value, tuple):
            facts[name] = _several(name, value, names, lang)
        else:
            facts[name] = value[lang] if isinstance(value, dict) else _one(name, value, lang)
    return word(f"claims.rule.{row.judgement.rule}", lang, **facts)


def _several(name: str, values: tuple, names: Names, lang: str) -> str:
    """Return names or numbers that a rule used, as a list in text."""
    match name:
        case "cities" | "outside":
            cities = ", ".join(names.city(city, lang) for city in values)
            return cities or word("none", lang)
        case "sectors":
            return "; ".join(names.sector(sector, lang) for sector in values)
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


@shows(ClaimVerdicts, "sentence")
def say_claims_answer(answer: ClaimVerdicts, *, lang: str = "en") -> Text:
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


@shows(ClaimVerdicts, "sentence", "untestable")
def say_untestable_claims(answer: ClaimVerdicts, *, lang: str = "en") -> Text:
    """Say what it means that a statement cannot be tested, and what would have to be known."""
    counts = answer.counts()[Verdict.UNTESTABLE.value]
    text = word(
        "untestable_claims.text",
        lang,
        untestable=int(counts.sum()),
        **{kind: int(counts[kind]) for kind in ("figure", "comparison", "trend", "cause")},
    )
    return Text("untestable_claims", lang, text, behind=(answer,))


KEY_CLAIMS = (
    "overall-2022",
    "public-share-rises",
    "english-joint-share-rises",
    "covid-19",
    "english-finances",
    "asian-cities-lead",
    "asian-cities-mainly",
    "korean-base",
    "english-base-all-projects",
    "english-base-innovative",
    "away-from-government",
)


@shows(ClaimVerdicts, "table")
def tabulate_claims(
    answer: ClaimVerdicts, kind: str = "all", verdict: str = "all", *, lang: str = "en"
) -> Table:
    """Show statements with verdict, rule, and the rows and findings that the rule used.

    Parameters
    ----------
    answer : ClaimVerdicts
        From `scsi.published.claims`.
    kind, verdict : str, default "all"
        Only statements of this kind, only those with this verdict.
    lang : {"en", "ko"}
        Language of the words.
    """
    check_choice("kind", kind, ["all", *answer.counts().index])
    check_choice("verdict", verdict, ["all", *Verdict])
    rows = [
        row
        for row in answer.rows
        if kind in ("all", row.claim.kind) and verdict in ("all", row.judgement.verdict)
    ]
    caption = word("claims.caption", lang, shown=len(rows), total=len(answer.rows))
    return Table("claims", lang, caption, _frame(rows, answer, lang, ids=True), (answer,))


@shows(ClaimVerdicts, "table", "key")
def tabulate_key_claims(answer: ClaimVerdicts, *, lang: str = "en") -> Table:
    """Show the statements that the chapter's argument depends on."""
    rows = [answer[claim] for claim in KEY_CLAIMS]
    caption = word("key_claims.caption", lang)
    return Table("key_claims", lang, caption, _frame(rows, answer, lang, ids=False), (answer,))


@shows(ClaimVerdicts, "table", "counts")
def tabulate_claim_counts(answer: ClaimVerdicts, *, lang: str = "en") -> Table:
    """Show how many statements of each kind have each verdict."""
    counts = answer.counts()
    counts.loc["all_kinds"] = counts.sum()
    frame = counts.rename(columns=lambda verdict: verdict_label(verdict, lang)).astype(str)
    labels = [
        word("column.all_kinds", lang) if kind == "all_kinds" else kind_label(kind, lang)
        for kind in counts.index
    ]
    frame.insert(0, word("column.kind", lang), labels)
    frame.columns.name = None
    caption = word("claim_counts.caption", lang, total=len(answer.rows))
    return Table("claim_counts", lang, caption, frame.reset_index(drop=True), (answer,))


def _frame(rows: list[ClaimVerdict], answer: ClaimVerdicts, lang: str, *, ids: bool):
    """Return statements as text, a row each; with `ids` the rule names its rows and findings."""
    columns = [
        word(f"column.{name}", lang) for name in ("statement", "place", "kind", "verdict", "rule")
    ]
    cells = []
    for row in rows:
        rule = rule_sentence(row, answer.names, lang)
        cells.append(
            (
                row.claim.text[lang],
                _where(row.claim, lang),
                kind_label(row.claim.kind, lang),
                verdict_label(row.judgement.verdict, lang),
                f"{rule} [{_short(row.judgement.rests_on)}]" if ids else rule,
            )
        )
    return pd.DataFrame(cells, columns=columns)


def _where(claim: Claim, lang: str) -> str:
    """Return where a statement stands: in the chapter, or in which other text."""
    if claim.paragraph is None or claim.sentence is None:
        return word(f"claims.from.{claim.source}", lang)
    return place_label(claim.paragraph, claim.sentence, lang)


def _short(rests_on: tuple[str, ...]) -> str:
    """Join rows and findings, naming a file once for all its rows."""
    parts = []
    for file, rows in groupby(rests_on, key=lambda row: row.partition("#")[0]):
        names = [f"#{row.partition('#')[2]}" for row in rows if "#" in row]
        parts.append(file + ", ".join(names))
    return "; ".join(parts)


@shows(ClaimVerdicts, "frame")
def frame_claim_verdicts(answer: ClaimVerdicts) -> pd.DataFrame:
    """Return one row a statement: its verdict, the rule, and what it rests on."""
    return pd.DataFrame(
        [
            {
                **{name: getattr(row.claim, name) for name in ("id", "place", "kind", "check")},
                "verdict": row.judgement.verdict.value,
                "rule": row.judgement.rule,
                "rests_on": " ".join(row.judgement.rests_on),
            }
            for row in answer.rows
        ]
    )


@shows(ClaimVerdicts, "record")
def record_claim_verdicts(answer: ClaimVerdicts) -> dict:
    """Return every verdict with its sentence in each language."""
    verdicts = [
        {
            "claim": row.claim.id,
            **fields_of(row.judgement),
            "sentence": {lang: rule_sentence(row, answer.names, lang) for lang in LANGUAGES},
        }
        for row in answer.rows
    ]
    return {"kind": "finding", "type": "ClaimVerdicts", "verdicts": verdicts}
