"""Surveys that try the methods hard: what is drawn in the scenarios that have a name of their own.

Few cities of many rows against many of few, one wave worth next to nothing, a correlation that
falls, cities that are all or nothing, sizes that go with the share, amounts of which a few rows
hold most.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import fsolve
from scipy.special import expit, logit

from scsi.evidence.simulate import city_sizes
from scsi.inference.clusters import WeightedWave

if TYPE_CHECKING:
    from scsi.questions.calibration.scenarios import Scenario

LAWS = ("beta", "logit-normal", "two-kinds")
"""How cities' shares are distributed; of two kinds, one in ten has 75 per cent, the others 5."""
TWO_KINDS = (0.1, 0.75, 0.05)
PROJECTS = 20
"""Projects a city where amounts weigh them."""
AT_ONCE = 500
"""Surveys whose single projects are held at once."""


def draw_adverse(scenario: Scenario, generator, draws: int, shift: float):
    """Draw surveys of an adverse scenario, as `Scenario.draw` returns them.

    A city in both waves keeps its share with probability `persistence`. A shift moves every city
    by the same part of what it lacks to 1. Where sizes go with shares the sizes differ between
    surveys, so that totals have the shape of counts; where amounts weigh, the sums of weights of
    both waves follow.
    """
    if scenario.amounts:
        parts = [
            _draw_amounts(scenario, generator, min(AT_ONCE, draws - start), shift)
            for start in range(0, draws, AT_ONCE)
        ]
        return _with_weights([_joined(waves) for waves in zip(*parts, strict=True)])
    old, k, later = scenario.overlap, scenario.cities_before, scenario.cities_after
    first = _shares(generator, scenario.law, scenario.share, scenario.icc, (draws, k))
    second = _shares(generator, scenario.law, scenario.share, scenario.later_icc, (draws, later))
    kept = generator.random((draws, old)) < scenario.persistence
    second[:, :old] = np.where(kept, first[:, k - old :], second[:, :old])
    if scenario.informative:
        sizes = tuple(
            _random_sizes(generator, (draws, cities), items, scenario.size_cv)
            for cities, items in (
                (k, scenario.items_before), (later, scenario.items_after),
            )
        )  # fmt: skip
        first, second = (
            _tilted(share, size, items, scenario)
            for share, size, items in (
                (first, sizes[0], scenario.items_before),
                (second, sizes[1], scenario.items_after),
            )
        )
    else:
        sizes = tuple(
            generator.permutation(city_sizes(cities, cities * items, scenario.size_cv))
            for cities, items in ((k, scenario.items_before), (later, scenario.items_after))
        )
    lacking = 1 - scenario.share
    if scenario.informative:
        lacking = 1 - (second * sizes[1]).sum() / sizes[1].sum()
    second = second + shift * (1 - second) / lacking
    counts = [generator.binomial(n, q) for n, q in zip(sizes, (first, second), strict=True)]
    ends = [(0, later - old)], [(k - old, 0)]
    columns = []
    for count, size, end in zip(counts, sizes, ends, strict=True):
        columns += [np.pad(part, [(0, 0)] * (part.ndim - 1) + end) for part in (count, size)]
    return tuple(column.astype(float) for column in columns)


def _shares(generator, law: str, share: float, icc: float, shape) -> np.ndarray:
    """Draw cities' shares with a mean and a correlation; of two kinds both are their own."""
    if law == "two-kinds":
        part, high, low = TWO_KINDS
        return np.where(generator.random(shape) < part, high, low)
    if not icc:
        return np.full(shape, share)
    if law == "beta":
        total = 1 / icc - 1
        return generator.beta(share * total, (1 - share) * total, shape)
    mean, spread = _logit_normal(share, icc)
    return expit(mean + spread * generator.standard_normal(shape))


@cache
def _logit_normal(share: float, icc: float) -> tuple[float, float]:
    """Return mean and standard deviation on the logit scale, by Gauss-Hermite quadrature."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    weights = weights / weights.sum()

    def miss(at):
        shares = expit(at[0] + np.exp(at[1]) * nodes)
        mean = weights @ shares
        spread = weights @ (shares - mean) ** 2
        return [mean - share, spread / (share * (1 - share)) - icc]

    mean, log_spread = fsolve(miss, [logit(share), np.log(1 + 2 * icc)])
    return float(mean), float(np.exp(log_spread))


def _random_sizes(generator, shape, items: int, size_cv: float) -> np.ndarray:
    """Draw log-normal sizes with a mean and a coefficient of variation, at least 1."""
    spread = np.sqrt(np.log1p(size_cv**2))
    drawn = generator.lognormal(-(spread**2) / 2, spread, shape)
    return np.maximum(np.rint(items * drawn), 1).astype(np.int64)


def _tilted(share, size, items: int, scenario: Scenario) -> np.ndarray:
    """Raise the logit of a share by `informative` for each standard deviation of log size."""
    spread = np.sqrt(np.log1p(scenario.size_cv**2))
    z = (np.log(size / items) + spread**2 / 2) / spread
    return expit(logit(np.clip(share, 1e-9, 1 - 1e-9)) + scenario.informative * z)


def _draw_amounts(scenario: Scenario, generator, draws: int, shift: float):
    """Draw single projects with log-normal amounts and add them up by city, two waves."""
    waves = []
    for cities, moved in ((scenario.cities_before, 0.0), (scenario.cities_after, shift)):
        share = _shares(generator, scenario.law, scenario.share, scenario.icc, (draws, cities))
        share = share + moved * (1 - share) / (1 - scenario.share)
        weight = generator.lognormal(0, scenario.amounts, (draws, cities, PROJECTS))
        counted = generator.random(weight.shape) < share[..., None]
        waves.append(
            (np.full((draws, cities), float(PROJECTS)), weight.sum(-1), (weight**2).sum(-1),
             counted.sum(-1).astype(float), (weight * counted).sum(-1))
        )  # fmt: skip
    return waves


def _joined(parts) -> tuple[np.ndarray, ...]:
    """Put batches of surveys of one wave together."""
    return tuple(np.concatenate(sums) for sums in zip(*parts, strict=True))


def _with_weights(waves):
    """Return counts, totals and sums of weights, the cities of both waves side by side."""
    before, after = (sums[0].shape[1] for sums in waves)
    padded = [
        [np.pad(part, ((0, 0), end)) for part in sums]
        for sums, end in zip(waves, ((0, after), (before, 0)), strict=True)
    ]
    names = ("rows", "weight", "square", "count", "amount")
    one, two = (WeightedWave(**dict(zip(names, sums, strict=True))) for sums in padded)
    return (
        np.minimum(one.amount, one.weight), one.weight,
        np.minimum(two.amount, two.weight), two.weight, one, two,
    )  # fmt: skip
