"""How much hangs on how the printed figures are read: a multiverse over published aggregates.

- `choices`: what can be read in more than one way, and which combinations contradict themselves.
- `grid`: every coherent combination with its z (`values`), and what moves it most (`moves`).
- `boundary`: where the answer changes, in the size of 2019 and the correlation within cities.

How many readings there are of a kind is a property of the grid, not a probability.
"""

from scsi.study.readings.boundary import BoundaryLine, ShiftBoundary, shift_boundary
from scsi.study.readings.grid import ShiftReadings, shift_readings
from scsi.study.readings.moves import Move

__all__ = [
    "BoundaryLine",
    "Move",
    "ShiftBoundary",
    "ShiftReadings",
    "shift_boundary",
    "shift_readings",
]
