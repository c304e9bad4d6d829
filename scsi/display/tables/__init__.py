"""Answers as tables: cells rounded and worded, columns named in the reader's language."""

from scsi.display.tables.printed import (
    candidate_sizes,
    data_files,
    printed_cities,
    printed_shares,
)
from scsi.display.tables.shift import break_even, published_shift, shift_curve, shift_waves
from scsi.display.tables.survey import (
    city_comparison,
    planned_survey,
    survey_understood,
    wave_categories,
    wave_comparison,
    wave_decomposition,
    wave_groups,
    wave_missing,
    wave_rows,
    wave_sources,
)

__all__ = [
    "break_even",
    "candidate_sizes",
    "city_comparison",
    "data_files",
    "planned_survey",
    "printed_cities",
    "printed_shares",
    "published_shift",
    "shift_curve",
    "shift_waves",
    "survey_understood",
    "wave_categories",
    "wave_comparison",
    "wave_decomposition",
    "wave_groups",
    "wave_missing",
    "wave_rows",
    "wave_sources",
]
