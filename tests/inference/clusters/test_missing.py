import numpy as np
import pytest
from city_data import city_counts
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from scsi.inference.clusters import CityCounts, cr2_test, missing_bounds
from scsi.inference.clusters.missing import _both_below, imbens_manski_factor, stoye_factors

limits = st.floats(-3, 3).map(lambda x: round(x, 3))


@settings(max_examples=60, deadline=None)
@given(limits, limits, st.floats(-0.98, 0.98))
def test_bivariate_normal_as_scipy(first, second, correlation):
    cover = [[1, correlation], [correlation, 1]]
    expected = stats.multivariate_normal.cdf([first, second], cov=cover, abseps=1e-10)
    assert _both_below(first, second, correlation) == pytest.approx(expected, abs=1e-7)


def test_imbens_and_manskis_factor_lies_between_one_side_and_two():
    """1.645 of wide bounds, 1.960 of a point: the normal quantiles of 95 and 97.5 per cent."""
    assert imbens_manski_factor(100.0, 1.0) == pytest.approx(1.6448536, abs=1e-6)
    assert imbens_manski_factor(0.0, 1.0) == pytest.approx(1.9599640, abs=1e-6)


@pytest.mark.parametrize("gap", [0.0, 0.1, 0.7, 3.0, 40.0])
def test_imbens_manski_solves_its_equation(gap):
    factor = imbens_manski_factor(gap * 0.2, 0.2, 0.9)
    assert stats.norm.cdf(factor + gap) - stats.norm.cdf(-factor) == pytest.approx(0.9, abs=1e-9)


@pytest.mark.parametrize("errors", [(1.0, 1.0), (1.0, 0.6)])
@pytest.mark.parametrize(("width", "correlation"), [(0.5, 0.3), (0.1, 0.9), (2.0, 0.0)])
def test_stoye_covers_both_ends_and_nothing_shorter_does(errors, width, correlation):
    lower, upper = stoye_factors(width, errors, correlation)
    rng = np.random.default_rng(8)
    z = rng.multivariate_normal([0, 0], [[1, correlation], [correlation, 1]], size=400_000)
    low, high = z[:, 0] * errors[0], width + z[:, 1] * errors[1]
    for truth in (0.0, width):
        inside = (low - lower * errors[0] <= truth) & (truth <= high + upper * errors[1])
        assert inside.mean() >= 0.95 - 4 * np.sqrt(0.95 * 0.05 / len(z))
    length = errors[0] * lower + errors[1] * upper
    for other in np.linspace(1.66, 2.4, 12):
        rest = (length - 0.004 - errors[0] * other) / errors[1]
        kept = [
            _both_below(other, rest + width / errors[1], -correlation),
            _both_below(other + width / errors[0], rest, -correlation),
        ]
        assert min(kept) < 0.95


def test_nothing_missing_is_the_normal_interval_of_cr2():
    data = city_counts("chapter_like")
    none = np.zeros(len(data.cities))
    bounds, plain = missing_bounds(data, none, none), cr2_test(data)
    assert bounds.shift.width == pytest.approx(0, abs=1e-15)
    half = stats.norm.isf(0.025) * plain.standard_error
    for interval in (bounds.imbens_manski, bounds.stoye):
        assert interval.low == pytest.approx(plain.estimate - half, rel=1e-5)
        assert interval.high == pytest.approx(plain.estimate + half, rel=1e-5)
    assert bounds.tipping_after is None


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_no_filling_in_of_the_missing_leaves_the_bounds(data):
    cities = city_counts("some_both")
    missing = [
        np.array(data.draw(st.lists(st.integers(0, 4), min_size=20, max_size=20))) * there
        for there in (cities.in_before, cities.in_after)
    ]
    filled = [np.array([data.draw(st.integers(0, int(m))) for m in column]) for column in missing]
    bounds = missing_bounds(cities, *missing)
    known = CityCounts(
        cities=cities.cities,
        count_before=cities.count_before + filled[0],
        total_before=cities.total_before + missing[0],
        count_after=cities.count_after + filled[1],
        total_after=cities.total_after + missing[1],
    )
    assert bounds.shift.low - 1e-12 <= known.shift <= bounds.shift.high + 1e-12
    assert bounds.imbens_manski.low < bounds.shift.low <= bounds.shift.high


def test_the_tipping_point_makes_the_shift_0():
    data = city_counts("some_both")
    missing = 12 * data.in_before.astype(float), 15 * data.in_after.astype(float)
    bounds = missing_bounds(data, *missing)
    after = data.count_after.sum() + bounds.tipping_after * missing[1].sum()
    share = after / (data.total_after.sum() + missing[1].sum())
    assert share == pytest.approx(data.pooled_before)
    assert bounds.tipping_feasible == (0 in bounds.shift)


def test_what_is_impossible_is_refused():
    data = city_counts("some_both")
    with pytest.raises(ValueError, match="missing_after must hold a number of 0 or more"):
        missing_bounds(data, np.zeros(20), -np.ones(20))
