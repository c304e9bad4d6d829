"""What a textbook analysis by statsmodels prints, next to what this package says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Unpack

import numpy as np

from scsi.assumptions import Assumptions, Given
from scsi.evidence.published import Published
from scsi.evidence.survey import Survey
from scsi.inference.cells import contrast
from scsi.inference.clusters import anova_icc
from scsi.inference.planning import SurveyPlan, power
from scsi.inference.proportions.equality import score_test
from scsi.inference.proportions.score import mee_interval
from scsi.inference.textbook import (
    TextbookResult,
    clustered_logit,
    exchangeable_equations,
    two_share_power,
    two_share_score,
    two_share_ztest,
)
from scsi.questions.chapter import published_or_chapter
from scsi.questions.shift.finding import published_shift
from scsi.questions.survey.cells import SurveyCells, survey_cells
from scsi.questions.survey.rows import category_of, rows_of
from scsi.questions.survey.words import own_words
from scsi.vocabulary import Finding, Interval, Unit, check_level

SUPPOSED = 0.1
"""The shift for which power is told: ten points up, or down where there is no room above."""
EQUAL = 1e-6
Table = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextbookLine:
    """One function of statsmodels, and what stands for it here.

    Attributes
    ----------
    key : str
        ``"ztest"``, ``"score"``, ``"glm"``, ``"gee"`` or ``"power"``.
    estimate, ours : float or None
        The shift; for ``"power"`` the power. None where it could not be had.
    interval, our_interval : Interval or None
    pvalue, our_pvalue : float or None
    why : str
        ``"equal"`` where both agree, else the key of the reason why not.
    """

    key: str
    estimate: float | None
    interval: Interval | None
    pvalue: float | None
    ours: float | None
    our_interval: Interval | None
    our_pvalue: float | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TextbookAnswers(Finding):
    """What a textbook analysis prints; `estimate` and `pvalue` are those of its z test.

    Attributes
    ----------
    survey : str
        Name of the survey; empty for the published figures.
    simulated : bool
    before, after : int or str
    category : str
    totals : tuple of int
        Projects before and after.
    lines : tuple of TextbookLine
    words : mapping
        What the survey calls its rows and clusters, by language.
    """

    survey: str
    simulated: bool
    before: int | str
    after: int | str
    category: str
    totals: tuple[int, int]
    lines: tuple[TextbookLine, ...]
    words: Mapping = field(default_factory=dict, repr=False, compare=False)

    def line(self, key: str) -> TextbookLine | None:
        """Return the line `key`, None where there is none."""
        return next((line for line in self.lines if line.key == key), None)


def survey_textbook(
    survey: Survey,
    before: int | str | None = None,
    after: int | str | None = None,
    category: str | None = None,
    *,
    level: float = 0.95,
) -> TextbookAnswers:
    """Show what statsmodels prints for two waves of a survey, next to the answers given here.

    ``proportions_ztest`` and ``test_proportions_2indep``, which take projects as independent; on
    rows a logistic ``GLM`` with errors clustered by city, and ``GEE`` with exchangeable correlation
    (up to 20,000 projects); power by ``NormalIndPower``. Each is equal to ours where it should be,
    and where not, the reason is said.

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    before, after, category
        As in `scsi.compare_waves`.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    TextbookAnswers

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> found = survey_textbook(example_survey())
    >>> [(line.key, line.why) for line in found.lines][:3]
    [('ztest', 'equal'), ('score', 'equal'), ('glm', 'no-small-sample')]

    The tests of items are ours; the clustered model lacks what CR2 does for few cities.
    """
    check_level(level)
    category = category_of(survey, category)
    rows = rows_of(survey, before, after, category)
    cells = survey_cells(survey, rows.waves, category)
    if (cells.totals() == 0).any():
        rows.clusters(category)
    counted = cells.waves()
    count = counted.times @ counted.count
    total = counted.totals()
    table: Table = (float(count[0]), float(total[0]), float(count[1]), float(total[1]))
    own = contrast(counted, [-1.0, 1.0], level)
    models = [
        _line("glm", clustered_logit(counted.count, counted.total, counted.times, level),
              own.estimate, own.interval, own.pvalue, "no-small-sample"),
        _line("gee", exchangeable_equations(counted.count, counted.total, counted.times, level),
              own.estimate, own.interval, own.pvalue, "other-weights"),
    ]  # fmt: skip
    lines = [*_two_shares(table, level), *models, _power(table, _plan_of(cells), level)]
    return TextbookAnswers(
        question="textbook",
        data=(survey.name,),
        method="textbook",
        unit=Unit.ITEMS,
        estimate=own.estimate,
        interval=lines[1].interval,
        pvalue=lines[0].pvalue,
        level=level,
        survey=survey.name,
        simulated=survey.simulated,
        words=own_words(survey),
        before=rows.waves[0],
        after=rows.waves[1],
        category=category,
        totals=(int(total[0]), int(total[1])),
        lines=tuple(lines),
    )


def published_textbook(
    size_before: int | None = None,
    size_after: int | None = None,
    icc: float | None = None,
    *,
    assumptions: Assumptions | None = None,
    published: Published | None = None,
    **given: Unpack[Given],
) -> TextbookAnswers:
    """Show what statsmodels prints for the published shares, next to the published shift.

    Parameters
    ----------
    size_before, size_after, icc, assumptions, published, **given
        As in `scsi.published_shift`.

    Returns
    -------
    TextbookAnswers
        The z test and the score test equal the published shift where projects are independent
        (``icc=0``).

    Examples
    --------
    >>> found = published_textbook(size_before=200)
    >>> [(line.key, line.why) for line in found.lines]
    [('ztest', 'equal'), ('score', 'equal'), ('power', 'other-approximation')]
    """
    source = published_or_chapter(published)
    shift = published_shift(
        size_before, size_after, icc, assumptions=assumptions, published=source, **given
    )
    n, m = shift.sizes
    table: Table = (shift.share_before * n, float(n), shift.share_after * m, float(m))
    why = "equal" if shift.icc == 0 else "clusters"
    first = two_share_ztest(*table)
    second = two_share_score(*table, shift.level)
    lines = [
        _line(key, each, shift.estimate, shift.interval, shift.pvalue, why)
        for key, each in (("ztest", first), ("score", second))
    ]
    plan = SurveyPlan(
        cities_before=shift.cities[0],
        cities_after=shift.cities[1],
        items_before=max(n / shift.cities[0], 1.0),
        items_after=max(m / shift.cities[1], 1.0),
        icc=shift.icc,
        size_cv=shift.size_cv,
    )
    lines.append(_power(table, plan, shift.level))
    return TextbookAnswers(
        question="textbook",
        data=shift.data,
        method="textbook",
        unit=Unit.ITEMS,
        estimate=shift.estimate,
        interval=second.interval,
        pvalue=first.pvalue,
        level=shift.level,
        survey="",
        simulated=False,
        before=shift.waves[0],
        after=shift.waves[1],
        category="public",
        totals=(n, m),
        lines=tuple(lines),
    )


def _two_shares(table: Table, level: float) -> list[TextbookLine]:
    """Return both tests of two shares next to the score test and Mee's interval."""
    x, m, y, n = table
    first, second = two_share_ztest(*table), two_share_score(*table, level)
    _, pvalue = score_test(x, m, y, n)
    low, high = mee_interval(x, m, y, n, level)
    ours = (y / n - x / m, Interval(float(low), float(high)), float(pvalue))
    return [_line("ztest", first, *ours, "equal"), _line("score", second, *ours, "equal")]


def _line(key, found: TextbookResult | None, ours, interval, pvalue, why) -> TextbookLine:
    """Return a line; that both are equal is checked, not taken for granted."""
    if found is None or found.pvalue is None:
        why = "none"
    elif why == "equal" and (pvalue is None or abs(found.pvalue - pvalue) > EQUAL):
        why = "differs"
    return TextbookLine(
        key=key,
        estimate=found.estimate if found else None,
        interval=found.interval if found else None,
        pvalue=found.pvalue if found else None,
        ours=ours,
        our_interval=interval,
        our_pvalue=pvalue,
        why=why,
    )


def _power(table: Table, plan: SurveyPlan | None, level: float) -> TextbookLine:
    """Return the power for a shift of ten points: independent projects, then cities."""
    x, m, _, n = table
    share = x / m
    other = share + SUPPOSED if share + SUPPOSED < 1 else share - SUPPOSED
    possible = 0 < share < 1 and 0 < other < 1
    ours = power(plan, share, other, level) if possible and plan is not None else None
    return TextbookLine(
        key="power",
        estimate=two_share_power(share, other, m, n, level) if possible else None,
        interval=None,
        pvalue=None,
        ours=ours,
        our_interval=None,
        our_pvalue=None,
        why="clusters" if plan is not None and plan.icc > 0 else "other-approximation",
    )


def _plan_of(cells: SurveyCells) -> SurveyPlan | None:
    """Return the survey's own cities, items and correlation as a plan; None where too few."""
    named = np.array([name != "\0" for name in cells.clusters])
    count, total = cells.count[named][:, :, 0].T, cells.total[named][:, :, 0].T
    before, after = (n[n > 0] for n in total)
    if min(len(before), len(after)) < 2:
        return None
    icc = float(anova_icc(count[1], total[1]))
    spread = [float(n.std() / n.mean()) for n in (before, after)]
    return SurveyPlan(
        cities_before=len(before),
        cities_after=len(after),
        cities_both=int((total > 0).all(axis=0).sum()),
        items_before=float(before.mean()),
        items_after=float(after.mean()),
        icc=min(max(icc, 0.0), 1.0) if np.isfinite(icc) else 0.0,
        size_cv=sum(spread) / 2,
    )
