"""Every method that tests a shift with cities as the unit, on many simulated surveys at once.

Left out are the methods whose target is another one (`Unit.NONE` and `Unit.ITEMS_WITHIN_CITIES`);
items as independent draws are kept, since that is what a textbook would do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import stats

from scsi.inference.clusters import (
    CityCounts,
    cluster_bootstrap_test,
    cr2_moments,
    random_intercept_test,
    wild_bootstrap_pvalues,
)
from scsi.inference.clusters.assignments import layout_of, random_sums
from scsi.inference.clusters.rao_scott import rao_scott_two_categories
from scsi.inference.clusters.results import FEWEST_DEGREES

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Answers:
    """What a method says of each of D surveys.

    Attributes
    ----------
    pvalue : ndarray, shape (D,)
        nan where the method gives none.
    covers : ndarray of bool, shape (D,), or None
        Whether the interval holds the true shift; None where the method has no interval.
    """

    pvalue: np.ndarray
    covers: np.ndarray | None


def _by_t(estimate, variance, degrees, shift: float) -> Answers:
    """Answer by t; no answer without variance or below the fewest degrees, as `t_test`."""
    ready = (variance > 1e-24) & ~(np.asarray(degrees) < FEWEST_DEGREES)
    error = np.sqrt(np.where(ready, variance, np.nan))
    pvalue = 2 * stats.t.sf(np.abs(estimate) / error, degrees)
    half = stats.t.isf((1 - LEVEL) / 2, degrees) * error
    return Answers(pvalue, np.abs(estimate - shift) <= half)


def _cr2(surveys, shift: float) -> Answers:
    """Answer by CR2 with Satterthwaite degrees, the default."""
    return _by_t(*cr2_moments(*surveys), shift)


def _shares(surveys) -> tuple[np.ndarray, np.ndarray]:
    """Return city shares before and after, nan where a city is absent."""
    with np.errstate(invalid="ignore"):
        return surveys[0] / surveys[1], surveys[2] / surveys[3]


def _cr2_by_cities(surveys, shift: float) -> Answers:
    """Answer by CR2 where each city counts the same."""
    before, after = (np.nan_to_num(share) for share in _shares(surveys))
    one = [(total > 0).astype(float) for total in surveys[1::2]]
    return _by_t(*cr2_moments(before, one[0], after, one[1]), shift)


def _mean_of_shares(surveys, shift: float) -> Answers:
    """Answer by Welch's t of city shares, or where cities are in both waves by their paired t.

    As `mean_of_shares_test`, its ``"paired"`` on the balanced panel.
    """
    before, after = _shares(surveys)
    both = (surveys[1] > 0) & (surveys[3] > 0)
    if both.any():
        change = (after - before)[:, both]
        size = both.sum()
        return _by_t(change.mean(axis=1), change.var(axis=1, ddof=1) / size, size - 1.0, shift)
    first, second = before[:, surveys[1] > 0], after[:, surveys[3] > 0]
    parts = np.stack([x.var(axis=1, ddof=1) / x.shape[1] for x in (first, second)])
    free = np.array([[first.shape[1] - 1], [second.shape[1] - 1]])
    with np.errstate(invalid="ignore"):
        degrees = parts.sum(axis=0) ** 2 / (parts**2 / free).sum(axis=0)
    return _by_t(second.mean(axis=1) - first.mean(axis=1), parts.sum(axis=0), degrees, shift)


def _items(surveys, shift: float) -> Answers:
    """Answer by the textbook test, items as independent draws."""
    shares = [c.sum(axis=1) / n.sum() for c, n in (surveys[:2], surveys[2:])]
    variance = sum(
        p * (1 - p) / n.sum() for p, n in zip(shares, surveys[1::2], strict=True)
    )  # fmt: skip
    return _by_t(shares[1] - shares[0], variance, np.inf, shift)


def _rao_scott(surveys, shift: float) -> Answers:
    """Answer by Rao-Scott, second order, of two categories; it has no interval."""
    return Answers(rao_scott_two_categories(*surveys)[1], None)


CLOSED = {
    "cr2": _cr2,
    "cr2-by-cities": _cr2_by_cities,
    "rao-scott": _rao_scott,
    "mean-of-shares": _mean_of_shares,
    "items": _items,
}


def _each(one: Callable) -> Callable:
    """Make a method of one survey, which returns p and whether it covers, one of many."""

    def many(surveys, shift: float, resamples: int, generator: np.random.Generator) -> Answers:
        found = []
        for before, after in zip(surveys[0], surveys[2], strict=True):
            data = CityCounts(
                cities=range(len(before)), count_before=before, total_before=surveys[1],
                count_after=after, total_after=surveys[3],
            )  # fmt: skip
            found.append(one(data, shift, resamples, int(generator.integers(2**32))))
        pvalue, covers = (np.array(column, dtype=float) for column in zip(*found, strict=True))
        return Answers(pvalue, None if np.isnan(covers).all() else covers == 1)

    return many


def _wild(data: CityCounts, shift: float, resamples: int, seed: int):
    """Answer by the restricted wild bootstrap; its interval covers what its test keeps."""
    zero, true = wild_bootstrap_pvalues(data, [0.0, shift], draws=resamples, seed=seed)
    return zero, float(true >= round(1 - LEVEL, 12))  # nan is below every level


def _bootstrap(data: CityCounts, shift: float, resamples: int, seed: int):
    """Answer by the percentiles of the cluster bootstrap."""
    answer = cluster_bootstrap_test(data, LEVEL, draws=resamples, seed=seed)
    if answer.interval is None:
        return np.nan, 0.0
    return answer.pvalue, float(shift in answer.interval)


def _permutation(data: CityCounts, shift: float, resamples: int, seed: int):
    """Answer by studentised permutation, random assignments also where all could be counted.

    The level of (b + 1)/(B + 1) is the same, and counting 2²⁰ for every survey takes too long.
    """
    layout = layout_of(*data.shares(), studentised=True)
    seen = layout.squared(layout.observed())[0] * (1 - 1e-9)
    generator = np.random.default_rng(seed)
    sums = random_sums(layout.pairs, layout.alone, layout.alone_after, generator, resamples)
    beyond = np.count_nonzero(layout.squared(sums) >= seen)
    return (1 + beyond) / (1 + resamples), np.nan


def _random_intercept(data: CityCounts, shift: float, resamples: int, seed: int):
    """Answer by the random-intercept logistic model, population-averaged."""
    answer = random_intercept_test(data, LEVEL)
    if answer.interval is None:
        return np.nan, 0.0
    return answer.pvalue, float(shift in answer.interval)


RESAMPLED = {
    "wild-bootstrap": _each(_wild),
    "cluster-bootstrap": _each(_bootstrap),
    "permutation": _each(_permutation),
}
FITTED = {"random-intercept": _each(_random_intercept)}
METHODS = (*CLOSED, *RESAMPLED, *FITTED)
DEFAULT = "cr2"
