"""A survey of project rows, in words."""

from __future__ import annotations

from collections.abc import Callable

from scsi.display.labels import category_label, markdown_name, plain_name
from scsi.display.numbers import MINUS, percent, pvalue, rounded, whole
from scsi.display.outputs import Method, Text
from scsi.display.sentences.shift import alpha, confidence
from scsi.display.words import word
from scsi.study.survey import (
    AnalysisPlan,
    CityComparison,
    Line,
    PlannedSurvey,
    WaveComparison,
    WaveDecomposition,
)
from scsi.study.survey.cities import MOST_RANKED
from scsi.vocabulary import Interval, Unit

Say = Callable[[str], str]
FEW_CITIES = 10


def marked(text: str, simulated: bool, lang: str) -> str:
    """Return a text that says so if its numbers are simulated."""
    return f"{text} {word('survey.simulated', lang)}" if simulated else text


def _text(
    name: str, found, body: str, lang: str, kind: str = "text", findings=(), behind=()
) -> Text:
    """Return a text of a finding, marked if simulated."""
    text = marked(body, found.simulated, lang)
    return Text(name, lang, text, kind, tuple(findings), tuple(behind))


def analysis_plan(plan: AnalysisPlan, *, lang: str = "en") -> Text:
    """Say which analysis will be done, before the file is read."""
    return Text("analysis_plan", lang, plan_sentence(plan, lang))


def plan_sentence(plan: AnalysisPlan, lang: str) -> str:
    """Say which analysis will be done and what of it is not the default."""
    names = ", ".join(word(f"survey.plan.name.{name}", lang) for name in plan.changed)
    changed = word("survey.plan.changed", lang, names=names) if names else None
    return word(
        "survey.plan",
        lang,
        category=category_label(plan.category, lang),
        unit=word(f"survey.unit.{plan.unit}", lang),
        weight=word(f"survey.weight.{plan.weight}", lang),
        level=confidence(plan.level),
        changed=changed or word("survey.plan.default", lang),
    )


def p_of(p: float | None) -> str:
    """Print p with its sign: equal to three decimals, or below the least that is printed."""
    text = pvalue(p)
    return f"p {text}" if text.startswith("<") else f"p = {text}"


def span(interval: Interval, lang: str) -> str:
    """Print the ends of an interval of shifts in percentage points."""
    low, high = percent(interval.low), percent(interval.high)
    return f"{low} to {high}" if lang == "en" else f"{low}~{high}"


def reason_of(line: Line, lang: str) -> str:
    """Say why a line has no p."""
    return word(f"survey.reason.{line.reason}", lang)


def method_of(method: str, degrees: float | None, draws: int, lang: str) -> str:
    """Name the method that gave a p."""
    fields = {"degrees": "∞" if degrees is None else rounded(degrees, 1), "draws": whole(draws)}
    return word(f"survey.method.{method}", lang, **fields)


def short(line: Line, level: float, lang: str) -> str:
    """Say a shift with its interval and p, or why it has none."""
    if line.estimate is None:
        return word("survey.short.none", lang, reason=reason_of(line, lang))
    points = percent(line.estimate)
    if line.interval is None or line.pvalue is None:
        return word("survey.short.no", lang, points=points, reason=reason_of(line, lang))
    return word(
        "survey.short",
        lang,
        points=points,
        level=confidence(level),
        low=percent(line.interval.low),
        high=percent(line.interval.high),
        p=p_of(line.pvalue),
    )


def cluster_name(name: str, lang: str, say: Say) -> str:
    """Name a cluster: a city, or rows that name none."""
    return word("survey.no_city", lang) if name.startswith("\0") else say(name)


def wave_comparison(found: WaveComparison, *, lang: str = "en") -> Text:
    """Say whether the share differs between the waves, and what others would have said."""
    body = comparison_sentence(found, lang, markdown_name)
    return _text("wave_comparison", found, body, lang, "headline", [found])


def comparison_sentence(found: WaveComparison, lang: str, say: Say = plain_name) -> str:
    """Say the shift, the target of inference, and what items as independent would have said."""
    return " ".join([*_leads(found, lang, say), _headline(found, lang), _answer(found, lang),
                     *_beside(found, lang)])  # fmt: skip


def _leads(found: WaveComparison, lang: str, say: Say) -> list[str]:
    """Say first where a wave is worth few cities, or one city weighs much."""
    leads = [
        word(
            "survey.lead",
            lang,
            weight=word(f"survey.weight.{found.weight}", lang),
            wave=wave,
            effective=rounded(part.effective, 1),
            city=cluster_name(part.largest_city, lang, say),
            part=percent(part.largest_weight),
        )
        for wave, part in zip((found.before, found.after), found.concentration, strict=True)
        if part.leads
    ]
    return [*leads, word("survey.lead.unreliable", lang)] if found.unreliable else leads


def _headline(found: WaveComparison, lang: str) -> str:
    """Say the two shares and by how much they differ, as printed."""
    points = percent(abs(found.estimate))
    way = "same" if not points.strip("0.") else "up" if found.estimate > 0 else "down"
    return word(
        f"survey.headline.{way}",
        lang,
        category=category_label(found.category, lang),
        before=found.before,
        after=found.after,
        share_before=percent(found.share_before),
        share_after=percent(found.share_after),
        **({} if way == "same" else {"points": points}),
    )


def _answer(found: WaveComparison, lang: str) -> str:
    """Say to what is inferred, with interval and p."""
    unit = word(f"survey.unit.{found.unit}", lang)
    if found.unit is Unit.NONE:
        return word("survey.answer.none", lang, unit=unit)
    if found.frame is not None:
        result = _result(found, lang)
        return word("survey.answer.frame", lang, frame=whole(found.frame), result=result)
    return word("survey.answer", lang, unit=unit, result=_result(found, lang))


def _result(found: WaveComparison, lang: str) -> str:
    """Say interval, p and method, or why there are none."""
    if found.pvalue is None:
        return word("survey.result.no", lang, reason=reason_of(found, lang))
    fields = {
        "p": p_of(found.pvalue),
        "method": method_of(found.method, found.degrees, found.draws, lang),
    }
    if found.interval is None:
        return word("survey.result.p", lang, reason=reason_of(found, lang), **fields)
    low, high = percent(found.interval.low), percent(found.interval.high)
    fields |= {"level": confidence(found.level), "low": low, "high": high}
    return word("survey.result", lang, **fields)


def _beside(found: WaveComparison, lang: str) -> list[str]:
    """Say what independent items and the restricted wild bootstrap would have said."""
    items, wild = found.line("items"), found.line("wild-bootstrap")
    said = [
        word("survey.beside.items", lang, interval=span(items.interval, lang), p=p_of(items.pvalue))
    ]
    if wild.pvalue is None:
        return [*said, word("survey.beside.wild.no", lang)]
    fields = {"interval": span(wild.interval, lang), "p": p_of(wild.pvalue)}
    return [*said, word("survey.beside.wild", lang, **fields)]


def wave_checks(found: WaveComparison, *, lang: str = "en") -> Text:
    """Say what the answer hangs on: overlap, weights, rows without a city, single cities."""
    said = [
        _overlap(found, lang),
        _estimands(found, lang),
        _no_city(found, lang),
        _influence(found, lang),
    ]
    return _text("wave_checks", found, " ".join(said), lang, behind=[found])


def _overlap(found: WaveComparison, lang: str) -> str:
    """Say how many cities are in both waves, and the answer of these alone."""
    before, after, both = found.cities
    fields = {
        "before": found.before,
        "after": found.after,
        "cities_before": whole(before),
        "cities_after": whole(after),
    }
    if not both:
        return word("survey.overlap.none", lang, **fields)
    balanced = short(found.line("balanced"), found.level, lang)
    if both == 1:
        return word("survey.overlap.one", lang, **fields, balanced=balanced)
    few = both < FEW_CITIES and 2 * both < min(before, after)
    key = "survey.overlap.few" if few else "survey.overlap"
    return word(key, lang, **fields, both=whole(both), balanced=balanced)


def _estimands(found: WaveComparison, lang: str) -> str:
    """Say the pooled share against the mean of city shares."""
    other = found.line("mean-of-shares") or found.line("pooled")
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
        before=found.before,
        after=found.after,
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
    line = found.line("without-city")
    if line.estimate is None:
        return word("survey.influence.none", lang)
    city = markdown_name(line.name)
    return word("survey.influence", lang, city=city, line=short(line, found.level, lang))


def wave_missing(found: WaveComparison, *, lang: str = "en") -> Text:
    """Say what the shift can be, whatever the unknown funding was."""
    bounds = found.missing
    if bounds is None:
        none = word("survey.missing.none", lang)
        return _text("wave_missing", found, none, lang, behind=[found])
    interval = ""
    if bounds.imbens_manski is not None:
        low, high = percent(bounds.imbens_manski.low), percent(bounds.imbens_manski.high)
        fields = {"level": confidence(found.level), "low": low, "high": high}
        interval = word("survey.missing.interval", lang, **fields)
    body = word(
        "survey.missing",
        lang,
        before=found.before,
        after=found.after,
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
    return _text("wave_missing", found, body, lang, behind=behind)


def wave_sources(found: WaveComparison, *, lang: str = "en") -> Text:
    """Say where the shift comes from, by city and by sector, and on what the split hangs."""
    parts = [source_sentence(found.by_city, lang, markdown_name)]
    if found.by_group is None:
        parts.append(word("survey.source.none", lang))
    else:
        parts.append(source_sentence(found.by_group, lang, markdown_name))
    splits = [found.by_city, *([found.by_group] if found.by_group else [])]
    return _text("wave_sources", found, "\n\n".join(parts), lang, behind=splits)


def wave_decomposition(found: WaveDecomposition, *, lang: str = "en") -> Text:
    """Say where a shift comes from."""
    body = source_sentence(found, lang, markdown_name)
    return _text("wave_decomposition", found, body, lang, findings=[found])


def source_sentence(found: WaveDecomposition, lang: str, say: Say = plain_name) -> str:
    """Say the parts of a shift, and on which cells they hang."""
    parts = {part.key: percent(part.estimate) for part in found.parts}
    points = percent(found.estimate)
    if found.by == "city":
        numbers = {name: whole(getattr(found, name)) for name in ("stayed", "came", "left")}
        fields = {"points": points, "before": found.before}
        return word("survey.source.city", lang, **fields, **parts, **numbers)
    by = word(f"survey.group.{found.by}", lang)
    said = [word("survey.source.group", lang, by=by, points=points, **parts)]
    return " ".join([*said, *_hinge(found, lang, say), *_thin(found, lang, say)])


def group_name(name: str, lang: str, say: Say = plain_name) -> str:
    """Name a sector or another group; rows that name none have a word of their own."""
    return say(name) or word("survey.no_name", lang)


def _hinge(found: WaveDecomposition, lang: str, say: Say) -> list[str]:
    """Say on which cell a split hangs most, and the answer without its group."""
    if found.hinge is None:
        return []
    cell, first = found.hinge.cell, found.hinge.cell.wave == "before"
    waves = (found.before, found.after) if first else (found.after, found.before)
    group = group_name(cell.group, lang, say)
    fields = {"group": group, "wave": waves[0], "other": waves[1]}
    fields["other_rows"] = whole(found.hinge.other_rows)
    key = "survey.source.hinge.one"
    if cell.rows != 1:
        key, fields = "survey.source.hinge", fields | {"rows": whole(cell.rows)}
    ends = {"low": percent(cell.within.low), "high": percent(cell.within.high)}
    said = [
        word(key, lang, **fields),
        word("survey.source.hinge.range", lang, level=confidence(found.level), **ends),
    ]
    if found.hinge.before is None or found.hinge.after is None:
        return said
    rest = {
        "group": group,
        "before": found.before,
        "after": found.after,
        "share_before": percent(found.hinge.before),
        "share_after": percent(found.hinge.after),
    }
    return [*said, word("survey.source.hinge.without", lang, **rest)]


def _thin(found: WaveDecomposition, lang: str, say: Say) -> list[str]:
    """Name every cell below ten rows, with the range of the within part over all of them."""
    if not found.thin:
        return []
    waves = {"before": found.before, "after": found.after}
    cells = ", ".join(
        word(
            "survey.source.thin.cell",
            lang,
            group=group_name(cell.group, lang, say),
            rows=whole(cell.rows),
            wave=waves[cell.wave],
        )
        for cell in found.thin
    )
    ends = {"low": percent(found.within_range.low), "high": percent(found.within_range.high)}
    return [word("survey.source.thin", lang, cells=cells, **ends)]


def wave_categories(found: WaveComparison, *, lang: str = "en") -> Text:
    """Say whether the shares of all categories together differ between the waves."""
    test = found.all_categories
    if test is None:
        return _text("wave_categories", found, word("survey.categories.one", lang), lang)
    if test.pvalue is None:
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
    return _text("wave_categories", found, body, lang, behind=behind)


def wave_limits(found: WaveComparison, *, lang: str = "en") -> Text:
    """Say what two waves do not show."""
    return _text("wave_limits", found, word("survey.limits", lang), lang)


def city_comparison(found: CityComparison, *, lang: str = "en") -> Text:
    """Say how the cities of a wave differ, and how sure their ranks are."""
    body = cities_sentence(found, lang)
    return _text("city_comparison", found, body, lang, findings=[found])


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


def planned_survey(found: PlannedSurvey, *, lang: str = "en") -> Text:
    """Say what a survey of two waves would see."""
    body = planned_sentence(found, lang, markdown_name)
    return _text("planned_survey", found, body, lang, findings=[found])


def planned_sentence(found: PlannedSurvey, lang: str, say: Say = plain_name) -> str:
    """Say the smallest shift, and the power and the sizes for the one that was asked for."""
    if found.plan is None:
        return word("survey.planned.none", lang, survey=say(found.survey))
    key = {
        (True, True): "both",
        (False, True): "rise",
        (True, False): "fall",
        (False, False): "neither",
    }[found.fall is not None, found.rise is not None]
    fields = {"before": percent(found.share_before)}
    if found.fall is not None:
        fields["fall"] = percent(found.fall).lstrip(MINUS)
    if found.rise is not None:
        fields["rise"] = percent(found.rise)
    return word(
        "survey.planned.text",
        lang,
        cities_before=whole(found.plan.cities_before),
        cities_after=whole(found.plan.cities_after),
        both=whole(found.plan.cities_both),
        items_before=rounded(found.plan.items_before, 1),
        items_after=rounded(found.plan.items_after, 1),
        icc=rounded(found.plan.icc, 3),
        wanted=confidence(found.wanted),
        smallest=word(f"survey.planned.{key}", lang, **fields),
        power=_power(found, lang),
    ).strip()


def _power(found: PlannedSurvey, lang: str) -> str:
    """Say the power for the shares that were asked for, and the sizes that would do."""
    if found.power is None or found.cities is None:
        return ""
    sizes = {}
    for name, needed in (("cities", found.cities), ("items", found.items)):
        if needed.size is None:
            sizes[name] = word(f"survey.planned.no_{name}", lang)
        else:
            sizes[name] = word(f"survey.planned.{name}", lang, size=whole(needed.size))
    after, chance = percent(found.share_after), percent(found.power)
    return word("survey.planned.power", lang, after=after, power=chance, **sizes)
