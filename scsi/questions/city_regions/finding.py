"""What is known of each city's three shares, and what that leaves for the cities not printed."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from scsi.evidence.names import Names
from scsi.evidence.published import PrintedPercent, Published
from scsi.inference.printed.constraints import CONSTRAINTS
from scsi.inference.printed.others import Weights, others_mean
from scsi.inference.printed.simplex import SimplexRegion, simplex_region
from scsi.questions.chapter import published_or_chapter
from scsi.questions.listed import Listed
from scsi.questions.printed import NamedCities, named_cities, printed
from scsi.questions.spread.finding import WEIGHTINGS
from scsi.vocabulary import Category


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class CityRegions(Listed):
    """What each of the 31 cities' public, private and joint shares can be.

    `rows` holds one row a city: ``city``, ``printed`` (the category printed, empty where none),
    ``public_low``, ``public_high`` and so on for private and ppp, fractions as rounded, and
    ``part``, what is left of the triangle of all shares.

    Attributes
    ----------
    constraints : str
        ``a``: the printed figures only; ``b``: besides, the four cities named for public money are
        the highest in it, which is read from a heading; ``c``: besides, the two named for joint
        money are the highest in that, as the chapter says.
    regions : dict of str to SimplexRegion
        Per city the region of the triangle: public, private, ppp.
    total : dict of str to PrintedPercent
        By category, what is printed of all cities together.
    names : Names
        What the cities are called.
    """

    constraints: str
    regions: dict[str, SimplexRegion]
    total: dict[str, PrintedPercent] = field(repr=False)
    names: Names = field(repr=False)


def city_regions(constraints: str = "a", *, published: Published | None = None) -> CityRegions:
    """Find what is known of every city's shares, from its own printed share and from the order.

    Parameters
    ----------
    constraints : {"a", "b", "c"}
        What is assumed beside the printed figures, each set with more than the one before.
    published : Published, optional
        The publication, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    CityRegions
        The cities with a printed share first, in the order public, private, joint.

    Raises
    ------
    ValueError
        If the set is not known.

    Examples
    --------
    >>> rows = city_regions("c").rows.set_index("city")
    >>> rows.loc["sydney", ["public_low", "public_high"]].astype(float).round(3).tolist()
    [0.04, 0.375]

    Sydney prints 63 % private; if no city but two has more than 32 % joint money, at least 4 % of
    what Sydney built was paid for publicly.
    """
    published = published_or_chapter(published)
    named = named_cities(published)
    regions = {city: region_of(named, city, constraints) for city in named.names}
    shown = dict(zip(named.names, named.categories, strict=False))
    rows = [
        {
            "city": city,
            "printed": shown.get(city, ""),
            **{
                f"{category}_{side}": float(getattr(region, side)[place])
                for place, category in enumerate(Category)
                for side in ("low", "high")
            },
            "part": region.part,
        }
        for city, region in regions.items()
    ]
    return CityRegions(
        data=named.data,
        rows=pd.DataFrame(rows),
        constraints=constraints,
        regions=regions,
        total=printed_total(published),
        names=published.names,
    )


def printed_total(published: Published) -> dict[str, PrintedPercent]:
    """Return what is printed of all cities together in 2022, by category."""
    return {
        str(category): published.percent(published.waves[1], "all", category)
        for category in Category
    }


def region_of(named: NamedCities, city: str, constraints: str) -> SimplexRegion:
    """Return what is left of the triangle for one city, as rounded."""
    low, high = _limits(named, constraints)
    place = named.names.index(city)
    return simplex_region(low[place], high[place])


def _limits(named: NamedCities, constraints: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the limits of every city's shares as rounded, each of shape (cities, 3)."""
    limits = named.limits(constraints, "rounded")
    return (
        np.stack([limits.low, limits.private_low, limits.ppp_low], axis=1),
        np.stack([limits.high, limits.private_high, limits.ppp_high], axis=1),
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class OtherCities(Listed):
    """What the printed total and the printed cities leave for the mean of all others.

    `rows` holds one row a constraint set, weighting and category: ``constraints``, ``weighting``,
    ``base`` (items, where the weighting depends on them), ``category``, ``low`` and ``high``,
    fractions; nan where nothing fits.

    Attributes
    ----------
    printed_cities, other_cities : int
        How many cities have a printed share, and how many have none.
    """

    printed_cities: int
    other_cities: int


def other_cities(published: Published | None = None) -> OtherCities:
    """Bound the mean shares of the cities without a printed share.

    What the printed totals of 2022 and the printed cities leave, under each constraint set and each
    assumption on the cities' weights: equal, the largest at most 3 or 10 times the smallest, or
    free but for the fewest items that each printed share needs (one, where none is printed).

    Parameters
    ----------
    published : Published, optional
        The publication, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    OtherCities

    Examples
    --------
    >>> rows = other_cities().rows.query("constraints == 'a' and category == 'public'")
    >>> rows[["weighting", "low", "high"]].round(3).to_numpy().tolist()[:2]
    [['equal', 0.501, 0.587], ['ratio-3', 0.394, 0.807]]

    If all cities count the same, the other 22 average 50 to 59 % public; if one can count three
    times another, anything from 39 to 81 %.
    """
    published = published_or_chapter(published)
    named = named_cities(published)
    totals = [
        printed(published.waves[1], "all", category, published=published) for category in Category
    ]
    limits = [(total.interval.low, total.interval.high) for total in totals]
    others = np.arange(len(named.names)) >= len(named.shares)
    rows = []
    for constraints in CONSTRAINTS:
        low, high = _limits(named, constraints)
        for weighting, base, weights in _weightings(named, published):
            bounds = others_mean(low, high, limits, others, weights)
            rows += [
                (constraints, weighting, base, str(category), *map(float, bound))
                for category, bound in zip(Category, bounds, strict=True)
            ]
    columns = ["constraints", "weighting", "base", "category", "low", "high"]
    return OtherCities(
        data=(*(total.id for total in totals), *named.data),
        rows=pd.DataFrame(rows, columns=columns),
        printed_cities=len(named.shares),
        other_cities=int(others.sum()),
    )


def _weightings(named: NamedCities, published: Published):
    """Yield each assumption on the weights: its name, the base it rests on or None, itself."""
    fewest = np.ones(len(named.names))
    fewest[: len(named.fewest_items)] = named.fewest_items
    for weighting, ratio in WEIGHTINGS.items():
        if ratio is not None:
            yield weighting, None, Weights(ratio=ratio)
        else:
            for base in published.bases():
                yield weighting, base.known, Weights(ratio=np.inf, least=fewest / base.known)
