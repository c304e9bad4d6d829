"""Algebra of the restricted wild cluster bootstrap: every draw's t at every hypothetical shift."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

WEBB = np.array([-np.sqrt(1.5), -1.0, -np.sqrt(0.5), np.sqrt(0.5), 1.0, np.sqrt(1.5)])


@dataclass(frozen=True, slots=True)
class Scores:
    """What a draw v of city weights is multiplied with: everything is a polynomial in the shift b.

    Under the null that the shift is b the residuals are r(b) = r(0) + b r', so eleven numbers a
    draw (v @ linear, v² @ square) answer for every b.

    Attributes
    ----------
    estimate, spread : ndarray, shape (...)
        The shift as it was seen, and its CR1 variance but for the factor k/(k - 1), which is the
        same in every draw.
    linear : ndarray, shape (..., k, 8)
        Residuals before and after, the city's part of the shift times its weight before and after;
        the same of the slope in b.
    square : ndarray, shape (..., k, 3)
        Coefficients of 1, b and b² of the squared part.
    heights : ndarray, shape (2, 2)
        Σ h h' over cities, h a city's part of all items before and after.
    """

    estimate: np.ndarray
    spread: np.ndarray
    linear: np.ndarray
    square: np.ndarray
    heights: np.ndarray


def scores(count_before, total_before, count_after, total_after) -> Scores:
    """Return what draws are multiplied with: counts of shape (..., k), totals of shape (k,)."""
    counts = np.stack([count_before, count_after], axis=-1)
    totals = np.stack([total_before, total_after], axis=-1)
    sizes = totals.sum(axis=0)
    height = totals / sizes
    common = counts.sum(axis=(-2, -1), keepdims=True) / sizes.sum()
    residual = counts / sizes - height * common
    slope = np.broadcast_to(height * np.array([sizes[1], -sizes[0]]) / sizes.sum(), counts.shape)
    gap, gap_slope = (part[..., 1] - part[..., 0] for part in (residual, slope))
    own = counts / sizes - height * (counts.sum(axis=-2, keepdims=True) / sizes)
    before, after = count_before.sum(axis=-1) / sizes[0], count_after.sum(axis=-1) / sizes[1]
    return Scores(
        estimate=after - before,
        spread=((own[..., 1] - own[..., 0]) ** 2).sum(axis=-1),
        linear=np.concatenate(
            [residual, gap[..., None] * height, slope, gap_slope[..., None] * height], axis=-1
        ),
        square=np.stack([gap**2, 2 * gap * gap_slope, gap_slope**2], axis=-1),
        heights=height.T @ height,
    )


@dataclass(frozen=True, slots=True)
class WildDraws:
    """Draws of the bootstrap, each as two polynomials in the hypothetical shift b.

    Attributes
    ----------
    estimate, spread : ndarray, shape (...)
        As in `Scores`.
    difference : ndarray, shape (2, draws, ...)
        Coefficients of 1 and b of the draw's shift, less b.
    variance : ndarray, shape (3, draws, ...)
        Coefficients of 1, b and b² of its CR1 variance, but for the factor.
    """

    estimate: np.ndarray
    spread: np.ndarray
    difference: np.ndarray
    variance: np.ndarray

    def pvalue(self, shift: float) -> np.ndarray:
        """Return (1 + #{|t*| ≥ |t|}) / (1 + draws) for the null that the shift is `shift`."""
        moved, spread = self.difference, self.variance
        difference = moved[0] + shift * moved[1]
        variance = spread[0] + shift * (spread[1] + shift * spread[2])
        seen = (self.estimate - shift) ** 2 / self.spread * (1 - 1e-10)
        extreme = difference**2 >= seen * np.maximum(variance, 0)
        return (1 + np.count_nonzero(extreme, axis=0)) / (1 + len(extreme))


def _product(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return the coefficients of the product of two lines in b, (2, ...) each."""
    middle = one[0] * other[1] + one[1] * other[0]
    return np.stack([one[0] * other[0], middle, one[1] * other[1]])


def wild_draws(seen: Scores, moments: np.ndarray) -> WildDraws:
    """Return the draws of which `moments`, shape (11, draws, ...), are v @ linear and v² @ square.

    A draw's score is v_j g_j - A h_j + B h_j, with A and B what it adds to the two shares; squared
    and added over cities it needs no more than these sums and the `heights`.
    """
    before, after, cross_before, cross_after = (moments[[at, at + 4]] for at in range(4))
    variance = moments[8:] - 2 * _product(after, cross_after) + 2 * _product(before, cross_before)
    variance += _product(after, after) * seen.heights[1, 1]
    variance += _product(before, before) * seen.heights[0, 0]
    variance -= _product(before, after) * (2 * seen.heights[0, 1])
    return WildDraws(seen.estimate, seen.spread, after - before, variance)


def wild_pvalues(surveys, shifts, weights: np.ndarray) -> np.ndarray:
    """Return p of hypothetical shifts in many surveys at once, all from the same draws.

    Parameters
    ----------
    surveys : sequence of four array_like
        ``count_before``, ``total_before``, ``count_after``, ``total_after``: counts of shape
        (d, k), totals of shape (k,), the same in every survey.
    shifts : array_like, shape (m,)
        Hypothetical shifts, fractions.
    weights : ndarray, shape (draws, k)
        Weights of the cities in every draw, of mean 0 and variance 1, such as `WEBB`'s.

    Returns
    -------
    ndarray, shape (m, d)
        nan where a survey's variance is 0.

    Examples
    --------
    >>> weights = WEBB[np.random.default_rng(1).integers(6, size=(999, 8))]
    >>> before, same, more = [2, 3, 2, 4, 3, 2, 3, 2], [3, 2, 2, 3, 4, 2, 2, 3], [7] * 8
    >>> wild_pvalues(([before, before], [9] * 8, [same, more], [9] * 8), [0.0], weights) < 0.05
    array([[False,  True]])

    Of two surveys the first has moved by nothing, the second by more than chance does.
    """
    seen = scores(*(np.asarray(part, dtype=float) for part in surveys))
    varies = seen.spread > 1e-24
    seen = replace(seen, spread=np.where(varies, seen.spread, np.nan))
    linear, square = np.moveaxis(seen.linear, -1, 0), np.moveaxis(seen.square, -1, 0)
    moments = np.concatenate(
        [weights @ linear.swapaxes(1, 2), weights**2 @ square.swapaxes(1, 2)]
    )
    draws = wild_draws(seen, moments)
    found = np.array([draws.pvalue(float(shift)) for shift in shifts])
    return np.where(varies, found, np.nan)
