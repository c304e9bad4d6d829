"""A survey of project rows, as tables.

- `rows`: how the file was read; the rows that a comparison rests on.
- `comparison`: every answer of two waves.
- `checks`: the other categories; what unknown funding leaves open.
- `sources`: where the shift comes from.
- `cities`, `planning`: the cities of a wave; what a survey would see.

`laying` holds what all of them use.
"""

from scsi.display.tables.survey.checks import wave_categories, wave_missing
from scsi.display.tables.survey.cities import cities_caption, city_comparison, shown_cities
from scsi.display.tables.survey.comparison import answers_behind, line_label, wave_comparison
from scsi.display.tables.survey.planning import planned_survey
from scsi.display.tables.survey.rows import survey_understood, wave_rows
from scsi.display.tables.survey.sources import wave_decomposition, wave_groups, wave_sources

__all__ = [
    "answers_behind",
    "cities_caption",
    "city_comparison",
    "line_label",
    "planned_survey",
    "shown_cities",
    "survey_understood",
    "wave_categories",
    "wave_comparison",
    "wave_decomposition",
    "wave_groups",
    "wave_missing",
    "wave_rows",
    "wave_sources",
]
