"""Planning a survey of two waves: power, sizes, and the smallest shift that can be seen."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import optimize, stats

from scsi.inference.clusters.correlation import design_effect
from scsi.inference.clusters.robust import satterthwaite_degrees
from scsi.vocabulary import check_level

MOST_CITIES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyPlan:
    """Two waves of cities with items, and what is supposed of them.

    Attributes
    ----------
    cities_before, cities_after : int
        k₁ and k₂, two or more.
    cities_both : int
        m, the cities in both waves.
    items_before, items_after : float
        Mean items per city.
    icc : float
        Intraclass correlation ρ in [0, 1].
    persistence : float
        Correlation r in [0, 1] of a city's effect between the waves.
    size_cv : float
        Coefficient of variation of items per city.

    Examples
    --------
    >>> SurveyPlan(cities_before=20, cities_after=31, cities_both=20, items_before=10,
    ...            items_after=100, icc=0.1, persistence=0.5).cities_both
    20

    Twenty of 31 cities seen again, their effects half kept.
    """

    cities_before: int
    cities_after: int
    cities_both: int = 0
    items_before: float = 1.0
    items_after: float = 1.0
    icc: float = 0.0
    persistence: float = 0.0
    size_cv: float = 0.0

    def __post_init__(self):
        if min(self.cities_before, self.cities_after) < 2:
            raise ValueError("each wave needs two cities or more")
        if not 0 <= self.cities_both <= min(self.cities_before, self.cities_after):
            raise ValueError(
                f"cities_both must lie between 0 and the smaller wave; got {self.cities_both}"
            )
        if min(self.items_before, self.items_after) < 1:
            raise ValueError("each city needs one item or more")
        for name in ("icc", "persistence"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in [0, 1]; got {getattr(self, name)}")
        if self.size_cv < 0:
            raise ValueError(f"size_cv must be 0 or more; got {self.size_cv}")


def shift_variance(plan: SurveyPlan, before: float, after: float) -> float:
    """Return the variance of the shift of the pooled share under a plan.

    V = p₁q₁ deff₁/n₁ + p₂q₂ deff₂/n₂ - 2 r ρ (p₁q₁p₂q₂)^(1/2) S, deff with unequal sizes, S = Σu v
    over the m cities in both, u and v a city's parts of its waves: m/(k₁k₂) times 1 + cv².

    Parameters
    ----------
    plan : SurveyPlan
    before, after : float
        The shares supposed, fractions.

    Examples
    --------
    >>> plan = SurveyPlan(
    ...     cities_before=20, cities_after=20, items_before=50, items_after=50, icc=0.1
    ... )
    >>> apart = shift_variance(plan, 0.4, 0.5)
    >>> from dataclasses import replace
    >>> panel = shift_variance(replace(plan, cities_both=20, persistence=0.8), 0.4, 0.5)
    >>> round(panel / apart, 2)
    0.32

    The same twenty cities again, rather than twenty others, divide the variance by three.
    """
    spread = before * (1 - before), after * (1 - after)
    value = 0.0
    for cities, items, binomial in (
        (plan.cities_before, plan.items_before, spread[0]),
        (plan.cities_after, plan.items_after, spread[1]),
    ):
        value += binomial * float(design_effect(plan.icc, items, plan.size_cv)) / (cities * items)
    shared = plan.cities_both / (plan.cities_before * plan.cities_after) * (1 + plan.size_cv**2)
    return value - 2 * plan.persistence * plan.icc * float(np.sqrt(np.prod(spread))) * shared


def planned_degrees(plan: SurveyPlan) -> float:
    """Return the Satterthwaite degrees that CR2 will have under a plan.

    City sizes stand at the quantiles (j - 1/2)/k of a gamma distribution with the plan's
    coefficient of variation; the cities in both waves are spread over the quantiles.
    """
    before = _sizes(plan.cities_before, plan.items_before, plan.size_cv)
    after = _sizes(plan.cities_after, plan.items_after, plan.size_cv)
    both = plan.cities_both
    old = np.linspace(0, plan.cities_before - 1, both).round().astype(int)
    kept = np.linspace(0, plan.cities_after - 1, both).round().astype(int)
    total_before = np.concatenate(
        [before[old], np.delete(before, old), np.zeros(len(after) - both)]
    )
    total_after = np.concatenate(
        [after[kept], np.zeros(len(before) - both), np.delete(after, kept)]
    )
    return float(satterthwaite_degrees(total_before, total_after))


def _sizes(cities: int, items: float, cv: float) -> np.ndarray:
    """Return items per city with the mean and about the spread that a plan states."""
    if cv == 0:
        return np.full(cities, float(items))
    sizes = stats.gamma.ppf((np.arange(cities) + 0.5) / cities, 1 / cv**2)
    return sizes * items / sizes.mean()


def power(plan: SurveyPlan, before: float, after: float, level: float = 0.95) -> float:
    """Return the chance that the two-sided test of the shift rejects, cities as the unit.

    Noncentral t with the plan's degrees and noncentrality (after - before)/√V; both tails count.

    Parameters
    ----------
    plan : SurveyPlan
    before, after : float
        The shares supposed, fractions in (0, 1).
    level : float, default 0.95
        One less the test's level.

    References
    ----------
    Donner, A. and Klar, N. (2000), Design and Analysis of Cluster Randomization Trials in Health
    Research, section 5.3. Teerenstra, S. and others (2012), Statistics in Medicine 31, 2169-2178
    (clusters measured twice).

    Examples
    --------
    >>> plan = SurveyPlan(
    ...     cities_before=20, cities_after=31, items_before=10, items_after=100, icc=0.1
    ... )
    >>> round(power(plan, 0.41, 0.513), 2)
    0.42

    A true rise of 10 points among comparable cities would be missed more often than seen.
    """
    check_level(level)
    for name, share in (("before", before), ("after", after)):
        if not 0 < share < 1:
            raise ValueError(f"{name} must lie strictly between 0 and 1; got {share}")
    variance = shift_variance(plan, before, after)
    if not variance > 1e-15:
        return 1.0 if before != after else 1 - level
    degrees = planned_degrees(plan)
    limit = stats.t.isf((1 - level) / 2, degrees)
    shift = (after - before) / np.sqrt(variance)
    if abs(shift) > 30:  # SciPy's noncentral t may be nan out here; Z is small beside it
        return float(stats.chi2.cdf(degrees * (shift / limit) ** 2, degrees))
    return float(stats.nct.sf(limit, degrees, shift) + stats.nct.sf(limit, degrees, -shift))


def smallest_shift(
    plan: SurveyPlan, before: float, wanted: float = 0.8, level: float = 0.95
) -> tuple[float | None, float | None]:
    """Return the smallest fall and the smallest rise that a plan finds with the power wanted.

    Parameters
    ----------
    plan : SurveyPlan
    before : float
        Share in the first wave.
    wanted : float, default 0.8
        Power.
    level : float, default 0.95
        One less the test's level.

    Returns
    -------
    fall, rise : float or None
        Fractions, the fall negative; None where no share in (0, 1) is far enough.

    Examples
    --------
    >>> plan = SurveyPlan(
    ...     cities_before=20, cities_after=31, items_before=10, items_after=100, icc=0.1
    ... )
    >>> fall, rise = smallest_shift(plan, 0.41)
    >>> round(fall, 2), round(rise, 2)
    (-0.16, 0.16)

    Ten points are too few to be seen with such cities; it takes sixteen.
    """
    found: list[float | None] = []
    for end in (1e-6, 1 - 1e-6):
        if power(plan, before, end, level) < wanted:
            found.append(None)
            continue
        after = optimize.brentq(
            lambda share: power(plan, before, share, level) - wanted, before, end, xtol=1e-10
        )
        found.append(float(after - before))
    fall, rise = found
    return fall, rise


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeNeeded:
    """The least size that gives the power wanted.

    Attributes
    ----------
    size : int or None
        Cities per wave, or items per city; None if no size is enough.
    power : float
        Power at `size`, or the most that any size gives.
    """

    size: int | None
    power: float


def cities_needed(
    plan: SurveyPlan, before: float, after: float, wanted: float = 0.8, level: float = 0.95
) -> SizeNeeded:
    """Return the least number of cities per wave, the same in both, for the power wanted.

    The part of the cities that is in both waves stays as in the plan (of its smaller wave).

    Parameters
    ----------
    plan : SurveyPlan
        Its items per city, correlation, persistence and spread of sizes are kept.
    before, after : float
        The shares supposed.
    wanted, level : float
        Power; one less the test's level.

    Examples
    --------
    >>> plan = SurveyPlan(
    ...     cities_before=20, cities_after=20, items_before=50, items_after=50, icc=0.1
    ... )
    >>> cities_needed(plan, 0.41, 0.513).size
    44

    So many cities in each wave, all different, show a true rise of ten points four times in
    five.
    """

    def at(cities: int) -> float:
        return power(with_cities(plan, cities), before, after, level)

    return _least(at, 2, MOST_CITIES, wanted)


def items_needed(
    plan: SurveyPlan, before: float, after: float, wanted: float = 0.8, level: float = 0.95
) -> SizeNeeded:
    """Return the least number of items per city, the same in both waves, for the power wanted.

    With items without end the variance keeps its city part, so that above a correlation, the
    ceiling, no number of items is enough.

    Parameters
    ----------
    plan : SurveyPlan
        Its cities, correlation, persistence and spread of sizes are kept.
    before, after : float
        The shares supposed.
    wanted, level : float
        Power; one less the test's level.

    Examples
    --------
    >>> plan = SurveyPlan(cities_before=20, cities_after=31, icc=0.1)
    >>> answer = items_needed(plan, 0.41, 0.513)
    >>> answer.size is None, round(answer.power, 2)
    (True, 0.61)

    No number of items makes up for too few cities.
    """

    def at(items: int) -> float:
        changed = replace(plan, items_before=float(items), items_after=float(items))
        return power(changed, before, after, level)

    return _least(at, 1, 10**9, wanted)


def margin_power(plan: SurveyPlan, share: float, margin: float, level: float = 0.95) -> float:
    """Return the chance to show that a shift of 0 is smaller than a margin, cities as the unit.

    Both one-sided tests reject: P(|D| < m - t S), D normal with the plan's variance, S² its
    estimate with the plan's degrees, integrated over S.

    Parameters
    ----------
    plan : SurveyPlan
    share : float
        The share supposed in both waves, a fraction in (0, 1).
    margin : float
        A fraction above 0.
    level : float, default 0.95
        One less the level of each one-sided test.

    References
    ----------
    Phillips, K. F. (1990), "Power of the two one-sided tests procedure in bioequivalence",
    Journal of Pharmacokinetics and Biopharmaceutics 18(2), 137-144.

    Examples
    --------
    >>> plan = SurveyPlan(
    ...     cities_before=20, cities_after=31, items_before=10, items_after=100, icc=0.1
    ... )
    >>> round(margin_power(plan, 0.41, 0.1), 2), round(margin_power(plan, 0.41, 0.2), 2)
    (0.12, 0.93)

    Such cities can show that a share moved by less than 20 points, not by less than ten.
    """
    check_level(level)
    if not (0 < share < 1 and margin > 0):
        raise ValueError(f"a share in (0, 1) and a margin above 0; got {share} and {margin}")
    error = float(np.sqrt(shift_variance(plan, share, share)))
    if not error > 1e-8:
        return 1.0
    degrees = planned_degrees(plan)
    middle = (np.arange(2_000) + 0.5) / 2_000
    spread = np.sqrt(stats.chi2.ppf(middle, degrees) / degrees)
    room = margin / error - stats.t.isf(1 - level, degrees) * spread
    return float(np.mean(np.clip(2 * stats.norm.cdf(room) - 1, 0, None)))


def with_cities(plan: SurveyPlan, cities: int) -> SurveyPlan:
    """Return a plan with so many cities in each wave, the part in both as it is."""
    overlap = plan.cities_both / min(plan.cities_before, plan.cities_after)
    both = round(overlap * cities)
    return replace(plan, cities_before=cities, cities_after=cities, cities_both=both)


def cities_for_margin(
    plan: SurveyPlan, share: float, margin: float, wanted: float = 0.8, level: float = 0.95
) -> SizeNeeded:
    """Return the least number of cities per wave to show that a shift is smaller than a margin.

    Parameters
    ----------
    plan, share, margin, level
        As for `margin_power`.
    wanted : float, default 0.8
        Power, where the share did not move.

    Examples
    --------
    >>> plan = SurveyPlan(
    ...     cities_before=20, cities_after=20, items_before=50, items_after=50, icc=0.1
    ... )
    >>> cities_for_margin(plan, 0.41, 0.1).size
    50
    """
    return _least(
        lambda cities: margin_power(with_cities(plan, cities), share, margin, level),
        2,
        MOST_CITIES,
        wanted,
    )


def _least(at, low: int, high: int, wanted: float) -> SizeNeeded:
    """Return the least whole number in [low, high] at which a rising function is `wanted`."""
    if at(low) >= wanted:
        return SizeNeeded(size=low, power=at(low))
    top = low
    while top < high and at(top) < wanted:
        low, top = top, min(2 * top, high)
    if at(top) < wanted:
        return SizeNeeded(size=None, power=at(top))
    while top - low > 1:
        middle = (low + top) // 2
        low, top = (low, middle) if at(middle) >= wanted else (middle, top)
    return SizeNeeded(size=top, power=at(top))
