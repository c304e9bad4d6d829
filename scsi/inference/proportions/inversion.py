"""Bounds by inversion: where a score statistic falls to minus its quantile, all cells at once."""

from __future__ import annotations

import numpy as np
from scipy.optimize import brentq, elementwise

_FEW = 4
"""Up to so many cells are searched one by one: a step for all at once costs what ten for one do."""

_NOTHING = 1e-300  # the search ends by the relative width of the bracket alone


def crossing(deviation_and_error, start, end, critical, cells):
    """Return where a statistic falls to minus `critical` between `start` and `end`.

    Solved to machine precision by Chandrupatla's bracketing method
    (`scipy.optimize.elementwise.find_root`), of a few cells by Brent's (`scipy.optimize.brentq`).

    Parameters
    ----------
    deviation_and_error : callable
        ``deviation_and_error(x, *cells)`` gives the statistic's numerator and denominator. The
        statistic is not negative at `start`, and at `end` minus `critical` or below (any negative
        numerator over 0 is); 0/0 counts as a statistic of 0.
    start, end : ndarray of float
        Where to look; where both are the same the answer is that point.
    critical : ndarray of float
        Quantile, above 0.
    cells : sequence of ndarray of float
        What else the statistic needs. All arrays have one shape.

    Returns
    -------
    ndarray
        The crossing, of that shape.

    Examples
    --------
    >>> def wilson(share, observed):
    ...     return observed - share, np.sqrt(share * (1 - share) / 10)
    >>> observed = np.array([0.4])
    >>> crossing(wilson, observed, np.ones(1), np.array([1.959964]), [observed]).round(4)
    array([0.6873])

    Shares above 69 per cent are refuted by 4 of 10: Wilson's upper bound.
    """

    def excess(x, critical, *cells):
        """Statistic plus critical, scaled into [-1, 1] so that an infinite statistic is -1."""
        deviation, error = deviation_and_error(x, *cells)
        margin = critical * error
        scale = np.hypot(deviation, margin)
        return np.divide(deviation + margin, scale, out=np.ones_like(scale), where=scale > 0)

    found, open_ = np.array(start, float), np.asarray(start != end)
    args = [critical[open_], *(cell[open_] for cell in cells)]
    low, high = start[open_], end[open_]
    if len(low) > _FEW:
        found[open_] = elementwise.find_root(excess, (low, high), args=args).x
    else:
        searches = zip(low, high, zip(*args, strict=True), strict=True)
        found[open_] = [
            brentq(excess, a, b, own, _NOTHING, maxiter=2_000) for a, b, own in searches
        ]
    return found
