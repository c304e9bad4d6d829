"""Whether new cities alone could explain the shift."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scsi.evidence.published import Published
from scsi.inference.printed.panel import (
    NewCities,
    least_weight,
    needed_average,
    needed_average_by_weight,
    new_cities,
    old_rise_by_weight,
)
from scsi.questions.chapter import published_or_chapter
from scsi.questions.printed import city_numbers, named_before, named_cities, public_pair
from scsi.vocabulary import Shown


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class NewCityBounds(Shown):
    """What new cities must average to explain the shift, what they can, and what follows.

    Attributes
    ----------
    data : tuple of str
        The rows it rests on.
    constraints : str
        What is assumed beside the printed figures, as in `CitySpreadBounds`.
    share_before, share_after : float
        The printed shares; the old cities are taken to have stayed at the first.
    cities : int
        Cities of 2022.
    equal : NewCities
        With every city counting the same, per number of old cities.
    needed_for_half : ndarray of float, shape as ``equal.old``
        What the new ones must average for half of the shift to be theirs; nan if no share.
    weights, needed_by_weight : ndarray of float, shape (weights,)
        Part of the items of 2022 in new cities, and what these must average; nan for "cannot".
    can_by_weight : ndarray of bool, shape (weights,)
        Whether new cities can average that if none exceeds the highest printed one.
    old_rise_by_weight : ndarray of float, shape (weights,)
        The least rise of the old cities' share that then follows; nan where no item is in them.
    least_weight : float
        The part below which new cities cannot explain the shift by arithmetic.
    least_weight_highest : float
        The same if no city exceeds the highest printed one.
    highest : float
        That highest printed share.
    """

    data: tuple[str, ...]
    constraints: str
    share_before: float
    share_after: float
    cities: int
    equal: NewCities
    needed_for_half: NDArray
    weights: NDArray
    needed_by_weight: NDArray
    can_by_weight: NDArray
    old_rise_by_weight: NDArray
    least_weight: float
    least_weight_highest: float
    highest: float


def new_city_bounds(
    old: Iterable[int] | None = None,
    weights: Iterable[float] | None = None,
    *,
    constraints: str = "b",
    published: Published | None = None,
) -> NewCityBounds:
    """Lay what new cities must average to explain the shift beside what they can.

    The old cities are taken to average what all cities of 2019 did, then and now. Where fewer than
    all 20 were kept that is an assumption about those that were.

    Parameters
    ----------
    old : iterable of int, optional
        Numbers of cities in both waves; from those that can be named to all of 2019 unless given.
    weights : iterable of float, optional
        Parts of the items of 2022 in new cities; 5 % to 100 % by 5 unless given.
    constraints : {"a", "b", "c"}
        What is assumed beside the printed figures.
    published : Published, optional
        The figures, from `scsi.load_published`; the chapter's unless given.

    Returns
    -------
    NewCityBounds

    Raises
    ------
    ValueError
        If a number of old cities is below those that can be named or above those of 2019.

    Examples
    --------
    >>> found = new_city_bounds([20])
    >>> found.equal.needed.round(3), found.equal.possible.round(3), found.equal.can
    (array([0.7]), array([0.683]), array([False]))
    >>> found.equal.old_rise.round(3), found.equal.old_rise_low.round(3)
    (array([0.01]), array([0.001]))

    Eleven new cities would have to average 70.0 % and cannot pass 68.3 %: the old ones rose too.
    """
    published = published_or_chapter(published)
    before, after = public_pair(published)
    named = named_cities(published)
    most, _ = city_numbers(published)
    known = named_before(published)
    fewest = known.known
    old = np.arange(fewest, most.known + 1) if old is None else np.array(list(old))
    if old.min() < fewest or old.max() > most.known:
        raise ValueError(f"old must be from {fewest} to {most.known}; got {old.tolist()}")
    weights = np.arange(1, 21) / 20 if weights is None else np.array(list(weights), float)
    printed, rounded = (named.limits(constraints, rounding) for rounding in ("printed", "rounded"))
    highest = float(named.shares[[c == "public" for c in named.categories]].max())
    pair = before.value, after.value
    cities = len(named.names)
    needed = needed_average_by_weight(*pair, weights)
    rise = np.full(len(weights), np.nan)
    rise[weights < 1] = old_rise_by_weight(*pair, weights[weights < 1], highest)
    return NewCityBounds(
        data=(before.id, after.id, *named.data, most.id, known.id),
        constraints=constraints,
        share_before=before.value,
        share_after=after.value,
        cities=cities,
        equal=new_cities(
            (before.value, before.interval),
            (after.value, after.interval),
            ((printed.low, printed.high), (rounded.low, rounded.high)),
            named.was_in_2019,
            old,
        ),
        needed_for_half=needed_average(sum(pair) / 2, after.value, old, cities),
        weights=weights,
        needed_by_weight=needed,
        can_by_weight=needed <= highest,
        old_rise_by_weight=rise,
        least_weight=float(least_weight(*pair)),
        least_weight_highest=float(least_weight(*pair, highest)),
        highest=highest,
    )
