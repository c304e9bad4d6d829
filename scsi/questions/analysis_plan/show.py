"""The analysis, said before the file is read, in words and as tables."""

from __future__ import annotations

from scsi.questions.analysis_plan.finding import AnalysisPlan
from scsi.questions.survey.worded import Say
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, confidence, markdown_name, plain_name
from scsi.showing.outputs import Text
from scsi.showing.registry import shows


@shows(AnalysisPlan, "sentence")
def say_analysis_plan(plan: AnalysisPlan, *, lang: str = "en") -> Text:
    """Say which analysis will be done, before the file is read."""
    return Text("analysis_plan", lang, plan_sentence(plan, lang, markdown_name))


def plan_sentence(plan: AnalysisPlan, lang: str, say: Say = plain_name) -> str:
    """Say which analysis will be done and what of it is not the default."""
    names = ", ".join(word(f"survey.plan.name.{name}", lang) for name in plan.changed)
    changed = word("survey.plan.changed", lang, names=names) if names else None
    return word(
        "survey.plan",
        lang,
        category=say(category_label(plan.category, lang)),
        unit=word(f"survey.unit.{plan.unit}", lang),
        weight=word(f"survey.weight.{plan.weight}", lang),
        level=confidence(plan.level),
        beside=word(f"survey.plan.beside{'.items' if plan.weight == 'items' else ''}", lang),
        changed=changed or word("survey.plan.default", lang),
    )


@shows(AnalysisPlan, "summary")
def summarise_plan(plan: AnalysisPlan, *, lang: str = "en") -> str:
    """Say which analysis will be done."""
    return plan_sentence(plan, lang)
