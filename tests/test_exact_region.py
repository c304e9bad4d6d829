"""Rejection regions against whole numbers: every table of every pair of small sizes."""

from math import comb

import numpy as np
import pytest

from scsi.inference.exact import orders

SIZES = [(1, 1), (1, 6), (6, 1), (5, 8), (9, 9), (12, 7)]
ALTERNATIVES = ["two-sided", "greater", "less"]


def z_parts(order, m, n):
    """Return numerator and denominator of the signed square of z of every table, as integers."""
    x, y = np.indices((m + 1, n + 1))
    d = m * y - n * x
    v = (x + y) * (m + n - x - y)
    if order is orders.unpooled:
        v = n**3 * x * (m - x) + m**3 * y * (n - y)
    infinite = (v == 0) & (d != 0)
    return np.where(infinite, np.sign(d) * 10**8, d * abs(d)), np.where(v == 0, 1, v)


def z_region(order, x, m, y, n, alternative):
    """Return the tables at least as extreme by z, by comparing whole numbers."""
    square, spread = z_parts(order, m, n)
    if alternative == "two-sided":
        square = abs(square)
    left, right = square * spread[x, y], square[x, y] * spread
    return left <= right if alternative == "less" else left >= right


def fisher_pvalues(m, n, alternative):
    """Return Fisher's p of every table: whole numbers of ways, divided once."""
    pvalue = np.zeros((m + 1, n + 1))
    for total in range(m + n + 1):
        counts = range(max(0, total - m), min(total, n) + 1)
        ways = {y: comb(n, y) * comb(m, total - y) for y in counts}
        for y in counts:
            if alternative == "two-sided":
                chosen = [w for w in ways.values() if w * 10**7 <= ways[y] * (10**7 + 1)]
            else:
                sign = 1 if alternative == "greater" else -1
                chosen = [w for other, w in ways.items() if sign * other >= sign * y]
            pvalue[total - y, y] = sum(chosen) / comb(m + n, total)
    return pvalue


@pytest.mark.parametrize(("m", "n"), SIZES)
@pytest.mark.parametrize("alternative", ALTERNATIVES)
@pytest.mark.parametrize("order", [orders.pooled, orders.unpooled])
def test_regions_by_z_are_those_of_integer_arithmetic(order, m, n, alternative):
    for x in range(m + 1):
        for y in range(n + 1):
            found = order(x, m, y, n, alternative).table()
            np.testing.assert_array_equal(found, z_region(order, x, m, y, n, alternative))


@pytest.mark.parametrize(("m", "n"), SIZES)
@pytest.mark.parametrize("alternative", ALTERNATIVES)
def test_regions_by_fisher_are_those_of_integer_arithmetic(m, n, alternative):
    pvalue = fisher_pvalues(m, n, alternative)
    for x in range(m + 1):
        for y in range(n + 1):
            found = orders.fisher(x, m, y, n, alternative).table()
            np.testing.assert_array_equal(found, pvalue <= pvalue[x, y] * (1 + 1e-7))


@pytest.mark.parametrize(
    "table", [(3, 30, 9, 30), (15, 30, 15, 30), (0, 30, 1, 29), (11, 27, 3, 30)]
)
def test_regions_at_thirty_a_side(table):
    x, m, y, n = table
    for order in (orders.pooled, orders.unpooled):
        found = order(*table, "two-sided").table()
        np.testing.assert_array_equal(found, z_region(order, *table, "two-sided"))
    pvalue = fisher_pvalues(m, n, "two-sided")
    found = orders.fisher(*table, "two-sided").table()
    np.testing.assert_array_equal(found, pvalue <= pvalue[x, y] * (1 + 1e-7))


def test_near_ties_of_large_tables_are_decided_in_whole_numbers():
    m = n = 10_000
    x, y = 4_000, 4_150
    region = orders.pooled(x, m, y, n, "two-sided")
    square, spread = (m * y - n * x) ** 2, (x + y) * (m + n - x - y)
    for total in range(3, m + n, 331):
        most, cut = min(total, n), int(region.high[total])
        for count in {min(cut, most), min(cut - 1, most)}:
            d, v = m * count - n * (total - count), total * (m + n - total)
            assert (d * d * spread >= square * v) == (count >= cut)


def test_the_order_by_fisher_is_not_monotone():
    """None of 10 against 7 of 30 has p = .161, against 8 of 30 p = .165: further, and less rare."""
    table = orders.fisher(0, 10, 7, 30, "two-sided").table()
    assert table[0, 7]
    assert not table[0, 8]
    pvalue = fisher_pvalues(10, 30, "two-sided")
    np.testing.assert_array_equal(table, pvalue <= pvalue[0, 7] * (1 + 1e-7))
