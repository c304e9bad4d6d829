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
from scsi.display.sentences.calibration import (
    calibration_answer,
    calibration_unequal,
    recalibration,
)
from scsi.display.sentences.cities import (
    asian_heading,
    city_counts,
    city_regions,
    other_cities,
)
from scsi.display.sentences.claims import (
    claims_answer,
    untestable_claims,
)
from scsi.display.sentences.explanations import (
    coding,
    double_counting,
    mix,
)
from scsi.display.sentences.printed import (
    candidate_sizes,
    printed_cities,
    printed_shares,
)
from scsi.display.sentences.profile import (
    city_profile,
)
from scsi.display.sentences.readings import (
    reading_counts,
    reading_limits,
    shift_boundary,
    shift_readings,
)
from scsi.display.sentences.sectors import (
    firm_services,
    named_services,
    public_services,
    sector_and_money,
    sector_shares,
)
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
from scsi.display.sentences.ties import (
    between_cities,
    money_from_above,
    partnership_traits,
    partnerships,
    types_together,
)

__all__ = [
    "analysis_plan",
    "asian_heading",
    "between_cities",
    "calibration_answer",
    "calibration_unequal",
    "candidate_sizes",
    "city_comparison",
    "city_counts",
    "city_level",
    "city_level_one",
    "city_profile",
    "city_regions",
    "city_spread",
    "city_spread_one",
    "claims_answer",
    "coding",
    "double_counting",
    "firm_services",
    "mix",
    "money_from_above",
    "named_services",
    "new_cities",
    "other_cities",
    "partnership_traits",
    "partnerships",
    "planned_survey",
    "printed_cities",
    "printed_shares",
    "public_services",
    "published_shift",
    "reading_counts",
    "reading_limits",
    "recalibration",
    "sector_and_money",
    "sector_shares",
    "shift_answer",
    "shift_boundary",
    "shift_ceilings",
    "shift_curve",
    "shift_limits",
    "shift_priors",
    "shift_readings",
    "types_together",
    "unsplit",
    "untestable_claims",
    "wave_categories",
    "wave_checks",
    "wave_comparison",
    "wave_decomposition",
    "wave_limits",
    "wave_missing",
    "wave_sources",
]
