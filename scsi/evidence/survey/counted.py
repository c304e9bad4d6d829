"""Rows counted by the values of their columns as found, and conditions on such values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence.counts import COUNT, count_rows
from scsi.evidence.survey.amounts import Numbers
from scsi.evidence.survey.table import Table

KEYS = ("wave", "city", "funding")
COUNTS = "count"


def tallied(
    frame,
    by: Sequence[str],
    numbers: Mapping[str, Numbers],
    sums: Sequence[str] = (),
    squares: bool = False,
) -> pd.DataFrame:
    """Count the projects of a frame by some columns, a row as many as its ``count`` says.

    With `squares` there are for each of `sums` the sum of its squares, ``NAME_square``, and the
    rows where it is above 0, ``NAME_above``.
    """
    added = {name: numbers[name].expression() for name in sums}
    if squares:
        for name in sums:
            value = numbers[name].expression()
            added[f"{name}_square"] = value * value
            added[f"{name}_above"] = (value > 0).cast(nw.Float64)
    if COUNTS not in numbers:
        return count_rows(frame, by, added)
    counted = count_rows(frame, by, added | {COUNTS: numbers[COUNTS].expression()})
    counted[COUNT] = counted[COUNTS].round().astype(np.int64)
    unasked = [] if COUNTS in sums else [COUNTS, f"{COUNTS}_known"]
    return counted.drop(columns=unasked)


def occurrences(found: pd.DataFrame, name: str) -> dict[object, int]:
    """Return how many rows have each value of a column, missing values among them."""
    column = found[name].array
    counts = np.bincount(
        column.codes + 1, weights=found[COUNT], minlength=len(column.categories) + 1
    ).astype(np.int64)
    return dict(zip([None, *column.categories], counts.tolist(), strict=True))


def pairs_of(tally: pd.DataFrame, name: str, other: str) -> dict[object, list]:
    """Return by value of a column the values of another that occur with it."""
    one, two = tally[name].array, tally[other].array
    width = len(two.categories) + 1
    found = np.unique((one.codes.astype(np.int64) + 1) * width + two.codes + 1)
    ones, twos = [None, *one.categories], [None, *two.categories]
    result: dict[object, list] = {}
    for key in found.tolist():
        result.setdefault(ones[key // width], []).append(twos[key % width])
    return result


def is_among(name: str, values: Sequence) -> nw.Expr:
    """Return the condition that a column has one of some values, missing ones among them."""
    filled = [value for value in values if value is not None and value == value]
    condition = nw.col(name).is_in(filled)
    return condition | nw.col(name).is_null() if len(filled) < len(values) else condition


def is_blank(table: Table, name: str) -> nw.Expr:
    """Return the condition that a cell is empty."""
    column = nw.col(name)
    if table.frame.collect_schema()[name] == nw.String:
        return column.is_null() | (column.fill_null("").str.strip_chars() == "")
    return column.is_null()
