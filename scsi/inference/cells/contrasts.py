r"""CR2 and Satterthwaite degrees of linear contrasts of the shares of cells.

Least squares of the item (1 or 0) on one indicator a cell, identity working covariance. Rows of a
cluster in one cell are alike, so that the adjustment is (1 - n/N)^(-1/2) per cluster and cell, and
a cluster's score for a contrast L is the sum of :math:`L_c (1 - n_c/N_c)^{-1/2} (x_c - n_c P_c) /
N_c` over its cells, added before it is squared.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.inference.cells.counts import CellCounts
from scsi.inference.clusters.results import FEWEST_DEGREES, t_interval, two_sided
from scsi.vocabulary import Interval, check_level

NO_SPREAD = 1e-24
"""A variance up to this is rounding error of shares, far below any real spread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A linear contrast of shares, cities as the unit.

    Attributes
    ----------
    estimate : float
    standard_error, degrees : float or None
    interval : Interval or None
        At the level asked for; `pvalue` is its dual.
    pvalue : float or None
        Two-sided, never 0; None with the reason.
    reason : str
        ``"one-city"``, ``"variance-zero"`` or ``"few-degrees"``; empty if there is a p.
    """

    estimate: float
    standard_error: float | None
    degrees: float | None
    interval: Interval | None
    pvalue: float | None
    reason: str = ""


def answer(estimate: float, variance: float, degrees: float, level: float, clusters: float = 2):
    """Return a contrast with its t interval and p, or the reason why it has none."""
    check_level(level)
    reason = ""
    if clusters < 2:
        reason = "one-city"
    elif not variance > NO_SPREAD:
        reason = "variance-zero"
    elif not degrees >= FEWEST_DEGREES:
        reason = "few-degrees"
    error = float(np.sqrt(variance))
    ready = not reason
    return Contrast(
        estimate=float(estimate),
        standard_error=error if clusters >= 2 else None,
        degrees=float(degrees) if np.isfinite(degrees) else None,
        interval=t_interval(estimate, error, degrees, level) if ready else None,
        pvalue=two_sided(estimate / error, degrees) if ready else None,
        reason=reason,
    )


def adjustments(cells: CellCounts) -> np.ndarray:
    """Return (1 - n/N)^(-1/2) per cluster and cell; 0 where a cluster is the whole cell."""
    rest = 1 - cells.total / cells.totals()
    return np.where(rest > 1e-12, 1 / np.sqrt(np.where(rest > 1e-12, rest, 1)), 0.0)


def cell_scores(cells: CellCounts) -> np.ndarray:
    """Return each cluster's adjusted score in each cell, shape (k, C)."""
    return adjustments(cells) * (cells.count - cells.total * cells.shares()) / cells.totals()


def working_parts(cells: CellCounts) -> tuple[np.ndarray, np.ndarray]:
    """Return e and u, shape (k, C): clusters' scores covary as diag(e_c) - u_c u_c' in cell c."""
    adjust, whole = adjustments(cells), cells.totals()
    kept = np.where(adjust > 0, cells.total, 0.0)
    return adjust**2 * kept / whole**2, adjust * kept / whole**1.5


def traces(cells: CellCounts) -> tuple[np.ndarray, np.ndarray]:
    """Return tr(M_c), shape (C,), and tr(M_c M_d), shape (C, C), M_c = diag(e_c) - u_c u_c'."""
    own, other = working_parts(cells)
    times = cells.times[:, None]
    square = other**2
    cross = (times * own).T @ square
    products = (times * own).T @ own - cross - cross.T + ((times * other).T @ other) ** 2
    return (times * (own - square)).sum(axis=0), products


def satterthwaite(cells: CellCounts, weights: np.ndarray) -> float:
    """Return the Satterthwaite degrees of one contrast; nan without spread."""
    first, second = traces(cells)
    squares = weights**2
    below = squares @ second @ squares
    return float((squares @ first) ** 2 / below) if below > 0 else float("nan")


def clusters_in(cells: CellCounts, weights: np.ndarray) -> float:
    """Return the fewest clusters of any cell that a contrast weighs."""
    here = cells.times @ (cells.total > 0)
    used = np.asarray(weights) != 0
    return float(here[used].min()) if used.any() else 0.0


def contrast(cells: CellCounts, weights, level: float = 0.95) -> Contrast:
    """Test and bound a linear contrast of shares by CR2.

    Parameters
    ----------
    cells : CellCounts
    weights : array_like, shape (C,)
        What each cell's share is multiplied by.
    level : float, default 0.95

    Returns
    -------
    Contrast
        Without p where a cell that the contrast weighs has one cluster.

    References
    ----------
    Pustejovsky, J. E. and Tipton, E. (2018), "Small-sample methods for cluster-robust variance
    estimation", Journal of Business & Economic Statistics 36(4), 672-683.

    Examples
    --------
    >>> cells = CellCounts(
    ...     count=[[4, 5], [2, 3], [6, 6], [1, 4], [3, 0], [5, 0], [0, 7], [0, 9]],
    ...     total=[[10, 9], [8, 9], [9, 8], [7, 10], [10, 0], [11, 0], [0, 10], [0, 12]],
    ...     times=[1] * 8,
    ... )
    >>> found = contrast(cells, [-1, 1])
    >>> round(found.estimate, 3), round(found.pvalue, 3), round(found.degrees, 1)
    (0.204, 0.014, 6.5)

    Two cells, one a wave: the shift as `scsi.inference.clusters.cr2_test` has it.
    """
    weights = np.asarray(weights, dtype=float)
    if weights.shape != cells.count.shape[1:]:
        raise ValueError(f"weights must hold one number a cell; got {weights.shape}")
    scores = cell_scores(cells) @ weights
    return answer(
        float(weights @ cells.shares()),
        float(cells.times @ scores**2),
        satterthwaite(cells, weights),
        level,
        clusters_in(cells, weights),
    )
