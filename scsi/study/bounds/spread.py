"""How far the cities may lie apart, and what that leaves of the test with cities as the unit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.evidence.published import load_published
from scsi.inference.printed.citylevel import welch_range, welch_range_same
from scsi.inference.printed.constraints import CONSTRAINTS, can_be_completed
from scsi.inference.printed.spread import Spread, greatest_spread, least_spread
from scsi.study.bounds.printed import NamedCities, named_cities, printed
from scsi.vocabulary import Finding, Interval, Shown, Unit, check_choice

WEIGHTINGS = {"equal": 1.0, "ratio-3": 3.0, "ratio-10": 10.0, "free": None}
"""Largest weight of a city over the smallest; free: only the fewest items of each are fixed."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class CitySpreadBounds(Shown):
    """The least and greatest spread between the public shares of the 31 cities.

    Attributes
    ----------
    data : tuple of str
        The rows the bounds rest on.
    constraints : str
        ``a``: the printed figures only; ``b``: the four named are the highest; ``c``: besides,
        the two cities named for joint money are the highest in that.
    weighting : str
        ``equal``, ``ratio-3``, ``ratio-10`` or ``free``.
    base : int or None
        Items of 2022, where the weighting depends on them (``free``).
    rounding : str
        ``printed``: figures taken exactly as printed; ``rounded``: anywhere they round from.
    sd : Interval
        Least and greatest standard deviation of city shares, divisor 30, a fraction.
    forced : float
        The least between-city variance as a part of p(1-p): what the printed extremes force.
    cities : tuple of str
        Ids of the cities, in the order of the shares below.
    least, greatest : Spread
        The shares and weights that attain the bounds, and the certificates.
    completable : tuple of bool
        Whether the attaining shares leave room for the printed private and joint totals; where
        not, the bound still holds but may not be attained.
    """

    data: tuple[str, ...]
    constraints: str
    weighting: str
    base: int | None
    rounding: str
    sd: Interval
    forced: float
    cities: tuple[str, ...]
    least: Spread
    greatest: Spread
    completable: tuple[bool, bool]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class CitySpreadTable(Shown):
    """The spread between cities under every constraint set and weighting, side by side.

    Attributes
    ----------
    rounding : str
        How the printed figures were taken.
    rows : tuple of CitySpreadBounds
        Constraint sets ``a`` to ``c`` within each weighting; free weights once per base.
    """

    rounding: str
    rows: tuple[CitySpreadBounds, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CityLevelPvalue(Finding):
    """The shift tested with cities as the unit, over all spreads that the figures allow.

    `interval` and `pvalue` are None: they would need the spread. Every city counts the same.

    Attributes
    ----------
    constraints, rounding : str
        As in `CitySpreadBounds`; ``rounded`` takes the shift over its rounding too, so that the
        ends of the ranges need not be attained together.
    spread_before : str
        ``same`` as in 2022, or ``free``: anything that a mean of 41 % allows.
    cities : tuple of int
        Cities before and after.
    sd_before, sd_after : Interval
        The ranges of the spread that were gone through, fractions.
    pvalue_range : Interval
        Least and greatest p, Welch's test.
    pvalue_enclosure : Interval
        Limits shown by bounds on every cell of a grid over both spreads: p lies nowhere outside.
    """

    constraints: str
    rounding: str
    spread_before: str
    cities: tuple[int, int]
    sd_before: Interval
    sd_after: Interval
    pvalue_range: Interval
    pvalue_enclosure: Interval


def city_spread_bounds(
    constraints: str = "b",
    weighting: str = "equal",
    *,
    rounding: str = "printed",
    base: int | None = None,
) -> CitySpreadBounds:
    """Bound the spread between the public shares of the 31 cities of 2022.

    Parameters
    ----------
    constraints : {"a", "b", "c"}
        What is assumed beside the printed figures.
    weighting : {"equal", "ratio-3", "ratio-10", "free"}
        Largest city over the smallest; free leaves all but the fewest items of each open.
    rounding : {"printed", "rounded"}
        Figures as printed, or anywhere they round from.
    base : int, optional
        Items of 2022, for free weights; the likeliest base unless given.

    Returns
    -------
    CitySpreadBounds

    Examples
    --------
    >>> bounds = city_spread_bounds("b")
    >>> round(bounds.sd.low, 3), round(bounds.sd.high, 3), round(bounds.forced, 3)
    (0.131, 0.281, 0.067)

    If the four named are the highest and every city counts the same, city shares vary by 13 to 28
    points.
    """
    check_choice("weighting", weighting, WEIGHTINGS)
    if weighting != "free" and base is not None:
        raise ValueError(f"base matters to free weights only; got {base!r} with {weighting}")
    published = load_published()
    total = printed(2022, published=published)
    others = [printed(2022, "all", c, published=published) for c in ("private", "ppp")]
    named = named_cities(published)
    limits = named.limits(constraints, rounding)
    base_id = ()
    rule = {"ratio": WEIGHTINGS[weighting]}
    if weighting == "free":
        base, base_id = _base(published, base)
        rule = {"floors": _floors(named, base)}
    mean = total.under(rounding)
    least, greatest = (
        solve(limits.low, limits.high, mean, **rule) for solve in (least_spread, greatest_spread)
    )
    return CitySpreadBounds(
        data=(total.id, *named.data, *base_id),
        constraints=constraints,
        weighting=weighting,
        base=base,
        rounding=rounding,
        sd=Interval(least.sd, greatest.sd),
        forced=least.relative,
        cities=named.names,
        least=least,
        greatest=greatest,
        # totals are always read as rounded here: as printed they need not add up to 1
        completable=tuple(
            can_be_completed(limits, s.shares, s.weights, *(o.interval for o in others))
            for s in (least, greatest)
        ),
    )


def _base(published, base: int | None) -> tuple[int, tuple[str, ...]]:
    """Return the base with its row, the likeliest unless given."""
    bases = {b.n: b.id for b in published.bases()}
    base = next(iter(bases)) if base is None else base
    return base, ((bases[base],) if base in bases else ())


def _floors(named: NamedCities, base: int) -> np.ndarray:
    """Return the least part of the items that each city must have: its fewest, or one."""
    fewest = np.ones(len(named.names))
    fewest[: len(named.fewest_items)] = named.fewest_items
    if fewest.sum() > base:
        raise ValueError(f"base must be at least the {fewest.sum():.0f} items that are needed")
    return fewest / base


def city_spread_table(rounding: str = "printed") -> CitySpreadTable:
    """Bound the spread between cities under every constraint set and weighting.

    Parameters
    ----------
    rounding : {"printed", "rounded"}
        As in `city_spread_bounds`.

    Returns
    -------
    CitySpreadTable
        Three constraint sets for three weightings and for free weights on each base: 18 rows.

    Examples
    --------
    >>> rows = city_spread_table().rows
    >>> [(r.constraints, round(r.sd.low, 2)) for r in rows if r.weighting == "ratio-10"]
    [('a', 0.05), ('b', 0.05), ('c', 0.05)]

    Where cities may weigh unequally, the printed extremes force hardly any spread.
    """
    bases = [b.n for b in load_published().bases()]
    rows = tuple(
        city_spread_bounds(constraints, weighting, rounding=rounding, base=base)
        for weighting in WEIGHTINGS
        for base in (bases if weighting == "free" else [None])
        for constraints in CONSTRAINTS
    )
    return CitySpreadTable(rounding=rounding, rows=rows)


def city_level_pvalue(
    constraints: str = "b", spread_before: str = "same", *, rounding: str = "printed"
) -> CityLevelPvalue:
    """Test the shift with cities as the unit, over every spread that the figures allow.

    Parameters
    ----------
    constraints : {"a", "b", "c"}
        What is assumed beside the printed figures.
    spread_before : {"same", "free"}
        Whether cities varied in 2019 as in 2022, or in any way that a mean of 41 % allows.
    rounding : {"printed", "rounded"}
        Figures as printed, or anywhere they round from.

    Returns
    -------
    CityLevelPvalue

    Examples
    --------
    >>> found = city_level_pvalue("b", "same").pvalue_range
    >>> round(found.low, 3), round(found.high, 2)
    (0.009, 0.21)
    >>> found = city_level_pvalue("b", "free").pvalue_range
    >>> round(found.low, 4), round(found.high, 2)
    (0.0001, 0.41)

    The printed figures do not decide whether cities like these shifted.
    """
    check_choice("spread_before", spread_before, ("same", "free"))
    published = load_published()
    before, after = printed(2019, published=published), printed(2022, published=published)
    sizes = published.size("cities-2019"), published.size("cities-2022")
    cities = tuple(size.n for size in sizes)
    bounds = city_spread_bounds(constraints, rounding=rounding)
    sd_before = bounds.sd
    if spread_before == "free":
        anything = np.zeros(cities[0]), np.ones(cities[0])
        sd_before = Interval(0.0, greatest_spread(*anything, before.under(rounding)).sd)
    ends = before.under(rounding), after.under(rounding)
    found = [
        welch_range_same(shift, bounds.sd, *cities)
        if spread_before == "same"
        else welch_range(shift, sd_before, bounds.sd, *cities)
        for shift in (ends[1].low - ends[0].high, ends[1].high - ends[0].low)
    ]
    return CityLevelPvalue(
        question="city-level-shift",
        data=(before.id, *bounds.data, *(size.id for size in sizes)),
        method="welch-spread-range",
        unit=Unit.CITIES,
        estimate=after.value - before.value,
        interval=None,
        pvalue=None,
        constraints=constraints,
        rounding=rounding,
        spread_before=spread_before,
        cities=cities,
        sd_before=sd_before,
        sd_after=bounds.sd,
        pvalue_range=_hull([f.attained for f in found]),
        pvalue_enclosure=_hull([f.enclosure for f in found]),
    )


def _hull(parts: list[Interval]) -> Interval:
    """Return the interval from the least to the greatest end."""
    return Interval(min(p.low for p in parts), max(p.high for p in parts))
