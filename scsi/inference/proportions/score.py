"""The score statistic of a difference of two shares, and the interval that inverts it.

Written here because the score interval and the score test of a non-zero difference in
statsmodels 0.15 are wrong (they raise, or are off by up to 0.05), and because a grid of sizes
needs arrays. The statistic compares the observed difference with a supposed one, δ, in units of
the standard error that holds *if δ is true*:

    T(δ) = (p_after - p_before - δ) / sqrt(v_before P(1 - P) + v_after Q(1 - Q)),

P and Q = P + δ the shares that maximise the likelihood of both samples given δ. Mee (1984) takes
v = 1/size; Miettinen and Nurminen (1985) multiply that by N/(N - 1), N the two sizes together;
design effects make it deff/size. An interval holds every δ with abs(T(δ)) not above a quantile.

References
----------
.. [1] Miettinen, O. and Nurminen, M. (1985). Comparative analysis of two rates. Statistics in
   Medicine 4, 213-226: the statistic, page 215.
.. [2] Mee, R. W. (1984). Confidence bounds for the difference between two probabilities.
   Biometrics 40, 1175-1176.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

from scsi.inference.proportions.constrained import constrained_shares
from scsi.inference.proportions.inversion import crossing


def score_statistic(
    share_before,
    share_after,
    size_before,
    size_after,
    delta=0.0,
    variance_before=None,
    variance_after=None,
):
    """Return the score statistic T(δ) of a supposed difference; see the module for the formula.

    Parameters
    ----------
    share_before, share_after : array_like of float
        Observed shares in [0, 1].
    size_before, size_after : array_like of float
        Sizes, above 0, not necessarily whole; they weigh the samples where P and Q are found.
    delta : array_like of float
        Supposed difference, after less before, in [-1, 1].
    variance_before, variance_after : array_like of float, optional
        What multiplies P(1 - P) and Q(1 - Q); ``1 / size`` unless given. A design effect makes it
        ``deff / size``.

    Returns
    -------
    ndarray
        T(δ), of the broadcast shape; positive where the observed difference is above δ. Where the
        variance is 0, T is 0 if the difference is δ itself (no evidence against it: both shares
        0, or both 1, and δ = 0) and infinite otherwise.

    Examples
    --------
    >>> round(float(score_statistic(48 / 80, 56 / 70, 80, 70)), 4)
    2.6502
    >>> round(float(score_statistic(48 / 80, 56 / 70, 80, 70, delta=0.1)), 4)
    1.3477

    0.8 against 0.6 is 2.6 standard errors from no difference, and 1.4 from a difference of 0.1.
    """
    samples = _samples(
        share_before, share_after, size_before, size_after, variance_before, variance_after
    )
    deviation, error = _deviation_and_error(delta, *samples)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((error == 0) & (deviation == 0), 0.0, deviation / error)[()]


def _samples(share_before, share_after, size_before, size_after, variance_before, variance_after):
    """Return everything as arrays of floats, the variances 1 / size where none were given."""
    size_before, size_after = np.asarray(size_before, float), np.asarray(size_after, float)
    return (
        np.asarray(share_before, float),
        np.asarray(share_after, float),
        size_before,
        size_after,
        1 / size_before if variance_before is None else np.asarray(variance_before, float),
        1 / size_after if variance_after is None else np.asarray(variance_after, float),
    )


def _deviation_and_error(
    delta, share_before, share_after, size_before, size_after, variance_before, variance_after
):
    """Return numerator and denominator of the score statistic."""
    before, after = constrained_shares(share_before, share_after, size_before, size_after, delta)
    variance = variance_before * before * (1 - before) + variance_after * after * (1 - after)
    return share_after - share_before - delta, np.sqrt(variance)


def pooled_score_statistic(
    share_before,
    share_after,
    size_before,
    size_after,
    variance_before=None,
    variance_after=None,
):
    """Return `score_statistic` at δ = 0, where P = Q is the pooled share; cheap on large grids.

    Parameters, convention for variance 0 and result are those of `score_statistic`.

    Examples
    --------
    >>> round(float(pooled_score_statistic(48 / 80, 56 / 70, 80, 70)) ** 2, 4)
    7.0234

    The square is Pearson's chi-square of the two-by-two table, without correction.
    """
    samples = _samples(
        share_before, share_after, size_before, size_after, variance_before, variance_after
    )
    before, after, size_before, size_after, variance_before, variance_after = samples
    difference = after - before
    # From the share before and not from the sum of counts, so that equal shares pool to themselves.
    pooled = before + difference * (size_after / (size_before + size_after))
    error = np.sqrt(pooled * (1 - pooled) * (variance_before + variance_after))
    return np.divide(difference, error, out=np.zeros_like(error), where=difference != 0)[()]


def score_interval(
    share_before,
    share_after,
    size_before,
    size_after,
    critical,
    variance_before=None,
    variance_after=None,
):
    """Return every difference whose score statistic is within plus or minus `critical`.

    Parameters
    ----------
    share_before, share_after, size_before, size_after, variance_before, variance_after
        As in `score_statistic`.
    critical : array_like of float
        Quantile, above 0: 1.96 for a 95 % interval with the normal distribution as reference, or
        a quantile of t for each cell.

    Returns
    -------
    tuple of two ndarray
        Lower and upper bound, of the broadcast shape, within [-1, 1]. The lower bound is -1 where
        the observed difference is -1, the upper 1 where it is 1.

    Notes
    -----
    T falls as δ grows where both variances are 1/size times one factor, so the set is an interval.
    With factors that differ several-fold (a design effect of 3 against 1) T can rise over a short
    stretch, about one table in a hundred; a bound is then one of several crossings.

    Examples
    --------
    >>> low, high = score_interval(48 / 80, 56 / 70, 80, 70, critical=1.959964)
    >>> round(float(low), 4), round(float(high), 4)
    (0.0533, 0.3377)

    Newcombe (1998, table II, method 5) prints the same: 0.8 of 70 is above 0.6 of 80 by 5 to 34
    points.
    """
    samples = _samples(
        share_before, share_after, size_before, size_after, variance_before, variance_after
    )
    critical, before, after, *rest = np.broadcast_arrays(np.asarray(critical, float), *samples)
    # Where successes are called failures the difference changes sign: one search for both bounds,
    # since a search of few cells costs what its steps cost.
    high, low = _upper_bound(
        np.stack([before, 1 - before]),
        np.stack([after, 1 - after]),
        np.stack([critical, critical]),
        [np.stack([each, each]) for each in rest],
    )
    low = -low
    return low[()], high[()]


def _upper_bound(before, after, critical, rest):
    """Return the difference above the observed one at which T falls to minus `critical`.

    As P(1 - P) and Q(1 - Q) are at most 1/4, it lies within half a root of both variances, times
    `critical`, of the observed one.
    """
    observed, (*_, variance_before, variance_after) = after - before, rest
    reach = 0.5 * critical * np.sqrt(variance_before + variance_after) * (1 + 1e-9)
    end = np.minimum(observed + reach, 1.0)
    return crossing(_deviation_and_error, observed, end, critical, [before, after, *rest])


def mee_interval(count_before, total_before, count_after, total_after, level=0.95):
    """Return Mee's score interval for a difference of two shares.

    Its dual p is that of the pooled score test, Pearson's chi-square.

    Parameters
    ----------
    count_before, total_before, count_after, total_after : array_like of float
        Counts and totals, not necessarily whole; they broadcast.
    level : float
        Confidence level in (0, 1).

    Returns
    -------
    tuple of two ndarray
        Bounds for after less before, of the broadcast shape.

    Examples
    --------
    >>> low, high = mee_interval(48, 80, 56, [70, 700])
    >>> low.round(4), high.round(4)
    (array([ 0.0533, -0.6224]), array([ 0.3377, -0.4085]))

    56 of 70 is above 48 of 80, and 56 of 700 is far below.
    """
    total_before, total_after = np.asarray(total_before, float), np.asarray(total_after, float)
    return score_interval(
        np.asarray(count_before, float) / total_before,
        np.asarray(count_after, float) / total_after,
        total_before,
        total_after,
        critical=ndtri((1 + level) / 2),
    )


def miettinen_nurminen_interval(count_before, total_before, count_after, total_after, level=0.95):
    """Return Miettinen and Nurminen's score interval for a difference of two shares.

    Mee's with both variances times N/(N - 1), N = `total_before` + `total_after` above 1; the
    parameters and the result are those of `mee_interval`.

    Examples
    --------
    >>> low, high = miettinen_nurminen_interval(48, 80, 56, 70)
    >>> round(float(low), 4), round(float(high), 4)
    (0.0528, 0.3382)

    Newcombe (1998, table II, method 6) prints the same.
    """
    total_before, total_after = np.asarray(total_before, float), np.asarray(total_after, float)
    together = total_before + total_after
    inflation = together / (together - 1)
    return score_interval(
        np.asarray(count_before, float) / total_before,
        np.asarray(count_after, float) / total_after,
        total_before,
        total_after,
        critical=ndtri((1 + level) / 2),
        variance_before=inflation / total_before,
        variance_after=inflation / total_after,
    )
