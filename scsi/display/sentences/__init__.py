"""Answers in words: what a finding says, and what it does not."""

from scsi.display.sentences.printed import candidate_sizes, printed_cities, printed_shares
from scsi.display.sentences.shift import (
    published_shift,
    shift_answer,
    shift_curve,
    shift_limits,
)
from scsi.display.sentences.survey import (
    analysis_plan,
    city_comparison,
    planned_survey,
    wave_categories,
    wave_checks,
    wave_comparison,
    wave_decomposition,
    wave_limits,
    wave_missing,
    wave_sources,
)

__all__ = [
    "analysis_plan",
    "candidate_sizes",
    "city_comparison",
    "planned_survey",
    "printed_cities",
    "printed_shares",
    "published_shift",
    "shift_answer",
    "shift_curve",
    "shift_limits",
    "wave_categories",
    "wave_checks",
    "wave_comparison",
    "wave_decomposition",
    "wave_limits",
    "wave_missing",
    "wave_sources",
]
