import numpy as np
import pytest
from scipy import optimize, stats

from scsi.inference.clusters import partial_pooling
from scsi.inference.clusters.pooling import beta_binomial_fit


def test_the_fit_is_the_maximum_of_scipys_beta_binomial():
    rng = np.random.default_rng(12)
    total = rng.integers(3, 60, 31)
    count = rng.binomial(total, rng.beta(2, 3, 31))

    def surprise(x):
        return -stats.betabinom.logpmf(count, total, *np.exp(x)).sum()

    a, b = np.exp(optimize.minimize(surprise, [0, 0], method="Nelder-Mead", tol=1e-10).x)
    mean, correlation = beta_binomial_fit(count, total)
    assert mean == pytest.approx(a / (a + b), rel=1e-5)
    assert correlation == pytest.approx(1 / (a + b + 1), rel=1e-5)


def test_every_share_moves_toward_the_mean_and_small_cities_the_more():
    count, total = np.array([9, 90, 1, 5, 3]), np.array([10, 100, 10, 10, 40])
    pooled = partial_pooling(count, total)
    assert (np.abs(pooled.shares - pooled.mean) < np.abs(pooled.raw - pooled.mean)).all()
    assert pooled.shares[0] < pooled.shares[1]
    assert ((pooled.low < pooled.shares) & (pooled.shares < pooled.high)).all()
    posterior = stats.beta(9 + pooled.mean * (1 / pooled.correlation - 1),
                           1 + (1 - pooled.mean) * (1 / pooled.correlation - 1))  # fmt: skip
    assert (pooled.low[0], pooled.high[0]) == pytest.approx(posterior.interval(0.95))


def test_counts_no_more_varied_than_chance_are_pooled_wholly():
    pooled = partial_pooling([5, 5, 4, 6, 0], [10, 10, 10, 10, 0])
    assert pooled.correlation == 0
    assert pooled.shares == pytest.approx(np.full(5, 0.5))
    assert np.isnan(pooled.raw[4])
    assert partial_pooling([0, 0], [4, 7]).shares.tolist() == [0, 0]


def test_a_city_without_items_gets_the_mean():
    pooled = partial_pooling([9, 1, 0], [10, 10, 0])
    assert pooled.shares[2] == pytest.approx(pooled.mean)


@pytest.mark.parametrize(
    ("count", "total"), [([3], [2]), ([-1, 2], [3, 3]), ([0], [0]), ([1], [1, 2])]
)
def test_what_is_impossible_is_refused(count, total):
    with pytest.raises(ValueError, match=r"count and total|no city has items"):
        partial_pooling(count, total)
