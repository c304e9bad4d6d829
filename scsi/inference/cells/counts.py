"""Counts by cluster and cell: what contrasts of shares start from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CellCounts:
    """How many items of a category, and how many in all, each cluster has in each cell.

    Attributes
    ----------
    count, total : ndarray, shape (k, C)
        Items of the category and all items, or their weights; a total of 0 where a cluster has
        none in a cell.
    times : ndarray, shape (k,)
        How many clusters a row stands for: rows without a city are a cluster each, and those of
        one cell and one outcome are alike.

    Raises
    ------
    ValueError
        For shapes that do not fit, a number below 0, a count above its total, or a cell that no
        cluster is in.

    Examples
    --------
    >>> cells = CellCounts(count=[[1, 2], [3, 0]], total=[[4, 4], [4, 2]], times=[1, 1])
    >>> cells.shares().tolist()
    [0.5, 0.3333333333333333]
    """

    count: np.ndarray
    total: np.ndarray
    times: np.ndarray

    def __post_init__(self):
        for name in ("count", "total", "times"):
            object.__setattr__(self, name, np.asarray(getattr(self, name), dtype=float))
        if self.count.ndim != 2 or self.count.shape != self.total.shape:
            raise ValueError(
                f"count and total must have one shape (clusters, cells); "
                f"got {self.count.shape} and {self.total.shape}"
            )
        if self.times.shape != self.count.shape[:1]:
            raise ValueError(f"times must hold one number a cluster; got {self.times.shape}")
        numbers = (self.count, self.total, self.times)
        if not all(np.isfinite(x).all() and (x >= 0).all() for x in numbers):
            raise ValueError("counts must be finite and 0 or more")
        if (self.count > self.total * (1 + 1e-12)).any():
            raise ValueError("a count must not be above its total")
        if (self.totals() == 0).any():
            raise ValueError("each cell needs items; one has none")

    def totals(self) -> np.ndarray:
        """Return the items of each cell, shape (C,)."""
        return self.times @ self.total

    def shares(self) -> np.ndarray:
        """Return each cell's share, shape (C,)."""
        return (self.times @ self.count) / self.totals()

    def joined(self, groups: np.ndarray) -> CellCounts:
        """Return the counts by larger cells: `groups` says, cell by cell, which one it is in."""
        size = int(groups.max()) + 1
        member = np.zeros((len(groups), size))
        member[np.arange(len(groups)), groups] = 1
        return CellCounts(count=self.count @ member, total=self.total @ member, times=self.times)
