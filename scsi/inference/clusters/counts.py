"""Counts per city in two waves: what every method with cities as the unit starts from."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

FIELDS = ("count_before", "total_before", "count_after", "total_after")


def _column(value, name: str, length: int) -> np.ndarray:
    """Return one column as read-only floats, or say what is wrong with it."""
    column = np.array(value, dtype=float)
    if column.shape != (length,):
        raise ValueError(f"{name} must hold one number per city ({length}); got {column.shape}")
    if not np.isfinite(column).all() or (column < 0).any():
        worst = column[~(np.isfinite(column) & (column >= 0))][0]
        raise ValueError(f"{name} must hold finite numbers of 0 or more; got {worst}")
    column.flags.writeable = False
    return column


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CityCounts:
    """How many items of a category, and how many in all, each city has before and after.

    Attributes
    ----------
    cities : tuple of str
        Names of the k cities, each once.
    count_before, count_after : ndarray, shape (k,)
        Items of the category, or their weight.
    total_before, total_after : ndarray, shape (k,)
        All items, or their weight; 0 where the city is absent from the wave.
    money : bool
        True if the numbers are weights (amounts), which need not be whole.

    Raises
    ------
    ValueError
        Where a number is negative or not finite, a count is above its total, a number that counts
        items is not whole, a city stands twice, or a wave is empty.

    Examples
    --------
    >>> data = CityCounts(
    ...     cities=("Seoul", "Berlin", "Sydney"),
    ...     count_before=[9, 1, 0], total_before=[10, 8, 0],
    ...     count_after=[18, 4, 3], total_after=[20, 10, 9],
    ... )
    >>> data.pooled_before, round(data.pooled_after, 3), data.shift > 0
    (0.5555555555555556, 0.641, True)

    10 of 18 items were public before and 25 of 39 after; Sydney, absent before, counts only after.
    """

    cities: tuple[str, ...]
    count_before: np.ndarray
    total_before: np.ndarray
    count_after: np.ndarray
    total_after: np.ndarray
    money: bool = False

    def __post_init__(self):
        object.__setattr__(self, "cities", tuple(str(city) for city in self.cities))
        for name in FIELDS:
            column = _column(getattr(self, name), name, len(self.cities))
            object.__setattr__(self, name, column)
            if not self.money and (column != np.rint(column)).any():
                part = column[column != np.rint(column)][0]
                raise ValueError(f"{name} must hold whole numbers (money=True if not); got {part}")
        self._check()

    def _check(self) -> None:
        """Refuse a repeated city, a count above its total and an empty wave."""
        if len(set(self.cities)) != len(self.cities):
            twice = next(city for city in self.cities if self.cities.count(city) > 1)
            raise ValueError(f"each city must stand once; {twice!r} stands twice")
        for wave in ("before", "after"):
            count, total = getattr(self, f"count_{wave}"), getattr(self, f"total_{wave}")
            if (count > total * (1 + 1e-12)).any():
                at = int(np.argmax(count > total * (1 + 1e-12)))
                raise ValueError(
                    f"count_{wave} must not be above total_{wave}; "
                    f"{self.cities[at]}: {count[at]} of {total[at]}"
                )
            if total.sum() == 0:
                raise ValueError(f"total_{wave} is 0 in every city: that wave has no rows")

    @property
    def in_before(self) -> np.ndarray:
        """Which cities are in the first wave, shape (k,)."""
        return self.total_before > 0

    @property
    def in_after(self) -> np.ndarray:
        """Which cities are in the second wave, shape (k,)."""
        return self.total_after > 0

    @property
    def in_both(self) -> np.ndarray:
        """Which cities are in both waves, shape (k,)."""
        return self.in_before & self.in_after

    @property
    def pooled_before(self) -> float:
        """Share of the category among all items of the first wave."""
        return float(self.count_before.sum() / self.total_before.sum())

    @property
    def pooled_after(self) -> float:
        """Share of the category among all items of the second wave."""
        return float(self.count_after.sum() / self.total_after.sum())

    @property
    def shift(self) -> float:
        """Pooled share after less before, a fraction."""
        return self.pooled_after - self.pooled_before

    @property
    def columns(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """`count_before`, `total_before`, `count_after`, `total_after`."""
        return self.count_before, self.total_before, self.count_after, self.total_after

    def shares(self) -> tuple[np.ndarray, np.ndarray]:
        """Return each city's share before and after, shape (k,) each; nan where it is absent."""
        before = np.full(len(self.cities), np.nan)
        after = before.copy()
        np.divide(self.count_before, self.total_before, out=before, where=self.in_before)
        np.divide(self.count_after, self.total_after, out=after, where=self.in_after)
        return before, after

    def select(self, cities: np.ndarray) -> CityCounts:
        """Return the counts of some cities only; `cities` is a mask or an index, shape (k,)."""
        index = np.arange(len(self.cities))[cities]
        names = tuple(self.cities[i] for i in index)
        return replace(self, cities=names, **{name: getattr(self, name)[index] for name in FIELDS})

    def present(self) -> CityCounts:
        """Return the cities that are in at least one wave; a total of 0 in both says nothing."""
        here = self.in_before | self.in_after
        return self if here.all() else self.select(here)

    def balanced(self) -> CityCounts:
        """Return the matched panel: only the cities that are in both waves."""
        if not self.in_both.any():
            raise ValueError("no city is in both waves: there is no balanced panel")
        return self.select(self.in_both)

    def weighted(self, weights: str = "items") -> CityCounts:
        """Return the same shares weighted by ``"items"`` (as they are) or by ``"cities"``.

        By cities every city that is in a wave has total 1 there, so that the pooled share is the
        mean of the city shares. Weights by money are read with the rows: give amounts as counts
        and totals, with ``money=True``.
        """
        if weights == "items":
            return self
        if weights != "cities":
            raise ValueError(f"weights must be items or cities; got {weights!r}")
        before, after = self.shares()
        return CityCounts(
            cities=self.cities,
            count_before=np.nan_to_num(before, nan=0.0),
            total_before=self.in_before.astype(float),
            count_after=np.nan_to_num(after, nan=0.0),
            total_after=self.in_after.astype(float),
            money=True,
        )

    def need_items(self, method: str) -> None:
        """Refuse weights where a method needs numbers of items."""
        if self.money:
            raise ValueError(f"{method} needs numbers of items, not weights; use 'cr2' for weights")
