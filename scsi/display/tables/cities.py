"""The cities, as tables."""

from __future__ import annotations

import pandas as pd

from scsi.display.facts import category_or_none, range_or_none
from scsi.display.labels import category_label, city_label, rounding_label, weighting_label
from scsi.display.numbers import percent, percent_range, pvalue, rounded, whole, whole_range
from scsi.display.outputs import Table
from scsi.display.sentences.cities import region_numbers, region_ranges
from scsi.display.words import word
from scsi.evidence.published import load_published
from scsi.inference.printed.constraints import CONSTRAINTS
from scsi.study.asian_heading import AsianHeading
from scsi.study.cities import CityCounts
from scsi.study.city_regions import CityRegions, OtherCities
from scsi.vocabulary import Category, Interval


def city_counts(counts: CityCounts, *, lang: str = "en") -> Table:
    """Show the whole counts behind each printed city share at the supposed sizes."""
    published = load_published()
    rows = []
    for (city, category), group in counts.rows.groupby(["city", "category"], sort=False):
        first = group.iloc[0]
        cells = {
            word("column.city", lang): city_label(published, city, lang),
            word("column.category", lang): category_label(category, lang),
            word("column.percent", lang): rounded(first["percent"], 0),
            word("column.fewest", lang): whole(first["fewest"]),
        }
        for row in group.itertuples():
            cell = word("none", lang)
            if row.count_high >= 0:
                shares = percent_range(Interval(row.low, row.high))
                cell = f"{whole_range(Interval(row.count_low, row.count_high))} ({shares})"
            cells[word("column.whole_counts", lang, size=whole(row.size))] = cell
        rows.append(cells)
    caption = word("city_counts.table", lang, rounding=rounding_label(counts.rounding, lang))
    return Table("city_counts", lang, caption, pd.DataFrame(rows), (counts,))


def city_regions(regions: CityRegions, *, lang: str = "en") -> Table:
    """Show the limits of each printed city's three shares, and of each other city's."""
    published = load_published()
    numbers = region_numbers(regions, lang)
    printed = regions.rows[regions.rows["printed"] != ""]
    rest = regions.rows[regions.rows["printed"] == ""].iloc[:1]
    rows = []
    for row in pd.concat([printed, rest]).itertuples():
        name = city_label(published, row.city, lang)
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


def other_cities(others: OtherCities, *, lang: str = "en") -> Table:
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


def asian_heading(found: AsianHeading, *, lang: str = "en") -> Table:
    """Show the cities named for public money with their region, and how often chance does so."""
    published = load_published()
    cities = published.cities.set_index("id")
    columns = [word(f"column.{name}", lang) for name in ("city", "country", "region", "percent")]
    rows = []
    for city in found.named:
        share = published.percent(2022, city, "public")
        country, region = cities.loc[city, f"country_{lang}"], cities.loc[city, "region"]
        value = rounded(share.value, share.decimals)
        rows.append(
            (city_label(published, city, lang), country, word(f"region.{region}", lang), value)
        )
    named = len(found.named)
    for key, in_asia, all_asian, p in (
        ("m49", found.in_asia, found.cities_in_asia, found.pvalue),
        ("counted", named, found.cities_in_asia + 1, found.pvalue_as_counted),
    ):
        count = word(
            "asian_heading.count", lang, in_asia=in_asia, named=named, cities_in_asia=all_asian
        )
        chance = word("asian_heading.chance", lang, p=pvalue(p))
        rows.append((word(f"asian_heading.{key}", lang), count, word("none", lang), chance))
    caption = word("asian_heading.caption", lang, cities=found.cities)
    return Table("asian_heading", lang, caption, pd.DataFrame(rows, columns=columns), (found,))
