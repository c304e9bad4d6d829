"""What hangs on single cities: one and two left out, and cities seen in one wave only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.inference.clusters.counts import CityCounts
from scsi.vocabulary import Interval

PAIRS_AT_ONCE = 2_000_000


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

    Both waves of a city are left out together. All k(k - 1)/2 pairs are tried, in blocks.

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
    rows = max(1, PAIRS_AT_ONCE // cities)
    ends = {"low": (np.inf, (0, 1)), "high": (-np.inf, (0, 1))}
    for start in range(0, cities, rows):
        stop = min(start + rows, cities)
        both = _shift_without(sums, columns[start:stop, None] + columns[None, :])
        both[np.arange(cities) <= np.arange(start, stop)[:, None]] = np.nan
        if np.isnan(both).all():
            continue
        for name, best, better in (
            ("low", np.nanargmin, np.less),
            ("high", np.nanargmax, np.greater),
        ):
            at = np.unravel_index(best(both), both.shape)
            if better(both[at], ends[name][0]):
                ends[name] = (float(both[at]), (start + int(at[0]), int(at[1])))
    change = np.nan_to_num(np.abs(shifts - data.shift), nan=-1)
    return LeftOut(
        estimate=data.shift,
        cities=data.cities,
        shifts=tuple(shifts.tolist()),
        most=data.cities[int(change.argmax())],
        one=Interval(np.nanmin(shifts), np.nanmax(shifts)),
        two=Interval(ends["low"][0], ends["high"][0]),
        pair_low=tuple(data.cities[at] for at in ends["low"][1]),
        pair_high=tuple(data.cities[at] for at in ends["high"][1]),
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
