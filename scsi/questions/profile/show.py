"""One city's profile, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.city_regions.show import region_ranges
from scsi.questions.profile.finding import CityProfile
from scsi.showing.catalogue import word
from scsi.showing.facts import money_cells, sector_cells, service_cells, tie_cells
from scsi.showing.labels import category_label
from scsi.showing.numbers import percent, rounded
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows
from scsi.vocabulary import Category


def profile_sentence(profile: CityProfile, lang: str) -> str:
    """Say what the chapter prints of a city, or that it prints nothing."""
    fields = {
        "city": profile.names.city(profile.city, lang),
        "cities": profile.cities,
        "listed": _listed(profile, lang),
    }
    if profile.silent:
        return word("profile.silent", lang, **fields)
    if profile.shares.empty:
        return word("profile.unprinted", lang, **fields)
    share = profile.shares.iloc[0]
    region = profile.regions["a"]
    others = (
        word(
            "profile.other",
            lang,
            category=category_label(category, lang),
            high=percent(region.high[place]),
        )
        for place, category in enumerate(Category)
        if category != share["category"]
    )
    return word(
        "profile.printed",
        lang,
        percent=rounded(share["percent"], share["decimals"]),
        category=category_label(share["category"], lang),
        others=word("profile.and", lang).join(others),
        **fields,
    )


def _listed(profile: CityProfile, lang: str) -> str:
    """Say how many services, ties and givers are named, or that none is."""
    counts = {
        name: len(getattr(profile, name))
        for name in ("sectors", "services", "partnerships", "public_money")
    }
    items = [word(f"profile.{name}", lang, count=count) for name, count in counts.items() if count]
    if not items:
        return word("profile.nothing", lang)
    return word("profile.listed", lang, list=word("list", lang).join(items))


def region_sets(profile: CityProfile, lang: str) -> str:
    """Return the limits of a city's shares under each constraint set, as a list."""
    return "; ".join(
        word("city_profile.item", lang, set=name, **region_ranges(region))
        for name, region in profile.regions.items()
    )


@shows(CityProfile, "sentence")
def say_city_profile(profile: CityProfile, *, lang: str = "en") -> Text:
    """Say what the chapter prints of a city: the headline of its profile."""
    text = profile_sentence(profile, lang)
    return Text("city_profile", lang, text, kind="headline", findings=(profile,))


@shows(CityProfile, "table")
def tabulate_city_shares(profile: CityProfile, *, lang: str = "en") -> Table:
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
    caption = word("city_shares.caption", lang, city=profile.names.city(profile.city, lang), **sets)
    return Table("city_shares", lang, caption, pd.DataFrame(rows), (profile,))


@shows(CityProfile, "table", "sectors")
def tabulate_city_sectors(profile: CityProfile, *, lang: str = "en") -> Table:
    """Show a city's printed sector shares."""
    cells = sector_cells(profile.names, profile.sectors, lang)
    return _facts("city_sectors", profile, cells, lang)


@shows(CityProfile, "table", "services")
def tabulate_city_services(profile: CityProfile, *, lang: str = "en") -> Table:
    """Show a city's services, projects and fields."""
    cells = service_cells(profile.names, profile.services, lang)
    return _facts("city_services", profile, cells, lang)


@shows(CityProfile, "table", "partnerships")
def tabulate_city_partnerships(profile: CityProfile, *, lang: str = "en") -> Table:
    """Show a city's ties."""
    cells = tie_cells(profile.names, profile.partnerships, lang)
    return _facts("city_partnerships", profile, cells, lang)


@shows(CityProfile, "table", "money")
def tabulate_city_money(profile: CityProfile, *, lang: str = "en") -> Table:
    """Show a city's money and backing from above."""
    return _facts("city_money", profile, money_cells(profile.public_money, lang), lang)


def _facts(name: str, profile: CityProfile, cells: pd.DataFrame, lang: str) -> Table:
    """Return facts of one city without the column that names it, or say that there are none."""
    key = f"{name}.none" if cells.empty else f"{name}.caption"
    caption = word(key, lang, city=profile.names.city(profile.city, lang))
    cells = cells.drop(columns=word("column.city", lang), errors="ignore")
    return Table(name, lang, caption, cells, (profile,))


@shows(CityProfile, "frame")
def frame_city_profile(profile: CityProfile) -> pd.DataFrame:
    """Return one row a constraint set: the limits of each share, and the part of the triangle."""
    rows = [
        {
            "constraints": name,
            **{f"{c}_low": low for c, low in zip(Category, region.low, strict=True)},
            **{f"{c}_high": high for c, high in zip(Category, region.high, strict=True)},
            "part": region.part,
        }
        for name, region in profile.regions.items()
    ]
    return pd.DataFrame(rows)
