"""Beta-binomial counts of many cities at once, of any size, at a cost that rows do not raise."""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln

MOST_TABLED = 1024
"""Cities of more rows are drawn in two steps; a table of their counts would grow with rows."""

INDEPENDENT = 1e-9
"""Below this correlation counts are binomial."""


def draw_counts(
    generator: np.random.Generator, rows: np.ndarray, share: float, icc: float, size: int
) -> np.ndarray:
    """Draw `size` counts of each city whose share is beta with mean `share` and correlation `icc`.

    Up to `MOST_TABLED` rows a uniform number is looked up in the cumulative distribution, which
    cities of one size have in common; above, the city's share is drawn and then its count.

    Parameters
    ----------
    generator : numpy.random.Generator
    rows : ndarray of int, shape (k,)
        Rows of each city, at least 1.
    share, icc : float
        Mean of the cities' shares, and correlation of two rows of one city, below 1.
    size : int

    Returns
    -------
    ndarray of float, shape (k, size)

    Examples
    --------
    >>> draw_counts(np.random.default_rng(1), np.array([3, 2000]), 0.5, 0.0, 4).shape
    (2, 4)

    Four draws of a small city and of a large one.
    """
    counts = np.empty((len(rows), size))
    few = rows <= MOST_TABLED
    counts[few] = _looked_up(generator, rows[few], share, icc, size)
    large = rows[~few, None]
    effects = _effects(generator, share, icc, (len(large), size))
    counts[~few] = generator.binomial(large, effects)
    return counts


def _effects(generator, share: float, icc: float, size) -> np.ndarray:
    """Draw the shares of cities: beta with mean `share` and variance icc · share · (1 - share)."""
    if icc < INDEPENDENT:
        return np.full(size, share)
    total = 1 / icc - 1
    return generator.beta(share * total, (1 - share) * total, size)


def _looked_up(generator, rows, share, icc, size) -> np.ndarray:
    """Draw counts by their cumulative distributions, one after another in one long table."""
    sizes, own = np.unique(rows, return_inverse=True)
    if not len(sizes):
        return np.empty((0, size))
    start = np.cumsum(sizes + 1) - (sizes + 1)
    table = _cumulative(sizes, start, share, icc)
    place = np.searchsorted(table, own[:, None] + generator.random((len(rows), size)), side="right")
    return place - start[own][:, None]


def _cumulative(sizes, start, share: float, icc: float) -> np.ndarray:
    """Return i + P(count <= x), x from 0 to the i-th size, for one size after another."""
    number = np.repeat(np.arange(len(sizes)), sizes + 1)
    x = np.arange(len(number)) - start[number]
    rest = sizes[number] - x
    n = np.arange(sizes[-1] + 1)
    ways = gammaln(n + 1)
    if icc < INDEPENDENT:
        of_x, of_rest, of_size = n * np.log(share), n * np.log1p(-share), np.zeros(len(n))
    else:
        a, b = share * (1 / icc - 1), (1 - share) * (1 / icc - 1)
        of_x, of_rest, of_size = (gammaln(n + part) - gammaln(part) for part in (a, b, a + b))
    chance = np.exp((of_x - ways)[x] + (of_rest - ways)[rest] + (ways - of_size)[sizes][number])
    sums = np.concatenate([[0.0], np.cumsum(chance)])
    before = sums[start]
    whole = sums[start + sizes + 1] - before  # so that the last of each size is 1 exactly
    return number + (sums[1:] - before[number]) / whole[number]
