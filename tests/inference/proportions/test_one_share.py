"""Intervals for one share: published examples, R, and properties."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import binom
from statsmodels.stats.proportion import proportion_confint

from scsi.inference.proportions.one_share import INTERVALS, share_interval
from scsi.vocabulary import Share

ORACLE = pd.read_csv(Path(__file__).parents[2] / "oracles" / "proportions.csv")

# Newcombe (1998), Statistics in Medicine 17, 857-872, table I.
NEWCOMBE = [
    ("wilson", 81, 263, 0.2553, 0.3662),
    ("wilson", 15, 148, 0.0624, 0.1605),
    ("wilson", 0, 20, 0.0000, 0.1611),
    ("wilson", 1, 29, 0.0061, 0.1718),
    ("clopper-pearson", 81, 263, 0.2527, 0.3676),
    ("clopper-pearson", 15, 148, 0.0578, 0.1617),
    ("clopper-pearson", 0, 20, 0.0000, 0.1684),
    ("clopper-pearson", 1, 29, 0.0009, 0.1776),
]
STATSMODELS = {"wilson": "wilson", "clopper-pearson": "beta", "jeffreys": "jeffreys"}


@pytest.mark.parametrize(("method", "count", "total", "low", "high"), NEWCOMBE)
def test_published_example(method, count, total, low, high):
    interval = share_interval(Share(count, total), method)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize("method", INTERVALS)
def test_agrees_with_r(method):
    stored = ORACLE[ORACLE.method == method]
    assert len(stored) > 30
    low, high = INTERVALS[method](stored.x, stored.n)
    assert_allclose(low, stored["first"], atol=1e-11)
    assert_allclose(high, stored["second"], atol=1e-11)


@pytest.mark.parametrize("method", INTERVALS)
def test_agrees_with_statsmodels_away_from_the_ends(method):
    count = np.arange(1, 200)
    expected = proportion_confint(count, 200, alpha=0.1, method=STATSMODELS[method])
    assert_allclose(INTERVALS[method](count, 200, 0.9), expected, atol=1e-12)


@given(st.integers(1, 500), st.data(), st.sampled_from(sorted(INTERVALS)), st.floats(0.5, 0.999))
def test_properties(total, data, method, level):
    count = data.draw(st.integers(0, total))
    low, high = INTERVALS[method](count, total, level)
    assert 0 <= low <= count / total <= high <= 1
    assert (low == 0) == (count == 0)
    assert (high == 1) == (count == total)
    mirrored = INTERVALS[method](total - count, total, level)
    assert_allclose((1 - mirrored[1], 1 - mirrored[0]), (low, high), atol=1e-12)
    wider = INTERVALS[method](count, total, (1 + level) / 2)
    assert wider[0] <= low
    assert high <= wider[1]


def test_clopper_pearson_bounds_have_half_the_level_in_each_tail():
    low, high = INTERVALS["clopper-pearson"](7, 30, 0.9)
    assert binom.sf(6, 30, low) == pytest.approx(0.05, rel=1e-9)
    assert binom.cdf(7, 30, high) == pytest.approx(0.05, rel=1e-9)


def test_arrays_broadcast():
    for interval in INTERVALS.values():
        low, high = interval(np.array([[0.0], [2.5]]), np.array([5, 7, 9]))
        assert low.shape == high.shape == (2, 3)
        assert_allclose((low[1, 2], high[1, 2]), interval(2.5, 9), atol=1e-15)


def test_refusals():
    with pytest.raises(TypeError, match=r"share must be a scsi.Share\(count, total\); got 0.41"):
        share_interval(0.41)
    with pytest.raises(ValueError, match=r"method .*got 'wlson'; did you mean 'wilson'"):
        share_interval(Share(1, 2), "wlson")
    with pytest.raises(ValueError, match="level must lie strictly between 0 and 1; got 95"):
        share_interval(Share(1, 2), level=95)
