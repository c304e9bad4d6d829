"""Permutation of cities: which wave a city's share stands in, exchanged by chance alone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

import numpy as np

from scsi.inference.clusters import assignments, shift_algorithm
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
    estimate : float
        Mean of city values after less before.
    statistic : float or None
        The observed statistic; None if not estimable, or if all cities of a wave are alike and
        it has no bound.
    pvalue : float or None
        Two-sided, never 0; None if not estimable.
    bracket : Interval or None
        Where the exact p lies: a point after enumeration, its grid's bounds after the shift
        algorithm, None after random draws.
    how : str
        ``"enumeration"``, ``"shift-algorithm"`` or ``"monte-carlo"``.
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
    estimate: float
    statistic: float | None
    pvalue: float | None
    bracket: Interval | None
    how: str
    exact: bool
    assignments: int
    draws: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Pairs, the rest, and what turns the four sums of an assignment into a statistic."""

    pairs: np.ndarray
    alone: np.ndarray
    alone_after: int
    studentised: bool

    @property
    def sizes(self) -> tuple[int, int]:
        """Cities before and after."""
        after = len(self.pairs) + self.alone_after
        return 2 * len(self.pairs) + len(self.alone) - after, after

    def observed(self) -> np.ndarray:
        """Return the four sums as they were seen, shape (1, 4)."""
        pair, other = self.pairs[:, 1], self.alone[: self.alone_after]
        return np.array([[pair.sum(), (pair**2).sum(), other.sum(), (other**2).sum()]])

    def difference(self, sums: np.ndarray) -> np.ndarray:
        """Return mean after less mean before for rows of four sums."""
        before, after = self.sizes
        second = sums[:, 0] + sums[:, 2]
        return second / after - (self.pairs.sum() + self.alone.sum() - second) / before

    def squared(self, sums: np.ndarray) -> np.ndarray:
        """Return the squared statistic: d², or d² over the variance with the pairs' covariance."""
        difference = self.difference(sums)
        if not self.studentised:
            return difference**2
        (before, after), (pair, pair2, other, other2) = self.sizes, sums.T
        total, total2 = (self.pairs**p for p in (1, 2))
        whole = total.sum() + self.alone.sum()
        whole2 = total2.sum() + (self.alone**2).sum()
        second, second2 = pair + other, pair2 + other2
        m_after, m_before = second / after, (whole - second) / before
        ss_after = second2 - after * m_after**2
        ss_before = whole2 - second2 - before * m_before**2
        product = self.pairs.prod(axis=1).sum()
        cross = product - m_before * pair - m_after * (total.sum() - pair)
        cross = cross + len(self.pairs) * m_before * m_after
        variance = ss_after / (after * (after - 1)) + ss_before / (before * (before - 1))
        variance = variance - 2 * cross / np.sqrt(after * (after - 1) * before * (before - 1))
        tiny = 1e-13 * max(whole2, 1e-300)
        moved = difference**2 > tiny
        ratio = np.divide(
            difference**2, variance, where=variance > tiny, out=np.full(len(sums), np.inf)
        )
        return np.where(moved, ratio, 0.0)


def _layout(before, after, studentised: bool) -> _Layout:
    """Sort cities into pairs and the rest; nan marks an absent city."""
    before, after = np.asarray(before, dtype=float), np.asarray(after, dtype=float)
    if before.shape != after.shape or before.ndim != 1:
        raise ValueError(
            f"before and after must be of one length; got {before.shape}, {after.shape}"
        )
    here = np.isfinite(before), np.isfinite(after)
    both = here[0] & here[1]
    second = after[here[1] & ~both]
    return _Layout(
        pairs=np.column_stack([before[both], after[both]]),
        alone=np.concatenate([second, before[here[0] & ~both]]),
        alone_after=len(second),
        studentised=studentised,
    )


def _on_grid(values: np.ndarray, grid: float) -> tuple[np.ndarray, np.ndarray]:
    """Return whole numbers of the grid from 0 up, and by how much each value misses its own."""
    scaled = (values - values.min()) / grid
    whole = np.rint(scaled)
    miss = scaled - whole
    return whole.astype(np.int64), np.where(np.abs(miss) < 1e-6, 0.0, miss)


def _by_shift(layout: _Layout, grid: float) -> tuple[float, float] | None:
    """Return the bracket of the exact p by the shift algorithm, or None where it is too long."""
    if len(layout.pairs):
        change = np.abs(layout.pairs[:, 1] - layout.pairs[:, 0])
        whole, miss = _on_grid(np.append(change, 0.0), grid)
        if len(change) * whole.sum() > shift_algorithm.MOST_STEPS:
            return None
        chance = shift_algorithm.sign_distribution(whole[:-1])
        distance = abs((layout.pairs[:, 1] - layout.pairs[:, 0]).sum()) / grid / 2
        error = np.abs(miss).sum() / 2
        return shift_algorithm.distance_tail(chance, whole.sum() / 2, distance, error)
    size = min(layout.sizes)
    whole, miss = _on_grid(layout.alone, grid)
    if shift_algorithm.choice_steps(whole, size) > shift_algorithm.MOST_STEPS:
        return None
    chance = shift_algorithm.choice_distribution(whole, size)
    share = layout.alone_after / len(layout.alone)
    seen = layout.alone[: layout.alone_after].sum() - layout.alone.sum() * share
    off = np.sort(miss - miss.mean())
    error = max(off[::-1][:size].sum(), -off[:size].sum())
    return shift_algorithm.distance_tail(
        chance, whole.sum() * size / len(whole), abs(seen) / grid, error
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
    layout = _layout(before, after, statistic == "studentised")
    pairs, sizes = len(layout.pairs), layout.sizes
    ways = assignments.number_of_assignments(pairs, len(layout.alone), layout.alone_after)
    found = {
        "statistic_name": statistic,
        "overlap": "pairs" if pairs else "none",
        "estimate": float(layout.difference(layout.observed())[0]) if min(sizes) else np.nan,
        "assignments": ways,
    }
    if min(sizes) < (2 if layout.studentised else 1):
        return PermutationTest(
            **found, statistic=None, pvalue=None, bracket=None, how="none", exact=False, draws=0,
            reason="one-city",
        )  # fmt: skip
    seen = float(layout.squared(layout.observed())[0])
    found["statistic"] = (
        float(np.sqrt(seen) * np.sign(found["estimate"])) if seen < np.inf else None
    )
    if ways <= assignments.MOST_ASSIGNMENTS:
        sums = assignments.all_sums(layout.pairs, layout.alone, layout.alone_after)
        return _counted(found, "enumeration", *[_as_extreme(layout, sums, seen) / ways] * 2)
    of_the_sum = not layout.studentised or not len(layout.alone) or sizes[0] == sizes[1]
    if of_the_sum and not (pairs and len(layout.alone)):
        bracket = _by_shift(layout, grid)
        if bracket:
            return _counted(found, "shift-algorithm", *bracket)
    draw = partial(_extreme_draws, layout, seen)
    extreme = draw_blocks(draw, draws, 2 * len(layout.alone) + pairs, seed, executor, progress)
    return PermutationTest(
        **found, pvalue=float((extreme.sum() + 1) / (draws + 1)), bracket=None, how="monte-carlo",
        exact=False, draws=draws,
    )  # fmt: skip


def _as_extreme(layout: _Layout, sums: np.ndarray, seen: float) -> int:
    """Return how many assignments are as extreme as the one seen, ties counted."""
    return int(np.count_nonzero(layout.squared(sums) >= seen * (1 - 1e-9)))


def _extreme_draws(layout, seen, generator, size) -> np.ndarray:
    """Return which of `size` random assignments are as extreme as the one seen."""
    sums = assignments.random_sums(layout.pairs, layout.alone, layout.alone_after, generator, size)
    return layout.squared(sums) >= seen * (1 - 1e-9)


def _counted(found: dict, how: str, low: float, high: float) -> PermutationTest:
    """Return an exact answer; p is the upper end of its bracket."""
    low = max(low, 1 / found["assignments"])
    return PermutationTest(
        **found, pvalue=max(low, high), bracket=Interval(low, max(low, high)), how=how, exact=True,
        draws=0,
    )  # fmt: skip


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
