"""Surveys that the tests of cities as the unit share."""

import csv
from pathlib import Path

import numpy as np

from scsi.inference.clusters import CityCounts

ORACLES = Path(__file__).parent / "oracles"


def rows(name):
    """Return an oracle's table as dicts of text."""
    with (ORACLES / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def oracle(name):
    """Return an oracle's values by case and quantity."""
    return {(row["case"], row["quantity"]): float(row["value"]) for row in rows(name)}


def columns(case):
    """Return a case's columns by name."""
    own = [row for row in rows("city_cases") if row["case"] == case]
    return {name: np.array([float(row[name]) for row in own]) for name in own[0] if name != "case"}


def city_counts(case):
    """Return the public counts of a case."""
    data = columns(case)
    return CityCounts(
        cities=data["city"].astype(int),
        count_before=data["public1"],
        total_before=data["n1"],
        count_after=data["public2"],
        total_after=data["n2"],
    )


def category_counts(case, categories=3):
    """Return counts by city, wave and category, shape (k, 2, categories)."""
    data = columns(case)
    waves = []
    for wave in "12":
        public, private, n = (data[f"{name}{wave}"] for name in ("public", "private", "n"))
        parts = [public, private, n - public - private]
        waves.append(np.column_stack(parts if categories == 3 else [public, n - public]))
    return np.stack(waves, axis=1)


CASES = sorted({row["case"] for row in rows("city_cases")})


def simulated(rng, draws, both, icc, share=0.46, sizes=(10, 50), cities=(20, 31), persistence=1.0):
    """Return counts and totals of simulated surveys, shapes (draws, k) and (k,).

    City shares are beta with intraclass correlation `icc`; a city in both waves keeps its share
    with probability `persistence`. Sizes are gamma with coefficient of variation 0.5, fixed.
    """
    k = sum(cities) - both
    before, after = np.arange(k) < cities[0], np.arange(k) >= k - cities[1]
    spread = np.maximum(1, np.rint(rng.gamma(4, 0.25, size=(2, k)) * np.array(sizes)[:, None]))
    totals = spread[0] * before, spread[1] * after
    if icc == 0:
        first = second = np.full((draws, k), share)
    else:
        a, b = share * (1 / icc - 1), (1 - share) * (1 / icc - 1)
        first, second = rng.beta(a, b, size=(2, draws, k))
        second = np.where(rng.random((draws, k)) < persistence, first, second)
    counts = (rng.binomial(n.astype(int), p) for n, p in zip(totals, (first, second), strict=True))
    count_before, count_after = counts
    return count_before.astype(float), totals[0], count_after.astype(float), totals[1]
