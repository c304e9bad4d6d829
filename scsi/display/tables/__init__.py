"""Answers as tables: cells rounded and worded, columns named in the reader's language."""

from scsi.display.tables.bounds import (
    city_level,
    city_spread,
    new_cities,
    new_cities_by_weight,
    shift_ceilings,
    shift_priors,
    unsplit,
)
from scsi.display.tables.claims import claim_counts, claims, key_claims
from scsi.display.tables.explanations import coding, double_counting, mix
from scsi.display.tables.printed import (
    candidate_sizes,
    data_files,
    printed_cities,
    printed_shares,
)
from scsi.display.tables.readings import (
    left_out,
    reading_grid,
    reading_moves,
    reading_options,
    shift_boundary,
)
from scsi.display.tables.shift import break_even, published_shift, shift_curve, shift_waves

__all__ = [
    "break_even",
    "candidate_sizes",
    "city_level",
    "city_spread",
    "claim_counts",
    "claims",
    "coding",
    "data_files",
    "double_counting",
    "key_claims",
    "left_out",
    "mix",
    "new_cities",
    "new_cities_by_weight",
    "printed_cities",
    "printed_shares",
    "published_shift",
    "reading_grid",
    "reading_moves",
    "reading_options",
    "shift_boundary",
    "shift_ceilings",
    "shift_curve",
    "shift_priors",
    "shift_waves",
    "unsplit",
]
