"""What a survey would see, in words and as tables."""

from __future__ import annotations

import dataclasses
import html

import pandas as pd

from scsi.inference.planning import SurveyPlan
from scsi.questions.plan.finding import PlannedSurvey
from scsi.questions.survey.worded import Say, heads_of, said, table_of, text_of
from scsi.showing.catalogue import word
from scsi.showing.labels import confidence, markdown_name, plain_name
from scsi.showing.numbers import MINUS, percent, rounded, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows


@shows(PlannedSurvey, "sentence")
def say_planned_survey(found: PlannedSurvey, *, lang: str = "en") -> Text:
    """Say what a survey of two waves would see."""
    body = planned_sentence(found, lang, markdown_name)
    return text_of("planned_survey", found, body, lang, findings=[found])


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
    ).strip() + _margin(found, lang)


def _margin(found: PlannedSurvey, lang: str) -> str:
    """Say the chance to show that a share that did not move has moved less than the margin."""
    if found.margin is None or found.margin_power is None or found.margin_cities is None:
        return ""
    size = found.margin_cities.size
    needed = word("survey.planned.no_cities", lang)
    if size is not None:
        needed = word("survey.planned.cities", lang, size=whole(size))
    text = word("survey.planned.margin", lang, margin=percent(found.margin),
                power=percent(found.margin_power), cities=needed)  # fmt: skip
    return f" {text}"


def _power(found: PlannedSurvey, lang: str) -> str:
    """Say the power for the shares that were asked for, and the sizes that would do."""
    if found.power is None or found.share_after is None:
        return ""
    if found.cities is None or found.items is None:
        return ""
    sizes = {}
    for name, needed in (("cities", found.cities), ("items", found.items)):
        if needed.size is None:
            sizes[name] = word(f"survey.planned.no_{name}", lang)
        else:
            sizes[name] = word(f"survey.planned.{name}", lang, size=whole(needed.size))
    after, chance = percent(found.share_after), percent(found.power)
    return word("survey.planned.power", lang, after=after, power=chance, **sizes)


@shows(PlannedSurvey, "table")
def tabulate_planned_survey(found: PlannedSurvey, *, lang: str = "en") -> Table:
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
    if found.margin_power is not None:
        values["margin_power"] = percent(found.margin_power)
    for name in ("cities", "items", "margin_cities"):
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


@shows(PlannedSurvey, "summary")
def summarise_plan(found: PlannedSurvey, *, lang: str = "en") -> str:
    """Say what a survey would see, without emphasis."""
    return said(found, planned_sentence(found, lang), lang)


@shows(PlannedSurvey, "plain")
def plain_plan(found: PlannedSurvey) -> str:
    """Return the sentence and the table."""
    return f"{found.summary()}\n{tabulate_planned_survey(found)!r}"


@shows(PlannedSurvey, "html")
def html_plan(found: PlannedSurvey) -> str:
    """Return the sentence and the table."""
    return f"<p>{html.escape(found.summary())}</p>\n{tabulate_planned_survey(found)._repr_html_()}"


@shows(PlannedSurvey, "frame")
def frame_plan(found: PlannedSurvey) -> pd.DataFrame:
    """Return one row: the plan, its power, and what is needed."""
    row = {} if found.plan is None else dataclasses.asdict(found.plan)
    names = ("share_before", "share_after", "power", "wanted", "fall", "rise")
    row |= {name: getattr(found, name) for name in (*names, "margin", "margin_power")}
    for name in ("cities", "items", "margin_cities"):
        needed = getattr(found, name)
        row[f"{name}_needed"] = None if needed is None else needed.size
    return pd.DataFrame([row])
