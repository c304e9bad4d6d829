"""Rejection regions in whole numbers: ``python -m tests.exact_regions [LARGEST]``.

Every table of every pair of sizes up to the largest (30 without an argument) is taken as the
observed one, under each order and alternative, and the region the package finds is compared with
the one that whole numbers give, table by table. Minutes; the test suite does a part of it.
"""

import sys
from bisect import bisect_right
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from math import comb, lcm

import numpy as np

from scsi.inference.exact import orders

ORDERS = {"pooled": orders.pooled, "unpooled": orders.unpooled, "fisher": orders.fisher}
ALTERNATIVES = ("two-sided", "greater", "less")
TIE = 10**7
"""Fisher p-values count as tied if they differ by less than one part in so many."""


def expected(order, m, n, alternative):
    """Return the regions of all tables as booleans: observed counts first, then the tables."""
    inside = by_fisher if order == "fisher" else by_z
    return inside(order, m, n, alternative).reshape(m + 1, n + 1, m + 1, n + 1)


def found(order, m, n, alternative):
    """Return the same as the package finds it."""
    x, y = np.indices((m + 1, n + 1))
    return ORDERS[order](x, m, y, n, alternative).table()


def by_z(order, m, n, alternative):
    """Compare all tables with all by cross-multiplying the signed squares of z."""
    x, y = (count.ravel() for count in np.indices((m + 1, n + 1)))
    d = m * y - n * x
    v = (x + y) * (m + n - x - y)
    if order == "unpooled":
        v = n**3 * x * (m - x) + m**3 * y * (n - y)
    assert d.max() ** 2 < 10**8 < 2**63 // (int(v.max()) + 1)  # all products are exact
    square = np.where((v == 0) & (d != 0), np.sign(d) * 10**8, d * abs(d))
    spread = np.where(v == 0, 1, v)
    if alternative == "two-sided":
        square = abs(square)
    table, observed = square * spread[:, None], square[:, None] * spread
    return table <= observed if alternative == "less" else table >= observed


def by_fisher(order, m, n, alternative):
    """Compare all tables with all by Fisher's p, over one common denominator."""
    pvalue = fisher_numerators(m, n, alternative)
    steps = sorted(set(pvalue))
    rank = np.searchsorted(np.array(steps, object), np.array(pvalue, object))
    last = [bisect_right(steps, p * (TIE + 1) // TIE) for p in pvalue]
    return rank < np.array(last)[:, None]


def fisher_numerators(m, n, alternative):
    """Return Fisher's p of every table, as a list, times one number: sums of whole ways."""
    scale = lcm(*(comb(m + n, total) for total in range(m + n + 1)))
    numerator = {}
    for total in range(m + n + 1):
        counts = range(max(0, total - m), min(total, n) + 1)
        ways = {y: comb(n, y) * comb(m, total - y) for y in counts}
        for y in counts:
            if alternative == "two-sided":
                chosen = (w for w in ways.values() if w * TIE <= ways[y] * (TIE + 1))
            else:
                sign = 1 if alternative == "greater" else -1
                chosen = (w for other, w in ways.items() if sign * other >= sign * y)
            numerator[total - y, y] = sum(chosen) * scale // comb(m + n, total)
    return [numerator[table] for table in product(range(m + 1), range(n + 1))]


def room(m, n, alternative):
    """Return how near, relatively, a Fisher p-value comes to where ties with another one end."""
    steps = sorted(set(fisher_numerators(m, n, alternative)))
    last = [bisect_right(steps, p * (TIE + 1) // TIE) for p in steps]
    near = [
        (p, other) for p, at in zip(steps, last, strict=True) for other in steps[at - 1 : at + 1]
    ]
    return min(abs(other * TIE - p * (TIE + 1)) / (p * TIE) for p, other in near)


def check(sizes):
    """Return how many regions differ, how many were compared, and the room of Fisher's ties."""
    wrong = compared = 0
    for order, alternative in product(ORDERS, ALTERNATIVES):
        same = found(order, *sizes, alternative) == expected(order, *sizes, alternative)
        wrong += int((~same.all(axis=(2, 3))).sum())
        compared += same.shape[0] * same.shape[1]
    return wrong, compared, min(room(*sizes, alternative) for alternative in ALTERNATIVES)


def main(largest=30, each=map):
    """Check every pair of sizes and print what was found; return 1 if a region differs."""
    pairs = list(product(range(1, largest + 1), repeat=2))
    wrong, compared, rooms = zip(*each(check, pairs), strict=True)
    tables = sum((m + 1) * (n + 1) for m, n in pairs)
    print(f"{len(pairs):,} pairs of sizes up to {largest}, {tables:,} tables")
    print(f"{sum(compared):,} regions, {len(ORDERS)} orders and {len(ALTERNATIVES)} alternatives")
    print(f"no Fisher p-value within {min(rooms):.1e} of itself of where ties with another end")
    print(f"regions that differ from whole numbers: {sum(wrong)}")
    return int(sum(wrong) > 0)


if __name__ == "__main__":
    with ProcessPoolExecutor() as pool:
        sys.exit(main(*map(int, sys.argv[1:]), each=pool.map))
