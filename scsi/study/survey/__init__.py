"""The questions put to project rows, cities as the unit.

- `compare_waves`: does a share differ between two waves, and what does the answer hang on?
- `decompose`: where does the shift come from (`decomposition`, `groups`)?
- `compare_cities`: which cities differ, and how sure are their ranks (`cities`)?
- `plan`: what would a survey have to be to see a shift (`planning`)?

`opening` opens a survey as a notebook names it; `rows` holds the counts that all start from,
`lines` one answer each. A comparison is made of its `question`, its `answers`, what is `described`
beside them, and the other `categories`.
"""

from scsi.study.survey.categories import Secondary
from scsi.study.survey.cities import CityComparison, CityShare, compare_cities
from scsi.study.survey.comparison import WaveComparison, compare_waves
from scsi.study.survey.decomposition import Part, WaveDecomposition, decompose
from scsi.study.survey.groups import Group, Hinge
from scsi.study.survey.lines import Line
from scsi.study.survey.opening import AnalysisPlan, open_survey, planned_analysis
from scsi.study.survey.planning import PlannedSurvey, plan

__all__ = [
    "AnalysisPlan",
    "CityComparison",
    "CityShare",
    "Group",
    "Hinge",
    "Line",
    "Part",
    "PlannedSurvey",
    "Secondary",
    "WaveComparison",
    "WaveDecomposition",
    "compare_cities",
    "compare_waves",
    "decompose",
    "open_survey",
    "plan",
    "planned_analysis",
]
