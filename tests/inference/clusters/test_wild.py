import numpy as np
import pytest
from city_data import city_counts
from hypothesis import given, settings
from hypothesis import strategies as st

from scsi.inference.clusters import CityCounts, wild, wild_bootstrap_test
from scsi.inference.clusters.wild_draws import WEBB, wild_pvalues


def webb_weights(cities, draws, seed):
    """The weights that a seed draws, one whole number for those of four cities."""
    (seed_of_block,) = np.random.SeedSequence(seed).spawn(1)
    generator = np.random.default_rng(seed_of_block)
    weights = []
    for start in range(0, cities, 4):
        digits = (6,) * min(4, cities - start)
        drawn = generator.integers(np.prod(digits), size=draws)
        weights += [WEBB[digit] for digit in np.unravel_index(drawn, digits)]
    return np.array(weights).T


def brute_pvalue(data, null, weights):
    """The definition on expanded rows: y* = ã + b·after + v·ũ, refitted and studentised by CR1."""
    y, after, city = [], [], []
    for wave, (count, total) in enumerate(zip(data.columns[::2], data.columns[1::2], strict=True)):
        for j, (c, n) in enumerate(zip(count.astype(int), total.astype(int), strict=True)):
            y += [1] * c + [0] * (n - c)
            after += [wave] * n
            city += [j] * n
    y, after, city = np.array(y, float), np.array(after), np.array(city)
    clusters = np.eye(len(data.cities))[city]

    def statistic(values):
        means = [values[after == wave].mean() for wave in (0, 1)]
        residual = values - np.array(means)[after]
        score = clusters.T @ (residual * np.where(after, 1 / after.sum(), -1 / (1 - after).sum()))
        return (means[1] - means[0] - null) ** 2, (score**2).sum()

    level = (y - null * after).mean()
    residual = y - level - null * after
    top, bottom = statistic(y)
    extreme = 0
    for v in weights:
        moved, variance = statistic(level + null * after + v[city] * residual)
        extreme += moved >= top / bottom * variance * (1 - 1e-9)
    return (1 + extreme) / (1 + len(weights))


@pytest.mark.parametrize("case", ["some_both", "tiny_cities", "apart_unequal"])
@pytest.mark.parametrize("null", [0.0, 0.15, -0.3])
def test_moments_are_the_definition_on_rows(case, null):
    data = city_counts(case)
    found = wild._prepare(data, 299, 5, None, None).pvalue(null)
    assert found == brute_pvalue(data, null, webb_weights(len(data.cities), 299, 5))


def test_many_surveys_at_once_are_the_definition_on_rows():
    rng = np.random.default_rng(8)
    first = city_counts("some_both")
    counts = [rng.binomial(n.astype(int), 0.4, size=(4, len(n))) for n in first.columns[1::2]]
    counts[0][3] = counts[1][3] = 0  # nothing varies in the last
    weights = webb_weights(len(first.cities), 199, 9)
    surveys = (counts[0], first.total_before, counts[1], first.total_after)
    found = wild_pvalues(surveys, [0.0, 0.1], weights)
    for at in range(3):
        data = CityCounts(
            cities=first.cities, count_before=counts[0][at], total_before=first.total_before,
            count_after=counts[1][at], total_after=first.total_after,
        )  # fmt: skip
        assert found[:, at].tolist() == [brute_pvalue(data, null, weights) for null in (0.0, 0.1)]
    assert np.isnan(found[0, 3])


def test_webb_weights_have_mean_0_and_variance_1():
    assert np.sum(WEBB) == pytest.approx(0, abs=1e-15)
    assert np.mean(WEBB**2) == pytest.approx(1)


cells = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)),
    min_size=4,
    max_size=10,
)


@settings(max_examples=40, deadline=None)
@given(cells)
def test_the_interval_leaves_out_0_exactly_if_p_is_below_the_level(drawn):
    c1, r1, c2, r2 = np.array(drawn).T
    if not ((c1 + r1).any() and (c2 + r2).any()):
        return
    data = CityCounts(
        cities=range(len(c1)),
        count_before=c1, total_before=c1 + r1, count_after=c2, total_after=c2 + r2,
    )  # fmt: skip
    answer = wild_bootstrap_test(data, draws=399)
    if answer.pvalue is not None:
        assert 1 / 400 <= answer.pvalue <= 1
        assert (0 in answer.interval) == (answer.pvalue >= 0.05)
        assert answer.estimate in answer.interval


def test_the_ends_of_the_interval_are_where_p_crosses_the_level():
    data = city_counts("chapter_like")
    draws = wild._prepare(data, 9_999, 0, None, None)
    interval = wild_bootstrap_test(data).interval
    for end, outward in ((interval.low, -1e-6), (interval.high, 1e-6)):
        assert draws.pvalue(end) >= 0.05 > draws.pvalue(end + outward)


def test_the_monte_carlo_error_is_how_far_seeds_lie_apart():
    """By 60 seeds; the spread of so many is known to a tenth of itself."""
    data = city_counts("some_both")
    found = [wild_bootstrap_test(data, draws=999, seed=seed) for seed in range(60)]
    between = np.std([one.pvalue for one in found], ddof=1)
    assert between == pytest.approx(np.mean([one.monte_carlo_error for one in found]), rel=0.35)
    nothing = CityCounts(
        cities="ABCD", count_before=[1, 1, 0, 0], total_before=[2, 2, 0, 0],
        count_after=[0, 0, 3, 3], total_after=[0, 0, 4, 4],
    )  # fmt: skip
    assert wild_bootstrap_test(nothing, draws=99).monte_carlo_error is None


@pytest.mark.parametrize(
    ("total", "overlap"), [([4, 4, 0, 0], "none"), ([4, 4, 5, 0], "covariance")]
)
def test_it_says_whether_a_city_is_in_both_waves(total, overlap):
    data = CityCounts(
        cities="ABCD", count_before=np.array(total) // 2, total_before=total,
        count_after=[0, 0, 3, 1], total_after=[0, 0, 6, 7],
    )  # fmt: skip
    assert wild_bootstrap_test(data, draws=199).overlap == overlap
