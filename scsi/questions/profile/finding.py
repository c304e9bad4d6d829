"""One city: what the chapter prints of it, and what that leaves open."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from scsi.evidence.names import Names
from scsi.evidence.published import PrintedPercent, Published
from scsi.inference.printed.constraints import CONSTRAINTS
from scsi.inference.printed.simplex import SimplexRegion
from scsi.questions.chapter import published_or_chapter
from scsi.questions.city_regions.finding import printed_total, region_of
from scsi.questions.listed import row_ids
from scsi.questions.printed import named_cities
from scsi.vocabulary import Shown, Unit, check_choice


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class CityProfile(Shown):
    """What the chapter prints of one city.

    Attributes
    ----------
    city : str
        Its id.
    data : tuple of str
        The rows that name it, each ``file#id``.
    shares, sectors, services, partnerships, public_money : pandas.DataFrame
        Its rows of the tables of `scsi.load_published`; empty where there are none.
    regions : dict of str to SimplexRegion
        What its public, private and joint shares can be, under the constraint sets ``a`` to ``c``.
    silent : bool
        Whether the chapter prints nothing of it.
    cities : int
        How many cities were surveyed.
    total : dict of str to PrintedPercent
        By category, what is printed of all cities together.
    names : Names
        What cities and sectors are called.
    unit : Unit
        Described, without sampling error.
    """

    city: str
    data: tuple[str, ...]
    shares: pd.DataFrame
    sectors: pd.DataFrame
    services: pd.DataFrame
    partnerships: pd.DataFrame
    public_money: pd.DataFrame
    regions: dict[str, SimplexRegion]
    silent: bool
    cities: int = field(repr=False)
    total: dict[str, PrintedPercent] = field(repr=False)
    names: Names = field(repr=False)
    unit: Unit = Unit.NONE


def city_profile(city: str = "seoul", *, published: Published | None = None) -> CityProfile:
    """Gather what the chapter prints of one city.

    Parameters
    ----------
    city : str
        An id of ``cities``.
    published : Published, optional
        The publication, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    CityProfile

    Raises
    ------
    ValueError
        If there is no such city; the message names the nearest.

    Examples
    --------
    >>> seoul, brussels = city_profile("seoul"), city_profile("brussels")
    >>> len(seoul.services), len(seoul.partnerships), brussels.silent
    (8, 1, True)

    Of Brussels nothing is printed: it was surveyed, and is part of the totals.
    """
    published = published_or_chapter(published)
    check_choice("city", city, published.cities["id"])
    named = named_cities(published)
    files = {
        "shares": ("published_shares", published.shares, "place"),
        "sectors": ("sector_shares", published.sectors, "city"),
        "services": ("leading_services", published.services, "city"),
        "partnerships": ("partnerships", published.partnerships, "city"),
        "public_money": ("public_money", published.public_money, "city"),
    }
    tables, data = {}, [f"cities.csv#{city}"]
    for name, (file, table, column) in files.items():
        tables[name] = table[(table[column] == city).fillna(False)].reset_index(drop=True)
        data += row_ids(file, tables[name])
    return CityProfile(
        city=city,
        data=tuple(data),
        **tables,
        regions={name: region_of(named, city, name) for name in CONSTRAINTS},
        silent=all(table.empty for table in tables.values()),
        cities=len(published.cities),
        total=printed_total(published),
        names=published.names,
    )
