"""A cut-down calibration: at a true null no default rejects much more than 5 in 100.

20 and 31 cities of unequal size, city shares beta. The bar is 6 per cent and three Monte Carlo
errors, sqrt(.06 × .94/draws): 1.3 points for 3,000 draws, 4.5 for 250.
"""

import numpy as np
import pytest
from city_data import simulated
from scipy import stats

from scsi.inference.clusters import CityCounts, cr2_moments, wild_bootstrap_test

DRAWS = 3_000


def bar(draws):
    """Six per cent and three Monte Carlo errors."""
    return 0.06 + 3 * np.sqrt(0.06 * 0.94 / draws)


@pytest.mark.parametrize("icc", [0.0, 0.1, 0.3])
@pytest.mark.parametrize(("both", "persistence"), [(0, 0.0), (20, 0.0), (20, 0.5), (20, 1.0)])
@pytest.mark.parametrize("share", [0.46, 0.12])
def test_cr2_keeps_its_level(icc, both, persistence, share):
    rng = np.random.default_rng([int(100 * icc), both, int(2 * persistence), int(100 * share)])
    data = simulated(rng, DRAWS, both, icc, share, (10, 26), persistence=persistence)
    shift, variance, degrees = cr2_moments(*data)
    pvalues = 2 * stats.t.sf(np.abs(shift) / np.sqrt(variance), degrees)
    assert np.mean(pvalues < 0.05) <= bar(DRAWS)


def test_cr2_covers_and_items_as_independent_do_not():
    rng = np.random.default_rng(1)
    c1, n1, c2, n2 = data = simulated(rng, DRAWS, both=0, icc=0.1, sizes=(50, 100))
    shift, variance, degrees = cr2_moments(*data)
    half = stats.t.isf(0.025, degrees) * np.sqrt(variance)
    covered = np.mean(np.abs(shift) <= half)
    assert covered >= 1 - bar(DRAWS)
    p, q = c1.sum(axis=1) / n1.sum(), c2.sum(axis=1) / n2.sum()
    z = shift / np.sqrt(p * (1 - p) / n1.sum() + q * (1 - q) / n2.sum())
    assert np.mean(np.abs(z) > 1.96) > 0.3


@pytest.mark.parametrize("both", [0, 20])
def test_the_restricted_wild_bootstrap_keeps_its_level(both):
    rng = np.random.default_rng(20 + both)
    draws = 250
    c1, n1, c2, n2 = simulated(rng, draws, both, icc=0.1, sizes=(10, 26))
    cities = range(len(n1))
    pvalues = [
        wild_bootstrap_test(
            CityCounts(
                cities=cities, count_before=c1[i], total_before=n1, count_after=c2[i],
                total_after=n2,
            ),
            draws=199, seed=i,
        ).pvalue
        for i in range(draws)
    ]  # fmt: skip
    assert np.mean(np.array(pvalues) <= 0.05) <= bar(draws)
