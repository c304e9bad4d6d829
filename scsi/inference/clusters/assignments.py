"""Every way in which waves could have been assigned to cities: counted or drawn.

An assignment is described by four sums of what it puts into the second wave: over the cities in
both waves (pairs, whose two values are swapped or not) and over the others (whose label is
exchanged), of the values and of their squares. They determine every statistic used here.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb

import numpy as np

MOST_ASSIGNMENTS = 2_000_000
"""Up to this many assignments all are counted."""


def number_of_assignments(pairs: int, alone: int, alone_after: int) -> int:
    """Return 2^pairs times the ways to choose `alone_after` of `alone` cities.

    Examples
    --------
    >>> number_of_assignments(15, 0, 0), number_of_assignments(0, 51, 31)
    (32768, 77535155627160)

    Fifteen pairs can all be flipped; 31 of 51 cities can only be drawn at random.
    """
    return 2**pairs * comb(alone, alone_after)


def _sums_of_swaps(pairs: np.ndarray) -> np.ndarray:
    """Return (Σ, Σ²) of the second wave's values for all 2^m swaps of m pairs (m, 2)."""
    sums = np.zeros((1, 2))
    for before, after in pairs:
        kept, swapped = np.array([after, after**2]), np.array([before, before**2])
        sums = np.concatenate([sums + kept, sums + swapped])
    return sums


def _sums_of_choices(values: np.ndarray, size: int) -> np.ndarray:
    """Return (Σ, Σ²) over every choice of `size` values.

    Choices are built value by value, by how many are chosen so far, so no list of indices is made;
    the smaller of the two groups is chosen, the other follows.
    """
    chosen = min(size, len(values) - size)
    lists = [np.zeros((1, 2))] + [np.zeros((0, 2))] * chosen
    for at, value in enumerate(values):
        fewest = max(1, chosen - (len(values) - 1 - at))
        for number in range(chosen, fewest - 1, -1):
            with_it = lists[number - 1] + np.array([value, value**2])
            lists[number] = np.concatenate([lists[number], with_it])
    whole = np.array([values.sum(), (values**2).sum()])
    return lists[chosen] if chosen == size else whole - lists[chosen]


def all_sums(pairs: np.ndarray, alone: np.ndarray, alone_after: int) -> np.ndarray:
    """Return the four sums of every assignment.

    Parameters
    ----------
    pairs : ndarray, shape (m, 2)
        Values before and after of the cities in both waves.
    alone : ndarray, shape (u,)
        Values of the others.
    alone_after : int
        How many of the others are in the second wave.

    Returns
    -------
    ndarray, shape (assignments, 4)
        Σ and Σ² over pairs, Σ and Σ² over the others, of what stands in the second wave.
    """
    swaps, choices = _sums_of_swaps(pairs), _sums_of_choices(alone, alone_after)
    return np.hstack([np.repeat(swaps, len(choices), axis=0), np.tile(choices, (len(swaps), 1))])


@dataclass(frozen=True, slots=True)
class Layout:
    """Pairs, the rest, and what turns the four sums of an assignment into a statistic.

    Attributes
    ----------
    pairs : ndarray, shape (..., m, 2)
        Values before and after of the cities in both waves; surveys of the same cities may stand
        on leading axes, here and below.
    alone : ndarray, shape (..., u)
        Values of the others, those of the second wave first.
    alone_after : int
        How many of the others are in the second wave.
    studentised : bool
        Whether the difference of means is divided by its standard error.
    """

    pairs: np.ndarray
    alone: np.ndarray
    alone_after: int
    studentised: bool

    @property
    def sizes(self) -> tuple[int, int]:
        """Cities before and after."""
        pairs = self.pairs.shape[-2]
        after = pairs + self.alone_after
        return 2 * pairs + self.alone.shape[-1] - after, after

    def observed(self) -> np.ndarray:
        """Return the four sums as they were seen, shape (1, ..., 4)."""
        parts = self.pairs[..., 1], self.alone[..., : self.alone_after]
        sums = [(part**power).sum(axis=-1) for part in parts for power in (1, 2)]
        return np.stack(sums, axis=-1)[None]

    def drawn(self, generator: np.random.Generator, size: int) -> np.ndarray:
        """Return the four sums of `size` random assignments, the same in all surveys.

        Shape (size, ..., 4).
        """
        pairs, alone = self.pairs.shape[-2], self.alone.shape[-1]
        swapped = generator.integers(2, size=(size, pairs), dtype=np.int8).astype(float)
        chosen = np.zeros((size, alone))
        if 0 < self.alone_after < alone:
            order = np.argpartition(generator.random((size, alone)), self.alone_after, axis=1)
            np.put_along_axis(chosen, order[:, : self.alone_after], 1.0, axis=1)
        elif self.alone_after:
            chosen[:] = 1.0
        seen, sums = self.observed(), []
        for power in (1, 2):
            before, after = np.moveaxis(self.pairs**power, -1, 0)
            moved = np.tensordot(swapped, before - after, axes=(1, -1))
            sums.append(seen[..., power - 1] + moved)
        for power in (1, 2):
            sums.append(np.tensordot(chosen, self.alone**power, axes=(1, -1)))
        return np.stack(sums, axis=-1)

    def difference(self, sums: np.ndarray) -> np.ndarray:
        """Return mean after less mean before for four sums on the last axis."""
        before, after = self.sizes
        second = sums[..., 0] + sums[..., 2]
        whole = self.pairs.sum(axis=(-2, -1)) + self.alone.sum(axis=-1)
        return second / after - (whole - second) / before

    def squared(self, sums: np.ndarray) -> np.ndarray:
        """Return the squared statistic: d², or d² over the variance with the pairs' covariance."""
        difference = self.difference(sums)
        if not self.studentised:
            return difference**2
        (before, after), pairs = self.sizes, self.pairs.shape[-2]
        pair, pair2, other, other2 = np.moveaxis(sums, -1, 0)
        total = self.pairs.sum(axis=(-2, -1))
        whole = total + self.alone.sum(axis=-1)
        whole2 = (self.pairs**2).sum(axis=(-2, -1)) + (self.alone**2).sum(axis=-1)
        second, second2 = pair + other, pair2 + other2
        m_after, m_before = second / after, (whole - second) / before
        ss_after = second2 - after * m_after**2
        ss_before = whole2 - second2 - before * m_before**2
        product = self.pairs.prod(axis=-1).sum(axis=-1)
        cross = product - m_before * pair - m_after * (total - pair)
        cross = cross + pairs * m_before * m_after
        variance = ss_after / (after * (after - 1)) + ss_before / (before * (before - 1))
        variance = variance - 2 * cross / np.sqrt(after * (after - 1) * before * (before - 1))
        # what rounding leaves of a variance or a difference that is 0
        scale = 1 / (after * (after - 1)) + 1 / (before * (before - 1))
        spread = variance > 1e-13 * whole2 * scale
        moved = np.abs(difference) > 1e-12 * np.sqrt(whole2)
        ratio = np.full(variance.shape, np.inf)
        np.divide(difference**2, variance, where=spread, out=ratio)
        return np.where(moved, ratio, 0.0)


def layout_of(before, after, studentised: bool) -> Layout:
    """Return cities sorted into pairs and the rest; nan marks an absent city.

    Cities on the last axis; surveys on leading axes have the same cities in the same waves.
    """
    before, after = np.asarray(before, dtype=float), np.asarray(after, dtype=float)
    if before.shape != after.shape or not before.ndim:
        raise ValueError(
            f"before and after must be of one length; got {before.shape}, {after.shape}"
        )
    here = [np.isfinite(part).reshape(-1, part.shape[-1])[0] for part in (before, after)]
    both = here[0] & here[1]
    second = after[..., here[1] & ~both]
    return Layout(
        pairs=np.stack([before[..., both], after[..., both]], axis=-1),
        alone=np.concatenate([second, before[..., here[0] & ~both]], axis=-1),
        alone_after=second.shape[-1],
        studentised=studentised,
    )
