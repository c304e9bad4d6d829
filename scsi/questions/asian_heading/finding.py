"""Do Asian cities lead in public money, as a heading says?"""

from __future__ import annotations

from dataclasses import dataclass, field

from scipy.stats import hypergeom

from scsi.evidence.names import Names
from scsi.evidence.published import PrintedPercent, Published
from scsi.questions.chapter import published_or_chapter
from scsi.questions.listed import row_ids
from scsi.vocabulary import Finding, Unit

_COUNTED_AS_ASIAN = "moscow"  # by the heading; Eastern Europe by M49


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AsianHeading(Finding):
    """How far the heading "Asian cities lead in public money" can be tested.

    `estimate` is the part of the named cities that lies in Asia by UN M49; `pvalue` the chance that
    as many of the highest were in Asia if region and public share had nothing to do with each
    other. Both ways of counting were chosen after the four were seen.

    Attributes
    ----------
    named : tuple of str
        Ids of the cities printed with a public share, highest first.
    in_asia : int
        How many of them are in Asia by M49.
    cities, cities_in_asia : int
        All cities surveyed, and those of them in Asia by M49.
    pvalue_as_counted : float
        The same chance if Moscow is counted as Asian, as the heading counts it.
    percents : tuple of PrintedPercent
        The printed public share of each named city.
    regions : tuple of str
        The region of each named city by M49.
    names : Names
        What the cities are called.
    """

    named: tuple[str, ...]
    in_asia: int
    cities: int
    cities_in_asia: int
    pvalue_as_counted: float
    percents: tuple[PrintedPercent, ...] = field(repr=False)
    regions: tuple[str, ...] = field(repr=False)
    names: Names = field(repr=False, compare=False)


def asian_heading(published: Published | None = None) -> AsianHeading:
    r"""Ask how often chance would put as many Asian cities among the highest.

    If the n named cities are the n highest of the N surveyed, of which K lie in Asia, the number in
    Asia among them is hypergeometric when region and public share are unrelated:

    .. math:: P(X \ge x) = \sum_{j \ge x} \binom{K}{j} \binom{N-K}{n-j} \Big/ \binom{N}{n} .

    That they are the highest is read from the heading, not printed. Nothing can be permuted among
    the printed cities: they were named because they are extreme.

    Parameters
    ----------
    published : Published, optional
        The publication, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    AsianHeading

    Examples
    --------
    >>> found = asian_heading()
    >>> found.in_asia, len(found.named), round(found.pvalue, 3), round(found.pvalue_as_counted, 3)
    (3, 4, 0.087, 0.01)

    Three of four is not rare by chance; four of four is, but only if Moscow lies in Asia.
    """
    published = published_or_chapter(published)
    shares = published.shares.query("place != 'all' and category == 'public'")
    shares = shares.sort_values("percent", ascending=False)
    region = published.cities.set_index("id")["region"]
    named = tuple(shares["place"].astype(str))
    asian = {city for city in region.index if region[city] == "asia"}
    counted = asian | {_COUNTED_AS_ASIAN}
    return AsianHeading(
        question="asian-heading",
        data=(*row_ids("published_shares", shares), *row_ids("cities", published.cities)),
        method="hypergeometric",
        unit=Unit.CITIES,
        estimate=len(asian.intersection(named)) / len(named),
        interval=None,
        pvalue=_chance(named, asian, len(region)),
        named=named,
        in_asia=len(asian.intersection(named)),
        cities=len(region),
        cities_in_asia=len(asian),
        pvalue_as_counted=_chance(named, counted, len(region)),
        percents=tuple(published.percent(published.waves[1], city, "public") for city in named),
        regions=tuple(str(region[city]) for city in named),
        names=published.names,
    )


def _chance(named: tuple[str, ...], asian: set[str], cities: int) -> float:
    """Return the chance that at least as many of the named cities are Asian."""
    return float(hypergeom.sf(len(asian.intersection(named)) - 1, cities, len(asian), len(named)))
