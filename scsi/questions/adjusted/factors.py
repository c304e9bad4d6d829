"""The effect of each column's composition on a shift, with its error over cities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scsi.inference.cells import CellCounts, Contrast
from scsi.inference.cells.contrasts import answer
from scsi.inference.decomposition import cross_classified

MOST_REFITS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorEffect:
    """What the changed composition by one column did to a share.

    Attributes
    ----------
    column : str
    effect : Contrast
        Das Gupta's effect; its variance is that of leaving one city out at a time.
    """

    column: str
    effect: Contrast


def factor_effects(
    cells: CellCounts,
    groups: Sequence[tuple[str, ...]],
    columns: Sequence[str],
    degrees: float | None,
    level: float,
) -> tuple[FactorEffect, ...]:
    """Return Das Gupta's effects of two to four crossed columns.

    None for one column, whose effect is Kitagawa's; none where a crossed cell is empty in a wave,
    since it has no share there; and none where it is empty, or cities are too many, without one
    city at a time.
    """
    if not 2 <= len(columns) <= 4 or len(cells.times) > MOST_REFITS:
        return ()
    places = [np.unique([group[i] for group in groups], return_inverse=True)
              for i in range(len(columns))]  # fmt: skip
    shape = tuple(len(found) for found, _ in places)
    if np.prod(shape) != len(groups):
        return ()
    at = np.ravel_multi_index(tuple(index for _, index in places), shape)
    if (np.round(cells.totals() - cells.total, 9) <= 0).any():
        return ()

    def effects(count, total) -> np.ndarray:
        tables = []
        for half in (*np.split(count, 2), *np.split(total, 2)):
            table = np.zeros(len(groups))
            table[at] = half
            tables.append(table.reshape(shape))
        found = cross_classified(tables[0], tables[2], tables[1], tables[3])
        return np.array(found.composition)

    count, total = cells.times @ cells.count, cells.totals()
    centre = effects(count, total)
    moves = np.array(
        [effects(count - x, total - n) - centre
         for x, n in zip(cells.count, cells.total, strict=True)]
    )  # fmt: skip
    number = cells.times.sum()
    variances = (number - 1) / number * (cells.times @ moves**2)
    return tuple(
        FactorEffect(
            column=column,
            effect=answer(
                float(value),
                float(variance),
                float("nan") if degrees is None else degrees,
                level,
                float(number),
            ),
        )
        for column, value, variance in zip(columns, centre, variances, strict=True)
    )
