"""What a survey of two waves would see, in words."""

from __future__ import annotations

from scsi.display.labels import markdown_name, plain_name
from scsi.display.numbers import MINUS, percent, rounded, whole
from scsi.display.outputs import Text
from scsi.display.sentences.shift import confidence
from scsi.display.sentences.survey.saying import Say, text_of
from scsi.display.words import word
from scsi.study.survey import PlannedSurvey


def planned_survey(found: PlannedSurvey, *, lang: str = "en") -> Text:
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
