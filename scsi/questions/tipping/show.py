"""Where the answer turns, in words and as tables."""

from __future__ import annotations

from scsi.questions.shift.show import unit_clause
from scsi.questions.tipping.finding import BreakEven, CorrelationCeiling
from scsi.showing.catalogue import word
from scsi.showing.labels import alpha
from scsi.showing.numbers import number_range, percent, rounded, whole, whole_range
from scsi.showing.registry import shows


def break_even(found: BreakEven, lang: str) -> str:
    """Say how many items of 2019 are enough, or that none are."""
    return word(
        "break_even.sentence" if found.estimate < float("inf") else "break_even.never",
        lang,
        size_after=whole(found.size_after),
        unit=unit_clause(found, lang),
        alpha=alpha(found.level),
        estimate=whole(found.estimate),
        range=whole_range(found.rounding_range),
    )


def ceiling(found: CorrelationCeiling, lang: str) -> str:
    """Say above which correlation no number of items is enough."""
    before, after = found.cities
    return word(
        "ceiling.sentence",
        lang,
        estimate=rounded(found.estimate, 3),
        range=number_range(found.rounding_range, 3),
        spread=percent(found.spread, 0),
        alpha=alpha(found.level),
        cities_before=before,
        cities_after=after,
        shared=found.shared,
    )


@shows(BreakEven, "summary")
def summarise_break_even(found: BreakEven, *, lang: str = "en") -> str:
    """Say how many items 2019 would have needed."""
    return break_even(found, lang)


@shows(CorrelationCeiling, "summary")
def summarise_ceiling(found: CorrelationCeiling, *, lang: str = "en") -> str:
    """Say from which correlation on no size is enough."""
    return ceiling(found, lang)
