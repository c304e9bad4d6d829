"""What every test of a shift with cities as the unit returns, and when it may say p."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

import numpy as np
from scipy.special import stdtr, stdtrit

from scsi.inference.clusters.counts import CityCounts
from scsi.vocabulary import Interval

FEWEST_DEGREES = 4.0
"""Below this many Satterthwaite degrees a sandwich p is not reliable and is not given."""

SMALLEST = float(np.nextafter(0.0, 1.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftTest:
    """A shift between two waves, cities as the unit, with what it rests on.

    Attributes
    ----------
    method : str
        Key of the method, such as ``"cr2"``.
    overlap : str
        What is done with cities in both waves: ``"covariance"``, ``"pairs"``,
        ``"shared-intercept"``, or ``"none"`` where no city is in both.
    estimate : float
        Share after less share before, a fraction; of which shares, the method says.
    standard_error, degrees, statistic : float or None
        None where the method has none.
    interval : Interval or None
        Interval at `level`, dual to `pvalue` where the method says so; None if not estimable.
    pvalue : float or None
        Two-sided, never 0; None if not estimable, and then `reason` says why.
    level : float
        Confidence level in (0, 1).
    exact : bool
        True only if every assignment was counted, none drawn.
    draws : int
        Random draws used; 0 if none.
    monte_carlo_error : float or None
        Standard error of `pvalue` over seeds; None where nothing is drawn.
    reason : str
        Why there is no p: ``"one-city"``, ``"variance-zero"``, ``"few-degrees"``,
        ``"separation"``, ``"empty-draws"``; empty if there is one.
    cities_before, cities_after, cities_both : int
        Cities in the first wave, the second, and both.
    """

    method: str
    overlap: str
    estimate: float
    standard_error: float | None
    degrees: float | None = None
    statistic: float | None = None
    interval: Interval | None
    pvalue: float | None
    level: float
    exact: bool = False
    draws: int = 0
    monte_carlo_error: float | None = None
    reason: str = ""
    cities_before: int
    cities_after: int
    cities_both: int


class CityNumbers(TypedDict):
    """The three numbers of cities as `ShiftTest` names them."""

    cities_before: int
    cities_after: int
    cities_both: int


class Begun(CityNumbers):
    """What an answer says whether or not there is a p."""

    overlap: str
    level: float


def numbers_of_cities(data: CityCounts) -> CityNumbers:
    """Return the three numbers of cities as `ShiftTest` names them."""
    return {
        "cities_before": int(data.in_before.sum()),
        "cities_after": int(data.in_after.sum()),
        "cities_both": int(data.in_both.sum()),
    }


def overlap_as(data: CityCounts, treatment: str) -> str:
    """Return `treatment` if any city is in both waves, else ``"none"``."""
    return treatment if data.in_both.any() else "none"


def why_not(data: CityCounts, variance: float, degrees: float) -> str:
    """Return why a sandwich variance gives no p, or an empty string if it does."""
    if min(data.in_before.sum(), data.in_after.sum()) < 2:
        return "one-city"
    if not variance > 1e-24:  # squared rounding error of shares, far below any real spread
        return "variance-zero"
    return "" if degrees >= FEWEST_DEGREES else "few-degrees"


def monte_carlo_error(pvalue: float, draws: int) -> float:
    """Return the standard error that random draws leave in a p of (1 + b)/(1 + draws)."""
    return float(np.sqrt(pvalue * (1 - pvalue) / (draws + 1)))


def two_sided(statistic: float, degrees: float) -> float:
    """Return the two-sided p of a t statistic; a tail too small for a float stays above 0."""
    return max(float(2 * stdtr(degrees, -abs(statistic))), SMALLEST)


def t_interval(estimate: float, error: float, degrees: float, level: float) -> Interval:
    """Return estimate ± t quantile times standard error, the dual of `two_sided`."""
    half = -float(stdtrit(degrees, (1 - level) / 2)) * error
    return Interval(estimate - half, estimate + half)


def t_test(
    data: CityCounts,
    method: str,
    estimate: float,
    variance: float,
    degrees: float,
    level: float,
    overlap: str = "covariance",
) -> ShiftTest:
    """Return the t test and interval of a sandwich variance, or why there is none."""
    reason = why_not(data, variance, degrees)
    root = float(np.sqrt(variance)) if reason != "one-city" else np.nan
    ready = not reason
    statistic = estimate / root if ready else None
    return ShiftTest(
        method=method,
        overlap=overlap_as(data, overlap),
        estimate=float(estimate),
        standard_error=root if reason != "one-city" else None,
        degrees=float(degrees) if np.isfinite(degrees) else None,
        statistic=statistic,
        interval=t_interval(estimate, root, degrees, level) if ready else None,
        pvalue=two_sided(statistic, degrees) if statistic is not None else None,
        level=level,
        reason=reason,
        **numbers_of_cities(data),
    )
