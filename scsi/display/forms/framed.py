"""An object's unrounded numbers as a data frame."""

from __future__ import annotations

import dataclasses
from enum import Enum
from functools import singledispatch

import pandas as pd

from scsi.display.forms.frames import FRAMES
from scsi.study.calibration import Calibration, Recalibration
from scsi.study.shift_answer import ShiftAnswer
from scsi.study.survey import (
    CityComparison,
    PlannedSurvey,
    WaveComparison,
    WaveDecomposition,
)
from scsi.vocabulary import Interval


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
