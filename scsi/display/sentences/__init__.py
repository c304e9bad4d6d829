"""Answers in words: what a finding says, and what it does not."""

from scsi.display.sentences.bounds import (
    city_level,
    city_level_one,
    city_spread,
    city_spread_one,
    new_cities,
    shift_ceilings,
    shift_priors,
    unsplit,
)
from scsi.display.sentences.claims import claims_answer, untestable_claims
from scsi.display.sentences.explanations import coding, double_counting, mix
from scsi.display.sentences.printed import candidate_sizes, printed_cities, printed_shares
from scsi.display.sentences.readings import (
    reading_counts,
    reading_limits,
    shift_boundary,
    shift_readings,
)
from scsi.display.sentences.shift import (
    published_shift,
    shift_answer,
    shift_curve,
    shift_limits,
)

__all__ = [
    "candidate_sizes",
    "city_level",
    "city_level_one",
    "city_spread",
    "city_spread_one",
    "claims_answer",
    "coding",
    "double_counting",
    "mix",
    "new_cities",
    "printed_cities",
    "printed_shares",
    "published_shift",
    "reading_counts",
    "reading_limits",
    "shift_answer",
    "shift_boundary",
    "shift_ceilings",
    "shift_curve",
    "shift_limits",
    "shift_priors",
    "shift_readings",
    "unsplit",
    "untestable_claims",
]
