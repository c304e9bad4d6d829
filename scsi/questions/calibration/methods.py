"""Every method that tests a shift with cities as the unit, on many simulated surveys at once.

Left out are the methods whose target is another one (`Unit.NONE` and `Unit.ITEMS_WITHIN_CITIES`);
items as independent draws are kept, since that is what a textbook would do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np
from scipy import stats

from scsi.inference.clusters import (
    CityCounts,
    WeightedWave,
    cr2_moments,
    parametric_bootstrap_test,
    weighted_cr2_test,
)
from scsi.inference.clusters.assignments import layout_of
from scsi.inference.clusters.bootstrap import percentile_answers
from scsi.inference.clusters.random_intercept import averaged_shifts
from scsi.inference.clusters.rao_scott import rao_scott_two_categories
from scsi.inference.clusters.results import FEWEST_DEGREES
from scsi.inference.clusters.wave_intercepts import averaged_wave_shifts
from scsi.inference.clusters.wild_draws import WEBB, wild_pvalues

LEVEL = 0.95
SHARED = 50
"""Simulated surveys that are answered at once, from the same resamples: products of matrices."""


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
    """Answer by CR2 with Satterthwaite degrees; where amounts weigh, by that of their rows."""
    if len(surveys) == 4:
        return _by_t(*cr2_moments(*surveys), shift)
    cities = range(surveys[0].shape[1])
    before, after = surveys[4:]
    found = [
        weighted_cr2_test(cities, _wave_of(before, at), _wave_of(after, at), LEVEL)
        for at in range(len(surveys[0]))
    ]
    return _gathered(found, shift)


def _wave_of(wave: WeightedWave, at: int) -> WeightedWave:
    """Return the sums of one survey of many."""
    return WeightedWave(**{item.name: getattr(wave, item.name)[at] for item in fields(wave)})


def _gathered(found, shift: float) -> Answers:
    """Return the answers of tests of one survey each."""
    return Answers(
        np.array([np.nan if one.pvalue is None else one.pvalue for one in found]),
        np.array([one.interval is not None and shift in one.interval for one in found]),
    )


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


def _in_parts(one: Callable) -> Callable:
    """Make a method that answers `SHARED` surveys at once one of any number of them."""

    def many(surveys, shift: float, resamples: int, generator: np.random.Generator) -> Answers:
        found, step = [], SHARED if surveys[1].ndim == 1 else 1
        for start in range(0, len(surveys[0]), step):
            part = slice(start, start + step)
            totals = (n if n.ndim == 1 else n[start] for n in surveys[1:4:2])
            before, after = totals
            some = surveys[0][part], before, surveys[2][part], after
            found.append(one(some, shift, resamples, generator))
        covers = [answers.covers for answers in found]
        return Answers(
            np.concatenate([answers.pvalue for answers in found]),
            None if covers[0] is None else np.concatenate(covers),
        )

    return many


def _wild(surveys, shift: float, resamples: int, generator) -> Answers:
    """Answer by the restricted wild bootstrap; its interval covers what its test keeps."""
    weights = WEBB[generator.integers(6, size=(resamples, len(surveys[1])), dtype=np.uint8)]
    zero, *true = wild_pvalues(surveys, [0.0, shift] if shift else [0.0], weights)
    kept = true[0] if shift else zero
    return Answers(zero, kept >= round(1 - LEVEL, 12))  # nan is below every level


def _bootstrap(surveys, shift: float, resamples: int, generator) -> Answers:
    """Answer by the percentiles of the cluster bootstrap."""
    cities = len(surveys[1])
    times = generator.multinomial(cities, [1 / cities] * cities, size=resamples).astype(float)
    return Answers(*percentile_answers(surveys, shift, times, LEVEL))


def _permutation(surveys, shift: float, resamples: int, generator) -> Answers:
    """Answer by studentised permutation, random assignments also where all could be counted.

    The level of (b + 1)/(B + 1) is the same, and counting 2²⁰ for every survey takes too long.
    """
    layout = layout_of(*_shares(surveys), studentised=True)
    seen = layout.squared(layout.observed()) * (1 - 1e-9)
    beyond = layout.squared(layout.drawn(generator, resamples)) >= seen
    return Answers((1 + beyond.sum(axis=0)) / (1 + resamples), None)


def _random_intercept(surveys, shift: float, resamples: int, generator) -> Answers:
    """Answer by the random-intercept logistic model, population-averaged."""
    estimate, error = averaged_shifts(surveys)
    return _by_t(estimate, np.nan_to_num(error) ** 2, np.inf, shift)


def _wave_intercepts(surveys, shift: float, resamples: int, generator) -> Answers:
    """Answer by the logistic model with correlated intercepts per wave, population-averaged."""
    estimate, error = averaged_wave_shifts(surveys)
    return _by_t(estimate, np.nan_to_num(error) ** 2, np.inf, shift)


def _parametric(surveys, shift: float, resamples: int, generator) -> Answers:
    """Answer by the parametric bootstrap-t, the default; each survey has resamples of its own."""
    found, cities = [], tuple(map(str, range(surveys[0].shape[1])))
    totals = [np.broadcast_to(n, surveys[0].shape) for n in surveys[1:4:2]]
    for at, seed in enumerate(generator.integers(2**32, size=len(surveys[0])).tolist()):
        data = CityCounts(
            cities=cities, money=len(surveys) > 4,
            count_before=surveys[0][at], total_before=totals[0][at],
            count_after=surveys[2][at], total_after=totals[1][at],
        )  # fmt: skip
        squares = tuple(wave.square[at] for wave in surveys[4:]) or None
        found.append(
            parametric_bootstrap_test(
                data, LEVEL, resamples, seed, most_draws=resamples, squares=squares
            )
        )
    return _gathered(found, shift)


RESAMPLED = {
    "wild-bootstrap": _in_parts(_wild),
    "cluster-bootstrap": _in_parts(_bootstrap),
    "permutation": _in_parts(_permutation),
}
FITTED = {
    "random-intercept": _in_parts(_random_intercept),
    "wave-intercepts": _in_parts(_wave_intercepts),
}
PARAMETRIC = {"parametric-bootstrap": _parametric}
METHODS = (*PARAMETRIC, *CLOSED, *RESAMPLED, *FITTED)
DEFAULT = "parametric-bootstrap"
FOR_ANY = ("parametric-bootstrap", "cr2", "wild-bootstrap")
"""Methods that are tried also where surveys differ in their sizes, or amounts weigh the rows."""
