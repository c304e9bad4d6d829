"""The cities, in words."""

from __future__ import annotations

from scsi.display.labels import city_label
from scsi.display.numbers import percent, percent_range, pvalue, rounded, whole
from scsi.display.outputs import Text
from scsi.display.words import word
from scsi.evidence.published import load_published
from scsi.inference.printed.simplex import SimplexRegion
from scsi.study.asian_heading import AsianHeading
from scsi.study.cities import CityCounts
from scsi.study.city_regions import CityRegions, OtherCities
from scsi.vocabulary import Category, Interval


def city_names(cities, lang: str, between: str = "list") -> str:
    """Return the names of some cities, with the words `between` between them."""
    published = load_published()
    return word(between, lang).join(city_label(published, city, lang) for city in cities)


def impossible_cities(counts: CityCounts, lang: str) -> str:
    """Say for each supposed size which cities' shares cannot be printed from it."""
    sentences = []
    for size, rows in counts.rows.groupby("size"):
        cannot = rows.loc[rows["count_high"] < 0, "city"]
        key = "city_counts.can" if cannot.empty else "city_counts.cannot"
        sentences.append(word(key, lang, size=whole(size), cities=city_names(cannot, lang)))
    return " ".join(sentences)


def city_counts(counts: CityCounts, *, lang: str = "en") -> Text:
    """Say which numbers of items the printed city shares can be shares of."""
    first = counts.rows.drop_duplicates("city")
    fewest = (
        word(
            "city_counts.fewest",
            lang,
            city=city_names([row.city], lang),
            percent=rounded(row.percent, 0),
            fewest=whole(row.fewest),
        )
        for row in first.itertuples()
    )
    text = word(
        "city_counts.text",
        lang,
        count=len(first),
        fewest=word("list", lang).join(fewest),
        impossible=impossible_cities(counts, lang),
        level=f"{100 * counts.level:.6g}",
    )
    return Text("city_counts", lang, text, findings=(counts,))


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
            city=city_names([city], lang),
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


def city_regions(regions: CityRegions, *, lang: str = "en") -> Text:
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


def other_cities(others: OtherCities, *, lang: str = "en") -> Text:
    """Say what the printed total and the named cities leave for all others."""
    text = word("other_cities.text", lang, **other_numbers(others))
    return Text("other_cities", lang, text, findings=(others,))


def asian_heading_sentence(found: AsianHeading, lang: str) -> str:
    """Say how far the heading on Asian cities can be tested."""
    region = load_published().cities.set_index("id")["region"]
    outside = [city for city in found.named if region[city] != "asia"]
    return word(
        "asian_heading.text",
        lang,
        in_asia=found.in_asia,
        named=len(found.named),
        outside=city_names(outside, lang),
        cities=found.cities,
        cities_in_asia=found.cities_in_asia,
        rest=found.cities_in_asia - found.in_asia,
        p=pvalue(found.pvalue),
        p_counted=pvalue(found.pvalue_as_counted),
    )


def asian_heading(found: AsianHeading, *, lang: str = "en") -> Text:
    """Say how far the heading on Asian cities can be tested, as a cell shows it."""
    return Text("asian_heading", lang, asian_heading_sentence(found, lang), findings=(found,))
