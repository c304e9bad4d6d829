"""What depends on single cities: one and two left out, and cities seen in one wave only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.inference.clusters.counts import CityCounts
from scsi.vocabulary import Interval

MOST_IN_PAIRS = 1_000
"""Above this many cities, pairs are of those whose own removal moves the shift most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The shift of the pooled share without some cities.

    Attributes
    ----------
    estimate : float
        With all cities.
    cities : tuple of str
    shifts : tuple of float
        Without each city in turn; nan where its wave would be empty.
    most : str
        The city whose removal changes the shift most.
    one, two : Interval
        Least and greatest shift without any one, any two cities.
    pair_low, pair_high : tuple of str
        The two cities whose removal gives the least and the greatest shift.
    """

    estimate: float
    cities: tuple[str, ...]
    shifts: tuple[float, ...]
    most: str
    one: Interval
    two: Interval
    pair_low: tuple[str, str]
    pair_high: tuple[str, str]


def _shift_without(sums: np.ndarray, gone: np.ndarray) -> np.ndarray:
    """Return the shift of total sums (4,) less the sums gone (..., 4); nan for an empty wave."""
    c1, n1, c2, n2 = np.moveaxis(sums - gone, -1, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        shift = c2 / n2 - c1 / n1
    return np.where((n1 > 1e-12 * sums[1]) & (n2 > 1e-12 * sums[3]), shift, np.nan)


def leave_out(data: CityCounts) -> LeftOut:
    """Return the pooled shift without each city and without any two.

    Both waves of a city are left out together. Up to 1,000 cities all pairs are tried; above, those
    of the 500 cities whose own removal lowers the shift most and the 500 that raise it most.

    Parameters
    ----------
    data : CityCounts
        Counts or weights per city and wave; three cities or more.

    Returns
    -------
    LeftOut

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts
    >>> data = CityCounts(
    ...     cities="ABCD", count_before=[4, 1, 5, 2], total_before=[10, 10, 10, 10],
    ...     count_after=[6, 2, 7, 9], total_after=[10, 10, 10, 10],
    ... )
    >>> without = leave_out(data)
    >>> without.most, round(without.estimate, 2), round(without.one.low, 2)
    ('D', 0.3, 0.17)

    Without city D the rise of 30 points is one of 17.
    """
    data = data.present()
    cities = len(data.cities)
    if cities < 4:
        raise ValueError(f"leaving two cities out needs four or more; got {cities}")
    columns = np.column_stack(data.columns)
    sums = columns.sum(axis=0)
    shifts = _shift_without(sums, columns)
    tried = np.arange(cities)
    if cities > MOST_IN_PAIRS:
        order, half = np.argsort(np.nan_to_num(shifts, nan=data.shift)), MOST_IN_PAIRS // 2
        tried = np.concatenate([order[:half], order[-half:]])
    first, second = np.triu_indices(len(tried), 1)
    pairs = _shift_without(sums, columns[tried[first]] + columns[tried[second]])
    ends = [
        (pairs[at], tuple(data.cities[tried[index[at]]] for index in (first, second)))
        for at in (int(np.nanargmin(pairs)), int(np.nanargmax(pairs)))
    ]
    change = np.nan_to_num(np.abs(shifts - data.shift), nan=-1)
    return LeftOut(
        estimate=data.shift,
        cities=data.cities,
        shifts=tuple(shifts.tolist()),
        most=data.cities[int(change.argmax())],
        one=Interval(np.nanmin(shifts), np.nanmax(shifts)),
        two=Interval(ends[0][0], ends[1][0]),
        pair_low=ends[0][1],
        pair_high=ends[1][1],
    )


def unseen_bounds(data: CityCounts, weights: str = "items") -> Interval:
    """Bound the shift had every city been in both waves.

    A city seen in one wave only keeps the weight it has there, and its unseen share may be
    anything from 0 to 1. The interval holds no sampling error.

    Parameters
    ----------
    data : CityCounts
        Counts or weights per city and wave.
    weights : {"items", "cities"}
        Weights of the cities.

    Returns
    -------
    Interval
        Least and greatest shift over all cities seen in either wave.

    References
    ----------
    Manski, C. F. (2003), Partial Identification of Probability Distributions, chapter 1.

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts
    >>> data = CityCounts(
    ...     cities="ABC", count_before=[4, 5, 0], total_before=[10, 10, 0],
    ...     count_after=[6, 7, 5], total_after=[10, 10, 5],
    ... )
    >>> bounds = unseen_bounds(data)
    >>> round(bounds.low, 2), round(bounds.high, 2)
    (0.16, 0.36)

    Whatever the entering city's share was before, the three together rose.
    """
    data = data.present().weighted(weights)
    came, left = data.in_after & ~data.in_before, data.in_before & ~data.in_after
    unseen_before, unseen_after = data.total_after[came].sum(), data.total_before[left].sum()
    whole_before = data.total_before.sum() + unseen_before
    whole_after = data.total_after.sum() + unseen_after
    low = data.count_after.sum() / whole_after
    low -= (data.count_before.sum() + unseen_before) / whole_before
    high = (data.count_after.sum() + unseen_after) / whole_after
    high -= data.count_before.sum() / whole_before
    return Interval(low, high)
