"""The published shift, in words."""

from __future__ import annotations

from scsi.display.labels import city_label
from scsi.display.numbers import (
    number_range,
    percent,
    pvalue,
    pvalue_range,
    rounded,
    whole,
    whole_range,
)
from scsi.display.outputs import Text
from scsi.display.words import word
from scsi.evidence.published import load_published
from scsi.study.published import PublishedShift
from scsi.study.shift_answer import ShiftAnswer
from scsi.study.shift_curves import ShiftCurve
from scsi.study.shift_tipping import BreakEven, CorrelationCeiling


def published_shift(shift: PublishedShift, *, lang: str = "en") -> Text:
    """Say the shift at one pair of sizes, as a cell shows it."""
    return Text("published_shift", lang, shift_sentence(shift, lang), findings=(shift,))


def shift_curve(curve: ShiftCurve, *, lang: str = "en") -> Text:
    """Say where p crosses the level along a curve, as a cell shows it."""
    return Text("shift_curve", lang, crossings(curve, lang), findings=(curve,))


def alpha(level: float) -> str:
    """Print the level of a test, without trailing zeros."""
    return f"{1 - level:.6g}"


def confidence(level: float) -> str:
    """Print a confidence level in per cent, without trailing zeros."""
    return f"{100 * level:.6g}"


def unit_clause(finding: PublishedShift | ShiftCurve | BreakEven, lang: str) -> str:
    """Say what is taken as the unit of sampling."""
    if not finding.icc:
        return word("shift.items", lang)
    before, after = finding.cities
    return word(
        "shift.cities", lang, cities_before=before, cities_after=after, icc=f"{finding.icc:.6g}"
    )


def shift_sentence(shift: PublishedShift, lang: str) -> str:
    """Say the shift at one pair of sizes, with its unit and its range over the whole counts."""
    before, after = shift.sizes
    overall = word("shift.incompatible", lang)
    if shift.compatible:
        overall = word("shift.whole", lang, p_range=pvalue_range(shift.pvalue_range))
    return word(
        "shift.sentence",
        lang,
        points=percent(shift.estimate),
        level=confidence(shift.level),
        low=percent(shift.interval.low),
        high=percent(shift.interval.high),
        p=pvalue(shift.pvalue),
        size_before=whole(before),
        size_after=whole(after),
        unit=unit_clause(shift, lang),
        whole=overall,
    )


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


def crossings(curve: ShiftCurve, lang: str) -> str:
    """Say for each base where p crosses the level."""
    by_size = curve.axis == "size_before"
    sentences = []
    for base, at, over in zip(curve.bases, curve.break_even, curve.break_even_range, strict=True):
        case = "crossing"
        if at == float("inf") if by_size else at <= 0:
            case = "never"
        elif at == float("inf"):
            case = "always"
        sentences.append(
            word(
                f"{'shift_by_size' if by_size else 'shift_by_correlation'}.{case}",
                lang,
                size_after=whole(base),
                alpha=alpha(curve.level),
                break_even=whole(at) if by_size else rounded(at, 3),
                range=whole_range(over) if by_size else number_range(over, 3),
            )
        )
    return " ".join(sentences)


def shift_answer(answer: ShiftAnswer, *, lang: str = "en") -> Text:
    """Say whether the public share rose, as far as the printed figures can: the headline."""
    published = load_published()
    before, after = (published.percent(wave, "all", "public") for wave in (2019, 2022))
    found = answer.break_evens
    text = word(
        "shift_answer.headline",
        lang,
        before=rounded(before.value, before.decimals),
        after=rounded(after.value, after.decimals),
        points=percent((after.value - before.value) / 100),
        alpha=alpha(answer.level),
        least=whole(min(item.estimate for item in found)),
        most=whole(max(item.estimate for item in found)),
        rounding_least=whole(min(item.rounding_range.low for item in found)),
        rounding_most=whole(max(item.rounding_range.high for item in found)),
        ceiling=rounded(answer.ceiling.estimate, 3),
        spread=percent(answer.ceiling.spread, 0),
        p_low=pvalue(answer.city_level.pvalue_range.low),
        p_high=pvalue(answer.city_level.pvalue_range.high),
        sd_low=percent(answer.city_level.sd_after.low, 0),
        sd_high=percent(answer.city_level.sd_after.high, 0),
    )
    findings = (*answer.break_evens, answer.ceiling, answer.city_level)
    return Text("shift_answer", lang, text, kind="headline", findings=findings)


def shift_limits(answer: ShiftAnswer, *, lang: str = "en") -> Text:
    """Say what the answer does not show, and why cities rather than items may be the unit."""
    published = load_published()
    high = published.percent(2022, "seoul", "public")
    low = published.percent(2022, "brisbane", "private")
    before, after = answer.ceiling.cities
    text = word(
        "shift_answer.limits",
        lang,
        cities_before=before,
        cities_after=after,
        high_city=city_label(published, "seoul", lang),
        high=rounded(high.value, high.decimals),
        low_city=city_label(published, "brisbane", lang),
        low=rounded(low.value, low.decimals),
    )
    return Text("shift_limits", lang, text)
