"""The verdicts of a first screen: on a survey's shift, and on a publication's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scsi.assumptions import Assumptions
from scsi.evidence.published import PrintedPercent, Published
from scsi.evidence.survey import Survey
from scsi.questions.assumptions.taken import assumed
from scsi.questions.chapter import published_or_chapter
from scsi.questions.city_level.finding import CityLevelPvalue, city_level_pvalue
from scsi.questions.compare_waves.finding import WaveComparison
from scsi.questions.new_cities.finding import new_city_bounds
from scsi.questions.printed import named_before, waves_of
from scsi.questions.shift.finding import PublishedShift, published_shift
from scsi.questions.shift_answer.finding import ShiftAnswer, shift_answer
from scsi.questions.verdict.doubts import COUNTED, Doubt, doubts_of
from scsi.questions.verdict.rules import (
    MARGIN,
    Verdict,
    verdict_of_interval,
    verdict_of_range,
)
from scsi.vocabulary import Interval, Shown

ORDER = ("public", "private", "ppp", "private+ppp")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SurveyVerdict(Shown):
    """What may be said of a survey's shift in a headline, and what stands against it most.

    Attributes
    ----------
    comparison : WaveComparison
        The shift, with its interval and its target.
    verdict : Verdict
        By the rules of `scsi.questions.verdict.rules`.
    doubts : tuple of Doubt
        All that stands against it, the strongest first; empty where no check found anything.
    margin : float
        Shifts within it are about the same.
    """

    comparison: WaveComparison
    verdict: Verdict
    doubts: tuple[Doubt, ...]
    margin: float

    @property
    def words(self) -> Mapping:
        """What the survey calls its rows and clusters, by language."""
        return self.comparison.words


def survey_verdict(
    survey: Survey, comparison: WaveComparison, margin: float = MARGIN
) -> SurveyVerdict:
    """Say whether a share clearly changed between two waves, and the strongest doubt, unasked.

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    comparison : WaveComparison
        From `scsi.compare_waves`, of the same survey.
    margin : float, default 0.02
        Shifts whose whole interval lies within it of 0 are "about the same".

    Returns
    -------
    SurveyVerdict

    Raises
    ------
    ValueError
        If the margin is negative.

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> from scsi.questions.compare_waves.finding import compare_waves
    >>> survey = example_survey()
    >>> found = survey_verdict(survey, compare_waves(survey, 2019, 2022))
    >>> found.verdict, [doubt.kind for doubt in found.doubts]
    (<Verdict.UNCLEAR: 'unclear'>, ['wide'])

    Ten points, and an interval that holds 0: no clear change, for want of precision alone.
    """
    if not margin >= 0:
        raise ValueError(f"margin must be at least 0; got {margin!r}")
    doubts = doubts_of(survey, comparison, margin)
    kinds = {doubt.kind for doubt in doubts}
    verdict = verdict_of_interval(
        comparison.estimate,
        comparison.interval,
        reliable=not kinds & {"absent", "described", "few"},
        holds=not kinds & COUNTED and not _turned(doubts),
        margin=margin,
    )
    return SurveyVerdict(comparison=comparison, verdict=verdict, doubts=doubts, margin=margin)


def _turned(doubts: tuple[Doubt, ...]) -> bool:
    """Whether something that nobody knows could turn the sign."""
    return any(doubt.left is not None and doubt.left <= 0 for doubt in doubts)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PublicationVerdict(Shown):
    """What may be said of a published shift in a headline, and the strongest doubt about it.

    Attributes
    ----------
    before, after : PrintedPercent
        The published shares.
    waves : tuple of int
        Their years.
    cities : tuple of int
        Cities before and after.
    verdict : Verdict
        By the rules of `scsi.questions.verdict.rules`, from `pvalues`.
    pvalues : Interval
        Least and greatest p-value that the published figures allow, cities as the sample: from the
        cities known to be in both surveys to all that can be.
    few_shared, all_shared : CityLevelPvalue
        The two tests that this range comes from.
    answer : ShiftAnswer
        The sizes at which independent projects would do, and those that are likely.
    new_share : float
        The most of the shift, in points as a fraction, that cities added since could account for.
    new_cities : int
        How many were added if all cities of the first survey were kept.
    own : PublishedShift or None
        The shift at what a run assumes, if it assumes anything.
    own_verdict : Verdict or None
        The verdict on that.
    parts : tuple of tuple
        For each year the published shares, each a category and its percentage, the public one
        first.
    level : float
    """

    before: PrintedPercent
    after: PrintedPercent
    waves: tuple[int, int]
    cities: tuple[int, int]
    verdict: Verdict
    pvalues: Interval
    few_shared: CityLevelPvalue
    all_shared: CityLevelPvalue
    answer: ShiftAnswer
    new_share: float
    new_cities: int
    own: PublishedShift | None
    own_verdict: Verdict | None
    parts: tuple[tuple[tuple[str, PrintedPercent], ...], ...]
    level: float


def publication_verdict(
    *, assumptions: Assumptions | None = None, published: Published | None = None
) -> PublicationVerdict:
    """Say whether a published share clearly changed, and the strongest doubt, unasked.

    Parameters
    ----------
    assumptions : Assumptions, optional
        What a run assumes. Where it says how many projects the first survey held, or how alike
        projects of one city are, it has a verdict of its own.
    published : Published, optional
        The figures, from `scsi.load_published`; the chapter's unless given.

    Returns
    -------
    PublicationVerdict

    Raises
    ------
    ValueError
        As in `scsi.published_shift`.

    Examples
    --------
    >>> found = publication_verdict()
    >>> found.verdict, round(found.pvalues.high, 2), round(100 * found.new_share, 1)
    (<Verdict.UNKNOWN: 'unknown'>, 0.21, 9.3)
    >>> publication_verdict(assumptions=Assumptions(size_before=2000)).own_verdict
    <Verdict.RISE: 'rise'>

    The published figures allow both answers; two thousand independent projects would settle it.
    """
    published = published_or_chapter(published)
    given = assumptions or Assumptions()
    at = assumed("publication_verdict", published, given, {}, any_overlap=True)
    waves = waves_of(published)
    before, after = (published.percent(wave) for wave in waves)
    shared = min(named_before(published).known, *at.cities), min(at.cities)
    few, kept = (
        city_level_pvalue(
            "b", "same", shared=each, cities_before=given.cities_before, published=published
        )
        for each in shared
    )
    ends = few.pvalue_range, kept.pvalue_range
    pvalues = Interval(min(end.low for end in ends), max(end.high for end in ends))
    own = _own(given, published)
    shift = (after.value - before.value) / 100
    alpha = 1 - at.level
    return PublicationVerdict(
        before=before,
        after=after,
        waves=waves,
        cities=at.cities,
        verdict=verdict_of_range(shift, pvalues, alpha),
        pvalues=pvalues,
        few_shared=few,
        all_shared=kept,
        answer=shift_answer(
            assumptions=given.replace(shared=0, persistence=0.0, icc=0.0), published=published
        ),
        new_share=shift - _rise_left(published),
        new_cities=at.cities[1] - shared[1],
        own=own,
        own_verdict=None if own is None else verdict_of_range(shift, _own_range(own), alpha),
        parts=tuple(_parts(published, wave) for wave in waves),
        level=at.level,
    )


def _parts(published: Published, wave: int) -> tuple[tuple[str, PrintedPercent], ...]:
    """Return the shares of all places that are published of a wave, the public one first."""
    shares = published.shares
    here = shares[(shares["wave"] == wave) & (shares["place"] == "all")]
    names = [name for name in ORDER if name in set(here["category"].astype(str))]
    return tuple((name, published.percent(wave, category=name)) for name in names)


def _rise_left(published: Published) -> float:
    """Return the least rise of the others if new cities account for as much as they can."""
    equal = new_city_bounds(published=published).equal
    return max(float(equal.old_rise[int(equal.old.argmax())]), 0.0)


def _own(given: Assumptions, published: Published) -> PublishedShift | None:
    """Return the shift at what a run assumes of sizes and correlation, if it assumes any."""
    if not {"size_before", "icc"} & set(given.changed()):
        return None
    size = given.size_before or 200
    return published_shift(
        assumptions=given.replace(size_before=size, shared=0, persistence=0.0), published=published
    )


def _own_range(own: PublishedShift) -> Interval:
    """Return the range of p over the published shares and the whole counts behind them."""
    whole = own.pvalue_range or Interval(own.pvalue, own.pvalue)
    return Interval(min(own.pvalue, whole.low), max(own.pvalue, whole.high))
