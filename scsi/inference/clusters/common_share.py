"""The null model of the parametric bootstrap-t: one share, cities that differ, before and after."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaincinv

from scsi.inference.clusters.correlation import anova_icc
from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.robust import city_scores

MOST_ALIKE = 0.98
"""Greatest correlation that is drawn: at 1 every city would be all or nothing in every draw."""

LEAST_SHARE = 1e-4
"""The common share is kept this far from 0 and 1, where nothing would vary."""

UPPER = 0.1
"""The correlation of a wave is taken at its upper 1 - `UPPER` limit."""


@dataclass(frozen=True, slots=True)
class CommonShare:
    """What is drawn where nothing has changed.

    Attributes
    ----------
    share : float
        The share in both waves.
    scenarios : tuple of two tuples of float
        Correlation of two items of one city before and after; first with each wave's own upper
        limit (``own``), then not below the pooled correlation in either (``same``).
    persistence : float
        Probability with which a city in both waves keeps its effect.
    """

    share: float
    scenarios: tuple[tuple[float, float], tuple[float, float]]
    persistence: float


def rows_per_city(total, square) -> np.ndarray:
    """Return how many equal rows a city's rows are worth: (Σw)²/Σw², rounded, at least 1; or 0."""
    total, square = np.asarray(total, float), np.asarray(square, float)
    worth = np.divide(total**2, square, out=np.zeros(total.shape), where=total > 0)
    return np.where(total > 0, np.maximum(np.rint(worth), 1), 0).astype(np.int64)


def fit_common_share(data: CityCounts, squares) -> CommonShare:
    """Estimate the null model from counts.

    With P the shares, v their CR2 variances and λ = v/(P(1 - P)), the common share is
    (P₁/λ₁ + P₂/λ₂)/(1/λ₁ + 1/λ₂); a wave of one kind only takes the λ that the other wave's
    correlation gives it. Each wave's analysis-of-variance correlation, not below 0, is multiplied
    by (k - 1)/χ²₀.₁₀(k - 1), an upper 90 % limit; pooled, the two are averaged by k - 1. The
    correlation of a city's effects in both waves is Σr₁r₂/(Σn₁n₂ √(ρ₁ρ₂P₁(1 - P₁)P₂(1 - P₂))),
    r = c - nP, within 0 and 1.

    Parameters
    ----------
    data : CityCounts
    squares : sequence of two ndarray, shape (k,)
        Sum of the squared weights of each city's rows, before and after.
    """
    shares = np.array([data.pooled_before, data.pooled_after])
    binomial = shares * (1 - shares)
    waves = [(data.columns[0], data.columns[1]), (data.columns[2], data.columns[3])]
    raw, free = np.array(
        [_wave_correlation(*wave, square) for wave, square in zip(waves, squares, strict=True)]
    ).T
    own = np.clip(raw, 0, 1)
    pooled = max(float(raw @ free / max(free.sum(), 1)), 0.0)
    limits = np.minimum(own * free / (2 * gammaincinv(np.maximum(free, 1) / 2, UPPER)), MOST_ALIKE)
    together = np.minimum(np.maximum(limits, pooled), MOST_ALIKE)
    _, *scores = city_scores(*data.columns)
    inverse = [
        _inverse_lambda(scores[at], binomial[at], waves[at][1], squares[at], own[1 - at])
        for at in (0, 1)
    ]
    share = float(shares @ inverse / sum(inverse))
    kept = _persistence(data, shares, binomial * own)
    return CommonShare(
        share=min(max(share, LEAST_SHARE), 1 - LEAST_SHARE),
        scenarios=(tuple(limits.tolist()), tuple(together.tolist())),
        persistence=0.0 if kept is None else kept,
    )


def estimated_persistence(data: CityCounts) -> float | None:
    """Return the correlation of a city's effects in two waves that counts of items tell.

    The estimate of `fit_common_share`, within 0 and 1. None where fewer than two cities are in both
    waves, or the cities of a wave do not differ more than chance: then nothing tells it.

    Parameters
    ----------
    data : CityCounts

    Examples
    --------
    >>> counts, totals = [9, 1, 5, 2, 8, 3], [10] * 6
    >>> data = CityCounts(cities="ABCDEF", count_before=counts, total_before=totals,
    ...                   count_after=counts[::-1], total_after=totals)
    >>> estimated_persistence(data)
    0.0

    The cities that were public are not those that are.
    """
    data.need_items("the persistence")
    if data.in_both.sum() < 2:
        return None
    shares = np.array([data.pooled_before, data.pooled_after])
    before, after = data.columns[:2], data.columns[2:]
    found = [_wave_correlation(count, total, total)[0] for count, total in (before, after)]
    return _persistence(data, shares, shares * (1 - shares) * np.clip(found, 0, 1))


def _wave_correlation(count, total, square) -> tuple[float, float]:
    """Return a wave's correlation, 0 where it has none, and its cities less one."""
    worth = np.divide(total**2, square, out=np.zeros(total.shape), where=total > 0)
    share = np.divide(count, total, out=np.zeros(total.shape), where=total > 0)
    found = float(anova_icc(share * worth, worth))
    return found if np.isfinite(found) else 0.0, float((total > 0).sum() - 1)


def _inverse_lambda(score, binomial, total, square, other_correlation) -> float:
    """Return 1/λ: the items that are worth as much as the wave's rows in their cities."""
    variance = float((score**2).sum())
    if variance > 0 and binomial > 0:
        return binomial / variance
    spread = square * (1 - other_correlation) + total**2 * other_correlation
    return float(total.sum() ** 2 / spread.sum())


def _persistence(data: CityCounts, shares, between) -> float | None:
    """Return the correlation of a city's effects in both waves, within 0 and 1, if there is one."""
    first = data.count_before - data.total_before * shares[0]
    second = data.count_after - data.total_after * shares[1]
    scale = float(data.total_before @ data.total_after) * float(np.sqrt(between.prod()))
    return min(max(float(first @ second) / scale, 0.0), 1.0) if scale > 0 else None
