"""Logistic model with an intercept per city and wave, correlated, by Laplace's approximation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.random_intercept import separated, shifts_where_fitted
from scsi.inference.clusters.random_intercept_fit import Fit, averaged_share
from scsi.inference.clusters.results import (
    Begun,
    numbers_of_cities,
    overlap_as,
    t_interval,
    two_sided,
)
from scsi.inference.clusters.wave_intercepts_maximum import has_maximum, maximise, spreads
from scsi.vocabulary import Interval, check_level


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveIntercepts:
    """A logistic model with one intercept per city and wave, correlated between waves.

    logit P(item of city j in wave t) = β₀ + β₁[t after] + u_jt, (u_j before, u_j after) normal with
    spreads σ₀, σ₁ and correlation r.

    Attributes
    ----------
    approximation : str
        ``"laplace"``: the integral over the two effects of a city is not done by quadrature.
    overlap : str
        ``"covariance"`` if a city is in both waves, else ``"none"``.
    intercept, slope : float or None
        β₀ and β₁, in logits.
    spread_before, spread_after : float or None
        σ₀ and σ₁, in logits.
    correlation : float or None
        r; None without a city in both waves or where a spread is 0.
    slope_error : float or None
        Standard error of β₁, from the observed information.
    share_before, share_after, estimate : float or None
        Population-averaged shares and their difference.
    standard_error : float or None
        Of the difference, by the delta method.
    interval : Interval or None
        Wald, normal, at `level`.
    pvalue : float or None
        Dual to `interval`.
    log_likelihood : float or None
        Laplace's, at the maximum, without binomial coefficients.
    boundary : bool
        True if a spread is 0 or the correlation 1 or -1 at the maximum.
    level : float
    reason : str
        Why there is no answer: ``"one-city"``, ``"separation"``; else empty.
    cities_before, cities_after, cities_both : int
    """

    approximation: str = "laplace"
    overlap: str
    intercept: float | None = None
    slope: float | None = None
    spread_before: float | None = None
    spread_after: float | None = None
    correlation: float | None = None
    slope_error: float | None = None
    share_before: float | None = None
    share_after: float | None = None
    estimate: float | None = None
    standard_error: float | None = None
    interval: Interval | None = None
    pvalue: float | None = None
    log_likelihood: float | None = None
    boundary: bool = False
    level: float
    reason: str = ""
    cities_before: int
    cities_after: int
    cities_both: int


def averaged_wave_shifts(surveys) -> tuple[np.ndarray, np.ndarray]:
    """Return the population-averaged shift and its standard error in many surveys at once.

    Parameters and result are those of `averaged_shifts`; nan where `wave_intercepts_test` gives no
    answer.

    Examples
    --------
    >>> surveys = [[1, 5, 3, 6], [0, 0, 0, 0]], [9] * 4, [[3, 6, 2, 8], [3, 6, 2, 8]], [9] * 4
    >>> estimate, _ = averaged_wave_shifts(surveys)
    >>> estimate.round(2)
    array([0.11,  nan])

    The first survey rises by 11 points; in the second no item is of the category before.
    """
    return shifts_where_fitted(surveys, maximise, has_maximum, _shift)


def _shift(fit: Fit) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return averaged shares (d, 2), their difference and its error by the delta method."""
    spread = spreads(fit.parameters)
    logit = fit.parameters[:, :1] + fit.parameters[:, 1:2] * np.array([0.0, 1.0])
    shares, by_logit, by_spread = averaged_share(logit, spread)
    root = fit.parameters[:, 3:] / np.where(spread[:, 1:] > 0, spread[:, 1:], 1.0)
    change = np.column_stack(
        [by_logit[:, 1] - by_logit[:, 0], by_logit[:, 1], -by_spread[:, 0], by_spread[:, 1:] * root]
    )
    variance = np.einsum("di,dij,dj->d", change, np.linalg.inv(fit.information), change)
    return shares, shares[:, 1] - shares[:, 0], np.sqrt(variance)


def wave_intercepts_test(data: CityCounts, level: float = 0.95) -> WaveIntercepts:
    """Fit the logistic model with correlated intercepts per wave, by Laplace's approximation.

    What `random_intercept_test` assumes of a city in both waves, that its effect lasts, is here a
    correlation to be estimated, so that city effects may change between waves and be spread more
    in one wave than in the other. The price is the integral: two effects a city are integrated by
    Laplace's approximation and not by quadrature, which is rough where cities have few items
    (spreads come out too small), and `approximation` says so. Normal reference: in the stored
    calibration it exceeds its level in a few scenarios and is conservative in more. For p and
    interval of the shift prefer `cr2_test`.

    Parameters
    ----------
    data : CityCounts
        Numbers of items; weights are refused.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    WaveIntercepts
        No answer, with the reason, where a wave has one city, or where the likelihood has no
        maximum: a wave or every city has only items of the category or none, or a spread is not
        determined, as where every city has one item.

    References
    ----------
    Breslow, N. E. and Clayton, D. G. (1993), "Approximate inference in generalized linear mixed
    models", Journal of the American Statistical Association 88, 9-25, section 2.
    Bates, D., Mächler, M., Bolker, B. and Walker, S. (2015), "Fitting linear mixed-effects models
    using lme4", Journal of Statistical Software 67(1): `glmer` with ``nAGQ = 1`` does the same.

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts, wave_intercepts_test
    >>> data = CityCounts(
    ...     cities="ABCDEFGH",
    ...     count_before=[4, 2, 8, 1, 3, 9, 0, 0], total_before=[10, 8, 9, 7, 10, 11, 0, 0],
    ...     count_after=[5, 8, 3, 4, 0, 0, 7, 9], total_after=[9, 9, 8, 10, 0, 0, 10, 12],
    ... )
    >>> answer = wave_intercepts_test(data)
    >>> round(answer.share_before, 2), round(answer.share_after, 2), answer.approximation
    (0.46, 0.61, 'laplace')

    Averaged over comparable cities, the share rises from 46 to 61 per cent.
    """
    check_level(level)
    data.need_items("the model with intercepts per wave")
    data = data.present()
    count = np.column_stack([data.count_before, data.count_after])[None]
    total = np.column_stack([data.total_before, data.total_after])
    found: Begun = {
        "overlap": overlap_as(data, "covariance"), "level": level, **numbers_of_cities(data),
    }  # fmt: skip
    if min(data.in_before.sum(), data.in_after.sum()) < 2:
        return WaveIntercepts(**found, reason="one-city")
    if separated(count, total)[0]:
        return WaveIntercepts(**found, reason="separation")
    fit = maximise(count, total)
    if not has_maximum(fit)[0]:
        return WaveIntercepts(**found, reason="separation")
    return _answer(found, fit, level)


def _answer(found: Begun, fit: Fit, level: float) -> WaveIntercepts:
    """Return estimates, errors and the population-averaged difference at the maximum."""
    shares, (estimate,), (error,) = _shift(fit)
    intercept, slope, first, lower, second = fit.parameters[0].tolist()
    before, after = spreads(fit.parameters)[0].tolist()
    related = found["overlap"] != "none" and before and after
    return WaveIntercepts(
        **found,
        intercept=intercept,
        slope=slope,
        spread_before=before,
        spread_after=after,
        correlation=lower / after if related else None,
        slope_error=float(np.sqrt(np.linalg.inv(fit.information)[0, 1, 1])),
        share_before=float(shares[0, 0]),
        share_after=float(shares[0, 1]),
        estimate=float(estimate),
        standard_error=float(error),
        interval=t_interval(float(estimate), float(error), np.inf, level),
        pvalue=two_sided(float(estimate / error), np.inf),
        log_likelihood=float(fit.value[0]),
        boundary=first == 0 or second == 0,
    )
