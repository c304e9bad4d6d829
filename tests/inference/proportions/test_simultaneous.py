"""Intervals for all shares of a total: published examples, R, and refusals."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from numpy.testing import assert_allclose

from scsi.inference.proportions.simultaneous import METHODS, simultaneous_intervals

ORACLE = pd.read_csv(Path(__file__).parents[2] / "oracles" / "simultaneous.csv")
# Sison and Glaz (1995), example 1: Goodman's intervals as they print them, and their own as R's
# MultinomialCI has them, to three decimals.
COUNTS = [56, 72, 73, 59, 62, 87, 58]
GOODMAN = [
    (0.085, 0.166), (0.115, 0.204), (0.116, 0.207), (0.091, 0.173), (0.096, 0.181), (0.143, 0.239),
    (0.089, 0.171),
]  # fmt: skip
SISON_GLAZ = [
    (0.079, 0.164), (0.113, 0.199), (0.116, 0.201), (0.086, 0.171), (0.092, 0.177), (0.146, 0.231),
    (0.084, 0.169),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "published"), [("goodman", GOODMAN), ("sison-glaz", SISON_GLAZ)]
)
def test_published_example(method, published):
    found = simultaneous_intervals(COUNTS, method)
    assert [(round(part.low, 3), round(part.high, 3)) for part in found] == published


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("example", ORACLE.example.unique())
def test_agrees_with_r(example, method):
    stored = ORACLE[(ORACLE.example == example) & (ORACLE.method == method)]
    found = simultaneous_intervals(stored["count"].tolist(), method)
    assert_allclose([part.low for part in found], stored.low, atol=1e-9)
    assert_allclose([part.high for part in found], stored.high, atol=1e-9)


@pytest.mark.parametrize("method", METHODS)
def test_a_mapping_keeps_its_categories_and_order_does_not_matter(method):
    counts = {"public": 41, "private": 30, "ppp": 9}
    by_name = simultaneous_intervals(counts, method)
    assert list(by_name) == list(counts)
    turned = simultaneous_intervals(list(counts.values())[::-1], method)
    for interval, other in zip(by_name.values(), turned[::-1], strict=True):
        assert_allclose((interval.low, interval.high), (other.low, other.high), atol=1e-12)


def test_numpy_counts_and_a_higher_level():
    narrow = simultaneous_intervals(np.array([20, 9, 3]), level=0.9)
    wide = simultaneous_intervals(np.array([20, 9, 3]), level=0.99)
    for inner, outer in zip(narrow, wide, strict=True):
        assert outer.low < inner.low < inner.high < outer.high


def test_refusals():
    with pytest.raises(ValueError, match="two or more counts; got"):
        simultaneous_intervals([5])
    with pytest.raises(ValueError, match="total > 0"):
        simultaneous_intervals([0, 0])
    with pytest.raises(ValueError, match="count=-1"):
        simultaneous_intervals([-1, 5])
    with pytest.raises(TypeError, match=r"whole number; got 0\.5"):
        simultaneous_intervals([0.5, 3])
    with pytest.raises(ValueError, match=r"method .*did you mean 'goodman'"):
        simultaneous_intervals([5, 3], "godman")
    for counts in ([1, 0, 0], {"public": 40, "private": 0}):
        with pytest.raises(ValueError, match=r"one category holds every item.*goodman"):
            simultaneous_intervals(counts, "sison-glaz")
