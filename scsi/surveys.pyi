"""Written by ``make names`` from `scsi._late`; do not edit."""

from scsi.questions.survey.opening import open_survey as _open
from scsi.questions.analysis_plan.finding import planned_analysis as _analysis
from scsi.questions.compare_waves.finding import compare_waves as _compare_waves
from scsi.questions.trend.finding import trend as _trend
from scsi.questions.survey_readings.finding import survey_readings as _readings
from scsi.questions.all_categories.finding import all_categories as _all_categories
from scsi.questions.cluster_levels.finding import cluster_levels as _levels
from scsi.questions.margin.finding import shift_margin as _margin
from scsi.questions.textbook.finding import survey_textbook as _textbook
from scsi.questions.adjusted.finding import adjusted as _adjusted
from scsi.questions.verdict.finding import survey_verdict as _verdict
from scsi.questions.decompose.finding import decompose as _decompose
from scsi.questions.compare_cities.finding import compare_cities as _compare_cities
from scsi.questions.plan.finding import plan as _plan

open = _open
analysis = _analysis
compare_waves = _compare_waves
trend = _trend
readings = _readings
all_categories = _all_categories
levels = _levels
margin = _margin
textbook = _textbook
adjusted = _adjusted
verdict = _verdict
decompose = _decompose
compare_cities = _compare_cities
plan = _plan
