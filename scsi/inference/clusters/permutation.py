"""Permutation of cities: which wave a city's share stands in, exchanged by chance alone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import NotRequired, TypedDict

import numpy as np

from scsi.inference.clusters import assignments, shift_algorithm
from scsi.inference.clusters.assignments import Layout, layout_of
from scsi.inference.clusters.blocks import draw_blocks
from scsi.inference.clusters.counts import CityCounts
from scsi.vocabulary import Interval, check_choice

GRID = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class PermutationTest:
    """How often chance alone moves the mean of city shares as far.

    Attributes
    ----------
    statistic_name : str
        ``"studentised"`` or ``"difference"``.
    overlap : str
        ``"pairs"`` where a city in both waves has its two shares exchanged, else ``"none"``.
    estimate : float or None
        Mean of city values after less before; None where a wave has no city.
    statistic : float or None
        The observed statistic; None if not estimable, or if all cities of a wave are alike and
        it has no bound.
    pvalue : float or None
        Two-sided, never 0; None if not estimable.
    bracket : Interval or None
        Where the exact p lies: a point after enumeration, its grid's bounds after the shift
        algorithm, None after random draws.
    how : str
        ``"enumeration"``, ``"shift-algorithm"``, ``"monte-carlo"``, or ``"none"`` without a p.
    exact : bool
        False for ``"monte-carlo"``.
    assignments : int
        How many assignments there are.
    draws : int
        How many were drawn at random; 0 if exact.
    reason : str
        ``"one-city"`` where a wave has too few cities to studentise; else empty.
    """

    statistic_name: str
    overlap: str
    estimate: float | None
    statistic: float | None = None
    pvalue: float | None = None
    bracket: Interval | None = None
    how: str = "none"
    exact: bool = False
    assignments: int
    draws: int = 0
    reason: str = ""


class _Begun(TypedDict):
    """What an answer says whether or not there is a p."""

    statistic_name: str
    overlap: str
    estimate: float | None
    assignments: int
    statistic: NotRequired[float]


def _on_grid(values: np.ndarray, grid: float) -> tuple[np.ndarray, np.ndarray]:
    """Return whole numbers of the grid from 0 up, and by how much each value misses its own."""
    scaled = (values - values.min()) / grid
    whole = np.rint(scaled)
    miss = scaled - whole
    return whole.astype(np.int64), np.where(np.abs(miss) < 1e-6, 0.0, miss)


def _by_shift(layout: Layout, grid: float) -> tuple[float, float] | None:
    """Return the bracket of the exact p by the shift algorithm, or None where it does not serve.

    It serves where the statistic is a function of a sum, and that sum does not take too long.
    """
    if len(layout.pairs):
        return None if len(layout.alone) else _signs_by_shift(layout, grid)
    if layout.studentised and layout.sizes[0] != layout.sizes[1]:
        return None
    return _labels_by_shift(layout, grid)


def _signs_by_shift(layout: Layout, grid: float) -> tuple[float, float] | None:
    """Return the bracket for pairs: the sum of the changes whose sign comes out plus."""
    change = layout.pairs[:, 1] - layout.pairs[:, 0]
    whole, miss = _on_grid(np.append(np.abs(change), 0.0), grid)
    if whole.sum() > shift_algorithm.MOST_CELLS:
        return None
    chance = shift_algorithm.sign_distribution(whole[:-1])
    return shift_algorithm.distance_tail(
        chance, whole.sum() / 2, abs(change.sum()) / grid / 2, np.abs(miss).sum() / 2
    )


def _labels_by_shift(layout: Layout, grid: float) -> tuple[float, float] | None:
    """Return the bracket for labels: the sum over the smaller wave."""
    size, cities = min(layout.sizes), len(layout.alone)
    whole, miss = _on_grid(layout.alone, grid)
    if shift_algorithm.too_long(whole, size):
        return None
    seen = layout.alone[: layout.alone_after].sum()
    seen -= layout.alone.sum() * layout.alone_after / cities
    off = np.sort(miss - miss.mean())
    return shift_algorithm.distance_tail(
        shift_algorithm.choice_distribution(whole, size),
        whole.sum() * size / cities,
        abs(seen) / grid,
        max(off[::-1][:size].sum(), -off[:size].sum()),
    )


def permute_means(
    before,
    after,
    statistic: str = "studentised",
    draws: int = 9_999,
    grid: float = GRID,
    seed: int = 0,
    executor: Executor | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> PermutationTest:
    """Test whether the mean of city values moved, by permutation of cities.

    A city in both waves is a pair: its two values are swapped or not. The others exchange their
    labels. Studentised, the difference of means is divided by the square root of
    s₁²/k₁ + s₂²/k₂ less twice the pairs' covariance, so that the test holds its level in large
    samples where only the means are equal; unstudentised it tests equal distributions.

    Up to two million assignments are all counted. Above, the shift algorithm counts them on a grid
    where the statistic is a function of the sum (unstudentised, or studentised with only pairs or
    with as many cities before as after and none in both). Otherwise `draws` assignments are drawn
    and p = (b + 1)/(B + 1), which is not called exact.

    Parameters
    ----------
    before, after : array_like, shape (k,)
        A value per city; nan where a city is absent.
    statistic : {"studentised", "difference"}
        What is compared.
    draws : int, default 9999
        Random assignments if they cannot all be counted.
    grid : float, default 1e-4
        Spacing of the shift algorithm's grid, in the unit of the values. Its error is bounded, and
        `pvalue` is the upper bound.
    seed, executor, progress
        As in `scsi.inference.clusters.blocks.draw_blocks`.

    Returns
    -------
    PermutationTest

    References
    ----------
    Janssen, A. (1997), "Studentized permutation tests for non-i.i.d. hypotheses and the generalized
    Behrens-Fisher problem", Statistics & Probability Letters 36(1), 9-21.
    Chung, E. and Romano, J. P. (2013), "Exact and asymptotically robust permutation tests", Annals
    of Statistics 41(2), 484-507.

    Examples
    --------
    Darwin's maize (Fisher 1935, The Design of Experiments, section 21): fifteen pairs of plants,
    crossed less self-fertilised, in eighths of an inch.

    >>> change = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
    >>> answer = permute_means([0] * 15, change, grid=1)
    >>> answer.pvalue * 2**15, round(answer.pvalue, 4), answer.exact
    (1726.0, 0.0527, True)

    Of the 32,768 ways to flip the pairs 1,726 are as extreme: 5.3 per cent.
    """
    check_choice("statistic", statistic, ("studentised", "difference"))
    layout = layout_of(before, after, statistic == "studentised")
    if layout.alone.ndim != 1:
        raise ValueError("before and after must hold one value a city, of one survey")
    found: _Begun = {
        "statistic_name": statistic,
        "overlap": "pairs" if len(layout.pairs) else "none",
        "estimate": float(layout.difference(layout.observed())[0]) if min(layout.sizes) else None,
        "assignments": assignments.number_of_assignments(
            len(layout.pairs), len(layout.alone), layout.alone_after
        ),
    }
    if min(layout.sizes) < (2 if layout.studentised else 1):
        return PermutationTest(**found, reason="one-city")
    seen = float(layout.squared(layout.observed())[0])
    if seen < np.inf and found["estimate"] is not None:
        found["statistic"] = float(np.sqrt(seen) * np.sign(found["estimate"]))
    return _counted(found, layout, seen, grid) or _drawn(
        found, layout, seen, draws, seed, executor, progress
    )


def _counted(found: _Begun, layout: Layout, seen: float, grid: float) -> PermutationTest | None:
    """Return the exact answer, p the upper end of its bracket, or None where there is none."""
    ways = found["assignments"]
    bracket: tuple[float, float] | None
    if ways <= assignments.MOST_ASSIGNMENTS:
        sums = assignments.all_sums(layout.pairs, layout.alone, layout.alone_after)
        share = int(np.count_nonzero(_as_extreme(layout, sums, seen))) / ways
        how, bracket = "enumeration", (share, share)
    else:
        how, bracket = "shift-algorithm", _by_shift(layout, grid)
    if bracket is None:
        return None
    low = max(bracket[0], 1 / ways)
    high = max(low, bracket[1])
    return PermutationTest(
        **found, pvalue=high, bracket=Interval(low, high), how=how, exact=True, draws=0
    )


def _drawn(found: _Begun, layout: Layout, seen, draws, seed, executor, progress) -> PermutationTest:
    """Return the answer of random assignments, p = (b + 1)/(B + 1)."""
    width = 2 * len(layout.alone) + len(layout.pairs)
    draw = partial(_extreme_draws, layout, seen)
    extreme = draw_blocks(draw, draws, width, seed, executor, progress)
    pvalue = float((extreme.sum() + 1) / (draws + 1))
    return PermutationTest(**found, pvalue=pvalue, how="monte-carlo", exact=False, draws=draws)


def _as_extreme(layout: Layout, sums: np.ndarray, seen: float) -> np.ndarray:
    """Return which assignments are as extreme as the one seen, ties counted."""
    return layout.squared(sums) >= seen * (1 - 1e-9)


def _extreme_draws(layout: Layout, seen: float, generator, size: int) -> np.ndarray:
    """Return which of `size` random assignments are as extreme as the one seen."""
    return _as_extreme(layout, layout.drawn(generator, size), seen)


def permutation_test(data: CityCounts, **options) -> PermutationTest:
    """Test whether the mean of city shares moved, by permutation of cities.

    The shares of the cities are handed to `permute_means`; where the totals have a common multiple
    of at most 10,000 its grid is that one and the shift algorithm has no error.

    Parameters
    ----------
    data : CityCounts
        Counts or weights per city and wave; each city counts the same.
    **options
        As in `permute_means`.

    Returns
    -------
    PermutationTest

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts, permutation_test
    >>> data = CityCounts(
    ...     cities="ABCDEFGH",
    ...     count_before=[4, 2, 6, 1, 3, 5, 0, 0], total_before=[10, 8, 9, 7, 10, 11, 0, 0],
    ...     count_after=[5, 3, 6, 4, 0, 0, 7, 9], total_after=[9, 9, 8, 10, 0, 0, 10, 12],
    ... )
    >>> answer = permutation_test(data)
    >>> answer.assignments, answer.how, answer.pvalue
    (96, 'enumeration', 0.020833333333333332)

    Four pairs and two of four other cities: of 96 assignments 2 move the mean as far.
    """
    if "grid" not in options and not data.money:
        totals = np.concatenate([data.total_before, data.total_after])
        multiple = 1
        for total in np.unique(totals[totals > 0]).astype(int).tolist():
            multiple = int(np.lcm(multiple, total))
            if multiple > 1 / GRID:
                break
        else:
            options["grid"] = 1 / multiple
    return permute_means(*data.shares(), **options)
