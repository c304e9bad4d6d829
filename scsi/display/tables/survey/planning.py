"""What a survey of two waves would see, as a table."""

from __future__ import annotations

from scsi.display.labels import plain_name
from scsi.display.numbers import percent, rounded, whole
from scsi.display.outputs import Table
from scsi.display.tables.survey.laying import heads_of, table_of
from scsi.display.words import word
from scsi.inference.planning import SurveyPlan
from scsi.study.survey import PlannedSurvey


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
    heads = heads_of(lang, "quantity", "value")
    return table_of("planned_survey", lang, caption, found.simulated, heads, rows, [found])


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
