"""Where the answer tips: the size of 2019 that is enough, the correlation above which none is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Unpack

import numpy as np

from scsi.assumptions import Assumptions, Given
from scsi.evidence.published import Published
from scsi.inference.printed.break_even import significant_sizes
from scsi.inference.printed.ceiling import ceiling_degrees, ceiling_icc
from scsi.inference.printed.shift import shift_pvalue_range
from scsi.questions.assumptions.taken import assumed
from scsi.questions.chapter import published_or_chapter
from scsi.questions.waves import base_ids, check_all, clustering_of, printed_waves, unit_of
from scsi.vocabulary import Finding, Interval, Unit


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BreakEven(Finding):
    """The numbers of items of 2019 at which p is below 1 - `level`.

    `estimate` is the fewest at the shares as printed, infinite where no number is enough;
    `interval` and `pvalue` are None.

    Attributes
    ----------
    size_after : int
        Items of 2022.
    most : float
        The most: infinite where p stays below with ever more items, 0 where no number is enough.
        With cities p may rise again.
    connected : bool
        Whether p is below at every number between the fewest and the most.
    rounding_range : Interval
        The fewest over every pair of shares that the printed ones can stand for.
    saw_first : int or None
        First size of which some whole numbers that round so give p below 1 - `level`; None where no
        size up to `max_size` does.
    saw_last : int or None
        Last size of which some give p not below; None where that is not settled by `max_size`.
    max_size : int
        Largest size whose whole counts were looked at.
    icc, size_cv : float
        Correlation within cities; coefficient of variation of the cities' sizes.
    cities : tuple of int
        Cities before and after.
    reference, rounding : str
        Reference distribution; rule of rounding.
    """

    size_after: int
    most: float
    connected: bool
    rounding_range: Interval
    saw_first: int | None
    saw_last: int | None
    max_size: int
    icc: float
    size_cv: float
    cities: tuple[int, int]
    reference: str
    rounding: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CorrelationCeiling(Finding):
    """The correlation within cities above which no number of items makes the shift significant.

    `estimate` is that correlation at the printed shares: above 1 no correlation undoes the shift;
    `interval` and `pvalue` are None.

    Attributes
    ----------
    rounding_range : Interval
        The ceiling over every pair of shares that the printed ones can stand for, p̄ held at theirs.
    spread : float
        The standard deviation of city shares that belongs to it, a fraction.
    cities : tuple of int
        Cities before and after.
    shared : int
        Cities in both waves.
    persistence : float
        Correlation of a city's effects in the two waves.
    size_cv : float
        Coefficient of variation of the cities' weights.
    degrees_of_freedom : float
        Of the quantile: infinite for the normal, cities less two for t.
    reference, rounding : str
        Reference distribution; rule of rounding.
    """

    rounding_range: Interval
    spread: float
    cities: tuple[int, int]
    shared: int
    persistence: float
    size_cv: float
    degrees_of_freedom: float
    reference: str
    rounding: str


def shift_break_even(
    size_after: int | None = None,
    icc: float | None = None,
    *,
    max_size: int = 4000,
    assumptions: Assumptions | None = None,
    published: Published | None = None,
    **given: Unpack[Given],
) -> BreakEven:
    """Find the fewest and the most items of 2019 at which the published shift is significant.

    At the shares as printed p falls steadily with the size if items are independent; with cities
    it may rise again. Over whole counts it is a saw: from one size to the next the share that
    prints as 41 % moves within its rounding.

    Parameters
    ----------
    size_after, icc
        As in `published_shift`.
    max_size : int, default 4000
        Largest size whose whole counts are looked at.
    assumptions, published, **given
        As in `published_shift`.

    Returns
    -------
    BreakEven

    Raises
    ------
    ValueError
        As in `published_shift`.

    Examples
    --------
    >>> found = shift_break_even(3091)
    >>> found.estimate, found.rounding_range.low, found.rounding_range.high
    (94.0, 84.0, 105.0)
    >>> found.saw_first, found.saw_last
    (91, 99)

    From 94 items the printed shares differ at 5 %, from 84 or 105 depending on their rounding; of
    whole counts, first at 91 and always from 100.
    """
    published = published_or_chapter(published)
    at = assumed("shift_break_even", published, assumptions, given, size_after=size_after, icc=icc)
    check_all(at, (max_size,), (at.size_after,), (at.icc,))
    alpha, size_after = 1 - at.level, at.size_after
    waves, clustering = printed_waves(at.rounding, published=published), clustering_of(at)
    before, after = (side[:, 0] for side in waves.corners)
    sizes_below = significant_sizes(before, after, size_after, clustering, alpha)
    found = sizes_below.fewest
    sizes = np.arange(1, max_size + 1)
    early, late = waves.share_ranges(sizes, size_after)
    least, greatest = shift_pvalue_range(early, late, sizes, size_after, clustering)
    below, above = sizes[least < alpha], sizes[greatest >= alpha]
    settled = found.max() <= max_size and np.isinf(sizes_below.most).all() and above.size > 0
    return BreakEven(
        question="published-shift-break-even",
        data=(*waves.data, *base_ids((size_after,), published)),
        method="score",
        unit=unit_of(at.icc),
        estimate=float(found[0]),
        interval=None,
        pvalue=None,
        level=at.level,
        size_after=size_after,
        most=float(sizes_below.most[0]),
        connected=bool(sizes_below.connected[0]),
        rounding_range=Interval(*sorted(found[1:])),
        saw_first=int(below[0]) if below.size else None,
        saw_last=int(above[-1]) if settled else None,
        max_size=int(max_size),
        icc=at.icc,
        size_cv=at.size_cv,
        cities=at.cities,
        reference=at.reference,
        rounding=at.rounding,
    )


def shift_ceiling(
    shared: int | None = None,
    persistence: float | None = None,
    *,
    assumptions: Assumptions | None = None,
    published: Published | None = None,
    **given: Unpack[Given],
) -> CorrelationCeiling:
    """Find the correlation within cities above which no number of items suffices.

    It does not depend on the base: with ever more items only the cities count.

    Parameters
    ----------
    shared : int, default 0
        Cities in both waves, at most the fewer of the two.
    persistence : float, default 0
        Correlation of a city's effects in the two waves, -1 to 1.
    assumptions, published, **given
        As in `published_shift`; sizes and `icc` do not matter here. ``size_cv`` is that of the
        cities' weights, and ``reference`` is ``"t"``, with the number of cities less two degrees
        of freedom, unless ``"normal"`` is given.

    Returns
    -------
    CorrelationCeiling

    Raises
    ------
    ValueError
        As in `published_shift`.

    Notes
    -----
    The formula is that of `scsi.inference.printed.ceiling.ceiling_icc`.

    Examples
    --------
    >>> found = shift_ceiling()
    >>> round(found.estimate, 3), round(found.spread, 3)
    (0.128, 0.179)

    If city shares vary by more than about 18 points, no number of items makes the shift
    significant, as long as no city is in both waves.
    """
    published = published_or_chapter(published)
    at = assumed(
        "shift_ceiling", published, assumptions, given, shared=shared, persistence=persistence,
        any_overlap=True, usual={"reference": "t"},
    )  # fmt: skip
    waves, (before, after) = printed_waves(at.rounding, published=published), at.cities
    degrees = ceiling_degrees(before, after, at.reference)
    pooled = (waves.share_before * before + waves.share_after * after) / (before + after)
    ceilings = ceiling_icc(
        *(side[:, 0] for side in waves.corners), cities_before=before, cities_after=after,
        shared=at.shared, persistence=at.persistence, size_cv=at.size_cv,
        reference=at.reference, pooled=pooled, alpha=1 - at.level,
    )  # fmt: skip
    return CorrelationCeiling(
        question="published-shift-ceiling",
        data=waves.data,
        method="ceiling",
        unit=Unit.CITIES,
        estimate=float(ceilings[0]),
        interval=None,
        pvalue=None,
        level=at.level,
        rounding_range=Interval(ceilings[2], ceilings[1]),
        spread=float(np.sqrt(ceilings[0] * pooled * (1 - pooled))),
        cities=at.cities,
        shared=at.shared,
        persistence=at.persistence,
        size_cv=at.size_cv,
        degrees_of_freedom=float(degrees),
        reference=at.reference,
        rounding=at.rounding,
    )
