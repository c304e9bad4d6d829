"""Shares in cells: waves by groups, cities as the unit, on counts.

- `counts`: `CellCounts`, counts by cluster and cell, with clusters that are alike counted once.
- `contrasts`: CR2 and Satterthwaite degrees of any linear contrast of the cells' shares.
- `wald`: several contrasts at once, the approximate Hotelling test.
- `standardised`: the shift at a common composition, and what the composition did.
- `logistic`: the same by a logistic model of main effects, where cells are thin.
- `waves`: shares of three waves or more, their steps and their linear trend.
- `levels`: spread between clusters, between cities within them, within cities.
- `composition`: cities exchanged between waves for all categories at once.
- `margin`: shown to be smaller than a margin, shown to be larger, or neither.
"""

from scsi.inference.cells.composition import CompositionPermutation, permute_composition
from scsi.inference.cells.contrasts import Contrast, contrast
from scsi.inference.cells.counts import CellCounts
from scsi.inference.cells.levels import NestedSpread, nested_spread
from scsi.inference.cells.logistic import logistic_shift
from scsi.inference.cells.margin import MarginTest, margin_test
from scsi.inference.cells.standardised import (
    TARGETS,
    StandardisedShift,
    composition_effect,
    standardised_shift,
)
from scsi.inference.cells.wald import HotellingTest, hotelling_test
from scsi.inference.cells.waves import WaveShares, wave_shares

__all__ = [
    "TARGETS",
    "CellCounts",
    "CompositionPermutation",
    "Contrast",
    "HotellingTest",
    "MarginTest",
    "NestedSpread",
    "StandardisedShift",
    "WaveShares",
    "composition_effect",
    "contrast",
    "hotelling_test",
    "logistic_shift",
    "margin_test",
    "nested_spread",
    "permute_composition",
    "standardised_shift",
    "wave_shares",
]
