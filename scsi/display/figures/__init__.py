"""Figures: each function takes an answer and returns a `Drawing` with caption, text and data."""

from scsi.display.figures.calibration import calibration_levels
from scsi.display.figures.printed import candidate_sizes, printed_cities, printed_shares
from scsi.display.figures.shift import shift_by_correlation, shift_by_size

__all__ = [
    "calibration_levels",
    "candidate_sizes",
    "printed_cities",
    "printed_shares",
    "shift_by_correlation",
    "shift_by_size",
]
