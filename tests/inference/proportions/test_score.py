"""Score statistic and intervals: published examples, R, and the definition put back."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.special import ndtri

from scsi.inference.proportions.equality import miettinen_nurminen_test, score_test
from scsi.inference.proportions.score import (
    mee_interval,
    miettinen_nurminen_interval,
    pooled_score_statistic,
    score_interval,
    score_statistic,
)

ORACLE = pd.read_csv(Path(__file__).parents[2] / "oracles" / "proportions.csv")
R_TOLERANCE = 2e-8
"""R's `optimize` finds a maximum to about 1e-8."""

INTERVALS = {"mee": mee_interval, "miettinen-nurminen": miettinen_nurminen_interval}


@st.composite
def table(draw, largest):
    """Count and total before, count and total after."""
    n, m = draw(st.integers(1, largest)), draw(st.integers(1, largest))
    return draw(st.integers(0, n)), n, draw(st.integers(0, m)), m


def tables(largest=400):
    """Many tables at once, as four arrays: the solver costs a cell as much as hundreds."""
    return st.lists(table(largest), min_size=1, max_size=60).map(lambda rows: np.array(rows).T)


@pytest.mark.parametrize("method", INTERVALS)
def test_intervals_agree_with_r(method):
    stored = ORACLE[ORACLE.method == method]
    assert len(stored) > 200
    low, high = INTERVALS[method](stored.x, stored.n, stored.y, stored.m)
    assert_allclose(low, stored["first"], atol=R_TOLERANCE)
    assert_allclose(high, stored["second"], atol=R_TOLERANCE)


@settings(max_examples=15, deadline=None)
@given(tables(largest=10**7), st.floats(0.5, 0.9999))
def test_bounds_put_back_give_the_quantile(many, level):
    x, n, y, m = many
    critical = ndtri((1 + level) / 2)
    low, high = mee_interval(x, n, y, m, level)
    seen = y / m - x / n
    assert ((low >= -1) & (low <= seen) & (seen <= high) & (high <= 1)).all()
    for bound, expected in ((low, critical), (high, -critical)):
        # A bound next to what it bounds has lost the digits that would be put back.
        clear = (np.abs(bound) < 1) & (np.abs(bound - seen) > 1e-7)
        statistic = score_statistic(x / n, y / m, n, m, bound)[clear]
        assert_allclose(statistic, np.full(clear.sum(), expected), rtol=1e-6)


@settings(max_examples=15, deadline=None)
@given(tables(), st.sampled_from(sorted(INTERVALS)), st.floats(0.5, 0.999))
def test_interval_excludes_zero_exactly_where_its_own_p_is_below(many, method, level):
    _, pvalue = {"mee": score_test, "miettinen-nurminen": miettinen_nurminen_test}[method](*many)
    low, high = INTERVALS[method](*many, level)
    tie = np.abs(pvalue - (1 - level)) < 1e-9
    assert (tie | ((pvalue < 1 - level) == ((low > 0) | (high < 0)))).all()


@settings(max_examples=15, deadline=None)
@given(tables(), st.sampled_from(sorted(INTERVALS)))
def test_exchanging_the_samples_or_the_categories_changes_the_sign(many, method):
    x, n, y, m = many
    low, high = INTERVALS[method](x, n, y, m)
    for turned in ((y, m, x, n), (n - x, n, m - y, m)):
        other_low, other_high = INTERVALS[method](*turned)
        assert_allclose((-other_high, -other_low), (low, high), atol=1e-12)


@settings(max_examples=15, deadline=None)
@given(tables(), st.sampled_from(sorted(INTERVALS)))
def test_ten_times_the_data_is_narrower(many, method):
    low, high = INTERVALS[method](*many)
    inner_low, inner_high = INTERVALS[method](*(10 * many))
    assert (inner_high - inner_low < high - low).all()


@settings(max_examples=15, deadline=None)
@given(tables())
def test_statistic_falls_as_the_supposed_difference_grows(many):
    x, n, y, m = many[..., None]
    statistic = score_statistic(x / n, y / m, n, m, np.linspace(-0.999, 0.999, 501))
    assert (np.diff(statistic) <= 1e-9 * np.abs(statistic[:, 1:])).all()


def test_arrays_give_what_their_cells_give():
    for interval in INTERVALS.values():
        low, high = interval(np.arange(4)[:, None], 3, np.arange(5), 4)
        assert low.shape == (4, 5)
        for i, j in np.ndindex(low.shape):
            assert_allclose((low[i, j], high[i, j]), interval(i, 3, j, 4), atol=1e-14)


def test_statistic_at_no_difference_is_the_pooled_one():
    x, y = np.arange(8)[:, None], np.arange(13)
    general = score_statistic(x / 7, y / 12, 7, 12, 0.0)
    assert_allclose(pooled_score_statistic(x / 7, y / 12, 7, 12), general, rtol=1e-9, atol=1e-12)


def test_no_variance_is_no_evidence_unless_the_difference_is_impossible():
    assert score_statistic(0, 0, 5, 9) == 0
    assert score_statistic(1, 1, 5, 9) == 0
    assert pooled_score_statistic(1, 1, 5, 9) == 0
    assert score_statistic(0, 0, 5, 9, delta=1) == -np.inf
    assert score_statistic(0, 0, 5, 9, delta=-1) == np.inf


def test_design_effects_and_quantiles_by_cell():
    sizes = np.array([80.0, 160.0])
    low, high = score_interval(0.6, 0.8, sizes, 70, [1.96, 2.4], 2 / sizes, 2 / 70)
    assert high[1] - low[1] > high[0] - low[0]
    # Twice the variance is the quantile times the root of two.
    wider = score_interval(0.6, 0.8, sizes, 70, np.sqrt(2) * np.array([1.96, 2.4]))
    assert_allclose((low, high), wider, atol=1e-13)
