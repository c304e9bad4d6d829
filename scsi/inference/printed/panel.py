"""Whether new cities alone could explain a shift, when the panel of cities changed.

All cities weigh the same unless a weight is named. K cities after, of which `old` were there
before: if those are on average what all were before, the new ones must average
``(K after - old before) / (K - old)``; with item weight w of the new ones,
``before + (after - before) / w``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scsi.vocabulary import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCities:
    """What new cities must average, what they can, and what follows for the old ones.

    All arrays have the shape of `old`.

    Attributes
    ----------
    old : ndarray of int
        Cities in both waves.
    needed, needed_low, needed_high : ndarray of float
        What the new ones must average if the old ones stayed as they were: at the printed values,
        and the least and greatest over their rounding; nan where it lies outside 0 to 1.
    possible : ndarray of float
        The most that the new ones can average, at the printed values.
    possible_high : ndarray of float
        The same at the rounding that allows most.
    can : ndarray of bool
        Whether what is needed is possible, at the printed values.
    old_rise : ndarray of float
        The least rise of the old cities' mean that follows; 0 where none does.
    old_rise_low : ndarray of float
        The same at the kindest rounding.
    """

    old: NDArray
    needed: NDArray
    needed_low: NDArray
    needed_high: NDArray
    possible: NDArray
    possible_high: NDArray
    can: NDArray
    old_rise: NDArray
    old_rise_low: NDArray


def needed_average(before: ArrayLike, after: ArrayLike, old: ArrayLike, cities: int) -> NDArray:
    """Return what the new cities must average if the old ones stayed at `before`.

    Parameters
    ----------
    before, after : array of float
        Mean shares, fractions; `before` is that of the old cities in both waves.
    old : array of int
        Cities in both waves, fewer than `cities`.
    cities : int
        Cities in the later wave.

    Returns
    -------
    ndarray of float
        A fraction, or nan where it lies outside 0 to 1: no cities could average that.

    Examples
    --------
    >>> needed_average(0.41, 0.513, [20, 6], 31).round(3)
    array([0.7  , 0.538])

    With twenty old cities the eleven new ones would have to average 70 % public.
    """
    old = np.asarray(old)
    if np.any(old >= cities) or np.any(old < 0):
        raise ValueError(f"old must be from 0 to {cities - 1}; got {old}")
    return _possible_share((cities * np.asarray(after) - old * np.asarray(before)) / (cities - old))


def needed_average_by_weight(before: ArrayLike, after: ArrayLike, weight: ArrayLike) -> NDArray:
    """Return what new cities must average that hold a part `weight` of the later items.

    Parameters
    ----------
    before, after : array of float
        Shares, fractions.
    weight : array of float
        Part of the later items that lies in new cities, above 0 and at most 1.

    Returns
    -------
    ndarray of float
        ``before + (after - before) / weight``, or nan where it lies outside 0 to 1.

    Examples
    --------
    >>> needed_average_by_weight(0.41, 0.513, [0.15, 0.5, 1.0]).round(3)
    array([  nan, 0.616, 0.513])

    With 15 % of the items the new cities cannot explain the shift, whatever their shares.
    """
    weight = np.asarray(weight, float)
    if np.any((weight <= 0) | (weight > 1)):
        raise ValueError("weight must be above 0 and at most 1")
    before = np.asarray(before)
    return _possible_share(before + (after - before) / weight)


def least_weight(before: ArrayLike, after: ArrayLike, highest: ArrayLike = 1.0) -> NDArray:
    """Item weight below which new cities of at most `highest` cannot explain the shift.

    Parameters
    ----------
    before, after : array of float
        Shares, fractions.
    highest : array of float
        The highest share a city can have; 1 by arithmetic alone.

    Returns
    -------
    ndarray of float
        ``(after - before) / (highest - before)``; nan where `highest` is below `after`.

    Examples
    --------
    >>> least_weight(0.41, 0.513, [1.0, 0.9]).round(3)
    array([0.175, 0.21 ])

    Unless at least 21 % of the items lie in new cities, none of which passes 90 %, old ones rose.
    """
    before, highest = np.asarray(before, float), np.asarray(highest, float)
    return _possible_share((after - before) / (highest - before))


def old_rise_by_weight(
    before: ArrayLike, after: ArrayLike, weight: ArrayLike, highest: ArrayLike = 1.0
) -> NDArray:
    """Return by how much the old cities' share rose at least, by item weight of the new ones.

    Parameters
    ----------
    before, after : array of float
        Shares, fractions.
    weight : array of float
        Part of the later items that lies in new cities, from 0 to below 1.
    highest : array of float
        The highest share a city can have; all new ones are put there.

    Returns
    -------
    ndarray of float
        ``max(0, (after - weight highest) / (1 - weight) - before)``.

    Examples
    --------
    >>> old_rise_by_weight(0.41, 0.513, [0.1, 0.21, 0.5], 0.9).round(3)
    array([0.06, 0.  , 0.  ])

    With a tenth of the items in new cities of 90 %, the old ones rose by 6 points or more.
    """
    weight = np.asarray(weight, float)
    if np.any((weight < 0) | (weight >= 1)):
        raise ValueError("weight must be at least 0 and below 1")
    return np.maximum((after - weight * np.asarray(highest)) / (1 - weight) - before, 0.0)


def _possible_share(value: NDArray) -> NDArray:
    """Return shares with nan in the place of what no share can be."""
    return np.where((value >= 0) & (value <= 1), value, np.nan)


def highest_average(high: ArrayLike, is_old: ArrayLike, new: ArrayLike) -> NDArray:
    """Average the highest limits among cities not known to be old: the most that `new` ones can.

    Parameters
    ----------
    high : array of float, shape (k,)
        Upper limits of the cities' shares.
    is_old : array of bool, shape (k,)
        Cities known to be in both waves.
    new : array of int
        How many cities are new, 1 to k less the known old ones.

    Returns
    -------
    ndarray of float, shape of `new`

    Examples
    --------
    >>> highest_average([0.9, 0.79, 0.64, 0.64], [False, False, True, False], [1, 2, 3]).round(3)
    array([0.9  , 0.845, 0.777])

    The more cities are new, the more ordinary ones are among them.
    """
    new = np.asarray(new)
    limits = np.sort(np.asarray(high, float)[~np.asarray(is_old, bool)])[::-1]
    if np.any(new < 1) or np.any(new > len(limits)):
        raise ValueError(f"new must be from 1 to {len(limits)}; got {new}")
    return (np.cumsum(limits)[new - 1]) / new


def new_cities(
    before: tuple[float, Interval],
    after: tuple[float, Interval],
    limits: tuple[tuple[ArrayLike, ArrayLike], tuple[ArrayLike, ArrayLike]],
    is_old: ArrayLike,
    old: ArrayLike,
) -> NewCities:
    """Lay what new cities must average beside what they can, for several numbers of old ones.

    What they can is the mean of the highest upper limits, and no more than what the printed mean
    of all leaves to them when the cities known to be old are at their lower limits.

    Parameters
    ----------
    before, after : tuple of float and Interval
        Mean share as printed, and what the printed figure stands for.
    limits : tuple of two pairs of arrays of float, shape (k,)
        Lower and upper limits of city shares: at the printed values, and with their rounding.
    is_old : array of bool, shape (k,)
        Cities known to be in both waves.
    old : array of int
        Numbers of old cities to ask for.

    Returns
    -------
    NewCities

    Examples
    --------
    >>> caps = [0.9, 0.79, 0.7, *[0.64] * 28]
    >>> found = new_cities((0.41, Interval(0.405, 0.415)), (0.513, Interval(0.5125, 0.5135)),
    ...     (([0.0] * 31, caps),) * 2, [False] * 31, [20])
    >>> found.needed.round(3), found.possible.round(3), found.can, found.old_rise.round(2)
    (array([0.7]), array([0.683]), array([False]), array([0.01]))

    Eleven new cities would have to average 70.0 % and cannot pass 68.3 %: the old ones rose.
    """
    old = np.atleast_1d(np.asarray(old))
    is_old = np.asarray(is_old, bool)
    cities = len(is_old)
    needed = needed_average(before[0], after[0], old, cities)
    possible, possible_high = (
        np.minimum(
            highest_average(high, is_old, cities - old),
            (cities * mean - np.sum(np.asarray(low)[is_old])) / (cities - old),
        )
        for (low, high), mean in zip(limits, (after[0], after[1].high), strict=True)
    )
    return NewCities(
        old=old,
        needed=needed,
        needed_low=needed_average(before[1].high, after[1].low, old, cities),
        needed_high=needed_average(before[1].low, after[1].high, old, cities),
        possible=possible,
        possible_high=possible_high,
        can=needed <= possible,
        old_rise=_old_rise(before[0], after[0], possible, old, cities),
        old_rise_low=_old_rise(before[1].high, after[1].low, possible_high, old, cities),
    )


def _old_rise(before, after, possible, old, cities):
    """Return by how much the old cities' mean rose at least, with the new ones at their most."""
    with np.errstate(divide="ignore", invalid="ignore"):
        rise = (cities * after - (cities - old) * possible) / old - before
    return np.maximum(np.where(old > 0, rise, 0.0), 0.0)
