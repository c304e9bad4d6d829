"""The surveys that are drawn to calibrate the methods."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from itertools import product

import numpy as np

from scsi.evidence.simulate import city_sizes, draw_counts

CITIES = (20, 31)
SHIFT = 0.10
"""The shift, in fractions, at which coverage and power are found."""
USUAL_CV = (0.0, 0.5, 1.0)
"""Spreads of city sizes at which a default must keep its level; above, it is only reported."""
SIZE_CV = (*USUAL_CV, 1.5, 2.0)
SHARES = (0.46, 0.12)
CORRELATIONS = (0.0, 0.1, 0.3)
PERSISTENCE = (0.0, 0.5, 1.0)
ITEMS = {"few": (10, 26), "many": (50, 100)}
"""Mean items a city, before and after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Surveys of 20 and 31 cities, and what is true of them.

    Attributes
    ----------
    size_cv : float
        Coefficient of variation of the cities' numbers of items, in both waves.
    share : float
        Share of the category before, and after where nothing has changed.
    icc : float
        Correlation of two items of one city.
    overlap : int
        Cities in both waves: 0, or all 20 of the first. A city that is large is so in both.
    persistence : float
        Correlation of a city's share in the two waves; 0 without overlap or correlation.
    items_before, items_after : int
        Mean items a city.
    """

    size_cv: float
    share: float
    icc: float
    overlap: int
    persistence: float
    items_before: int
    items_after: int

    @property
    def key(self) -> tuple[int, ...]:
        """What is random in the scenario begins with these whole numbers."""
        return tuple(round(1000 * value) for value in astuple(self))

    def sizes(self) -> tuple[np.ndarray, np.ndarray]:
        """Return items before and after, those of the `overlap` cities first in both."""
        before = city_sizes(CITIES[0], CITIES[0] * self.items_before, self.size_cv)
        after = city_sizes(CITIES[1], CITIES[1] * self.items_after, self.size_cv)
        old = np.linspace(0, CITIES[1] - 1, self.overlap).round().astype(int)
        return before, np.concatenate([after[old], np.delete(after, old)])

    def draw(self, generator: np.random.Generator, draws: int, shift: float = 0.0):
        """Draw surveys in which the share has moved by `shift`.

        Returns
        -------
        count_before, total_before, count_after, total_after : ndarray
            As `scsi.inference.clusters.cr2_moments` takes them: counts (draws, k), totals (k,),
            the cities of both waves side by side and 0 where a city is absent.
        """
        before, after = self.sizes()
        later = self.share + shift
        drawn = draw_counts(
            generator, draws, before, after, [self.share, 1 - self.share], [later, 1 - later],
            icc=self.icc, overlap=self.overlap, persistence=self.persistence,
        )  # fmt: skip
        ends, starts = CITIES[1] - self.overlap, CITIES[0] - self.overlap
        first = [(0, 0), (0, ends)]
        second = [(0, 0), (starts, 0)]
        return (
            np.pad(drawn.before[:, :, 0], first).astype(float),
            np.pad(before, first[1:]).astype(float),
            np.pad(drawn.after[:, :, 0], second).astype(float),
            np.pad(after, second[1:]).astype(float),
        )


def grid() -> tuple[Scenario, ...]:
    """Return all scenarios.

    Examples
    --------
    >>> len(grid()), sum(scenario.size_cv <= 1 for scenario in grid())
    (200, 120)

    At 120 of them a default must keep its level; the others show what very unequal cities do.
    """
    return tuple(
        Scenario(
            size_cv=cv, share=share, icc=icc, overlap=overlap, persistence=kept,
            items_before=items[0], items_after=items[1],
        )
        for cv, share, icc, items in product(SIZE_CV, SHARES, CORRELATIONS, ITEMS.values())
        for overlap in (0, CITIES[0])
        for kept in (PERSISTENCE if overlap and icc else PERSISTENCE[:1])
    )  # fmt: skip
