"""One city's profile, as tables; where nothing is printed the caption says so."""

from __future__ import annotations

import pandas as pd

from scsi.display.facts import money_cells, sector_cells, service_cells, tie_cells
from scsi.display.numbers import percent
from scsi.display.outputs import Table
from scsi.display.sentences.cities import city_names, region_ranges
from scsi.display.words import word
from scsi.evidence.published import load_published
from scsi.study.profile import CityProfile
from scsi.vocabulary import Category


def city_shares(profile: CityProfile, *, lang: str = "en") -> Table:
    """Show the limits of a city's three shares under each constraint set."""
    rows = []
    for name, region in profile.regions.items():
        ranges = region_ranges(region)
        rows.append(
            {
                word("column.set", lang): name,
                **{word(f"axis.{category}", lang): ranges[category] for category in Category},
                word("column.part", lang): percent(region.part),
            }
        )
    sets = {name: word(f"assumption.{name}", lang) for name in profile.regions}
    caption = word("city_shares.caption", lang, city=city_names([profile.city], lang), **sets)
    return Table("city_shares", lang, caption, pd.DataFrame(rows), (profile,))


def city_sectors(profile: CityProfile, *, lang: str = "en") -> Table:
    """Show a city's printed sector shares."""
    return _facts(
        "city_sectors", profile, sector_cells(load_published(), profile.sectors, lang), lang
    )


def city_services(profile: CityProfile, *, lang: str = "en") -> Table:
    """Show a city's services, projects and fields."""
    cells = service_cells(load_published(), profile.services, lang)
    return _facts("city_services", profile, cells, lang)


def city_partnerships(profile: CityProfile, *, lang: str = "en") -> Table:
    """Show a city's ties."""
    cells = tie_cells(load_published(), profile.partnerships, lang)
    return _facts("city_partnerships", profile, cells, lang)


def city_money(profile: CityProfile, *, lang: str = "en") -> Table:
    """Show a city's money and backing from above."""
    return _facts("city_money", profile, money_cells(profile.public_money, lang), lang)


def _facts(name: str, profile: CityProfile, cells: pd.DataFrame, lang: str) -> Table:
    """Return facts of one city without the column that names it, or say that there are none."""
    key = f"{name}.none" if cells.empty else f"{name}.caption"
    caption = word(key, lang, city=city_names([profile.city], lang))
    cells = cells.drop(columns=word("column.city", lang), errors="ignore")
    return Table(name, lang, caption, cells, (profile,))
