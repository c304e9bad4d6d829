"""One answer a line: the shift by one method on one set of rows."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TypedDict

import numpy as np

from scsi.inference.clusters import (
    CityCounts,
    cr2_test,
    permutation_test,
    targeted_shift,
    wild_bootstrap_test,
)
from scsi.inference.clusters.results import SMALLEST, monte_carlo_error
from scsi.inference.proportions.equality import score_test
from scsi.inference.proportions.score import mee_interval
from scsi.vocabulary import Interval, Unit

MOST_NUMBERS = 200_000_000
"""Random numbers that one bootstrap may take; its draws are cut to that, down to `LEAST_DRAWS`."""
LEAST_DRAWS = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The shift by one method on one set of rows.

    Attributes
    ----------
    key : str
        Key of the method and of the rows; its question words it.
    estimate : float or None
        Share after less share before, a fraction; None where there are no such rows.
    interval : Interval or None
    pvalue : float or None
        Two-sided, dual to `interval`, never 0; None where there is none, and `reason` says why.
    reason : str
        As in `scsi.inference.clusters.ShiftTest`, or ``"described"``, ``"no-overlap"``,
        ``"no-rows"``.
    method : str
        The method that gave `pvalue`.
    degrees : float or None
        Of the reference t.
    cities : tuple of int, or None
        Clusters before, after and in both.
    items : tuple of float, or None
        Items, or their weight, before and after.
    draws : int
        Random draws; 0 if none.
    monte_carlo_error : float or None
        What other seeds would make of `pvalue`, as a standard error; None where nothing is drawn.
    name : str
        The city or category that it is about, where it is about one.
    """

    key: str
    estimate: float | None = None
    interval: Interval | None = None
    pvalue: float | None = None
    reason: str = ""
    method: str = "cr2"
    degrees: float | None = None
    cities: tuple[int, int, int] | None = None
    items: tuple[float, float] | None = None
    draws: int = 0
    monte_carlo_error: float | None = None
    name: str = ""


def _on(key: str, data: CityCounts, answer, **more) -> Line:
    """Return the line of a test's answer on some counts."""
    own = {item.name for item in fields(Line)}
    taken = {name: getattr(answer, name) for name in answer.__slots__ if name in own}
    return Line(**{**taken, "key": key, **sizes_of(data), **more})


class Sizes(TypedDict):
    """Cities and items, as `Line` names them."""

    cities: tuple[int, int, int]
    items: tuple[float, float]


def sizes_of(data: CityCounts) -> Sizes:
    """Return cities and items of some counts, as `Line` names them."""
    before, after, both = (int(x.sum()) for x in (data.in_before, data.in_after, data.in_both))
    return {
        "cities": (before, after, both),
        "items": (float(data.total_before.sum()), float(data.total_after.sum())),
    }


def described(key: str, data: CityCounts) -> Line:
    """Return the shift as it was counted."""
    return Line(key=key, estimate=data.shift, reason="described", method="", **sizes_of(data))


def by_cr2(key: str, data: CityCounts, level: float, name: str = "") -> Line:
    """Return the CR2 answer."""
    return _on(key, data, cr2_test(data, level), name=name)


def by_target(key: str, data: CityCounts, unit: Unit, level: float, frame=None) -> Line:
    """Return the answer for another target of inference."""
    answer = targeted_shift(data, unit, frame, level)
    return _on(key, data, answer, method="cr2" if unit is Unit.CITIES else str(unit))


def by_score(key: str, data: CityCounts, level: float) -> Line:
    """Return what taking items as independent says: the score test and Mee's interval."""
    table = [float(column.sum()) for column in data.columns]
    x, m, y, n = table
    low, high = mee_interval(x, m, y, n, level)
    _, pvalue = score_test(x, m, y, n)
    return Line(
        key=key,
        estimate=data.shift,
        interval=Interval(float(low), float(high)),
        pvalue=max(float(pvalue), SMALLEST),
        method="score",
        **sizes_of(data),
    )


def by_wild(key: str, data: CityCounts, level: float, draws: int, **options) -> Line:
    """Return the answer of the restricted wild cluster bootstrap, draws bounded."""
    answer = wild_bootstrap_test(data, level, affordable(draws, len(data.cities)), **options)
    return _on(key, data, answer, method="wild-bootstrap")


def by_permutation(key: str, data: CityCounts, draws: int, **options) -> Line:
    """Return the permutation of cities, where it can be exact or drawn; it has no interval."""
    answer = permutation_test(data, draws=draws, **options)
    method = "permutation" if answer.exact else "permutation-drawn"
    return Line(
        key=key,
        estimate=answer.estimate,
        pvalue=answer.pvalue,
        reason=answer.reason,
        method=method,
        draws=answer.draws,
        monte_carlo_error=(
            monte_carlo_error(answer.pvalue, answer.draws)
            if answer.draws and answer.pvalue is not None
            else None
        ),
        **sizes_of(data),
    )


def sparse_answer(line: Line, wild: Line, permuted) -> Line:
    """Return a line with the p of the first method that has one; `permuted` makes the last."""
    if line.pvalue is not None:
        return line
    if wild.pvalue is not None:
        return replace(
            line,
            pvalue=wild.pvalue,
            interval=wild.interval,
            draws=wild.draws,
            monte_carlo_error=wild.monte_carlo_error,
            method="wild-bootstrap",
            degrees=None,
        )
    other = permuted() if line.reason == "variance-zero" else wild
    if other.pvalue is not None:
        names = ("pvalue", "method", "draws", "monte_carlo_error")
        found = {name: getattr(other, name) for name in names}
        return replace(line, **found, degrees=None)
    return replace(line, method="")


def without(data: CityCounts, named: np.ndarray) -> tuple[int, CityCounts] | None:
    """Return the city whose removal changes the shift most, and the counts without it.

    None where no city can be left out with both waves still there.
    """
    before, after = data.total_before, data.total_after
    rest = before.sum() - before, after.sum() - after
    left = named & (rest[0] > 1e-12 * before.sum()) & (rest[1] > 1e-12 * after.sum())
    if not left.any():
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        shifts = (data.count_after.sum() - data.count_after) / rest[1]
        shifts = shifts - (data.count_before.sum() - data.count_before) / rest[0]
    change = np.where(left, np.abs(shifts - data.shift), -1.0)
    at = int(change.argmax())
    kept = np.ones(len(data.cities), dtype=bool)
    kept[at] = False
    return at, data.select(kept)


def affordable(draws: int, numbers: int) -> int:
    """Return how many draws of so many numbers are made."""
    return min(draws, max(MOST_NUMBERS // max(numbers, 1), LEAST_DRAWS))
