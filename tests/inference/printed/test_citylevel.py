"""Welch's test over spreads."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scsi.inference.printed.citylevel import (
    overlap_pvalue,
    overlap_range,
    welch_pvalue,
    welch_range,
    welch_range_same,
)
from scsi.inference.printed.constraints import city_limits
from scsi.inference.printed.spread import greatest_spread, least_spread
from scsi.vocabulary import Interval

CITIES = (20, 31)


@given(
    s1=st.floats(0.01, 0.5),
    s2=st.floats(0.01, 0.5),
    k1=st.integers(2, 40),
    k2=st.integers(2, 40),
    shift=st.floats(-0.5, 0.5),
)
def test_it_is_scipys_welch(s1, s2, k1, k2, shift):
    oracle = stats.ttest_ind_from_stats(shift, s2, k2, 0.0, s1, k1, equal_var=False).pvalue
    assert welch_pvalue(shift, s1, s2, k1, k2) == pytest.approx(oracle, rel=1e-9, abs=1e-12)


def test_p_rises_with_one_spread_for_both_waves():
    p = welch_pvalue(0.103, *[np.linspace(0.01, 0.5, 500)] * 2, *CITIES)
    assert np.all(np.diff(p) > 0)
    found = welch_range_same(0.103, Interval(0.131, 0.281), *CITIES)
    assert (found.attained.low, found.attained.high) == (p_at(0.131), p_at(0.281))


def p_at(spread):
    return float(welch_pvalue(0.103, spread, spread, *CITIES))


def test_p_over_two_spreads_is_not_taken_to_be_monotone_but_enclosed():
    before, after = Interval(0, 0.496), Interval(0.131, 0.281)
    found = welch_range(0.103, before, after, *CITIES)
    spreads = np.linspace(0, 0.496, 173), np.linspace(0.131, 0.281, 131)[:, None]
    grid = welch_pvalue(0.103, *spreads, *CITIES)
    assert found.enclosure.low <= grid.min()
    assert grid.max() <= found.enclosure.high
    # the enclosure is as tight as a cell: to the digits printed it is what the corners attain
    assert round(found.enclosure.low, 4) == round(found.attained.low, 4) == 0.0001
    assert round(found.enclosure.high, 2) == round(found.attained.high, 2) == 0.41


def test_where_degrees_outweigh_the_error_corners_alone_would_miss_the_extreme():
    # two cities before with hardly any spread: t on 1 degree of freedom makes p large, so that a
    # larger spread after lowers p although it raises the standard error
    before, after = Interval(0.10, 0.10), Interval(0.001, 0.2)
    found = welch_range(0.25, before, after, 2, 40)
    grid = welch_pvalue(0.25, 0.10, np.linspace(0.001, 0.2, 2001), 2, 40)
    assert np.any(np.diff(grid) < 0)
    assert found.enclosure.low <= grid.min()
    assert found.enclosure.high >= grid.max()


def printed_spread():
    """The least and greatest spread under equal weights, the four named being the highest."""
    box = city_limits(
        (0.90, 0.79, 0.70, 0.64), (0.80, 0.78, 0.63), (0.67, 0.32), cities=31, constraints="b"
    )
    mean = Interval(0.513, 0.513)
    return Interval(
        *(solve(box.low, box.high, mean).sd for solve in (least_spread, greatest_spread))
    )


@pytest.mark.parametrize(
    ("shared", "persistence", "low", "high"),
    [
        (6, Interval(1, 1), 0.003, 0.15),
        (6, Interval(0.5, 0.5), 0.005, 0.18),
        (6, Interval(0, 1), 0.003, 0.21),
        (0, Interval(0, 1), 0.009, 0.21),
    ],
)
def test_the_known_overlap_and_every_persistence(shared, persistence, low, high):
    """The ranges of the city-level p with the same spread in both waves."""
    found = overlap_range(0.103, None, printed_spread(), *CITIES, shared, persistence).attained
    assert (round(found.low, 3), round(found.high, 2)) == (low, high)


def test_with_all_cities_in_both_p_may_be_next_to_nothing():
    found = overlap_range(0.103, None, printed_spread(), *CITIES, 20).attained
    assert found.low < 0.0001
    assert round(found.high, 2) == 0.21


@given(
    s1=st.floats(0.01, 0.5),
    s2=st.floats(0.01, 0.5),
    k=st.integers(3, 40),
    shift=st.floats(-0.5, 0.5),
)
def test_without_overlap_and_with_equal_spread_it_is_students_t(s1, s2, k, shift):
    found = overlap_pvalue(shift, s1, s1, k, k + 3, 0, 0.7)
    oracle = stats.ttest_ind_from_stats(shift, s1, k + 3, 0.0, s1, k, equal_var=True).pvalue
    assert found == pytest.approx(oracle, rel=1e-9, abs=1e-12)
    # all in both with persistence 1: only the difference of the spreads is left
    same = overlap_pvalue(shift, s1, s2 + 0.01, k, k, k, 1)
    alone = 2 * stats.t.sf(abs(shift) / (abs(s1 - s2 - 0.01) / np.sqrt(k) or np.inf), 2 * k - 2)
    if abs(s1 - s2 - 0.01) > 1e-6:
        assert same == pytest.approx(alone, rel=1e-6, abs=1e-12)


@given(
    st.tuples(st.floats(0.01, 0.5), st.floats(0.01, 0.5)).map(sorted),
    st.tuples(st.floats(0.01, 0.5), st.floats(0.01, 0.5)).map(sorted),
    st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted),
    st.integers(0, 12),
)
def test_no_spreads_and_persistence_lie_outside(before, after, kept, shared):
    found = overlap_range(0.1, Interval(*before), Interval(*after), 12, 17, shared, Interval(*kept))
    axes = np.linspace(*before, 21), np.linspace(*after, 21), np.linspace(*kept, 11)
    one, two, persistence = np.meshgrid(*axes, indexing="ij")
    grid = overlap_pvalue(0.1, one, two, 12, 17, shared, persistence)
    assert found.attained.low <= grid.min() + 1e-12
    assert found.attained.high >= grid.max() - 1e-12
    assert found.attained.high == pytest.approx(grid.max(), rel=1e-9)
    assert found.attained.low > 0.8 * grid.min() - 1e-9  # the grid may miss the edge's least
    with pytest.raises(ValueError, match="persistence must not be below 0"):
        overlap_range(0.1, None, Interval(*after), 12, 17, shared, Interval(-0.5, 1))
