"""Answers as tables: cells rounded and worded, columns named in the reader's language."""

from scsi.display.explorer import (
    shift_explorer,
)
from scsi.display.tables.bounds import (
    city_level,
    city_spread,
    new_cities,
    new_cities_by_weight,
    shift_ceilings,
    shift_priors,
    unsplit,
)
from scsi.display.tables.calibration import (
    calibration_default,
    calibration_design,
    calibration_methods,
    calibration_unequal,
    recalibration,
)
from scsi.display.tables.cities import (
    asian_heading,
    city_counts,
    city_regions,
    other_cities,
)
from scsi.display.tables.claims import (
    claim_counts,
    claims,
    key_claims,
)
from scsi.display.tables.explanations import (
    coding,
    double_counting,
    mix,
)
from scsi.display.tables.printed import (
    candidate_sizes,
    data_files,
    printed_cities,
    printed_shares,
)
from scsi.display.tables.profile import (
    city_money,
    city_partnerships,
    city_sectors,
    city_services,
    city_shares,
)
from scsi.display.tables.readings import (
    left_out,
    reading_grid,
    reading_moves,
    reading_options,
    shift_boundary,
)
from scsi.display.tables.sectors import (
    firm_services,
    named_services,
    public_services,
    sector_and_money,
    sector_shares,
)
from scsi.display.tables.shift import (
    break_even,
    published_shift,
    shift_curve,
    shift_waves,
)
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
from scsi.display.tables.ties import (
    between_cities,
    money_from_above,
    partnership_traits,
    partnership_types,
    partnerships,
    types_together,
)

__all__ = [
    "asian_heading",
    "between_cities",
    "break_even",
    "calibration_default",
    "calibration_design",
    "calibration_methods",
    "calibration_unequal",
    "candidate_sizes",
    "city_comparison",
    "city_counts",
    "city_level",
    "city_money",
    "city_partnerships",
    "city_regions",
    "city_sectors",
    "city_services",
    "city_shares",
    "city_spread",
    "claim_counts",
    "claims",
    "coding",
    "data_files",
    "double_counting",
    "firm_services",
    "key_claims",
    "left_out",
    "mix",
    "money_from_above",
    "named_services",
    "new_cities",
    "new_cities_by_weight",
    "other_cities",
    "partnership_traits",
    "partnership_types",
    "partnerships",
    "planned_survey",
    "printed_cities",
    "printed_shares",
    "public_services",
    "published_shift",
    "reading_grid",
    "reading_moves",
    "reading_options",
    "recalibration",
    "sector_and_money",
    "sector_shares",
    "shift_boundary",
    "shift_ceilings",
    "shift_curve",
    "shift_explorer",
    "shift_priors",
    "shift_waves",
    "survey_understood",
    "types_together",
    "unsplit",
    "wave_categories",
    "wave_comparison",
    "wave_decomposition",
    "wave_groups",
    "wave_missing",
    "wave_rows",
    "wave_sources",
]
