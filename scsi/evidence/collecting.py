"""Tables brought into pandas from wherever they lie, words as codes, a batch at a time."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

_BATCH = 1 << 17
_PLAIN = {"VARCHAR", "DOUBLE", "FLOAT", "BIGINT", "INTEGER", "SMALLINT", "TINYINT"}
"""Types of DuckDB whose arrays hold what its rows would; of others they may hold something else."""


def collect(frame: Any, coded: Sequence[str] = ()) -> pd.DataFrame:
    """Bring a table from wherever it lies into pandas, a batch at a time where that can be.

    Parameters
    ----------
    frame : DataFrame or LazyFrame
        Any table that Narwhals knows.
    coded : sequence of str
        Columns to hold as categories, each distinct value once, in order of appearance.

    Returns
    -------
    pandas.DataFrame
        The same rows and columns; a missing value is missing in every engine's sense.
    """
    table: nw.DataFrame | nw.LazyFrame = nw.from_native(frame)
    if table.implementation.is_duckdb() and (coded or _in_arrays(table.to_native())):
        return _collect_arrays(table.to_native(), coded)
    if not coded and table.implementation.is_pandas():
        return table.to_native().reset_index(drop=True).infer_objects()
    names = table.collect_schema().names()
    coders = {name: _Coder() if name in coded else _Plain() for name in names}
    for batch in _batches(table, names):
        for name, column in zip(names, batch, strict=True):
            coders[name].add(column)
    return pd.DataFrame({name: coder.result() for name, coder in coders.items()})


def _in_arrays(relation) -> bool:
    """Whether a DuckDB relation's arrays hold what its rows would."""
    return {str(kind) for kind in relation.types} <= _PLAIN


def _collect_arrays(relation, coded: Sequence[str]) -> pd.DataFrame:
    """Bring a DuckDB relation into pandas as arrays, text of some columns as codes DuckDB made.

    Making a Python string for each of millions of rows takes longer than counting them.
    """
    rows = relation.materialize()
    words = {}
    for name, kind in zip(relation.columns, relation.types, strict=True):
        if name in coded and str(kind) == "VARCHAR":
            rows, words[name] = _with_codes(rows, name)
    result = {}
    for name, column in rows.fetchnumpy().items():
        if name in words:
            codes = np.ma.filled(column, -1)
            result[name] = pd.Categorical.from_codes(codes, pd.Index(words[name], dtype=object))
        else:
            coder = _Coder() if name in coded else _Plain()
            coder.add(_unmasked(column))
            result[name] = coder.result()
    return pd.DataFrame(result)


def _with_codes(rows, name: str):
    """Return a relation with codes in place of a column's words, and the words."""
    column = '"' + name.replace('"', '""') + '"'
    found = rows.query(
        "found",
        "select word, (row_number() over () - 1)::integer as code from "
        f"(select distinct {column} as word from found where {column} is not null)",
    ).materialize()
    arrays = found.fetchnumpy()
    words = np.empty(len(arrays["word"]), dtype=object)
    words[np.ma.getdata(arrays["code"])] = np.ma.getdata(arrays["word"])
    joined = rows.set_alias("r").join(found.set_alias("f"), f"r.{column} = f.word", how="left")
    return joined.project(f"r.* replace (f.code as {column})"), words


def _unmasked(column: np.ndarray) -> np.ndarray:
    """Return an array with None where it is masked."""
    if not np.ma.is_masked(column):
        return np.ma.getdata(column)
    values = np.ma.getdata(column).astype(object)
    values[np.ma.getmaskarray(column)] = None
    return values


def _batches(frame, names: list[str]) -> Iterator[list[np.ndarray]]:
    """Yield the columns of a table as arrays, in batches if the engine streams."""
    if frame.implementation.is_duckdb():
        rows = frame.to_native().iter_rows(_BATCH)
        while batch := list(islice(rows, _BATCH)):
            yield [objects(column) for column in zip(*batch, strict=True)]
        return
    if isinstance(frame, nw.LazyFrame):
        frame = frame.collect()
    if frame.implementation.is_pandas():
        native = frame.to_native()
        yield [native[name].array for name in names]
    else:
        yield [objects(frame[name].to_list()) for name in names]


def objects(values: Sequence) -> np.ndarray:
    """Return values as an array of objects, also where they are sequences themselves."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


class _Plain:
    """Collects batches of one column as they are."""

    def __init__(self):
        self._parts = []

    def add(self, column) -> None:
        self._parts.append(pd.Series(column).infer_objects())

    def result(self) -> pd.Series:
        """Return the whole column."""
        if len(self._parts) < 2:
            return self._parts[0] if self._parts else pd.Series([], dtype=object)
        return pd.concat(self._parts, ignore_index=True)


class _Coder:
    """Collects batches of one column as codes into its distinct values."""

    def __init__(self):
        self._places: dict[object, int] = {}
        self._parts = []

    def add(self, column) -> None:
        codes, values = pd.factorize(column)
        values, places = np.asarray(values, dtype=object), self._places
        own = np.fromiter(
            (places.setdefault(value, len(places)) for value in values), np.int32, len(values)
        )
        # Code -1, a missing value, takes the last place.
        self._parts.append(np.append(own, np.int32(-1))[codes])

    def result(self) -> pd.Categorical:
        """Return the whole column as a categorical."""
        codes = np.concatenate(self._parts) if self._parts else np.empty(0, np.int32)
        return pd.Categorical.from_codes(codes, categories=pd.Index(objects([*self._places])))
