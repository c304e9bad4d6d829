"""Figures: each function takes an answer and returns a `Drawing` with caption, text and data."""

from scsi.display.figures.bounds import (
    city_spread,
    new_cities,
)
from scsi.display.figures.calibration import (
    calibration_levels,
)
from scsi.display.figures.cities import (
    city_counts,
    other_cities,
)
from scsi.display.figures.claims import (
    claim_counts,
)
from scsi.display.figures.explanations import (
    coding,
)
from scsi.display.figures.printed import (
    candidate_sizes,
    printed_cities,
    printed_shares,
)
from scsi.display.figures.readings import (
    reading_curve,
    reading_moves,
    shift_boundary,
)
from scsi.display.figures.sectors import (
    named_services,
    sector_and_money,
)
from scsi.display.figures.shift import (
    shift_by_correlation,
    shift_by_size,
)
from scsi.display.figures.survey import (
    city_comparison,
    wave_comparison,
)
from scsi.display.figures.ternary import (
    city_profile,
    city_regions,
)
from scsi.display.figures.ties import (
    partnerships,
)

__all__ = [
    "calibration_levels",
    "candidate_sizes",
    "city_comparison",
    "city_counts",
    "city_profile",
    "city_regions",
    "city_spread",
    "claim_counts",
    "coding",
    "named_services",
    "new_cities",
    "other_cities",
    "partnerships",
    "printed_cities",
    "printed_shares",
    "reading_curve",
    "reading_moves",
    "sector_and_money",
    "shift_boundary",
    "shift_by_correlation",
    "shift_by_size",
    "wave_comparison",
]
