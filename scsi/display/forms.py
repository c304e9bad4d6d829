"""How objects show themselves: one function per form, one registration per type.

Importing this module fills `scsi.vocabulary.FORMS`. The forms are

``summary``
    a sentence or two, in English or Korean;
``frame``
    the unrounded numbers as a data frame;
``plain`` and ``html``
    what a terminal and a notebook show;
``record``
    everything, as JSON can hold it, kept in the metadata of a notebook's output.
"""

from __future__ import annotations

import dataclasses
import html as html_module
import math
from collections.abc import Callable
from enum import Enum
from functools import singledispatch

import numpy as np
import pandas as pd

from scsi.display import pieces
from scsi.display.explorer import shift_explorer
from scsi.display.frames import FRAMES
from scsi.display.sentences import claims, shift
from scsi.display.sentences import survey as survey_words
from scsi.display.summaries import TEXTS
from scsi.display.tables import survey as survey_tables
from scsi.evidence.published import Published
from scsi.evidence.survey import Survey
from scsi.evidence.survey.profile import Profile
from scsi.inference.proportions.equality import DifferenceTest
from scsi.study.bounds import CodingBounds
from scsi.study.calibration import Calibration, Recalibration
from scsi.study.candidates import CandidateSizes
from scsi.study.claims import ClaimVerdicts
from scsi.study.explorer import ShiftExplorer
from scsi.study.listed import Listed
from scsi.study.published import PublishedShift
from scsi.study.readings import ShiftReadings
from scsi.study.shift_answer import ShiftAnswer
from scsi.study.shift_curves import ShiftCurve
from scsi.study.shift_tipping import BreakEven, CorrelationCeiling
from scsi.study.survey import (
    AnalysisPlan,
    CityComparison,
    PlannedSurvey,
    WaveComparison,
    WaveDecomposition,
)
from scsi.vocabulary import FORMS, LANGUAGES, Finding, Interval, Share


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


@singledispatch
def frame(shown) -> pd.DataFrame:
    """Return the object's numbers, unrounded; by default one row with a column per field."""
    row = {}
    for item in dataclasses.fields(shown):
        value = getattr(shown, item.name)
        if isinstance(value, Interval):
            row |= {f"{item.name}_low": value.low, f"{item.name}_high": value.high}
        elif isinstance(value, tuple):
            row[item.name] = ", ".join(map(str, value))
        else:
            row[item.name] = str(value) if isinstance(value, Enum) else value
    return pd.DataFrame([row])


@frame.register
def _(answer: ShiftAnswer) -> pd.DataFrame:
    return pd.concat([frame(found) for found in answer.break_evens], ignore_index=True)


@frame.register
def _(answer: Calibration | Recalibration) -> pd.DataFrame:
    return answer.table.copy()


for kind, table in FRAMES.items():
    frame.register(kind, table)


@frame.register
def _(found: WaveComparison) -> pd.DataFrame:
    return pd.concat([frame(line) for line in found.lines], ignore_index=True)


@frame.register
def _(found: WaveDecomposition) -> pd.DataFrame:
    return pd.concat([frame(part) for part in found.parts], ignore_index=True)


@frame.register
def _(found: CityComparison) -> pd.DataFrame:
    return pd.DataFrame([dataclasses.asdict(city) for city in found.cities])


@frame.register
def _(found: PlannedSurvey) -> pd.DataFrame:
    row = {} if found.plan is None else dataclasses.asdict(found.plan)
    names = ("share_before", "share_after", "power", "wanted", "fall", "rise")
    row |= {name: getattr(found, name) for name in names}
    for name in ("cities", "items"):
        needed = getattr(found, name)
        row[f"{name}_needed"] = None if needed is None else needed.size
    return pd.DataFrame([row])


@singledispatch
def plain(shown) -> str:
    """Return what a terminal shows: the sentence."""
    return summary(shown)


@plain.register(WaveComparison)
@plain.register(WaveDecomposition)
@plain.register(CityComparison)
@plain.register(PlannedSurvey)
def _(found) -> str:
    return f"{summary(found)}\n{_SURVEY_TABLES[type(found)](found)!r}"


@singledispatch
def html(shown) -> str:
    """Return what a notebook shows: the sentence as a paragraph."""
    return f"<p>{html_module.escape(summary(shown))}</p>"


@html.register(WaveComparison)
@html.register(WaveDecomposition)
@html.register(CityComparison)
@html.register(PlannedSurvey)
def _(found) -> str:
    table = _SURVEY_TABLES[type(found)](found)._repr_html_()
    return f"<p>{html_module.escape(summary(found))}</p>\n{table}"


@html.register(Share)
@html.register(Interval)
@html.register(DifferenceTest)
def _(piece) -> str:
    return f"<p>{html_module.escape(_PIECES[type(piece)](piece))}</p>"


@html.register
def _(piece: Survey) -> str:
    return pieces.survey(piece)._repr_html_()


html.register(Profile, pieces.profile_html)
html.register(Published, pieces.published_html)

_PIECES = {
    Share: pieces.share,
    Interval: pieces.interval,
    DifferenceTest: pieces.difference_test,
}
_SURVEY_TABLES = {
    WaveComparison: survey_tables.wave_comparison,
    WaveDecomposition: survey_tables.wave_decomposition,
    CityComparison: survey_tables.city_comparison,
    PlannedSurvey: survey_tables.planned_survey,
}


@singledispatch
def record(shown) -> dict:
    """Return the object as JSON can hold it, with the kind of thing it is."""
    return {"kind": type(shown).__name__, **_fields(shown)}


@record.register
def _(finding: Finding) -> dict:
    name = type(finding).__name__
    return {"kind": "finding", "type": name, **_fields(finding), "sentence": _sentences(finding)}


@record.register
def _(answer: Listed) -> dict:
    name = type(answer).__name__
    return {"kind": "finding", "type": name, **_fields(answer), "sentence": _sentences(answer)}


@record.register
def _(answer: CandidateSizes) -> dict:
    runs = {rule: as_json(answer.runs(rule)) for rule in answer.sizes}
    return {
        "kind": "finding",
        "type": "CandidateSizes",
        "data": as_json(answer.data),
        "percents": as_json(answer.percents),
        "max_size": answer.max_size,
        "possible_sizes": runs,
    }


@record.register
def _(answer: Calibration) -> dict:
    return {
        "kind": "finding",
        "type": "Calibration",
        "default": answer.default,
        "methods": as_json(answer.ranges(["method"])),
        "sentence": _sentences(answer),
    }


@record.register
def _(answer: ClaimVerdicts) -> dict:
    verdicts = [
        {
            "claim": row.claim.id,
            **_fields(row.judgement),
            "sentence": {
                lang: claims.rule_sentence(row, answer.published, lang) for lang in LANGUAGES
            },
        }
        for row in answer.rows
    ]
    return {"kind": "finding", "type": "ClaimVerdicts", "verdicts": verdicts}


@record.register
def _(found: CodingBounds) -> dict:
    fields = _fields(found)
    del fields["shift"]  # ten thousand cells that follow from the line and the two shares
    return {"kind": "finding", "type": "CodingBounds", **fields, "sentence": _sentences(found)}


@record.register
def _(found: ShiftReadings) -> dict:
    fields = _fields(found)
    for name in ("choices", "z", "z_low", "z_high"):  # one value a reading: `to_frame` gives them
        del fields[name]
    counts = {"readings": len(found.z), **found.counts}
    return {
        "kind": "finding",
        "type": "ShiftReadings",
        **fields,
        "counts": counts,
        "sentence": _sentences(found),
    }


def _sentences(finding) -> dict:
    return {lang: summary(finding, lang=lang) for lang in ("en", "ko")}


def _fields(shown) -> dict:
    return {
        item.name: as_json(getattr(shown, item.name))
        for item in dataclasses.fields(shown)
        if item.repr
    }


def as_json(value):
    """Return `value` in the types of JSON; infinities and NaN as words."""
    match value:
        case Enum():
            return value.value
        case Interval() | Share():
            return {item.name: getattr(value, item.name) for item in dataclasses.fields(value)}
        case np.ndarray():
            return [as_json(item) for item in value.tolist()]
        case np.generic():
            return as_json(value.item())
        case pd.DataFrame():
            return {
                str(name): [None if pd.isna(item) else as_json(item) for item in column]
                for name, column in value.items()
            }
        case dict():
            return {str(key): as_json(item) for key, item in value.items()}
        case list() | tuple():
            return [as_json(item) for item in value]
        case float() if not math.isfinite(value):
            return str(value)
        case _ if dataclasses.is_dataclass(value):
            return _fields(value)
        case _:
            return value


FORMS.update(summary=summary, frame=frame, plain=plain, html=html, record=record)
