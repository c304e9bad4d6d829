"""Answers in words: what a finding says, and what it does not."""

from scsi.display.sentences.claims import claims_answer, untestable_claims
from scsi.display.sentences.printed import candidate_sizes, printed_cities, printed_shares
from scsi.display.sentences.shift import (
    published_shift,
    shift_answer,
    shift_curve,
    shift_limits,
)

__all__ = [
    "candidate_sizes",
    "claims_answer",
    "printed_cities",
    "printed_shares",
    "published_shift",
    "shift_answer",
    "shift_curve",
    "shift_limits",
    "untestable_claims",
]
