"""Intervals for one share, with items as the unit of sampling.

`INTERVALS` maps each method's name to its array function: count, total and level in, arrays out.

References
----------
.. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
   Journal of the American Statistical Association 22, 209-212.
.. [2] Clopper, C. J. and Pearson, E. S. (1934). The use of confidence or fiducial limits
   illustrated in the case of the binomial. Biometrika 26, 404-413.
.. [3] Brown, L. D., Cai, T. T. and DasGupta, A. (2001). Interval estimation for a binomial
   proportion. Statistical Science 16, 101-133: Jeffreys and its end points, section 3.1.3 and 4.1.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import betaincinv, ndtri

from scsi.vocabulary import Interval, Share, check_choice, check_level, check_share


def wilson_interval(count, total, level=0.95):
    """Return Wilson's score interval: every share that its own standard error does not refute.

    (p + z²/2n ± z sqrt(p(1 - p)/n + z²/4n²)) / (1 + z²/n), with p = count/total, n = total. Written
    out so that the bounds at a count of 0 and of n are 0 and 1 to the last digit.

    Parameters
    ----------
    count, total : array_like of float
        Counts and totals, not necessarily whole; they broadcast.
    level : float
        Confidence level in (0, 1).

    Returns
    -------
    tuple of two ndarray
        Lower and upper bound, of the broadcast shape.

    Examples
    --------
    >>> low, high = wilson_interval([81, 15], [263, 148])
    >>> low.round(4), high.round(4)
    (array([0.2553, 0.0624]), array([0.3662, 0.1605]))

    81 of 263 speaks of a share between 26 and 37 per cent, as Newcombe (1998) prints it.
    """
    count, total = np.asarray(count, float), np.asarray(total, float)
    z = ndtri((1 + level) / 2)
    share, shrink = count / total, z**2 / total
    middle = share + shrink / 2
    reach = np.sqrt(share * (1 - share) * shrink + shrink**2 / 4)
    low = np.where(count == 0, 0, (middle - reach) / (1 + shrink))
    return low[()], np.where(count == total, 1, (middle + reach) / (1 + shrink))[()]


def jeffreys_interval(count, total, level=0.95):
    """Return the equal-tailed interval of the Beta(count + 1/2, total - count + 1/2) posterior.

    At a count of 0 the lower bound is 0, at a count of n the upper bound is 1, and the other bound
    stays the equal-tailed one (Brown, Cai and DasGupta 2001, section 4.1, without their further
    change at counts 1 and n - 1). statsmodels leaves the equal-tailed bounds there, which shut out
    the observed share.

    Parameters and result are those of `wilson_interval`.

    Examples
    --------
    >>> low, high = jeffreys_interval([0, 1], 10)
    >>> low.round(3), high.round(3)
    (array([0.   , 0.011]), array([0.217, 0.381]))

    None of ten is compatible with a share of up to 22 per cent.
    """
    count, total = np.asarray(count, float), np.asarray(total, float)
    tail = (1 - level) / 2
    low = betaincinv(count + 0.5, total - count + 0.5, tail)
    high = 1 - betaincinv(total - count + 0.5, count + 0.5, tail)
    return np.where(count == 0, 0, low)[()], np.where(count == total, 1, high)[()]


def clopper_pearson_interval(count, total, level=0.95):
    """Return the exact interval: every share that neither one-sided binomial test refutes.

    Each tail has probability (1 - level)/2. Non-whole counts use the same beta quantiles.

    Parameters and result are those of `wilson_interval`.

    Examples
    --------
    >>> low, high = clopper_pearson_interval([81, 0], [263, 20])
    >>> low.round(4), high.round(4)
    (array([0.2527, 0.    ]), array([0.3676, 0.1684]))

    81 of 263 speaks of a share between 25 and 37 per cent, and never of less than 95 % confidence.
    """
    count, total = np.broadcast_arrays(np.asarray(count, float), np.asarray(total, float))
    tail = (1 - level) / 2
    # A beta distribution needs both parameters above 0; where one is 0 its bound is known.
    low = betaincinv(np.where(count > 0, count, 1), total - count + 1, tail)
    rest = total - count
    high = 1 - betaincinv(np.where(rest > 0, rest, 1), count + 1, tail)
    return np.where(count > 0, low, 0)[()], np.where(rest > 0, high, 1)[()]


INTERVALS: dict[str, Callable] = {
    "wilson": wilson_interval,
    "jeffreys": jeffreys_interval,
    "clopper-pearson": clopper_pearson_interval,
}
"""Method names and their array functions."""


def share_interval(share: Share, method: str = "wilson", level: float = 0.95) -> Interval:
    """Return an interval for one share, items as independent draws.

    Parameters
    ----------
    share : Share
        The sample.
    method : str
        ``"wilson"``, ``"jeffreys"`` (the end points 0 and 1 included at counts of 0 and n) or
        ``"clopper-pearson"`` (exact, never below its level).
    level : float
        Confidence level in (0, 1).

    Returns
    -------
    Interval
        Bounds as fractions within [0, 1].

    Raises
    ------
    TypeError
        If `share` is not a `Share`.
    ValueError
        If `method` is unknown or `level` does not lie in (0, 1).

    Examples
    --------
    >>> interval = share_interval(Share(1586, 3091))
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.495, 0.531)

    If the 3,091 items were independent draws, the public share would be known to 2 points.
    """
    check_share("share", share)
    array_function = INTERVALS[check_choice("method", method, INTERVALS)]
    return Interval(*array_function(share.count, share.total, check_level(level)))
