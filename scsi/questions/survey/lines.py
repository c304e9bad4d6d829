"""One answer a line: the shift by one method on one set of rows."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, fields, replace
from typing import TypedDict

import numpy as np

from scsi.inference.clusters import (
    CityCounts,
    cr2_test,
    parametric_bootstrap_test,
    permutation_test,
    targeted_shift,
    weighted_cr2_test,
    wild_bootstrap_test,
)
from scsi.inference.clusters.results import SMALLEST, monte_carlo_error
from scsi.inference.proportions.equality import score_test
from scsi.inference.proportions.score import mee_interval
from scsi.questions.survey.rows import Clusters
from scsi.vocabulary import Interval, Unit

MOST_NUMBERS = 200_000_000
"""Random numbers that one bootstrap may take; its draws are cut to that, down to `LEAST_DRAWS`."""
LEAST_DRAWS = 999
REFERENCES = ("parametric-bootstrap", "satterthwaite")
"""What CR2's t is referred to: draws in which nothing changed, or t with Satterthwaite degrees."""
REFERENCE_DRAWS = 1_999
MOST_REFERENCE_NUMBERS = 20_000_000
"""Random numbers that the draws of one reference take, down to `LEAST_DRAWS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How answers with cities as the unit are asked for.

    Attributes
    ----------
    level : float
    reference : str
        One of `REFERENCES`.
    draws, seed : int
        Draws of a reference, at most `REFERENCE_DRAWS` at first and ten times that near the level.
    executor : concurrent.futures.Executor, optional
    """

    level: float
    reference: str = REFERENCES[0]
    draws: int = REFERENCE_DRAWS
    seed: int = 0
    executor: Executor | None = None


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
    standard_error, statistic : float or None
        Of a t, as CR2's; None where the method has none.
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
    standard_error: float | None = None
    statistic: float | None = None
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


def by_reference(key: str, clusters: Clusters, asked: Asked, name: str = "") -> Line:
    """Return the answer of CR2's t by the reference that is asked for."""
    if asked.reference == "satterthwaite":
        return by_cr2(key, clusters, asked.level, name)
    return by_parametric(key, clusters, asked, name)


def by_parametric(key: str, clusters: Clusters, asked: Asked, name: str = "") -> Line:
    """Return the answer of CR2's t against draws in which nothing changed, draws bounded."""
    draws = affordable(
        min(asked.draws, REFERENCE_DRAWS), len(clusters.named), MOST_REFERENCE_NUMBERS
    )
    answer = parametric_bootstrap_test(
        clusters.data,
        asked.level,
        draws,
        asked.seed,
        most_draws=affordable(10 * draws + 9, len(clusters.named), 10 * MOST_REFERENCE_NUMBERS),
        squares=clusters.squares,
        executor=asked.executor,
    )
    return _on(key, clusters.data, answer, name=name)


def by_cr2(key: str, clusters: Clusters, level: float, name: str = "") -> Line:
    """Return the answer of CR2's t with Satterthwaite degrees, on rows if their weights differ."""
    if clusters.waves is None:
        return _on(key, clusters.data, cr2_test(clusters.data, level), name=name)
    answer = weighted_cr2_test(clusters.data.cities, *clusters.waves, level)
    return _on(key, clusters.data, answer, name=name)


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


def without(data: CityCounts, named: np.ndarray) -> int | None:
    """Return the place of the city whose removal changes the shift most.

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
    return int(np.where(left, np.abs(shifts - data.shift), -1.0).argmax())


def affordable(draws: int, numbers: int, most: int = MOST_NUMBERS) -> int:
    """Return how many draws of so many numbers are made."""
    return min(draws, max(most // max(numbers, 1), LEAST_DRAWS))
