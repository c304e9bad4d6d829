"""The heading on Asian cities, which was written after the figures had been seen."""

from __future__ import annotations

from scipy.stats import hypergeom

from scsi.evidence.published import Published
from scsi.questions.claims.judgement import Claim, Judgement, Verdict, in_order
from scsi.questions.printed import named_cities, printed

_NAMED = ("seoul", "moscow", "shanghai", "singapore")
_OF_THE_NAMED_ONLY = ("asian-cities-mainly",)  # says where the share is high, not what Asia does


def chance_of_at_least(in_region: int, named: int, region: int, cities: int) -> float:
    r"""Return the chance that at least so many of the named cities are of a region.

    .. math:: P(X \ge x), \qquad X \sim \mathrm{Hypergeometric}(N, K, m)

    with N cities, K of them in the region, of which the m highest are named. A heading that was
    written after seeing the figures chose both the region and m, so it is a description of how
    rare the pattern is and no test.

    Parameters
    ----------
    in_region : int
        Named cities in the region, x.
    named : int
        Named cities, m.
    region : int
        All cities of the region, K.
    cities : int
        All cities, N.

    Examples
    --------
    >>> round(chance_of_at_least(3, 4, 10, 31), 3), round(chance_of_at_least(4, 4, 11, 31), 3)
    (0.087, 0.01)

    Three Asian cities among the four highest of 31, ten of them Asian, is what chance gives once
    in eleven or twelve times.
    """
    return float(hypergeom.sf(in_region - 1, cities, region, named))


def asian_heading(claim: Claim, published: Published) -> Judgement:
    """Judge that the named cities lead in public money and are Asian."""
    regions = published.cities.set_index("id")["region"].astype(str)
    asian = [city for city in _NAMED if regions[city] == "asia"]
    outside = tuple(city for city in _NAMED if city not in asian)
    whole = printed(published.waves[1], published=published).interval
    bands = {city: printed(published.waves[1], city, published=published) for city in _NAMED}
    above = {city: in_order([band.interval, whole]) for city, band in bands.items()}
    low = tuple(city for city in _NAMED if above[city] is False)
    region = int((regions == "asia").sum())
    facts = {
        "named": len(_NAMED),
        "in_region": len(asian),
        "region": region,
        "cities_total": len(regions),
        "outside": outside,
        "p_by_m49": chance_of_at_least(len(asian), len(_NAMED), region, len(regions)),
        "p_as_counted": chance_of_at_least(
            len(_NAMED), len(_NAMED), region + len(outside), len(regions)
        ),
        "unprinted": region - len(asian),
        "overall": published.percent(published.waves[1]),
    }
    rests_on = (
        *(band.id for band in bands.values()),
        published.percent(published.waves[1]).id,
        *(f"cities.csv#{city}" for city in _NAMED),
    )
    if low:
        facts |= {
            "cities": low,
            "percents": tuple(published.percent(published.waves[1], c) for c in low),
        }
        return Judgement(Verdict.CONTRADICTED, "asian-not-high", rests_on, facts)
    if 2 * len(asian) <= len(_NAMED):
        return Judgement(Verdict.CONTRADICTED, "asian-not-most", rests_on, facts)
    if None in above.values():
        return Judgement(Verdict.UNTESTABLE, "too-close", rests_on, facts)
    if claim.id not in _OF_THE_NAMED_ONLY:
        return Judgement(Verdict.UNTESTABLE, "asian-after-the-fact", rests_on, facts)
    if _highest(bands, published):
        return Judgement(Verdict.REPRODUCED, "asian-highest", rests_on, facts)
    return Judgement(Verdict.FOLLOWS, "asian-if-highest", rests_on, facts)


def _highest(bands, published) -> bool:
    """Say whether no other city can have a public share as high as the named ones."""
    named = named_cities(published)
    high = named.limits("a", "rounded").high
    lowest = min(band.interval.low for band in bands.values())
    return all(
        limit < lowest for name, limit in zip(named.names, high, strict=True) if name not in bands
    )
