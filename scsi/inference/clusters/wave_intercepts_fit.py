"""Laplace's likelihood of logistic intercepts per city and wave, for many surveys at once.

Counts have the shape (d, k, 2): surveys, cities, waves; totals (k, 2). Parameters are β₀, β₁ and
the lower root L of the covariance of a city's effects, l₀₀, l₁₀, l₁₁, shape (d, 5): the logit is
β₀ + β₁[after] + (Lz) of the wave, z two standard normals. A column of L and its opposite are the
same model, so that the likelihood is even in both columns and L needs no bounds.
`wave_intercepts_maximum` finds the maximum.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from scsi.inference.clusters.random_intercept_fit import Fit

Pair = tuple[np.ndarray, np.ndarray]
"""Of the waves, or of z₀ and z₁."""
MOVE = 1e-4
"""Of a parameter, for second derivatives by central differences of the slope."""


@dataclass(frozen=True, slots=True)
class _Cities:
    """h(z) = c'η - n'log(1 + e^η) - z'z/2, η = β + Lz, of each city and its derivatives at some z.

    Attributes
    ----------
    logit, share, rest, weight : pair of ndarray, shape (..., k)
        Of the waves: η, p, c - np and np(1 - p).
    slope : pair of ndarray, shape (..., k)
        In z₀ and z₁.
    curve : tuple of three ndarray, shape (..., k)
        H = I + L'WL, minus the second derivatives in z: of z₀, of z₀ and z₁, of z₁.
    determinant : ndarray, shape (..., k)
        Of H.
    """

    logit: Pair
    share: Pair
    rest: Pair
    weight: Pair
    slope: Pair
    curve: tuple[np.ndarray, np.ndarray, np.ndarray]
    determinant: np.ndarray

    def solve(self, right: Pair) -> Pair:
        """Return H⁻¹ times a pair."""
        first, mixed, second = self.curve
        return (
            (second * right[0] - mixed * right[1]) / self.determinant,
            (first * right[1] - mixed * right[0]) / self.determinant,
        )


def _entries(parameters) -> list[np.ndarray]:
    """Return β₀, β₁, l₀₀, l₁₀ and l₁₁, each (..., 1), to broadcast over cities."""
    return [parameters[..., place, None] for place in range(5)]


def _waves(cells) -> Pair:
    """Return the waves of what has them last, (..., k, 2), each (..., k)."""
    return cells[..., 0], cells[..., 1]


def _cities(parameters, z: Pair, count, total) -> _Cities:
    """Return h and its derivatives at z; counts and totals broadcast to the parameters."""
    first, change, l00, l10, l11 = _entries(parameters)
    logit = first + l00 * z[0], first + change + l10 * z[0] + l11 * z[1]
    share = special.expit(logit[0]), special.expit(logit[1])
    expected = [n * p for n, p in zip(_waves(total), share, strict=True)]
    rest = [c - e for c, e in zip(_waves(count), expected, strict=True)]
    weight = [e * (1 - p) for e, p in zip(expected, share, strict=True)]
    alone, by_first, by_second = 1 + l00**2 * weight[0], l10**2 * weight[1], l11**2 * weight[1]
    return _Cities(
        logit=logit,
        share=share,
        rest=tuple(rest),
        weight=tuple(weight),
        slope=(l00 * rest[0] + l10 * rest[1] - z[0], l11 * rest[1] - z[1]),
        curve=(alone + by_first, l10 * l11 * weight[1], 1 + by_second),
        determinant=alone * (1 + by_second) + by_first,
    )


def modes(parameters, count, total, start=0.0) -> Pair:
    """Return each city's most likely z, a pair of shape (..., k).

    Newton's method, its step halved where the slope does not become less: where many items and a
    large spread make the slope in z nearly a step, plain Newton goes to and fro across it for ever.
    """
    z = _waves(np.broadcast_to(start, count.shape))
    cut, step = np.ones(count.shape[:-1]), _waves(np.zeros(2))
    least = np.full(cut.shape, np.inf)
    for _ in range(500):
        tried = z[0] + cut * step[0], z[1] + cut * step[1]
        at = _cities(parameters, tried, count, total)
        slope = at.slope[0] ** 2 + at.slope[1] ** 2
        less = slope < least
        least, cut = np.where(less, slope, least), np.where(less, 1.0, cut / 2)
        z, step = (
            (np.where(less, new[0], old[0]), np.where(less, new[1], old[1]))
            for new, old in ((tried, z), (at.solve(at.slope), step))
        )
        if max(np.abs(step[0]).max(), np.abs(step[1]).max()) < 1e-9:
            break
    return z


def _slope(parameters, z: Pair, at: _Cities) -> np.ndarray:
    """Return the slope of h(ẑ) - log|H|/2 in the parameters, summed over cities, shape (..., 5).

    The slope of h in z is 0 at ẑ, that of log|H|/2 is not, and ẑ moves with the parameters by
    H⁻¹ ∂slope/∂θ: `bend` is the slope of log|H|/2 in the logits, `passed` H⁻¹L' times it.
    """
    _, _, l00, l10, l11 = _entries(parameters)
    alone, second = 1 + l00**2 * at.weight[0], at.curve[2]
    by_weight = l00**2 * second, l10**2 + l11**2 * alone
    bend = [
        part * weight * (0.5 - share) / at.determinant
        for part, weight, share in zip(by_weight, at.weight, at.share, strict=True)
    ]
    passed = at.solve((l00 * bend[0] + l10 * bend[1], l11 * bend[1]))
    moved = l00 * passed[0], l10 * passed[0] + l11 * passed[1]
    early, late = (
        rest - bent + weight * by
        for rest, bent, weight, by in zip(at.rest, bend, at.weight, moved, strict=True)
    )
    first, last = (weight / at.determinant for weight in at.weight)
    by_city = (
        early + late,
        late,
        early * z[0] - l00 * second * first - passed[0] * at.rest[0],
        late * z[0] - l10 * last - passed[0] * at.rest[1],
        late * z[1] - l11 * alone * last - passed[1] * at.rest[1],
    )
    return np.stack([part.sum(axis=-1) for part in by_city], axis=-1)


def _value(z: Pair, at: _Cities, count, total) -> np.ndarray:
    """Return the sum over cities of h(ẑ) - log|H|/2, shape (...)."""
    found = -(z[0] ** 2 + z[1] ** 2 + np.log(at.determinant)) / 2
    for c, n, eta in zip(_waves(count), _waves(total), at.logit, strict=True):
        found = found + c * eta - n * np.logaddexp(0, eta)
    return found.sum(axis=-1)


def laplace(parameters, count, total) -> np.ndarray:
    """Return Laplace's log-likelihood, without binomial coefficients, shape (...).

    Σ over cities of h(ẑ) - log|I + L'WL|/2, h(z) = c'η - n'log(1 + e^η) - z'z/2 with η = β + Lz, ẑ
    where h is highest and W the binomial weights there.
    """
    z = modes(parameters, count, total)
    return _value(z, _cities(parameters, z, count, total), count, total)


def height(parameters, count, total, start=0.0) -> Fit:
    """Return Laplace's log-likelihood and its derivatives; the second ones by differences.

    Beside the parameters one step of Newton's method leads to the modes but for an error even in
    the move, which the difference of two slopes does not have.
    """
    z = modes(parameters, count, total, start)
    at = _cities(parameters, z, count, total)
    moved = parameters + MOVE * np.concatenate([np.eye(5), -np.eye(5)])[:, None]
    near = _cities(moved, z, count, total)
    step = near.solve(near.slope)
    z_near = z[0] + step[0], z[1] + step[1]
    slopes = _slope(moved, z_near, _cities(moved, z_near, count, total))
    second = np.moveaxis(slopes[5:] - slopes[:5], 0, -1) / (2 * MOVE)
    return Fit(
        parameters=parameters,
        value=_value(z, at, count, total),
        slope=_slope(parameters, z, at),
        information=(second + second.swapaxes(-1, -2)) / 2,
        modes=np.stack(z, axis=-1),
    )
