"""Several contrasts of shares at once: the approximate Hotelling test of Pustejovsky and Tipton."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from scsi.inference.cells.contrasts import cell_scores, traces
from scsi.inference.cells.counts import CellCounts
from scsi.inference.clusters.results import SMALLEST


@dataclass(frozen=True, slots=True, kw_only=True)
class HotellingTest:
    """Whether several contrasts of shares are all 0.

    Attributes
    ----------
    statistic : float or None
        Refers to F with `degrees` and `denominator`.
    degrees : int
        Number of contrasts q.
    denominator : float or None
        η - q + 1, η the degrees of the Wishart matrix that the CR2 covariance is like.
    pvalue : float or None
        Never 0; None where the covariance has no inverse or the denominator is 0 or less.
    reason : str
        ``"variance-zero"`` or ``"few-degrees"``; empty if there is a p.
    """

    statistic: float | None
    degrees: int
    denominator: float | None
    pvalue: float | None
    reason: str = ""


def hotelling_test(cells: CellCounts, weights) -> HotellingTest:
    """Test several contrasts at once by CR2 and an approximate Hotelling's T².

    With V the CR2 covariance of the contrasts and Ω its mean if items were independent and alike,
    Ω^(-1/2) V Ω^(-1/2) is taken as a Wishart matrix over η whose total variance q(q + 1)/η is that
    of V; (η - q + 1)/(η q) times the Wald statistic is then F with q and η - q + 1 degrees.

    Parameters
    ----------
    cells : CellCounts
    weights : array_like, shape (q, C)
        One contrast a row.

    Returns
    -------
    HotellingTest

    References
    ----------
    Tipton, E. and Pustejovsky, J. E. (2015), "Small-sample adjustments for tests of moderators and
    model fit using robust variance estimation in meta-regression", Journal of Educational and
    Behavioral Statistics 40(6), 604-634. clubSandwich: ``Wald_test(test = "HTZ")``.

    Examples
    --------
    >>> cells = CellCounts(
    ...     count=[[4, 5, 6], [2, 3, 3], [6, 6, 7], [1, 4, 4], [3, 4, 3], [5, 6, 8]],
    ...     total=[[10, 10, 10]] * 6, times=[1] * 6,
    ... )
    >>> found = hotelling_test(cells, [[-1, 1, 0], [0, -1, 1]])
    >>> found.degrees, round(found.denominator, 1), round(found.pvalue, 3)
    (2, 4.0, 0.078)

    Six cities seen in all three waves leave 4 degrees of freedom, as Hotelling's own test has.
    """
    weights = np.atleast_2d(np.asarray(weights, dtype=float))
    number = len(weights)
    scores = cell_scores(cells) @ weights.T
    covariance = (cells.times[:, None] * scores).T @ scores
    first, second = traces(cells)
    mean = (weights * first) @ weights.T
    below, turned = np.linalg.eigh(mean)
    spread = np.linalg.eigvalsh(covariance)
    if not (below[0] > 1e-24 and spread[0] > 1e-12 * max(spread[-1], 1e-12)):
        return HotellingTest(
            statistic=None, degrees=number, denominator=None, pvalue=None, reason="variance-zero"
        )
    scaled = (turned / np.sqrt(below)).T @ weights
    like = scaled.T @ scaled
    size = np.diag(like)
    variance = float((second * (np.outer(size, size) + like**2)).sum())
    eta = number * (number + 1) / variance
    denominator = eta - number + 1
    if not denominator > 0:
        return HotellingTest(
            statistic=None,
            degrees=number,
            denominator=float(denominator),
            pvalue=None,
            reason="few-degrees",
        )
    values = weights @ cells.shares()
    wald = float(values @ np.linalg.solve(covariance, values))
    statistic = denominator / (eta * number) * wald
    return HotellingTest(
        statistic=statistic,
        degrees=number,
        denominator=float(denominator),
        pvalue=max(float(stats.f.sf(statistic, number, denominator)), SMALLEST),
    )
