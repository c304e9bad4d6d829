"""Independent choices drawn several at a time: one look-up stands for several cities."""

from __future__ import annotations

import numpy as np

MOST_ROWS = 4096
"""Rows of a table of combinations: with a dozen numbers each it stays in a processor's cache."""
MOST_WIDTH = 400
"""Random numbers a draw is said to need: blocks of 10,000 draws, however many cities."""


def choices_together(ways: int) -> int:
    """Return how many choices of `ways` each make a table of at most `MOST_ROWS` combinations.

    Examples
    --------
    >>> choices_together(6), choices_together(39), choices_together(10_000)
    (4, 2, 1)

    Four weights of six values, two of 39 cities; of 10,000 cities one at a time.
    """
    together = 1
    while 1 < ways ** (together + 1) <= MOST_ROWS:
        together += 1
    return together


def _combinations(alternatives: np.ndarray) -> np.ndarray:
    """Return the sums of every combination, (g, a, m) to (a^g, m), the last choice fastest."""
    table = alternatives[0]
    for other in alternatives[1:]:
        table = (table[:, None] + other).reshape(-1, table.shape[1])
    return np.ascontiguousarray(table)


def random_sums(alternatives: np.ndarray, generator: np.random.Generator, size: int) -> np.ndarray:
    """Return sums over independent choices, each alternative as likely as the others.

    Choices are made together, as many as `choices_together` says: one whole number picks a row of
    the table of their combinations. The distribution is that of choosing one by one; random
    numbers and additions are divided by how many are chosen at once, and what is held at a time
    grows neither with the choices nor with the alternatives.

    Parameters
    ----------
    alternatives : ndarray, shape (k, a, m)
        For each of k choices, a alternatives of m numbers.
    generator : numpy.random.Generator
    size : int
        How many sums.

    Returns
    -------
    ndarray, shape (size, m)

    Examples
    --------
    >>> coins = np.tile([[0.0], [1.0]], (10, 1, 1))
    >>> heads = random_sums(coins, np.random.default_rng(1), 50_000)
    >>> bool(abs(heads.mean() - 5) < 0.03)
    True

    Ten coins show five heads in the mean, to four Monte Carlo errors.
    """
    number, ways, width = alternatives.shape
    together, alike = choices_together(ways), alternatives.strides[0] == 0  # one set for all
    sums, picked = np.zeros((size, width)), np.empty((size, width))
    for start in range(0, number, together):
        chosen = alternatives[start : start + together]
        if start == 0 or not alike or len(chosen) < together:
            table = _combinations(chosen)
        drawn = generator.integers(len(table), size=size)
        sums += table.take(drawn, axis=0, out=picked, mode="clip")  # clip: no copy before `out`
    return sums
