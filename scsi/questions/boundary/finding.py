"""Where the answer changes, in the size of 2019 and the correlation within cities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Unpack

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from scsi.assumptions import Assumptions, Given
from scsi.evidence.published import Published
from scsi.inference.printed.variants import variant_z
from scsi.questions.assumptions.taken import assumed
from scsi.questions.chapter import published_or_chapter
from scsi.questions.waves import (
    base_ids,
    bases_of,
    check_all,
    city_ids,
    clustering_of,
    printed_waves,
)
from scsi.vocabulary import Shown

_ROUND = (50, 100, 150, 200, 400, 1000, 2000)
_SIZES = np.unique([*np.geomspace(40, 4000, 81).round(), *_ROUND]).astype(np.int64)
_HALVINGS = 50
_HIGHEST = 0.999  # at 1 a city's items are one item, and the degrees of freedom jump


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BoundaryLine:
    """The boundary of one reading of base and overlap.

    Attributes
    ----------
    base : int
        Items of 2022.
    shared : int
        Cities in both waves.
    persistence : float
        Correlation of their effects.
    icc, icc_low, icc_high : ndarray of float, shape (sizes,)
        Correlation at which p reaches 1 - level, at the printed shares and at both ends of their
        rounding: 0 where p is not below at any, inf where it is below at every one.
    """

    base: int
    shared: int
    persistence: float
    icc: NDArray
    icc_low: NDArray
    icc_high: NDArray


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ShiftBoundary(Shown):
    """The boundary at which the answer changes: below a line the shift is significant.

    Attributes
    ----------
    data : tuple of str
        The rows it rests on.
    sizes : ndarray of int, shape (sizes,)
        Items of 2019.
    lines : tuple of BoundaryLine
        The bases without a city in both waves, then the first base with all of 2019 in both.
    reference : str
        Reference distribution.
    size_cv : float
        Coefficient of variation of the cities' sizes.
    rounding : str
        The rule of rounding.
    level : float
        Confidence level.
    cities : tuple of int
        Cities before and after.
    """

    data: tuple[str, ...]
    sizes: NDArray
    lines: tuple[BoundaryLine, ...]
    reference: str
    size_cv: float
    rounding: str
    level: float
    cities: tuple[int, int]


def shift_boundary(
    sizes: Iterable[int] | None = None,
    bases: Iterable[int] | None = None,
    persistences: Iterable[float] = (0.5, 1.0),
    *,
    assumptions: Assumptions | None = None,
    published: Published | None = None,
    **given: Unpack[Given],
) -> ShiftBoundary:
    """Find the correlation at which the shift stops being significant, for every size of 2019.

    Parameters
    ----------
    sizes : iterable of int, optional
        Items of 2019, at least one a city; unless given, 40 to 4,000 in equal steps of their
        logarithm and some round ones.
    bases : iterable of int, optional
        Items of 2022; those that the texts suggest unless given.
    persistences : iterable of float
        For the first base, lines with all cities that can be in both waves and these correlations
        of their effects.
    assumptions, published, **given
        As in `scsi.published_shift`; sizes, correlation and overlap are gone through here.

    Returns
    -------
    ShiftBoundary

    Raises
    ------
    ValueError
        As in `scsi.published_shift`, and if a size is below the number of cities.

    Examples
    --------
    >>> found = shift_boundary([60, 200, 1000])
    >>> for line in found.lines[::3]:
    ...     print(line.base, line.shared, line.icc.round(3))
    3091 0 [0.    0.072 0.114]
    3091 20 [0.    0.121 0.184]

    Of 200 items the shift is significant if those of one city correlate by less than 0.072; by
    less than 0.121 if all cities of 2019 were kept and half of what sets them apart lasted.
    """
    published = published_or_chapter(published)
    at = assumed("shift_boundary", published, assumptions, given, any_overlap=True)
    cities = at.cities
    sizes = _SIZES if sizes is None else np.array(list(sizes), dtype=np.int64)
    bases = bases_of(bases, published)
    check_all(at, sizes.tolist(), bases, (0.0,))
    if sizes.min() < cities[0] or min(bases) < cities[1]:
        raise ValueError(f"sizes must be at least one item a city, {cities[0]} and {cities[1]}")
    waves, critical = printed_waves(at.rounding, published=published), -ndtri((1 - at.level) / 2)
    cases = [(base, 0, 0.0) for base in bases]
    cases += [(bases[0], min(cities), float(r)) for r in persistences]

    def line(base: int, shared: int, persistence: float) -> BoundaryLine:
        """Solve for one line; the corners are the printed shares, the widest and the narrowest."""

        def excess(icc):
            """Return z less what it has to pass, shape (corners, sizes)."""
            z = variant_z(
                *(waves.corners, (sizes, base), clustering_of(at, icc)),
                shared=shared,
                persistence=persistence,
            )
            return z - critical

        icc, high, low = _falling_root(excess, (3, len(sizes)))
        return BoundaryLine(
            base=base, shared=shared, persistence=persistence, icc=icc, icc_low=low, icc_high=high
        )

    return ShiftBoundary(
        data=(*waves.data, *base_ids(bases, published), *city_ids(cities, published)),
        sizes=sizes,
        lines=tuple(line(*case) for case in cases),
        reference=at.reference,
        size_cv=at.size_cv,
        rounding=at.rounding,
        level=at.level,
        cities=cities,
    )


def _falling_root(excess, shape) -> NDArray:
    """Return where a function of the correlation falls through 0: 0 if never above, inf if always.

    Where it is above 0 without correlation it falls from there on, since a correlation then adds
    more variance between cities than it takes within them.
    """
    low, high = np.zeros(shape), np.full(shape, _HIGHEST)
    starts, ends = excess(low) > 0, excess(high) > 0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        above = excess(middle) > 0
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    return np.where(starts, np.where(ends, np.inf, (low + high) / 2), 0.0)
