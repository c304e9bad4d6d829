"""Answers in words: what a finding says, and what it does not."""

from scsi.display.sentences.calibration import (
    calibration,
    calibration_unequal,
    recalibration,
)
from scsi.display.sentences.printed import candidate_sizes, printed_cities, printed_shares
from scsi.display.sentences.shift import (
    published_shift,
    shift_answer,
    shift_curve,
    shift_limits,
)

__all__ = [
    "calibration",
    "calibration_unequal",
    "candidate_sizes",
    "printed_cities",
    "printed_shares",
    "published_shift",
    "recalibration",
    "shift_answer",
    "shift_curve",
    "shift_limits",
]
