"""Intervals for the ratio of two shares and for their odds ratio, after over before.

Score intervals as in `score`, on other scales; written here because SciPy and statsmodels take one
table a call. `RATIOS` and `ODDS_RATIOS` map each method's name to its array function: counts and
totals before, counts and totals after, the level.

References
----------
.. [1] Koopman, P. A. R. (1984). Confidence intervals for the ratio of two binomial proportions.
   Biometrics 40, 513-517.
.. [2] Miettinen, O. and Nurminen, M. (1985). Comparative analysis of two rates. Statistics in
   Medicine 4, 213-226: ratio and odds ratio, pages 216-218.
.. [3] Cornfield, J. (1956). A statistical problem arising from retrospective studies. Proceedings
   of the Third Berkeley Symposium 4, 135-148.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import ndtri
from scipy.stats.contingency import odds_ratio

from scsi.inference.proportions.difference import check_shares
from scsi.inference.proportions.inversion import crossing
from scsi.vocabulary import Interval, Share, check_choice, check_level


def katz_interval(count_before, total_before, count_after, total_after, level=0.95):
    """Return the log interval of Katz and others: the ratio times or over exp(z s).

    s² = 1/x - 1/n + 1/y - 1/m, x of n before and y of m after. 0 to infinity where a count is 0.

    Parameters
    ----------
    count_before, total_before, count_after, total_after : array_like of float
        Counts and totals, not necessarily whole; they broadcast.
    level : float
        Confidence level in (0, 1).

    Returns
    -------
    tuple of two ndarray
        Bounds for after over before, of the broadcast shape.

    Examples
    --------
    >>> low, high = katz_interval(1, 34, 7, 34)
    >>> round(float(low), 2), round(float(high), 1)
    (0.91, 53.9)

    Seven survivors of 34 against one: the ratio could be just under 1, or over 50.
    """
    table = _table(count_before, total_before, count_after, total_after)
    count_before, total_before, count_after, total_after = table
    known = (count_before > 0) & (count_after > 0)
    x, y = np.where(known, count_before, 1), np.where(known, count_after, 1)
    middle = np.log(y / total_after) - np.log(x / total_before)
    reach = ndtri((1 + level) / 2) * np.sqrt(1 / x - 1 / total_before + 1 / y - 1 / total_after)
    low, high = np.exp(middle - reach), np.exp(middle + reach)
    return np.where(known, low, 0)[()], np.where(known, high, np.inf)[()]


def koopman_interval(count_before, total_before, count_after, total_after, level=0.95):
    """Return Koopman's score interval for the ratio of two shares.

    Every θ with abs(q - θ p) not above z standard errors, taken at the most likely shares of ratio
    θ. The lower bound is 0 where nothing was counted after, the upper infinite where nothing was
    counted before. Parameters and result are those of `katz_interval`.

    Examples
    --------
    >>> low, high = koopman_interval(1, 34, 7, 34)
    >>> round(float(low), 4), round(float(high), 4)
    (1.2209, 42.5757)

    Seven survivors of 34 are more than one of 34, by a factor that is hardly known.
    """
    table = _table(count_before, total_before, count_after, total_after)
    return _ratio_bounds(table, ndtri((1 + level) / 2), 1.0)


def miettinen_nurminen_ratio_interval(
    count_before, total_before, count_after, total_after, level=0.95
):
    """Return Koopman's interval with both variances times N/(N - 1), N both totals together.

    Parameters and result are those of `katz_interval`.

    Examples
    --------
    >>> low, high = miettinen_nurminen_ratio_interval(1, 34, 7, 34)
    >>> round(float(low), 4), round(float(high), 3)
    (1.2086, 43.033)

    A little wider than Koopman's.
    """
    table = _table(count_before, total_before, count_after, total_after)
    together = table[1] + table[3]
    return _ratio_bounds(table, ndtri((1 + level) / 2), together / (together - 1))


def _ratio_bounds(table, critical, inflation):
    """Return both bounds; the upper one is the inverse of the lower one of the inverse ratio."""
    count_before, total_before, count_after, total_after = table
    critical = critical * np.sqrt(inflation) * np.ones_like(total_before)
    low = _lower_ratio(count_before, total_before, count_after, total_after, critical)
    inverse = _lower_ratio(count_after, total_after, count_before, total_before, critical)
    with np.errstate(divide="ignore"):
        return low[()], (1 / inverse)[()]


def _lower_ratio(count_before, total_before, count_after, total_after, critical):
    """Return the ratio θ below the observed one, found as θ/(1 + θ)."""
    after, before = count_after / total_after, count_before / total_before
    together = after + before
    # Where nothing was counted after, the lower bound is 0, which is where the search starts.
    start = np.divide(after, together, out=np.zeros_like(after), where=together > 0)

    def deviation_and_error(part, count_before, total_before, count_after, total_after):
        rest, hits = 1 - part, count_before + count_after
        misses = part * (total_after - count_after) + rest * (total_before - count_before)
        square = (total_before + total_after) * part * rest
        # The most likely shares of ratio part/rest are `part * scale` and `rest * scale`.
        root = np.sqrt(np.maximum((hits + misses) ** 2 - 4 * square * hits, 0))
        scale = 2 * hits / (hits + misses + root)
        after = np.clip(part * scale, 0, 1)
        before = np.clip(rest * scale, 0, 1)
        variance = rest**2 * after * (1 - after) / total_after
        variance = variance + part**2 * before * (1 - before) / total_before
        gap = part * count_before / total_before - rest * count_after / total_after
        return gap, np.sqrt(variance)

    cells = [count_before, total_before, count_after, total_after]
    part = crossing(deviation_and_error, start, np.zeros_like(start), critical, cells)
    return part / (1 - part)


def miettinen_nurminen_odds_interval(
    count_before, total_before, count_after, total_after, level=0.95
):
    """Return Miettinen and Nurminen's score interval for the odds ratio.

    Given an odds ratio the most likely table keeps the sum of both counts; E is its count after.
    The bounds are the odds ratios at which

        (y - E) sqrt((1/E + 1/(m - E) + 1/(s - E) + 1/(n - s + E)) (N - 1)/N)

    is plus or minus z (y of m after, n before, s counted in both, N = n + m): Cornfield's equation
    with N/(N - 1). Lower bound 0 where y is as small as s allows, upper infinite where it is as
    large. Parameters and result are those of `katz_interval`.

    Examples
    --------
    >>> low, high = miettinen_nurminen_odds_interval(4, 14, 9, 13)
    >>> round(float(low), 4), round(float(high), 4)
    (1.0934, 28.9419)

    The odds after are above those before, perhaps barely.
    """
    count_before, total_before, count_after, total_after = _table(
        count_before, total_before, count_after, total_after
    )
    together = total_before + total_after
    critical = ndtri((1 + level) / 2) * np.sqrt(together / (together - 1))
    low = _lower_odds(count_before, total_before, count_after, total_after, critical)
    inverse = _lower_odds(count_after, total_after, count_before, total_before, critical)
    with np.errstate(divide="ignore"):
        return low[()], (1 / inverse)[()]


def _lower_odds(count_before, total_before, count_after, total_after, critical):
    """Return the odds ratio below the observed one, by the count after that it makes likely."""
    counted = count_before + count_after
    least = np.maximum(0, counted - total_before)

    def deviation_and_error(expected, count_after, counted, total_before, total_after):
        cells = (
            expected, total_after - expected, counted - expected, total_before - counted + expected,
        )  # fmt: skip
        with np.errstate(divide="ignore"):
            precision = sum(1 / np.maximum(cell, 0) for cell in cells)
        return expected - count_after, 1 / np.sqrt(precision)

    cells = [count_after, counted, total_before, total_after]
    expected = crossing(deviation_and_error, count_after, least, critical, cells)
    odds = expected * (total_before - counted + expected)
    against = (total_after - expected) * (counted - expected)
    return np.divide(odds, against, out=np.zeros_like(odds), where=expected > least)


def conditional_odds_interval(count_before, total_before, count_after, total_after, level=0.95):
    """Return the exact conditional interval for the odds ratio, by SciPy, one table at a time.

    Inverts both one-sided Fisher tests at half the level; R's `fisher.test` means the same and
    stops at four digits. Parameters, for whole counts, and result are those of `katz_interval`.

    Examples
    --------
    >>> low, high = conditional_odds_interval(4, 14, 9, 13)
    >>> round(float(low), 4), round(float(high), 4)
    (0.8472, 40.4374)

    The exact interval is wider than the score interval.
    """
    table = _table(count_before, total_before, count_after, total_after)
    low, high = np.empty_like(table[0]), np.empty_like(table[0])
    for cell in np.ndindex(low.shape):
        x, n, y, m = (int(part[cell]) for part in table)
        bounds = odds_ratio([[y, m - y], [x, n - x]]).confidence_interval(level)
        low[cell], high[cell] = bounds
    return low[()], high[()]


def _table(count_before, total_before, count_after, total_after):
    """Return counts and totals as arrays of floats of one shape."""
    parts = (count_before, total_before, count_after, total_after)
    return np.broadcast_arrays(*(np.asarray(part, float) for part in parts))


RATIOS: dict[str, Callable] = {
    "miettinen-nurminen": miettinen_nurminen_ratio_interval,
    "koopman": koopman_interval,
    "katz": katz_interval,
}
ODDS_RATIOS: dict[str, Callable] = {
    "miettinen-nurminen": miettinen_nurminen_odds_interval,
    "conditional": conditional_odds_interval,
}


def ratio_interval(
    before: Share, after: Share, method: str = "miettinen-nurminen", level: float = 0.95
) -> Interval:
    """Return an interval for the share after over the share before, items as independent draws.

    Parameters
    ----------
    before, after : Share
        The two samples.
    method : str
        ``"miettinen-nurminen"`` (score, with N/(N - 1)), ``"koopman"`` (score) or ``"katz"`` (log).
    level : float
        Confidence level in (0, 1).

    Returns
    -------
    Interval
        Bounds of the ratio, 0 and infinity among them.

    Raises
    ------
    TypeError
        If `before` or `after` is not a `Share`.
    ValueError
        If `method` is unknown or `level` does not lie in (0, 1).

    Examples
    --------
    >>> interval = ratio_interval(Share(82, 200), Share(1586, 3091))
    >>> round(interval.low, 2), round(interval.high, 2)
    (1.07, 1.5)

    If items were independent draws, the public share rose by 7 to 50 per cent of itself.
    """
    array_function = RATIOS[check_choice("method", method, RATIOS)]
    return Interval(*array_function(*check_shares(before, after), check_level(level)))


def odds_ratio_interval(
    before: Share, after: Share, method: str = "miettinen-nurminen", level: float = 0.95
) -> Interval:
    """Return an interval for the odds after over the odds before, items as independent draws.

    Parameters
    ----------
    before, after : Share
        The two samples.
    method : str
        ``"miettinen-nurminen"`` (score, with N/(N - 1)) or ``"conditional"`` (exact).
    level : float
        Confidence level in (0, 1).

    Returns
    -------
    Interval
        Bounds of the odds ratio, 0 and infinity among them.

    Raises
    ------
    TypeError
        If `before` or `after` is not a `Share`.
    ValueError
        If `method` is unknown or `level` does not lie in (0, 1).

    Examples
    --------
    >>> interval = odds_ratio_interval(Share(82, 200), Share(1586, 3091))
    >>> round(interval.low, 2), round(interval.high, 2)
    (1.14, 2.03)

    The odds of public money rose by a factor of 1.1 to 2.
    """
    array_function = ODDS_RATIOS[check_choice("method", method, ODDS_RATIOS)]
    return Interval(*array_function(*check_shares(before, after), check_level(level)))
