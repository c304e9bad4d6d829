"""Figures: each function takes an answer and returns a `Drawing` with caption, text and data."""

from scsi.display.figures.printed import candidate_sizes, printed_cities, printed_shares
from scsi.display.figures.shift import shift_by_correlation, shift_by_size
from scsi.display.figures.survey import (
    city_comparison,
    wave_comparison,
)

__all__ = [
    "candidate_sizes",
    "city_comparison",
    "printed_cities",
    "printed_shares",
    "shift_by_correlation",
    "shift_by_size",
    "wave_comparison",
]
