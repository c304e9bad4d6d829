"""Fisher's exact test and mid-p: published examples, R, and plain summation."""

from fractions import Fraction
from math import comb
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import fisher_exact

from scsi.inference.proportions.fisher import fisher_midp_test, fisher_test

ORACLE = pd.read_csv(Path(__file__).parents[2] / "oracles" / "proportions.csv")
TESTS = {"fisher": fisher_test, "fisher-midp": fisher_midp_test}


@pytest.mark.parametrize("alternative", ["two-sided", "less", "greater"])
@pytest.mark.parametrize("method", TESTS)
def test_agrees_with_r(method, alternative):
    stored = ORACLE[ORACLE.method == f"{method} {alternative}"]
    assert len(stored) > 200
    table = (stored.x, stored.n, stored.y, stored.m)
    observed, pvalue = TESTS[method](*table, alternative)
    assert_allclose(observed, stored["first"], rtol=1e-10)
    assert_allclose(pvalue, stored["second"], rtol=1e-9, atol=1e-300)


def test_published_examples():
    # Fisher (1935): 17/70 and 34/70. Fagerland, Lydersen and Laake (2017), chapter 4.
    assert fisher_test(1, 4, 3, 4, "greater")[1] == pytest.approx(17 / 70, rel=1e-12)
    assert fisher_test(1, 4, 3, 4)[1] == pytest.approx(34 / 70, rel=1e-12)
    assert round(float(fisher_test(15, 72, 0, 16)[1]), 5) == 0.06287
    assert round(float(fisher_midp_test(15, 72, 0, 16)[1]), 5) == 0.04466
    # the same book's 7 of 34 against 1 of 34 (Perondi and others 2004), where 1 against 7 ties
    assert round(float(fisher_test(7, 34, 1, 34)[1]), 4) == 0.0544
    assert round(float(fisher_midp_test(7, 34, 1, 34)[1]), 4) == 0.0297


def ways_of(x, n, y, m):
    """The number of ways of each table with these totals, in whole numbers."""
    return {k: comb(m, k) * comb(n, x + y - k) for k in range(max(0, x + y - n), min(m, x + y) + 1)}


def summed(x, n, y, m):
    """Two-sided p by summing whole numbers of ways, the tolerance as R has it."""
    ways = ways_of(x, n, y, m)
    limit = ways[y] * (1 + 1e-7)
    return sum(way for way in ways.values() if way <= limit) / sum(ways.values())


def summed_midp(x, n, y, m):
    """Lancaster's two-sided mid-p: tables in as many ways as the observed one count half."""
    ways = ways_of(x, n, y, m)
    twice = sum(2 * (way < ways[y]) * way + (way == ways[y]) * way for way in ways.values())
    return twice / (2 * sum(ways.values()))


@pytest.mark.parametrize(("n", "m"), [(1, 1), (1, 9), (6, 6), (13, 8), (20, 20)])
def test_every_table_of_a_size_is_the_plain_sum(n, m):
    x, y = np.arange(n + 1)[:, None], np.arange(m + 1)
    _, pvalue = fisher_test(x, n, y, m)
    expected = [[summed(i, n, j, m) for j in range(m + 1)] for i in range(n + 1)]
    assert_allclose(pvalue, expected, rtol=1e-9)
    _, midp = fisher_midp_test(x, n, y, m)
    expected = [[summed_midp(i, n, j, m) for j in range(m + 1)] for i in range(n + 1)]
    assert_allclose(midp, expected, rtol=1e-9)


def test_ten_million_a_side():
    _, pvalue = fisher_test(4_999_000, 10**7, 5_000_500, 10**7)
    z = 1500 / np.sqrt(5e6)
    assert float(pvalue) == pytest.approx(0.5025, abs=2e-3)
    assert z == pytest.approx(0.6708, abs=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("x", "n", "y", "m"), [(300, 900, 40_000, 98_000), (120_000, 200_000, 61_000, 100_000)]
)
def test_large_tables_are_as_whole_numbers_have_them(x, n, y, m):
    observed, pvalue = fisher_test(x, n, y, m, "greater")
    ways, of = comb(m, y) * comb(n, x), comb(n + m, x + y)
    assert float(observed) == pytest.approx(ways / of, rel=1e-12)
    added, term, k = Fraction(1), Fraction(1), y
    while term > Fraction(1, 10**18):  # each term from the one before, in whole numbers
        term = Fraction(round(term * 10**40) * (m - k) * (x + y - k), 10**40)
        term /= (k + 1) * (n - x - y + k + 1)
        added, k = added + term, k + 1
    assert float(pvalue) == pytest.approx(float(Fraction(ways, of) * added), rel=1e-12)


@pytest.mark.slow
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.floats(0, 1), st.floats(0, 1))
def test_as_many_or_more_and_as_many_or_fewer_share_the_observed_table(n, m, before, after):
    table = (int(n * before), n, int(m * after), m)
    observed, more = fisher_test(*table, "greater")
    _, fewer = fisher_test(*table, "less")
    assert more + fewer == pytest.approx(1 + observed, rel=1e-10)


def test_exchanging_samples_or_categories_changes_nothing():
    x, y = np.arange(13)[:, None], np.arange(31)
    _, pvalue = fisher_test(x, 12, y, 30)
    assert_allclose(fisher_test(y, 30, x, 12)[1], pvalue, rtol=1e-10)
    assert_allclose(fisher_test(12 - x, 12, 30 - y, 30)[1], pvalue, rtol=1e-10)


def test_agrees_with_scipy_on_large_sizes():
    for x, n, y, m in [(82, 200, 1586, 3091), (0, 200, 40, 3091), (200, 200, 3000, 3091)]:
        expected = fisher_exact([[y, m - y], [x, n - x]]).pvalue
        assert fisher_test(x, n, y, m)[1] == pytest.approx(expected, rel=1e-9)


def test_counts_that_are_not_whole_are_refused():
    with pytest.raises(ValueError, match="whole counts and totals"):
        fisher_test(1.5, 4, 3, 4)
