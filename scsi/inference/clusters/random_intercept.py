"""Random-intercept logistic model by adaptive quadrature, on counts per city."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import optimize, special, stats

from scsi.inference.clusters.correlation import anova_icc
from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.results import SMALLEST, numbers_of_cities, overlap_as
from scsi.vocabulary import Interval, check_level

NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(25)
"""Gauss-Hermite nodes and weights for the density exp(-z²/2)."""

LARGEST_SPREAD = 20.0
"""A standard deviation of city effects above this, in logits, is a likelihood without maximum."""


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


def _modes(fixed, spread, count, total) -> tuple[np.ndarray, np.ndarray]:
    """Return each city's most likely z and the curvature there, shape (k,).

    Newton's method kept inside a bracket: where many items and a large spread make the slope in z
    nearly a step, plain Newton goes to and fro across it for ever.
    """
    z = np.zeros(len(count))
    reach = 1 + spread * total.sum(axis=1)
    low, high = -reach, reach
    for _ in range(200):
        share = special.expit(fixed + spread * z[:, None])
        slope = spread * (count - total * share).sum(axis=1) - z
        curve = 1 + spread**2 * (total * share * (1 - share)).sum(axis=1)
        low, high = np.where(slope > 0, z, low), np.where(slope < 0, z, high)
        step = z + slope / curve
        there = np.abs(step - z) < 1e-9
        inside = (low < step) & (step < high)
        z = np.where(there | inside, step, (low + high) / 2)
        if there.all():
            break
    return z, curve


def _quadrature(parameters, count, total):
    """Return log-likelihood and its gradient in (β₀, β₁, σ), by adaptive Gauss-Hermite.

    Nodes are centred at each city's mode and scaled by its curvature (Pinheiro and Bates 1995);
    the gradient is the posterior mean of the complete-data gradient on the same nodes.
    """
    fixed = parameters[0] + parameters[1] * np.array([0.0, 1.0])
    spread = parameters[2]
    mode, curve = _modes(fixed, spread, count, total)
    z = mode[:, None] + NODES / np.sqrt(curve)[:, None]
    eta = fixed[None, None, :] + spread * z[:, :, None]
    inside = (count[:, None] * eta - total[:, None] * np.logaddexp(0, eta)).sum(axis=2)
    log = inside - z**2 / 2 + NODES**2 / 2 + np.log(WEIGHTS)
    top = log.max(axis=1)
    terms = np.exp(log - top[:, None])
    sums = terms.sum(axis=1)
    value = top + np.log(sums / np.sqrt(2 * np.pi * curve))
    posterior = terms / sums[:, None]
    rest = count[:, None] - total[:, None] * special.expit(eta)
    by_node = np.stack([rest.sum(axis=2), rest[:, :, 1], z * rest.sum(axis=2)])
    return value.sum(), (by_node * posterior).sum(axis=(1, 2))


def _information(parameters, count, total, size: int) -> np.ndarray:
    """Return minus the Hessian in the first `size` parameters, by central differences."""
    step, rows = 1e-4, []
    for at in range(size):
        move = np.zeros(3)
        move[at] = step
        ends = [_quadrature(parameters + s * move, count, total)[1][:size] for s in (1, -1)]
        rows.append((ends[1] - ends[0]) / (2 * step))
    return (np.array(rows) + np.array(rows).T) / 2


def _averaged(parameters) -> tuple[np.ndarray, np.ndarray]:
    """Return the two population-averaged shares and their gradients, shapes (2,) and (2, 3)."""
    z, weights = np.polynomial.hermite_e.hermegauss(101)
    weights = weights / np.sqrt(2 * np.pi)
    eta = parameters[0] + np.array([[0.0], [1.0]]) * parameters[1] + parameters[2] * z
    share = special.expit(eta)
    slope = weights * share * (1 - share)
    first = slope.sum(axis=1)
    gradient = np.column_stack([first, first * [0, 1], (slope * z).sum(axis=1)])
    return (weights * share).sum(axis=1), gradient


def _maximum(count, total) -> tuple[np.ndarray, float]:
    """Return the maximum over (β₀, β₁, σ ≥ 0) and the log-likelihood there.

    The search starts at the correlation of a moment estimate; σ = 0, where the gradient in σ is
    always 0, is compared with what it finds.
    """
    pooled = special.logit((count.sum(axis=0) + 0.5) / (total.sum(axis=0) + 1))
    icc = float(np.clip(np.nan_to_num(anova_icc(count.T.ravel(), total.T.ravel())), 0.02, 0.6))
    start = np.array([pooled[0], pooled[1] - pooled[0], np.sqrt(icc / (1 - icc) * np.pi**2 / 3)])
    fit = optimize.minimize(
        lambda x: tuple(-part for part in _quadrature(x, count, total)),
        start,
        jac=True,
        method="L-BFGS-B",
        bounds=[(None, None), (None, None), (0, 2 * LARGEST_SPREAD)],
        options={"ftol": 1e-14, "gtol": 1e-7, "maxiter": 500},
    )
    plain = special.logit(count.sum(axis=0) / total.sum(axis=0))
    flat = np.array([plain[0], plain[1] - plain[0], 0.0])
    without = _quadrature(flat, count, total)[0]
    return (fit.x, -fit.fun) if -fit.fun > without + 1e-9 else (flat, without)


def random_intercept_test(data: CityCounts, level: float = 0.95) -> RandomIntercept:
    """Fit the random-intercept logistic model and return the population-averaged shift.

    Maximum likelihood by adaptive Gauss-Hermite quadrature with 25 nodes, on counts, so that cost
    grows with cities only. A city in both waves has one intercept for both: its effect is taken to
    last. Where city effects change between waves the standard error is too small; use `cr2_test`.

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

    Averaged over cities like these, the share rises from half to 64 per cent.
    """
    check_level(level)
    data.need_items("the random-intercept model")
    data = data.present()
    count = np.column_stack([data.count_before, data.count_after])
    total = np.column_stack([data.total_before, data.total_after])
    found = {
        "overlap": overlap_as(data, "shared-intercept"), "level": level, **numbers_of_cities(data),
    }  # fmt: skip
    if min(data.in_before.sum(), data.in_after.sum()) < 2:
        return RandomIntercept(**found, reason="one-city")
    city, whole = count.sum(axis=1), total.sum(axis=1)
    share = count.sum(axis=0) / total.sum(axis=0)
    if ((share == 0) | (share == 1)).any() or ((city == 0) | (city == whole)).all():
        return RandomIntercept(**found, reason="separation")
    at, height = _maximum(count, total)
    if at[2] > LARGEST_SPREAD:
        return RandomIntercept(**found, reason="separation")
    return _answer(found, at, height, count, total, level)


def _answer(found: dict, at, height, count, total, level: float) -> RandomIntercept:
    """Return estimates, errors and the population-averaged difference at the maximum."""
    boundary = bool(at[2] < 1e-5)
    size = 2 if boundary else 3
    covariance = np.linalg.inv(_information(at, count, total, size))
    shares, gradient = _averaged(at)
    change = (gradient[1] - gradient[0])[:size]
    error = float(np.sqrt(change @ covariance @ change))
    estimate = float(shares[1] - shares[0])
    half = float(stats.norm.isf((1 - level) / 2)) * error
    return RandomIntercept(
        **found,
        intercept=float(at[0]),
        slope=float(at[1]),
        spread=float(at[2]),
        slope_error=float(np.sqrt(covariance[1, 1])),
        share_before=float(shares[0]),
        share_after=float(shares[1]),
        estimate=estimate,
        standard_error=error,
        interval=Interval(estimate - half, estimate + half),
        pvalue=max(float(2 * stats.norm.sf(abs(estimate) / error)), SMALLEST),
        log_likelihood=float(height),
        boundary=boundary,
    )
