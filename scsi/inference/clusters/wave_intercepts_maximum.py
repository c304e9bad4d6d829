"""The maximum of Laplace's likelihood of intercepts per city and wave, for many surveys at once.

Shapes and parameters are those of `wave_intercepts_fit`.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scsi.inference.clusters.random_intercept_fit import (
    LARGEST_SPREAD,
    LONGEST_STEP,
    ROUNDING,
    Fit,
    ascent,
    start_values,
)
from scsi.inference.clusters.wave_intercepts_fit import height

STARTS = (0.2, 0.9)
"""Correlations from which the search begins; the higher end is kept."""
MOST_STEPS, LEAST_GAIN = 100, 1e-7
"""Of the search: it ends after a step that was to raise the log-likelihood by less."""
NO_SPREAD, LITTLE_SPREAD = 1e-4, 0.1
"""An entry of the root below the first is at its boundary, 0; below the second it may be yet."""
FLAT = 1e-6
"""Least information, of a parameter in logits, that a maximum has."""


def maximise(count, total) -> Fit:
    """Return the maxima over the five parameters, the root in its canonical form.

    The higher end of two searches, or where no city is in both waves, so that l₁₀ = 0, of one. The
    likelihood is even in a spread or in l₁₁, so that a maximum at 0 is found as any other.
    Information about a parameter that is not estimated, since it is at its boundary or follows
    from the others, is a row of the unit matrix.
    """
    both = (total > 0).all(axis=-1).any()
    pooled, spread = np.split(start_values(count, total), [2], axis=-1)
    roots = (spread * [1.0, kept, np.sqrt(1 - kept**2)] for kept in (STARTS if both else (0.0,)))
    fits = (_climbed(np.concatenate([pooled, root], axis=-1), count, total, both) for root in roots)
    best = next(fits)
    for fit in fits:
        higher = fit.value > best.value
        best.put(higher, fit.of(higher))
    if both:
        _put_one_effect(best, count, total)
    parameters, inside = _canonical(best.parameters, both)
    best = height(parameters, count, total)
    return replace(best, information=_held(best.information, inside))


def _held(information, inside) -> np.ndarray:
    """Return the information with rows of the unit matrix for parameters that are not inside."""
    free = inside[..., :, None] & inside[..., None, :]
    return np.where(free, information, np.eye(5))


def _climbed(start, count, total, both: bool) -> Fit:
    """Climb to maxima by steps that are cut where they do not rise; surveys leave on arrival.

    The error after a step is about its square, so `LEAST_GAIN` is far more than what is wanted.
    """
    best = height(start, count, total)
    free = np.array([True, True, True, both, True])
    todo, scale = np.arange(len(count)), np.ones(len(count))
    for _ in range(MOST_STEPS):
        here = best.of(todo)
        step = ascent(here.slope * free, _held(here.information, free))
        gain = (step * here.slope).sum(axis=-1) / 2
        longest = np.abs(step).max(axis=-1, keepdims=True) / LONGEST_STEP
        new = here.parameters + scale[todo, None] * step / np.maximum(1, longest)
        tried = height(new, count[todo], total, here.modes)
        better = tried.value >= here.value - ROUNDING
        scale[todo] = np.where(better, 1.0, scale[todo] / 4)
        best.put(todo[better], tried.of(better))
        far = better & (spreads(new).max(axis=-1) > LARGEST_SPREAD)
        todo = todo[~(better & (gain < LEAST_GAIN) | far)]
        if not len(todo):
            break
    return best


def _put_one_effect(best: Fit, count, total) -> None:
    """Put correlation 1 or -1, l₁₁ = 0, where it is higher and the first spread nearly 0.

    There the likelihood hardly tells l₁₀ from l₁₁: a search in both goes along a ridge, and ends
    before its top.
    """
    near = np.abs(best.parameters[:, 2]) < LITTLE_SPREAD
    if near.any():
        start = best.parameters[near]
        start[:, 3], start[:, 4] = np.hypot(start[:, 3], start[:, 4]), 0.0
        fit = _climbed(start, count[near], total, True)
        higher = fit.value > best.value[near] - ROUNDING
        best.put(np.flatnonzero(near)[higher], fit.of(higher))


def spreads(parameters) -> np.ndarray:
    """Return σ₀ and σ₁, shape (..., 2)."""
    second = np.hypot(parameters[..., 3], parameters[..., 4])
    return np.stack([np.abs(parameters[..., 2]), second], axis=-1)


def _canonical(parameters, both: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return the same covariance with as few parameters as it has, and which of them are inside."""
    root = np.where(np.abs(parameters[:, 2:]) < NO_SPREAD, 0.0, parameters[:, 2:])
    l00, l10, l11 = root.T
    none = l00 == 0
    l10, l11 = np.where(none, 0.0, l10 * np.sign(l00)), np.where(none, np.hypot(l10, l11), abs(l11))
    inside = np.ones(parameters.shape, dtype=bool)
    inside[:, 2:] = np.stack([~none, both & ~none, l11 != 0], axis=-1)
    return np.column_stack([parameters[:, :2], abs(l00), l10, l11]), inside


def has_maximum(fit: Fit) -> np.ndarray:
    """Return where the likelihood has a maximum and the search came to it, shape (d,).

    It has none where it rises for ever with a spread, or where a spread is not determined.
    """
    least = np.linalg.eigvalsh(fit.information)[:, 0]
    return (spreads(fit.parameters).max(axis=-1) < LARGEST_SPREAD) & (least > FLAT)
