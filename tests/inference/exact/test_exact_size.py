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


@pytest.mark.slow
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


@pytest.mark.slow
@pytest.mark.parametrize(("m", "n"), SIZES)
@pytest.mark.parametrize("level", [0.9, 0.95, 0.99])
@pytest.mark.parametrize("method", ["fisher", "barnard", "barnard-unpooled", "boschloo"])
def test_exact_tests_never_exceed_their_level(method, m, n, level):
    assert exact_size(method, m, n, level).high <= 1 - level


# Printed by Mehrotra, Chan and Berger (2003), Biometrics 59, 441-450, table 1, in per cent at 5 %:
# the sizes of Fisher's test, Boschloo's, Suissa and Shuster's with pooled and with unpooled z, and
# of the asymptotic pooled z. Read as the reproduction script of R's package bbssr quotes it.
PRINTED = {
    (10, 10): (1.3, 4.2, 4.2, 4.2, 4.2),
    (25, 25): (3.3, 4.6, 4.6, 4.6, 6.5),
    (50, 50): (3.5, 4.9, 4.9, 4.9, 5.7),
    (150, 150): (4.3, 5.0, 5.0, 5.0, 5.7),
    (16, 4): (1.5, 3.9, 3.9, 2.8, 9.0),
    (40, 10): (3.4, 4.8, 4.3, 4.5, 9.1),
    (80, 20): (4.3, 5.0, 4.6, 3.9, 9.2),
    (240, 60): (4.3, 4.9, 4.6, 4.3, 9.2),
}


@pytest.mark.slow
@pytest.mark.parametrize(("sizes", "printed"), PRINTED.items())
def test_the_sizes_that_mehrotra_chan_and_berger_printed(sizes, printed):
    """One decimal, rounded there from two: 4.945 stands as 5.0."""
    methods = ("fisher", "boschloo", "barnard", "barnard-unpooled", "score")
    ours = [100 * exact_size(method, *sizes).high for method in methods]
    assert np.round(np.round(np.add(ours, 1e-9), 2) + 1e-9, 1).tolist() == list(printed)


def test_tests_in_closed_form_do_exceed_it():
    """At 5 % the score test with 50 a side and mid-p with 100 and 150; the G test everywhere."""
    assert exact_size("score", 50, 50).low > 0.05
    assert exact_size("fisher-midp", 100, 150).low > 0.05
    assert all(exact_size("likelihood-ratio", *sizes).low > 0.05 for sizes in SIZES)


def test_a_test_that_never_rejects_has_size_zero():
    assert exact_size("fisher", 1, 1).high == 0


@pytest.mark.parametrize("sizes", [(0, 5), (5, 2.5)])
def test_an_impossible_size_is_refused(sizes):
    with pytest.raises(ValueError, match=r"total > 0|whole counts and totals"):
        exact_size("fisher", *sizes)


def test_an_unknown_method_is_refused():
    with pytest.raises(ValueError, match="method must be one of score"):
        exact_size("wald", 5, 5)
