"""What stands here equals statsmodels where it should, on counts as on rows."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from scsi.inference.cells import CellCounts
from scsi.inference.proportions.difference import newcombe_interval
from scsi.inference.proportions.equality import score_test
from scsi.inference.textbook import (
    clustered_logit,
    exchangeable_equations,
    two_share_power,
    two_share_score,
    two_share_ztest,
)

COUNT = np.array([[4, 5], [2, 3], [6, 6], [1, 4], [3, 0], [5, 0], [0, 7], [0, 9]])
TOTAL = np.array([[10, 9], [8, 9], [9, 8], [7, 10], [10, 0], [11, 0], [0, 10], [0, 12]])


def as_rows(count, total):
    """Return item, wave and city of every row."""
    rows = [(float(j < x), t, i) for i, (xs, ns) in enumerate(zip(count, total, strict=True))
            for t, (x, n) in enumerate(zip(xs, ns, strict=True)) for j in range(n)]  # fmt: skip
    return (np.array(column) for column in zip(*rows, strict=True))


tables = st.tuples(st.integers(2, 300), st.integers(2, 300)).flatmap(
    lambda n: st.tuples(st.integers(0, n[0]), st.just(n[0]), st.integers(0, n[1]), st.just(n[1]))
)


@given(tables)
@settings(max_examples=60, deadline=None)
def test_the_tests_of_two_shares_are_the_score_test_and_newcombes_interval(table):
    x, m, y, n = table
    found, z = two_share_score(*table), two_share_ztest(*table)
    if not 0 < x + y < m + n:
        assert (found.pvalue, z.pvalue, found.interval) == (None, None, None)
        return
    _, pvalue = score_test(*table)
    assert found.pvalue == pytest.approx(float(pvalue), abs=1e-9)
    assert z.pvalue == pytest.approx(float(pvalue), abs=1e-9)
    low, high = newcombe_interval(*table)
    assert (found.interval.low, found.interval.high) == pytest.approx(
        (float(low), float(high)), abs=1e-9
    )


def test_the_clustered_model_on_counts_is_that_on_rows():
    y, wave, city = as_rows(COUNT, TOTAL)
    fit = sm.GLM(y, sm.add_constant(wave), family=sm.families.Binomial()).fit(
        cov_type="cluster", cov_kwds={"groups": city}
    )
    found = clustered_logit(COUNT, TOTAL, np.ones(8))
    assert found.pvalue == pytest.approx(fit.pvalues[1], rel=1e-6)
    twice = clustered_logit(COUNT, TOTAL, [2] + [1] * 7)
    y, wave, city = as_rows(np.vstack([COUNT, COUNT[:1]]), np.vstack([TOTAL, TOTAL[:1]]))
    fit = sm.GLM(y, sm.add_constant(wave), family=sm.families.Binomial()).fit(
        cov_type="cluster", cov_kwds={"groups": city}
    )
    assert twice.pvalue == pytest.approx(fit.pvalues[1], rel=1e-6)


def test_its_delta_method_is_ours_without_the_adjustment_for_few_cities():
    found = clustered_logit(COUNT, TOTAL, np.ones(8))
    cells = CellCounts(count=COUNT, total=TOTAL, times=np.ones(8))
    shares = cells.shares()
    plain = (COUNT - TOTAL * shares) / cells.totals()
    rows = TOTAL.sum()
    variance = ((plain @ [-1, 1]) ** 2).sum() * 8 / 7 * (rows - 1) / (rows - 2)
    assert found.interval.width / 2 == pytest.approx(1.959964 * np.sqrt(variance), rel=1e-6)
    assert found.estimate == pytest.approx(shares[1] - shares[0])


def test_estimating_equations_are_those_of_statsmodels():
    y, wave, city = as_rows(COUNT, TOTAL)
    fit = sm.GEE(y, sm.add_constant(wave), groups=city, family=sm.families.Binomial(),
                 cov_struct=sm.cov_struct.Exchangeable()).fit()  # fmt: skip
    found = exchangeable_equations(COUNT, TOTAL, np.ones(8))
    assert found.pvalue == pytest.approx(fit.pvalues[1])
    logits = fit.params[0], fit.params.sum()
    before, after = 1 / (1 + np.exp(-np.array(logits)))
    assert found.estimate == pytest.approx(after - before)


def test_where_there_is_no_model_there_is_no_answer():
    assert clustered_logit([[0, 1]], [[2, 2]], [3]) is None
    assert exchangeable_equations([[0, 1]], [[2, 2]], [3]) is None
    assert exchangeable_equations([[5_000, 6_000]], [[10_000, 10_001]], [2]) is None


def test_power_grows_with_the_number_of_projects():
    found = [two_share_power(0.4, 0.5, n, n) for n in (50, 100, 400)]
    assert found == sorted(found)
    assert two_share_power(0.4, 0.4, 100, 100) == pytest.approx(0.05, abs=1e-6)
