"""Upper tails of the score statistic against every table solved by itself."""

import numpy as np
import pytest
from scipy.special import expit
from scipy.stats import binom

from scsi.inference.exact.score_tail import ScoreTail, at_least, cutoffs, upset_probability
from scsi.inference.proportions.score import score_statistic


@pytest.mark.parametrize(("m", "n"), [(7, 7), (11, 18), (30, 30), (30, 21)])
@pytest.mark.parametrize("delta", [-0.7, -0.1, 0.0, 0.031, 0.5])
def test_thecutoffs_are_those_of_the_whole_table(m, n, delta):
    """Solving every table gives the same region, and closing it upwards adds nothing."""
    x, y = np.indices((m + 1, n + 1))
    statistic = score_statistic(x / m, y / n, float(m), float(n), delta)
    for threshold in (-1e-9, 0.4, 1.96, 5.0):
        inside = y >= cutoffs(m, n, delta, threshold)[:, None]
        np.testing.assert_array_equal(inside, statistic >= threshold)


@pytest.mark.parametrize("table", [(3, 30, 9, 30), (0, 12, 1, 7), (5, 5, 2, 9), (15, 30, 4, 21)])
def test_the_statistic_falls_in_the_difference(table):
    """What the search takes from the score statistic beside its values at single differences."""
    x, m, y, n = table
    delta = np.linspace(-0.9999, 0.9999, 4001)
    statistic = score_statistic(x / m, y / n, float(m), float(n), delta)
    assert (np.diff(statistic) < 0).all()


@pytest.mark.parametrize("delta", [-0.9, -0.2, 0.0, 1e-4, 0.3])
def test_the_side_of_a_crossing_is_that_of_the_solved_statistic(delta):
    """All tables of 40 and 200 and every value that the statistic takes between them, halved."""
    x, y = np.indices((41, 201))
    statistic = score_statistic(x / 40, y / 200, 40.0, 200.0, delta)
    values = np.unique(statistic[np.isfinite(statistic) & (statistic > 0)].round(9))
    for threshold in (values[1:] + values[:-1])[::150] / 2:
        found = at_least(threshold, x / 40, y / 200, 40, 200, delta)
        np.testing.assert_array_equal(found, statistic >= threshold)


@pytest.mark.parametrize("delta", [-0.3, 0.0, 0.25])
def test_the_probability_is_that_of_two_binomials(delta):
    cut = np.array([0, 3, 3, 7, 8, 10])
    phi = np.array([-np.inf, -12.0, -2.0, 0.0, 1.5, 8.0, np.inf])
    smaller = (1 - abs(delta)) * expit(phi)
    before, after = smaller + max(-delta, 0), smaller + max(delta, 0)
    direct = [
        binom.pmf(range(6), 5, p) @ binom.sf(cut - 1, 9, q)
        for p, q in zip(before, after, strict=True)
    ]
    found = np.exp(upset_probability(5, 9, cut, delta)(phi))
    np.testing.assert_allclose(found, direct, rtol=1e-10, atol=1e-200)


def test_one_region_bounds_a_range_of_differences():
    tail = ScoreTail(2, 9, 8, 14)
    over_range = tail.bound(-0.1, 0.05).high
    inside = [tail.bound(delta, delta).low for delta in np.linspace(-0.1, 0.05, 31)]
    assert max(inside) <= over_range
    assert tail.reversed().difference == -tail.difference


@pytest.mark.parametrize("table", [(2, 9, 8, 14), (1, 6, 9, 40), (20, 50, 2, 4), (3, 3, 1, 30)])
@pytest.mark.parametrize("probability", [0.3, 0.025, 1e-6])
def test_nothing_up_to_the_outset_exceeds_what_is_said(table, probability):
    tail = ScoreTail(*table)
    start, greatest = tail.outset(probability)
    assert -1 < start <= -0.5
    for part in (1.0, 0.5, 0.1, 1e-3):
        delta = -1 + part * (1 + start)
        assert tail.bound(delta, delta).low <= greatest
