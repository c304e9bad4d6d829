import numpy as np
import pytest
from city_data import city_counts
from hypothesis import given, settings
from hypothesis import strategies as st

from scsi.inference.clusters import CityCounts, wild, wild_bootstrap_test


def brute_pvalue(data, null, draws, seed):
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
    (seed_of_block,) = np.random.SeedSequence(seed).spawn(1)
    generator = np.random.default_rng(seed_of_block)
    cities, weights = len(data.cities), []
    for start in range(0, cities, 4):  # one whole number for the weights of four cities
        digits = (6,) * min(4, cities - start)
        drawn = generator.integers(np.prod(digits), size=draws)
        weights += [wild.WEBB[digit] for digit in np.unravel_index(drawn, digits)]
    top, bottom = statistic(y)
    extreme = 0
    for v in np.array(weights).T:
        moved, variance = statistic(level + null * after + v[city] * residual)
        extreme += moved >= top / bottom * variance * (1 - 1e-9)
    return (1 + extreme) / (1 + draws)


@pytest.mark.parametrize("case", ["some_both", "tiny_cities", "apart_unequal"])
@pytest.mark.parametrize("null", [0.0, 0.15, -0.3])
def test_moments_are_the_definition_on_rows(case, null):
    data = city_counts(case)
    found = wild._prepare(data, 299, 5, None, None).pvalue(null)
    assert found == brute_pvalue(data, null, 299, 5)


def test_webb_weights_have_mean_0_and_variance_1():
    assert np.sum(wild.WEBB) == pytest.approx(0, abs=1e-15)
    assert np.mean(wild.WEBB**2) == pytest.approx(1)


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
