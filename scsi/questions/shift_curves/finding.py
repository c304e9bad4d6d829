"""p of the published shift along what is not known: the size of 2019, the correlation in cities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

import numpy as np
from numpy.typing import NDArray

from scsi.assumptions import Assumptions, Given
from scsi.evidence.published import Published
from scsi.inference.printed.break_even import break_even_icc, significant_sizes
from scsi.inference.printed.shift import shift_pvalue, shift_pvalue_range
from scsi.questions.assumptions.taken import USUAL, assumed
from scsi.questions.chapter import published_or_chapter
from scsi.questions.waves import (
    PrintedWaves,
    base_ids,
    bases_of,
    check_all,
    clustering_of,
    printed_waves,
    unit_of,
)
from scsi.vocabulary import Finding, Interval

if TYPE_CHECKING:
    from scsi.questions.assumptions.taken import Settled


_CORRELATIONS = tuple(step / 200 for step in range(61))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class ShiftCurve(Finding):
    """The p of the published shift along one axis, a curve for each base of 2022.

    `estimate` is the printed shift; `interval` and `pvalue` are None, since there is one at each
    point.

    Attributes
    ----------
    axis : str
        ``"size_before"`` or ``"icc"``: what `x` holds.
    x : ndarray, shape (points,)
        Numbers of items of 2019, or correlations within cities.
    bases : tuple of int
        Items of 2022, one for each curve.
    size_before : int or None
        Items of 2019, where `x` holds correlations.
    icc : float or None
        Correlation within cities, where `x` holds sizes.
    p_printed : ndarray of float64, shape (bases, points)
        p at the shares as printed.
    p_band_low, p_band_high : ndarray of float64, shape (bases, points)
        Least and greatest p over every share that the printed ones can stand for.
    p_whole_low, p_whole_high : ndarray of float64, shape (bases, points)
        Least and greatest p over the whole numbers that round so; nan where none does.
    break_even : tuple of float
        For each base, where p at the printed shares crosses 1 - `level`: the fewest items at which
        it is below (infinite if none), or the correlation at which it no longer is (0 if it never
        is, infinite if it is up to 1).
    break_even_most : tuple of float
        For each base, the most items at which p is below: infinite where it stays so, 0 where it
        never is. Empty along correlations, with which p only rises.
    break_even_range : tuple of Interval
        The same over every share that the printed ones can stand for.
    size_cv : float
        Coefficient of variation of the cities' sizes.
    cities : tuple of int
        Cities before and after.
    reference, rounding : str
        Reference distribution; rule of rounding.
    """

    axis: str
    x: NDArray
    bases: tuple[int, ...]
    size_before: int | None
    icc: float | None
    p_printed: NDArray[np.float64]
    p_band_low: NDArray[np.float64]
    p_band_high: NDArray[np.float64]
    p_whole_low: NDArray[np.float64]
    p_whole_high: NDArray[np.float64]
    break_even: tuple[float, ...]
    break_even_most: tuple[float, ...]
    break_even_range: tuple[Interval, ...]
    size_cv: float
    cities: tuple[int, int]
    reference: str
    rounding: str


def shift_by_size(
    sizes: Iterable[int] = range(20, 401),
    bases: Iterable[int] | None = None,
    icc: float | None = None,
    *,
    assumptions: Assumptions | None = None,
    published: Published | None = None,
    **given: Unpack[Given],
) -> ShiftCurve:
    """Follow p of the published shift over the unknown number of items of 2019.

    Parameters
    ----------
    sizes : iterable of int
        Numbers of items of 2019.
    bases : iterable of int, optional
        Numbers of items of 2022; unless given, those that the texts suggest.
    icc, assumptions, published, **given
        As in `published_shift`; the curve runs over the sizes.

    Returns
    -------
    ShiftCurve

    Raises
    ------
    ValueError
        As in `published_shift`.

    Examples
    --------
    >>> curve = shift_by_size(sizes=[50, 100, 200])
    >>> curve.p_printed[0].round(3)
    array([0.148, 0.043, 0.005])
    >>> curve.p_whole_low[0].round(3)
    array([  nan, 0.042, 0.005])

    41 % of 50 is no whole number of items; of 100 the shift is barely below 0.05.
    """
    published = published_or_chapter(published)
    at = assumed("shift_by_size", published, assumptions, given, icc=icc)
    x = tuple(sizes)
    return _curve("size_before", x, bases_of(bases, published), x, (at.icc,), at, published)


def shift_by_correlation(
    correlations: Iterable[float] = _CORRELATIONS,
    size_before: int | None = None,
    bases: Iterable[int] | None = None,
    *,
    assumptions: Assumptions | None = None,
    published: Published | None = None,
    **given: Unpack[Given],
) -> ShiftCurve:
    """Follow p of the published shift over the correlation within cities.

    Parameters
    ----------
    correlations : iterable of float
        Correlations of two items of one city, 0 to 1.
    size_before : int, default 200
        Items of 2019, which are not published.
    bases : iterable of int, optional
        Numbers of items of 2022; unless given, those that the texts suggest.
    assumptions, published, **given
        As in `published_shift`; the curve runs over the correlations.

    Returns
    -------
    ShiftCurve

    Raises
    ------
    ValueError
        As in `published_shift`.

    Examples
    --------
    >>> curve = shift_by_correlation([0, 0.05, 0.1], size_before=200, bases=[3091])
    >>> curve.p_printed.round(3)
    array([[0.005, 0.033, 0.074]])

    Of 200 items a correlation of 0.1 within cities leaves the shift undecided.
    """
    published = published_or_chapter(published)
    at = assumed(
        "shift_by_correlation", published, assumptions, given, size_before=size_before,
        usual={"size_before": 200, **USUAL},
    )  # fmt: skip
    x, bases = tuple(correlations), bases_of(bases, published)
    return _curve("icc", x, bases, (at.size_before,), x, at, published)


def _curve(axis, x, bases, sizes, correlations, at: Settled, published: Published):
    """Compute p on bases by points; along the axis either the size or the correlation varies."""
    check_all(at, sizes, bases, correlations)
    waves = printed_waves(at.rounding, published=published)
    clustering = clustering_of(at, np.array(correlations, float))
    before, after = np.array(sizes, np.int64), np.array(bases, np.int64)[:, None]
    shares = waves.share_before, waves.share_after
    early, late = waves.bands
    band = shift_pvalue_range(early, late, before, after, clustering)
    first, last = waves.share_ranges(before, after[:, 0])
    whole = shift_pvalue_range(
        first, (last[0][:, None], last[1][:, None]), before, after, clustering
    )
    shape = (len(bases), len(x))
    crossings, most = _crossings(waves, axis, sizes[0], after[:, 0], clustering, 1 - at.level)
    return ShiftCurve(
        question=f"published-shift-by-{axis.replace('_', '-')}",
        data=(*waves.data, *base_ids(bases, published)),
        method="score",
        unit=unit_of(correlations),
        estimate=waves.shift,
        interval=None,
        pvalue=None,
        level=at.level,
        axis=axis,
        x=np.array(x),
        bases=bases,
        size_before=None if axis == "size_before" else at.size_before,
        icc=None if axis == "icc" else at.icc,
        p_printed=np.broadcast_to(shift_pvalue(*shares, before, after, clustering), shape),
        p_band_low=np.broadcast_to(band[0], shape),
        p_band_high=np.broadcast_to(band[1], shape),
        p_whole_low=np.broadcast_to(whole[0], shape),
        p_whole_high=np.broadcast_to(whole[1], shape),
        break_even=tuple(crossings[0].tolist()),
        break_even_most=tuple(most),
        break_even_range=tuple(
            Interval(*sorted(pair)) for pair in zip(crossings[1], crossings[2], strict=True)
        ),
        size_cv=at.size_cv,
        cities=at.cities,
        reference=at.reference,
        rounding=at.rounding,
    )


def _crossings(waves: PrintedWaves, axis, size_before, bases, clustering, alpha):
    """Return the crossings at the printed shares and at both ends of the band, each per base.

    Besides, for sizes, the most items that are enough at the printed shares.
    """
    befores, afters = waves.corners
    if axis == "icc":
        return break_even_icc(befores, afters, size_before, bases, clustering, alpha), ()
    found = significant_sizes(befores, afters, bases, clustering, alpha)
    return found.fewest, found.most[0].tolist()
