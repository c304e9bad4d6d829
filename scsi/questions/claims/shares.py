"""Checks of printed shares: sums, orders, and figures that stand alone."""

from __future__ import annotations

from scsi.evidence.published import Published
from scsi.inference.printed.sizes import compatible_sizes
from scsi.questions.claims.judgement import (
    Claim,
    Judgement,
    Verdict,
    in_order,
    percents_of,
    rows_of,
    slack,
)
from scsi.questions.printed import named_cities, printed
from scsi.vocabulary import Category

_WAVES = {"overall-2022": 2022, "overall-2019": 2019}
_HIGH = {"private-very-high": (Category.PRIVATE, ("brisbane", "berlin", "sydney"))}
_JOINT = {"los-angeles-highest": ("los-angeles", "santiago")}
_TRANSPORT = {
    "transport-money": (
        ("brisbane", Category.PRIVATE),
        ("los-angeles", Category.PPP),
        ("santiago", Category.PPP),
    )
}
_SAID_TO_BE_LARGEST = ("brisbane-transport",)


def shares_add_up(claim: Claim, published: Published) -> Judgement:
    """Judge the shares of a year by their sum: each is what the others leave."""
    return _as_parts(claim, percents_of(published, _WAVES[claim.id], "all"))


def city_share(claim: Claim, published: Published) -> Judgement:
    """Judge the share of a city by other shares of the same city, if any are printed."""
    return _as_parts(claim, percents_of(published, published.waves[1], claim.place))


def _as_parts(claim, percents) -> Judgement:
    """Judge stated shares by the sum of all that is printed of the same whole."""
    rests_on = tuple(percent.id for percent in percents)
    if not set(claim.percents) <= {percent.value for percent in percents}:
        return _stated_otherwise(claim, percents)
    if len(percents) == 1:
        (only,) = percents
        sizes = compatible_sizes((only.value,), only.decimals, 10 ** (only.decimals + 2))
        facts = {"percent": only, "fewest": int(sizes[0])}
        return Judgement(Verdict.UNTESTABLE, "printed-alone", rests_on, facts)
    total = sum(percent.value for percent in percents)
    fits = abs(total - 100) <= slack(percents)
    facts = {"percents": percents, "total": total / 100}
    if fits:
        return Judgement(Verdict.REPRODUCED, "adds-up", rests_on, facts)
    return Judgement(Verdict.CONTRADICTED, "does-not-add-up", rests_on, facts)


def _stated_otherwise(claim, percents) -> Judgement:
    """Return that the statement and the printed figures differ."""
    rests_on = (claim.row, *(percent.id for percent in percents))
    facts = {"stated": tuple(percent / 100 for percent in claim.percents), "percents": percents}
    return Judgement(Verdict.CONTRADICTED, "stated-otherwise", rests_on, facts)


def category_order(claim: Claim, published: Published) -> Judgement:
    """Judge that public money comes first, private second, joint last."""
    found = [published.percent(published.waves[1], "all", category) for category in Category]
    ordered = in_order(
        printed(published.waves[1], "all", category, published=published).interval
        for category in Category
    )
    return _by_order(ordered, tuple(p.id for p in found), {"percents": tuple(found)})


def _by_order(ordered: bool | None, rests_on, facts) -> Judgement:
    """Judge by whether figures stand in the order stated."""
    if ordered is None:
        return Judgement(Verdict.UNTESTABLE, "too-close", rests_on, facts)
    if ordered:
        return Judgement(Verdict.REPRODUCED, "in-order", rests_on, facts)
    return Judgement(Verdict.CONTRADICTED, "not-in-order", rests_on, facts)


def city_order(claim: Claim, published: Published) -> Judgement:
    """Judge that the named cities are high by whether they lie above all cities together."""
    category, cities = _HIGH[claim.id]
    percents = tuple(published.percent(published.waves[1], city, category) for city in cities)
    whole = printed(published.waves[1], "all", category, published=published).interval
    orders = {
        in_order([printed(published.waves[1], city, category, published=published).interval, whole])
        for city in cities
    }
    overall = published.percent(published.waves[1], "all", category)
    rests_on = (*(p.id for p in percents), overall.id)
    facts = {"percents": percents, "overall": overall, "category": str(category)}
    if False in orders:
        return Judgement(Verdict.CONTRADICTED, "below-the-whole", rests_on, facts)
    if None in orders:
        return Judgement(Verdict.UNTESTABLE, "too-close", rests_on, facts)
    return Judgement(Verdict.REPRODUCED, "above-the-whole", rests_on, facts)


def joint_money_order(claim: Claim, published: Published) -> Judgement:
    """Judge whether the two cities named must, can or cannot be the highest in joint money."""
    first, second = _JOINT[claim.id]
    named = named_cities(published)
    limits = named.limits("a", "rounded")
    place = {name: i for i, name in enumerate(named.names)}
    bands = [
        printed(published.waves[1], city, "ppp", published=published) for city in (first, second)
    ]
    others = [i for name, i in place.items() if name not in (first, second)]
    least, most = limits.ppp_low[others], limits.ppp_high[others]
    floor, ceiling = bands[1].interval.low, bands[1].interval.high
    ordered = in_order(band.interval for band in bands)
    facts = {
        "percents": tuple(
            published.percent(published.waves[1], city, "ppp") for city in (first, second)
        ),
        "open": int((most >= floor).sum()),
        "cities_total": len(place),
    }
    if ordered is False or (least > ceiling).any():
        return Judgement(Verdict.CONTRADICTED, "not-in-order", named.data, facts)
    if ordered and not facts["open"]:
        return Judgement(Verdict.REPRODUCED, "in-order", named.data, facts)
    return Judgement(Verdict.UNTESTABLE, "others-open", named.data, facts)


def sector_share(claim: Claim, published: Published) -> Judgement:
    """Judge the share of a sector by its base and by other sectors of the same city."""
    rows = published.sectors[published.sectors["city"] == claim.place]
    rests_on = rows_of("sector_shares", rows["id"])
    stated = rows["percent"].isin(claim.percents)
    facts: dict[str, object] = {"shares": tuple(rows["percent"] / 100)}
    if not set(claim.percents) <= set(rows["percent"]):
        facts = {"stated": tuple(p / 100 for p in claim.percents), **facts}
        return Judgement(Verdict.CONTRADICTED, "stated-otherwise-share", rests_on, facts)
    if (rows.loc[stated, "measure"] == "private-participation").any():
        return Judgement(Verdict.UNTESTABLE, "base-unclear", rests_on, facts)
    off = abs(rows["percent"].sum() - 100)
    if len(rows) > 1 and off <= 0.5 * (10.0 ** -rows["decimals"].astype(float)).sum() + 1e-9:
        return Judgement(Verdict.REPRODUCED, "sectors-add-up", rests_on, facts)
    share = float(rows.loc[stated, "percent"].iloc[0]) / 100
    facts = {"share": share, "rest": 1 - share}
    largest = claim.id in _SAID_TO_BE_LARGEST and share <= 0.5
    rule = "sector-alone-largest" if largest else "sector-alone"
    return Judgement(Verdict.UNTESTABLE, rule, rests_on, facts)


def sector_and_money(claim: Claim, published: Published) -> Judgement:
    """Judge that money and transport go together; three chosen points bear no coefficient."""
    pairs = _TRANSPORT[claim.id]
    bands = [
        [printed(published.waves[1], place, money, published=published) for place in (city, "all")]
        for city, money in pairs
    ]
    transport = published.sectors[published.sectors["sector"] == "transport"]
    rests_on = (
        *(own.id for own, _ in bands),
        *rows_of("sector_shares", transport["id"]),
    )
    facts = {"shares": tuple(transport["percent"] / 100), "points": len(pairs)}
    if any(in_order([own.interval, whole.interval]) is False for own, whole in bands):
        return Judgement(Verdict.CONTRADICTED, "money-not-high", rests_on, facts)
    return Judgement(Verdict.UNTESTABLE, "three-points", rests_on, facts)
