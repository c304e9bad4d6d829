"""A survey of project rows, in words.

- `comparison`: the plan of an analysis; the answer of two waves.
- `checks`: what that answer hangs on, what of it is not known, what it does not show.
- `sources`: where the shift comes from.
- `cities`, `planning`: the cities of a wave; what a survey would see.

`saying` holds what all of them use.
"""

from scsi.display.sentences.survey.checks import (
    wave_categories,
    wave_checks,
    wave_limits,
    wave_missing,
)
from scsi.display.sentences.survey.cities import cities_sentence, city_comparison
from scsi.display.sentences.survey.comparison import (
    analysis_plan,
    comparison_sentence,
    plan_sentence,
    wave_comparison,
)
from scsi.display.sentences.survey.planning import planned_sentence, planned_survey
from scsi.display.sentences.survey.saying import group_name, marked, reason_of
from scsi.display.sentences.survey.sources import (
    source_sentence,
    wave_decomposition,
    wave_sources,
)

__all__ = [
    "analysis_plan",
    "cities_sentence",
    "city_comparison",
    "comparison_sentence",
    "group_name",
    "marked",
    "plan_sentence",
    "planned_sentence",
    "planned_survey",
    "reason_of",
    "source_sentence",
    "wave_categories",
    "wave_checks",
    "wave_comparison",
    "wave_decomposition",
    "wave_limits",
    "wave_missing",
    "wave_sources",
]
