"""The hypergeometric law against whole numbers, far into its tails."""

from math import comb, factorial, log

import numpy as np
import pytest

from scsi.inference.exact.conditional import Hypergeometric


def log_tail(counts, total, before, after):
    """Return the log probability of the counts, from whole numbers only."""
    ways = sum(comb(after, y) * comb(before, total - y) for y in counts)
    return log(ways) - log(comb(before + after, total))


@pytest.mark.parametrize(("before", "after"), [(4, 9), (9, 4), (12, 12), (1, 30)])
def test_both_tails_of_every_total_and_count(before, after):
    law = Hypergeometric(before, after)
    for total in range(before + after + 1):
        least, most = max(0, total - before), min(total, after)
        for count in range(least, most + 1):
            upper = log_tail(range(count, most + 1), total, before, after)
            lower = log_tail(range(least, count + 1), total, before, after)
            assert law.log_upper(count, total) == pytest.approx(upper, abs=1e-13)
            assert law.log_lower(count, total) == pytest.approx(lower, abs=1e-13)


@pytest.mark.parametrize(
    ("before", "after", "total", "count"),
    [
        (1600, 1600, 1340, 700),
        (1600, 1600, 1340, 1200),
        (1600, 1600, 700, 700),
        (90, 4000, 3000, 2995),
    ],
)
def test_the_far_tail_keeps_its_digits(before, after, total, count):
    upper = log_tail(range(count, min(total, after) + 1), total, before, after)
    law = Hypergeometric(before, after)
    assert upper < -4
    assert law.log_upper(count, total) == pytest.approx(upper, abs=2e-11)
    assert law.swapped().log_lower(total - count, total) == pytest.approx(upper, abs=2e-11)


def test_nothing_beyond_the_support():
    law = Hypergeometric(5, 7)
    above = law.log_upper(np.array([8, 4, 3]), np.array([7, 3, 3]))
    below = law.log_lower(np.array([-1, 0, 1]), np.array([3, 7, 7]))
    np.testing.assert_array_equal(above == -np.inf, [True, True, False])
    np.testing.assert_array_equal(below == -np.inf, [True, True, True])


def test_log_factorials_err_by_less_than_the_rounding_allowance_assumes():
    law = Hypergeometric(10_000, 10_000)
    for number in (1, 2, 3, 10, 171, 1_000, 9_999, 20_000):
        exact = log(factorial(number))
        assert abs(law._log_factorial[number] - exact) <= 4 * np.spacing(exact)
