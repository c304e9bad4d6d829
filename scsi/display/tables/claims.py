"""The verdicts on the chapter's statements, as tables."""

from __future__ import annotations

from itertools import groupby

import pandas as pd

from scsi.display.labels import place_label
from scsi.display.outputs import Table
from scsi.display.sentences.claims import kind_label, rule_sentence, verdict_label
from scsi.display.words import word
from scsi.study.claims import Claim, ClaimVerdict, ClaimVerdicts, Verdict
from scsi.vocabulary import check_choice

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


def claims(
    answer: ClaimVerdicts, kind: str = "all", verdict: str = "all", *, lang: str = "en"
) -> Table:
    """Show statements with verdict, rule, and the rows and findings that the rule used.

    Parameters
    ----------
    answer : ClaimVerdicts
        From `scsi.claim_verdicts`.
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


def key_claims(answer: ClaimVerdicts, *, lang: str = "en") -> Table:
    """Show the statements that the chapter's argument hangs on."""
    rows = [answer[claim] for claim in KEY_CLAIMS]
    caption = word("key_claims.caption", lang)
    return Table("key_claims", lang, caption, _frame(rows, answer, lang, ids=False), (answer,))


def claim_counts(answer: ClaimVerdicts, *, lang: str = "en") -> Table:
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
        rule = rule_sentence(row, answer.published, lang)
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
    if claim.paragraph is None:
        return word(f"claims.from.{claim.source}", lang)
    return place_label(claim.paragraph, claim.sentence, lang)


def _short(rests_on: tuple[str, ...]) -> str:
    """Join rows and findings, naming a file once for all its rows."""
    parts = []
    for file, rows in groupby(rests_on, key=lambda row: row.partition("#")[0]):
        names = [f"#{row.partition('#')[2]}" for row in rows if "#" in row]
        parts.append(file + ", ".join(names))
    return "; ".join(parts)
