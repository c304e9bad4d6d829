"""Missing funding: no-assumption bounds, their intervals, and the tipping point."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import optimize, special, stats

from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.robust import city_scores
from scsi.vocabulary import Interval, check_level


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingBounds:
    """What a shift can be, whatever the items of unknown funding are.

    Attributes
    ----------
    before, after, shift : Interval
        Bounds of the two shares and of the shift with no assumption on the missing items.
    imbens_manski, stoye : Interval or None
        Intervals at `level` for the shift itself, not for its bounds; None where the ends have no
        standard error (a wave with one city).
    missing_before, missing_after : int
        Items of unknown funding.
    tipping_after : float or None
        Share of the category among the missing of the second wave at which the shift is 0, those
        of the first being as their known items; below 0 or above 1 says that it cannot be. None
        if nothing is missing after.
    tipping_feasible : bool
        Whether some shares of the missing, in [0, 1] in both waves, make the shift 0.
    level : float
    """

    before: Interval
    after: Interval
    shift: Interval
    imbens_manski: Interval | None
    stoye: Interval | None
    missing_before: float
    missing_after: float
    tipping_after: float | None
    tipping_feasible: bool
    level: float


def imbens_manski_factor(width, error, level: float = 0.95) -> float:
    """Return C with Φ(C + width/error) - Φ(-C) = level.

    Parameters
    ----------
    width : float
        Width of the bounds.
    error : float
        The larger of the standard errors of the two ends.
    level : float, default 0.95
        Confidence level.

    References
    ----------
    Imbens, G. W. and Manski, C. F. (2004), "Confidence intervals for partially identified
    parameters", Econometrica 72(6), 1845-1857, (6) and (7).

    Examples
    --------
    >>> round(imbens_manski_factor(0.0, 1.0), 3), round(imbens_manski_factor(9.0, 1.0), 3)
    (1.96, 1.645)

    Without missing items the usual 1.96; far apart, one end at a time matters.
    """
    gap = width / error
    two, one = stats.norm.isf((1 - level) / 2), stats.norm.isf(1 - level)
    if gap == 0:
        return float(two)

    def excess(factor):
        return stats.norm.cdf(factor + gap) - stats.norm.cdf(-factor) - level

    return float(optimize.brentq(excess, one - 1e-9, two + 1e-9, xtol=1e-12))


def _both_below(first: float, second: float, correlation: float) -> float:
    """Return P(X <= first, Y <= second) of two standard normals, by Owen's T function.

    SciPy's multivariate normal has it right but a hundred times slower.
    """
    if correlation < -1 + 1e-9:
        return max(stats.norm.cdf(first) - stats.norm.cdf(-second), 0.0)
    if correlation > 1 - 1e-9:
        return float(stats.norm.cdf(min(first, second)))
    first, second = first + 0.0, second + 0.0  # no negative zero: T has a jump there
    if first == second == 0:
        return 0.25 + float(np.arcsin(correlation)) / (2 * np.pi)
    rest = np.sqrt(1 - correlation**2)
    with np.errstate(divide="ignore", invalid="ignore"):
        slopes = (
            np.divide(second - correlation * first, first * rest),
            np.divide(first - correlation * second, second * rest),
        )
    apart = 0.5 if first * second < 0 or (first * second == 0 and first + second < 0) else 0.0
    halves = (special.ndtr(first) + special.ndtr(second)) / 2
    tails = special.owens_t(first, slopes[0]) + special.owens_t(second, slopes[1])
    return float(halves - tails - apart)


def stoye_factors(width, errors, correlation: float, level: float = 0.95) -> tuple[float, float]:
    """Return the factors (c_l, c_u) of the shortest interval that covers at both ends.

    Minimises σ_l c_l + σ_u c_u under P(X ≤ c_l, Y ≤ c_u + width/σ_u) ≥ level and
    P(X ≤ c_l + width/σ_l, Y ≤ c_u) ≥ level, X and Y standard normal with correlation -ρ, ρ that of
    the estimated ends.

    Parameters
    ----------
    width : float
        Width of the bounds.
    errors : tuple of float
        Standard errors of the lower and of the upper end.
    correlation : float
        ρ.
    level : float, default 0.95
        Confidence level.

    References
    ----------
    Stoye, J. (2009), "More on confidence intervals for partially identified parameters",
    Econometrica 77(4), 1299-1315, section 3 (the interval CI²).

    Examples
    --------
    >>> low, high = stoye_factors(0.0, (1.0, 1.0), correlation=1.0)
    >>> round(low, 2), round(high, 2)
    (1.96, 1.96)

    Ends that are one and the same number give the usual interval.
    """
    rho = float(np.clip(correlation, -1, 1))
    gaps = width / errors[0], width / errors[1]

    def least_upper(lower):
        """Return the least c_u that keeps both conditions at a given c_l."""

        def excess(upper):
            one = _both_below(lower, upper + gaps[1], -rho)
            return min(one, _both_below(lower + gaps[0], upper, -rho)) - level

        return optimize.brentq(excess, -8, 8, xtol=1e-10) if excess(8.0) > 0 else np.inf

    least = stats.norm.isf(1 - level)
    found = optimize.minimize_scalar(
        lambda lower: errors[0] * lower + errors[1] * least_upper(lower),
        bounds=(least + 1e-6, 5.0),
        method="bounded",
        options={"xatol": 1e-8},
    )
    return float(found.x), float(least_upper(found.x))


def missing_bounds(
    data: CityCounts, missing_before, missing_after, level: float = 0.95
) -> MissingBounds:
    """Bound the shift of the pooled share with no assumption on items of unknown funding.

    The share of a wave lies between c/(n + m) and (c + m)/(n + m), m the missing items; the shift
    between the after-least less before-greatest and the reverse. Standard errors of the two ends
    are CR2 with cities in both waves giving their covariance.

    Parameters
    ----------
    data : CityCounts
        Counts among the items whose funding is known.
    missing_before, missing_after : array_like, shape (k,)
        Items of unknown funding per city.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    MissingBounds

    References
    ----------
    Manski, C. F. (2003), Partial Identification of Probability Distributions, chapter 1.
    Imbens and Manski (2004); Stoye (2009).

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts
    >>> data = CityCounts(
    ...     cities="ABCD", count_before=[4, 1, 5, 2], total_before=[10, 10, 10, 10],
    ...     count_after=[6, 4, 7, 5], total_after=[10, 9, 10, 10],
    ... )
    >>> bounds = missing_bounds(data, [0, 0, 1, 0], [0, 1, 0, 3])
    >>> round(bounds.shift.low, 3), round(bounds.shift.high, 3), bounds.tipping_feasible
    (0.195, 0.312, False)

    Whatever the five unknown items are, the share rose.
    """
    check_level(level)
    missing = [_missing(data, x, name) for x, name in (
        (missing_before, "missing_before"), (missing_after, "missing_after"))]  # fmt: skip
    totals = data.total_before + missing[0], data.total_after + missing[1]
    low = replace(
        data, count_before=data.count_before + missing[0], total_before=totals[0],
        total_after=totals[1],
    )  # fmt: skip
    high = replace(
        data, count_after=data.count_after + missing[1], total_before=totals[0],
        total_after=totals[1],
    )  # fmt: skip
    shift = Interval(low.shift, high.shift)
    intervals = _intervals(low, high, shift, level)
    rest = missing[1].sum()
    needed = data.pooled_before * totals[1].sum() - data.count_after.sum()
    return MissingBounds(
        before=Interval(high.pooled_before, low.pooled_before),
        after=Interval(low.pooled_after, high.pooled_after),
        shift=shift,
        imbens_manski=intervals[0],
        stoye=intervals[1],
        missing_before=float(missing[0].sum()),
        missing_after=float(rest),
        tipping_after=float(needed / rest) if rest else None,
        tipping_feasible=0 in shift,
        level=level,
    )


def _missing(data: CityCounts, value, name: str) -> np.ndarray:
    """Return the missing items per city, or say what is wrong with them."""
    value = np.asarray(value, dtype=float)
    if value.shape != data.total_before.shape or not (value >= 0).all():
        raise ValueError(f"{name} must hold a number of 0 or more per city")
    return value


def _intervals(low: CityCounts, high: CityCounts, shift: Interval, level: float):
    """Return the Imbens-Manski and Stoye intervals, or None twice."""
    if min(low.in_before.sum(), low.in_after.sum()) < 2:
        return None, None
    ends = []
    for data in (low, high):
        _, before, after = city_scores(*data.columns)
        ends.append(after - before)
    errors = tuple(float(np.sqrt((end**2).sum())) for end in ends)
    if not min(errors) > 1e-12:
        return None, None
    correlation = float(ends[0] @ ends[1] / (errors[0] * errors[1]))
    factor = imbens_manski_factor(shift.width, max(errors), level)
    lower, upper = stoye_factors(shift.width, errors, correlation, level)
    return (
        Interval(shift.low - factor * errors[0], shift.high + factor * errors[1]),
        Interval(shift.low - lower * errors[0], shift.high + upper * errors[1]),
    )
