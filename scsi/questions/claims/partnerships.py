"""Checks of what is said of partnerships, by the ties that the chapter names."""

from __future__ import annotations

from collections.abc import Callable

from scsi.evidence.published import Published
from scsi.questions.claims.judgement import Claim, Judgement, Verdict, rows_of

_SIZES = {  # the ties whose printed size a statement gives
    "taipei-members": ("taipei-computer-association",),
    "nordic-cities": ("copenhagen-nordic", "helsinki-nordic"),
    "berlin-members": ("berlin-network",),
    "wego-cities": ("seoul-wego",),
}
_OPEN_NETWORK = "network"
_COMPANIES = "special-purpose-companies"


def _in_time(claim: Claim, published: Published) -> Judgement:
    """Judge a change in time, for which each tie needs the year it began."""
    ties = published.partnerships
    dated = ties[ties["since"].notna()]
    facts = {"ties": len(ties), "dated": len(dated)}
    if len(dated) < len(ties):
        rests_on = rows_of("partnerships", dated["id"]) or ("partnerships.csv",)
        return Judgement(Verdict.UNTESTABLE, "ties-undated", rests_on, facts)
    return Judgement(Verdict.FOLLOWS, "ties-dated", rows_of("partnerships", ties["id"]), facts)


def _everywhere(claim: Claim, published: Published) -> Judgement:
    """Judge that every city has ties by the cities for which one is named."""
    ties = published.partnerships
    named, cities = ties["city"].dropna().nunique(), len(published.cities)
    facts = {"named": named, "cities_total": cities, "types": ties["type"].nunique()}
    rests_on = ("partnerships.csv", "cities.csv")
    if named == cities:
        return Judgement(Verdict.REPRODUCED, "ties-everywhere", rests_on, facts)
    return Judgement(Verdict.UNTESTABLE, "ties-somewhere", rests_on, facts)


def _types(claim: Claim, published: Published) -> Judgement:
    """Count the types again; each must have a tie."""
    listed = published.partnership_types["id"]
    used = published.partnerships["type"].nunique()
    facts = {"types": len(listed), "used": used, "ties": len(published.partnerships)}
    rests_on = rows_of("partnership_types", listed)
    if {len(listed), used} == set(claim.numbers):
        return Judgement(Verdict.REPRODUCED, "types-counted", rests_on, facts)
    return Judgement(Verdict.CONTRADICTED, "types-counted-otherwise", rests_on, facts)


def _many(claim: Claim, published: Published) -> Judgement:
    """Judge that many cities run open networks by those for which one is named."""
    ties = published.partnerships
    networks = ties[ties["partner_kind"] == _OPEN_NETWORK]
    named, cities = networks["city"].nunique(), len(published.cities)
    facts = {"named": named, "cities_total": cities}
    rests_on = rows_of("partnerships", networks["id"]) or ("partnerships.csv",)
    if 2 * named > cities:
        return Judgement(Verdict.REPRODUCED, "networks-in-most", rests_on, facts)
    return Judgement(Verdict.UNTESTABLE, "networks-in-some", rests_on, facts)


def _size(claim: Claim, published: Published) -> Judgement:
    """Compare the size stated with the one listed; nothing else gives it."""
    ties = published.partnerships
    rows = ties[ties["id"].isin(_SIZES[claim.id])]
    rests_on, sizes = rows_of("partnerships", rows["id"]), {int(n) for n in rows["size"].dropna()}
    facts = {"size": max(sizes, default=0)}
    if not sizes or not sizes <= set(claim.numbers):
        return Judgement(Verdict.CONTRADICTED, "size-of-tie-otherwise", rests_on, facts)
    return Judgement(Verdict.UNTESTABLE, "size-of-tie-alone", rests_on, facts)


def _effect(claim: Claim, published: Published) -> Judgement:
    """Judge what companies of both sides do to a partnership, which is measured nowhere."""
    ties = published.partnerships
    companies = ties[ties["type"] == _COMPANIES]
    traits = published.partnership_traits
    traits = traits[traits["type"] == _COMPANIES]
    facts = {
        "named": len(companies),
        "advantages": int((traits["trait"] == "advantage").sum()),
        "risks": int((traits["trait"] == "risk").sum()),
    }
    rests_on = (
        *rows_of("partnerships", companies["id"]), *rows_of("partnership_traits", traits["id"])
    )  # fmt: skip
    return Judgement(Verdict.UNTESTABLE, "effect-of-companies", rests_on, facts)


def _combined(claim: Claim, published: Published) -> Judgement:
    """Judge that forms can be combined by the cities that combine them."""
    types = published.partnerships.groupby("city", observed=True)["type"].nunique()
    cities = tuple(map(str, types.index[types > 1]))
    rows = published.partnerships[published.partnerships["city"].isin(cities)]
    facts = {"cities": cities, "named": len(cities)}
    if cities:
        rests_on = rows_of("partnerships", rows["id"])
        return Judgement(Verdict.REPRODUCED, "forms-combined", rests_on, facts)
    return Judgement(Verdict.UNTESTABLE, "forms-not-combined", ("partnerships.csv",), facts)


_QUESTIONS: dict[str, Callable[[Claim, Published], Judgement]] = {
    "partnerships-evolve-heading": _in_time,
    "partnerships-evolve": _in_time,
    "partnerships-everywhere": _everywhere,
    "five-types": _types,
    "many-networks": _many,
    **dict.fromkeys(_SIZES, _size),
    "spc-strengthens": _effect,
    "representative-spc": _effect,
    "mixed-forms": _combined,
}


def partnerships_counted(claim: Claim, published: Published) -> Judgement:
    """Judge a statement on partnerships by the ties that are named."""
    return _QUESTIONS[claim.id](claim, published)
