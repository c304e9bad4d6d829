"""Random-intercept logistic model by adaptive quadrature, on counts per city."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.random_intercept_fit import Fit, averaged, has_maximum, maximise
from scsi.inference.clusters.results import (
    Begun,
    numbers_of_cities,
    overlap_as,
    t_interval,
    two_sided,
)
from scsi.vocabulary import Interval, check_level


@dataclass(frozen=True, slots=True, kw_only=True)
class RandomIntercept:
    """A logistic model with one intercept per city, shared by its waves.

    logit P(item of city j in wave t) = β₀ + β₁[t after] + σ z_j, z_j standard normal.

    Attributes
    ----------
    overlap : str
        ``"shared-intercept"`` if a city is in both waves, else ``"none"``.
    intercept, slope, spread : float or None
        β₀, β₁ and σ, in logits.
    slope_error : float or None
        Standard error of β₁, from the observed information.
    share_before, share_after : float or None
        Population-averaged shares ∫ expit(β₀ + β₁[t after] + σz) φ(z) dz.
    estimate : float or None
        Their difference.
    standard_error : float or None
        Of the difference, by the delta method.
    interval : Interval or None
        Wald, normal, at `level`.
    pvalue : float or None
        Dual to `interval`.
    log_likelihood : float or None
        At the maximum, without binomial coefficients.
    boundary : bool
        True if σ is 0 at the maximum: the cities do not differ more than chance.
    level : float
    reason : str
        Why there is no answer: ``"one-city"``, ``"separation"``; else empty.
    cities_before, cities_after, cities_both : int
    """

    overlap: str
    intercept: float | None = None
    slope: float | None = None
    spread: float | None = None
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


def averaged_shifts(surveys) -> tuple[np.ndarray, np.ndarray]:
    """Return the population-averaged shift and its standard error in many surveys at once.

    Parameters
    ----------
    surveys : sequence of four array_like
        ``count_before``, ``total_before``, ``count_after``, ``total_after``: counts of shape
        (d, k), totals of shape (k,), the same in every survey.

    Returns
    -------
    estimate, error : ndarray, shape (d,)
        nan where `random_intercept_test` gives no answer.

    Examples
    --------
    >>> surveys = [[1, 5, 3, 6], [0, 0, 0, 0]], [9] * 4, [[3, 6, 2, 8], [3, 6, 2, 8]], [9] * 4
    >>> estimate, error = averaged_shifts(surveys)
    >>> estimate.round(2), error.round(2)
    (array([0.11,  nan]), array([0.11,  nan]))

    The first survey rises by 11 points; in the second no item is of the category before.
    """
    return shifts_where_fitted(surveys, maximise, has_maximum, _shift)


def shifts_where_fitted(surveys, maximise, has_maximum, shift) -> tuple[np.ndarray, np.ndarray]:
    """Return a model's estimate and error in many surveys, nan where it has no maximum.

    `surveys` as in `averaged_shifts`; the functions fit the model to counts and totals, say where
    the fit is a maximum, and return from it averaged shares, their difference and its error.
    """
    first, before, second, after = (np.asarray(part, dtype=float) for part in surveys)
    count, total = np.stack([first, second], axis=-1), np.stack([before, after], axis=-1)
    count, total = count[:, total.any(axis=-1)], total[total.any(axis=-1)]
    found = np.full((2, len(count)), np.nan)
    ready = ~separated(count, total) & (np.count_nonzero(total, axis=0) > 1).all()
    if ready.any():
        fit = maximise(count[ready], total)
        good = has_maximum(fit)
        ready[ready] = good
        found[:, ready] = shift(fit.of(good))[1:]
    return found[0], found[1]


def separated(count, total) -> np.ndarray:
    """Return where a wave, or every city, has only items of the category or none: shape (d,)."""
    share = count.sum(axis=-2) / total.sum(axis=-2)
    city, whole = count.sum(axis=-1), total.sum(axis=-1)
    alike = ((city == 0) | (city == whole)).all(axis=-1)
    return ((share == 0) | (share == 1)).any(axis=-1) | alike


def _covariance(fit: Fit) -> np.ndarray:
    """Return the covariance of the parameters, (d, 3, 3); σ at its boundary is not estimated."""
    information = fit.information.copy()
    flat = fit.parameters[:, 2] == 0
    information[flat, 2, :2] = information[flat, :2, 2] = 0.0
    information[flat, 2, 2] = 1.0
    covariance = np.linalg.inv(information)
    covariance[flat, 2, 2] = 0.0
    return covariance


def _shift(fit: Fit) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return averaged shares (d, 2), their difference and its error by the delta method."""
    shares, gradient = averaged(fit.parameters)
    change = gradient[:, 1] - gradient[:, 0]
    variance = np.einsum("di,dij,dj->d", change, _covariance(fit), change)
    return shares, shares[:, 1] - shares[:, 0], np.sqrt(variance)


def random_intercept_test(data: CityCounts, level: float = 0.95) -> RandomIntercept:
    """Fit the random-intercept logistic model and return the population-averaged shift.

    Maximum likelihood by adaptive Gauss-Hermite quadrature with 25 nodes, on counts, so that cost
    grows with cities only. A city in both waves has one intercept for both: its effect is taken to
    last. Where city effects change between waves the standard error is far too small (in the
    stored calibration it then rejects several times as often as it should): use `cr2_test`, or for
    the model `wave_intercepts_test`.

    Parameters
    ----------
    data : CityCounts
        Numbers of items; weights are refused.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    RandomIntercept
        No answer, with the reason, where a wave has one city, or where a wave or every city has
        only items of the category or none: the likelihood then has no maximum.

    References
    ----------
    Pinheiro, J. C. and Bates, D. M. (1995), "Approximations to the log-likelihood function in the
    nonlinear mixed-effects model", Journal of Computational and Graphical Statistics 4(1), 12-35.
    Zeger, S. L., Liang, K.-Y. and Albert, P. S. (1988), "Models for longitudinal data: a
    generalized estimating equation approach", Biometrics 44, 1049-1060 (averaged over cities).

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts, random_intercept_test
    >>> data = CityCounts(
    ...     cities="ABCDEFGH",
    ...     count_before=[4, 2, 8, 1, 3, 9, 0, 0], total_before=[10, 8, 9, 7, 10, 11, 0, 0],
    ...     count_after=[5, 3, 8, 4, 0, 0, 7, 9], total_after=[9, 9, 8, 10, 0, 0, 10, 12],
    ... )
    >>> answer = random_intercept_test(data)
    >>> round(answer.spread, 2), round(answer.share_before, 3), round(answer.share_after, 3)
    (1.07, 0.498, 0.643)

    Averaged over comparable cities, the share rises from half to 64 per cent.
    """
    check_level(level)
    data.need_items("the random-intercept model")
    data = data.present()
    count = np.column_stack([data.count_before, data.count_after])[None]
    total = np.column_stack([data.total_before, data.total_after])
    found: Begun = {
        "overlap": overlap_as(data, "shared-intercept"), "level": level, **numbers_of_cities(data),
    }  # fmt: skip
    if min(data.in_before.sum(), data.in_after.sum()) < 2:
        return RandomIntercept(**found, reason="one-city")
    if separated(count, total)[0]:
        return RandomIntercept(**found, reason="separation")
    fit = maximise(count, total)
    if not has_maximum(fit)[0]:
        return RandomIntercept(**found, reason="separation")
    return _answer(found, fit, level)


def _answer(found: Begun, fit: Fit, level: float) -> RandomIntercept:
    """Return estimates, errors and the population-averaged difference at the maximum."""
    shares, (estimate,), (error,) = _shift(fit)
    intercept, slope, spread = fit.parameters[0].tolist()
    return RandomIntercept(
        **found,
        intercept=intercept,
        slope=slope,
        spread=spread,
        slope_error=float(np.sqrt(_covariance(fit)[0, 1, 1])),
        share_before=float(shares[0, 0]),
        share_after=float(shares[0, 1]),
        estimate=float(estimate),
        standard_error=float(error),
        interval=t_interval(float(estimate), float(error), np.inf, level),
        pvalue=two_sided(float(estimate / error), np.inf),
        log_likelihood=float(fit.value[0]),
        boundary=spread == 0,
    )
