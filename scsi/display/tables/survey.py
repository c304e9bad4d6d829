"""A survey of project rows, as tables."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from scsi.display.labels import category_label, plain_name
from scsi.display.numbers import (
    number_range,
    percent,
    percent_range,
    pvalue,
    rounded,
    whole,
)
from scsi.display.outputs import Method, Table
from scsi.display.sentences.shift import confidence
from scsi.display.sentences.survey import group_name, marked, reason_of
from scsi.display.words import word
from scsi.evidence.survey import Survey
from scsi.inference.planning import SurveyPlan
from scsi.study.survey import (
    CityComparison,
    CityShare,
    Line,
    PlannedSurvey,
    WaveComparison,
    WaveDecomposition,
)
from scsi.vocabulary import Interval, Unit

SHOWN_CITIES = 20


UNITS = {"items": Unit.ITEMS, "items-within-cities": Unit.ITEMS_WITHIN_CITIES}
"""Units of the answers that do not take cities as theirs, by their keys."""


def _table(name: str, lang: str, caption: str, simulated: bool, columns, rows, behind) -> Table:
    """Return a table whose columns have words of their own, its caption marked if simulated."""
    frame = pd.DataFrame(list(rows), columns=list(columns), dtype=object)
    return Table(name, lang, marked(caption, simulated, lang), frame, tuple(behind))


def answers_behind(found: WaveComparison) -> tuple:
    """Return the answer and the methods of all others that stand beside it."""
    own = found.method, found.unit
    others = ((line.method, UNITS.get(line.key, Unit.CITIES)) for line in found.lines)
    beside = (Method.of(found, *other) for other in others if other[0] and other != own)
    return found, *dict.fromkeys(beside)


def _heads(lang: str, *names: str, **fields: object) -> list[str]:
    """Return heads of columns."""
    return [word(f"survey.column.{name}", lang, **fields) for name in names]


def _about(found, lang: str) -> dict[str, object]:
    """Return the fields that most captions ask for."""
    return {
        "survey": plain_name(found.survey),
        "category": category_label(found.category, lang),
        "before": found.before,
        "after": found.after,
    }


def _range(interval: Interval | None, lang: str) -> str:
    """Print an interval of shifts, or a dash."""
    return word("none", lang) if interval is None else percent_range(interval)


def survey_understood(survey: Survey, *, lang: str = "en") -> Table:
    """Show how a file was read: what was renamed, translated, left out or empty."""
    caption = word("survey.understood.caption", lang, survey=plain_name(survey.name))
    heads = _heads(lang, "understood")
    rows = [(line,) for line in survey.understood]
    behind = [Method("survey-read", (survey.name,), "survey-read", Unit.NONE.value, None)]
    return _table("survey_understood", lang, caption, survey.simulated, heads, rows, behind)


def wave_rows(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show what the comparison rests on: rows, cities, what they lack, counts, shares."""
    caption = word("survey.rows.caption", lang, **_drop(_about(found, lang), "category"))
    heads = [*_heads(lang, "quantity"), str(found.before), str(found.after)]
    category = category_label(found.category, lang)
    rows = [
        _pair("rows", found.rows, lang),
        _pair("cities", found.cities[:2], lang),
        _pair("without_city", found.without_city, lang),
        _pair("without_funding", found.without_funding, lang),
    ]
    if any(found.without_weight):
        rows.append(_pair("without_weight", found.without_weight, lang))
    counted = (
        f"{whole(count)} / {whole(total)}"
        for count, total in zip(found.counts, found.totals, strict=True)
    )
    rows.append((word("survey.row.counted", lang, category=category), *counted))
    shares = (percent(found.share_before), percent(found.share_after))
    rows.append((word("survey.row.share", lang), *shares))
    effective = (rounded(part.effective, 1) for part in found.concentration)
    rows.append((word("survey.row.effective", lang), *effective))
    if found.correlations:
        rows.append((word("survey.row.icc", lang), *map(_icc_of(lang), found.correlations[:2])))
    behind = [Method.of(found, "clusters-counted", Unit.NONE)]
    return _table("wave_rows", lang, caption, found.simulated, heads, rows, behind)


def _drop(fields: dict, *names: str) -> dict:
    """Return fields without some."""
    return {name: value for name, value in fields.items() if name not in names}


def _pair(key: str, numbers: Iterable[int], lang: str) -> tuple[str, ...]:
    """Return a row of two whole numbers."""
    return (word(f"survey.row.{key}", lang), *map(whole, numbers))


def _icc_of(lang: str):
    """Return a function that prints a correlation with its interval."""

    def printed(each) -> str:
        if each.icc is None:
            return word("none", lang)
        ends = "" if each.interval is None else f" ({number_range(each.interval, 3)})"
        return f"{rounded(each.icc, 3)}{ends}"

    return printed


def line_label(line: Line, lang: str) -> str:
    """Name an answer."""
    if line.key != "without-city":
        return word(f"survey.line.{line.key}", lang)
    if not line.name:
        return word("survey.line.without-none", lang)
    return word("survey.line.without-city", lang, name=plain_name(line.name))


def wave_comparison(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show every answer: the default, other targets and methods, other rows."""
    weight = word(f"survey.weight.{found.weight}", lang)
    caption = word("survey.lines.caption", lang, **_about(found, lang), weight=weight)
    level = confidence(found.level)
    heads = [
        *_heads(lang, "answer", "shift"),
        *_heads(lang, "interval", level=level),
        *_heads(lang, "p", "cities", "note"),
    ]
    rows = [
        (
            line_label(line, lang),
            word("none", lang) if line.estimate is None else percent(line.estimate),
            _range(line.interval, lang),
            pvalue(line.pvalue),
            " / ".join(map(whole, line.cities)) if line.cities else word("none", lang),
            reason_of(line, lang) if line.reason else "",
        )
        for line in found.lines
    ]
    behind = answers_behind(found)
    return _table("wave_comparison", lang, caption, found.simulated, heads, rows, behind)


def wave_categories(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show the shares and shifts of all categories."""
    caption = word("survey.categories.caption", lang, **_drop(_about(found, lang), "category"))
    heads = [
        *_heads(lang, "category"),
        *(f"{wave}, %" for wave in (found.before, found.after)),
        *_heads(lang, "shift"),
        *_heads(lang, "interval", level=confidence(found.level)),
        *_heads(lang, "p", "holm", "note"),
    ]
    none = word("none", lang)
    rows = [
        (
            category_label(found.category, lang),
            percent(found.share_before),
            percent(found.share_after),
            percent(found.estimate),
            _range(found.interval, lang),
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
                percent(other.line.estimate),
                _range(other.line.interval, lang),
                pvalue(other.line.pvalue),
                pvalue(other.adjusted),
                word("survey.note.mirror", lang) if other.mirror else note,
            )
        )
    behind = (found, Method.of(found, "rao-scott"))
    return _table("wave_categories", lang, caption, found.simulated, heads, rows, behind)


def wave_missing(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show what the shift can be, whatever the unknown funding was; a point if none is unknown."""
    caption = word("survey.missing.caption", lang, survey=plain_name(found.survey))
    heads = _heads(lang, "quantity", "low", "high")
    before, after = (Interval(x, x) for x in (found.share_before, found.share_after))
    ends = {"before": before, "after": after, "bounds": Interval(found.estimate, found.estimate)}
    if found.missing is not None:
        bounds = found.missing
        ends = {"before": bounds.before, "after": bounds.after, "bounds": bounds.shift}
        ends |= {"imbens-manski": bounds.imbens_manski, "stoye": bounds.stoye}
    words = {"before": {"wave": found.before}, "after": {"wave": found.after}}
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
    return _table("wave_missing", lang, caption, found.simulated, heads, rows, behind)


def wave_sources(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show where the shift comes from, by city and by sector."""
    splits = [found.by_city, *([found.by_group] if found.by_group else [])]
    return _parts("wave_sources", splits, lang)


def wave_decomposition(found: WaveDecomposition, *, lang: str = "en") -> Table:
    """Show the parts of a shift."""
    return _parts("wave_decomposition", [found], lang)


def _parts(name: str, splits: list[WaveDecomposition], lang: str) -> Table:
    """Show the parts of one or more decompositions of one shift."""
    first = splits[0]
    caption = word("survey.sources.caption", lang, **_about(first, lang))
    heads = [
        *_heads(lang, "by", "part", "shift"),
        *_heads(lang, "interval", level=confidence(first.level)),
    ]
    rows = []
    for split in splits:
        by = word("survey.column.city" if split.by == "city" else f"survey.group.{split.by}", lang)
        for part in split.parts:
            key = part.key
            if split.by != "city" and key == "within":
                key = "within-groups"
            label = word(f"survey.part.{key}", lang)
            rows.append((by, label, percent(part.estimate), _range(part.interval, lang)))
    return _table(name, lang, caption, first.simulated, heads, rows, splits)


def wave_groups(found: WaveComparison, *, lang: str = "en") -> Table:
    """Show the sectors (or layers) of both waves; a row of dashes where none are named."""
    split = found.by_group
    heads = [
        word("survey.column.by" if split is None else f"survey.group.{split.by}", lang),
        *(word("survey.column.of", lang, wave=wave) for wave in (found.before, found.after)),
        *(f"{wave}, %" for wave in (found.before, found.after)),
        *_heads(lang, "composition", "within", "p", "bh", "note"),
    ]
    if split is None:
        caption = word("survey.groups.caption.none", lang, survey=plain_name(found.survey))
        empty = [[word("none", lang)] * len(heads)]
        return _table("wave_groups", lang, caption, found.simulated, heads, empty, [found])
    by = word(f"survey.group.{split.by}", lang)
    caption = word("survey.groups.caption", lang, **_about(found, lang), by=by)
    thin = {cell.group for cell in split.thin}
    none = word("none", lang)
    rows = []
    for group in split.groups:
        cells = list(zip(group.counts, group.totals, strict=True))
        rows.append(
            (
                group_name(group.name, lang),
                *(f"{whole(count)}/{whole(total)}" for count, total in cells),
                *(percent(count / total) if total else none for count, total in cells),
                percent(group.composition),
                percent(group.within),
                pvalue(group.pvalue),
                pvalue(group.adjusted),
                word("survey.note.thin", lang) if group.name in thin else "",
            )
        )
    behind = (split, Method.of(split, "benjamini-hochberg"))
    return _table("wave_groups", lang, caption, found.simulated, heads, rows, behind)


def shown_cities(found: CityComparison) -> list[CityShare]:
    """Return the cities with most projects, highest share first."""
    largest = sorted(found.cities, key=lambda each: (-each.total, each.city))[:SHOWN_CITIES]
    kept = {each.city for each in largest}
    return [each for each in found.cities if each.city in kept]


def cities_caption(found: CityComparison, lang: str) -> str:
    """Say what a table or figure of cities shows."""
    caption = word(
        "survey.cities.caption",
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
        *_heads(lang, "city", "counted", "raw", "pooled"),
        *_heads(lang, "share_interval", level=confidence(found.level)),
        *_heads(lang, "rank", "p", "bh"),
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


def planned_survey(found: PlannedSurvey, *, lang: str = "en") -> Table:
    """Show a plan and what it would see."""
    source = ""
    if found.survey:
        source = word("survey.planned.from", lang, survey=plain_name(found.survey))
    level = f"{100 * (1 - found.level):.6g}"
    caption = word("survey.planned.caption", lang, level=level, from_survey=source)
    none = word("none", lang)
    values = {} if found.plan is None else _planned_values(found.plan)
    for name in ("fall", "rise"):
        shift = getattr(found, name)
        values[name] = none if shift is None else percent(shift)
    if found.power is not None:
        values["power"] = percent(found.power)
    for name in ("cities", "items"):
        needed = getattr(found, name)
        if needed is not None:
            values[f"{name}_needed"] = none if needed.size is None else whole(needed.size)
    rows = [(word(f"survey.planned.row.{key}", lang), text) for key, text in values.items()]
    heads = _heads(lang, "quantity", "value")
    return _table("planned_survey", lang, caption, found.simulated, heads, rows, [found])


def _planned_values(plan: SurveyPlan) -> dict[str, str]:
    """Return what a plan supposes, as text."""
    cities = (plan.cities_before, plan.cities_after, plan.cities_both)
    return {
        "cities": " / ".join(map(whole, cities)),
        "items": f"{rounded(plan.items_before, 1)} / {rounded(plan.items_after, 1)}",
        "icc": rounded(plan.icc, 3),
        "persistence": rounded(plan.persistence, 2),
        "cv": rounded(plan.size_cv, 2),
    }
