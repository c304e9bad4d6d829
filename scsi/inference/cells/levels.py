"""Spread at three levels: between clusters, between cities within them, within cities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class NestedSpread:
    """Variance components of an item, 1 or 0, by the analysis of variance.

    Attributes
    ----------
    higher, cities, items : float or None
        Between clusters, between the cities of a cluster, within cities; the first two may be
        below 0, and are None where there is no degree of freedom.
    """

    higher: float | None
    cities: float | None
    items: float | None


def nested_spread(count, total, wave, higher) -> NestedSpread:
    """Return variance components of items in cities in clusters, waves as fixed.

    A city in two waves is a city of each. Mean squares of the nested analysis of variance are set
    equal to their expectations.

    Parameters
    ----------
    count, total : array_like, shape (m,)
        Items of the category and all, one entry per city and wave.
    wave, higher : array_like of int, shape (m,)
        The wave and the cluster of each.

    Returns
    -------
    NestedSpread

    References
    ----------
    Searle, S. R., Casella, G. and McCulloch, C. E. (1992), Variance Components, chapter 3.

    Examples
    --------
    >>> found = nested_spread([8, 7, 3, 2], [10, 10, 10, 10], [0, 0, 0, 0], [0, 0, 1, 1])
    >>> [round(float(each), 3) for each in (found.higher, found.cities, found.items)]
    [0.122, -0.016, 0.206]

    The two clusters differ; the cities within each do not.
    """
    count, total = np.asarray(count, dtype=float), np.asarray(total, dtype=float)
    here = total > 0
    count, total = count[here], total[here]
    wave, higher = np.asarray(wave)[here], np.asarray(higher)[here]
    top = np.unique(wave, return_inverse=True)[1]
    middle = np.unique(np.stack([wave, higher]), axis=1, return_inverse=True)[1].ravel()
    sums = {}
    for name, at in (("top", top), ("middle", middle)):
        n = np.bincount(at, total)
        sums[name] = n, float((np.bincount(at, count) ** 2 / n).sum())
    low = float((count**2 / total).sum())
    numbers = {"top": len(sums["top"][0]), "middle": len(sums["middle"][0]), "low": len(total)}
    items = _over(float(count.sum()) - low, total.sum() - numbers["low"])
    inside = float((total**2 / sums["middle"][0][middle]).sum())
    cities = None
    if items is not None:
        free = numbers["low"] - numbers["middle"]
        cities = _over(low - sums["middle"][1] - free * items, total.sum() - inside)
    above = None
    free = numbers["middle"] - numbers["top"]
    if items is not None and cities is not None and free > 0:
        whole = sums["top"][0]
        by_city = inside - float((total**2 / whole[top]).sum())
        owner = np.zeros(numbers["middle"], dtype=int)
        owner[middle] = top
        size = sums["middle"][0]
        between = total.sum() - float((size**2 / whole[owner]).sum())
        square = sums["middle"][1] - sums["top"][1]
        above = _over(square - free * items - by_city * cities, between)
    return NestedSpread(higher=above, cities=cities, items=items)


def _over(value: float, by: float) -> float | None:
    """Return a quotient, None where there is nothing to divide by."""
    return value / by if by > 1e-9 else None
