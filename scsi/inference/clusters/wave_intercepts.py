"""Logistic model with an intercept per city and wave, correlated, by Laplace's approximation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import optimize, special

from scsi.inference.clusters.correlation import anova_icc
from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.random_intercept import separated
from scsi.inference.clusters.random_intercept_fit import LARGEST_SPREAD, averaged_share
from scsi.inference.clusters.results import numbers_of_cities, overlap_as, t_interval, two_sided
from scsi.vocabulary import Interval, check_level

LOWER = ((0, 0), (1, 0), (1, 1))
"""Where the third to fifth parameters stand in the root of the covariance of city effects."""
NO_SPREAD = 1e-4
"""An entry of the root below this is at its boundary, 0."""
FLAT = 1e-6
"""Least information, of a parameter in logits, that a maximum has."""
STARTS = (0.2, 0.9)
"""Correlations from which the search begins; the higher end is kept."""


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


def _effects(parameters) -> tuple[np.ndarray, np.ndarray]:
    """Return the logits of the waves, (2,), and the root of the effects' covariance, (2, 2)."""
    root = np.zeros((2, 2))
    for place, value in zip(LOWER, parameters[2:], strict=True):
        root[place] = value
    return np.array([parameters[0], parameters[0] + parameters[1]]), root


def laplace(parameters, count, total) -> float:
    """Return Laplace's log-likelihood at β₀, β₁ and the lower root of the effects' covariance.

    Σ over cities of h(ẑ) - log|I + L'WL|/2, h(z) = c'η - n'log(1 + e^η) - z'z/2 with η = β + Lz, ẑ
    where h is highest and W the binomial weights there. Counts and totals have the shape (k, 2).
    """
    fixed, root = _effects(parameters)

    def inside(z):
        eta = fixed + z @ root.T
        return (count * eta - total * np.logaddexp(0, eta)).sum(axis=1) - (z**2).sum(axis=1) / 2

    z = np.zeros(count.shape)
    height = inside(z)
    for _ in range(200):
        share = special.expit(fixed + z @ root.T)
        slope = (count - total * share) @ root - z
        weight = total * share * (1 - share)
        curve = np.eye(2) + np.einsum("ja,ij,jb->iab", root, weight, root)
        step = np.linalg.solve(curve, slope[..., None])[..., 0]
        if np.abs(step).max() < 1e-10:
            break
        cut = np.ones(len(z))
        while True:
            new = z + cut[:, None] * step
            tried = inside(new)
            lower = tried < height - 1e-10 * (1 + np.abs(height))
            if not lower.any():
                break
            cut[lower] /= 2
        z, height = new, tried
    return float((height - np.linalg.slogdet(curve)[1] / 2).sum())


def _maximum(count, total, both: bool) -> tuple[np.ndarray, float]:
    """Return the highest point that is found from two starts, and the log-likelihood there."""
    pooled = special.logit((count.sum(axis=0) + 0.5) / (total.sum(axis=0) + 1))
    icc = float(np.clip(np.nan_to_num(anova_icc(count.T.ravel(), total.T.ravel())), 0.02, 0.6))
    spread = np.sqrt(icc / (1 - icc) * np.pi**2 / 3)
    free = (None, None)
    bounds = [
        free,
        free,
        (0, 2 * LARGEST_SPREAD),
        free if both else (0, 0),
        (0, 2 * LARGEST_SPREAD),
    ]
    found = []
    for kept in STARTS if both else (0.0,):
        root = spread * np.array([1.0, kept, np.sqrt(1 - kept**2)])
        start = np.concatenate([[pooled[0], pooled[1] - pooled[0]], root])
        fit = optimize.minimize(
            lambda x: -laplace(x, count, total),
            start,
            jac="3-point",
            method="L-BFGS-B",
            bounds=bounds,
            options={"ftol": 1e-13, "gtol": 1e-6, "maxiter": 500},
        )
        found.append((fit.x, -float(fit.fun)))
    return max(found, key=lambda one: one[1])


def _canonical(parameters, both: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return the same covariance with as few parameters as it has, and which of them are inside."""
    parameters = np.where(np.abs(parameters) < NO_SPREAD, 0.0, parameters)
    first, lower, second = parameters[2:]
    if first == 0:
        parameters[3:] = 0.0, np.hypot(lower, second)
    inside = parameters != 0
    inside[:2], inside[3] = True, both and first != 0
    return parameters, inside


def _information(parameters, inside, count, total, step=2e-4) -> np.ndarray:
    """Return minus the second derivatives in the parameters that are inside, by differences."""
    moves = np.eye(5)[inside] * step

    def height(move):
        return laplace(parameters + move, count, total)

    size = len(moves)
    found = np.empty((size, size))
    for i in range(size):
        for j in range(i + 1):
            plus, minus = moves[i] + moves[j], moves[i] - moves[j]
            same = height(plus) + height(-plus) - height(minus) - height(-minus)
            found[i, j] = found[j, i] = -same / (4 * step**2)
    return found


def wave_intercepts_test(data: CityCounts, level: float = 0.95) -> WaveIntercepts:
    """Fit the logistic model with correlated intercepts per wave, by Laplace's approximation.

    What `random_intercept_test` assumes of a city in both waves, that its effect lasts, is here a
    correlation to be estimated, so that city effects may change between waves and be spread more
    in one wave than in the other. The price is the integral: two effects a city are integrated by
    Laplace's approximation and not by quadrature, which is rough where cities have few items
    (spreads come out too small), and `approximation` says so. Normal reference: with some twenty
    cities a little too eager. For p and interval of the shift prefer `cr2_test`.

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

    Averaged over cities like these, the share rises from 46 to 61 per cent.
    """
    check_level(level)
    data.need_items("the model with intercepts per wave")
    data = data.present()
    count = np.column_stack([data.count_before, data.count_after])
    total = np.column_stack([data.total_before, data.total_after])
    both = bool(data.in_both.any())
    found = {
        "overlap": overlap_as(data, "covariance"), "level": level, **numbers_of_cities(data),
    }  # fmt: skip
    if min(data.in_before.sum(), data.in_after.sum()) < 2:
        return WaveIntercepts(**found, reason="one-city")
    if separated(count[None], total)[0]:
        return WaveIntercepts(**found, reason="separation")
    at, height = _maximum(count, total, both)
    at, inside = _canonical(at, both)
    information = _information(at, inside, count, total)
    spreads = np.array([at[2], np.hypot(at[3], at[4])])
    if spreads.max() >= LARGEST_SPREAD or not np.linalg.eigvalsh(information)[0] > FLAT:
        return WaveIntercepts(**found, reason="separation")
    covariance = np.zeros((5, 5))
    covariance[np.ix_(inside, inside)] = np.linalg.inv(information)
    return _answer(found, at, spreads, covariance, height, level)


def _answer(found, at, spreads, covariance, height: float, level: float) -> WaveIntercepts:
    """Return estimates, errors and the population-averaged difference at the maximum."""
    shares, by_logit, by_spread = averaged_share(at[0] + np.array([0.0, at[1]]), spreads)
    root = at[3:] / spreads[1] if spreads[1] else np.zeros(2)
    gradient = np.array(
        [by_logit[1] - by_logit[0], by_logit[1], -by_spread[0], *(by_spread[1] * root)]
    )
    estimate, error = float(shares[1] - shares[0]), float(np.sqrt(gradient @ covariance @ gradient))
    related = found["overlap"] != "none" and spreads.all()
    return WaveIntercepts(
        **found,
        intercept=float(at[0]),
        slope=float(at[1]),
        spread_before=float(spreads[0]),
        spread_after=float(spreads[1]),
        correlation=float(root[0]) if related else None,
        slope_error=float(np.sqrt(covariance[1, 1])),
        share_before=float(shares[0]),
        share_after=float(shares[1]),
        estimate=estimate,
        standard_error=error,
        interval=t_interval(estimate, error, np.inf, level),
        pvalue=two_sided(estimate / error, np.inf),
        log_likelihood=height,
        boundary=bool(at[2] == 0 or at[4] == 0),
    )
