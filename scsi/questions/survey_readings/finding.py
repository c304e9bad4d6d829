"""Every defensible analysis of two waves of a survey, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from scsi.evidence.survey import Survey
from scsi.inference.cells import CellCounts, Contrast, contrast, logistic_shift, standardised_shift
from scsi.inference.cells.contrasts import answer
from scsi.inference.cells.logistic import NotEstimable
from scsi.questions.survey.rows import category_of, rows_of
from scsi.questions.survey.words import own_words
from scsi.questions.survey_readings.choices import CHOICES, DEFAULT, coherent, options_of
from scsi.questions.survey_readings.combinations import Combinations, combinations_of
from scsi.vocabulary import Finding, Interval, Unit, check_level

THIN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyReading:
    """One analysis.

    Attributes
    ----------
    options : tuple of str
        One option for each choice, in the order of the choices.
    estimate : float or None
        None where there are no such rows.
    standard_error, pvalue : float or None
    interval : Interval or None
    reason : str
        Why there is no p; empty if there is one.
    verdict : str
        ``"rise"``, ``"fall"``, ``"unclear"`` or ``"none"``.
    """

    options: tuple[str, ...]
    estimate: float | None
    standard_error: float | None
    interval: Interval | None
    pvalue: float | None
    reason: str
    verdict: str

    @property
    def z(self) -> float | None:
        """The shift in units of its standard error."""
        if self.estimate is None or not self.standard_error or self.reason:
            return None
        return self.estimate / self.standard_error


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyMove:
    """What one choice does, the others as in the default.

    Attributes
    ----------
    choice : str
    readings : tuple of SurveyReading
        One an option, the default's first.
    """

    choice: str
    readings: tuple[SurveyReading, ...]

    @property
    def reach(self) -> float:
        """The largest change of z."""
        first = self.readings[0].z
        found = [each.z for each in self.readings[1:]]
        known = [abs(z - first) for z in found if z is not None and first is not None]
        return max(known, default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SurveyReadings(Finding):
    """All coherent analyses of a shift; `estimate` is that of the default.

    Attributes
    ----------
    survey : str
    simulated : bool
    before, after : int or str
    category : str
    choices : tuple of tuple
        Each choice with its options.
    readings : tuple of SurveyReading
        The default's first.
    moves : tuple of SurveyMove
        Choices with more than one option, the one that moves z most first.
    left_out : tuple of tuple
        Reasons, and how many combinations each left out.
    words : mapping
        What the survey calls its rows and clusters, by language.
    """

    survey: str
    simulated: bool
    before: int | str
    after: int | str
    category: str
    choices: tuple[tuple[str, tuple[str, ...]], ...]
    readings: tuple[SurveyReading, ...]
    moves: tuple[SurveyMove, ...]
    left_out: tuple[tuple[str, int], ...]
    words: Mapping = field(default_factory=dict, repr=False, compare=False)

    def number(self, verdict: str) -> int:
        """Return how many readings have a verdict."""
        return sum(each.verdict == verdict for each in self.readings)

    @property
    def range(self) -> Interval | None:
        """The least and the greatest shift of the analyses that have a p."""
        found = [each.estimate for each in self.readings
                 if each.estimate is not None and each.pvalue is not None]  # fmt: skip
        return Interval(min(found), max(found)) if found else None

    @property
    def other(self) -> int:
        """How many readings that have a verdict have another than the default."""
        first = self.readings[0].verdict
        return sum(each.verdict not in (first, "none") for each in self.readings)


def survey_readings(
    survey: Survey,
    before: int | str | None = None,
    after: int | str | None = None,
    category: str | None = None,
    *,
    level: float = 0.95,
) -> SurveyReadings:
    """Compare two waves under every defensible choice of the analysis.

    Crossed are: the clusters (cities, projects as independent draws, regions), the weighting
    (projects, cities), rows without a city (a cluster each, one cluster, left out), missing funding
    (left out, all of the category, none), the cities (all, only those in both waves), what is
    adjusted for (nothing, each column, the first two), and the reference (t with Satterthwaite's
    degrees, normal). What contradicts itself or repeats another is left out, with the reason.

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
    SurveyReadings
        Counts of readings describe the list of choices; they are no probabilities.

    References
    ----------
    Simonsohn, U., Simmons, J. P. and Nelson, L. D. (2020), "Specification curve analysis", Nature
    Human Behaviour 4, 1208-1214. Steegen, S. and others (2016), "Increasing transparency through a
    multiverse analysis", Perspectives on Psychological Science 11(5), 702-712.

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> found = survey_readings(example_survey())
    >>> found.moves[0].choice, found.number("fall")
    ('level', 0)

    What moves the answer most is whether projects count as independent.
    """
    check_level(level)
    category = category_of(survey, category)
    rows = rows_of(survey, before, after, category)
    rows.clusters(category)
    table = combinations_of(survey, rows.waves, category)
    options = options_of(table)
    kept, left_out = coherent(options)
    first = {name: DEFAULT[name] for name in CHOICES}
    kept.sort(key=lambda chosen: chosen != first)
    found = tuple(_reading(table, chosen, level) for chosen in kept)
    by_options = {each.options: each for each in found}
    moves = []
    for name in CHOICES:
        readings = [
            by_options.get(_changed(first, name, option, options)) for option in options[name]
        ]
        there = tuple(each for each in readings if each is not None)
        if len(there) > 1:
            moves.append(SurveyMove(choice=name, readings=there))
    moves.sort(key=lambda move: -move.reach)
    return SurveyReadings(
        question="survey-readings",
        data=(survey.name,),
        method="readings-of-a-survey",
        unit=Unit.CITIES,
        estimate=float("nan") if found[0].estimate is None else found[0].estimate,
        interval=found[0].interval,
        pvalue=found[0].pvalue,
        level=level,
        survey=survey.name,
        simulated=survey.simulated,
        words=own_words(survey),
        before=rows.waves[0],
        after=rows.waves[1],
        category=category,
        choices=tuple((name, options[name]) for name in CHOICES),
        readings=found,
        moves=tuple(moves),
        left_out=tuple(sorted(left_out.items(), key=lambda pair: -pair[1])),
    )


def _changed(first, name, option, options) -> tuple[str, ...]:
    """Return the default with one choice changed, and what must then change with it."""
    chosen = first | {name: option}
    if chosen["level"] == "items":
        chosen["reference"] = "normal"
    if len(options["no_city"]) > 1 and (chosen["weight"] == "cities" or chosen["panel"] == "both"):
        chosen["no_city"] = "out"
    return tuple(chosen[each] for each in CHOICES)


def _reading(table: Combinations, chosen: dict[str, str], level: float) -> SurveyReading:
    """Return one analysis."""
    options = tuple(chosen[name] for name in CHOICES)
    nothing = SurveyReading(options=options, estimate=None, standard_error=None, interval=None,
                            pvalue=None, reason="no-rows", verdict="none")  # fmt: skip
    rows = table.chosen(chosen)
    if len(np.unique(rows.wave)) < 2:
        return nothing
    held = [name for name in chosen["adjust"].split("+") if name]
    cells, levels, numbers = rows.cells(
        chosen["level"], chosen["no_city"], held, chosen["weight"] == "cities"
    )
    if cells is None:
        return nothing
    if chosen["level"] == "items":
        found = _items(cells, level)
    elif held:
        found = _held(cells, levels, bool((numbers < THIN).any()), level)
    else:
        found = contrast(cells, [-1.0, 1.0], level)
    normal = chosen["level"] != "items" and chosen["reference"] == "normal"
    if normal and not found.reason and found.standard_error:  # few degrees stay too few
        variance = found.standard_error**2
        found = answer(found.estimate, variance, float("inf"), level)
    return SurveyReading(
        options=options,
        estimate=found.estimate,
        standard_error=found.standard_error,
        interval=found.interval,
        pvalue=found.pvalue,
        reason=found.reason,
        verdict=_verdict(found, level),
    )


def _verdict(found: Contrast, level: float) -> str:
    """Return what a reader would conclude."""
    if found.pvalue is None:
        return "none"
    if found.pvalue >= 1 - level:
        return "unclear"
    return "rise" if found.estimate > 0 else "fall"


def _held(cells: CellCounts, levels, thin: bool, level: float) -> Contrast:
    """Return the shift at a common composition, by the model where cells are thin."""
    if thin:
        try:
            return logistic_shift(cells, levels, "average", level).shift
        except NotEstimable:
            pass
    return standardised_shift(cells, "average", level).shift


def _items(cells: CellCounts, level: float) -> Contrast:
    """Return the shift with projects as independent draws: binomial variance, normal reference."""
    share, total = cells.shares(), cells.totals()
    before, after = np.split(share, 2)
    first, second = np.split(total, 2)
    weight = (first / first.sum() + second / second.sum()) / 2
    variance = float((np.tile(weight, 2) ** 2 * share * (1 - share) / total).sum())
    return answer(float(weight @ (after - before)), variance, float("inf"), level)
