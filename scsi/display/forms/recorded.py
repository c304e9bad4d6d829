"""Everything of an object, as JSON can hold it."""

from __future__ import annotations

import dataclasses
import math
from enum import Enum
from functools import singledispatch

import numpy as np
import pandas as pd

from scsi.display.forms.summarised import summary
from scsi.display.sentences import claims
from scsi.study.bounds import CodingBounds
from scsi.study.calibration import Calibration
from scsi.study.candidates import CandidateSizes
from scsi.study.claims import ClaimVerdicts
from scsi.study.listed import Listed
from scsi.study.readings import ShiftReadings
from scsi.vocabulary import LANGUAGES, Finding, Interval, Share


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
