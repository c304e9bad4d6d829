"""Das Gupta's effects of several factors, and of crossed compositions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import factorial

import numpy as np


def das_gupta(
    before: Sequence, after: Sequence, rate: Callable[..., float] | None = None
) -> tuple[float, ...]:
    """Split the difference of two rates into the effects of their factors.

    The effect of a factor is the mean change of the rate when it alone moves, over all states of
    the other P - 1 factors, those with as many moved weighing 1/P together:
    ``Σ_S |S|! (P - 1 - |S|)!/P! [R(S and the factor after) - R(S after)]``. Effects add up to the
    difference; they are Das Gupta's for every P, and the Shapley value.

    Parameters
    ----------
    before, after : sequence of float or array_like
        The P factors, at most 15, each a number or a vector over groups.
    rate : callable, optional
        Takes P factors, returns a number; the sum over groups of their product if none.

    Returns
    -------
    tuple of float
        One effect a factor.

    References
    ----------
    Das Gupta, P. (1993), Standardization and Decomposition of Rates: A User's Manual, U.S. Bureau
    of the Census P23-186, chapters 2 to 4.

    Examples
    --------
    Das Gupta's example 2.1: mean earnings of black and white men, United States 1980.

    >>> effects = das_gupta((10930, 0.717892), (16591, 0.825974))
    >>> [round(effect) for effect in effects]
    [4370, 1487]

    Of a gap of 5,857 dollars, 4,370 come from what earners earn, 1,487 from how many earn.
    """
    factors = len(before)
    if len(after) != factors or not 1 <= factors <= 15:
        raise ValueError(f"1 to 15 factors on both sides; got {factors} and {len(after)}")
    sides = [np.asarray(x, dtype=float) for x in before], [np.asarray(x, float) for x in after]
    rate = rate or (lambda *values: np.sum(np.prod(np.broadcast_arrays(*values), axis=0)))
    value = {}
    for size in range(factors + 1):
        for moved in combinations(range(factors), size):
            value[moved] = float(rate(*(sides[i in moved][i] for i in range(factors))))
    effects = [0.0] * factors
    for moved, base in value.items():
        rest = set(range(factors)) - set(moved)
        for factor in rest:
            weight = factorial(len(moved)) * factorial(len(rest) - 1) / factorial(factors)
            effects[factor] += weight * (value[tuple(sorted((*moved, factor)))] - base)
    return tuple(effects)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossClassified:
    """A shift as change within cells and the composition by each of several factors.

    Attributes
    ----------
    total, within : float
        The shift, and the part of changed shares.
    composition : tuple of float
        The part of each factor's changed composition; ``total = within + sum(composition)``.
    """

    total: float
    within: float
    composition: tuple[float, ...]


def cross_classified(count_before, total_before, count_after, total_after) -> CrossClassified:
    """Split a shift by several crossed factors, such as layer by sector.

    The part of all items in a cell is written as the product of symmetrical expressions, one a
    factor (Das Gupta's 5.36); for two factors
    ``A_ij = (n_ij/n_.j)^(1/2) (n_i./n)^(1/2)`` and ``B_ij`` likewise. The composition part
    Σ (w₂ - w₁)(p₁ + p₂)/2 is then split by `das_gupta` among the factors.

    Parameters
    ----------
    count_before, total_before, count_after, total_after : array_like, shape (I, J, ...)
        One axis a factor, two to four; every cell needs items in both waves.

    Returns
    -------
    CrossClassified

    Raises
    ------
    ValueError
        Where a cell is empty in a wave: it has no share there. Join groups, or use `kitagawa`.

    References
    ----------
    Das Gupta (1993), chapter 5, in particular (5.36) and example 5.3.

    Examples
    --------
    >>> parts = cross_classified(
    ...     [[5, 5], [2, 8]], [[10, 20], [10, 40]], [[5, 5], [8, 2]], [[10, 20], [40, 10]]
    ... )
    >>> round(parts.total, 4) == round(parts.within + sum(parts.composition), 4)
    True

    What layers and what sectors do to the share, and what is left to change within both.
    """
    columns = [np.asarray(x, float) for x in (count_before, total_before, count_after, total_after)]
    if columns[0].ndim not in (2, 3, 4) or len({x.shape for x in columns}) != 1:
        raise ValueError(
            f"four tables of one shape with 2 to 4 axes; got {[x.shape for x in columns]}"
        )
    if (columns[1] <= 0).any() or (columns[3] <= 0).any():
        raise ValueError("a cell without items in a wave has no share there; join groups")
    before, after = columns[0] / columns[1], columns[2] / columns[3]
    weights = columns[1] / columns[1].sum(), columns[3] / columns[3].sum()
    average = (before + after) / 2
    first, second = _structure(columns[1]), _structure(columns[3])
    effects = das_gupta(first, second, rate=lambda *parts: (np.prod(parts, axis=0) * average).sum())
    return CrossClassified(
        total=float((weights[1] * after).sum() - (weights[0] * before).sum()),
        within=float(((after - before) * (weights[0] + weights[1]) / 2).sum()),
        composition=effects,
    )


def _structure(total: np.ndarray) -> list[np.ndarray]:
    """Return one array a factor whose product is each cell's part of all items.

    Das Gupta's (5.36): factor a's array multiplies n(S and a)/n(S) over sets S of other factors,
    n(.) summing over the factors not in the set, to the power |S|! (P - 1 - |S|)!/P!.
    """
    axes = range(total.ndim)

    def margin(kept) -> np.ndarray:
        return total.sum(axis=tuple(set(axes) - set(kept)), keepdims=True)

    parts = []
    for own in axes:
        part = np.ones_like(total)
        others = [axis for axis in axes if axis != own]
        for size in range(total.ndim):
            power = factorial(size) * factorial(total.ndim - 1 - size) / factorial(total.ndim)
            for chosen in combinations(others, size):
                part = part * (margin((*chosen, own)) / margin(chosen)) ** power
        parts.append(part)
    return parts
