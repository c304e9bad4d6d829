"""The forms of an object: its own where it has one, and what every object can do."""

from __future__ import annotations

import dataclasses
import html as html_module
import math
from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Literal

import numpy as np
import pandas as pd

from scsi.showing.catalogue import in_words
from scsi.showing.registry import find
from scsi.vocabulary import LANGUAGES, Finding, Interval, Share, check_choice

BACKENDS = ("pandas", "polars", "pyarrow")
"""Libraries whose data frames an object gives its numbers in."""


def _in_own_words(show: Callable) -> Callable:
    """Return a function that shows an object in the words that the object itself carries."""

    @wraps(show)
    def showing(shown, *given, **options):
        if not hasattr(type(shown), "words"):
            return show(shown, *given, **options)
        with in_words(shown.words):
            return show(shown, *given, **options)

    return showing


@_in_own_words
def sentence(shown, lang: str = "en", name: str = "", **options):
    """Return what an object says, as a text."""
    return _form(shown, "sentence", name)(shown, lang=lang, **options)


@_in_own_words
def table(shown, lang: str = "en", name: str = "", **options):
    """Return one of the tables of an object."""
    return _form(shown, "table", name)(shown, lang=lang, **options)


@_in_own_words
def plot(shown, lang: str = "en", name: str = "", **options):
    """Return one of the figures of an object."""
    return _form(shown, "plot", name)(shown, lang=lang, **options)


def _form(shown, form: str, name: str):
    """Return the function for a form, or say that there is none."""
    function = find(type(shown), form, name)
    if function is None:
        raise TypeError(f"{type(shown).__name__} has no {form}")
    return function


@_in_own_words
def summary(shown, *, lang: str = "en") -> str:
    """Return the object in a sentence or two: its own, or its text without marks of emphasis."""
    own = find(type(shown), "summary")
    if own is not None:
        return own(shown, lang=lang)
    return sentence(shown, lang).markdown.replace("**", "")


@_in_own_words
def plain(shown) -> str:
    """Return what a terminal shows: the sentence."""
    own = find(type(shown), "plain")
    return summary(shown) if own is None else own(shown)


@_in_own_words
def html(shown) -> str:
    """Return what a notebook shows: the sentence as a paragraph."""
    own = find(type(shown), "html")
    return f"<p>{html_module.escape(summary(shown))}</p>" if own is None else own(shown)


def frame(shown, backend: str = "pandas"):
    """Return the object's numbers, unrounded; by default one row with a column per field."""
    own = find(type(shown), "frame")
    return in_backend(one_row(shown) if own is None else own(shown), backend)


def in_backend(data: pd.DataFrame, backend: str):
    """Return a table as a data frame of another library.

    Raises
    ------
    ValueError
        If the library is none of those that are known.
    ImportError
        If it is not installed.
    """
    if check_choice("backend", backend, BACKENDS) == "pandas":
        return data
    import narwhals as nw

    library: Literal["polars", "pyarrow"] = "polars" if backend == "polars" else "pyarrow"
    columns = {str(name): _cells(data[name]) for name in data}
    try:
        rows = nw.from_dict(columns, backend=library)
    except ImportError:
        raise ImportError(f"{backend} is not installed: pip install {backend}") from None
    return rows.to_native()


def _cells(column: pd.Series) -> list:
    """Return the cells of a column for any library: numbers, truths and times, or else texts."""
    worded = not (
        pd.api.types.is_numeric_dtype(column) or pd.api.types.is_datetime64_any_dtype(column)
    )
    cells = column.astype(object).tolist()
    return [
        None if cell is None or cell != cell else str(cell) if worded else cell for cell in cells
    ]


def one_row(shown) -> pd.DataFrame:
    """Return the fields that an object's repr shows as one row; an interval gives two columns."""
    row: dict[str, object] = {}
    for item in dataclasses.fields(shown):
        if not item.repr:
            continue
        value = getattr(shown, item.name)
        if isinstance(value, Interval):
            row |= {f"{item.name}_low": value.low, f"{item.name}_high": value.high}
        elif isinstance(value, tuple):
            row[item.name] = ", ".join(map(str, value))
        else:
            row[item.name] = str(value) if isinstance(value, Enum) else value
    return pd.DataFrame([row])


def record(shown) -> dict:
    """Return the object as JSON can hold it, with the kind of thing it is."""
    own = find(type(shown), "record")
    if own is not None:
        return own(shown)
    if isinstance(shown, Finding):
        return finding_record(shown)
    return {"kind": type(shown).__name__, **fields_of(shown)}


def finding_record(shown, *left_out: str, **more: object) -> dict:
    """Return the record of a finding, without some of its fields and with more."""
    fields = {name: value for name, value in fields_of(shown).items() if name not in left_out}
    named = {"kind": "finding", "type": type(shown).__name__}
    words = getattr(shown, "words", None)
    own = {"words": as_json(words)} if words else {}
    return {**named, **fields, **more, "sentence": sentences(shown), **own}


def sentences(shown) -> dict[str, str]:
    """Return the summary in every language."""
    return {lang: summary(shown, lang=lang) for lang in LANGUAGES}


def fields_of(shown) -> dict:
    """Return the fields of a dataclass that its repr shows, as JSON can hold them."""
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
            return fields_of(value)
        case _:
            return value
