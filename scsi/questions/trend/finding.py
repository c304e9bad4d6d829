"""A share in several waves of a survey: each with its interval, all at once, steps and trend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from scsi.evidence.survey import Survey
from scsi.inference.cells import CellCounts, WaveShares, wave_shares
from scsi.questions.survey.cells import survey_cells
from scsi.questions.survey.rows import category_of, checked_survey
from scsi.questions.survey.words import own_words
from scsi.vocabulary import Finding, Unit, check_choice, check_level


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class WaveTrend(Finding):
    """A share over several waves; `estimate` is its linear trend, per year or per wave.

    Attributes
    ----------
    survey : str
    simulated : bool
    category, weight : str
    waves : tuple of int or str
        Those compared, the earliest first.
    left_out : tuple of int or str
        Waves without a project of known funding.
    yearly : bool
        Whether the waves are years, so that the trend is per year; else it is per wave.
    counts, totals : tuple of int
        Projects of the category and of any known funding, by wave.
    cities : tuple of int
        Cities with a name, by wave.
    stayed : int
        Cities with a name in every wave.
    found : WaveShares
    degrees : float or None
        Of the trend's reference t.
    reason : str
        Why the trend has no p; empty if it has one.
    words : mapping
        What the survey calls its rows and clusters, by language.
    """

    survey: str
    simulated: bool
    category: str
    weight: str
    waves: tuple[int | str, ...]
    left_out: tuple[int | str, ...]
    yearly: bool
    counts: tuple[int, ...]
    totals: tuple[int, ...]
    cities: tuple[int, ...]
    stayed: int
    found: WaveShares
    degrees: float | None
    reason: str
    words: Mapping = field(default_factory=dict, repr=False, compare=False)


def trend(
    survey: Survey,
    category: str | None = None,
    waves: Sequence[int | str] | None = None,
    *,
    weight: str = "items",
    level: float = 0.95,
) -> WaveTrend:
    """Follow the share of a category over all waves of a survey, cities as the unit.

    Every wave's share with its interval; the test that all are the same (the approximate Hotelling
    test on CR2); each step between successive waves, corrected by Holm; and the linear trend, by
    year where the waves are years. Cities in several waves give their covariance.

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    category : str
        Whose share.
    waves : sequence of int or str, optional
        The waves to compare; all if nothing is said.
    weight : {"items", "cities"}
        What weighs a project: 1, or one over the projects of its city in its wave.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    WaveTrend

    Raises
    ------
    ValueError
        For an unknown wave, category or weight, and for fewer than two waves.

    References
    ----------
    Tipton, E. and Pustejovsky, J. E. (2015), Journal of Educational and Behavioral Statistics
    40(6), 604-634; clubSandwich, ``Wald_test(test = "HTZ")``.

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> found = trend(example_survey())
    >>> found.waves, round(found.estimate, 4)
    ((2019, 2022), 0.0344)

    Ten points in three years are 3.4 points a year; two waves make a difference, no trend.
    """
    check_level(level)
    checked_survey(survey)
    category = category_of(survey, category)
    check_choice("weight", weight, ("items", "cities"))
    asked = _waves(survey, waves)
    plain = survey_cells(survey, asked, category)
    numbers = plain.totals()[:, 0]
    kept = np.flatnonzero(numbers > 0)
    if len(kept) < 2:
        raise ValueError(
            f"a trend needs two waves or more with projects of known funding; "
            f"{survey.name} has {len(kept)}"
        )
    used = tuple(asked[i] for i in kept)
    cells = survey_cells(survey, used, category, weight=weight)
    named = np.array([not name.startswith("\0") for name in plain.clusters])
    present = plain.total[named][:, kept, 0] > 0
    yearly = all(isinstance(wave, int) for wave in used)
    times = [float(wave) if yearly else float(i) for i, wave in enumerate(used)]
    found = wave_shares(_present(cells.waves()), times, level)
    return WaveTrend(
        question="trend",
        data=(survey.name,),
        method="hotelling",
        unit=Unit.CITIES,
        estimate=found.slope.estimate,
        interval=found.slope.interval,
        pvalue=found.slope.pvalue,
        level=level,
        survey=survey.name,
        simulated=survey.simulated,
        words=own_words(survey),
        category=category,
        weight=weight,
        waves=used,
        left_out=tuple(wave for wave in asked if wave not in used),
        yearly=yearly,
        counts=tuple(int(x) for x in plain.counts()[kept, 0]),
        totals=tuple(int(x) for x in numbers[kept]),
        cities=tuple(int(x) for x in present.sum(axis=0)),
        stayed=int(present.all(axis=1).sum()),
        found=found,
        degrees=found.slope.degrees,
        reason=found.slope.reason,
    )


def _waves(survey: Survey, waves: Sequence[int | str] | None) -> tuple[int | str, ...]:
    """Return the waves asked for in the survey's order, or refuse what is none."""
    if waves is None:
        return survey.waves
    for wave in waves:
        if wave not in survey.waves:
            there = ", ".join(map(str, survey.waves))
            raise ValueError(f"{survey.name} has no wave {wave!r} (waves); there are {there}")
    return tuple(wave for wave in survey.waves if wave in waves)


def _present(cells: CellCounts) -> CellCounts:
    """Return the clusters that are in some wave."""
    here = cells.total.sum(axis=1) > 0
    return CellCounts(count=cells.count[here], total=cells.total[here], times=cells.times[here])
