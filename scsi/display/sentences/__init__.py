"""Answers in words: what a finding says, and what it does not."""

from scsi.display.sentences.cities import (
    asian_heading,
    city_counts,
    city_regions,
    other_cities,
)
from scsi.display.sentences.printed import (
    candidate_sizes,
    printed_cities,
    printed_shares,
)
from scsi.display.sentences.profile import city_profile
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
from scsi.display.sentences.ties import (
    between_cities,
    money_from_above,
    partnership_traits,
    partnerships,
    types_together,
)

__all__ = [
    "asian_heading",
    "between_cities",
    "candidate_sizes",
    "city_counts",
    "city_profile",
    "city_regions",
    "firm_services",
    "money_from_above",
    "named_services",
    "other_cities",
    "partnership_traits",
    "partnerships",
    "printed_cities",
    "printed_shares",
    "public_services",
    "published_shift",
    "sector_and_money",
    "sector_shares",
    "shift_answer",
    "shift_curve",
    "shift_limits",
    "types_together",
]
