"""The exact size of tests against full enumeration, and who keeps the level."""

import numpy as np
import pytest
from scipy.stats import binom

from scsi.inference.exact.size import METHODS, exact_size
from scsi.inference.proportions.equality import TESTS, UNCONDITIONAL

SIZES = [(3, 5), (9, 9), (6, 14), (20, 31)]


def rejected(method, m, n, alpha):
    """Return the tables whose p-value is at most alpha, each p-value asked for."""
    x, y = np.indices((m + 1, n + 1))
    if method in TESTS:
        return TESTS[method](x, m, y, n)[1] <= alpha
    test = UNCONDITIONAL[method]
    each = [[test(i, m, j, n).pvalue for j in range(n + 1)] for i in range(m + 1)]
    return np.array(each) <= alpha


@pytest.mark.parametrize(("m", "n"), [(3, 5), (7, 7), (6, 10)])
@pytest.mark.parametrize("method", METHODS)
def test_the_size_is_that_of_full_enumeration(method, m, n):
    share = np.linspace(0, 1, 2001)
    before = binom.pmf(np.arange(m + 1)[:, None], m, share)
    after = binom.pmf(np.arange(n + 1)[:, None], n, share)
    grid = np.einsum("xu,xy,yu->u", before, rejected(method, m, n, 0.1), after).max()
    size = exact_size(method, m, n, level=0.9)
    assert size.low * (1 - 1e-9) <= max(grid, size.low)
    assert grid == pytest.approx(size.high, rel=1e-5, abs=1e-15)


@pytest.mark.parametrize(("m", "n"), SIZES)
@pytest.mark.parametrize("level", [0.9, 0.95, 0.99])
@pytest.mark.parametrize("method", ["fisher", "barnard", "barnard-unpooled", "boschloo"])
def test_exact_tests_never_exceed_their_level(method, m, n, level):
    assert exact_size(method, m, n, level).high <= 1 - level


def test_tests_in_closed_form_do_exceed_it():
    """At 5 % the score test with 50 a side and mid-p with 100 and 150; the G test everywhere."""
    assert exact_size("score", 50, 50).low > 0.05
    assert exact_size("fisher-midp", 100, 150).low > 0.05
    assert all(exact_size("likelihood-ratio", *sizes).low > 0.05 for sizes in SIZES)


def test_a_test_that_never_rejects_has_size_zero():
    assert exact_size("fisher", 1, 1).high == 0


def test_an_unknown_method_is_refused():
    with pytest.raises(ValueError, match="method must be one of score"):
        exact_size("wald", 5, 5)
