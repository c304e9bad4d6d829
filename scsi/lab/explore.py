"""The one call that opens a panel, for the published shift or for a survey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scsi.assumptions import Assumptions
from scsi.evidence.published import Published
from scsi.evidence.survey import Survey
from scsi.questions.assumptions.taken import ALL
from scsi.questions.explorer.finding import shift_explorer
from scsi.questions.survey.rows import checked_survey, checked_waves
from scsi.showing.catalogue import check_language
from scsi.vocabulary import check_choice

if TYPE_CHECKING:
    from scsi.lab.panels import Panel

ASKED = ("before", "after", "category", "unit", "weight", "by", "level")
"""What may be asked of a survey at the start."""
STARTS = ("size_before", "size_after", "icc", "shared", "persistence", *ALL)
"""What may be assumed of the published shift at the start."""
POINTS = ("sizes", "correlations", "bases")
"""Where its sliders may be made to stop."""


def explore(
    survey: Survey | None = None,
    *,
    lang: str = "en",
    assumptions: Assumptions | None = None,
    published: Published | None = None,
    **start: Any,
) -> Panel:
    """Open a panel in JupyterLab: sliders or menus, the answer in words, and how to repeat it.

    Without a survey it is the published shift over the grid of `scsi.published.explorer`, as in the
    report: sliders stop only where an answer has been computed. With one it is
    `scsi.compare_waves`, and `scsi.decompose` where a column is chosen. A button writes what is
    seen as a papermill command, as a command of `scsi` and as three lines of Python.

    Parameters
    ----------
    survey : Survey, optional
        From `scsi.read_survey`; the published shift without one.
    lang : {"en", "ko"}
        Language of labels and answers.
    assumptions : Assumptions, optional
        Where to start for the published shift, as one object.
    published : Published, optional
        The figures of the published shift; the chapter's unless given.
    **start
        Where to start. For the published shift any assumption, such as ``size_before=120``, or
        where the sliders stop (`scsi.published.explorer`); for a survey ``before``, ``after``,
        ``category``, ``unit``, ``weight``, ``by`` and ``level``.

    Returns
    -------
    Panel
        An ``ipywidgets.VBox``; a notebook shows it where it ends a cell.

    Raises
    ------
    ModuleNotFoundError
        If ipywidgets is not installed.
    TypeError
        If `survey` is not a `Survey`, or what belongs to the published shift is given with one.
    ValueError
        For an unknown name in `start`, or an answer that cannot be given there.

    Examples
    --------
    >>> panel = explore(size_before=120, icc=0.05)
    >>> print(panel.sentence[:58])
    With 120 projects in 2019 and 3,091 in 2022, treating citi

    The sentence is the report's own for these assumptions.
    """
    panels = _panels()
    check_language(lang)
    if survey is None:
        for name in start:
            check_choice("explore(): the name", name, (*STARTS, *POINTS))
        grid = shift_explorer(**start, assumptions=assumptions, published=published)
        if assumptions is not None:
            start = assumptions.changed() | start
        start = {name: value for name, value in start.items() if name not in POINTS}
        return panels.PublishedPanel(grid, start, lang, own_figures=published is not None)
    checked_survey(survey)
    if assumptions is not None or published is not None:
        raise TypeError("explore(survey) takes no assumptions and no published figures")
    for name in start:
        check_choice("explore(survey): the name", name, ASKED)
    before, after = start.pop("before", None), start.pop("after", None)
    if before is None and after is None and len(survey.waves) > 2:
        before, after = survey.waves[-2:]
    before, after = checked_waves(survey, before, after)
    return panels.SurveyPanel(survey, {"before": before, "after": after, **start}, lang)


def _panels():
    """Return the module of the panels, or say in one line what it needs."""
    try:
        import ipywidgets  # noqa: F401
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            "scsi.explore needs ipywidgets: pip install 'scsi[lab]'", name="ipywidgets"
        ) from None
    from scsi.lab import panels

    return panels
