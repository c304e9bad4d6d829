"""Which text says what an object says of itself, by its type."""

from __future__ import annotations

from collections.abc import Callable

from scsi.display.outputs import Text
from scsi.display.sentences import (
    bounds,
    calibration,
    cities,
    claims,
    explanations,
    printed,
    profile,
    readings,
    sectors,
    shift,
    ties,
)
from scsi.study.asian_heading import AsianHeading
from scsi.study.bounds import (
    CityLevelPvalue,
    CityLevelTable,
    CitySpreadBounds,
    CitySpreadTable,
    CodingBounds,
    DoubleCounting,
    MixBounds,
    NewCityBounds,
    UnsplitBounds,
)
from scsi.study.calibration import Calibration, Recalibration
from scsi.study.candidates import CandidateSizes
from scsi.study.cities import CityCounts
from scsi.study.city_regions import CityRegions, OtherCities
from scsi.study.claims import ClaimVerdicts
from scsi.study.partnerships import MoneyFromAbove, Partnerships
from scsi.study.priors import ShiftPriors
from scsi.study.profile import CityProfile
from scsi.study.readings import ShiftBoundary, ShiftReadings
from scsi.study.sectors import NamedServices, SectorAndMoney
from scsi.study.shift_answer import ShiftAnswer
from scsi.study.shift_ceilings import ShiftCeilings

TEXTS: dict[type, Callable[..., Text]] = {
    AsianHeading: cities.asian_heading,
    Calibration: calibration.calibration_answer,
    CandidateSizes: printed.candidate_sizes,
    CityCounts: cities.city_counts,
    CityLevelPvalue: bounds.city_level_one,
    CityLevelTable: bounds.city_level,
    CityProfile: profile.city_profile,
    CityRegions: cities.city_regions,
    CitySpreadBounds: bounds.city_spread_one,
    CitySpreadTable: bounds.city_spread,
    ClaimVerdicts: claims.claims_answer,
    CodingBounds: explanations.coding,
    DoubleCounting: explanations.double_counting,
    MixBounds: explanations.mix,
    MoneyFromAbove: ties.money_from_above,
    NamedServices: sectors.named_services,
    NewCityBounds: bounds.new_cities,
    OtherCities: cities.other_cities,
    Partnerships: ties.partnerships,
    Recalibration: calibration.recalibration,
    SectorAndMoney: sectors.sector_and_money,
    ShiftAnswer: shift.shift_answer,
    ShiftBoundary: readings.shift_boundary,
    ShiftCeilings: bounds.shift_ceilings,
    ShiftPriors: bounds.shift_priors,
    ShiftReadings: readings.reading_counts,
    UnsplitBounds: bounds.unsplit,
}
