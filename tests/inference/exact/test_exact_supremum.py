"""The supremum over the nuisance parameter against rational arithmetic and dense grids."""

from fractions import Fraction
from itertools import pairwise
from math import comb, lcm

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from scsi.inference.exact import orders
from scsi.inference.exact.score_tail import upset_probability
from scsi.inference.exact.supremum import chord_bound, rounding_allowance, supremum

ORDERS = {"pooled": orders.pooled, "unpooled": orders.unpooled, "fisher": orders.fisher}
EXACT_WIDTH = Fraction(1, 10**9)


def halves(coefficients):
    """Return the Bernstein coefficients on both halves of the interval, times 2 ** degree."""
    rows = [list(coefficients)]
    while len(rows[-1]) > 1:
        last = rows[-1]
        rows.append([a + b for a, b in pairwise(last)])
    degree = len(coefficients) - 1
    left = [row[0] << (degree - step) for step, row in enumerate(rows)]
    right = [row[-1] << (degree - step) for step, row in enumerate(rows)][::-1]
    return left, right


def rational_supremum(table):
    """Enclose the supremum of P(R) over [0, 1] in whole-number arithmetic alone.

    P(R) = sum_t c_t / C(N, t) times the Bernstein polynomial; on each interval it lies between
    its values at the ends, which are attained, and the largest coefficient (de Casteljau).
    """
    m, n = (size - 1 for size in table.shape)
    ways = [0] * (m + n + 1)
    for x, y in np.argwhere(table):
        ways[int(x + y)] += comb(m, int(x)) * comb(n, int(y))
    scale = lcm(*(comb(m + n, t) for t in range(m + n + 1)))
    start = [ways[t] * scale // comb(m + n, t) for t in range(m + n + 1)]
    best = max(Fraction(start[0], scale), Fraction(start[-1], scale))
    pieces, bound = [(start, scale)], best
    while pieces:
        coefficients, scale = pieces.pop()
        highest = Fraction(max(coefficients), scale)
        if highest <= best * (1 + EXACT_WIDTH):
            bound = max(bound, highest)
            continue
        left, right = halves(coefficients)
        scale <<= m + n
        best = max(best, Fraction(left[-1], scale))
        pieces += [(left, scale), (right, scale)]
    return best, max(bound, best)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "table",
    [(1, 3, 2, 4), (0, 5, 4, 7), (3, 12, 9, 12), (7, 12, 3, 11), (0, 1, 12, 12), (2, 10, 8, 12)],
)
@pytest.mark.parametrize("alternative", ["two-sided", "greater"])
def test_the_rational_maximum_lies_in_the_bracket(order, table, alternative):
    x, m, y, n = table
    region = ORDERS[order](x, m, y, n, alternative)
    least, greatest = rational_supremum(region.table())
    assert greatest <= least * (1 + EXACT_WIDTH)
    found = supremum(region.log_probability(), m + n)
    assert Fraction(found.low) <= greatest
    assert least <= Fraction(found.high)
    assert found.high <= found.low * (1 + 1e-6)


def test_the_rational_enclosure_on_a_known_polynomial():
    """Both groups of 1, tables (0, 1) and (1, 0): 2u(1 - u), whose maximum is 1/2."""
    least, greatest = rational_supremum(np.array([[False, True], [True, False]]))
    assert least == Fraction(1, 2)
    assert greatest <= least * (1 + EXACT_WIDTH)


@pytest.mark.parametrize("first", [3, 5, 17, 400])
@pytest.mark.parametrize("table", [(82, 200, 102, 210), (3, 400, 19, 390), (640, 1600, 700, 1600)])
def test_any_first_grid_ends_in_the_same_bracket(table, first):
    x, m, y, n = table
    probability = orders.pooled(x, m, y, n, "two-sided").log_probability()
    usual, other = supremum(probability, m + n), supremum(probability, m + n, first=first)
    assert other.high <= other.low * (1 + 1e-6)
    assert max(usual.low, other.low) <= min(usual.high, other.high)


def test_no_table_has_probability_zero():
    empty = orders.fisher_region(5, 7, -50.0, "two-sided")
    assert not empty.table().any()
    found = supremum(empty.log_probability(), 12)
    assert (found.low, found.high) == (0.0, 0.0)


@pytest.mark.parametrize("rtol", [1e-2, 1e-4, 1e-8])
def test_the_bracket_is_as_narrow_as_asked(rtol):
    probability = orders.fisher(82, 200, 102, 210, "two-sided").log_probability()
    fine = supremum(probability, 410, rtol=1e-9)
    found = supremum(probability, 410, rtol=rtol)
    assert found.high <= found.low * (1 + rtol)
    assert found.low <= fine.high
    assert fine.low <= found.high


def test_what_rounding_does_not_allow_is_refused():
    probability = orders.pooled(1, 4, 3, 4, "two-sided").log_probability()
    with pytest.raises(ValueError, match="what rounding allows at 8 items"):
        supremum(probability, 8, rtol=1e-13)


def test_stopping_early_decides_alike():
    probability = orders.pooled(82, 200, 102, 200, "two-sided").log_probability()
    full = supremum(probability, 400)
    for against in (0.1 * full.low, 0.99 * full.low, 1.01 * full.high, 3.0 * full.high):
        early = supremum(probability, 400, against=against)
        assert early.evaluations <= full.evaluations
        assert (early.low > against) == (full.low > against)
        assert (early.high <= against) == (full.high <= against)


@given(st.integers(1, 12), st.integers(1, 12), st.floats(-0.9, 0.9), st.integers(0, 2**32 - 1))
@settings(max_examples=60, deadline=None)
def test_the_chord_bounds_any_region_at_any_difference(m, n, delta, seed):
    cut = np.random.default_rng(seed).integers(0, n + 2, m + 1)
    cut[0] = min(cut[0], n)
    probability = upset_probability(m, n, cut, delta)
    phi = np.linspace(-12, 12, 25)
    value = probability(phi)
    for share in (0.1, 0.5, 0.77):
        between = probability(phi[:-1] + share * np.diff(phi))
        bound = chord_bound(phi[:-1], value[:-1], phi[1:], value[1:], m + n)
        assert (between <= bound + 1e-9).all()


def test_log_probabilities_are_those_of_two_binomials():
    region = orders.unpooled(4, 17, 11, 23, "two-sided")
    share = np.array([0.003, 0.2, 0.61, 0.999])
    x, y = np.indices((18, 24))
    direct = [(binom.pmf(x, 17, u) * binom.pmf(y, 23, u))[region.table()].sum() for u in share]
    found = region.log_probability()(np.log(share / (1 - share)))
    np.testing.assert_allclose(np.exp(found), direct, rtol=1e-11)


def test_the_rounding_allowance_covers_what_is_seen():
    """Against whole numbers, at 3,200 items: three totals of one table, at even odds."""
    m = n = 1600
    region = orders.pooled(640, m, 700, n, "two-sided")
    ways = 0
    for t in range(m + n + 1):
        low, high = int(region.low[t]), int(region.high[t])
        if abs(t - 1600) < 2:
            ways += sum(comb(n, y) * comb(m, t - y) for y in range(max(0, t - m), low + 1))
            ways += sum(comb(n, y) * comb(m, t - y) for y in range(high, min(t, n) + 1))
    exact = Fraction(ways, 2 ** (m + n))
    terms = region.log_probability()
    near = np.abs(terms.total - 1600) < 2
    found = np.exp(terms.coefficient[near] - (m + n) * np.log(2)).sum()
    assert abs(found / float(exact) - 1) < rounding_allowance(m + n) / 2
