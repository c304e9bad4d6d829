"""What a survey of two waves would see: power, sizes, and the smallest shift."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scsi.evidence.survey import Survey
from scsi.inference.planning import (
    MOST_CITIES,
    SizeNeeded,
    SurveyPlan,
    cities_for_margin,
    cities_needed,
    items_needed,
    margin_power,
    power,
    smallest_shift,
    with_cities,
)
from scsi.questions.compare_waves.finding import WaveComparison, compare_waves
from scsi.vocabulary import Finding, Unit, check_level

POINTS = 100
SUPPOSED = 0.1
"""The shift for which power is drawn where none is said."""
NEEDED = ("cities_before", "cities_after", "items_before", "items_after", "icc")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PlannedSurvey(Finding):
    """What two waves of cities would show; `estimate` is the power, or the smallest rise seen.

    Attributes
    ----------
    survey : str
        The survey from which the plan is taken; empty if from none.
    simulated : bool
    plan : SurveyPlan or None
        None where the survey that it was to be like tells too little: a wave with fewer than two
        cities, no city with two projects, or a first share of 0 or 1.
    share_before : float
    share_after : float or None
        None where only the smallest shift is asked.
    power : float or None
        Chance that the test rejects, at `share_after`.
    wanted : float
        Power wanted.
    fall, rise : float or None
        The smallest shifts seen with the power wanted; None where no share is far enough.
    margin, margin_power : float or None
        A margin, a fraction, and the chance to show that a shift of 0 is smaller; None without one.
    margin_cities : SizeNeeded or None
        Cities per wave that show it with the power wanted.
    curve : tuple of tuple
        Cities per wave, the power at `share_after` (ten points more where none is said), and that
        for the margin.
    cities, items : SizeNeeded or None
        Cities per wave, and items per city, that give the power wanted at `share_after`.
    words : mapping
        What the survey calls its rows and clusters, by language.
    """

    survey: str
    simulated: bool
    plan: SurveyPlan | None
    share_before: float
    share_after: float | None
    power: float | None
    wanted: float
    fall: float | None
    rise: float | None
    cities: SizeNeeded | None
    items: SizeNeeded | None
    margin: float | None = None
    margin_power: float | None = None
    margin_cities: SizeNeeded | None = None
    curve: tuple[tuple[int, float | None, float | None], ...] = ()
    words: Mapping = field(default_factory=dict, repr=False, compare=False)


def plan(
    before: float | Survey | None = None,
    after: float | None = None,
    *,
    category: str | None = None,
    margin: float | None = None,
    like: WaveComparison | None = None,
    cities_before: int | None = None,
    cities_after: int | None = None,
    cities_both: int | None = None,
    items_before: float | None = None,
    items_after: float | None = None,
    icc: float | None = None,
    persistence: float | None = None,
    size_cv: float | None = None,
    wanted: float = 0.8,
    level: float = 0.95,
) -> PlannedSurvey:
    """Plan a survey of two waves with cities as the unit: power, sizes, smallest shift.

    Parameters
    ----------
    before, after : float, optional
        The shares supposed, fractions in (0, 1). Without `after` only the smallest shift is told. A
        survey of two waves in the place of `before` is compared first and taken as `like`.
    category : str, optional
        Whose share, where a survey is given; as in `scsi.compare_waves`.
    margin : float, optional
        In percentage points: plan also to show that a share that did not move has moved less.
    like : WaveComparison, optional
        A comparison whose cities, items per city, correlation, persistence and spread of sizes
        are taken wherever nothing else is said, and its first share for `before`. Its second share
        is not taken: power at the shift that was seen says no more than its p.
    cities_before, cities_after, cities_both : int, optional
        Cities in each wave and in both (0 if nothing is said).
    items_before, items_after : float, optional
        Mean items per city.
    icc : float, optional
        Intraclass correlation of items of a city.
    persistence : float, optional
        Correlation of a city's effect between the waves (0 if nothing is said, or cannot be
        estimated from `like`).
    size_cv : float, optional
        Coefficient of variation of items per city (0 if nothing is said).
    wanted : float, default 0.8
        Power wanted.
    level : float, default 0.95
        One less the level of the test.

    Returns
    -------
    PlannedSurvey

    Raises
    ------
    ValueError
        If a number is missing or outside its range.

    References
    ----------
    Donner, A. and Klar, N. (2000), Design and Analysis of Cluster Randomization Trials in Health
    Research, section 5.3. Hoenig, J. M. and Heisey, D. M. (2001), "The abuse of power", The
    American Statistician 55(1), 19-24 (power at the shift that was seen).

    Examples
    --------
    >>> found = plan(0.41, 0.513, cities_before=20, cities_after=31, items_before=10,
    ...              items_after=100, icc=0.1)
    >>> round(found.power, 2), found.cities.size, found.items.size
    (0.42, 56, None)

    A true rise of ten points among twenty and thirty-one such cities is seen in two of five
    surveys; it takes fifty-six cities in each wave, and no number of items makes up for them.
    """
    check_level(level)
    if not 0 < wanted < 1:
        raise ValueError(f"wanted must lie strictly between 0 and 1; got {wanted!r}")
    if isinstance(before, Survey):
        like = compare_waves(before, category=category, draws=99, reference="satterthwaite")
        before = None
    elif before is not None and not isinstance(before, (int, float)):
        raise TypeError(f"before must be a share or a survey; got {before!r}")
    if margin is not None and not 0 < margin < POINTS:
        raise ValueError(f"margin must lie between 0 and 100 percentage points; got {margin!r}")
    said: dict[str, Any] = {
        "cities_before": cities_before, "cities_after": cities_after, "cities_both": cities_both,
        "items_before": items_before, "items_after": items_after, "icc": icc, "size_cv": size_cv,
        "persistence": persistence,
    }  # fmt: skip
    taken = {} if like is None else _taken(like)
    said = taken | {name: value for name, value in said.items() if value is not None}
    missing = [name for name in NEEDED if name not in said]
    if before is None and like is None:
        missing.insert(0, "before")
    if missing and like is not None:
        return _unplanned(like, before, after, wanted, level)
    if missing:
        raise ValueError(
            f"plan needs {', '.join(missing)}, or like= a comparison to take them from"
        )
    share = like.share_before if before is None and like is not None else before
    if like is not None and before is None and share in (0.0, 1.0):
        return _unplanned(like, before, after, wanted, level)
    for name, value in (("before", share), ("after", after)):
        if value is not None and not 0 < value < 1:
            raise ValueError(f"{name} must lie strictly between 0 and 1; got {value!r}")
    survey_plan = SurveyPlan(**said)
    fraction = None if margin is None else margin / POINTS
    return _planned(survey_plan, share, after, like, wanted, level, fraction)


def _planned(survey_plan, before, after, like, wanted, level, margin) -> PlannedSurvey:
    """Return the finding of a plan."""
    fall, rise = smallest_shift(survey_plan, before, wanted, level)
    chance = None if after is None else power(survey_plan, before, after, level)
    sized = after is not None and after != before
    told = chance if chance is not None else rise
    return PlannedSurvey(
        **_finding(like, before, after, wanted, level),
        estimate=float("nan") if told is None else told,
        plan=survey_plan,
        power=chance,
        fall=fall,
        rise=rise,
        cities=cities_needed(survey_plan, before, after, wanted, level) if sized else None,
        items=items_needed(survey_plan, before, after, wanted, level) if sized else None,
        margin=margin,
        margin_power=margin_power(survey_plan, before, margin, level) if margin else None,
        margin_cities=(
            cities_for_margin(survey_plan, before, margin, wanted, level) if margin else None
        ),
        curve=_curve(survey_plan, before, after, margin, level),
    )


def _curve(survey_plan, before, after, margin, level):
    """Return power by cities per wave, from few to four times those of the plan."""
    other = after
    if other is None:
        other = before + SUPPOSED if before + SUPPOSED < 1 else before - SUPPOSED
    most = min(4 * max(survey_plan.cities_before, survey_plan.cities_after, 10), MOST_CITIES)
    numbers = sorted({round(3 * (most / 3) ** (i / 24)) for i in range(25)})
    return tuple(
        (
            cities,
            power(with_cities(survey_plan, cities), before, other, level),
            margin_power(with_cities(survey_plan, cities), before, margin, level)
            if margin
            else None,
        )
        for cities in numbers
    )


def _finding(like, before, after, wanted, level) -> dict:
    """Return the fields that do not depend on the answer."""
    return {
        "question": "plan",
        "data": () if like is None else like.data,
        "method": "noncentral-t",
        "unit": Unit.CITIES,
        "interval": None,
        "pvalue": None,
        "level": level,
        "survey": "" if like is None else like.survey,
        "simulated": like is not None and like.simulated,
        "words": {} if like is None else like.words,
        "share_before": float(before),
        "share_after": after,
        "wanted": wanted,
    }


def _unplanned(like: WaveComparison, before, after, wanted, level) -> PlannedSurvey:
    """Return the finding that a comparison tells too little to plan by."""
    share = like.share_before if before is None else before
    nothing: dict[str, Any] = dict.fromkeys(("plan", "power", "fall", "rise", "cities", "items"))
    return PlannedSurvey(
        **_finding(like, share, after, wanted, level), **nothing, estimate=float("nan")
    )


def _taken(like: WaveComparison) -> dict[str, float]:
    """Return what a plan takes from a comparison; what was not estimable is not taken."""
    if not like.correlations:
        return {}
    before, after, pooled = like.correlations
    if min(before.cities, after.cities) < 2:
        return {}
    taken = {
        "cities_before": before.cities,
        "cities_after": after.cities,
        "cities_both": like.cities[2],
        "items_before": before.mean_items,
        "items_after": after.mean_items,
        "size_cv": (before.size_cv + after.size_cv) / 2,
    }
    if like.persistence is not None:
        taken["persistence"] = like.persistence
    return taken if pooled.icc is None else taken | {"icc": min(max(pooled.icc, 0.0), 1.0)}
