"""Likelihood of the random-intercept logistic model and its maximum, for many surveys at once.

Everywhere counts have the shape (d, k, 2): surveys, cities, waves; totals (k, 2) or the same.
Parameters are β₀, β₁ and σ ≥ 0, shape (d, 3): logit P = β₀ + β₁[after] + σ z, z standard normal.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.polynomial.hermite_e import hermegauss
from scipy import special

from scsi.inference.clusters.correlation import anova_icc

NODES, FEW_NODES = 25, 7
"""Gauss-Hermite nodes of the likelihood, and of the search that begins where few are enough."""
LARGEST_SPREAD = 20.0
"""A standard deviation of city effects above this, in logits, is a likelihood without maximum."""
NO_SPREAD = 1e-3
"""Below this, where the likelihood falls as σ rises, its maximum is at σ = 0."""
MOST_STEPS, LONGEST_STEP, LARGEST_FALL = 100, 2.0, 0.75
"""Of Newton's method; σ falls by three quarters at most in one step, and so is never negative."""
ROUNDING, QUADRATURE = 1e-9, 1e-6
"""By how much a log-likelihood may seem lower than one that it equals."""


def modes(fixed, spread, count, total, start=0.0) -> tuple[np.ndarray, np.ndarray]:
    """Return each city's most likely z and the curvature there, shape (..., k).

    `fixed` is (..., 1, 2), the logits of the two waves, `spread` (..., 1). Newton's method kept
    inside a bracket: where many items and a large spread make the slope in z nearly a step, plain
    Newton goes to and fro across it for ever.
    """
    z = np.broadcast_to(start, count.shape[:-1]).copy()
    high = 1 + spread * total.sum(axis=-1) + np.abs(z)
    low = -high
    for _ in range(200):
        share = special.expit(fixed + (spread * z)[..., None])
        slope = spread * (count - total * share).sum(axis=-1) - z
        curve = 1 + spread**2 * (total * share * (1 - share)).sum(axis=-1)
        low, high = np.where(slope > 0, z, low), np.where(slope < 0, z, high)
        step = z + slope / curve
        there = np.abs(step - z) < 1e-9
        inside = (low < step) & (step < high)
        z = np.where(there | inside, step, (low + high) / 2)
        if there.all():
            break
    return z, curve


@dataclass(frozen=True, slots=True)
class Fit:
    """The log-likelihood, without binomial coefficients, and its derivatives at some parameters.

    Attributes
    ----------
    parameters : ndarray, shape (d, p)
        Here β₀, β₁ and σ.
    value : ndarray, shape (d,)
    slope : ndarray, shape (d, p)
    information : ndarray, shape (d, p, p)
        Minus the second derivatives.
    modes : ndarray, shape (d, k) or (d, k, 2)
        Each city's most likely z.
    """

    parameters: np.ndarray
    value: np.ndarray
    slope: np.ndarray
    information: np.ndarray
    modes: np.ndarray

    def of(self, surveys) -> Fit:
        """Return some surveys; `surveys` is a mask or an index."""
        return Fit(*(getattr(self, field.name)[surveys] for field in fields(self)))

    def put(self, surveys, other: Fit) -> None:
        """Put what was found for some surveys in its place."""
        for field in fields(self):
            getattr(self, field.name)[surveys] = getattr(other, field.name)


def height(parameters, count, total, start=0.0, nodes=NODES) -> Fit:
    """Return the log-likelihood and its derivatives by adaptive Gauss-Hermite quadrature.

    Nodes are centred at each city's mode and scaled by its curvature (Pinheiro and Bates 1995).
    On the same nodes the slope is the posterior mean of that of the complete data, and the
    information what is complete less what is missing (Louis 1982, JRSS B 44, 226-233).
    """
    points, weights = hermegauss(nodes)  # for the density exp(-z²/2)
    fixed = (parameters[..., :1] + parameters[..., 1:2] * np.array([0.0, 1.0]))[..., None, :]
    spread = parameters[..., 2:]
    mode, curve = modes(fixed, spread, count, total, start)
    z = mode[..., None] + points / np.sqrt(curve)[..., None]
    effect = spread[..., None] * z
    log = np.log(weights) + points**2 / 2 + (count * fixed).sum(axis=-1)[..., None]
    log += count.sum(axis=-1)[..., None] * effect - z**2 / 2
    odds, rests, curves = np.exp(effect), [], []
    for wave in (0, 1):
        own, whole = count[..., wave, None], total[..., wave, None]
        against = 1 / (1 + np.exp(fixed[..., None, wave]) * odds)
        log += whole * np.log(against)
        expected = whole - whole * against
        rests.append(own - expected)
        curves.append(expected * against)
    top = log.max(axis=-1)
    posterior = np.exp(log - top[..., None])
    sums = posterior.sum(axis=-1)
    posterior /= sums[..., None]
    rest, weight = rests[0] + rests[1], curves[0] + curves[1]
    score = np.stack([rest, rests[1], z * rest], axis=-2)
    weighted = score * posterior[..., None, :]
    by_city = weighted.sum(axis=-1)
    inner = [weight, curves[1], z * weight, curves[1], z * curves[1], z**2 * weight]
    complete = np.stack([(part * posterior).sum(axis=(-2, -1)) for part in inner], axis=-1)
    missing = (weighted @ score.swapaxes(-1, -2)).sum(axis=-3) - by_city.swapaxes(-1, -2) @ by_city
    return Fit(
        parameters=parameters,
        value=(top + np.log(sums / np.sqrt(2 * np.pi * curve))).sum(axis=-1),
        slope=by_city.sum(axis=-2),
        information=complete[..., [[0, 1, 2], [1, 3, 4], [2, 4, 5]]] - missing,
        modes=mode,
    )


def start_values(count, total) -> np.ndarray:
    """Return where the search begins: pooled logits, and σ of a moment estimate of correlation."""
    pooled = special.logit((count.sum(axis=-2) + 0.5) / (total.sum(axis=-2) + 1))
    cells = (np.swapaxes(part, -1, -2).reshape(*part.shape[:-2], -1) for part in (count, total))
    icc = np.clip(np.nan_to_num(anova_icc(*cells)), 0.02, 0.6)
    spread = np.sqrt(icc / (1 - icc) * np.pi**2 / 3)
    return np.stack([pooled[..., 0], pooled[..., 1] - pooled[..., 0], spread], axis=-1)


def ascent(slope, information) -> np.ndarray:
    """Return Newton's step, turned uphill where the information is not positive."""
    values, vectors = np.linalg.eigh(information)
    values = np.maximum(np.abs(values), 1e-6 * np.abs(values).max(axis=-1, keepdims=True))
    along = (vectors.swapaxes(-1, -2) @ slope[..., None])[..., 0] / values
    return (vectors @ along[..., None])[..., 0]


def maximise(count, total) -> Fit:
    """Return the maxima over (β₀, β₁, σ ≥ 0).

    Newton's method, first with few nodes. σ = 0, where the slope in σ is always 0, is compared
    with what is found.
    """
    best = height(start_values(count, total), count, total, nodes=FEW_NODES)
    _climb(best, count, total, FEW_NODES, shortest=1e-3)
    best = height(best.parameters, count, total, best.modes)
    _climb(best, count, total, NODES, shortest=1e-6)
    _put_flat(best, count, total)
    return best


def _climb(best: Fit, count, total, nodes: int, shortest: float) -> None:
    """Climb to the maxima by steps that are cut where they do not rise; surveys leave on arrival.

    The error after a step is about its square, so `shortest` is the square root of what is wanted.
    """
    todo, scale = np.arange(len(count)), np.ones(len(count))
    for _ in range(MOST_STEPS):
        here = best.of(todo)
        step = scale[todo, None] * ascent(here.slope, here.information)
        fall = -step[:, 2:] / here.parameters[:, 2:] / LARGEST_FALL
        longest = np.abs(step).max(axis=-1, keepdims=True) / LONGEST_STEP
        new = here.parameters + step / np.maximum(1, np.maximum(fall, longest))
        tried = height(new, count[todo], total, here.modes, nodes)
        better = tried.value >= here.value - QUADRATURE
        scale[todo] = np.where(better, 1.0, scale[todo] / 4)
        best.put(todo[better], tried.of(better))
        flat = (new[:, 2] < NO_SPREAD) & (tried.information[:, 2, 2] > 0)
        short = np.abs(new - here.parameters).max(axis=-1) < shortest
        todo = todo[~(short | flat | (new[:, 2] > LARGEST_SPREAD))]
        if not len(todo):
            return


def _put_flat(best: Fit, count, total) -> None:
    """Put σ = 0, whose maximum has a closed form, where nothing higher was found."""
    share = count.sum(axis=-2, keepdims=True) / total.sum(axis=-2, keepdims=True)
    level = special.xlogy(count, share) + special.xlog1py(total - count, -share)
    flat = ~(best.value > level.sum(axis=(-2, -1)) + ROUNDING)
    if flat.any():
        plain = special.logit(share[flat, 0])
        none = np.zeros(len(plain))
        parameters = np.stack([plain[:, 0], plain[:, 1] - plain[:, 0], none], axis=-1)
        best.put(flat, height(parameters, count[flat], total))


def has_maximum(fit: Fit) -> np.ndarray:
    """Return where the likelihood has a maximum and the search came to it, shape (d,).

    It has none where it rises for ever with σ; the search then ends far out or on a ridge, where
    the information is not positive.
    """
    least = np.linalg.eigvalsh(fit.information)[:, 0]
    spread = fit.parameters[:, 2]
    return (spread == 0) | (least > 0) & (spread < LARGEST_SPREAD)


def averaged_share(logit, spread) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return ∫ expit(logit + spread z) φ(z) dz and its slopes in both, which broadcast."""
    z, weights = hermegauss(101)
    weights = weights / np.sqrt(2 * np.pi)
    share = special.expit(np.asarray(logit)[..., None] + np.asarray(spread)[..., None] * z)
    slope = weights * share * (1 - share)
    return (weights * share).sum(axis=-1), slope.sum(axis=-1), (slope * z).sum(axis=-1)


def averaged(parameters) -> tuple[np.ndarray, np.ndarray]:
    """Return the two population-averaged shares and their slopes, (..., 2) and (..., 2, 3)."""
    logit = parameters[..., :1] + parameters[..., 1:2] * np.array([0.0, 1.0])
    share, first, by_spread = averaged_share(logit, parameters[..., 2:])
    return share, np.stack([first, first * [0, 1], by_spread], axis=-1)
