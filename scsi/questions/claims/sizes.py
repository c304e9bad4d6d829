"""Checks of what the shares are shares of, and of texts that disagree."""

from __future__ import annotations

from scsi.evidence.published import Published
from scsi.inference.printed.rounding import RULES
from scsi.inference.printed.sizes import compatible_sizes
from scsi.questions.claims.judgement import Claim, Judgement, Verdict
from scsi.vocabulary import Category

_BASES = {
    "korean-base": "base-2022-all-items",
    "english-base-all-projects": "base-2022-infrastructure-projects",
    "english-base-innovative": "base-2022-infrastructure-innovative",
}
_INFRASTRUCTURE = "infrastructure-2022"
_DISAGREEMENTS = {"later-edition-leads": "classified", "period-printed": "period"}


def size_readings(claim: Claim, published: Published) -> Judgement:
    """Judge a base by the rounding rules under which it is possible, and by the other text.

    The Korean and the English text name different bases, so that each contradicts the other.
    """
    base, alone = published.size(_BASES[claim.id]), published.size(_INFRASTRUCTURE)
    percents = [published.percent(published.waves[1], "all", category) for category in Category]
    rules = _rules(base.n, percents)
    facts = {
        "size": base.n,
        "rules": rules,
        "sizes": tuple(other.n for other in published.bases() if other.n != base.n),
        "alone": alone.n,
        "rules_alone": _rules(alone.n, percents),
        "part": sum(claim.numbers),
    }
    rests_on = (
        *(percent.id for percent in percents), base.id, alone.id,
        "disagreements.csv#counted", "scsi.published.sizes",
    )  # fmt: skip
    if claim.numbers and facts["part"] != base.n:
        return Judgement(Verdict.CONTRADICTED, "size-stated-otherwise", rests_on, facts)
    if not rules:
        return Judgement(Verdict.CONTRADICTED, "size-impossible", rests_on, facts)
    if _differ("counted", published):
        rule = "base-in-english" if claim.source == "chapter-ko" else "base-in-korean"
        return Judgement(Verdict.CONTRADICTED, rule, rests_on, facts)
    return Judgement(Verdict.UNTESTABLE, "size-possible", rests_on, facts)


def _rules(size, percents) -> tuple[str, ...]:
    """Return the rounding rules under which whole counts of a size print so."""
    values, decimals = [percent.value for percent in percents], percents[0].decimals
    return tuple(
        rule for rule in RULES if size in compatible_sizes(values, decimals, size, rounding=rule)
    )


def _differ(name: str, published: Published) -> bool:
    """Say whether two texts differ on a point."""
    row = published.disagreements.set_index("id").loc[name]
    return row["one_en"] != row["other_en"]


def texts_disagree(claim: Claim, published: Published) -> Judgement:
    """Set two texts beside each other."""
    name = _DISAGREEMENTS[claim.id]
    row = published.disagreements.set_index("id").loc[name]
    facts = {
        key: {lang: row[f"{key}_{lang}"] for lang in claim.text}
        for key in ("subject", "one", "other")
    }
    rests_on = (f"disagreements.csv#{name}",)
    if _differ(name, published):
        return Judgement(Verdict.CONTRADICTED, "texts-differ", rests_on, facts)
    return Judgement(Verdict.REPRODUCED, "texts-agree", rests_on, facts)
