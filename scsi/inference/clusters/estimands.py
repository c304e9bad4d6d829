"""Pooled share against mean of city shares, and how many cities a wave is worth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.results import t_interval, two_sided
from scsi.vocabulary import Interval, check_level


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoEstimands:
    """Pooled share, mean of city shares, and their difference, the mark of large cities.

    Attributes
    ----------
    wave : str
        ``"before"``, ``"after"`` or ``"shift"``.
    pooled, mean_of_shares : float
        The two estimands; for ``"shift"`` their changes.
    median_of_shares : float
        Median of city shares; for ``"shift"`` its change.
    difference : float
        `pooled` less `mean_of_shares`.
    interval : Interval or None
        Linearised, cities as the units, t with k - 1 degrees; None without spread or below 4
        degrees.
    pvalue : float or None
        Dual to `interval`.
    """

    wave: str
    pooled: float
    mean_of_shares: float
    median_of_shares: float
    difference: float
    interval: Interval | None
    pvalue: float | None


def two_estimands(data: CityCounts, level: float = 0.95) -> tuple[TwoEstimands, ...]:
    """Compare the pooled share with the mean of city shares, before, after and in the shift.

    Their difference is 0 in expectation where a city's size says nothing of its share; the test is
    the check on informative cluster size. Its variance is k/(k - 1) Σ(u - v)², u and v the
    linearised contributions of a city to the two, both waves of a city added first.

    Parameters
    ----------
    data : CityCounts
        Counts or weights per city and wave.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    tuple of TwoEstimands
        Before, after, shift.

    References
    ----------
    Kahan, B. C. and others (2023), "Estimands in cluster-randomized trials", International Journal
    of Epidemiology 52(1), 107-118.

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts, two_estimands
    >>> data = CityCounts(
    ...     cities="ABC", count_before=[1, 2, 60], total_before=[10, 10, 100],
    ...     count_after=[1, 2, 60], total_after=[10, 10, 100],
    ... )
    >>> before, after, shift = two_estimands(data)
    >>> round(before.pooled, 3), round(before.mean_of_shares, 3), shift.difference
    (0.525, 0.3, 0.0)

    One large public city makes most items public in a set of mostly private cities.
    """
    check_level(level)
    parts, contributions = [], []
    for count, total, shares in zip(
        (data.count_before, data.count_after),
        (data.total_before, data.total_after),
        data.shares(),
        strict=True,
    ):
        here = total > 0
        pooled, mean = count.sum() / total.sum(), shares[here].mean()
        parts.append(np.array([pooled, mean, np.median(shares[here])]))
        single = np.where(here, np.nan_to_num(shares) - mean, 0) / here.sum()
        contributions.append((count - total * pooled) / total.sum() - single)
    waves = {
        "before": (parts[0], contributions[0], data.in_before.sum()),
        "after": (parts[1], contributions[1], data.in_after.sum()),
        "shift": (
            parts[1] - parts[0],
            contributions[1] - contributions[0],
            (data.in_before | data.in_after).sum(),
        ),
    }
    return tuple(_estimand(wave, *found, level) for wave, found in waves.items())


def _estimand(wave, parts, contribution, cities, level) -> TwoEstimands:
    """Put one row of the comparison together."""
    difference = float(parts[0] - parts[1])
    variance = cities / (cities - 1) * (contribution**2).sum() if cities > 4 else 0.0
    interval = pvalue = None
    if variance > 1e-24:
        error = np.sqrt(variance)
        interval = t_interval(difference, error, cities - 1, level)
        pvalue = two_sided(difference / error, cities - 1)
    return TwoEstimands(
        wave=wave,
        pooled=float(parts[0]),
        mean_of_shares=float(parts[1]),
        median_of_shares=float(parts[2]),
        difference=difference,
        interval=interval,
        pvalue=pvalue,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """How many cities a wave is worth, given their weights.

    Attributes
    ----------
    wave : str
        ``"before"`` or ``"after"``.
    cities : int
        Cities with a weight above 0.
    effective : float
        (Σw)²/Σw².
    largest_city : str
    largest_weight : float
        Its part of all weight, a fraction.
    leads : bool
        True if `effective` is below 10 or `largest_weight` above 0.25: say this first.
    """

    wave: str
    cities: int
    effective: float
    largest_city: str
    largest_weight: float
    leads: bool


def concentration(data: CityCounts) -> tuple[Concentration, Concentration]:
    """Return the effective number of cities and the largest weight, before and after.

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts, concentration
    >>> data = CityCounts(
    ...     cities="ABC", count_before=[1, 2, 60], total_before=[10, 10, 100],
    ...     count_after=[1, 2, 60], total_after=[10, 10, 100],
    ... )
    >>> before, _ = concentration(data)
    >>> round(before.effective, 2), before.largest_city, before.leads
    (1.41, 'C', True)

    Three cities, one of them five sixths of all items: worth less than one and a half.
    """
    found = []
    for wave, weight in (("before", data.total_before), ("after", data.total_after)):
        effective = float(weight.sum() ** 2 / (weight**2).sum())
        largest = float(weight.max() / weight.sum())
        found.append(
            Concentration(
                wave=wave,
                cities=int((weight > 0).sum()),
                effective=effective,
                largest_city=data.cities[int(weight.argmax())],
                largest_weight=largest,
                leads=effective < 10 or largest > 0.25,
            )
        )
    before, after = found
    return before, after
