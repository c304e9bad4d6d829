"""What statsmodels prints for two shares: tests, intervals, power, and models of rows."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
from scipy import stats
from statsmodels.genmod.cov_struct import Exchangeable
from statsmodels.genmod.families import Binomial
from statsmodels.genmod.generalized_estimating_equations import GEE
from statsmodels.genmod.generalized_linear_model import GLM
from statsmodels.stats import proportion
from statsmodels.stats.power import NormalIndPower

from scsi.vocabulary import Interval, check_level

MOST_ROWS = 20_000
"""Above this many rows no equations are estimated row by row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextbookResult:
    """What one function of statsmodels says of a shift.

    Attributes
    ----------
    estimate : float
    interval : Interval or None
        At the level asked for.
    pvalue : float or None
    """

    estimate: float
    interval: Interval | None
    pvalue: float | None


def two_share_ztest(count_before, total_before, count_after, total_after) -> TextbookResult:
    """Return ``proportions_ztest``: the pooled z test; it has no interval.

    Examples
    --------
    >>> round(two_share_ztest(41, 100, 513, 1000).pvalue, 4)
    0.0495
    """
    if not 0 < count_before + count_after < total_before + total_after:
        return TextbookResult(
            estimate=count_after / total_after - count_before / total_before,
            interval=None,
            pvalue=None,
        )
    _, pvalue = proportion.proportions_ztest(
        [count_after, count_before], [total_after, total_before]
    )
    return TextbookResult(
        estimate=count_after / total_after - count_before / total_before,
        interval=None,
        pvalue=float(pvalue),
    )


def two_share_score(
    count_before, total_before, count_after, total_after, level: float = 0.95
) -> TextbookResult:
    """Return ``test_proportions_2indep`` (score, no correction) and its default interval.

    That is Newcombe's. Its score interval is left alone: it does not take the likelihood's maximum
    at a difference other than 0, and its search stops with an error near a share of 0 or 1.

    Examples
    --------
    >>> found = two_share_score(41, 100, 513, 1000)
    >>> round(found.pvalue, 4), round(found.interval.low, 4)
    (0.0495, 0.0002)
    """
    check_level(level)
    counts = count_after, total_after, count_before, total_before
    if not 0 < count_before + count_after < total_before + total_after:
        return two_share_ztest(count_before, total_before, count_after, total_after)
    with np.errstate(divide="ignore", invalid="ignore"):  # its ratio, where a share is 0
        found = proportion.test_proportions_2indep(
            *counts, compare="diff", method="score", correction=False
        )
    low, high = proportion.confint_proportions_2indep(*counts, compare="diff", alpha=1 - level)
    return TextbookResult(
        estimate=float(found.diff),
        interval=Interval(float(low), float(high)),
        pvalue=float(found.pvalue),
    )


def two_share_power(
    share_before: float, share_after: float, total_before, total_after, level: float = 0.95
) -> float:
    """Return the power of the z test by ``NormalIndPower``, the arcsine effect size.

    Examples
    --------
    >>> round(two_share_power(0.41, 0.51, 200, 1000), 2)
    0.74
    """
    check_level(level)
    return float(
        NormalIndPower().power(
            effect_size=proportion.proportion_effectsize(share_after, share_before),
            nobs1=total_before,
            ratio=total_after / total_before,
            alpha=1 - level,
        )
    )


def clustered_logit(count, total, times, level: float = 0.95) -> TextbookResult | None:
    """Return a logistic ``GLM`` of the item on the wave with standard errors clustered by city.

    The default of ``cov_type="cluster"`` on rows, the correction k/(k - 1) (n - 1)/(n - 2)
    included; the shift by the delta method, p of the coefficient.

    Parameters
    ----------
    count, total : array_like, shape (k, 2)
        Items of the category and all, by city and wave.
    times : array_like, shape (k,)
        How many cities a row stands for.
    level : float, default 0.95

    Returns
    -------
    TextbookResult or None
        None where a wave's share is 0 or 1.

    Examples
    --------
    >>> count = [[4, 5], [2, 3], [6, 6], [1, 4], [3, 0], [5, 0], [0, 7], [0, 9]]
    >>> total = [[10, 9], [8, 9], [9, 8], [7, 10], [10, 0], [11, 0], [0, 10], [0, 12]]
    >>> found = clustered_logit(count, total, [1] * 8)
    >>> round(found.estimate, 3), round(found.pvalue, 4)
    (0.204, 0.0007)

    CR2 with its 6.5 degrees of freedom says .014.
    """
    count, total = np.asarray(count, dtype=float), np.asarray(total, dtype=float)
    number = np.asarray(times).astype(int)
    city = np.repeat(np.arange(int(number.sum())), 2)
    x = np.tile([0.0, 1.0], int(number.sum()))
    y, n = np.repeat(count, number, axis=0).ravel(), np.repeat(total, number, axis=0).ravel()
    here = n > 0
    whole = np.bincount(x[here].astype(int), n[here], 2)
    share = np.bincount(x[here].astype(int), y[here], 2) / whole
    if not ((share > 0) & (share < 1)).all():
        return None
    design = np.column_stack([np.ones(here.sum()), x[here]])
    fit = GLM(np.column_stack([y[here], n[here] - y[here]]), design, family=Binomial()).fit(
        cov_type="cluster",
        cov_kwds={"groups": city[here], "use_correction": False},
        tol=1e-12,
    )
    rows, cities = whole.sum(), len(np.unique(city[here]))
    if cities < 2:
        return None
    correction = cities / (cities - 1) * (rows - 1) / (rows - 2)
    return _on_shares(fit.params, fit.cov_params() * correction, level)


def exchangeable_equations(count, total, times, level: float = 0.95) -> TextbookResult | None:
    """Return ``GEE`` of the item on the wave, logistic, exchangeable correlation within cities.

    Parameters
    ----------
    count, total, times, level
        As for `clustered_logit`.

    Returns
    -------
    TextbookResult or None
        None above 20,000 rows, where a share is 0 or 1, and where the equations do not converge.
    """
    count, total = np.asarray(count, dtype=float), np.asarray(total, dtype=float)
    number = np.asarray(times).astype(int)
    share = (number @ count) / (number @ total)
    if (number @ total).sum() > MOST_ROWS or not ((share > 0) & (share < 1)).all():
        return None
    city, wave, y = [], [], []
    for at, (x, n) in enumerate(
        zip(np.repeat(count, number, axis=0), np.repeat(total, number, axis=0), strict=True)
    ):
        for t in (0, 1):
            items = int(n[t])
            city += [at] * items
            wave += [float(t)] * items
            y += [1.0] * int(x[t]) + [0.0] * (items - int(x[t]))
    design = np.column_stack([np.ones(len(wave)), wave])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            fit = GEE(np.array(y), design, groups=np.array(city), family=Binomial(),
                      cov_struct=Exchangeable()).fit()  # fmt: skip
        except (Warning, ValueError, np.linalg.LinAlgError):
            return None
    return _on_shares(fit.params, fit.cov_params(), level)


def _on_shares(params, covariance, level: float) -> TextbookResult:
    """Return the shift of two shares from logits, by the delta method."""
    covariance = np.asarray(covariance)
    before, after = 1 / (1 + np.exp(-params[0])), 1 / (1 + np.exp(-params.sum()))
    slope = after * (1 - after)
    gradient = np.array([slope - before * (1 - before), slope])
    error = float(np.sqrt(gradient @ covariance @ gradient))
    half = float(stats.norm.isf((1 - level) / 2)) * error
    shift = float(after - before)
    z = params[1] / np.sqrt(covariance[1, 1]) if covariance[1, 1] > 0 else np.nan
    known = bool(np.isfinite(z))
    return TextbookResult(
        estimate=shift,
        interval=Interval(shift - half, shift + half) if known else None,
        pvalue=float(2 * stats.norm.sf(abs(z))) if known else None,
    )
