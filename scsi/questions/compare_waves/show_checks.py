"""Two waves of a survey compared, in words and as tables."""

from __future__ import annotations

from scsi.questions.compare_waves.finding import WaveComparison
from scsi.questions.survey.worded import (
    about,
    drop,
    heads_of,
    p_of,
    reason_of,
    shift_range,
    short,
    table_of,
    text_of,
    waves_of,
)
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, confidence, markdown_name, plain_name
from scsi.showing.numbers import percent, pvalue, rounded, whole
from scsi.showing.outputs import Method, Table, Text
from scsi.showing.registry import shows
from scsi.vocabulary import Interval

FEW_CITIES = 10


@shows(WaveComparison, "sentence", "checks")
def say_wave_checks(found: WaveComparison, *, lang: str = "en") -> Text:
    """Say what the answer depends on: overlap, weights, rows without a city, single cities."""
    said = [
        _overlap(found, lang),
        _estimands(found, lang),
        _no_city(found, lang),
        _influence(found, lang),
    ]
    return text_of("wave_checks", found, " ".join(said), lang, behind=[found])


def _overlap(found: WaveComparison, lang: str) -> str:
    """Say how many cities are in both waves, and the answer of these alone."""
    before, after, both = found.cities
    fields = {
        **waves_of(found, lang, markdown_name),
        "cities_before": whole(before),
        "cities_after": whole(after),
    }
    if not both:
        return word("survey.overlap.none", lang, **fields)
    balanced = short(found.asked("balanced"), found.level, lang)
    if both == 1:
        return word("survey.overlap.one", lang, **fields, balanced=balanced)
    few = both < FEW_CITIES and 2 * both < min(before, after)
    key = "survey.overlap.few" if few else "survey.overlap"
    return word(key, lang, **fields, both=whole(both), balanced=balanced)


def _estimands(found: WaveComparison, lang: str) -> str:
    """Say the pooled share against the mean of city shares."""
    other = found.line("mean-of-shares") or found.asked("pooled")
    key = "survey.estimand.mean" if other.key == "mean-of-shares" else "survey.estimand.pooled"
    gap = ""
    if found.estimands:
        shift = found.estimands[2]
        ends = ""
        if shift.interval is not None:
            low, high = percent(shift.interval.low), percent(shift.interval.high)
            fields = {"level": confidence(found.level), "low": low, "high": high}
            ends = word("survey.estimand.gap.interval", lang, **fields)
        gap = word("survey.estimand.gap", lang, difference=percent(shift.difference), interval=ends)
    return word(key, lang, other=short(other, found.level, lang), gap=gap)


def _no_city(found: WaveComparison, lang: str) -> str:
    """Say how many rows name no city, and the answer without them."""
    if not any(found.without_city):
        return word("survey.no_city.all", lang)
    how = found.weight if found.weight in ("items", "cities") else "money"
    fields = {}
    if how == "money":
        fields["weight"] = word(f"survey.weight.{found.weight}", lang)
    lines = (found.line("no-city-out"), found.line("no-city-common"))
    out, common = (
        word("survey.short.none", lang, reason=word("survey.reason.no-rows", lang))
        if line is None
        else short(line, found.level, lang)
        for line in lines
    )
    return word(
        "survey.no_city.each",
        lang,
        **waves_of(found, lang, markdown_name),
        part_before=percent(found.without_city[0] / found.rows[0], 0),
        part_after=percent(found.without_city[1] / found.rows[1], 0),
        lost_before=whole(found.without_city[0]),
        lost_after=whole(found.without_city[1]),
        rows_before=whole(found.rows[0]),
        rows_after=whole(found.rows[1]),
        how=word(f"survey.no_city.how.{how}", lang, **fields),
        out=out,
        common=common,
    )


def _influence(found: WaveComparison, lang: str) -> str:
    """Say which city's removal changes the answer most."""
    line = found.asked("without-city")
    if line.estimate is None:
        return word("survey.influence.none", lang)
    city = markdown_name(line.name)
    return word("survey.influence", lang, city=city, line=short(line, found.level, lang))


@shows(WaveComparison, "sentence", "missing")
def say_wave_missing(found: WaveComparison, *, lang: str = "en") -> Text:
    """Say what the shift can be, whatever the unknown funding was."""
    bounds = found.missing
    if bounds is None:
        none = word("survey.missing.none", lang)
        return text_of("wave_missing", found, none, lang, behind=[found])
    interval = ""
    if bounds.imbens_manski is not None:
        low, high = percent(bounds.imbens_manski.low), percent(bounds.imbens_manski.high)
        fields = {"level": confidence(found.level), "low": low, "high": high}
        interval = word("survey.missing.interval", lang, **fields)
    body = word(
        "survey.missing",
        lang,
        **waves_of(found, lang, markdown_name),
        missing_before=whole(found.without_funding[0]),
        missing_after=whole(found.without_funding[1]),
        low=percent(bounds.shift.low),
        high=percent(bounds.shift.high),
        interval=interval,
        tipping=word(
            "survey.missing.tips" if bounds.tipping_feasible else "survey.missing.holds", lang
        ),
    )
    behind = [Method.of(found, "missing-bounds")]
    return text_of("wave_missing", found, body, lang, behind=behind)


@shows(WaveComparison, "sentence", "categories")
def say_wave_categories(found: WaveComparison, *, lang: str = "en") -> Text:
    """Say whether the shares of all categories together differ between the waves."""
    test = found.all_categories
    if test is None:
        return text_of("wave_categories", found, word("survey.categories.one", lang), lang)
    if (
        test.pvalue is None
        or test.statistic is None
        or test.degrees is None
        or test.denominator is None
    ):
        result = word("survey.result.no", lang, reason=word(f"survey.reason.{test.reason}", lang))
    else:
        result = word(
            "survey.categories.f",
            lang,
            statistic=rounded(test.statistic, 2),
            degrees=rounded(test.degrees, 2),
            denominator=rounded(test.denominator, 1),
            p=p_of(test.pvalue),
        )
    body = word("survey.categories.text", lang, result=result)
    behind = [Method.of(found, "rao-scott")]
    return text_of("wave_categories", found, body, lang, behind=behind)


@shows(WaveComparison, "sentence", "limits")
def say_wave_limits(found: WaveComparison, *, lang: str = "en") -> Text:
    """Say what two waves do not show."""
    return text_of("wave_limits", found, word("survey.limits", lang), lang)


@shows(WaveComparison, "table", "categories")
def tabulate_wave_categories(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show the shares and shifts of all categories."""
    caption = word("survey.categories.caption", lang, **drop(about(found, lang), "category"))
    heads = [
        *heads_of(lang, "category"),
        *(f"{plain_name(str(wave))}, %" for wave in (found.before, found.after)),
        *heads_of(lang, "shift"),
        *heads_of(lang, "interval", level=confidence(found.level)),
        *heads_of(lang, "p", "holm", "note"),
    ]
    none = word("none", lang)
    rows = [
        (
            category_label(found.category, lang),
            percent(found.share_before),
            percent(found.share_after),
            percent(found.estimate),
            shift_range(found.interval, lang),
            pvalue(found.pvalue),
            none,
            reason_of(found, lang) if found.reason else "",
        )
    ]
    for other in found.secondary:
        note = reason_of(other.line, lang) if other.line.reason else ""
        rows.append(
            (
                category_label(other.category, lang),
                percent(other.share_before),
                percent(other.share_after),
                none if other.line.estimate is None else percent(other.line.estimate),
                shift_range(other.line.interval, lang),
                pvalue(other.line.pvalue),
                pvalue(other.adjusted),
                word("survey.note.mirror", lang) if other.mirror else note,
            )
        )
    behind = (found, Method.of(found, "rao-scott"))
    return table_of("wave_categories", lang, caption, found.simulated, heads, rows, behind)


@shows(WaveComparison, "table", "missing")
def tabulate_wave_missing(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show what the shift can be, whatever the unknown funding was; a point if none is unknown."""
    caption = word("survey.missing.caption", lang, survey=plain_name(found.survey))
    heads = heads_of(lang, "quantity", "low", "high")
    before, after = (Interval(x, x) for x in (found.share_before, found.share_after))
    ends: dict[str, Interval | None] = {
        "before": before,
        "after": after,
        "bounds": Interval(found.estimate, found.estimate),
    }
    if found.missing is not None:
        bounds = found.missing
        ends = {"before": bounds.before, "after": bounds.after, "bounds": bounds.shift}
        ends |= {"imbens-manski": bounds.imbens_manski, "stoye": bounds.stoye}
    words = {key: {"wave": wave} for key, wave in waves_of(found, lang).items()}
    level = {"level": confidence(found.level)}
    rows = [
        (
            word(f"survey.row.{key}", lang, **words.get(key, level)),
            percent(interval.low),
            percent(interval.high),
        )
        for key, interval in ends.items()
        if interval is not None
    ]
    behind = [Method.of(found, "missing-bounds")]
    return table_of("wave_missing", lang, caption, found.simulated, heads, rows, behind)
