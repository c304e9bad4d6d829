"""Algebra of the restricted wild cluster bootstrap: every draw's t at every hypothetical shift."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

WEBB = np.array([-np.sqrt(1.5), -1.0, -np.sqrt(0.5), np.sqrt(0.5), 1.0, np.sqrt(1.5)])
NEAR = 1e-10
"""How near a draw's t² is to the one seen, relative to it, where rounding alone parts the two."""
SMALLEST = 1e-24
"""Squared rounding error of shares, far below any real spread."""


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
    estimate, spread : float
        As in `Scores`.
    coefficients : ndarray, shape (6, draws)
        Of 1, b and b² in the square of the draw's shift less b, then in its CR1 variance, the
        factor left out.
    """

    estimate: float
    spread: float
    coefficients: np.ndarray

    def pvalue(self, shift: float) -> float:
        """Return (1 + #{|t*| ≥ |t|}) / (1 + draws) for the null that the shift is `shift`."""
        powers = np.array([1.0, shift, shift**2])
        seen = (self.estimate - shift) ** 2 / self.spread * (1 - NEAR)
        beyond = np.concatenate([powers, -seen * powers]) @ self.coefficients >= 0
        return float((1 + np.count_nonzero(beyond)) / (1 + len(beyond)))


def _product(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return the coefficients of the product of two lines in b, (2, ...) each."""
    middle = one[0] * other[1] + one[1] * other[0]
    return np.stack([one[0] * other[0], middle, one[1] * other[1]])


def _variance(parts, own, heights, times=np.multiply) -> np.ndarray:
    """Return Σ (v_j g_j - A h_j + B h_j)² over cities, `times` being how two parts are multiplied.

    A and B are what a draw adds to the two shares (`parts` in the order of `Scores.linear`).
    """
    before, after, cross_before, cross_after = parts
    variance = own + 2 * (times(before, cross_before) - times(after, cross_after))
    variance += times(after, after) * heights[1, 1]
    variance += times(before, before) * heights[0, 0]
    variance -= times(before, after) * (2 * heights[0, 1])
    return variance


def wild_draws(seen: Scores, moments: np.ndarray) -> WildDraws:
    """Return the draws of which `moments`, shape (11, draws), are v @ linear and v² @ square."""
    parts = [moments[[at, at + 4]] for at in range(4)]
    variance = _variance(parts, moments[8:], seen.heights, _product)
    moved = parts[1] - parts[0]
    coefficients = np.concatenate([_product(moved, moved), variance])
    return WildDraws(float(seen.estimate), float(seen.spread), coefficients)


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
    first, before, second, after = (np.asarray(part, dtype=float) for part in surveys)
    squares, found = weights**2, []
    for shift in shifts:  # that the shift is b is that y - b after has not moved
        seen = scores(first, before, second - shift * after, after)
        parts = weights @ np.moveaxis(seen.linear[..., :4], 0, -1).swapaxes(0, 1)
        variance = _variance(parts, squares @ seen.square[..., 0].T, seen.heights)
        bar = seen.estimate**2 / np.where(seen.spread > SMALLEST, seen.spread, np.nan)
        extreme = (parts[1] - parts[0]) ** 2 >= bar * (1 - NEAR) * np.maximum(variance, 0)
        pvalue = (1 + np.count_nonzero(extreme, axis=0)) / (1 + len(weights))
        found.append(np.where(np.isnan(bar), np.nan, pvalue))
    return np.array(found)
