"""Exact distribution of a sum over random choices or random signs, by the shift algorithm.

Values stand on a grid of whole numbers; the number of choices with each sum is built value by
value (Streitberg and Röhmel 1986, "Exact distributions for permutation and rank tests",
Statistical Software Newsletter 12(1), 10-17). All terms are positive, so floats lose nothing but
their last digits.
"""

from __future__ import annotations

import numpy as np

MOST_STEPS = 2_000_000_000
MOST_CELLS = 25_000_000
"""Additions, and numbers held at once, above which the shift algorithm is not used."""


def too_long(grid: np.ndarray, size: int) -> bool:
    """Return whether sums of `size` values take more steps or more memory than is allowed.

    Examples
    --------
    >>> too_long(np.arange(0, 10_000, 200), 20), too_long(np.arange(0, 10**9, 10**7), 50)
    (False, True)

    Fifty cities on a grid of 10,000 points are quickly counted; a grid of 10⁹ points is not.
    """
    cells = (size + 1) * int(np.sort(grid)[::-1][:size].sum())
    return cells > MOST_CELLS or cells * len(grid) > MOST_STEPS


def choice_distribution(grid: np.ndarray, size: int) -> np.ndarray:
    """Return the probability of each sum of `size` values chosen at random, all alike.

    Parameters
    ----------
    grid : ndarray of int, shape (k,)
        Whole numbers of 0 or more.
    size : int
        How many are chosen, at most k.

    Returns
    -------
    ndarray
        Element s is the probability of the sum s.

    Examples
    --------
    >>> choice_distribution(np.array([0, 1, 2]), 2).round(3)
    array([0.   , 0.333, 0.333, 0.333])

    The three choices of two of 0, 1, 2 have the sums 1, 2 and 3.
    """
    grid = np.sort(np.asarray(grid, dtype=np.int64))
    sums = np.concatenate([[0], np.cumsum(grid)]).tolist()
    ways = np.zeros((size + 1, sums[-1] - sums[-1 - size] + 1))
    ways[0, 0] = 1.0
    for at, value in enumerate(grid.tolist()):
        fewest = max(1, size - (len(grid) - 1 - at))
        for number in range(min(at + 1, size), fewest - 1, -1):
            # one less than `number` of the first `at` values, which ascend, add to these at least
            # and at most
            low, high = sums[number - 1], sums[at] - sums[at - number + 1] + 1
            ways[number, low + value : high + value] += ways[number - 1, low:high]
        if at % 32 == 31:  # numbers of choices overflow above a thousand cities
            ways /= ways.max()
    return ways[size] / ways[size].sum()


def sign_distribution(grid: np.ndarray) -> np.ndarray:
    """Return the probability of each sum of the values whose sign comes out plus.

    Parameters
    ----------
    grid : ndarray of int, shape (m,)
        Absolute values, whole numbers of 0 or more; each is in the sum with chance 1/2.

    Returns
    -------
    ndarray
        Element s is the probability of the sum s.

    Examples
    --------
    >>> sign_distribution(np.array([1, 2]))
    array([0.25, 0.25, 0.25, 0.25])

    Two changes of 1 and 2 flip four ways.
    """
    grid = np.asarray(grid, dtype=np.int64)
    chance = np.zeros(int(grid.sum()) + 1)
    chance[0] = 1.0
    reach = 0
    for value in grid.tolist():
        reach += value
        shifted = chance[: reach + 1 - value].copy()
        chance[: reach + 1] *= 0.5
        chance[value : reach + 1] += 0.5 * shifted
    return chance


def distance_tail(chance: np.ndarray, centre: float, distance: float, error: float):
    """Return least and greatest P(|sum - centre| >= distance) when sums are off by `error` at most.

    Examples
    --------
    >>> distance_tail(np.array([0.25, 0.25, 0.25, 0.25]), 1.5, 1.5, 0.0)
    (0.5, 0.5)

    Half of the four sums are as far from their middle as the farthest.
    """
    far = np.abs(np.arange(len(chance)) - centre)
    slack = 1e-9 * max(1.0, distance)  # an equal distance counts, whatever its last digit
    high = min(1.0, chance[far >= distance - error - slack].sum())
    low = chance[far >= distance + error + slack].sum() if error else high
    return float(low), float(high)
