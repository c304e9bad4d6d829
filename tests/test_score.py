"""Score statistic and intervals: published examples, R, and the definition put back."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.optimize import brentq
from scipy.special import ndtri

from scsi.inference.proportions.equality import normal_pvalue
from scsi.inference.proportions.score import (
    constrained_shares,
    mee_interval,
    miettinen_nurminen_interval,
    pooled_score_statistic,
    score_interval,
    score_statistic,
)

ORACLE = pd.read_csv(Path(__file__).parent / "oracles" / "proportions.csv")
R_TOLERANCE = 2e-8
"""R's `optimize` finds a maximum to about 1e-8."""

INTERVALS = {"mee": mee_interval, "miettinen-nurminen": miettinen_nurminen_interval}


@st.composite
def tables(draw, largest=400):
    """Count and total before, count and total after."""
    n, m = draw(st.integers(1, largest)), draw(st.integers(1, largest))
    return draw(st.integers(0, n)), n, draw(st.integers(0, m)), m


@pytest.mark.parametrize("method", INTERVALS)
def test_intervals_agree_with_r(method):
    stored = ORACLE[ORACLE.method == method]
    assert len(stored) > 200
    low, high = INTERVALS[method](stored.x, stored.n, stored.y, stored.m)
    assert_allclose(low, stored["first"], atol=R_TOLERANCE)
    assert_allclose(high, stored["second"], atol=R_TOLERANCE)


def most_likely_before(x, n, y, m, delta):
    """Zero of the slope of the log-likelihood, which falls all the way, by bracketing."""

    def slope(p):
        with np.errstate(divide="ignore", invalid="ignore"):
            terms = np.divide([x, x - n, y, y - m], [p, 1 - p, p + delta, 1 - p - delta])
        return np.where(np.array([x, x - n, y, y - m]) == 0, 0, terms).sum()

    low, high = max(0.0, -delta), min(1.0, 1 - delta)
    edge = 1e-15 * (high - low)
    if slope(low + edge) <= 0 or slope(high - edge) >= 0:
        return low if slope(low + edge) <= 0 else high
    return brentq(slope, low + edge, high - edge, xtol=1e-17, rtol=1e-15)


@given(tables(largest=10**7), st.floats(-0.99, 0.99))
def test_constrained_shares_maximise_the_likelihood(table, delta):
    x, n, y, m = table
    before, after = constrained_shares(x / n, y / m, n, m, delta)
    assert before == pytest.approx(most_likely_before(x, n, y, m, delta), abs=1e-9)
    assert after == pytest.approx(before + delta, abs=1e-15)
    assert 0 <= before <= 1
    assert 0 <= after <= 1


def test_constrained_share_keeps_its_digits_where_two_roots_meet():
    # Nothing counted before, 3 of 10 after: P leaves 0 where its slope there changes sign.
    leaves = brentq(lambda d: -10 + 3 / d - 7 / (1 - d), 1e-3, 0.5, xtol=1e-16)
    for step in (1e-3, 1e-6, 1e-9):
        before, _ = constrained_shares(0.0, 0.3, 10, 10, leaves - step)
        expected = most_likely_before(0, 10, 3, 10, leaves - step)
        assert before == pytest.approx(expected, rel=1e-4, abs=1e-13)
        assert constrained_shares(0.0, 0.3, 10, 10, leaves + step)[0] == pytest.approx(0, abs=1e-13)


@given(tables(largest=10**7), st.floats(0.5, 0.9999))
def test_bounds_put_back_give_the_quantile(table, level):
    x, n, y, m = table
    critical = ndtri((1 + level) / 2)
    low, high = mee_interval(x, n, y, m, level)
    seen = y / m - x / n
    assert -1 <= low <= seen <= high <= 1
    for bound, expected in ((low, critical), (high, -critical)):
        if abs(bound) < 1 and abs(bound - seen) > 1e-7:
            assert score_statistic(x / n, y / m, n, m, bound) == pytest.approx(expected, rel=1e-6)


@given(tables(), st.sampled_from(sorted(INTERVALS)), st.floats(0.5, 0.999))
def test_interval_excludes_zero_exactly_where_its_own_p_is_below(table, method, level):
    x, n, y, m = table
    statistic = pooled_score_statistic(x / n, y / m, n, m)
    if method == "miettinen-nurminen":
        statistic = statistic * np.sqrt((n + m - 1) / (n + m))
    pvalue = normal_pvalue(statistic)
    if abs(pvalue - (1 - level)) > 1e-9:
        low, high = INTERVALS[method](x, n, y, m, level)
        assert (pvalue < 1 - level) == (not low <= 0 <= high)


@given(tables(), st.sampled_from(sorted(INTERVALS)))
def test_exchanging_the_samples_or_the_categories_changes_the_sign(table, method):
    x, n, y, m = table
    low, high = INTERVALS[method](x, n, y, m)
    for turned in ((y, m, x, n), (n - x, n, m - y, m)):
        other_low, other_high = INTERVALS[method](*turned)
        assert_allclose((-other_high, -other_low), (low, high), atol=1e-12)


@given(tables(), st.sampled_from(sorted(INTERVALS)))
def test_ten_times_the_data_is_narrower(table, method):
    low, high = INTERVALS[method](*table)
    inner_low, inner_high = INTERVALS[method](*(10 * part for part in table))
    assert inner_high - inner_low < high - low


def test_arrays_give_what_their_cells_give():
    x, y = np.arange(8)[:, None], np.arange(13)
    for interval in INTERVALS.values():
        low, high = interval(x, 7, y, 12)
        assert low.shape == (8, 13)
        for i, j in np.ndindex(low.shape):
            assert_allclose((low[i, j], high[i, j]), interval(i, 7, j, 12), atol=1e-14)


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
