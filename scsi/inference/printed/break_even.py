"""Where p crosses the level: in the size of one wave, the correlation, the design effect."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import elementwise
from scipy.special import stdtrit

from scsi.inference.printed.clustering import Clustering
from scsi.inference.printed.shift import shift_pvalue
from scsi.inference.proportions.score import pooled_score_statistic

_MOST_ITEMS = 1e12  # beyond it one more item changes no digit of p


def break_even_size(
    share_before: ArrayLike,
    share_after: ArrayLike,
    size_after: ArrayLike,
    clustering: Clustering | None = None,
    alpha: float = 0.05,
) -> NDArray[np.float64]:
    """Return the fewest items before at which p is below `alpha`, the shares held fixed.

    Parameters
    ----------
    share_before, share_after, size_after, clustering
        As in `shift_pvalue`; they broadcast.
    alpha : float, default 0.05
        The level that p must fall below.

    Returns
    -------
    ndarray of float64
        Whole numbers; inf where no number of items is enough.

    Examples
    --------
    >>> break_even_size(0.41, 0.513, [3091, 1602, 820])
    array([ 94.,  96., 102.])
    >>> break_even_size(0.41, 0.513, 3091, Clustering(icc=[0.05, 0.2]))
    array([146.,  inf])

    With a correlation of 0.05 within cities it takes 146 items, and with 0.2 none are enough.
    """
    clustering = clustering or Clustering()

    def excess(log_size, before, after, other, *cities):
        """Return p at a size, less the level."""
        return (
            shift_pvalue(before, after, np.exp(log_size), other, _like(clustering, cities)) - alpha
        )

    cells = (share_before, share_after, size_after, *_cells(clustering))
    log_size = _falls_to_zero(excess, 0.0, np.log(_MOST_ITEMS), cells)
    # The root itself is not below the level: the next whole number is, unless 1 already was.
    return np.floor(np.exp(log_size) * (1 + 1e-12)) + (np.isfinite(log_size) & (log_size > 0))


def break_even_icc(
    share_before: ArrayLike,
    share_after: ArrayLike,
    size_before: ArrayLike,
    size_after: ArrayLike,
    clustering: Clustering | None = None,
    alpha: float = 0.05,
) -> NDArray[np.float64]:
    """Return the correlation within cities at which p reaches `alpha`; p rises with it.

    Parameters
    ----------
    share_before, share_after, size_before, size_after, clustering
        As in `shift_pvalue`; the correlation that `clustering` holds is not used.
    alpha : float, default 0.05
        The level that p must fall below.

    Returns
    -------
    ndarray of float64
        0 where p is not below `alpha` even without correlation, inf where it is even at 1.

    Examples
    --------
    >>> break_even_icc(0.41, 0.513, [50, 200, 2000], 3091).round(3)
    array([0.   , 0.072, 0.119])

    With 200 items in 2019, a correlation of 0.072 within cities is enough to undo the finding.
    """
    clustering = clustering or Clustering()

    def room(icc, before, after, first, second, _, *cities):
        """Return the level less p at a correlation."""
        return alpha - shift_pvalue(before, after, first, second, _like(clustering, (icc, *cities)))

    clustering = replace(clustering, icc=0.0)
    cells = (share_before, share_after, size_before, size_after, *_cells(clustering))
    return _falls_to_zero(room, 0.0, 1.0, cells)


def break_even_design_effect(
    share_before: ArrayLike,
    share_after: ArrayLike,
    size_before: ArrayLike,
    size_after: ArrayLike,
    alpha: float = 0.05,
) -> NDArray[np.float64]:
    """Return the design effect, alike in both waves, at which p by the normal is `alpha`.

    It is the square of z over its critical value, z taken for independent items; below 1 where
    even those do not suffice.

    Parameters
    ----------
    share_before, share_after, size_before, size_after
        As in `shift_pvalue`.
    alpha : float, default 0.05
        The level that p must fall below.

    Returns
    -------
    ndarray of float64

    Examples
    --------
    >>> break_even_design_effect(0.41, 0.513, [50, 200], 3091).round(2)
    array([0.54, 2.08])

    200 items bear a design effect of 2; 50 do not even bear 1.
    """
    statistic = pooled_score_statistic(share_before, share_after, size_before, size_after)
    return (statistic / stdtrit(np.inf, 1 - alpha / 2)) ** 2


def _cells(clustering: Clustering):
    """Return what of the clustering may differ from cell to cell."""
    return (
        clustering.icc,
        clustering.cities_before,
        clustering.cities_after,
        clustering.size_cv,
    )


def _like(clustering: Clustering, cells) -> Clustering:
    """Return the clustering with the cells that a solver is still working on."""
    icc, cities_before, cities_after, size_cv = cells
    return Clustering(
        icc=icc,
        cities_before=cities_before,
        cities_after=cities_after,
        size_cv=size_cv,
        reference=clustering.reference,
    )


def _falls_to_zero(function, low, high, cells):
    """Return where a function falls to 0: `low` if it starts there, inf if it never does."""
    cells = np.broadcast_arrays(*(np.asarray(cell, float) for cell in cells))
    starts, ends = function(low, *cells) > 0, function(high, *cells) <= 0
    inside = starts & ends
    root = np.where(starts, np.inf, low)
    found = elementwise.find_root(function, (low, high), args=[cell[inside] for cell in cells])
    root[inside] = found.x
    return root[()]
