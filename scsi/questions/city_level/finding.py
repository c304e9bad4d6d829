"""What the bounds on the spread leave of the test with cities as the unit."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from scsi.evidence.published import Published
from scsi.inference.printed.citylevel import welch_range, welch_range_same
from scsi.inference.printed.constraints import CONSTRAINTS
from scsi.inference.printed.spread import greatest_spread
from scsi.questions.assumptions.taken import assumed
from scsi.questions.chapter import published_or_chapter
from scsi.questions.printed import ROUNDINGS, public_pair
from scsi.questions.spread.finding import city_spread_bounds
from scsi.questions.waves import city_ids
from scsi.vocabulary import Finding, Interval, Shown, Unit, check_choice


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


def city_level_pvalue(
    constraints: str = "b",
    spread_before: str = "same",
    *,
    rounding: str = "printed",
    cities_before: int | None = None,
    published: Published | None = None,
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
    cities_before : int, optional
        Cities of 2019, at least 2; as published unless given. Those of 2022 are listed.
    published : Published, optional
        The figures, from `scsi.load_published`; the chapter's unless given.

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
    published = published_or_chapter(published)
    before, after = public_pair(published)
    cities = assumed("city_level_pvalue", published, None, {}, cities_before=cities_before).cities
    bounds = city_spread_bounds(constraints, rounding=rounding, published=published)
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
        data=(
            *(before.id, *bounds.data),
            *city_ids(cities, published),
        ),
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


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CityLevelTable(Shown):
    """The test with cities as the unit under every constraint set, side by side.

    Attributes
    ----------
    rows : tuple of CityLevelPvalue
        Figures as printed: constraint sets ``a`` to ``c`` with the spread of 2019 as in 2022, then
        with any spread.
    rounded : tuple of CityLevelPvalue
        The same with figures anywhere they round from.
    """

    rows: tuple[CityLevelPvalue, ...]
    rounded: tuple[CityLevelPvalue, ...]


def city_level_table(
    *, cities_before: int | None = None, published: Published | None = None
) -> CityLevelTable:
    """Test the shift with cities as the unit under every constraint set.

    Parameters
    ----------
    cities_before, published
        As in `city_level_pvalue`.

    Returns
    -------
    CityLevelTable
        Three constraint sets for the same and for any spread in 2019: 6 rows.

    Examples
    --------
    >>> table = city_level_table()
    >>> [round(row.pvalue_range.high, 2) for row in table.rows]
    [0.46, 0.21, 0.21, 0.47, 0.41, 0.41]

    No constraint set settles whether cities like these shifted.
    """
    published = published_or_chapter(published)
    cases = list(product(("same", "free"), CONSTRAINTS))
    by_rounding = (
        tuple(
            city_level_pvalue(
                letter, spread, rounding=rounding, cities_before=cities_before, published=published
            )
            for spread, letter in cases
        )
        for rounding in ROUNDINGS
    )
    return CityLevelTable(**dict(zip(("rows", "rounded"), by_rounding, strict=True)))


def _hull(parts: list[Interval]) -> Interval:
    """Return the interval from the least to the greatest end."""
    return Interval(min(p.low for p in parts), max(p.high for p in parts))
