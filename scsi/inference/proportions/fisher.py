"""Fisher's exact test of two shares and its mid-p, for whole grids of tables at once.

`scipy.stats.fisher_exact` takes one table a call; `scipy.stats.hypergeom` takes half a millisecond
a probability where a table holds just below 100,000 items, and keeps nine digits of larger ones.
Here a probability is that of three binomial ones (Loader 2000, as R's `dhyper`), to 12 digits at
any size; tails are summed from their largest term outwards, and the far end of a two-sided region
is found for all tables together by bisection on the probabilities, which rise to their mode and
fall after it.

References
----------
Loader, C. (2000). Fast and accurate computation of binomial probabilities. Bell Laboratories.
"""

from __future__ import annotations

import numpy as np
from scipy.stats import binom

from scsi.inference.exact.conditional import tail_over_first

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
    observed = _probability(*table)
    return observed, np.minimum(_tails(table, alternative), 1)


def fisher_midp_test(count_before, total_before, count_after, total_after, alternative="two-sided"):
    """Test equality by Lancaster's mid-p: tables as probable as the observed one count half.

    One-sided that is the observed table alone. Two-sided, where tables are ordered by their
    probability, it is also the one on the other side of the mode that is as probable, to the
    tolerance of `fisher_test`; with equal totals that is the mirrored table.

    Parameters, result and errors are those of `fisher_test`. Mid-p can exceed its level. Where only
    one table is possible (nothing counted, or everything) it is 0.5.

    References
    ----------
    Lancaster, H. O. (1961). Significance tests in discrete distributions. Journal of the American
    Statistical Association 56, 223-234.

    Examples
    --------
    >>> _, pvalue = fisher_midp_test(1, 4, 3, 4, alternative="greater")
    >>> round(float(pvalue), 4)
    0.1286
    >>> _, pvalue = fisher_midp_test(7, 34, 1, 34)
    >>> round(float(pvalue), 4)
    0.0297

    Half of the observed 16 of 70 ways is left out: 9 of 70. 1 of 34 after 7 of 34 is as improbable
    as 7 after 1, and both tables count half.
    """
    table = _whole_tables(count_before, total_before, count_after, total_after)
    observed = _probability(*table)
    pvalue = np.minimum(_tails(table, alternative), 1)
    as_probable = observed
    if alternative == "two-sided":
        as_probable = observed + _as_probable_beyond(table, observed)
    return observed, pvalue - as_probable / 2


def _whole_tables(count_before, total_before, count_after, total_after):
    """Return (count after, both totals, both counts, total after), whole."""
    parts = np.broadcast_arrays(count_before, total_before, count_after, total_after)
    whole = [np.rint(part) for part in parts]
    if any((part != rounded).any() for part, rounded in zip(parts, whole, strict=True)):
        raise ValueError("Fisher's test needs whole counts and totals")
    count_before, total_before, count_after, total_after = whole
    return count_after, total_before + total_after, count_before + count_after, total_after


def _probability(count, together, counted, drawn):
    """Return P(`count` of the `drawn` are among the `counted` of all `together`)."""
    share = counted / np.maximum(together, 1)
    apart = binom.pmf(count, drawn, share) * binom.pmf(counted - count, together - drawn, share)
    return apart / binom.pmf(counted, together, share)


def _upper(count, together, counted, drawn):
    """Return P(at least `count`): summed beyond the mode, the rest of the other tail up to it."""
    far = count > _mode(together, counted, drawn)
    count = np.where(far, count, drawn - count + 1)  # or told from the other end
    tail = _far_upper(count, together, np.where(far, counted, together - counted), drawn)
    return np.where(far, tail, 1 - tail)


def _far_upper(count, together, counted, drawn):
    """Return P(at least `count`), for counts from the mode on."""
    tail = np.array(_probability(count, together, counted, drawn))
    there = tail > 0
    parts = count, counted, together - drawn, drawn
    tail[there] *= tail_over_first(*(np.broadcast_to(part, tail.shape)[there] for part in parts))
    return tail


def _mode(together, counted, drawn):
    """Return the most probable count; the larger one where there are two."""
    return np.floor((counted + 1) * (drawn + 1) / (together + 2))


def _tails(table, alternative):
    """Return the summed probability of the tables that count against equality."""
    count, together, counted, drawn = table
    mirrored = drawn - count, together, together - counted, drawn
    if alternative == "less":
        return _upper(*mirrored)
    if alternative == "greater":
        return _upper(*table)
    near, far, counted = _both_ends(table)
    return _upper(drawn - near, together, together - counted, drawn) + _upper(
        far, together, counted, drawn
    )


def _both_ends(table):
    """Return where both tails begin, the observed one below the mode, and what is counted there.

    Told from the other end, a count above the mode is one below it: one tail to search.
    """
    count, together, counted, drawn = table
    below = count < _mode(together, counted, drawn)
    near = np.where(below, count, drawn - count)
    counted = np.where(below, counted, together - counted)
    return near, _first_as_improbable(near, together, counted, drawn), counted


def _as_probable_beyond(table, observed):
    """Return the probability of the table beyond the mode that is as probable as the observed."""
    _, together, _, drawn = table
    near, far, counted = _both_ends(table)
    probability = _probability(far, together, counted, drawn)
    tied = (far > near) & (probability >= observed * (1 - TOLERANCE))
    return np.where(tied, probability, 0.0)


def _first_as_improbable(near, together, counted, drawn):
    """Return the least count above the mode that is not more probable than `near`, by bisection."""
    limit = _probability(near, together, counted, drawn) * (1 + TOLERANCE)
    low = _mode(together, counted, drawn)
    high = np.minimum(counted, drawn) + 1
    while (low < high).any():
        middle = np.floor((low + high) / 2)
        beyond = _probability(middle, together, counted, drawn) <= limit
        high = np.where(beyond, middle, high)
        low = np.where(beyond, low, np.minimum(middle + 1, high))
    return high
