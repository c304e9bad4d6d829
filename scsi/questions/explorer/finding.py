"""The published shift at every combination of a few assumptions: what a reader can try out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

import numpy as np
from numpy.typing import NDArray

from scsi.assumptions import Assumptions, Given
from scsi.evidence.published import Published
from scsi.inference.printed.shared_cities import SharedCities
from scsi.inference.printed.shift import shift_interval, shift_pvalue, shift_pvalue_range
from scsi.questions.assumptions.taken import USUAL, assumed
from scsi.questions.chapter import published_or_chapter
from scsi.questions.printed import named_before
from scsi.questions.waves import PrintedWaves, base_ids, bases_of, check_all, printed_waves, unit_of
from scsi.vocabulary import Finding

if TYPE_CHECKING:
    from scsi.questions.assumptions.taken import Settled

SIZES = (34, 51, 75, 91, 100, 120, 150, 200, 300, 500, 1000, 3000)
CORRELATIONS = (0.0, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3)
YES, NO, ROUNDING = "yes", "no", "rounding"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ShiftExplorer(Finding):
    """The p and the interval of the published shift over sizes, correlations, bases and overlaps.

    `estimate` is the printed shift; `interval` and `pvalue` are None, since there is one at each
    point. Arrays have the shape (overlaps, bases, correlations, sizes).

    Attributes
    ----------
    sizes, bases : tuple of int
        Items of 2019 and of 2022.
    correlations : tuple of float
        Correlations of two items of one city.
    overlaps : tuple of (int, float)
        Cities in both waves, and the correlation of a city's effects in the two.
    start : tuple of int
        The point at which a reader starts: the place on each axis, in the order of the shape.
    named : int
        Cities of 2019 that can be named.
    p_printed : ndarray of float64
        p at the shares as printed.
    low, high : ndarray of float64
        Bounds of the interval at the shares as printed, fractions.
    p_whole_low, p_whole_high : ndarray of float64
        Least and greatest p over the whole numbers that round so; nan where none does.
    cities : tuple of int
        Cities before and after.
    size_cv : float
        Coefficient of variation of the cities' sizes.
    reference, rounding : str
        Reference distribution; rule of rounding.
    """

    sizes: tuple[int, ...]
    correlations: tuple[float, ...]
    bases: tuple[int, ...]
    overlaps: tuple[tuple[int, float], ...]
    start: tuple[int, int, int, int]
    named: int
    p_printed: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    p_whole_low: NDArray[np.float64]
    p_whole_high: NDArray[np.float64]
    cities: tuple[int, int]
    size_cv: float
    reference: str
    rounding: str

    def verdicts(self) -> NDArray[np.str_]:
        """Return whether the shift is significant at each point: "yes", "no" or "rounding".

        "rounding" says that of the printed shares and the whole numbers that round so some lie
        below the level and some do not. Where no whole count prints so, the printed shares decide.
        """
        alpha = 1 - self.level
        least = np.fmin(self.p_printed, self.p_whole_low)
        greatest = np.fmax(self.p_printed, self.p_whole_high)
        return np.select([greatest < alpha, least >= alpha], [YES, NO], ROUNDING)


def shift_explorer(
    size_before: int | None = None,
    size_after: int | None = None,
    icc: float | None = None,
    *,
    sizes: Iterable[int] = SIZES,
    correlations: Iterable[float] = CORRELATIONS,
    bases: Iterable[int] | None = None,
    shared: int | None = None,
    persistence: float | None = None,
    assumptions: Assumptions | None = None,
    published: Published | None = None,
    **given: Unpack[Given],
) -> ShiftExplorer:
    """Compute the published shift at every combination of four assumptions.

    The overlaps are: no city in both waves; those that can be named, each as it was; all that can
    be, half as they were (a correlation of 0.5 between a city's effects) and wholly so. Sizes of
    which no whole count prints as the chapter does are left out.

    Parameters
    ----------
    size_before, size_after, icc, shared, persistence
        Where a reader starts; added to the points if they are not among them. Unless given, 200
        items against the likeliest base, independent and without a city in both waves.
    sizes, correlations, bases : iterable
        Items of 2019; correlations within cities; items of 2022, those that the texts suggest
        unless given.
    assumptions, published, **given
        As in `scsi.published_shift`.

    Returns
    -------
    ShiftExplorer

    Raises
    ------
    ValueError
        As in `scsi.published_shift`.

    Notes
    -----
    The variance with cities in both waves is that of `scsi.inference.printed.shared_cities`.

    Examples
    --------
    >>> grid = shift_explorer(icc=0.1)
    >>> [round(float(p), 3) for p in grid.p_printed[:, 0, 5, 7]]
    [0.074, 0.053, 0.04, 0.012]
    >>> grid.sizes[7], grid.correlations[5], grid.overlaps
    (200, 0.1, ((0, 0.0), (6, 1.0), (20, 0.5), (20, 1.0)))

    Of 200 items whose correlation within cities is 0.1, it depends on how many cities were kept.
    """
    published = published_or_chapter(published)
    at = assumed(
        "shift_explorer", published, assumptions, given, size_before=size_before,
        size_after=size_after, icc=icc, shared=shared, persistence=persistence,
        any_overlap=True, usual={"size_before": 200, **USUAL},
    )  # fmt: skip
    if at.shared == 1:
        raise ValueError("shared must be 0 or at least 2: one city has no correlation; got 1")
    waves = printed_waves(at.rounding, published=published)
    sizes = _with(at.size_before, _possible(tuple(sizes), waves))
    correlations = tuple(float(rho) for rho in _with(at.icc, tuple(correlations)))
    bases = bases_of(bases, published)
    bases = bases if at.size_after in bases else (at.size_after, *bases)
    check_all(at, sizes, bases, correlations)
    named = named_before(published).known
    overlaps = _overlaps(named, at)
    in_both, kept = np.array(overlaps, float).T[:, :, None, None, None]
    clustering = SharedCities(
        icc=np.array(correlations)[:, None], cities_before=at.cities_before,
        cities_after=at.cities_after, size_cv=at.size_cv, reference=at.reference,
        shared=in_both, persistence=kept,
    )  # fmt: skip
    start = (
        overlaps.index(_overlap(at)), bases.index(at.size_after),
        correlations.index(at.icc), sizes.index(at.size_before),
    )  # fmt: skip
    return ShiftExplorer(
        question="published-shift-explorer",
        data=(*waves.data, *base_ids(bases, published)),
        method="score",
        unit=unit_of(correlations),
        estimate=waves.shift,
        interval=None,
        pvalue=None,
        level=at.level,
        sizes=sizes,
        correlations=correlations,
        bases=bases,
        overlaps=overlaps,
        start=start,
        named=named,
        **_grids(waves, np.array(sizes), np.array(bases), clustering, at.level),
        cities=at.cities,
        size_cv=at.size_cv,
        reference=at.reference,
        rounding=at.rounding,
    )


def _with(value, points: tuple) -> tuple:
    """Return points in order with a value among them."""
    return tuple(sorted({*points, value}))


def _possible(sizes: tuple[int, ...], waves: PrintedWaves) -> tuple[int, ...]:
    """Return the sizes of 2019 of which some whole counts print as the chapter does."""
    least, _ = waves.before.boxes(np.array(sizes, np.int64)).count_range(0)
    return tuple(size for size, count in zip(sizes, least, strict=True) if count >= 0)


def _overlaps(named: int, at: Settled) -> tuple[tuple[int, float], ...]:
    """Return the overlaps that are shown, the assumed one among them."""
    most = min(at.cities)
    overlaps = (0, 0.0), (min(named, most), 1.0), (most, 0.5), (most, 1.0), _overlap(at)
    return tuple(dict.fromkeys(overlaps))


def _overlap(at: Settled) -> tuple[int, float]:
    """Return the overlap that is assumed; without a city in both waves nothing persists."""
    return (at.shared, at.persistence) if at.shared else (0, 0.0)


def _grids(waves: PrintedWaves, sizes, bases, clustering: SharedCities, level: float) -> dict:
    """Compute p, interval and p over the whole numbers; bases on the second axis, sizes last."""
    before, after = sizes, bases[:, None, None]
    shares = waves.share_before, waves.share_after
    low, high = shift_interval(*shares, before, after, clustering, level)
    first, last = waves.share_ranges(before, bases)
    whole = shift_pvalue_range(
        first,
        (last[0][:, None, None], last[1][:, None, None]),
        before,
        after,
        clustering,
    )
    return {
        "p_printed": shift_pvalue(*shares, before, after, clustering),
        "low": low,
        "high": high,
        "p_whole_low": whole[0],
        "p_whole_high": whole[1],
    }
