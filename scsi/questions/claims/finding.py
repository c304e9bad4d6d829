"""A verdict on every statement of the chapter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from scsi.evidence.names import Names
from scsi.evidence.published import Published
from scsi.questions.chapter import published_or_chapter
from scsi.questions.claims import asia, listed, partnerships, plain, shares, shift, sizes
from scsi.questions.claims.judgement import Claim, Judgement, Verdict
from scsi.vocabulary import LANGUAGES, Shown, check_choice

CHECKS: dict[str, Callable[[Claim, Published], Judgement]] = {
    "advice": plain.advice,
    "asian-heading": asia.asian_heading,
    "category-order": shares.category_order,
    "cause-from-two-surveys": shift.cause_from_two_surveys,
    "city-order": shares.city_order,
    "city-share": shares.city_share,
    "joint-2019-bounds": shift.joint_2019_bounds,
    "joint-money-order": shares.joint_money_order,
    "leadership": shift.leadership,
    "not-measured": plain.not_measured,
    "partnerships-counted": partnerships.partnerships_counted,
    "public-money-listed": listed.public_money_listed,
    "public-shift": shift.public_shift,
    "sector-and-money": shares.sector_and_money,
    "sector-share": shares.sector_share,
    "sectors-listed": listed.sectors_listed,
    "services-listed": listed.services_listed,
    "shares-add-up": shares.shares_add_up,
    "size-readings": sizes.size_readings,
    "texts-disagree": sizes.texts_disagree,
}
"""The check behind each key that ``claims.csv`` uses."""


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """A statement with its verdict.

    Attributes
    ----------
    claim : Claim
        What the chapter states.
    judgement : Judgement
        The verdict, the rule and what it rests on.
    """

    claim: Claim
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ClaimVerdicts(Shown):
    """Every statement of the chapter with its verdict, in the chapter's order.

    Attributes
    ----------
    rows : tuple of ClaimVerdict
        The statements.
    kinds : tuple of str
        The kinds that a statement may be of.
    names : Names
        What cities and sectors are called.
    """

    rows: tuple[ClaimVerdict, ...]
    kinds: tuple[str, ...] = field(repr=False)
    names: Names = field(repr=False)

    @property
    def data(self) -> tuple[str, ...]:
        """The file of the statements; each judgement names the rows that it rests on."""
        return ("claims.csv",)

    def __getitem__(self, claim: str) -> ClaimVerdict:
        """Return one statement by its id."""
        ids = [row.claim.id for row in self.rows]
        return self.rows[ids.index(check_choice("claim", claim, ids))]

    def counts(self) -> pd.DataFrame:
        """Return how many statements of each kind (rows) have each verdict (columns)."""
        kinds = pd.Categorical([row.claim.kind for row in self.rows], self.kinds)
        given = pd.Categorical([row.judgement.verdict.value for row in self.rows], list(Verdict))
        return pd.crosstab(kinds, given, rownames=["kind"], colnames=["verdict"], dropna=False)


def claim_verdicts(published: Published | None = None) -> ClaimVerdicts:
    """Give every statement of the chapter a verdict, computed from the figures.

    Parameters
    ----------
    published : Published, optional
        The figures and statements, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    ClaimVerdicts
        Per statement the verdict (`Verdict`), the rule that gave it, and what it rests on.

    Raises
    ------
    KeyError
        If a statement is not known to its check.

    Examples
    --------
    >>> found = claim_verdicts()
    >>> str(found["overall-2022"].judgement.verdict)
    'reproduced'
    >>> str(found["covid-19"].judgement.verdict), found["covid-19"].judgement.rule
    ('untestable', 'cause-disputed')

    The three shares of 2022 add up to 100 %; why the public one is higher, two surveys cannot say.
    """
    published = published_or_chapter(published)
    claims = [_claim(row) for row in published.claims.to_dict("records")]
    rows = tuple(ClaimVerdict(claim, CHECKS[claim.check](claim, published)) for claim in claims)
    kinds = tuple(published.claims["kind"].cat.categories)
    return ClaimVerdicts(rows=rows, kinds=kinds, names=published.names)


def _claim(row: dict) -> Claim:
    """Return a row of ``claims.csv`` as a statement."""
    paragraph, sentence = (
        None if pd.isna(row[name]) else int(row[name]) for name in ("paragraph", "sentence")
    )
    figures = () if pd.isna(row["figures"]) else tuple(row["figures"].split())
    text = {lang: row[f"text_{lang}"] for lang in LANGUAGES}
    return Claim(
        id=str(row["id"]),
        place=str(row["place"]),
        kind=str(row["kind"]),
        check=str(row["check"]),
        source=str(row["source"]),
        paragraph=paragraph,
        sentence=sentence,
        figures=figures,
        text=text,
    )
