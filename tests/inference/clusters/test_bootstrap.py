from itertools import product

import numpy as np
import pytest
from city_data import city_counts, oracle
from hypothesis import given, settings
from hypothesis import strategies as st

from scsi.inference.clusters import CityCounts, cluster_bootstrap_test
from scsi.inference.clusters.bootstrap import percentile_answers, percentile_test, resampled_sums


def test_resampled_sums_are_those_of_all_resamples():
    columns = np.array([[1.0, 4.0], [2.0, 0.0], [7.0, 1.0]])
    every = np.array([columns[list(drawn)].sum(axis=0) for drawn in product(range(3), repeat=3)])
    drawn = resampled_sums(columns, 20_000, seed=1)
    error = every.std(axis=0) / np.sqrt(len(drawn))  # Monte Carlo error of a mean
    assert np.abs(drawn.mean(axis=0) - every.mean(axis=0)).max() < 4 * error.max()
    for row, times in zip(*np.unique(every, axis=0, return_counts=True), strict=True):
        found = (drawn == row).all(axis=1).mean()
        assert found == pytest.approx(times / 27, abs=4 * np.sqrt(times / 27 / len(drawn)))


def test_one_wave_has_the_linearised_variance_of_svyratio():
    # the second wave is the same in every city, so that only the first varies
    data = city_counts("chapter_like")
    first = data.select(data.in_before)
    steady = CityCounts(
        cities=first.cities, count_before=first.count_before, total_before=first.total_before,
        count_after=np.ones(20), total_after=np.full(20, 2),
    )  # fmt: skip
    variance = oracle("clusters")["chapter_like", "ratio_variance_0"]
    # percent-level agreement is all that linearisation with 20 cities gives
    error = cluster_bootstrap_test(steady).standard_error
    assert error == pytest.approx(np.sqrt(variance), rel=0.08)


def test_cities_in_both_waves_give_their_covariance():
    data = city_counts("all_both")
    lasting = CityCounts(
        cities=data.cities, count_before=data.count_before, total_before=data.total_before,
        count_after=2 * data.count_before, total_after=2 * data.total_before,
    )  # fmt: skip
    answer = cluster_bootstrap_test(lasting, draws=999)
    assert answer.reason == "variance-zero"
    assert answer.overlap == "covariance"


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-1, 1).map(lambda x: round(x, 2)), min_size=99, max_size=150))
def test_percentiles_leave_out_0_exactly_if_p_is_below_the_level(values):
    interval, pvalue = percentile_test(np.array(values), 0.95)
    assert 0 < pvalue <= 1
    if round(pvalue - 0.05, 12) != 0:
        assert (0 in interval) == (pvalue > 0.05)


def test_too_few_draws_are_refused():
    with pytest.raises(ValueError, match="20 draws are too few"):
        percentile_test(np.arange(20.0), 0.95)


def test_progress_is_told_up_to_the_last_draw():
    data = CityCounts(
        cities="AB", count_before=[1, 2], total_before=[5, 5], count_after=[3, 1],
        total_after=[5, 5],
    )  # fmt: skip
    seen = []
    cluster_bootstrap_test(data, draws=500, progress=lambda done, all_: seen.append((done, all_)))
    assert seen[-1][0] == seen[-1][1]
    assert seen == sorted(seen)


def test_the_seed_and_nothing_else_decides_the_draws_of_cities():
    data = CityCounts(
        cities="ABCD", count_before=[1, 2, 4, 0], total_before=[5, 5, 9, 3],
        count_after=[3, 1, 7, 2], total_after=[5, 5, 8, 6],
    )  # fmt: skip
    found = cluster_bootstrap_test(data, draws=199)
    assert cluster_bootstrap_test(data, draws=199, seed=0) == found
    assert cluster_bootstrap_test(data, draws=199, seed=1) != found


def test_draws_with_an_empty_wave_are_said():
    data = CityCounts(
        cities=range(12),
        count_before=[1, 3] + [0] * 10, total_before=[5, 5] + [0] * 10,
        count_after=[0, 0, *range(10)], total_after=[0, 0] + [10] * 10,
    )  # fmt: skip
    answer = cluster_bootstrap_test(data)
    expected = (10 / 12) ** 12  # neither of the two first cities drawn
    assert 1 - answer.draws / 9_999 == pytest.approx(expected, abs=4 * np.sqrt(expected / 9_999))
    assert (answer.pvalue, answer.reason) == (None, "empty-draws")


def test_many_surveys_at_once_are_answered_as_one_by_one():
    rng = np.random.default_rng(3)
    before, after = np.array([9, 8, 7, 0, 0]), np.array([0, 9, 12, 20, 5])
    first, second = (rng.binomial(n, 0.4, size=(20, 5)) for n in (before, after))
    times = rng.multinomial(5, [0.2] * 5, size=399)  # some without a city of the first wave
    pvalue, holds = percentile_answers((first, before, second, after), 0.1, times, 0.9)
    used = times[(times @ before > 0) & (times @ after > 0)]
    assert 300 < len(used) < 399
    for at in range(20):
        drawn = used @ second[at] / (used @ after) - used @ first[at] / (used @ before)
        interval, alone = percentile_test(drawn, 0.9)
        assert (pvalue[at], holds[at]) == (alone, 0.1 in interval)
