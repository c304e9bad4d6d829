"""The shift at a common composition by a logistic model of main effects (g-computation)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scsi.inference.cells.contrasts import answer, clusters_in
from scsi.inference.cells.counts import CellCounts
from scsi.inference.cells.standardised import (
    StandardisedShift,
    check_two_waves,
    target_weights,
    weight_scores,
)

STEPS, SMALL = 100, 1e-12


class NotEstimable(ValueError):
    """The likelihood has no maximum."""


def logistic_shift(
    cells: CellCounts,
    factors: Sequence[Sequence[int]],
    target: str = "average",
    level: float = 0.95,
) -> StandardisedShift:
    """Compare two waves at a common composition, shares by a logistic model of main effects.

    The model has the wave and every level of each factor, no interactions, by maximum likelihood.
    Predictions in both waves are averaged over the target composition. The variance is CR2 of the
    stacked estimating equations, clustered by city, the weights' own variation among them;
    Satterthwaite degrees of the gradient's contrast. Levels whose items are all of the category, or
    none, are predicted so and left out of the fit.

    Parameters
    ----------
    cells : CellCounts
        As for `scsi.inference.cells.standardised_shift`.
    factors : sequence of sequence of int
        One factor each: the level of every group.
    target : {"average", "before", "after", "pooled"}
    level : float, default 0.95

    Returns
    -------
    StandardisedShift
        `shifts_without` is empty: each would be a fit of its own.

    Raises
    ------
    ValueError
        If the likelihood has no maximum.

    References
    ----------
    Robins, J. (1986), Mathematical Modelling 7, 1393-1512 (g-computation). Pustejovsky and Tipton
    (2018), for CR2 of generalised linear models.

    Examples
    --------
    >>> cells = CellCounts(
    ...     count=[[4, 1, 5, 2], [2, 1, 3, 1], [6, 0, 6, 3], [1, 2, 4, 2], [3, 1, 4, 3],
    ...            [2, 2, 5, 1]],
    ...     total=[[10, 2, 9, 9], [8, 3, 9, 7], [9, 2, 8, 8], [7, 4, 10, 9], [9, 2, 9, 7],
    ...            [8, 5, 9, 6]],
    ...     times=[1] * 6,
    ... )
    >>> round(logistic_shift(cells, [[0, 1]]).shift.estimate, 3)
    0.056

    The sector with few items before borrows from the other, so the rise is 5.6 points, not 4.8.
    """
    number = check_two_waves(cells)
    weights = target_weights(cells.totals(), target)
    own = [np.asarray(levels) for levels in factors]
    settled = _settled(cells, own)
    free = ~np.tile(settled, 2)
    mean = np.tile(_settled_shares(cells), 2)
    scores, degrees = np.zeros(len(cells.times)), float("nan")
    if free.any():
        fit = CellCounts(count=cells.count[:, free], total=cells.total[:, free], times=cells.times)
        design = _design(own, settled)
        beta, spread = _maximum(fit, design)
        mean[free] = 1 / (1 + np.exp(-design @ beta))
        signed = np.concatenate([-weights, weights])[free]
        gradient = (signed * mean[free] * (1 - mean[free])) @ design
        scores, degrees = _scores(fit, design, mean[free], spread @ gradient, spread)
    before, after = mean[:number], mean[number:]
    whole = scores + weight_scores(cells, after - before, target)
    clusters = clusters_in(cells.joined(np.repeat([0, 1], number)), np.ones(2))
    return StandardisedShift(
        shift=answer(
            float(weights @ (after - before)),
            float(cells.times @ whole**2),
            degrees,
            level,
            clusters,
        ),
        error_fixed=float(np.sqrt(cells.times @ scores**2)) if clusters >= 2 else None,
        weights=tuple(weights.tolist()),
        before=tuple(before.tolist()),
        after=tuple(after.tolist()),
        shifts_without=(),
    )


def _settled(cells: CellCounts, factors: list[np.ndarray]) -> np.ndarray:
    """Return which groups have a level without variation, so that their shares are 0 or 1."""
    number = len(factors[0])
    count, total = (
        (cells.times @ x).reshape(2, number).sum(axis=0) for x in (cells.count, cells.total)
    )
    settled = np.zeros(number, dtype=bool)
    while True:
        found = settled.copy()
        for levels in factors:
            left = np.where(settled, 0.0, 1.0)
            x = np.bincount(levels, count * left)
            n = np.bincount(levels, total * left)
            found |= ((x <= 0) | (x >= n))[levels]
        if (found == settled).all():
            return settled
        settled = found


def _settled_shares(cells: CellCounts) -> np.ndarray:
    """Return each group's share over both waves, shape (G,)."""
    count, total = ((cells.times @ x).reshape(2, -1).sum(0) for x in (cells.count, cells.total))
    return count / total


def _design(factors: list[np.ndarray], settled: np.ndarray) -> np.ndarray:
    """Return the columns of the free cells: one, the wave, each level but the first that is free.

    Columns that others already span are left out.
    """
    free = ~settled
    columns = [np.ones(2 * free.sum()), np.repeat([0.0, 1.0], free.sum())]
    for levels in factors:
        mine = levels[free]
        columns += [np.tile((mine == each).astype(float), 2) for each in np.unique(mine)[1:]]
    kept: list[np.ndarray] = []
    for column in columns:
        rest = column
        if kept:
            basis = np.stack(kept, axis=1)
            rest = column - basis @ np.linalg.lstsq(basis, column, rcond=None)[0]
        if (rest**2).sum() > 1e-9:
            kept.append(column)
    return np.stack(kept, axis=1)


def _maximum(cells: CellCounts, design: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the coefficients and the inverse of the information."""
    count, total = cells.times @ cells.count, cells.totals()
    beta = np.zeros(design.shape[1])
    for _ in range(STEPS):
        mean = 1 / (1 + np.exp(-design @ beta))
        weight = total * mean * (1 - mean)
        information = (design.T * weight) @ design
        if not np.linalg.cond(information) < 1 / SMALL:
            break
        step = np.linalg.solve(information, design.T @ (count - total * mean))
        beta = beta + step * min(1.0, 5 / max(float(np.abs(step).max()), SMALL))
        if np.abs(step).max() < 1e-10:
            return beta, np.linalg.inv(information)
    raise NotEstimable("the logistic model has no maximum: a group separates")


def _scores(cells: CellCounts, design, mean, turned, spread) -> tuple[np.ndarray, float]:
    """Return each cluster's CR2 score for the contrast, and its Satterthwaite degrees.

    As least squares of the item with regressors wx, w = p(1 - p), and weights 1/w: rows of a cell
    are alike, so that each cluster's matrix B = w² - w^(3/2) x M x' w^(3/2) is needed on the normed
    sums of its cells only; A = √w B^(-1/2) √w between them.
    """
    weight = mean * (1 - mean)
    root = np.sqrt(cells.total)
    outer = np.outer(weight, weight)
    hat = (design @ spread @ design.T) * outer**1.5
    values = design @ turned  # x M ℓ, cell by cell
    score, own = np.zeros(len(root)), np.zeros(len(root))
    middle = np.zeros((len(root), design.shape[1]))
    for first in range(0, len(root), 2_048):
        here = slice(first, first + 2_048)
        part = root[here]
        block = -(part[:, :, None] * part[:, None, :]) * hat
        block[:, np.arange(len(weight)), np.arange(len(weight))] += weight**2
        power, turn = np.linalg.eigh(block)
        kept = power > 1e-10 * power[:, -1:]
        inverse = np.where(kept, 1 / np.sqrt(np.where(kept, power, 1)), 0.0)
        matrix = (turn * inverse[:, None, :]) @ np.swapaxes(turn, 1, 2)
        matrix = matrix * np.sqrt(outer)
        z = (matrix @ (part * values)[:, :, None])[:, :, 0]
        with np.errstate(divide="ignore", invalid="ignore"):
            residual = (cells.count[here] - cells.total[here] * mean) / part
        score[here] = (z * np.where(part > 0, residual, 0.0)).sum(axis=1)
        own[here] = (z**2 * weight).sum(axis=1)
        middle[here] = (z * part * weight) @ design
    # the scores' working covariance is diag(own) - T M T', T = X'z
    times = cells.times
    cross = np.einsum("ki,ij,kj->k", middle, spread, middle)
    gram = (times[:, None] * middle).T @ middle @ spread
    trace = times @ (own - cross)
    square = times @ own**2 - 2 * (times @ (own * cross)) + np.trace(gram @ gram)
    return score, float(trace**2 / square) if square > 0 else float("nan")
