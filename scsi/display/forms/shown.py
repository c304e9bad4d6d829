"""What a terminal and a notebook show of an object."""

from __future__ import annotations

import html as html_module
from functools import singledispatch

from scsi.display import pieces
from scsi.display.forms.summarised import summary
from scsi.display.tables import survey as survey_tables
from scsi.evidence.published import Published
from scsi.evidence.survey import Survey
from scsi.evidence.survey.profile import Profile
from scsi.inference.proportions.equality import DifferenceTest
from scsi.study.survey import (
    CityComparison,
    PlannedSurvey,
    WaveComparison,
    WaveDecomposition,
)
from scsi.vocabulary import Interval, Share


@singledispatch
def plain(shown) -> str:
    """Return what a terminal shows: the sentence."""
    return summary(shown)


@plain.register(WaveComparison)
@plain.register(WaveDecomposition)
@plain.register(CityComparison)
@plain.register(PlannedSurvey)
def _(found) -> str:
    return f"{summary(found)}\n{_SURVEY_TABLES[type(found)](found)!r}"


@singledispatch
def html(shown) -> str:
    """Return what a notebook shows: the sentence as a paragraph."""
    return f"<p>{html_module.escape(summary(shown))}</p>"


@html.register(WaveComparison)
@html.register(WaveDecomposition)
@html.register(CityComparison)
@html.register(PlannedSurvey)
def _(found) -> str:
    table = _SURVEY_TABLES[type(found)](found)._repr_html_()
    return f"<p>{html_module.escape(summary(found))}</p>\n{table}"


@html.register(Share)
@html.register(Interval)
@html.register(DifferenceTest)
def _(piece) -> str:
    return f"<p>{html_module.escape(_PIECES[type(piece)](piece))}</p>"


@html.register
def _(piece: Survey) -> str:
    return pieces.survey(piece)._repr_html_()


html.register(Profile, pieces.profile_html)
html.register(Published, pieces.published_html)

_PIECES = {
    Share: pieces.share,
    Interval: pieces.interval,
    DifferenceTest: pieces.difference_test,
}
_SURVEY_TABLES = {
    WaveComparison: survey_tables.wave_comparison,
    WaveDecomposition: survey_tables.wave_decomposition,
    CityComparison: survey_tables.city_comparison,
    PlannedSurvey: survey_tables.planned_survey,
}
