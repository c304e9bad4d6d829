"""Constrained shares: against a bracketing search of the likelihood's slope."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

from scsi.inference.proportions.constrained import constrained_shares


@st.composite
def table(draw, largest):
    """Count and total before, count and total after."""
    n, m = draw(st.integers(1, largest)), draw(st.integers(1, largest))
    return draw(st.integers(0, n)), n, draw(st.integers(0, m)), m


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


@given(table(10**7), st.floats(-0.99, 0.99))
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
