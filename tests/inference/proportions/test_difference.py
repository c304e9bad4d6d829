"""Intervals for a difference: published examples, R, and the public function."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from scsi.inference.proportions.difference import INTERVALS, difference_interval
from scsi.vocabulary import Interval, Share

ORACLE = pd.read_csv(Path(__file__).parents[2] / "oracles" / "proportions.csv")
CLOSED = ["newcombe", "agresti-caffo", "wald"]

# Newcombe (1998), Statistics in Medicine 17, 873-890, table II, methods 1, 5, 6 and 10: y of m
# less x of n. Bounds outside -1 to 1 are cut there.
NEWCOMBE = {
    (56, 70, 48, 80): {
        "wald": (0.0575, 0.3425),
        "mee": (0.0533, 0.3377),
        "miettinen-nurminen": (0.0528, 0.3382),
        "newcombe": (0.0524, 0.3339),
    },
    (9, 10, 3, 10): {
        "wald": (0.2605, 0.9395),
        "mee": (0.1821, 0.8370),
        "miettinen-nurminen": (0.1700, 0.8406),
        "newcombe": (0.1705, 0.8090),
    },
    (6, 7, 2, 7): {
        "mee": (0.0544, 0.8478),
        "miettinen-nurminen": (0.0342, 0.8534),
        "newcombe": (0.0582, 0.8062),
    },
    (5, 56, 0, 29): {
        "mee": (-0.0313, 0.1926),
        "miettinen-nurminen": (-0.0326, 0.1933),
        "newcombe": (-0.0381, 0.1926),
    },
    (0, 10, 0, 20): {
        "wald": (0.0, 0.0),
        "mee": (-0.1611, 0.2775),
        "miettinen-nurminen": (-0.1658, 0.2844),
        "newcombe": (-0.1611, 0.2775),
    },
    (0, 10, 0, 10): {
        "mee": (-0.2775, 0.2775),
        "miettinen-nurminen": (-0.2879, 0.2879),
        "newcombe": (-0.2775, 0.2775),
    },
    (10, 10, 0, 20): {
        "wald": (1.0, 1.0),
        "mee": (0.7225, 1.0),
        "miettinen-nurminen": (0.7156, 1.0),
        "newcombe": (0.6791, 1.0),
    },
    (10, 10, 0, 10): {
        "mee": (0.6777, 1.0),
        "miettinen-nurminen": (0.6636, 1.0),
        "newcombe": (0.6075, 1.0),
    },
}

# Fagerland, Lydersen and Laake (2017), Statistical Analysis of Contingency Tables, chapter 4, with
# the four decimals of its R package contingencytables:
# 7 of 34 against 1 of 34 (Perondi and others 2004), 0 of 16 against 15 of 72 (Ritland and others
# 2007).
FAGERLAND = [
    ((7, 34, 1, 34), "wald", (0.0292, 0.3238)),
    ((7, 34, 1, 34), "agresti-caffo", (0.0116, 0.3217)),
    ((7, 34, 1, 34), "newcombe", (0.0189, 0.3404)),
    ((7, 34, 1, 34), "mee", (0.0284, 0.3439)),
    ((0, 16, 15, 72), "miettinen-nurminen", (-0.3164, -0.0056)),
]
PUBLISHED = [
    (table, method, bounds)
    for table, methods in NEWCOMBE.items()
    for method, bounds in methods.items()
] + FAGERLAND


@pytest.mark.parametrize(("table", "method", "bounds"), PUBLISHED)
def test_published_example(table, method, bounds):
    y, m, x, n = table
    interval = difference_interval(Share(x, n), Share(y, m), method)
    assert (round(interval.low, 4), round(interval.high, 4)) == bounds


@pytest.mark.parametrize("method", ["newcombe", "agresti-caffo"])
def test_agrees_with_r(method):
    stored = ORACLE[ORACLE.method == method]
    assert len(stored) > 200
    low, high = INTERVALS[method](stored.x, stored.n, stored.y, stored.m)
    assert_allclose(low, stored["first"], atol=1e-11)
    assert_allclose(high, stored["second"], atol=1e-11)


@st.composite
def tables(draw):
    """Count and total before, count and total after."""
    n, m = draw(st.integers(1, 500)), draw(st.integers(1, 500))
    return draw(st.integers(0, n)), n, draw(st.integers(0, m)), m


@given(tables(), st.sampled_from(CLOSED), st.floats(0.5, 0.999))
def test_properties(table, method, level):
    x, n, y, m = table
    low, high = INTERVALS[method](x, n, y, m, level)
    assert -1 <= low <= high <= 1
    if method != "agresti-caffo":
        # Agresti and Caffo shrink towards no difference, at low levels past the observed one.
        assert low <= y / m - x / n <= high
    for turned in ((y, m, x, n), (n - x, n, m - y, m)):
        other_low, other_high = INTERVALS[method](*turned, level)
        assert_allclose((-other_high, -other_low), (low, high), atol=1e-12)
    more_low, more_high = INTERVALS[method](x, n, y, m, (1 + level) / 2)
    assert more_low <= low
    assert high <= more_high


@pytest.mark.parametrize("method", INTERVALS)
def test_public_function_gives_what_the_arrays_give(method):
    low, high = INTERVALS[method](np.array([82]), 200, [1586, 0], 3091, 0.9)
    for cell, count in enumerate((1586, 0)):
        interval = difference_interval(Share(82, 200), Share(count, 3091), method, level=0.9)
        assert isinstance(interval, Interval)
        assert_allclose((interval.low, interval.high), (low[cell], high[cell]), atol=1e-14)


def test_newcombe_bounds_stay_within_minus_one_and_one():
    count, size = np.arange(101), np.arange(1, 101)[:, None]
    low, high = INTERVALS["newcombe"](np.minimum(count, size), size, count, 100, 0.999)
    assert low.min() >= -1
    assert high.max() <= 1


def test_refusals():
    share = Share(82, 200)
    with pytest.raises(TypeError, match=r"before must be a scsi.Share.*got \(82, 200\)"):
        difference_interval((82, 200), share)
    with pytest.raises(TypeError, match=r"after must be a scsi.Share\(count, total\); got 0.513"):
        difference_interval(share, 0.513)
    with pytest.raises(ValueError, match=r"method .*got 'newcomb'; did you mean 'newcombe'"):
        difference_interval(share, share, "newcomb")
    with pytest.raises(ValueError, match="level must lie strictly between 0 and 1; got 95"):
        difference_interval(share, share, level=95)
