"""Where the answer turns, in words and as tables."""

from __future__ import annotations

from scsi.questions.shift.show import unit_clause
from scsi.questions.tipping.finding import BreakEven, CorrelationCeiling
from scsi.showing.catalogue import word
from scsi.showing.labels import alpha
from scsi.showing.numbers import number_range, percent, rounded, whole, whole_range
from scsi.showing.registry import shows


def break_even(found: BreakEven, lang: str) -> str:
    """Say how many items of 2019 are enough, and how many too many, or that none are."""
    if found.estimate == float("inf"):
        key = "break_even.never"
    elif found.most == float("inf"):
        key = "break_even.sentence" if found.connected else "break_even.gaps"
    else:
        key = "break_even.between" if found.connected else "break_even.between.gaps"
    return word(
        key,
        lang,
        size_after=whole(found.size_after),
        unit=unit_clause(found, lang),
        alpha=alpha(found.level),
        estimate=whole(found.estimate),
        most=whole(found.most),
        range=whole_range(found.rounding_range),
    )


def ceiling(found: CorrelationCeiling, lang: str) -> str:
    """Say above which correlation no number of items is enough."""
    before, after = found.cities
    return word(
        "ceiling.sentence",
        lang,
        reference=reference_of(found, lang),
        estimate=rounded(found.estimate, 3),
        range=number_range(found.rounding_range, 3),
        spread=percent(found.spread, 0),
        alpha=alpha(found.level),
        cities_before=before,
        cities_after=after,
        shared=found.shared,
    )


def reference_of(found: CorrelationCeiling, lang: str) -> str:
    """Name the distribution that a ceiling refers to."""
    return word(f"ceiling.{found.reference}", lang, degrees=whole(found.degrees_of_freedom))


@shows(BreakEven, "summary")
def summarise_break_even(found: BreakEven, *, lang: str = "en") -> str:
    """Say how many items 2019 would have needed."""
    return break_even(found, lang)


@shows(CorrelationCeiling, "summary")
def summarise_ceiling(found: CorrelationCeiling, *, lang: str = "en") -> str:
    """Say from which correlation on no size is enough."""
    return ceiling(found, lang)
