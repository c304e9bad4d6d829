"""What is printed of both waves, and what the assumptions make of their cities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from scsi.assumptions import Assumptions
from scsi.evidence.published import Published
from scsi.inference.printed.clustering import Clustering
from scsi.inference.printed.sizes import PrintedSplit, printed_split
from scsi.questions.printed import city_numbers, waves_of
from scsi.vocabulary import Category, Rounding, Unit

if TYPE_CHECKING:
    from scsi.questions.assumptions.taken import Settled

Ends = tuple[np.ndarray, np.ndarray]
_PUBLIC_FIRST = 0  # the public share stands first in both printed splits


@dataclass(frozen=True, slots=True)
class PrintedWaves:
    """What is printed of both waves, read under one rounding rule.

    Attributes
    ----------
    before, after : PrintedSplit
        The splits of the first and of the second wave; public money stands first in both.
    share_before, share_after : float
        Printed public shares, as fractions.
    shift : float
        Their difference, exact to the last bit.
    waves : tuple of int
        The years.
    data : tuple of str
        The rows, each ``file#id``.
    """

    before: PrintedSplit
    after: PrintedSplit
    share_before: float
    share_after: float
    shift: float
    waves: tuple[int, int]
    data: tuple[str, ...]

    @property
    def bands(self) -> tuple[Ends, Ends]:
        """Least and greatest public share that the printing stands for, before and after."""
        return self.before.limits()[_PUBLIC_FIRST], self.after.limits()[_PUBLIC_FIRST]

    def count_ranges(self, size_before, size_after):
        """Return least and greatest public counts at arrays of sizes, -1 where none prints so."""
        return (
            self.before.boxes(size_before).count_range(_PUBLIC_FIRST),
            self.after.boxes(size_after).count_range(_PUBLIC_FIRST),
        )

    def share_ranges(self, size_before, size_after) -> tuple[Ends, Ends]:
        """Return least and greatest whole-count shares at arrays of sizes, nan where none is."""
        before, after = self.count_ranges(size_before, size_after)
        return _shares_of(before, size_before), _shares_of(after, size_after)

    @property
    def corners(self) -> tuple[np.ndarray, np.ndarray]:
        """Printed shares and the band's widest and narrowest shift, each of shape (3, 1)."""
        (low_before, high_before), (low_after, high_after) = self.bands
        before = np.array([self.share_before, low_before, high_before])
        after = np.array([self.share_after, high_after, low_after])
        return before[:, None], after[:, None]


def _shares_of(counts: Ends, size) -> Ends:
    """Return least and greatest counts as shares of a size, nan where there is none."""
    least, greatest = (np.where(count < 0, np.nan, count / np.atleast_1d(size)) for count in counts)
    return least, greatest


def printed_waves(rounding: Rounding = "each", *, published: Published) -> PrintedWaves:
    """Read the printed funding shares of both waves under one rounding rule.

    Parameters
    ----------
    rounding : str
        As in `scsi.compatible_sizes`.
    published : Published
        The figures.

    Returns
    -------
    PrintedWaves
    """
    waves = waves_of(published)
    before = [published.percent(waves[0], "all", word) for word in ("public", "private+ppp")]
    after = [published.percent(waves[1], "all", category) for category in Category]
    splits = [
        printed_split([share.value for share in shares], shares[0].decimals, rounding)
        for shares in (before, after)
    ]
    first, last = (_public(split) for split in splits)
    return PrintedWaves(
        before=splits[0],
        after=splits[1],
        share_before=float(first),
        share_after=float(last),
        shift=float(last - first),
        waves=waves,
        data=tuple(share.id for share in (*before, *after)),
    )


def _public(split: PrintedSplit) -> Fraction:
    """Return the public share as it is printed."""
    wholes = np.broadcast_to(split.whole, split.units.shape)
    return Fraction(int(split.units[_PUBLIC_FIRST]), int(wholes[_PUBLIC_FIRST]))


def bases_of(bases: Iterable[int] | None, published: Published) -> tuple[int, ...]:
    """Return the given sizes of the second wave, or those that the publication suggests."""
    if bases is None:
        return tuple(base.known for base in published.bases())
    return tuple(bases)


def base_ids(bases, published: Published) -> tuple[str, ...]:
    """Return the rows of those sizes of the second wave that the publication suggests."""
    return tuple(base.id for base in published.bases() if base.n in bases)


def city_ids(cities: tuple[int, int], published: Published) -> tuple[str, ...]:
    """Return the rows of those numbers of cities that are as published."""
    rows = city_numbers(published)
    return tuple(row.id for row, number in zip(rows, cities, strict=True) if row.n == number)


def unit_of(icc: ArrayLike) -> Unit:
    """Return the unit of sampling that a correlation within cities stands for."""
    return Unit.CITIES if np.any(np.asarray(icc) > 0) else Unit.ITEMS


def clustering_of(at: Settled, icc: ArrayLike | None = None) -> Clustering:
    """Return the cities that are assumed, at the assumed correlation or at others."""
    return Clustering(
        icc=at.icc if icc is None else icc,
        cities_before=at.cities_before,
        cities_after=at.cities_after,
        size_cv=at.size_cv,
        reference=at.reference,
    )


def check_all(at: Assumptions, sizes, bases, correlations) -> None:
    """Refuse what cannot be; of many sizes or correlations the least and the greatest speak."""
    if not (len(sizes) and len(bases) and len(correlations)):
        raise ValueError("sizes, bases and correlations must each hold at least one value")
    for end in (min, max):
        at.replace(size_before=end(sizes), size_after=end(bases), icc=end(correlations))
