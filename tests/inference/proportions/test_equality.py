"""Tests of equality: published examples, R, limits, and the public function."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import chi2_contingency

from scsi.inference.proportions.equality import TESTS, DifferenceTest, difference_test
from scsi.vocabulary import Share

ORACLE = pd.read_csv(Path(__file__).parents[2] / "oracles" / "proportions.csv")


def stored_tables(method):
    """Return counts and totals, and the two numbers R found for them."""
    stored = ORACLE[ORACLE.method == method]
    assert len(stored) > 190
    return (stored.x, stored.n, stored.y, stored.m), stored["first"], stored["second"]


def test_score_agrees_with_r():
    table, statistic, pvalue = stored_tables("score")
    z, p = TESTS["score"](*table)
    assert_allclose(z**2, statistic, rtol=1e-10, atol=1e-30)
    assert_allclose(p, pvalue, rtol=1e-8, atol=1e-300)
    table, _, pvalue = stored_tables("score greater")
    assert_allclose(TESTS["score"](*table, "greater")[1], pvalue, rtol=1e-8)
    assert_allclose(TESTS["score"](*table, "less")[1], 1 - pvalue, atol=1e-11)


def test_likelihood_ratio_agrees_with_r():
    table, statistic, pvalue = stored_tables("likelihood-ratio")
    g, p = TESTS["likelihood-ratio"](*table)
    # R takes the difference of two log-likelihoods, which leaves 1e-12 of digits that cancelled.
    assert_allclose(g, statistic, rtol=1e-9, atol=1e-11)
    clear = statistic > 1e-7
    assert_allclose(p[clear], pvalue[clear], rtol=1e-8)
    assert_allclose(p, pvalue, atol=1e-6)


# 3 of 4 against 1 of 4 (Fisher's tea): Fagerland, Lydersen and Laake (2017), chapter 4, as their R
# package contingencytables prints it.
@pytest.mark.parametrize(
    ("method", "statistic", "pvalue"),
    [("score", 2.000, 0.15730), ("likelihood-ratio", 2.093, 0.14798)],
)
def test_published_example(method, statistic, pvalue):
    test = difference_test(Share(1, 4), Share(3, 4), method)
    squared = test.statistic**2 if method == "score" else test.statistic
    assert (round(squared, 3), round(test.pvalue, 5)) == (statistic, pvalue)


# 41 % of the supposed size against 51.3 % of 3,091, as printed: methods of the printed figures.
@pytest.mark.parametrize(("size", "pvalue"), [(200, 0.0047), (100, 0.043), (51, 0.14)])
def test_printed_shares_of_a_supposed_size(size, pvalue):
    _, p = TESTS["score"](0.41 * size, size, 0.513 * 3091, 3091)
    assert float(f"{p:.2g}") == pvalue


@st.composite
def tables(draw):
    """Count and total before, count and total after."""
    n, m = draw(st.integers(1, 300)), draw(st.integers(1, 300))
    return draw(st.integers(0, n)), n, draw(st.integers(0, m)), m


@given(tables(), st.sampled_from(sorted(TESTS)))
def test_exchanging_samples_or_categories_exchanges_the_sides(table, method):
    x, n, y, m = table
    exchanged = {"two-sided": "two-sided", "less": "greater", "greater": "less"}
    for side, other in exchanged.items():
        _, pvalue = TESTS[method](x, n, y, m, side)
        assert 0 <= pvalue <= 1
        for turned in ((y, m, x, n), (n - x, n, m - y, m)):
            assert TESTS[method](*turned, other)[1] == pytest.approx(pvalue, rel=1e-8, abs=1e-14)


@given(tables(), st.sampled_from(["score", "miettinen-nurminen", "likelihood-ratio"]))
def test_two_sided_is_twice_the_smaller_side(table, method):
    two, less, greater = (
        TESTS[method](*table, side)[1] for side in ("two-sided", "less", "greater")
    )
    assert less + greater == pytest.approx(1, abs=1e-12)
    assert two == pytest.approx(2 * min(less, greater), rel=1e-12)


@given(tables())
def test_likelihood_ratio_is_scipys(table):
    x, n, y, m = table
    if 0 < x + y < n + m:
        counts = [[x, n - x], [y, m - y]]
        expected = chi2_contingency(counts, correction=False, lambda_="log-likelihood").statistic
        assert TESTS["likelihood-ratio"](*table)[0] == pytest.approx(expected, rel=1e-9, abs=1e-10)


def test_likelihood_ratio_keeps_its_digits_for_shares_that_almost_agree():
    # To leading order G is Pearson's chi-square; here they agree to eight digits.
    table = (5_000_000, 10**7, 5_000_010, 10**7)
    g, z = TESTS["likelihood-ratio"](*table)[0], TESTS["score"](*table)[0]
    assert g == pytest.approx(z**2, rel=1e-8)


@pytest.mark.parametrize("count", [0, 1])
@pytest.mark.parametrize("method", TESTS)
def test_shares_that_are_both_none_or_all_speak_for_equality(method, count):
    test = difference_test(Share(5 * count, 5), Share(9 * count, 9), method)
    assert test.pvalue == (0.5 if method == "fisher-midp" else 1)
    assert test.statistic == (1 if method.startswith("fisher") else 0)


@pytest.mark.parametrize("side", ["two-sided", "less", "greater"])
@pytest.mark.parametrize("method", TESTS)
def test_arrays_give_what_their_cells_give(method, side):
    x, y = np.arange(5)[:, None], np.arange(7)
    statistic, pvalue = TESTS[method](x, 4, y, 6, side)
    assert statistic.shape == pvalue.shape == (5, 7)
    for i, j in np.ndindex(pvalue.shape):
        test = difference_test(Share(i, 4), Share(j, 6), method, side)
        assert isinstance(test, DifferenceTest)
        assert (test.method, test.alternative) == (method, side)
        assert test.statistic == pytest.approx(statistic[i, j], rel=1e-12)
        assert test.pvalue == pytest.approx(pvalue[i, j], rel=1e-12)


def test_refusals():
    share = Share(82, 200)
    with pytest.raises(TypeError, match=r"before must be a scsi.Share.*got \(82, 200\)"):
        difference_test((82, 200), share)
    with pytest.raises(ValueError, match=r"method .*got 'scor'; did you mean 'score'"):
        difference_test(share, share, "scor")
    with pytest.raises(ValueError, match=r"alternative .*got 'larger'"):
        difference_test(share, share, alternative="larger")
