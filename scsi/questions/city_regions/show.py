"""What is known of every city, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.inference.printed.constraints import CONSTRAINTS
from scsi.inference.printed.simplex import SimplexRegion
from scsi.questions.city_regions.finding import CityRegions, OtherCities
from scsi.showing.catalogue import word
from scsi.showing.facts import category_or_none, range_or_none
from scsi.showing.labels import weighting_label
from scsi.showing.numbers import percent, percent_range
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows
from scsi.vocabulary import Category, Interval


def region_ranges(region: SimplexRegion) -> dict[str, str]:
    """Return the limits of a region's shares as text, by category."""
    return {
        str(category): percent_range(Interval(low, high))
        for category, low, high in zip(Category, region.low, region.high, strict=True)
    }


def _printed_regions(regions: CityRegions, lang: str) -> str:
    """Say the limits of each city that has a printed share."""
    cities = regions.rows.loc[regions.rows["printed"] != "", "city"]
    return " ".join(
        word(
            "city_regions.item",
            lang,
            city=regions.names.city(city, lang),
            **region_ranges(regions.regions[city]),
        )
        for city in cities
    )


def region_numbers(regions: CityRegions, lang: str) -> dict[str, object]:
    """Return what text and caption say of the regions, by the field a sentence calls it."""
    printed = regions.rows["printed"] != ""
    parts = regions.rows.loc[printed, "part"]
    return {
        "cities": _printed_regions(regions, lang),
        "count": int(printed.sum()),
        "others": int((~printed).sum()),
        "least": percent(parts.min()),
        "most": percent(parts.max()),
        "other_part": percent(regions.rows.loc[~printed, "part"].max()),
        "constraints": word(f"assumption.{regions.constraints}", lang),
    }


@shows(CityRegions, "sentence")
def say_city_regions(regions: CityRegions, *, lang: str = "en") -> Text:
    """Say what is known of the three shares of the cities with a printed share."""
    text = word("city_regions.text", lang, **region_numbers(regions, lang))
    return Text("city_regions", lang, text, findings=(regions,))


def bounds_of(others: OtherCities, constraints: str, weighting: str, category: str) -> Interval:
    """Return the limits of one category's mean, the widest where there are several bases."""
    rows = others.rows.query(
        "constraints == @constraints and weighting == @weighting and category == @category"
    )
    return Interval(rows["low"].min(), rows["high"].max())


def other_numbers(others: OtherCities, constraints: str = "a") -> dict[str, object]:
    """Return what text and figure say of the other cities, by the field a sentence calls it."""
    cells = {
        f"{category}_{name}": percent_range(bounds_of(others, constraints, weighting, category))
        for category in map(str, Category)
        for name, weighting in (("equal", "equal"), ("3", "ratio-3"), ("free", "free"))
    }
    return {"printed": others.printed_cities, "others": others.other_cities, **cells}


@shows(OtherCities, "sentence")
def say_other_cities(others: OtherCities, *, lang: str = "en") -> Text:
    """Say what the printed total and the named cities leave for all others."""
    text = word("other_cities.text", lang, **other_numbers(others))
    return Text("other_cities", lang, text, findings=(others,))


@shows(CityRegions, "table")
def tabulate_city_regions(regions: CityRegions, *, lang: str = "en") -> Table:
    """Show the limits of each printed city's three shares, and of each other city's."""
    numbers = region_numbers(regions, lang)
    printed = regions.rows[regions.rows["printed"] != ""]
    rest = regions.rows[regions.rows["printed"] == ""].iloc[:1]
    rows = []
    for row in pd.concat([printed, rest]).itertuples():
        name = regions.names.city(row.city, lang)
        if not row.printed:
            name = word("city_regions.others", lang, others=numbers["others"])
        ranges = region_ranges(regions.regions[row.city])
        rows.append(
            {
                word("column.city", lang): name,
                word("column.category", lang): category_or_none(row.printed, lang),
                **{word(f"axis.{category}", lang): ranges[category] for category in Category},
                word("column.part", lang): percent(row.part),
            }
        )
    caption = word("city_regions.table", lang, constraints=numbers["constraints"])
    return Table("city_regions", lang, caption, pd.DataFrame(rows), (regions,))


@shows(OtherCities, "table")
def tabulate_other_cities(others: OtherCities, *, lang: str = "en") -> Table:
    """Show the limits of the other cities' mean under every set and weighting."""
    rows = []
    groups = others.rows.groupby(["constraints", "weighting", "base"], sort=False, dropna=False)
    for (constraints, weighting, base), group in groups:
        bounds = group.set_index("category")
        rows.append(
            {
                word("column.set", lang): constraints,
                word("column.weighting", lang): weighting_label(weighting, base, lang),
                **{
                    word(f"axis.{category}", lang): range_or_none(
                        bounds.loc[category, "low"], bounds.loc[category, "high"], lang
                    )
                    for category in map(str, Category)
                },
            }
        )
    sets = {name: word(f"assumption.{name}", lang) for name in CONSTRAINTS}
    caption = word("other_cities.table", lang, others=others.other_cities, **sets)
    return Table("other_cities", lang, caption, pd.DataFrame(rows), (others,))
