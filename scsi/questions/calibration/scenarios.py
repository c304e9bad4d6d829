"""The surveys that are drawn to calibrate the methods."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import product

import numpy as np

from scsi.evidence.simulate import city_sizes, draw_counts
from scsi.questions.calibration.adverse import LAWS, PROJECTS, draw_adverse

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
    """Surveys of two waves of cities, and what is true of them.

    Attributes
    ----------
    size_cv : float
        Coefficient of variation of the cities' numbers of items, in both waves.
    share : float
        Share of the category before, and after where nothing has changed.
    icc : float
        Correlation of two items of one city.
    overlap : int
        Cities in both waves. In the grid 0, or all 20 of the first, and a city that is large is so
        in both.
    persistence : float
        Correlation of a city's share in the two waves; 0 without overlap or correlation.
    items_before, items_after : int
        Mean items a city.
    cell : str
        Name of an adverse scenario; empty in the grid.
    cities_before, cities_after : int
    icc_after : float or None
        Correlation of two items of one city in the later wave, where it is another.
    law : str
        How cities' shares are distributed, one of `LAWS`.
    informative : float
        By how much the logit of a city's share rises with a standard deviation of its log size.
    amounts : float
        Standard deviation of the logarithm of the amounts that weigh the rows; 0 where all weigh
        the same.
    """

    size_cv: float
    share: float
    icc: float
    overlap: int
    persistence: float
    items_before: int
    items_after: int
    cell: str = ""
    cities_before: int = CITIES[0]
    cities_after: int = CITIES[1]
    icc_after: float | None = None
    law: str = LAWS[0]
    informative: float = 0.0
    amounts: float = 0.0

    @property
    def later_icc(self) -> float:
        """The correlation in the later wave."""
        return self.icc if self.icc_after is None else self.icc_after

    @property
    def alike(self) -> bool:
        """Whether all its surveys have cities of the same sizes and rows of the same weight."""
        return not self.informative and not self.amounts

    @property
    def key(self) -> tuple[int, ...]:
        """What is random in the scenario begins with these whole numbers."""
        grid = (self.size_cv, self.share, self.icc, self.overlap, self.persistence,
                self.items_before, self.items_after)  # fmt: skip
        more = (self.cities_before, self.cities_after, self.later_icc, LAWS.index(self.law),
                self.informative, self.amounts)  # fmt: skip
        return tuple(round(1000 * value) for value in (grid + more if self.cell else grid))

    def described(self) -> dict[str, float | int | str]:
        """Return what is true of the surveys, by column of the stored table."""
        return asdict(self) | {"icc_after": self.later_icc}

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
            the cities of both waves side by side and 0 where a city is absent. Totals are
            (draws, k) where the surveys differ in them; where amounts weigh, two `WeightedWave`
            follow.
        """
        if self.cell:
            return draw_adverse(self, generator, draws, shift)
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


def _cell(cell, share, icc, before, after, items, size_cv=0.0, **more) -> Scenario:
    """Return an adverse scenario: its cities before and after, and their mean items."""
    return Scenario(
        cell=cell, size_cv=size_cv, share=share, icc=icc, cities_before=before, cities_after=after,
        items_before=items[0], items_after=items[1], **{"overlap": 0, "persistence": 0.0, **more},
    )  # fmt: skip


def adverse() -> tuple[Scenario, ...]:
    """Return the adverse scenarios.

    Examples
    --------
    >>> len(adverse()), adverse()[0].cities_before, adverse()[0].items_before
    (38, 20, 500)

    The first: twenty cities of 500 rows against two hundred of three.
    """
    large, small, few = (500, 3), (200, 5), (50, 100)
    return (
        _cell("A1", 0.12, 0.3, 20, 200, large),
        _cell("A2", 0.12, 0.3, 20, 200, large, 0.7),
        _cell("A3", 0.46, 0.1, 10, 200, large),
        _cell("A4", 0.12, 0.1, 10, 200, large),
        _cell("A5", 0.46, 0.3, 10, 200, large),
        _cell("A6", 0.12, 0.3, 10, 200, large),
        _cell("A7", 0.12, 0.3, 12, 60, small),
        _cell("A8", 0.12, 0.3, 12, 60, small, 0.7),
        _cell("A9", 0.12, 0.0, 10, 10, large),
        _cell("A10", 0.46, 0.3, 20, 31, few, 1.0, icc_after=0.02),
        _cell("A11", 0.46, 0.3, 10, 31, few, 1.0, icc_after=0.02),
        _cell("A12", 0.46, 0.1, 20, 31, (50, 50), 1.0, informative=1.0),
        _cell("A13", 0.46, 0.1, 20, 31, few, 3.0),
        _cell("A14", 0.46, 0.1, 60, 60, (PROJECTS, PROJECTS), amounts=2.5),
        _cell("A15", 0.46, 0.3, 60, 60, (PROJECTS, PROJECTS), amounts=2.5),
        _cell("X1", 0.12, 0.3, 20, 200, large, law="logit-normal"),
        _cell("X2", 0.12, 0.3, 10, 200, large, law="logit-normal"),
        _cell("X3", 0.12, 0.3, 12, 60, small, law="logit-normal"),
        _cell("X4", 0.12, 0.3, 10, 200, large, 0.7),
        _cell("X5", 0.12, 0.3, 10, 60, (300, 5)),
        _cell("X6", 0.05, 0.1, 20, 31, (10, 26), 1.0),
        _cell("X7", 0.46, 0.3, 8, 8, few, 1.0),
        _cell("X8", 0.12, 0.1, 5, 6, few),
        _cell("X9", 0.46, 0.1, 200, 200, few, 1.0),
        _cell("X10", 0.12, 0.3, 20, 31, few, 1.0, icc_after=0.02),
        _cell("X11", 0.12, 0.3, 20, 31, (100, 10)),
        _cell("X12", 0.46, 0.1, 20, 31, (50, 50), 1.0, overlap=20, persistence=1.0,
              informative=1.0),
        _cell("X13", 0.12, 0.1, 10, 10, large),
        _cell("X14", 0.46, 0.1, 20, 31, (PROJECTS, PROJECTS), amounts=2.5),
        _cell("X15", 0.05, 0.3, 30, 200, large),
        _cell("X16", 0.46, 0.1, 10, 31, large, 0.5, overlap=10, persistence=0.5),
        _cell("X17", 0.12, 0.418, 20, 31, few, law="two-kinds"),
        _cell("X18", 0.12, 0.418, 20, 200, large, law="two-kinds"),
        _cell("X19", 0.12, 0.418, 60, 60, (20, 20), law="two-kinds"),
        _cell("Y1", 0.05, 0.1, 6, 31, (18, 100)),
        _cell("Y2", 0.05, 0.1, 6, 31, (108, 100)),
        _cell("Y3", 0.05, 0.3, 6, 200, (108, 3)),
        _cell("Y4", 0.05, 0.1, 10, 31, few),
    )  # fmt: skip
