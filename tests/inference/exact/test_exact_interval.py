"""The Chan-Zhang interval against published and R's values, and against its own definition."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from scsi.inference.exact.interval import chan_zhang_interval
from scsi.inference.exact.unconditional import chan_zhang_test
from scsi.inference.proportions.difference import difference_interval
from scsi.inference.proportions.score import score_statistic
from scsi.vocabulary import Interval, Share


def one_sided_p(x, m, y, n, delta):
    """Return sup P(T(delta) >= its observed value) over a grid of 2,001 shares."""
    counts_x, counts_y = np.indices((m + 1, n + 1))
    statistic = score_statistic(counts_x / m, counts_y / n, float(m), float(n), delta)
    inside = statistic >= statistic[x, y] - 1e-9
    before = np.linspace(max(0, -delta), min(1, 1 - delta), 2001)
    after = np.clip(before + delta, 0, 1)
    rows = binom.pmf(np.arange(m + 1)[:, None], m, before)
    columns = binom.pmf(np.arange(n + 1)[:, None], n, after)
    return np.einsum("xu,xy,yu->u", rows, inside, columns).max()


def test_the_progress_trial():
    """84 of 101 against 89 of 105: -.1227 to .0869, method 8 of a table of fifteen intervals made
    in SAS for the trial of Reynes (2010); diff-binom-confint's tests quote the table.
    """
    low, high = chan_zhang_interval(89, 105, 84, 101)
    assert round(low, 4) == -0.1227
    assert round(high, 4) == 0.0869


def test_exact2x2():
    """R's exact2x2 1.7.0 prints -0.0238597 and 0.6369863 for uncondExact2x2(7, 15, 12, 15, method =
    "score", tsmethod = "central", conf.int = TRUE) with 2,000 nuisance and 1,000 interval points.
    """
    low, high = chan_zhang_interval(7, 15, 12, 15)
    assert low == pytest.approx(-0.0238597, abs=2e-6)
    assert high == pytest.approx(0.6369863, abs=2e-6)


@pytest.mark.slow
@pytest.mark.parametrize("table", [(1, 4, 3, 4), (0, 6, 0, 9), (2, 11, 8, 8), (5, 9, 1, 14)])
def test_every_difference_on_a_grid_is_where_it_belongs(table):
    """Outside the interval every difference is rejected; just inside each bound one is not."""
    x, m, y, n = table
    low, high = chan_zhang_interval(x, m, y, n)
    for delta in np.linspace(-0.99, 0.99, 67):
        upper, lower = one_sided_p(x, m, y, n, delta), one_sided_p(y, n, x, m, -delta)
        if delta < low or delta > high:
            assert min(upper, lower) <= 0.025
    assert one_sided_p(x, m, y, n, low + 2e-6) > 0.025 or low == -1
    assert one_sided_p(y, n, x, m, -high + 2e-6) > 0.025 or high == 1


@pytest.mark.parametrize("table", [(4, 4, 0, 7), (0, 3, 5, 5)])
def test_all_against_none_reaches_the_end(table):
    low, high = chan_zhang_interval(*table)
    assert (low == -1) == (table[0] > 0)
    assert (high == 1) == (table[0] == 0)
    assert -1 <= low < high <= 1


@pytest.mark.slow
@pytest.mark.parametrize(("m", "n"), [(4, 4), (6, 3)])
def test_the_interval_leaves_out_no_difference_when_p_is_below_its_level(m, n):
    """Every table of these sizes, at two levels."""
    for x, y in np.ndindex(m + 1, n + 1):
        pvalue = chan_zhang_test(x, m, y, n).pvalue
        for level in (0.8, 0.95):
            low, high = chan_zhang_interval(x, m, y, n, level, atol=1e-3)
            assert (low > 0 or high < 0) == (pvalue <= 1 - level)


def test_where_the_exact_set_has_a_gap_at_zero_p_is_that_of_the_hull():
    """10 of 40 and 90 of 200: 0 is rejected, a little below 0 is not, and the hull holds both."""
    table = 10, 40, 90, 200
    assert one_sided_p(*table, 0.0) < 0.025 < one_sided_p(*table, -0.004)
    low, _ = chan_zhang_interval(*table, atol=1e-4)
    assert low < -0.004
    assert chan_zhang_test(*table).pvalue > 0.05


tables = st.tuples(st.integers(1, 15), st.integers(1, 15)).flatmap(
    lambda sizes: st.tuples(
        st.integers(0, sizes[0]), st.just(sizes[0]), st.integers(0, sizes[1]), st.just(sizes[1])
    )
)


@given(tables, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
@settings(max_examples=20, deadline=None)
def test_p_and_interval_agree(table, level):
    low, high = chan_zhang_interval(*table, level, atol=1e-3)
    assert (low > 0 or high < 0) == (chan_zhang_test(*table).pvalue <= 1 - level)


@pytest.mark.slow
@given(tables)
@settings(max_examples=8, deadline=None)
def test_exchanging_groups_or_kinds_turns_the_interval_round(table):
    x, m, y, n = table
    low, high = chan_zhang_interval(x, m, y, n, atol=1e-4)
    assert low <= y / n - x / m <= high
    for other in ((y, n, x, m), (m - x, m, n - y, n)):
        assert chan_zhang_interval(*other, atol=1e-4) == pytest.approx((-high, -low), abs=2e-4)


def test_difference_interval_knows_it_by_both_names():
    by_alias = difference_interval(Share(7, 15), Share(12, 15), "exact")
    assert by_alias == difference_interval(Share(7, 15), Share(12, 15), "chan-zhang")
    assert by_alias == Interval(*chan_zhang_interval(7, 15, 12, 15))
