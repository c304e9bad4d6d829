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

from scsi.vocabulary import FORMS, Finding, Interval, Share


@singledispatch
def summary(shown, *, lang: str = "en") -> str:
    """Return the object in a sentence or two."""
    raise TypeError(f"{type(shown).__name__} has no sentence")


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
