"""Barnard and Boschloo against published examples, R and what must hold of any exact test."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from scsi.inference.exact import orders
from scsi.inference.exact.orders import fisher_region
from scsi.inference.exact.supremum import supremum
from scsi.inference.exact.unconditional import (
    barnard_test,
    barnard_unpooled_test,
    boschloo_test,
    chan_zhang_test,
)
from scsi.inference.proportions.equality import UNCONDITIONAL, difference_test
from scsi.inference.proportions.fisher import fisher_test
from scsi.vocabulary import Share

ORACLE = pd.read_csv(Path(__file__).parents[2] / "oracles" / "exact.csv")

TESTS = [barnard_test, barnard_unpooled_test, boschloo_test, chan_zhang_test]

# Printed by R's package Barnard, barnard.test(..., dp = 1e-7), two-sided, as SciPy's tests quote
# it (scipy/stats/tests/test_hypotests.py, TestBarnardExact); columns are the two groups.
POOLED = [
    ([[43, 40], [10, 39]], 0.000362832367),
    ([[100, 2], [1000, 5]], 0.135126970878),
    ([[2, 7], [8, 2]], 0.019210815430),
    ([[5, 1], [10, 10]], 0.156277546306),
    ([[5, 15], [20, 20]], 0.066363501421),
    ([[5, 16], [20, 25]], 0.116984852192),
    ([[10, 5], [10, 1]], 0.177536588915),
    ([[5, 0], [1, 4]], 0.013671875000),
    ([[0, 1], [3, 2]], 0.509667991877),
    ([[0, 2], [6, 4]], 0.197019618792),
]
UNPOOLED = [
    ([[43, 40], [10, 39]], 0.000289470662),
    ([[2, 7], [8, 2]], 0.020172119141),
    ([[5, 1], [10, 10]], 0.150599922226),
    ([[5, 15], [20, 20]], 0.063038448651),
    ([[5, 16], [20, 25]], 0.133329494287),
    ([[10, 5], [10, 1]], 0.250566655215),
    ([[0, 1], [3, 2]], 0.509667991877),
    ([[0, 2], [6, 4]], 0.197019618792),
]
# Printed by R's package Exact, exact.test(..., method = "boschloo", tsmethod or alternative as
# named, as SciPy's TestBoschlooExact quotes it; the first column's share is said to be less, or
# greater, than the second's. For 43, 40, 10, 39 it is 6e-6 of itself above the value that SciPy and
# a dense grid on the integer region agree on, hence the tolerance.
BOSCHLOO = [
    ("less", [[2, 7], [8, 2]], 0.01852173, 0.009886142),
    ("less", [[5, 1], [10, 10]], 0.9782609, 0.9450994),
    ("less", [[5, 16], [20, 25]], 0.08913823, 0.05827348),
    ("less", [[10, 5], [10, 1]], 0.1652174, 0.08565611),
    ("less", [[0, 1], [3, 2]], 0.5, 0.34375),
    ("less", [[7, 12], [8, 3]], 0.06406797, 0.03410916),
    ("less", [[10, 24], [25, 37]], 0.2009359, 0.1512882),
    ("greater", [[43, 40], [10, 39]], 0.0002875544, 0.0001615562),
    ("greater", [[2, 7], [8, 2]], 0.9990149, 0.9918327),
    ("greater", [[5, 1], [10, 10]], 0.1652174, 0.09008534),
    ("greater", [[5, 15], [20, 20]], 0.9849087, 0.9706997),
    ("greater", [[5, 16], [20, 25]], 0.972349, 0.9524124),
    ("greater", [[5, 0], [1, 4]], 0.02380952, 0.006865367),
    ("greater", [[7, 12], [8, 3]], 0.9895302, 0.9771215),
    ("greater", [[10, 24], [25, 37]], 0.9012936, 0.8633275),
]


# Printed by Boschloo (1970), section 4: the power with 15 in each group of Fisher's one-sided test
# at the level and of the same test at the raised level, for two shares. Read as the reproduction
# script of R's package bbssr quotes the paper; the tests of Kilian's R code quote the last column.
POWER = [
    (0.01, 0.1, 0.3, 0.0755, 0.1493),
    (0.01, 0.1, 0.6, 0.6087, 0.7394),
    (0.01, 0.2, 0.7, 0.5268, 0.6796),
    (0.01, 0.2, 0.8, 0.7647, 0.8723),
    (0.05, 0.1, 0.3, 0.2558, 0.3531),
    (0.05, 0.1, 0.6, 0.8451, 0.9189),
    (0.05, 0.2, 0.7, 0.8066, 0.8962),
    (0.05, 0.2, 0.8, 0.9391, 0.9744),
]


def groups(table):
    """Return counts and totals before and after, the groups being columns."""
    (a, b), (c, d) = table
    return a, a + c, b, b + d


@pytest.mark.parametrize(("table", "pvalue"), POOLED)
def test_barnard_is_what_r_prints(table, pvalue):
    assert barnard_test(*groups(table)).pvalue == pytest.approx(pvalue, rel=2e-6)


@pytest.mark.parametrize(("table", "pvalue"), UNPOOLED)
def test_unpooled_barnard_is_what_r_prints(table, pvalue):
    assert barnard_unpooled_test(*groups(table)).pvalue == pytest.approx(pvalue, rel=2e-6)


@pytest.mark.parametrize(("side", "table", "statistic", "pvalue"), BOSCHLOO)
def test_boschloo_is_what_r_prints(side, table, statistic, pvalue):
    found = boschloo_test(*groups(table), {"less": "greater", "greater": "less"}[side])
    assert found.statistic == pytest.approx(statistic, rel=1e-6)
    assert found.pvalue == pytest.approx(pvalue, rel=1e-5)


@pytest.mark.slow
@pytest.mark.parametrize(
    "row", list(ORACLE.itertuples(index=False)), ids=lambda row: "-".join(map(str, row[:6]))
)
def test_rs_brute_force_lies_within_the_bracket(row):
    """Written with nine decimals; that of Chan and Zhang looks at 40 differences only."""
    found = UNCONDITIONAL[row.method](row.x, row.m, row.y, row.n, row.alternative)
    assert row.p <= found.bracket.high + 1e-9
    reached = 0.97 if row.method == "chan-zhang" else 1 - 1e-7
    assert row.p >= found.bracket.low * reached - 1e-9


@pytest.mark.parametrize(
    ("method", "least"), [("barnard-berger-boos", "barnard"), ("boschloo-berger-boos", "boschloo")]
)
def test_the_range_of_berger_and_boos_leaves_out_shares_the_data_rule_out(method, least):
    """41 of 100 against 1,586 of 3,091: the maximum is at a share that both samples allow."""
    shares = Share(41, 100), Share(1586, 3091)
    found, whole = (difference_test(*shares, name, rtol=1e-5) for name in (method, least))
    possible = stats.binomtest(1627, 3191).proportion_ci(0.999, method="exact")
    assert possible.low <= found.nuisance <= possible.high
    assert found.pvalue <= whole.pvalue + 0.001 * (1 + 1e-9)
    shares = np.linspace(possible.low, possible.high, 101)
    order = {"barnard": orders.pooled, "boschloo": orders.fisher}[least]
    region = order(41, 100, 1586, 3091, "two-sided").log_probability()
    tried = np.exp(region(np.log(shares / (1 - shares)))).max()
    assert tried + 0.001 <= found.pvalue <= tried * 1.01 + 0.001
    assert found.bracket.high == found.pvalue


@pytest.mark.parametrize("counts", [(0, 5, 0, 7), (5, 5, 7, 7)])
def test_berger_and_boos_where_nothing_or_everything_was_counted(counts):
    assert UNCONDITIONAL["barnard-berger-boos"](*counts).pvalue == 1


def test_mehta_and_senchaudhuri_2003():
    """7 of 15 vaccinated and 12 of 15 not: Fisher .064, unconditional .034, one-sided."""
    assert round(float(fisher_test(7, 15, 12, 15, "greater")[1]), 3) == 0.064
    assert round(barnard_test(7, 15, 12, 15, "greater").pvalue, 3) == 0.034


def one_sided_pvalues(test, m, n):
    """Return the p-value of every table, "greater"."""
    counts = np.indices((m + 1, n + 1)).reshape(2, -1).T
    return np.reshape([test(x, m, y, n, "greater").pvalue for x, y in counts], (m + 1, n + 1))


@pytest.fixture(scope="module")
def fifteen():
    """p of every table of 15 and 15: Fisher's and Boschloo's."""
    x, y = np.indices((16, 16))
    return fisher_test(x, 15, y, 15, "greater")[1], one_sided_pvalues(boschloo_test, 15, 15)


@pytest.mark.slow
@pytest.mark.parametrize(("level", "before", "after", "fisher", "boschloo"), POWER)
def test_the_powers_that_boschloo_printed(fifteen, level, before, after, fisher, boschloo):
    """Four digits; one of Fisher's, .84515004, was printed .8451."""
    first, second = (stats.binom.pmf(range(16), 15, share) for share in (before, after))
    for pvalue, printed in zip(fifteen, (fisher, boschloo), strict=True):
        assert first @ (pvalue <= level) @ second == pytest.approx(printed, abs=5.01e-5)


@pytest.mark.slow
def test_the_example_that_boschloo_printed():
    """Sections 2, 3 and 6: of 10 and 15, none and 5. Fisher's p is .0565 and its size about .02 at
    5 %; at the raised level .09, the size still below 5 %, eight more tables are rejected.
    """
    x, y = np.indices((11, 16))
    fisher = fisher_test(x, 10, y, 15, "greater")[1]
    boschloo = one_sided_pvalues(boschloo_test, 10, 15)
    assert round(float(fisher[0, 5]), 4) == 0.0565
    assert boschloo[0, 5] <= 0.05
    size = supremum(fisher_region(10, 15, np.log(0.05), "greater").log_probability(), 25)
    assert round(size.high, 2) == 0.02
    np.testing.assert_array_equal(boschloo <= 0.05, fisher <= 0.09)
    assert ((boschloo <= 0.05) & (fisher > 0.05)).sum() == 8
    assert not ((boschloo > 0.05) & (fisher <= 0.05)).any()


@pytest.mark.parametrize(
    ("test", "printed"),
    [(barnard_test, 0.0291), (barnard_unpooled_test, 0.0229), (boschloo_test, 0.0347)],
)
def test_the_example_of_mehrotra_chan_and_berger(test, printed):
    """Section 3.1 (2003): 8 of 148 and 1 of 132, two-sided, the statistics of Suissa and Shuster
    and of Boschloo; Fisher's p is .0388.
    """
    assert round(float(fisher_test(8, 148, 1, 132)[1]), 4) == 0.0388
    assert round(test(8, 148, 1, 132).pvalue, 4) == printed


def test_the_example_of_berger_and_boos():
    """Example 2 (1994): 14 of 47 and 48 of 283, two-sided with the pooled z, .061 at the share
    .003, where rounding would have .0039 and its mirror image near 1 does as well.
    """
    found = barnard_test(14, 47, 48, 283)
    assert round(found.pvalue, 3) == 0.061
    assert min(found.nuisance, 1 - found.nuisance) == pytest.approx(0.0039, abs=5e-5)


def test_fishers_tea():
    """3 of 4 against 1 of 4: .28916 in Fagerland, Lydersen and Laake's programs, .0001 of which is
    the Berger-Boos probability that their range of the nuisance parameter leaves out.
    """
    test = barnard_test(1, 4, 3, 4)
    assert round(test.bracket.low + 0.0001, 5) == 0.28916
    assert 37 / 128 in test.bracket


@pytest.mark.parametrize("test", TESTS)
@pytest.mark.parametrize("alternative", ["two-sided", "greater", "less"])
@pytest.mark.parametrize("table", [(0, 5, 0, 9), (5, 5, 9, 9), (0, 1, 0, 1), (2, 4, 3, 6)])
def test_no_difference_is_no_evidence(test, alternative, table):
    found = test(*table, alternative)
    assert 0.5 < found.pvalue <= 1
    if alternative == "two-sided":
        assert found.pvalue == 1


@pytest.mark.parametrize("test", TESTS)
def test_the_most_extreme_table(test):
    """None of 4 and all of 6, one-sided: u^6 (1 - u)^4, greatest at u = 0.6."""
    found = test(0, 4, 6, 6, "greater")
    assert 0.6**6 * 0.4**4 in found.bracket
    assert found.nuisance == pytest.approx(0.6, abs=1e-3)


def test_far_tails_do_not_vanish():
    """None of 300 and all of 200: 200 log .4 + 300 log .6 in logarithms, below 1e-145."""
    exact = 200 * np.log(0.4) + 300 * np.log(0.6)
    found = boschloo_test(0, 300, 200, 200, "greater")
    assert np.log(found.bracket.low) <= exact + 1e-9
    assert exact <= np.log(found.bracket.high) + 1e-9


def test_below_the_least_float_the_bracket_still_holds():
    found = barnard_test(0, 1600, 1600, 1600)
    assert found.bracket.low == 0.0
    assert 0.0 < found.pvalue < 1e-300


tables = st.tuples(st.integers(1, 25), st.integers(1, 25)).flatmap(
    lambda sizes: st.tuples(
        st.integers(0, sizes[0]), st.just(sizes[0]), st.integers(0, sizes[1]), st.just(sizes[1])
    )
)
OPPOSITE = {"two-sided": "two-sided", "greater": "less", "less": "greater"}


@pytest.mark.slow
@given(st.sampled_from(TESTS), tables, st.sampled_from(list(OPPOSITE)))
@settings(max_examples=60, deadline=None)
def test_exchanging_groups_or_kinds_changes_the_side_only(test, table, alternative):
    x, m, y, n = table
    found = test(x, m, y, n, alternative)
    for other in (
        test(y, n, x, m, OPPOSITE[alternative]),
        test(m - x, m, n - y, n, OPPOSITE[alternative]),
        test(n - y, n, m - x, m, alternative),
    ):
        assert other.pvalue == pytest.approx(found.pvalue, rel=1e-6)


@given(tables, st.sampled_from(list(OPPOSITE)))
@settings(max_examples=60, deadline=None)
def test_boschloo_never_exceeds_fisher(table, alternative):
    fisher = float(fisher_test(*table, alternative)[1])
    assert boschloo_test(*table, alternative).bracket.low <= fisher * (1 + 1e-6)


@given(st.sampled_from(TESTS), tables)
@settings(max_examples=60, deadline=None)
def test_the_bracket_holds_the_best_of_a_dense_grid(test, table):
    """Two binomials and a boolean table: nothing shared with the search but the region."""
    x, m, y, n = table
    assume(test is not chan_zhang_test)
    names = {barnard_test: "pooled", barnard_unpooled_test: "unpooled", boschloo_test: "fisher"}
    inside = getattr(orders, names[test])(x, m, y, n, "two-sided").table()
    share = np.linspace(0, 1, 401)
    before = stats.binom.pmf(np.arange(m + 1)[:, None], m, share)
    after = stats.binom.pmf(np.arange(n + 1)[:, None], n, share)
    grid = np.einsum("xu,xy,yu->u", before, inside, after)
    found = test(*table)
    assert grid.max() <= found.bracket.high * (1 + 1e-9)
    assert found.bracket.width <= 1e-6 * found.bracket.high


def test_at_1600_a_side_the_lower_end_is_attained_where_scipy_is_below_it():
    """By two binomials and a boolean table, at the share that is named; scipy.stats.barnard_exact
    of SciPy 1.17 returns 4.768404e-09 for this table after seconds, `tests.benchmarks.tests`.
    """
    table = (656, 1600, 821, 1600)
    found = barnard_test(*table)
    weight = stats.binom.pmf(np.arange(1601), 1600, found.nuisance)
    direct = weight @ orders.pooled(*table, "two-sided").table() @ weight
    assert direct == pytest.approx(found.bracket.low, rel=1e-8)
    assert found.bracket.low > 1.018 * 4.768404e-09


@pytest.mark.parametrize("method", ["barnard", "barnard-unpooled", "boschloo", "chan-zhang"])
def test_difference_test_hands_the_bracket_on(method):
    test = difference_test(Share(7, 15), Share(12, 15), method, rtol=1e-4)
    assert test.pvalue == test.bracket.high
    assert test.pvalue in test.bracket
    assert test.bracket.width <= 1e-4 * test.pvalue
    assert 0 < test.nuisance < 1


def test_exact_is_another_name_of_chan_zhang():
    by_alias = difference_test(Share(7, 15), Share(12, 15), "exact")
    assert by_alias == difference_test(Share(7, 15), Share(12, 15), "chan-zhang")
