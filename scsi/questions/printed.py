"""The printed figures as the bounds need them: fractions, rounding, limits of cities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scsi.evidence.published import PrintedSize, Published
from scsi.inference.printed.constraints import CityLimits, city_limits
from scsi.inference.printed.sizes import compatible_sizes
from scsi.vocabulary import Category, Interval, check_choice

ROUNDINGS = ("printed", "rounded")
"""Shares exactly as printed, or anywhere within half a unit of the last printed digit."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed percentage as a fraction: its row, its value and what the value stands for."""

    id: str
    value: float
    interval: Interval

    def under(self, rounding: str) -> Interval:
        """Return what the figure stands for when rounding is taken as `rounding`."""
        return self.interval if rounding == "rounded" else Interval(self.value, self.value)


@dataclass(frozen=True, slots=True)
class NamedCities:
    """The cities with printed shares, in the order public, private, joint, and all others.

    Attributes
    ----------
    data : tuple of str
        Their rows.
    names : tuple of str
        Ids of all cities, the named ones first.
    categories : tuple of str
        Category of each named city.
    shares : ndarray of float, shape (named,)
        Printed shares, fractions.
    half_unit : float
        Half a unit of the last printed digit.
    fewest_items : ndarray of int, shape (named,)
        Fewest items with which a share prints as it does, each rounded by itself.
    was_in_2019 : ndarray of bool, shape (cities,)
        Cities known to be in both waves.
    """

    data: tuple[str, ...]
    names: tuple[str, ...]
    categories: tuple[str, ...]
    shares: NDArray
    half_unit: float
    fewest_items: NDArray
    was_in_2019: NDArray

    def limits(self, constraints: str, rounding: str) -> CityLimits:
        """Return the limits of every city's public share."""
        check_choice("rounding", rounding, ROUNDINGS)
        by_category = (
            self.shares[[c == category for c in self.categories]] for category in Category
        )
        return city_limits(
            *by_category,
            cities=len(self.names),
            constraints=constraints,
            rounding=self.half_unit if rounding == "rounded" else 0.0,
        )


def waves_of(published: Published) -> tuple[int, int]:
    """Return the first and the last wave of which a share of all cities is printed."""
    return published.waves


def city_numbers(published: Published) -> tuple[PrintedSize, PrintedSize]:
    """Return the numbers of cities of both waves."""
    before, after = (published.size(f"cities-{wave}") for wave in waves_of(published))
    return before, after


def named_before(published: Published) -> PrintedSize:
    """Return how many cities of the first wave can be named."""
    return published.size(f"named-cities-{waves_of(published)[0]}")


def printed(
    wave: int, place: str = "all", category: str = "public", *, published: Published
) -> Printed:
    """Return one printed share as a fraction with what it stands for."""
    share = published.percent(wave, place, category)
    half = 0.5 * 10.0**-share.decimals
    # rounded to the digits it can have, so that 51.35 % is the float nearest to 0.5135
    low, value, high = (
        round((share.value + e) / 100, share.decimals + 3) for e in (-half, 0, half)
    )
    return Printed(share.id, value, Interval(low, high))


def public_pair(published: Published) -> tuple[Printed, Printed]:
    """Return the printed public shares of all cities, before and after."""
    before, after = (printed(wave, published=published) for wave in waves_of(published))
    return before, after


def named_cities(published: Published) -> NamedCities:
    """Return the cities with printed shares and all others."""
    shares = published.shares.query("place != 'all'")
    order = {str(category): i for i, category in enumerate(Category)}
    shares = shares.iloc[np.argsort(shares["category"].astype(str).map(order), kind="stable")]
    places = shares["place"].astype(str).tolist()
    decimals = shares["decimals"].unique()
    if len(decimals) != 1:
        raise ValueError(f"city shares must be printed to one number of digits; got {decimals}")
    cities = published.cities.set_index("id")
    names = (*places, *(c for c in cities.index.astype(str) if c not in places))
    return NamedCities(
        data=tuple("published_shares.csv#" + shares["id"].astype(str)),
        names=names,
        categories=tuple(shares["category"].astype(str)),
        shares=shares["percent"].to_numpy(float) / 100,
        half_unit=0.5 * 10.0 ** -float(decimals[0]) / 100,
        fewest_items=np.array(
            [
                compatible_sizes((percent,), decimals=int(decimals[0]), max_size=200)[0]
                for percent in shares["percent"]
            ]
        ),
        was_in_2019=(cities.loc[list(names), "in_2019"] == "yes").to_numpy(),
    )


def proposed_base(published: Published, base: int | None) -> PrintedSize:
    """Return the row of a proposed base, the likeliest unless one is named."""
    bases = {row.known: row for row in published.bases()}
    if base is not None and base not in bases:
        raise ValueError(f"base must be one of {', '.join(map(str, bases))}; got {base!r}")
    return bases[base] if base is not None else next(iter(bases.values()))


def number_or_none(value: float | NDArray) -> float | None:
    """Return a number, or None for nan."""
    return None if np.isnan(value) else float(value)
