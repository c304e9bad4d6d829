"""The parametric bootstrap-t: its null model and quantiles as R, its level, and what is refused."""

from itertools import product

import numpy as np
import pytest
from city_data import city_counts, oracle, simulated
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from scsi.inference.clusters import (
    CityCounts,
    cr2_moments,
    cr2_test,
    estimated_persistence,
    parametric_bootstrap_test,
    rarer_outcome,
)
from scsi.inference.clusters.beta_binomial import MOST_TABLED, draw_counts
from scsi.inference.clusters.common_share import MOST_ALIKE, fit_common_share, rows_per_city
from scsi.inference.clusters.counts import FIELDS

R = oracle("parametric_bootstrap")
R_DRAWS = 60_000
CASES = sorted({case for case, _ in R})
SCENARIOS = ("own", "same")


def counts(before, after, money=False):
    """Return the counts of cities given as (count, total) before and after."""
    columns = np.array([(*one, *two) for one, two in zip(before, after, strict=True)], float).T
    names = ("count_before", "total_before", "count_after", "total_after")
    own = dict(zip(names, columns, strict=True))
    return CityCounts(cities=range(len(before)), money=money, **own)


def of_case(case):
    """Return a case's counts; that of large and small cities is made in the R script."""
    if case != "large_and_small":
        return city_counts(case)
    count = [12, 10, 14, 12, *[3, 0, 0, 0, 1, 0, 0, 0] * 4, *[1, 0, 0, 0, 0] * 4]
    size = [*[100] * 4, *[3] * 32, *[1] * 20]
    both = list(zip(count, size, strict=True))
    return counts(both[:4] + [(0, 0)] * 52, [(0, 0)] * 4 + both[4:])


@pytest.mark.parametrize("case", CASES)
def test_the_null_model_is_that_of_r(case):
    data = of_case(case)
    model = fit_common_share(data, (data.total_before, data.total_after))
    assert model.share == pytest.approx(R[case, "share"], rel=1e-8)
    assert model.persistence == pytest.approx(R[case, "persistence"], rel=1e-8)
    expected = [[R[case, f"{name}_{wave}"] for wave in ("before", "after")] for name in SCENARIOS]
    assert np.array(model.scenarios) == pytest.approx(np.array(expected), rel=1e-8, abs=1e-12)


@pytest.mark.parametrize("case", CASES)
def test_p_and_quantile_are_those_of_r(case):
    """Both from random draws: within four Monte Carlo errors of both together."""
    data = of_case(case)
    found = parametric_bootstrap_test(data, draws=R_DRAWS, seed=3)
    for name in SCENARIOS:
        p = R[case, f"{name}_p"]
        assert found.pvalue > p - 4 * np.sqrt(2 * p * (1 - p) / R_DRAWS)
    p = max(R[case, f"{name}_p"] for name in SCENARIOS)
    assert found.pvalue < p + 4 * np.sqrt(2 * p * (1 - p) / R_DRAWS)
    q = max(R[case, f"{name}_q"] for name in SCENARIOS)
    half = found.interval.high - found.estimate
    assert half / found.standard_error == pytest.approx(q, rel=0.035)
    assert found.monte_carlo_error == pytest.approx(np.sqrt(p * (1 - p) / R_DRAWS), rel=0.05)


def test_both_scenarios_are_drawn():
    """Large cities much alike, small ones not: only the second scenario gives the larger p."""
    own, same = (R["large_and_small", f"{name}_p"] for name in SCENARIOS)
    assert same > own + 0.02
    assert parametric_bootstrap_test(of_case("large_and_small")).pvalue > own + 0.02


@pytest.mark.parametrize(
    ("before", "after"),
    [([0, 1, 0], [1, 1, 0]), ([0, 0, 1, 0], [1, 1, 0, 1, 1]), ([1, 0], [1] * 4)],
)
def test_p_of_cities_of_one_row_is_that_of_going_through_all_of_them(before, after):
    """Whatever the correlation, such cities are draws with the common share."""
    k, both = len(before), len(before) + len(after)
    none = [(0, 0)]
    first, second = ([(one, 1) for one in wave] for wave in (before, after))
    data = counts(first + none * len(after), none * k + second)
    share = fit_common_share(data, (data.total_before, data.total_after)).share
    rows = np.array(list(product([0.0, 1.0], repeat=both)))
    one, two = rows * data.total_before, rows * data.total_after
    shift, variance, _ = cr2_moments(one, data.total_before, two, data.total_after)
    spread = variance > 1e-12
    t = np.abs(shift) / np.sqrt(np.where(spread, variance, 1))
    t = np.where(spread, t, np.where(np.abs(shift) < 1e-12, 0, np.inf))
    chance = (share**rows * (1 - share) ** (1 - rows)).prod(axis=1)
    seen = cr2_test(data)
    exact = chance[t >= abs(seen.estimate) / seen.standard_error - 1e-9].sum()
    found = parametric_bootstrap_test(data, draws=99_999)
    assert np.isinf(t).any()
    assert abs(found.pvalue - exact) < 4 * found.monte_carlo_error


def test_estimate_error_and_t_are_those_of_cr2():
    data = city_counts("some_both")
    found, cr2 = parametric_bootstrap_test(data, draws=99), cr2_test(data)
    assert (found.estimate, found.standard_error, found.statistic) == pytest.approx(
        (cr2.estimate, cr2.standard_error, cr2.statistic), rel=1e-12
    )
    assert found.overlap == "covariance"
    assert found.degrees is None


cities = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: (min(pair), max(pair)))


@given(
    st.lists(st.tuples(cities, cities), min_size=3, max_size=9),
    st.sampled_from([0.5, 0.8, 0.9, 0.95]),
    st.integers(0, 5),
)
@settings(max_examples=150, deadline=None)
def test_the_interval_leaves_out_0_exactly_where_p_is_below_the_level(pairs, level, seed):
    before, after = zip(*pairs, strict=True)
    if not sum(n for _, n in before) or not sum(n for _, n in after):
        return
    found = parametric_bootstrap_test(
        counts(before, after), level, draws=199, seed=seed, most_draws=799
    )
    if found.pvalue is None:
        assert found.reason in ("one-city", "variance-zero")
        assert found.interval is None
    else:
        assert (0 in found.interval) == (found.pvalue >= round(1 - level, 12))


@pytest.mark.parametrize(("rows", "icc"), [(7, 0.3), (40, 0.02), (40, 0.0), (3000, 0.2)])
def test_counts_are_beta_binomial(rows, icc):
    size, share = 40_000, 0.3
    drawn = draw_counts(np.random.default_rng(4), np.array([5, rows, 5]), share, icc, size)
    a, b = (share * (1 / icc - 1), (1 - share) * (1 / icc - 1)) if icc else (None, None)
    law = stats.betabinom(rows, a, b) if icc else stats.binom(rows, share)
    at = np.unique(law.ppf([0.02, 0.2, 0.5, 0.8, 0.98]))
    below = (drawn[1][:, None] <= at).mean(axis=0)
    expected = law.cdf(at)
    assert (np.abs(below - expected) <= 4.5 * np.sqrt(expected * (1 - expected) / size)).all()
    assert abs(np.corrcoef(drawn)[0, 1]) < 4.5 / np.sqrt(size)
    assert abs(np.corrcoef(drawn)[0, 2]) < 4.5 / np.sqrt(size)


def test_the_same_seed_draws_the_same_and_another_one_about_the_same():
    data = city_counts("all_both")
    first, again, other = (
        parametric_bootstrap_test(data, draws=9_999, seed=seed) for seed in (1, 1, 2)
    )
    assert first == again
    assert first.pvalue != other.pvalue
    assert abs(first.pvalue - other.pvalue) < 4 * np.sqrt(2) * first.monte_carlo_error


def test_near_the_level_it_draws_on_until_the_seed_hardly_matters():
    """p of .08 at the level .92 is drawn ten times as often, and another level leaves it alone."""
    data = city_counts("some_both")
    near = parametric_bootstrap_test(data, level=0.92)
    far = parametric_bootstrap_test(data, level=0.5)
    assert (near.draws, far.draws) == (19_999, 1_999)
    assert near.monte_carlo_error < 0.0021 < far.monte_carlo_error
    assert near == parametric_bootstrap_test(data, level=0.92)
    once = parametric_bootstrap_test(data, level=0.92, most_draws=1_999)
    assert once.draws == 1_999
    assert abs(once.pvalue - near.pvalue) < 4 * once.monte_carlo_error


@pytest.mark.slow
def test_it_keeps_its_level_where_the_wave_with_fewer_cities_has_more_rows():
    """10 cities of 500 rows against 200 of 3: t with Satterthwaite degrees rejects 14 %."""
    rng, share, icc, surveys = np.random.default_rng(9), 0.12, 0.3, 400
    total = np.r_[np.full(10, 500), np.zeros(200)], np.r_[np.zeros(10), np.full(200, 3)]
    a, b = share * (1 / icc - 1), (1 - share) * (1 / icc - 1)
    effects = rng.beta(a, b, (surveys, 210))
    before, after = (rng.binomial(n.astype(int), effects).astype(float) for n in total)
    found = [
        parametric_bootstrap_test(
            CityCounts(
                cities=range(210),
                count_before=one, total_before=total[0], count_after=two, total_after=total[1],
            ),
            draws=199, seed=at, most_draws=199,
        ).pvalue
        for at, (one, two) in enumerate(zip(before, after, strict=True))
    ]  # fmt: skip
    shift, variance, degrees = cr2_moments(before, total[0], after, total[1])
    by_t = 2 * stats.t.sf(np.abs(shift) / np.sqrt(variance), degrees)
    assert (by_t < 0.05).mean() > 0.1
    assert (np.array(found) < 0.05).mean() < 0.05 + 3 * np.sqrt(0.05 * 0.95 / surveys)


def test_it_agrees_with_cr2_where_cities_are_many_and_alike():
    rng = np.random.default_rng(6)
    columns = simulated(rng, 5, 0, 0.1, sizes=(60, 60), cities=(120, 130))
    for one, two in zip(columns[0], columns[2], strict=True):
        data = CityCounts(
            cities=range(250),
            count_before=one, total_before=columns[1], count_after=two, total_after=columns[3],
        )  # fmt: skip
        found, cr2 = parametric_bootstrap_test(data), cr2_test(data)
        assert found.pvalue == pytest.approx(cr2.pvalue, abs=5 * found.monte_carlo_error + 0.01)


def test_rows_without_a_city_are_clusters_of_one_and_may_be_many():
    """One-row clusters drawn together say what they say one by one, as squares of 1 + 1e-12 do."""
    base = city_counts("tiny_cities")
    ones = 300
    data = CityCounts(
        cities=range(len(base.cities) + ones),
        count_before=np.r_[base.count_before, np.arange(ones) % 2],
        total_before=np.r_[base.total_before, np.ones(ones)],
        count_after=np.r_[base.count_after, np.zeros(ones)],
        total_after=np.r_[base.total_after, np.zeros(ones)],
    )
    squares = data.total_before * (1 + 1e-12), data.total_after
    together = parametric_bootstrap_test(data, draws=9_999)
    apart = parametric_bootstrap_test(data, draws=9_999, squares=squares)
    assert abs(together.pvalue - apart.pvalue) < 4 * np.sqrt(2) * together.monte_carlo_error
    assert together.standard_error == pytest.approx(apart.standard_error, rel=1e-12)


def test_cities_of_equal_weight_count_as_their_items():
    """Each city's items have the same weight, which adds to 1: Σw² is 1 by their number."""
    data = city_counts("apart_unequal")
    squares = [np.divide(1, n, out=np.zeros(len(n)), where=n > 0) for n in data.columns[1::2]]
    found = parametric_bootstrap_test(data.weighted("cities"), squares=squares)
    means = cr2_test(data.weighted("cities"))
    assert found.standard_error == pytest.approx(means.standard_error, rel=1e-12)
    assert 0.2 * means.pvalue < found.pvalue < 5 * means.pvalue
    assert rows_per_city(*[[1.0, 0.0], [0.25, 0.0]]).tolist() == [4, 0]
    with pytest.raises(ValueError, match="weights need squares"):
        parametric_bootstrap_test(data.weighted("cities"))


def test_the_unit_of_the_weights_does_not_matter():
    data = city_counts("apart_unequal")
    euros = CityCounts(
        cities=data.cities,
        money=True,
        **{name: 7.5e6 * getattr(data, name) for name in FIELDS},
    )
    squares = tuple(7.5e6**2 * total for total in (data.total_before, data.total_after))
    found = parametric_bootstrap_test(euros, squares=squares)
    expected = parametric_bootstrap_test(data)
    assert abs(found.pvalue - expected.pvalue) < 4 * np.sqrt(2) * expected.monte_carlo_error
    assert found.standard_error == pytest.approx(expected.standard_error, rel=1e-12)


def test_a_city_of_one_amount_is_one_row():
    """A city whose amount is nearly one project's has no more rows than that."""
    assert rows_per_city([100.0, 6.0], [100.0**2 * 0.99, 6.0]).tolist() == [1, 6]


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ([(3, 9), (0, 0), (0, 0)], [(0, 0), (2, 9), (5, 9)], "one-city"),
        ([(3, 9), (3, 9), (0, 0), (0, 0)], [(0, 0), (0, 0), (4, 9), (4, 9)], "variance-zero"),
    ],
)
def test_no_p_where_nothing_varies(before, after, reason):
    found = parametric_bootstrap_test(counts(before, after))
    assert (found.reason, found.pvalue, found.interval, found.draws) == (reason, None, None, 0)


def test_two_cities_a_wave_have_a_p_where_the_sandwich_has_none():
    data = counts([(3, 9), (5, 9), (0, 0), (0, 0)], [(0, 0), (0, 0), (8, 9), (5, 9)])
    assert cr2_test(data).reason == "few-degrees"
    found = parametric_bootstrap_test(data)
    assert 0.05 < found.pvalue < 1


def test_too_few_draws_for_the_level_leave_the_interval_open():
    found = parametric_bootstrap_test(city_counts("all_both"), level=0.99, draws=49)
    assert (found.interval.low, found.interval.high) == (-1, 1)


def test_a_wave_of_one_kind_and_cities_all_or_nothing_can_be_drawn():
    data = counts([(0, 9), (0, 9), (0, 0), (0, 0)], [(0, 0), (0, 0), (9, 9), (0, 9)])
    model = fit_common_share(data, (data.total_before, data.total_after))
    assert model.scenarios[0] == (0.0, MOST_ALIKE)
    # as much alike as after, the two cities before are worth two items, and those after one
    assert model.share == pytest.approx((0 * 2 + 0.5 * 1) / 3)
    assert parametric_bootstrap_test(data).pvalue > 0.05


def test_cities_above_the_tables_are_drawn_as_those_below():
    """The same shares in cities twice as large say about the same."""
    shares = np.array([0.2, 0.5, 0.3, 0.6, 0.4, 0.7, 0.5, 0.8])
    found = []
    for size in (MOST_TABLED, 2 * MOST_TABLED):
        count = np.rint(size * shares)
        rows = [(c, size) for c in count[:4]], [(c, size) for c in count[4:]]
        none = [(0, 0)] * 4
        found.append(parametric_bootstrap_test(counts(rows[0] + none, none + rows[1])))
    assert found[0].pvalue == pytest.approx(found[1].pvalue, abs=0.03)


@pytest.mark.parametrize("case", CASES)
def test_the_persistence_that_is_told_is_that_of_r(case):
    data = of_case(case)
    found = estimated_persistence(data)
    if data.in_both.sum() < 2:
        assert found is None
    elif found is not None:
        assert found == pytest.approx(R[case, "persistence"], rel=1e-8)


def test_nothing_tells_the_persistence_of_cities_that_are_alike():
    rows = [(2, 10)] * 4
    assert estimated_persistence(counts(rows, rows)) is None


def test_how_much_there_is_of_the_rarer_outcome():
    """Shares .1, .9 and 2/3; (Σn)²/Σn² is 400/200 = 2, and 36/14."""
    count, total = [[1, 1, 0], [9, 9, 0], [0, 1, 3]], [[10, 10, 0], [10, 10, 0], [1, 2, 3]]
    assert rarer_outcome(count, total) == pytest.approx([0.2, 0.2, 36 / 14 / 3])
