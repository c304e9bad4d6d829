"""Fisher's exact test of two shares and its mid-p, for whole grids of tables at once.

`scipy.stats.fisher_exact` takes one table a call. Here the tails are SciPy's (`hypergeom`), and the
far end of a two-sided region is found for all tables together by bisection on the hypergeometric
probabilities, which rise to their mode and fall after it.
"""

from __future__ import annotations

import numpy as np
from scipy.stats import hypergeom

TOLERANCE = 1e-7
"""Two tables are equally probable if they agree to this relative tolerance, as in R."""


def fisher_test(count_before, total_before, count_after, total_after, alternative="two-sided"):
    """Test equality by the hypergeometric distribution of one count, given both totals and the sum.

    Two-sided, p adds up the tables not more probable than the observed one, to a relative
    tolerance of 1e-7. ``"greater"`` adds up those with as many or more counted after,
    ``"less"`` as many or fewer.

    Parameters
    ----------
    count_before, total_before, count_after, total_after : array_like of int or float
        Whole counts and totals; they broadcast.
    alternative : {"two-sided", "less", "greater"}
        About after less before: ``"greater"`` asks whether the share rose.

    Returns
    -------
    tuple of two ndarray
        Probability of the observed table, and the p-value, of the broadcast shape.

    Raises
    ------
    ValueError
        If a count or a total is not whole.

    Examples
    --------
    >>> _, pvalue = fisher_test(1, 4, 3, 4, alternative="greater")
    >>> round(float(pvalue), 4)
    0.2429

    Three of four cups of tea told right prove little (Fisher 1935; 17 of 70 ways).
    """
    table = _whole_tables(count_before, total_before, count_after, total_after)
    observed = hypergeom.pmf(*table)
    return observed, np.minimum(_tails(table, alternative), 1)


def fisher_midp_test(count_before, total_before, count_after, total_after, alternative="two-sided"):
    """Test equality by Fisher's p less half the probability of the observed table.

    Parameters, result and errors are those of `fisher_test`. Mid-p can exceed its level. Where only
    one table is possible (nothing counted, or everything) it is 0.5.

    Examples
    --------
    >>> _, pvalue = fisher_midp_test(1, 4, 3, 4, alternative="greater")
    >>> round(float(pvalue), 4)
    0.1286

    Half of the observed 16 of 70 ways is left out: 9 of 70.
    """
    observed, pvalue = fisher_test(
        count_before, total_before, count_after, total_after, alternative
    )
    return observed, pvalue - observed / 2


def _whole_tables(count_before, total_before, count_after, total_after):
    """Return (count after, both totals, both counts, total after), as `hypergeom` takes them."""
    parts = np.broadcast_arrays(count_before, total_before, count_after, total_after)
    whole = [np.rint(part) for part in parts]
    if any((part != rounded).any() for part, rounded in zip(parts, whole, strict=True)):
        raise ValueError("Fisher's test needs whole counts and totals")
    count_before, total_before, count_after, total_after = whole
    return count_after, total_before + total_after, count_before + count_after, total_after


def _tails(table, alternative):
    """Return the summed probability of the tables that count against equality."""
    count, *margins = table
    if alternative == "less":
        return hypergeom.cdf(count, *margins)
    if alternative == "greater":
        return hypergeom.sf(count - 1, *margins)
    together, counted, drawn = margins
    mode = np.floor((counted + 1) * (drawn + 1) / (together + 2))
    below = count < mode
    # Told from the other end, a count above the mode is one below it: one tail to search.
    near = np.where(below, count, drawn - count)
    counted = np.where(below, counted, together - counted)
    margins = together, counted, drawn
    far = _first_as_improbable(near, *margins)
    return hypergeom.cdf(near, *margins) + hypergeom.sf(far - 1, *margins)


def _first_as_improbable(near, together, counted, drawn):
    """Return the least count above the mode that is not more probable than `near`, by bisection."""
    limit = hypergeom.pmf(near, together, counted, drawn) * (1 + TOLERANCE)
    low = np.floor((counted + 1) * (drawn + 1) / (together + 2))
    high = np.minimum(counted, drawn) + 1
    while (low < high).any():
        middle = np.floor((low + high) / 2)
        beyond = hypergeom.pmf(middle, together, counted, drawn) <= limit
        high = np.where(beyond, middle, high)
        low = np.where(beyond, low, np.minimum(middle + 1, high))
    return high
