"""Answers as tables: cells rounded and worded, columns named in the reader's language."""

from scsi.display.explorer import shift_explorer
from scsi.display.tables.printed import (
    candidate_sizes,
    data_files,
    printed_cities,
    printed_shares,
)
from scsi.display.tables.shift import break_even, published_shift, shift_curve, shift_waves

__all__ = [
    "break_even",
    "candidate_sizes",
    "data_files",
    "printed_cities",
    "printed_shares",
    "published_shift",
    "shift_curve",
    "shift_explorer",
    "shift_waves",
]
