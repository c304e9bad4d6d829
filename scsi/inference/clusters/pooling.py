"""Partial pooling of city shares: what small cities borrow from the others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import optimize, special, stats

from scsi.vocabulary import check_level


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PooledShares:
    """City shares drawn toward their common mean, the more the fewer their items.

    The items of a city are taken as independent draws from its share, the shares as draws from one
    beta distribution.

    Attributes
    ----------
    shares : ndarray, shape (k,)
        Posterior means (count + a)/(total + a + b).
    low, high : ndarray, shape (k,)
        Equal-tailed posterior intervals at `level`, given a and b.
    raw : ndarray, shape (k,)
        count/total; nan without items.
    mean : float
        a/(a + b).
    correlation : float
        1/(a + b + 1), the intraclass correlation of the model; 0 for complete pooling.
    level : float
    """

    shares: np.ndarray
    low: np.ndarray
    high: np.ndarray
    raw: np.ndarray
    mean: float
    correlation: float
    level: float


def beta_binomial_fit(count, total) -> tuple[float, float]:
    """Return mean and correlation of the beta-binomial that make the counts most likely.

    Parameters
    ----------
    count, total : array_like, shape (k,)
        Items per city.

    Returns
    -------
    mean, correlation : float
        a/(a + b) and 1/(a + b + 1). The correlation is 0 where counts vary no more than binomial
        ones.

    Examples
    --------
    >>> mean, correlation = beta_binomial_fit([9, 1, 5, 2, 8], [10, 10, 10, 10, 10])
    >>> round(mean, 2), round(correlation, 2)
    (0.5, 0.28)

    How cities differ makes up more than a quarter of the variance of a single item.
    """
    count, total = np.asarray(count, float), np.asarray(total, float)
    pooled = count.sum() / total.sum()
    if pooled in (0.0, 1.0) or (total <= 1).all():
        return float(pooled), 0.0

    def surprise(x):
        mean, size = special.expit(x[0]), np.exp(x[1])
        a, b = mean * size, (1 - mean) * size
        return -(special.betaln(count + a, total - count + b) - special.betaln(a, b)).sum()

    tries = [
        optimize.minimize(surprise, [special.logit(pooled), size], method="Nelder-Mead",
                          options={"xatol": 1e-8, "fatol": 1e-10, "maxiter": 1_000})
        for size in (0.5, 3.0)
    ]  # fmt: skip
    fit = min(tries, key=lambda one: one.fun)
    binomial = -(count * np.log(pooled) + (total - count) * np.log1p(-pooled)).sum()
    if fit.fun > binomial - 1e-6 or fit.x[1] > 14:
        return float(pooled), 0.0
    return float(special.expit(fit.x[0])), float(1 / (np.exp(fit.x[1]) + 1))


def partial_pooling(count, total, level: float = 0.95) -> PooledShares:
    """Draw city shares toward their mean by an empirical-Bayes beta-binomial model.

    Parameters
    ----------
    count, total : array_like, shape (k,)
        Items per city; a city without items gets the common mean and its spread.
    level : float, default 0.95
        Level of the posterior intervals, which take mean and correlation as known and are
        therefore a little short with few cities.

    Returns
    -------
    PooledShares

    References
    ----------
    Efron, B. (2010), Large-Scale Inference, chapter 1; Gelman and others (2013), Bayesian Data
    Analysis, 3rd ed., section 5.1.

    Examples
    --------
    >>> pooled = partial_pooling([9, 1, 5, 2, 2], [10, 10, 10, 10, 2])
    >>> pooled.shares.round(2)
    array([0.83, 0.17, 0.5 , 0.25, 0.75])

    Two public items of two do not make a city wholly public.
    """
    check_level(level)
    count, total = np.asarray(count, float), np.asarray(total, float)
    if count.shape != total.shape or count.ndim != 1 or (count > total).any() or (count < 0).any():
        raise ValueError("count and total must be of one length with 0 <= count <= total")
    if total.sum() == 0:
        raise ValueError("no city has items")
    mean, correlation = beta_binomial_fit(count, total)
    raw = np.divide(count, total, where=total > 0, out=np.full(len(total), np.nan))
    if correlation == 0:
        flat = np.full(len(total), mean)
        return PooledShares(
            shares=flat, low=flat, high=flat, raw=raw, mean=mean, correlation=0.0, level=level
        )
    size = 1 / correlation - 1
    a, b = count + mean * size, total - count + (1 - mean) * size
    return PooledShares(
        shares=a / (a + b),
        low=stats.beta.ppf((1 - level) / 2, a, b),
        high=stats.beta.isf((1 - level) / 2, a, b),
        raw=raw,
        mean=mean,
        correlation=correlation,
        level=level,
    )
