"""Checks of what the chapter lists: services by sector, city and who leads or pays; public money.

What it names, it names as examples. Rows that only restate a field (``kind`` is ``field``) count
for nothing; among the others, a majority supports a statement on the assumption that the named ones
stand for all that were counted.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from scsi.evidence.published import Published
from scsi.questions.claims.judgement import Claim, Judgement, Verdict, rows_of

_TRANSPORT, _ENERGY, _CULTURE = "transport", "environment-energy", "culture-tourism-sports"
_PUBLIC_CITIES = ("seoul", "moscow", "shanghai", "singapore")
_NATIONAL = ("national", "supranational")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One part of a statement: which services it speaks of, and what it says of them.

    Of the services in `cities` and `layers` with payers or leaders `who`, most are in `sectors`
    (``says="sectors"``); or of those in `cities`, `layers` and `sectors`, most are led or paid for
    by `who` (``says="who"``). Each sector that is named must have an example.
    """

    says: str
    who: str
    cities: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()


_SECTORS = {
    "firms-sectors": (
        _Part(says="sectors", who="private", sectors=(_TRANSPORT, _ENERGY, _CULTURE)),
    ),
    "private-culture-energy": (
        _Part(says="sectors", who="private", sectors=(_TRANSPORT, _CULTURE, _ENERGY)),
    ),
    "brisbane-private-transport": (
        _Part(says="sectors", who="private", cities=("brisbane",), sectors=(_TRANSPORT,)),
    ),
    "berlin-private-sectors": (
        _Part(
            says="sectors", who="private", cities=("berlin",), sectors=(_CULTURE,),
            layers=("app-web",),
        ),
        _Part(
            says="sectors", who="private", cities=("berlin",), sectors=(_ENERGY,),
            layers=("infrastructure", "project", "infrastructure+project"),
        ),
    ),
    "los-angeles-transport-ppp": (
        _Part(says="sectors", who="ppp", cities=("los-angeles",), sectors=(_TRANSPORT,)),
    ),
}  # fmt: skip
_SERVICES = {
    "asian-public-projects": (_Part(says="who", who="public", cities=_PUBLIC_CITIES),),
    "seoul-public-led": (
        _Part(
            says="who", who="public", cities=("seoul",),
            sectors=(_TRANSPORT, _ENERGY, "health-welfare", _CULTURE, "administration"),
        ),
    ),
    "moscow-public-led": (_Part(says="who", who="public", cities=("moscow",)),),
    "singapore-mixed": (
        _Part(
            says="who", who="private", cities=("singapore",), sectors=(_TRANSPORT,),
            layers=("app-web",),
        ),
        _Part(
            says="who", who="public", cities=("singapore",),
            layers=("infrastructure", "project", "infrastructure+project"),
        ),
    ),
    "shanghai-public-led": (
        _Part(says="who", who="public", cities=("shanghai",), layers=("project",)),
    ),
    "energy-projects": (_Part(says="who", who="private", sectors=(_ENERGY,)),),
}  # fmt: skip


def sectors_listed(claim: Claim, published: Published) -> Judgement:
    """Judge by the sectors of the services that are named with private or joint money."""
    return _by_examples(_SECTORS[claim.id], published)


def services_listed(claim: Claim, published: Published) -> Judgement:
    """Judge by who leads or pays for the services that are named."""
    return _by_examples(_SERVICES[claim.id], published)


def _by_examples(parts, published) -> Judgement:
    """Judge a statement by the services that are named for each of its parts."""
    services = published.services[published.services["kind"] != "field"]
    counted = [_count(part, services) for part in parts]
    asked = pd.concat([examples for examples, _, _ in counted]).drop_duplicates("id")
    restated = published.services[published.services["kind"] == "field"]
    rests_on = rows_of("leading_services", asked["id"]) or rows_of(
        "leading_services", pd.concat([_asked(p, restated) for p in parts])["id"].drop_duplicates()
    )
    missing = tuple(dict.fromkeys(sector for _, _, without in counted for sector in without))
    facts = {
        "examples": sum(len(examples) for examples, _, _ in counted),
        "fitting": sum(fitting for _, fitting, _ in counted),
        "sectors": missing,
    }
    if not all(len(examples) for examples, _, _ in counted):
        return Judgement(Verdict.UNTESTABLE, "no-example", rests_on, facts)
    if any(2 * fitting <= len(examples) for examples, fitting, _ in counted):
        return Judgement(Verdict.CONTRADICTED, "examples-against", rests_on, facts)
    if missing:
        return Judgement(Verdict.UNTESTABLE, "sector-without-example", rests_on, facts)
    return Judgement(Verdict.FOLLOWS, "examples-for", rests_on, facts)


def _asked(part: _Part, services: pd.DataFrame) -> pd.DataFrame:
    """Return the services that a part of a statement speaks of."""
    asked = services
    if part.cities:
        asked = asked[asked["city"].isin(part.cities)]
    if part.layers:
        asked = asked[asked["layer"].isin(part.layers)]
    if part.says == "sectors":
        return asked[asked["who"] == part.who]
    asked = asked[asked["who"].notna()]
    return asked[asked["sector"].isin(part.sectors)] if part.sectors else asked


def _count(part: _Part, services: pd.DataFrame) -> tuple[pd.DataFrame, int, tuple[str, ...]]:
    """Return the examples of a part, how many fit what it says, and its sectors without any."""
    examples = _asked(part, services)
    if part.says == "sectors":
        fitting = examples["sector"].isin(part.sectors)
    else:
        fitting = examples["who"] == part.who
    without = tuple(s for s in part.sectors if s not in set(examples.loc[fitting, "sector"]))
    return examples, int(fitting.sum()), without


def public_money_listed(claim: Claim, published: Published) -> Judgement:
    """Judge by the amounts that are listed, and whether anything stands beside them."""
    money = published.public_money
    if claim.place == "all":
        rows = money[money["giver_level"].isin(_NATIONAL) & money["city"].notna()]
    else:
        rows = money[money["city"] == claim.place]
    rests_on = rows_of("public_money", rows["id"]) or (claim.row,)
    listed = set(rows["amount"].dropna().astype(int)) | set(rows["years"].dropna().astype(int))
    amounts = tuple(int(amount) for amount in rows["amount"].dropna())
    facts = {"rows": len(rows), "amounts": len(amounts), "places": rows["city"].nunique()}
    if not set(claim.numbers) <= listed:
        return Judgement(Verdict.CONTRADICTED, "amount-stated-otherwise", rests_on, facts)
    if claim.kind == "cause":
        return Judgement(Verdict.UNTESTABLE, "money-cause", rests_on, facts)
    rule = "amount-alone" if amounts else "role-not-measured"
    return Judgement(Verdict.UNTESTABLE, rule, rests_on, facts)
