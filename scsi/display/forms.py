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

from scsi.display.sentences import calibration, printed, shift
from scsi.study.calibration import Calibration, Recalibration
from scsi.study.candidates import CandidateSizes
from scsi.study.published import PublishedShift
from scsi.study.shift_answer import ShiftAnswer
from scsi.study.shift_curves import ShiftCurve
from scsi.study.shift_tipping import BreakEven, CorrelationCeiling
from scsi.vocabulary import FORMS, Finding, Interval, Share


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


@summary.register
def _(answer: Calibration, *, lang: str = "en") -> str:
    return calibration.calibration_sentence(answer, lang).replace("**", "")


@summary.register
def _(again: Recalibration, *, lang: str = "en") -> str:
    return calibration.recalibration_sentence(again, lang)


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
def _(answer: ShiftAnswer) -> pd.DataFrame:
    return pd.concat([frame(found) for found in answer.break_evens], ignore_index=True)


@frame.register
def _(answer: Calibration | Recalibration) -> pd.DataFrame:
    return answer.table.copy()


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
def _(answer: Calibration) -> dict:
    return {
        "kind": "finding",
        "type": "Calibration",
        "default": answer.default,
        "methods": as_json(answer.ranges(["method"])),
    }


def _sentences(finding: Finding) -> dict:
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
