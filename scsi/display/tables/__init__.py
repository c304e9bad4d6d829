"""Answers as tables: cells rounded and worded, columns named in the reader's language."""

from scsi.display.tables.calibration import (
    calibration_default,
    calibration_methods,
    calibration_unequal,
    recalibration,
)
from scsi.display.tables.printed import (
    candidate_sizes,
    data_files,
    printed_cities,
    printed_shares,
)
from scsi.display.tables.shift import break_even, published_shift, shift_curve, shift_waves

__all__ = [
    "break_even",
    "calibration_default",
    "calibration_methods",
    "calibration_unequal",
    "candidate_sizes",
    "data_files",
    "printed_cities",
    "printed_shares",
    "published_shift",
    "recalibration",
    "shift_curve",
    "shift_waves",
]
