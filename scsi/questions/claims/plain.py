"""Statements that no printed figure bears on, and advice."""

from __future__ import annotations

from scsi.evidence.published import Published
from scsi.questions.claims.judgement import Claim, Judgement, Verdict

_FIGURES = ("published_shares.csv#", "sector_shares.csv#", "published_sizes.csv#")


def not_measured(claim: Claim, published: Published) -> Judgement:
    """Look for a figure in the same sentence; it is about something else."""
    table = published.coverage
    here = table[(table["paragraph"] == claim.paragraph) & (table["sentence"] == claim.sentence)]
    beside = tuple(
        row for cell in here["rows"] for row in cell.split(" ") if row.startswith(_FIGURES)
    )
    if beside:
        return Judgement(Verdict.UNTESTABLE, "figure-beside", (claim.row, *beside))
    return Judgement(Verdict.UNTESTABLE, "not-measured", (claim.row,))


def advice(claim: Claim, published: Published) -> Judgement:
    """Say that it is advice: no figure can bear it out."""
    return Judgement(Verdict.ADVICE, "advice", (claim.row,))
