"""What an object says of itself in a sentence or two."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch

from scsi.display.explorer import shift_explorer
from scsi.display.forms.texts import TEXTS
from scsi.display.sentences import shift
from scsi.display.sentences import survey as survey_words
from scsi.study.explorer import ShiftExplorer
from scsi.study.published import PublishedShift
from scsi.study.shift_curves import ShiftCurve
from scsi.study.shift_tipping import BreakEven, CorrelationCeiling
from scsi.study.survey import (
    AnalysisPlan,
    CityComparison,
    PlannedSurvey,
    WaveComparison,
    WaveDecomposition,
)


@singledispatch
def summary(shown, *, lang: str = "en") -> str:
    """Return the object in a sentence or two."""
    raise TypeError(f"{type(shown).__name__} has no sentence")


@summary.register
def _(found: PublishedShift, *, lang: str = "en") -> str:
    return shift.shift_sentence(found, lang)


@summary.register
def _(found: BreakEven, *, lang: str = "en") -> str:
    return shift.break_even(found, lang)


@summary.register
def _(found: CorrelationCeiling, *, lang: str = "en") -> str:
    return shift.ceiling(found, lang)


@summary.register
def _(curve: ShiftCurve, *, lang: str = "en") -> str:
    return shift.crossings(curve, lang)


@summary.register
def _(grid: ShiftExplorer, *, lang: str = "en") -> str:
    return shift_explorer(grid, lang=lang).sentence(*grid.start)


def _said_by(text: Callable) -> Callable:
    """Return a summary that says what a text of `sentences` says, without its emphasis."""
    return lambda shown, *, lang="en": text(shown, lang=lang).markdown.replace("**", "")


for kind, text in TEXTS.items():
    summary.register(kind, _said_by(text))


@summary.register
def _(found: WaveComparison, *, lang: str = "en") -> str:
    return _said(found, survey_words.comparison_sentence(found, lang), lang)


@summary.register
def _(found: WaveDecomposition, *, lang: str = "en") -> str:
    return _said(found, survey_words.source_sentence(found, lang), lang)


@summary.register
def _(found: CityComparison, *, lang: str = "en") -> str:
    return _said(found, survey_words.cities_sentence(found, lang), lang)


@summary.register
def _(found: PlannedSurvey, *, lang: str = "en") -> str:
    return _said(found, survey_words.planned_sentence(found, lang), lang)


@summary.register
def _(plan: AnalysisPlan, *, lang: str = "en") -> str:
    return survey_words.plan_sentence(plan, lang)


def _said(found, sentence: str, lang: str) -> str:
    """Return a sentence about a survey without marks of emphasis, marked if simulated."""
    return survey_words.marked(sentence.replace("**", ""), found.simulated, lang)
