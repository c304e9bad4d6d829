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
from enum import Enum
from functools import singledispatch

import numpy as np
import pandas as pd

from scsi.display.frames import FRAMES
from scsi.display.sentences import bounds, claims, explanations, printed, readings, shift
from scsi.study.bounds import (
    CityLevelPvalue,
    CityLevelTable,
    CitySpreadBounds,
    CitySpreadTable,
    CodingBounds,
    DoubleCounting,
    MixBounds,
    NewCityBounds,
    UnsplitBounds,
)
from scsi.study.candidates import CandidateSizes
from scsi.study.claims import ClaimVerdicts
from scsi.study.priors import ShiftPriors
from scsi.study.published import PublishedShift
from scsi.study.readings import ShiftBoundary, ShiftReadings
from scsi.study.shift_answer import ShiftAnswer
from scsi.study.shift_ceilings import ShiftCeilings
from scsi.study.shift_curves import ShiftCurve
from scsi.study.shift_tipping import BreakEven, CorrelationCeiling
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
def _(answer: ShiftAnswer, *, lang: str = "en") -> str:
    return shift.shift_answer(answer, lang=lang).markdown.replace("**", "")


@summary.register
def _(answer: CandidateSizes, *, lang: str = "en") -> str:
    return printed.candidate_sizes(answer, lang=lang).markdown


def _said(text):
    """Return a summary that says what a text of `sentences` says, without its emphasis."""
    return lambda shown, *, lang="en": text(shown, lang=lang).markdown.replace("**", "")


for kind, text in {
    CityLevelPvalue: bounds.city_level_one,
    CityLevelTable: bounds.city_level,
    CitySpreadBounds: bounds.city_spread_one,
    CitySpreadTable: bounds.city_spread,
    NewCityBounds: bounds.new_cities,
    UnsplitBounds: bounds.unsplit,
    ShiftCeilings: bounds.shift_ceilings,
    ShiftPriors: bounds.shift_priors,
    MixBounds: explanations.mix,
    CodingBounds: explanations.coding,
    DoubleCounting: explanations.double_counting,
    ShiftReadings: readings.reading_counts,
    ShiftBoundary: readings.shift_boundary,
    ClaimVerdicts: claims.claims_answer,
}.items():
    summary.register(kind)(_said(text))


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
def _(curve: ShiftCurve) -> pd.DataFrame:
    bases, points = curve.p_printed.shape
    names = ("p_printed", "p_band_low", "p_band_high", "p_whole_low", "p_whole_high")
    return pd.DataFrame(
        {
            "size_after": np.repeat(curve.bases, points),
            curve.axis: np.tile(curve.x, bases),
            **{name: getattr(curve, name).ravel() for name in names},
        }
    )


@frame.register
def _(answer: CandidateSizes) -> pd.DataFrame:
    rows = [(rule, *run) for rule in answer.sizes for run in answer.runs(rule).tolist()]
    return pd.DataFrame(rows, columns=["rounding", "first", "last"])


@frame.register
def _(answer: ClaimVerdicts) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                **{name: getattr(row.claim, name) for name in ("id", "place", "kind", "check")},
                "verdict": row.judgement.verdict.value,
                "rule": row.judgement.rule,
                "rests_on": " ".join(row.judgement.rests_on),
            }
            for row in answer.rows
        ]
    )


@frame.register
def _(answer: ShiftAnswer) -> pd.DataFrame:
    return pd.concat([frame(found) for found in answer.break_evens], ignore_index=True)


for kind, table in FRAMES.items():
    frame.register(kind)(table)


@singledispatch
def plain(shown) -> str:
    """Return what a terminal shows: the sentence."""
    return summary(shown)


@singledispatch
def html(shown) -> str:
    """Return what a notebook shows: the sentence as a paragraph."""
    return f"<p>{html_module.escape(summary(shown))}</p>"


@singledispatch
def record(shown) -> dict:
    """Return the object as JSON can hold it, with the kind of thing it is."""
    return {"kind": type(shown).__name__, **_fields(shown)}


@record.register
def _(finding: Finding) -> dict:
    name = type(finding).__name__
    return {"kind": "finding", "type": name, **_fields(finding), "sentence": _sentences(finding)}


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
            return {str(name): as_json(column.to_numpy()) for name, column in value.items()}
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
