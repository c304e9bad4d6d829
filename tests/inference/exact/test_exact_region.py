"""Rejection regions against whole numbers: every table of many pairs of sizes as the observed one.

All pairs of sizes up to 30 are compared by ``python -m tests.exact_regions``, in minutes; here all
up to 8, the greatest, and ten drawn between.
"""

from itertools import product

import numpy as np
import pytest
from exact_regions import ALTERNATIVES, ORDERS, expected, found, main

from scsi.inference.exact import orders

SMALL = list(product(range(1, 9), repeat=2))
DRAWN = np.random.default_rng(30).integers(1, 30, (10, 2)).tolist()


@pytest.mark.slow
@pytest.mark.parametrize("alternative", ALTERNATIVES)
@pytest.mark.parametrize("order", ORDERS)
def test_regions_are_those_of_integer_arithmetic(order, alternative):
    for m, n in [*SMALL, *DRAWN, (30, 29), (30, 30)]:
        np.testing.assert_array_equal(
            found(order, m, n, alternative), expected(order, m, n, alternative), f"{m}, {n}"
        )


@pytest.mark.parametrize("alternative", ALTERNATIVES)
@pytest.mark.parametrize("order", ORDERS)
def test_one_table_has_the_region_it_has_among_many(order, alternative):
    m, n = 7, 12
    together = found(order, m, n, alternative)
    for x, y in ((0, 0), (2, 9), (3, 5), (7, 0), (7, 12)):
        alone = ORDERS[order](x, m, y, n, alternative).table()
        np.testing.assert_array_equal(alone, together[x, y])


def test_the_whole_comparison_counts_what_differs(capsys, monkeypatch):
    assert main(2) == 0
    assert "25 tables\n225 regions" in capsys.readouterr().out
    monkeypatch.setitem(ORDERS, "pooled", orders.unpooled)
    assert main(4) == 1


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
    np.testing.assert_array_equal(table, expected("fisher", 10, 30, "two-sided")[0, 7])
