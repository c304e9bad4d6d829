"""Rows to whole-number counts; the only place that groups rows.

One group-by, written once against Narwhals, serves pandas, Polars, Arrow, DuckDB and Spark. It
groups by the words as the table has them, however many rows there are; what those words mean is
applied afterwards to the counts (`recode`), which are few. The keys of a pandas table are coded
before, each column once, so that pandas groups by one whole number a row: its own way to combine
several keys takes five times as long.

A counted table is a `pandas.DataFrame` whose key columns are categorical, so that a million city
names are held once, and whose column ``n`` is int64. A missing key is a group like any other.
"""

from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence.collecting import collect, objects

COUNT = "n"
_KEY = "__scsi_key__"
_FEW_SUMS = 1 << 17
_SMALL_PRODUCT = 1 << 62
_NEAR = 127


def count_rows(
    frame: Any, by: Sequence[str], sums: Mapping[str, nw.Expr] | None = None
) -> pd.DataFrame:
    """Count the rows of any table by some of its columns.

    Parameters
    ----------
    frame : DataFrame or LazyFrame
        Any table that Narwhals knows: pandas, Polars, Arrow, DuckDB, Spark.
    by : sequence of str
        Columns to group by, at least one; rows with a missing value are a group of their own.
    sums : mapping of str to narwhals.Expr, optional
        What to add up in each group, by the name of the column that holds the sum. A missing
        value adds nothing, and ``NAME_known`` says on how many rows the sum rests.

    Returns
    -------
    pandas.DataFrame
        One row per group in no particular order: the columns `by` (categorical, as found),
        ``n`` (int64) and, for each of `sums`, the sum (float64) and ``NAME_known`` (int64).

    Examples
    --------
    >>> rows = pd.DataFrame({"city": ["Seoul", "Seoul", None], "wave": [2022, 2022, 2022]})
    >>> count_rows(rows, ["city", "wave"])["n"].tolist()
    [2, 1]

    Two rows from Seoul, and one whose city nobody wrote down and which counts all the same.
    """
    sums = sums or {}
    table = nw.from_native(frame)
    columns = _coded(table, by)
    product = prod(len(words) + 1 for _, words in columns.values())
    if not columns or product > _SMALL_PRODUCT:
        return _grouped(table.lazy().select(*by, **sums), by, list(sums))
    key = _combined(list(columns.values()), np.min_scalar_type(-product - 1))
    if not sums and product <= max(len(table), _FEW_SUMS):
        counts = np.bincount(key, minlength=product)
        here = np.flatnonzero(counts)
        return _in_words(here, columns, {COUNT: counts[here]})
    keys = nw.from_native(pd.DataFrame({_KEY: key}, index=table.to_native().index, copy=False))
    table = table.select(keys[_KEY], **sums)
    counted = _grouped(table.lazy(), [_KEY], list(sums))
    key = counted.pop(_KEY).to_numpy(dtype=np.int64)
    return _in_words(key, columns, dict(counted.items()))


def _grouped(table: nw.LazyFrame, by: Sequence[str], sums: list[str]) -> pd.DataFrame:
    """Group rows, whoever holds them."""
    total = [nw.col(name).sum().alias(name) for name in sums]
    known = [nw.col(name).count().alias(f"{name}_known") for name in sums]
    grouped = table.group_by(*by).agg(nw.len().alias(COUNT), *total, *known)
    words = [name for name in by if name != _KEY]
    return _tidy(collect(grouped, coded=words), sums)


def _coded(table, by: Sequence[str]) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Return for each key of a pandas table its codes, -1 where missing, and its words."""
    if not (isinstance(table, nw.DataFrame) and table.implementation.is_pandas()):
        return {}
    columns = {}
    for name in by:
        column = table.to_native()[name]
        if isinstance(column.array, pd.Categorical):
            codes, words = column.array.codes, column.array.categories
        else:
            codes, words = _near(column) or pd.factorize(column.array)
        columns[name] = codes, np.asarray(words, dtype=object)
    return columns


def _near(column: pd.Series) -> tuple[np.ndarray, np.ndarray] | None:
    """Return codes and words of whole numbers that lie near each other, as years do.

    The code is the distance from the least; to look each number up takes four times as long.
    """
    if not (isinstance(column.dtype, np.dtype) and column.dtype.kind in "iu" and len(column)):
        return None
    numbers = column.to_numpy()
    least, most = int(numbers.min()), int(numbers.max())
    if most - least > _NEAR:
        return None
    codes = np.empty(len(numbers), dtype=np.int8)
    np.subtract(numbers, least, out=codes, casting="unsafe", dtype=numbers.dtype)
    return codes, np.array([*range(least, most + 1)], dtype=object)


def _in_words(
    key: np.ndarray, columns: Mapping[str, tuple], numbers: Mapping[str, np.ndarray | pd.Series]
) -> pd.DataFrame:
    """Return numbers of groups by combined codes beside the words that these stand for."""
    keys = dict.fromkeys(columns)
    for name, (_, words) in reversed([*columns.items()]):
        key, code = np.divmod(key, len(words) + 1)
        met = np.bincount(code, minlength=len(words) + 1)[:-1] > 0
        own = np.append(np.cumsum(met) - 1, -1)[code]
        keys[name] = pd.Categorical.from_codes(own, words[met], validate=False)
    return pd.DataFrame({**keys, **numbers})


def _tidy(counted: pd.DataFrame, sums: list[str]) -> pd.DataFrame:
    """Give counts and sums the same types whichever engine made them."""
    whole = [COUNT, *(f"{name}_known" for name in sums)]
    types = dict.fromkeys(whole, np.int64) | dict.fromkeys(sums, np.float64)
    return counted.fillna(dict.fromkeys(sums, 0.0)).astype(types)


def recode(counted: pd.DataFrame, meaning: Mapping[str, Callable[[object], object]]):
    """Say what the words of a counted table mean, add up what means the same, and sort.

    Parameters
    ----------
    counted : pandas.DataFrame
        What `count_rows` returned.
    meaning : mapping of str to callable
        For each key column a function from a value as found to a value as meant, None where that
        is missing.

    Returns
    -------
    pandas.DataFrame
        One row per group as meant, ascending by the key columns with missing keys last; key
        columns are categorical, sorted, and without unused categories.

    Examples
    --------
    >>> counted = count_rows(pd.DataFrame({"funding": ["Public", "public"]}), ["funding"])
    >>> recode(counted, {"funding": str.lower})["n"].tolist()
    [2]

    Two spellings of one word are one group of two rows.
    """
    keys = {name: _recoded(counted[name].array, read) for name, read in meaning.items()}
    group, first = _groups(
        [key.codes for key in keys.values()], [len(key.categories) for key in keys.values()]
    )
    rest = {name: counted[name].to_numpy() for name in counted if name not in keys}
    if group is None:
        added = {name: values[first] for name, values in rest.items()}
    else:
        added = {name: np.zeros(len(first), dtype=values.dtype) for name, values in rest.items()}
        for name, values in rest.items():
            np.add.at(added[name], group, values)
    return pd.DataFrame({**{name: key[first] for name, key in keys.items()}, **added})


def _recoded(column: pd.Categorical, read: Callable[[object], object]) -> pd.Categorical:
    """Return a categorical in the words that are meant, sorted, only those that occur."""
    meant = objects([read(value) for value in column.categories])
    used = np.zeros(len(meant) + 1, dtype=bool)
    used[column.codes] = True
    meant[~used[:-1]] = None
    places, values = pd.factorize(meant)
    by_word = sorted(range(len(values)), key=values.tolist().__getitem__)  # NumPy's takes longer
    order = np.array(by_word, dtype=np.int64)
    ranks = np.empty(len(order) + 1, dtype=np.int64)
    ranks[order], ranks[-1] = np.arange(len(order)), -1
    codes = np.append(ranks[places], -1)[column.codes]
    words = pd.Index(values[order], dtype=object)
    return pd.Categorical.from_codes(codes, categories=words, validate=False)


def _combined(columns: Sequence[tuple[np.ndarray, np.ndarray]], dtype: np.dtype) -> np.ndarray:
    """Return one whole number a row for the codes of all columns, the first the highest digit."""
    codes, words = columns[0]
    key = codes.astype(dtype)
    if key.min(initial=0) < 0:
        key[codes < 0] = len(words)
    for codes, words in columns[1:]:
        key = _with_digit(key, codes, len(words))
    return key


def _with_digit(key: np.ndarray, code: np.ndarray, size: int) -> np.ndarray:
    """Return keys with one more digit, of `size` values and a last one for missing."""
    key = key * key.dtype.type(size + 1)
    np.add(key, code, out=key, casting="unsafe")
    if code.min(initial=0) < 0:
        key[code < 0] += size + 1
    return key


def _groups(codes: list[np.ndarray], sizes: list[int]):
    """Return which group each row belongs to and where one row of each group is, in key order.

    The group is None, and the second the order of the rows, where no two rows share their keys.
    """
    key = np.zeros(len(codes[0]), dtype=np.int64)
    product = 1
    for code, size in zip(codes, sizes, strict=True):
        product *= size + 1
        if product > _SMALL_PRODUCT:
            key = np.unique(key, return_inverse=True)[1].astype(np.int64)
            product = (int(key.max()) + 1) * (size + 1)
        key = _with_digit(key, code, size)
    order = np.argsort(key)
    new = np.empty(len(key), dtype=bool)
    ordered = key[order]
    new[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    if new.all():
        return None, order
    group = np.empty(len(key), dtype=np.int64)
    group[order] = np.cumsum(new) - 1
    return group, order[new]
