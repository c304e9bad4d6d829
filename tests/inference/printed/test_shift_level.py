"""Does the test of the published shift keep its level with unequal cities that differ?

Beta-binomial cities, 20 and 31 of them, with a true null: 4,000 draws a cell, so that a rejection
rate near 5 % has a Monte Carlo error of .34 points.
"""

import numpy as np
import pytest

from scsi.inference.printed.clustering import Clustering
from scsi.inference.printed.shift import shift_pvalue

CITIES = {"cities_before": 20, "cities_after": 31}

DRAWS = 4_000
ERROR = np.sqrt(0.05 * 0.95 / DRAWS)


def sizes(rng, cities, items, cv):
    """Items per city, at least one each, with a coefficient of variation of about `cv`."""
    weights = rng.gamma(1 / cv**2, size=(DRAWS, cities)) if cv else np.ones((DRAWS, cities))
    part = weights / weights.sum(axis=1, keepdims=True)
    return np.maximum(np.round(items * part), 1).astype(int)


def chances(rng, cities, share, icc):
    """Each city's own share, with correlation `icc` between two of its items."""
    a = (1 - icc) / icc
    return rng.beta(share * a, (1 - share) * a, size=(DRAWS, cities))


def rejections(share, icc, cv, items, *, told_cv=None, same_cities=False):
    """Rejection rate at 5 % of a test that is told the correlation and, unless changed, the cv."""
    rng = np.random.default_rng(2019)
    n = [sizes(rng, k, total, cv) for k, total in zip((20, 31), items, strict=True)]
    after = chances(rng, 31, share, icc)
    before = after[:, :20] if same_cities else chances(rng, 20, share, icc)
    x = [rng.binomial(size, p).sum(axis=1) for size, p in zip(n, (before, after), strict=True)]
    totals = [size.sum(axis=1) for size in n]
    found = np.mean([size.std(axis=1) / size.mean(axis=1) for size in n], axis=0)
    cities = Clustering(icc=icc, size_cv=found if told_cv is None else told_cv, **CITIES)
    p = shift_pvalue(x[0] / totals[0], x[1] / totals[1], *totals, cities)
    return float(np.mean(p < 0.05))


@pytest.mark.slow
@pytest.mark.parametrize("items", [(200, 3091), (1000, 1602), (520, 820)])
@pytest.mark.parametrize("share", [0.46, 0.12])
@pytest.mark.parametrize(("icc", "cv"), [(0.05, 0.5), (0.15, 1.0), (0.3, 0.5), (0.3, 1.0)])
def test_it_keeps_its_level_when_told_the_correlation_and_the_spread_of_sizes(
    share, icc, cv, items
):
    assert 0.03 < rejections(share, icc, cv, items) <= 0.06 + 3 * ERROR


def test_it_does_not_when_unequal_cities_are_taken_for_equal():
    # 6 to 7 % at a coefficient of variation of .5, above 11 % at 1
    assert rejections(0.46, 0.15, 0.5, (1000, 3091), told_cv=0.0) > 0.05 + 2 * ERROR
    assert rejections(0.46, 0.15, 1.0, (1000, 3091), told_cv=0.0) > 0.11


def test_it_is_conservative_where_the_same_cities_stay_as_they_are():
    # the covariance of cities in both waves is not in it: all 20 kept, persistence 1
    assert rejections(0.46, 0.15, 0.0, (1000, 3091), same_cities=True) < 0.01
