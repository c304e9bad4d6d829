"""Welch's test over spreads."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scsi.inference.printed.citylevel import welch_pvalue, welch_range, welch_range_same
from scsi.vocabulary import Interval


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
    p = welch_pvalue(0.103, *[np.linspace(0.01, 0.5, 500)] * 2)
    assert np.all(np.diff(p) > 0)
    found = welch_range_same(0.103, Interval(0.131, 0.281))
    assert (found.attained.low, found.attained.high) == (p_at(0.131), p_at(0.281))


def p_at(spread):
    return float(welch_pvalue(0.103, spread, spread))


def test_p_over_two_spreads_is_not_taken_to_be_monotone_but_enclosed():
    before, after = Interval(0, 0.496), Interval(0.131, 0.281)
    found = welch_range(0.103, before, after)
    grid = welch_pvalue(0.103, np.linspace(0, 0.496, 173), np.linspace(0.131, 0.281, 131)[:, None])
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
