"""Two one-sided tests against the interval to which they are dual, and statsmodels."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.weightstats import ttost_ind

from scsi.inference.cells import margin_test

shifts = st.floats(-0.5, 0.5)
errors = st.floats(0.001, 0.3)
margins = st.floats(0.001, 0.5)


def test_the_two_one_sided_tests_are_those_of_statsmodels():
    a = np.array([0.40, 0.52, 0.61, 0.45, 0.38, 0.57])
    b = np.array([0.43, 0.50, 0.55, 0.47, 0.41])
    expected, first, second = ttost_ind(b, a, -0.1, 0.1)
    pooled = (a.var() * 6 + b.var() * 5) / 9
    found = margin_test(b.mean() - a.mean(), np.sqrt(pooled * (1 / 6 + 1 / 5)), 9, 0.1)
    assert found.smaller == pytest.approx(expected)
    assert found.smaller == pytest.approx(max(first[1], second[1]))


@given(shifts, errors, st.floats(4, 200), margins, st.sampled_from([0.9, 0.95, 0.99]))
def test_the_verdict_is_dual_to_the_interval_and_to_p(shift, error, degrees, margin, level):
    found = margin_test(shift, error, degrees, margin, level)
    inside = max(abs(found.interval.low), abs(found.interval.high)) < margin
    outside = found.interval.low > margin or found.interval.high < -margin
    near = min(abs(found.smallest - margin), abs(found.greatest - margin)) < 1e-9
    if not near:
        assert (found.verdict == "smaller") == inside == (found.smaller < 1 - level)
        assert (found.verdict == "larger") == outside == (found.larger < 1 - level)


@given(shifts, errors, st.floats(4, 200), margins)
def test_a_larger_margin_never_takes_smaller_back(shift, error, degrees, margin):
    found = margin_test(shift, error, degrees, margin)
    wider = margin_test(shift, error, degrees, margin + 0.05)
    assert wider.smaller <= found.smaller
    assert margin_test(shift, error, degrees, found.smallest + 1e-6).verdict == "smaller"


@pytest.mark.parametrize(("error", "margin"), [(0.0, 0.1), (0.1, 0.0), (0.1, float("nan"))])
def test_a_margin_needs_numbers_above_zero(error, margin):
    with pytest.raises(ValueError, match="above 0"):
        margin_test(0.1, error, 10, margin)
