"""Figures: each function takes an answer and returns a `Drawing` with caption, text and data."""

from scsi.display.figures.bounds import city_spread, new_cities
from scsi.display.figures.claims import claim_counts
from scsi.display.figures.explanations import coding
from scsi.display.figures.printed import candidate_sizes, printed_cities, printed_shares
from scsi.display.figures.readings import reading_curve, reading_moves, shift_boundary
from scsi.display.figures.shift import shift_by_correlation, shift_by_size

__all__ = [
    "candidate_sizes",
    "city_spread",
    "claim_counts",
    "coding",
    "new_cities",
    "printed_cities",
    "printed_shares",
    "reading_curve",
    "reading_moves",
    "shift_boundary",
    "shift_by_correlation",
    "shift_by_size",
]
