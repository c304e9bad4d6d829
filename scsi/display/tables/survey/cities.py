"""The cities of a wave, as a table."""

from __future__ import annotations

import pandas as pd

from scsi.display.labels import category_label, plain_name
from scsi.display.numbers import number_range, percent, percent_range, pvalue, whole
from scsi.display.outputs import Table
from scsi.display.sentences.shift import confidence
from scsi.display.sentences.survey import marked
from scsi.display.tables.survey.laying import heads_of
from scsi.display.words import word
from scsi.study.survey import CityComparison, CityShare
from scsi.vocabulary import Interval

SHOWN_CITIES = 20


def shown_cities(found: CityComparison) -> list[CityShare]:
    """Return the cities with most projects, highest share first."""
    largest = sorted(found.cities, key=lambda each: (-each.total, each.city))[:SHOWN_CITIES]
    kept = {each.city for each in largest}
    return [each for each in found.cities if each.city in kept]


def cities_caption(found: CityComparison, lang: str, key: str = "caption") -> str:
    """Say what a table of cities shows, or with the key ``"drawn"`` a figure."""
    caption = word(
        f"survey.cities.{key}",
        lang,
        count=whole(min(SHOWN_CITIES, len(found.cities))),
        wave=found.wave,
        cities=whole(len(found.cities)),
        category=category_label(found.category, lang),
        survey=plain_name(found.survey),
    )
    return marked(caption, found.simulated, lang)


def city_comparison(found: CityComparison, *, lang: str = "en") -> Table:
    """Show the cities with most projects: shares, ranks, corrected tests."""
    heads = [
        *heads_of(lang, "city", "counted", "raw", "pooled"),
        *heads_of(lang, "share_interval", level=confidence(found.level)),
        *heads_of(lang, "rank", "p", "bh"),
    ]
    rows = [
        (
            plain_name(each.city),
            f"{whole(each.count)} / {whole(each.total)}",
            percent(each.raw),
            percent(each.pooled),
            percent_range(Interval(each.low, each.high)),
            word("none", lang)
            if each.rank_low is None
            else number_range(Interval(each.rank_low, each.rank_high), 0),
            pvalue(each.pvalue),
            pvalue(each.adjusted),
        )
        for each in shown_cities(found)
    ] or [[word("none", lang)] * len(heads)]
    frame = pd.DataFrame(rows, columns=heads, dtype=object)
    return Table("city_comparison", lang, cities_caption(found, lang), frame, (found,))
