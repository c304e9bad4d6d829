"""What the bounds on the spread leave of the test with cities as the unit."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from scsi.evidence.published import Published
from scsi.inference.printed.citylevel import (
    EVERY_PERSISTENCE,
    PvalueRange,
    overlap_range,
    welch_range,
    welch_range_same,
)
from scsi.inference.printed.constraints import CONSTRAINTS
from scsi.inference.printed.spread import greatest_spread
from scsi.questions.assumptions.taken import assumed
from scsi.questions.chapter import published_or_chapter
from scsi.questions.printed import named_before, named_cities, public_pair
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
    shared : int
        Cities in both surveys.
    persistence : Interval
        Range of the correlation of their shares in the two years; it does not matter without any.
    pvalue_range : Interval
        Least and greatest p: t with all cities less two degrees, or Welch's test if no city is in
        both.
    pvalue_enclosure : Interval
        Limits outside of which p lies nowhere. Without cities in both they are bounds on every
        cell of a grid over both spreads, otherwise the range itself.
    """

    constraints: str
    rounding: str
    spread_before: str
    cities: tuple[int, int]
    sd_before: Interval
    sd_after: Interval
    shared: int
    persistence: Interval
    pvalue_range: Interval
    pvalue_enclosure: Interval


def city_level_pvalue(
    constraints: str = "b",
    spread_before: str = "same",
    *,
    rounding: str = "printed",
    cities_before: int | None = None,
    shared: int | None = None,
    persistence: Interval = EVERY_PERSISTENCE,
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
    shared : int, optional
        Cities in both surveys; as many as are known to be in both unless given.
    persistence : Interval, default from 0 to 1
        Least and greatest correlation of the shares of those cities in the two years.
    published : Published, optional
        The figures, from `scsi.load_published`; the chapter's unless given.

    Returns
    -------
    CityLevelPvalue

    Examples
    --------
    >>> found = city_level_pvalue("b", "same").pvalue_range
    >>> round(found.low, 3), round(found.high, 2)
    (0.003, 0.21)
    >>> found = city_level_pvalue("b", "free", shared=0).pvalue_range
    >>> round(found.low, 4), round(found.high, 2)
    (0.0001, 0.41)

    The printed figures do not decide whether comparable cities shifted.
    """
    check_choice("spread_before", spread_before, ("same", "free"))
    published = published_or_chapter(published)
    before, after = public_pair(published)
    cities = assumed("city_level_pvalue", published, None, {}, cities_before=cities_before).cities
    most = min(cities)
    both = min(named_before(published).known, most) if shared is None else shared
    if not 0 <= both <= most:
        raise ValueError(f"shared must be from 0 to {most}; got {shared!r}")
    bounds = city_spread_bounds(constraints, rounding=rounding, published=published)
    sd_before = bounds.sd
    if spread_before == "free":
        anything = np.zeros(cities[0]), np.ones(cities[0])
        sd_before = Interval(0.0, greatest_spread(*anything, before.under(rounding)).sd)
    ends = before.under(rounding), after.under(rounding)
    spreads = None if spread_before == "same" else sd_before, bounds.sd
    found = [
        _range(shift, spreads, cities, both, persistence)
        for shift in (ends[1].low - ends[0].high, ends[1].high - ends[0].low)
    ]
    return CityLevelPvalue(
        question="city-level-shift",
        data=(
            *(before.id, after.id, *named_cities(published).data),
            *city_ids(cities, published),
            *_overlap_id(both, published),
        ),
        method="city-spread-range",
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
        shared=both,
        persistence=persistence,
        pvalue_range=_hull([f.attained for f in found]),
        pvalue_enclosure=_hull([f.enclosure for f in found]),
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CityLevelTable(Shown):
    """The test with cities as the unit under every constraint set, side by side.

    Attributes
    ----------
    rows : tuple of CityLevelPvalue
        Figures as printed and the cities that are known to be in both: constraint sets ``a`` to
        ``c`` with the spread of 2019 as in 2022, then with any spread.
    rounded : tuple of CityLevelPvalue
        The same with figures anywhere they round from.
    alone, kept : tuple of CityLevelPvalue
        As `rows`, with no city in both and with as many as can be.
    """

    rows: tuple[CityLevelPvalue, ...]
    rounded: tuple[CityLevelPvalue, ...]
    alone: tuple[CityLevelPvalue, ...]
    kept: tuple[CityLevelPvalue, ...]


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
        Three constraint sets for the same and for any spread in 2019: 6 rows each.

    Examples
    --------
    >>> table = city_level_table()
    >>> [round(row.pvalue_range.high, 2) for row in table.rows]
    [0.46, 0.21, 0.21, 0.47, 0.4, 0.4]

    No constraint set settles whether comparable cities shifted.
    """
    published = published_or_chapter(published)
    cities = assumed("city_level_table", published, None, {}, cities_before=cities_before).cities
    cases = list(product(("same", "free"), CONSTRAINTS))

    def rows(rounding: str = "printed", shared: int | None = None) -> tuple[CityLevelPvalue, ...]:
        """Return every case at one rounding and overlap."""
        return tuple(
            city_level_pvalue(
                letter,
                spread,
                rounding=rounding,
                shared=shared,
                cities_before=cities_before,
                published=published,
            )
            for spread, letter in cases
        )

    return CityLevelTable(
        rows=rows(), rounded=rows("rounded"), alone=rows(shared=0), kept=rows(shared=min(cities))
    )


def _range(
    shift: float,
    spreads: tuple[Interval | None, Interval],
    cities: tuple[int, int],
    shared: int,
    persistence: Interval,
) -> PvalueRange:
    """Return the range of p at one shift; spreads before and after, None for the same as after."""
    before, after = spreads
    if shared:
        return overlap_range(shift, before, after, *cities, shared, persistence)
    if before is None:
        return welch_range_same(shift, after, *cities)
    return welch_range(shift, before, after, *cities)


def _overlap_id(shared: int, published: Published) -> tuple[str, ...]:
    """Return the row of the number of cities known to be in both, if that is what is taken."""
    row = named_before(published)
    return (row.id,) if row.n == shared else ()


def _hull(parts: list[Interval]) -> Interval:
    """Return the interval from the least to the greatest end."""
    return Interval(min(p.low for p in parts), max(p.high for p in parts))
