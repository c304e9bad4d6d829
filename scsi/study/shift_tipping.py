"""Where the answer tips: the size of 2019 that is enough, the correlation above which none is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.inference.printed.break_even import break_even_size
from scsi.inference.printed.ceiling import ceiling_degrees, ceiling_icc
from scsi.inference.printed.clustering import REFERENCES, Clustering, Reference
from scsi.inference.printed.rounding import Rounding
from scsi.inference.printed.shift import shift_pvalue_range
from scsi.study.waves import base_ids, check_all, check_setting, printed_waves, unit_of
from scsi.vocabulary import Finding, Interval, Unit, check_choice, check_level


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BreakEven(Finding):
    """The fewest items of 2019 at which p falls below 1 - `level`.

    `estimate` is that number at the shares as printed, infinite where no number is enough;
    `interval` and `pvalue` are None.

    Attributes
    ----------
    size_after : int
        Items of 2022.
    rounding_range : Interval
        The number over every pair of shares that the printed ones can stand for.
    saw_first : int or None
        First size of which some whole counts that print so give p below 1 - `level`; None where no
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
    size_after: int = 3091,
    icc: float = 0.0,
    *,
    cities_before: int = 20,
    cities_after: int = 31,
    size_cv: float = 0.0,
    reference: Reference = "t",
    rounding: Rounding = "each",
    level: float = 0.95,
    max_size: int = 4000,
) -> BreakEven:
    """Find the fewest items of 2019 at which the published shift is significant.

    At the shares as printed p falls steadily with the size. Over whole counts it is a saw: from
    one size to the next the share that prints as 41 % moves within its rounding.

    Parameters
    ----------
    size_after : int, default 3091
        Items of 2022.
    icc, cities_before, cities_after, size_cv, reference, rounding, level
        As in `published_shift`.
    max_size : int, default 4000
        Largest size whose whole counts are looked at.

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
    check_all((max_size,), (size_after,), (icc,), cities_before, cities_after, size_cv, reference)
    alpha, waves = 1 - check_level(level), printed_waves(rounding)
    clustering = Clustering(
        icc=icc, cities_before=cities_before, cities_after=cities_after, size_cv=size_cv,
        reference=reference,
    )  # fmt: skip
    found = break_even_size(*(side[:, 0] for side in waves.corners), size_after, clustering, alpha)
    sizes = np.arange(1, max_size + 1)
    least, greatest = shift_pvalue_range(
        *waves.share_ranges(sizes, size_after), sizes, size_after, clustering
    )
    below, above = sizes[least < alpha], sizes[greatest >= alpha]
    settled = found[2] <= max_size and above.size > 0
    return BreakEven(
        question="published-shift-break-even",
        data=(*waves.data, *base_ids((size_after,))),
        method="score",
        unit=unit_of(icc),
        estimate=float(found[0]),
        interval=None,
        pvalue=None,
        level=float(level),
        size_after=int(size_after),
        rounding_range=Interval(found[1], found[2]),
        saw_first=int(below[0]) if below.size else None,
        saw_last=int(above[-1]) if settled else None,
        max_size=int(max_size),
        icc=float(icc),
        size_cv=float(size_cv),
        cities=(int(cities_before), int(cities_after)),
        reference=reference,
        rounding=rounding,
    )


def shift_ceiling(
    shared: int = 0,
    persistence: float = 0.0,
    *,
    cities_before: int = 20,
    cities_after: int = 31,
    size_cv: float = 0.0,
    reference: Reference = "t",
    rounding: Rounding = "each",
    level: float = 0.95,
) -> CorrelationCeiling:
    """Find the correlation within cities above which no number of items suffices.

    It does not depend on the base: with ever more items only the cities count.

    Parameters
    ----------
    shared : int, default 0
        Cities in both waves, at most the fewer of the two.
    persistence : float, default 0
        Correlation of a city's effects in the two waves, -1 to 1.
    cities_before, cities_after
        As in `published_shift`.
    size_cv : float, default 0
        Coefficient of variation of the cities' weights.
    reference : {"t", "normal"}
        t with the number of cities less two degrees of freedom, or the normal.
    rounding, level
        As in `published_shift`.

    Returns
    -------
    CorrelationCeiling

    Raises
    ------
    ValueError
        As in `published_shift`, and if `shared` or `persistence` is out of range.

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
    cities = {"cities_before": cities_before, "cities_after": cities_after}
    check_setting(sizes={}, cities=cities, icc=0.0, size_cv=size_cv)
    check_choice("reference", reference, REFERENCES)
    if isinstance(shared, bool) or shared not in range(min(cities.values()) + 1):
        raise ValueError(
            f"shared must be a whole number from 0 to {min(cities.values())}; got {shared!r}"
        )
    if not -1 <= persistence <= 1:
        raise ValueError(f"persistence must lie between -1 and 1; got {persistence!r}")
    alpha, waves = 1 - check_level(level), printed_waves(rounding)
    degrees = ceiling_degrees(cities_before, cities_after, reference)
    together = cities_before + cities_after
    pooled = (waves.share_before * cities_before + waves.share_after * cities_after) / together
    ceilings = ceiling_icc(
        *(side[:, 0] for side in waves.corners), **cities, shared=shared,
        persistence=persistence, size_cv=size_cv, reference=reference, pooled=pooled,
        alpha=alpha,
    )  # fmt: skip
    return CorrelationCeiling(
        question="published-shift-ceiling",
        data=waves.data,
        method="ceiling",
        unit=Unit.CITIES,
        estimate=float(ceilings[0]),
        interval=None,
        pvalue=None,
        level=float(level),
        rounding_range=Interval(ceilings[2], ceilings[1]),
        spread=float(np.sqrt(ceilings[0] * pooled * (1 - pooled))),
        cities=(int(cities_before), int(cities_after)),
        shared=int(shared),
        persistence=float(persistence),
        size_cv=float(size_cv),
        degrees_of_freedom=float(degrees),
        reference=reference,
        rounding=rounding,
    )
