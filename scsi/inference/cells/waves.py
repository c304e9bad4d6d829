"""Shares of several waves: each with its interval, all at once, step by step, and their trend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scsi.inference.cells.contrasts import Contrast, contrast
from scsi.inference.cells.counts import CellCounts
from scsi.inference.cells.wald import HotellingTest, hotelling_test
from scsi.inference.clusters.ranks import adjusted_pvalues


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveShares:
    """Shares of two waves or more, cities as the unit.

    Attributes
    ----------
    shares : tuple of Contrast
        Each wave's share; its p says nothing and is not to be shown.
    steps : tuple of Contrast
        Each wave's share less that of the wave before.
    adjusted : tuple of float or None
        The steps' p corrected by Holm.
    equal : HotellingTest
        Whether the shares of all waves are the same.
    slope : Contrast
        Linear trend, per unit of time.
    """

    shares: tuple[Contrast, ...]
    steps: tuple[Contrast, ...]
    adjusted: tuple[float | None, ...]
    equal: HotellingTest
    slope: Contrast


def wave_shares(cells: CellCounts, times: Sequence[float], level: float = 0.95) -> WaveShares:
    """Compare the shares of several waves, one cell a wave.

    Parameters
    ----------
    cells : CellCounts
        One cell a wave, the earliest first.
    times : sequence of float
        When each wave was, such as its year; ascending.
    level : float, default 0.95

    Returns
    -------
    WaveShares
        The trend is the least-squares line through the waves' shares, each wave counting the same.

    Examples
    --------
    >>> cells = CellCounts(
    ...     count=[[4, 5, 6], [2, 3, 3], [6, 6, 7], [1, 4, 4], [3, 4, 3], [5, 6, 8]],
    ...     total=[[10, 10, 10]] * 6, times=[1] * 6,
    ... )
    >>> found = wave_shares(cells, [2019, 2022, 2025])
    >>> round(found.slope.estimate, 4), round(found.slope.pvalue, 3)
    (0.0278, 0.02)

    In the mean the share rises by 2.8 points a year.
    """
    when = np.asarray(times, dtype=float)
    waves = cells.count.shape[1]
    if when.shape != (waves,) or waves < 2 or not (np.diff(when) > 0).all():
        raise ValueError(f"times must hold one number a wave, ascending; got {list(times)}")
    steps = np.eye(waves)[1:] - np.eye(waves)[:-1]
    line = (when - when.mean()) / ((when - when.mean()) ** 2).sum()
    found = tuple(contrast(cells, row, level) for row in steps)
    values = np.array([np.nan if each.pvalue is None else each.pvalue for each in found])
    return WaveShares(
        shares=tuple(contrast(cells, row, level) for row in np.eye(waves)),
        steps=found,
        adjusted=tuple(None if np.isnan(p) else float(p) for p in adjusted_pvalues(values, "holm")),
        equal=hotelling_test(cells, steps),
        slope=contrast(cells, line, level),
    )
