"""How far the cities may lie apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from scsi.evidence.published import Published
from scsi.inference.printed.constraints import CONSTRAINTS, can_be_completed
from scsi.inference.printed.spread import Spread, greatest_spread, least_spread
from scsi.questions.chapter import published_or_chapter
from scsi.questions.printed import NamedCities, named_cities, printed, waves_of
from scsi.vocabulary import Interval, Shown, check_choice

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
    forced_variance : float
        The least variance of the *observed* shares as a part of p(1-p), the noise of a city's own
        items included: what the printed extremes force.
    forced_icc : tuple of (int, float)
        The intraclass correlation that this forces, that noise taken out, for each number of items
        that 2022 may have had; empty where cities may weigh unequally, since the least variance
        need not have the least correlation there.
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
    forced_variance: float
    forced_icc: tuple[tuple[int, float], ...]
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


def city_spread_bounds(
    constraints: str = "b",
    weighting: str = "equal",
    *,
    rounding: str = "printed",
    base: int | None = None,
    published: Published | None = None,
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
    published : Published, optional
        The figures, from `scsi.load_published`; the chapter's unless given.

    Returns
    -------
    CitySpreadBounds

    Examples
    --------
    >>> bounds = city_spread_bounds("b")
    >>> round(bounds.sd.low, 3), round(bounds.sd.high, 3), round(bounds.forced_variance, 3)
    (0.131, 0.281, 0.067)
    >>> [(base, round(icc, 3)) for base, icc in bounds.forced_icc]
    [(3091, 0.059), (1602, 0.05), (820, 0.032)]

    If the four named are the highest and every city counts the same, the observed city shares vary
    by 13 to 28 points; a part of that is the noise of a city's own items.
    """
    check_choice("weighting", weighting, WEIGHTINGS)
    if weighting != "free" and base is not None:
        raise ValueError(f"base matters to free weights only; got {base!r} with {weighting}")
    published = published_or_chapter(published)
    _, wave = waves_of(published)
    total = printed(wave, published=published)
    others = [printed(wave, "all", c, published=published) for c in ("private", "ppp")]
    named = named_cities(published)
    limits = named.limits(constraints, rounding)
    base_ids: tuple[str, ...] = ()
    bases: tuple[int, ...] = ()
    rule: dict[str, Any] = {"ratio": WEIGHTINGS[weighting]}
    if weighting == "free":
        base, base_ids = _base(published, base)
        rule = {"floors": _floors(named, base)}
    elif weighting == "equal":
        bases = tuple(row.known for row in published.bases())
        base_ids = tuple(row.id for row in published.bases())
    mean = total.under(rounding)
    least, greatest = (
        solve(limits.low, limits.high, mean, **rule) for solve in (least_spread, greatest_spread)
    )

    def completable(found: Spread) -> bool:
        """Say whether the other shares can be completed to their totals."""
        return can_be_completed(
            limits, found.shares, found.weights, *(other.interval for other in others)
        )

    return CitySpreadBounds(
        data=(total.id, *named.data, *base_ids),
        constraints=constraints,
        weighting=weighting,
        base=base,
        rounding=rounding,
        sd=Interval(least.sd, greatest.sd),
        forced_variance=least.relative,
        forced_icc=tuple((n, least.icc(n)) for n in bases),
        cities=named.names,
        least=least,
        greatest=greatest,
        # totals are always read as rounded here: as printed they need not add up to 1
        completable=(completable(least), completable(greatest)),
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


def city_spread_table(
    rounding: str = "printed", *, published: Published | None = None
) -> CitySpreadTable:
    """Bound the spread between cities under every constraint set and weighting.

    Parameters
    ----------
    rounding, published
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
    published = published_or_chapter(published)
    bases = [b.n for b in published.bases()]
    rows = tuple(
        city_spread_bounds(
            constraints, weighting, rounding=rounding, base=base, published=published
        )
        for weighting in WEIGHTINGS
        for base in (bases if weighting == "free" else [None])
        for constraints in CONSTRAINTS
    )
    return CitySpreadTable(rounding=rounding, rows=rows)
