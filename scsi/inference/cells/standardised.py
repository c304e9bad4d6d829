"""The shift at a common composition: cells' shifts weighed alike in both waves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.inference.cells.contrasts import (
    Contrast,
    adjustments,
    answer,
    cell_scores,
    clusters_in,
    satterthwaite,
)
from scsi.inference.cells.counts import CellCounts
from scsi.vocabulary import check_choice

TARGETS = ("average", "before", "after", "pooled")
"""Whose composition: both waves' shares averaged, one wave's, or that of all rows together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardisedShift:
    """A shift at a common composition.

    Attributes
    ----------
    shift : Contrast
        With the weights' own variation in its error.
    error_fixed : float or None
        The standard error if the weights were known.
    weights, before, after : tuple of float
        Per group: its weight, its shares as counted or as the model has them.
    shifts_without : tuple of float
        The shift without each cluster in turn, in the order of the clusters.
    """

    shift: Contrast
    error_fixed: float | None
    weights: tuple[float, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]
    shifts_without: tuple[float, ...]


def check_two_waves(cells: CellCounts) -> int:
    """Return the number of groups G; cells are those of the first wave, then of the second."""
    number = cells.count.shape[1]
    if number % 2:
        raise ValueError(f"cells must be groups of two waves; got {number}")
    return number // 2


def target_weights(totals: np.ndarray, target: str) -> np.ndarray:
    """Return each group's weight, shape (..., G), from items by cell (..., 2G)."""
    check_choice("target", target, TARGETS)
    waves = np.stack(np.split(totals, 2, axis=-1))
    mixes = waves / waves.sum(axis=-1, keepdims=True)
    if target == "pooled":
        return waves.sum(axis=0) / waves.sum(axis=(0, -1))[..., None]
    return {"average": mixes.mean(axis=0), "before": mixes[0], "after": mixes[1]}[target]


def weight_scores(cells: CellCounts, moved: np.ndarray, target: str) -> np.ndarray:
    """Return each cluster's adjusted score in the weights, shape (k,): what they do to Σ w Δ."""
    number = check_two_waves(cells)
    wave = np.repeat([0, 1], number)
    if target == "pooled":
        wave = np.zeros(2 * number, dtype=int)
    means = CellCounts(
        count=np.zeros_like(cells.total), total=cells.total, times=cells.times
    ).joined(wave)
    values = np.stack(
        [cells.total[:, wave == at] @ np.tile(moved, 2)[wave == at] for at in np.unique(wave)], 1
    )
    centre = (cells.times @ values) / means.totals()
    scores = adjustments(means) * (values - means.total * centre) / means.totals()
    part = {"average": [0.5, 0.5], "before": [1, 0], "after": [0, 1], "pooled": [1]}[target]
    return scores @ np.asarray(part, dtype=float)


def standardised_shift(
    cells: CellCounts, target: str = "average", level: float = 0.95
) -> StandardisedShift:
    """Compare two waves at a common composition: d = Σ w (P after - P before) over groups.

    CR2 on the linear combination, a cluster's scores over all its cells and both waves added
    before they are squared, those of the weights among them; Satterthwaite degrees of the
    combination. At the average composition d is Kitagawa's part within groups.

    Parameters
    ----------
    cells : CellCounts
        The groups of the first wave, then the same groups of the second; each with items in both.
    target : {"average", "before", "after", "pooled"}
        Whose composition.
    level : float, default 0.95

    Returns
    -------
    StandardisedShift

    References
    ----------
    Kitagawa, E. M. (1955), JASA 50, 1168-1194. Pustejovsky and Tipton (2018).

    Examples
    --------
    >>> cells = CellCounts(
    ...     count=[[4, 1, 5, 2], [2, 1, 3, 1], [6, 0, 6, 3], [1, 2, 4, 2], [3, 1, 4, 3],
    ...            [2, 2, 5, 1]],
    ...     total=[[10, 2, 9, 9], [8, 3, 9, 7], [9, 2, 8, 8], [7, 4, 10, 9], [9, 2, 9, 7],
    ...            [8, 5, 9, 6]],
    ...     times=[1] * 6,
    ... )
    >>> found = standardised_shift(cells)
    >>> round(found.shift.estimate, 3), [round(w, 2) for w in found.weights]
    (0.048, [0.64, 0.36])

    At one and the same composition the share rises by 5 points.
    """
    number = check_two_waves(cells)
    weights = target_weights(cells.totals(), target)
    shares = cells.shares()
    before, after = shares[:number], shares[number:]
    signed = np.concatenate([-weights, weights])
    fixed = cell_scores(cells) @ signed
    scores = fixed + weight_scores(cells, after - before, target)
    clusters = clusters_in(cells.joined(np.repeat([0, 1], number)), np.ones(2))
    found = answer(
        float(weights @ (after - before)),
        float(cells.times @ scores**2),
        satterthwaite(cells, signed),
        level,
        clusters,
    )
    return StandardisedShift(
        shift=found,
        error_fixed=float(np.sqrt(cells.times @ fixed**2)) if clusters >= 2 else None,
        weights=tuple(weights.tolist()),
        before=tuple(before.tolist()),
        after=tuple(after.tolist()),
        shifts_without=tuple(_without(cells, target).tolist()),
    )


def _without(cells: CellCounts, target: str) -> np.ndarray:
    """Return the shift without each cluster; nan where a cell would be empty."""
    counts = cells.times @ cells.count - cells.count
    totals = cells.totals() - cells.total
    empty = (totals <= 1e-9).any(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        before, after = np.split(counts / totals, 2, axis=1)
        found = (target_weights(totals, target) * (after - before)).sum(axis=1)
    return np.where(empty, np.nan, found)


def composition_effect(cells: CellCounts, found: Contrast, level: float = 0.95) -> Contrast:
    """Test what the composition did: the shift of the pooled share less that within groups.

    Parameters
    ----------
    cells : CellCounts
        As for `standardised_shift`.
    found : Contrast
        The shift at the average composition, from `standardised_shift`.
    level : float, default 0.95

    Returns
    -------
    Contrast
        Its reference t has the smaller degrees of the shift and of the part within groups.
    """
    waves = cells.joined(np.repeat([0, 1], check_two_waves(cells)))
    total = waves.shares() @ [-1.0, 1.0]
    own = cell_scores(waves) @ [-1.0, 1.0] - _within_scores(cells)
    own_degrees = float("nan") if found.degrees is None else found.degrees
    fewer = min(own_degrees, satterthwaite(waves, np.array([-1.0, 1.0])))
    return answer(
        float(total) - found.estimate,
        float(cells.times @ own**2),
        fewer,
        level,
        clusters_in(waves, np.ones(2)),
    )


def _within_scores(cells: CellCounts) -> np.ndarray:
    """Return each cluster's score in the shift at the average composition, shape (k,)."""
    weights = target_weights(cells.totals(), "average")
    before, after = np.split(cells.shares(), 2)
    fixed = cell_scores(cells) @ np.concatenate([-weights, weights])
    return fixed + weight_scores(cells, after - before, "average")
