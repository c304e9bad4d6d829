"""The cities of a wave, in words."""

from __future__ import annotations

from scsi.display.labels import category_label
from scsi.display.numbers import percent, rounded, whole
from scsi.display.outputs import Text
from scsi.display.sentences.shift import alpha
from scsi.display.sentences.survey.saying import text_of
from scsi.display.words import word
from scsi.study.survey import CityComparison
from scsi.study.survey.cities import MOST_RANKED


def city_comparison(found: CityComparison, *, lang: str = "en") -> Text:
    """Say how the cities of a wave differ, and how sure their ranks are."""
    body = cities_sentence(found, lang)
    return text_of("city_comparison", found, body, lang, findings=[found])


def cities_sentence(found: CityComparison, lang: str) -> str:
    """Say the mean of the cities, how alike their items are, and how many of them differ."""
    if not found.cities:
        return word("survey.cities.none", lang, wave=found.wave)
    cities = whole(len(found.cities))
    ranks = word("survey.cities.no_ranks", lang, most=whole(MOST_RANKED))
    if found.ranks != "none":
        sure = sum(each.rank_high <= 3 for each in found.cities)
        ranks = word("survey.cities.ranks", lang, sure=whole(sure), cities=cities)
    return word(
        "survey.cities.text",
        lang,
        wave=found.wave,
        category=category_label(found.category, lang),
        mean=percent(found.estimate),
        icc=rounded(found.correlation, 3),
        different=whole(sum(each.adjusted < 1 - found.level for each in found.cities)),
        cities=cities,
        alpha=alpha(found.level),
        ranks=ranks,
    )
