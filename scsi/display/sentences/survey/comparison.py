"""The plan of an analysis and the answer of two waves, in words."""

from __future__ import annotations

from scsi.display.labels import category_label, markdown_name, plain_name
from scsi.display.numbers import percent, rounded, whole
from scsi.display.outputs import Text
from scsi.display.sentences.shift import confidence
from scsi.display.sentences.survey.saying import (
    Say,
    cluster_name,
    method_of,
    p_of,
    reason_of,
    span,
    text_of,
)
from scsi.display.words import word
from scsi.study.survey import AnalysisPlan, WaveComparison
from scsi.vocabulary import Unit


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


def wave_comparison(found: WaveComparison, *, lang: str = "en") -> Text:
    """Say whether the share differs between the waves, and what others would have said."""
    body = comparison_sentence(found, lang, markdown_name)
    return text_of("wave_comparison", found, body, lang, "headline", [found])


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
