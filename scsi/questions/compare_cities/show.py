"""The cities of a wave, in words and as tables."""

from __future__ import annotations

import dataclasses
import html

import pandas as pd

from scsi.questions.compare_cities.finding import MOST_RANKED, CityComparison, CityShare
from scsi.questions.survey.worded import Say, heads_of, marked, said, text_of
from scsi.showing.catalogue import word
from scsi.showing.labels import (
    alpha,
    category_label,
    confidence,
    markdown_name,
    plain_name,
    wave_label,
)
from scsi.showing.numbers import number_range, percent, percent_range, pvalue, rounded, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows
from scsi.vocabulary import Interval


@shows(CityComparison, "sentence")
def say_city_comparison(found: CityComparison, *, lang: str = "en") -> Text:
    """Say how the cities of a wave differ, and how sure their ranks are."""
    body = cities_sentence(found, lang, markdown_name)
    return text_of("city_comparison", found, body, lang, findings=[found])


def cities_sentence(found: CityComparison, lang: str, say: Say = plain_name) -> str:
    """Say the mean of the cities, how alike their items are, and how many of them differ."""
    wave = say(wave_label(found.wave, lang))
    if not found.cities:
        return word("survey.cities.none", lang, wave=wave)
    cities = whole(len(found.cities))
    ranks = word("survey.cities.no_ranks", lang, most=whole(MOST_RANKED))
    if found.ranks != "none":
        sure = sum(each.rank_high is not None and each.rank_high <= 3 for each in found.cities)
        ranks = word("survey.cities.ranks", lang, sure=whole(sure), cities=cities)
    return word(
        "survey.cities.text",
        lang,
        wave=wave,
        category=say(category_label(found.category, lang)),
        mean=percent(found.estimate),
        icc=rounded(found.correlation, 3),
        different=whole(sum(each.adjusted < 1 - found.level for each in found.cities)),
        cities=cities,
        alpha=alpha(found.level),
        ranks=ranks,
    )


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
        wave=wave_label(found.wave, lang),
        cities=whole(len(found.cities)),
        category=category_label(found.category, lang),
        survey=plain_name(found.survey),
    )
    return marked(caption, found.simulated, lang)


@shows(CityComparison, "table")
def tabulate_city_comparison(found: CityComparison, *, lang: str = "en") -> Table:
    """Show the cities with most projects: shares, ranks, corrected tests."""
    heads = [
        *heads_of(lang, "city", "counted", "raw", "pooled"),
        *heads_of(lang, "share_interval", level=confidence(found.level)),
        *heads_of(lang, "rank", "p", "bh"),
    ]
    rows: list[tuple[str, ...]] = [
        (
            plain_name(each.city),
            f"{whole(each.count)} / {whole(each.total)}",
            percent(each.raw),
            percent(each.pooled),
            percent_range(Interval(each.low, each.high)),
            word("none", lang)
            if each.rank_low is None or each.rank_high is None
            else number_range(Interval(each.rank_low, each.rank_high), 0),
            pvalue(each.pvalue),
            pvalue(each.adjusted),
        )
        for each in shown_cities(found)
    ] or [(word("none", lang),) * len(heads)]
    frame = pd.DataFrame(rows, columns=heads, dtype=object)
    return Table("city_comparison", lang, cities_caption(found, lang), frame, (found,))


@shows(CityComparison, "summary")
def summarise_cities(found: CityComparison, *, lang: str = "en") -> str:
    """Say how the cities of a wave differ, without emphasis."""
    return said(found, cities_sentence(found, lang), lang)


@shows(CityComparison, "plain")
def plain_cities(found: CityComparison) -> str:
    """Return the sentence and the table."""
    return f"{found.summary()}\n{tabulate_city_comparison(found)!r}"


@shows(CityComparison, "html")
def html_cities(found: CityComparison) -> str:
    """Return the sentence and the table."""
    return f"<p>{html.escape(found.summary())}</p>\n{tabulate_city_comparison(found)._repr_html_()}"


@shows(CityComparison, "frame")
def frame_cities(found: CityComparison) -> pd.DataFrame:
    """Return one row a city."""
    return pd.DataFrame([dataclasses.asdict(city) for city in found.cities])
