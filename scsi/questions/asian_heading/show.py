"""The heading that names Asian cities, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.asian_heading.finding import AsianHeading
from scsi.showing.catalogue import word
from scsi.showing.labels import city_list
from scsi.showing.numbers import pvalue, rounded
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows


def asian_heading_sentence(found: AsianHeading, lang: str) -> str:
    """Say how far the heading on Asian cities can be tested."""
    regions = zip(found.named, found.regions, strict=True)
    outside = [city for city, region in regions if region != "asia"]
    return word(
        "asian_heading.text",
        lang,
        in_asia=found.in_asia,
        named=len(found.named),
        outside=city_list(found.names, outside, lang),
        cities=found.cities,
        cities_in_asia=found.cities_in_asia,
        rest=found.cities_in_asia - found.in_asia,
        p=pvalue(found.pvalue),
        p_counted=pvalue(found.pvalue_as_counted),
    )


@shows(AsianHeading, "sentence")
def say_asian_heading(found: AsianHeading, *, lang: str = "en") -> Text:
    """Say how far the heading on Asian cities can be tested, as a cell shows it."""
    return Text("asian_heading", lang, asian_heading_sentence(found, lang), findings=(found,))


@shows(AsianHeading, "table")
def tabulate_asian_heading(found: AsianHeading, *, lang: str = "en") -> Table:
    """Show the cities named for public money with their region, and how often chance does so."""
    columns = [word(f"column.{name}", lang) for name in ("city", "country", "region", "percent")]
    rows = [
        (
            found.names.city(city, lang),
            found.names.country(city, lang),
            word(f"region.{region}", lang),
            rounded(share.value, share.decimals),
        )
        for city, region, share in zip(found.named, found.regions, found.percents, strict=True)
    ]
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
