"""Sizes and whole counts behind printed percentages: printed figures, brute force, properties."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scsi.inference.printed.rounding import RULES
from scsi.inference.printed.sizes import compatible_counts, compatible_sizes, printed_split

TRIPLE = (51.3, 36.6, 12.1)
SINGLE = {"each": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN, "truncate": ROUND_DOWN}


def printed(counts, decimals, rounding):
    """Print a split as a clerk would: an independent reading of each rule, on exact fractions."""
    total, unit = sum(counts), Decimal(1).scaleb(-decimals)
    exact = [Fraction(100 * count, total) for count in counts]
    if rounding == "largest-remainder":
        scaled = [share * 10**decimals for share in exact]
        units = [int(share) for share in scaled]
        order = sorted(range(len(counts)), key=lambda i: (units[i] - scaled[i], i))
        for i in order[: 100 * 10**decimals - sum(units)]:
            units[i] += 1
        return tuple(Decimal(value).scaleb(-decimals) for value in units)
    # A remainder of 1/total is far above 1e-28, so that 28 digits never make or hide a half.
    decimal = [Decimal(share.numerator) / Decimal(share.denominator) for share in exact]
    rule = SINGLE.get(rounding, ROUND_HALF_UP)
    shares = [share.quantize(unit, rounding=rule) for share in decimal]
    if rounding == "largest-share":
        shares[counts.index(max(counts))] += 100 - sum(shares)
    return tuple(shares)


def splits(size, categories):
    """Return every split of a size into whole counts."""
    heads = product(range(size + 1), repeat=categories - 1)
    return [(*head, size - sum(head)) for head in heads if sum(head) <= size]


# What the printed triple allows is known from an independent count of all sizes up to 4,000:
# rounding -> (first size, sizes in 20..4000, size from which all are possible, is 514 possible).
KNOWN = {
    "each": (224, 3221, 1246, False),
    "largest-remainder": (224, 3335, 973, True),
    "largest-share": (224, 3335, 972, True),
}


@pytest.mark.parametrize("rounding", KNOWN)
def test_sizes_of_the_printed_triple(rounding):
    sizes = compatible_sizes(TRIPLE, decimals=1, max_size=4000, rounding=rounding)
    all_from = 1 + max(set(range(1, 4001)) - set(sizes.tolist()))
    count = int(np.sum(sizes >= 20))
    assert (sizes[0], count, all_from, 514 in sizes) == KNOWN[rounding]
    assert (np.diff(sizes) > 0).all()
    assert sizes.dtype == np.int64


def test_sizes_under_one_rule_or_the_other():
    remainder = compatible_sizes(TRIPLE, rounding="largest-remainder")
    share = compatible_sizes(TRIPLE, rounding="largest-share")
    assert len(np.union1d(remainder, share)) == 3381


def test_the_three_bases_of_the_chapter_are_possible_each_by_itself():
    sizes = compatible_sizes(TRIPLE)
    assert np.isin([3091, 1602, 820], sizes).all()


def test_514_made_to_add_up_is_one_split():
    for rounding in ("largest-remainder", "largest-share"):
        assert compatible_counts(TRIPLE, 514, rounding=rounding).tolist() == [[264, 188, 62]]
    assert compatible_counts(TRIPLE, 514).shape == (0, 3)


def test_41_of_50_is_impossible_and_41_of_100_is_not():
    sizes = compatible_sizes((41,), decimals=0, max_size=200)
    assert 50 not in sizes
    assert 100 in sizes
    assert compatible_counts((41, 59), 50, decimals=0).shape == (0, 2)
    assert compatible_counts((41,), 100, decimals=0).tolist() == [[41, 59]]


@pytest.mark.parametrize("rounding", RULES)
@pytest.mark.parametrize(("decimals", "size"), [(0, 7), (0, 8), (0, 16), (1, 16), (1, 25)])
def test_every_split_of_a_small_size_is_found_where_it_prints_and_nowhere_else(
    rounding, decimals, size
):
    by_print = {}
    for counts in splits(size, 3):
        by_print.setdefault(printed(counts, decimals, rounding), []).append(counts)
    if rounding == "truncate":  # what was cut off may look like an unprinted rest; see below
        slack = 2 * Decimal(1).scaleb(-decimals)
        by_print = {key: rows for key, rows in by_print.items() if sum(key) >= 100 - slack}
    for percents, rows in by_print.items():
        found = compatible_counts(percents, size, decimals, rounding)
        assert found.tolist() == sorted(map(list, rows)), percents


@pytest.mark.slow
@pytest.mark.parametrize("rounding", RULES)
@pytest.mark.parametrize("percents", [(51, 37, 12), (50, 25, 25), (41, 59), (33, 33, 34)])
def test_sizes_equal_a_search_through_all_splits(rounding, percents):
    sizes = compatible_sizes(percents, decimals=0, max_size=40, rounding=rounding)
    brute = [
        size
        for size in range(1, 41)
        if any(printed(c, 0, rounding) == percents for c in splits(size, len(percents)))
    ]
    assert sizes.tolist() == brute


@pytest.mark.parametrize("rounding", ["each", "half-even", "truncate"])
def test_percentages_below_100_leave_an_unprinted_rest(rounding):
    sizes = compatible_sizes((20, 30), decimals=0, max_size=30, rounding=rounding)
    brute = [
        size
        for size in range(1, 31)
        if any(printed(c, 0, rounding)[:2] == (20, 30) for c in splits(size, 3))
    ]
    assert sizes.tolist() == brute


@pytest.mark.slow
@pytest.mark.parametrize("rounding", ["each", "half-even", "truncate"])
@pytest.mark.parametrize(("categories", "sizes"), [(2, (200,)), (3, (200, 300)), (4, (40, 75, 80))])
def test_what_no_whole_split_prints_leaves_a_rest_or_is_refused(rounding, categories, sizes):
    """By every split of sizes that have exact halves, thirds and quarters, in whole numbers."""
    rows = np.concatenate([splits(size, categories) for size in sizes])
    size = rows.sum(axis=1, keepdims=True)
    units, left = np.divmod(200 * rows + size * (rounding != "truncate"), 2 * size)
    if rounding == "half-even":
        units = units - ((left == 0) & (units % 2 == 1))
    for parts in set(map(tuple, units.tolist())):
        assert len(printed_split(parts, 0, rounding).units) == categories
    sums = units.sum(axis=1)
    below, above = (
        [total // categories + (at < total % categories) for at in range(categories)]
        for total in (sums.min() - 1, sums.max() + 1)
    )
    assert len(printed_split(below, 0, rounding).units) == categories + 1
    with pytest.raises(ValueError, match="more than rounding explains"):
        printed_split(above, 0, rounding)


@pytest.mark.parametrize("rounding", ["each", "half-even"])
@pytest.mark.parametrize("percents", [(48, 51), (49, 50), (24, 25, 25, 24)])
def test_even_numbers_of_shares_that_fall_short_have_a_rest(rounding, percents):
    """No whole split prints so, but with a rest some do."""
    assert not any(
        printed(counts, 0, rounding) == percents
        for size in ((100, 200) if len(percents) == 2 else (40,))
        for counts in splits(size, len(percents))
    )
    sizes = compatible_sizes(percents, 0, 400, rounding)
    assert len(printed_split(percents, 0, rounding).units) == len(percents) + 1
    assert len(sizes)
    for size in (int(sizes[0]), int(sizes[-1])):
        (*first, rest), *_ = compatible_counts(percents, size, 0, rounding).tolist()
        assert printed((*first, rest), 0, rounding)[:-1] == percents
        assert rest > 0


def test_half_to_even_falls_short_by_half_a_unit_each_at_even_shares_only():
    """24.5, 24.5, 26.5 and 24.5 print as 24, 24, 26 and 24, which add up to 98."""
    assert printed((49, 49, 53, 49), 0, "half-even") == (24, 24, 26, 24)
    assert len(printed_split((24, 24, 26, 24), 0, "half-even").units) == 4
    assert compatible_counts((24, 24, 26, 24), 200, 0, "half-even").tolist() == [[49, 49, 53, 49]]
    assert len(printed_split((24, 24, 26, 24), 0, "each").units) == 5


@pytest.mark.parametrize("rounding", RULES)
@pytest.mark.parametrize("percents", [(51, 37, 12), (41, 59), (20, 30), (100, 0), (1, 98, 1)])
def test_limits_hold_every_count_that_prints_so_and_are_nearly_reached(rounding, percents):
    if rounding in ("largest-remainder", "largest-share") and sum(percents) < 100:
        return
    split = printed_split(percents, 0, rounding)
    limits, sizes = split.limits(), np.arange(1, 3001)
    boxes = split.boxes(sizes)
    for category, (low, high) in enumerate(limits):
        least, greatest = boxes.count_range(category)
        there = least >= 0
        shares = least[there] / sizes[there], greatest[there] / sizes[there]
        assert shares[0].min() == pytest.approx(low, abs=0.0006)
        assert shares[0].min() >= low - 1e-12
        assert shares[1].max() == pytest.approx(high, abs=0.0006)
        assert shares[1].max() <= high + 1e-12


def test_long_searches_in_pieces_equal_the_whole(monkeypatch):
    whole = compatible_sizes((41, 59), 0, 500, "largest-share")
    monkeypatch.setattr("scsi.inference.printed.sizes._CELLS", 1000)
    assert compatible_sizes((41, 59), 0, 500, "largest-share").tolist() == whole.tolist()


@settings(max_examples=150, deadline=None)
@given(
    counts=st.lists(st.integers(0, 300), min_size=2, max_size=4).filter(any),
    decimals=st.integers(0, 2),
    rounding=st.sampled_from(RULES),
)
def test_what_was_printed_from_counts_is_possible_at_their_size(counts, decimals, rounding):
    percents, size = printed(tuple(counts), decimals, rounding), sum(counts)
    assume(min(percents) >= 0)  # a largest share can be carried below 0
    found = compatible_counts(percents, size, decimals, rounding)
    assert size in compatible_sizes(percents, decimals, size, rounding)
    assert counts in found[:, : len(counts)].tolist()
    for row in found[:: max(len(found) // 20, 1)].tolist():
        assert printed(tuple(row), decimals, rounding)[: len(percents)] == percents


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (dict(percents=(51.35,)), "percents must have at most decimals=1 decimals; got 51.35"),
        (dict(percents=(-1, 50)), "percents must lie between 0 and 100; got -1"),
        (dict(percents=("many",)), "percents must lie between 0 and 100; got 'many'"),
        (dict(percents=(float("nan"),)), "percents must lie between 0 and 100; got nan"),
        (dict(percents=()), "percents must hold at least one percentage; got none"),
        (dict(percents=(51.3, 36.6, 13.1)), "add up to 101.0"),
        (
            dict(percents=(41,), decimals=-1),
            "decimals must be a whole number of at least 0; got -1",
        ),
        (dict(percents=(50,), decimals=20), "decimals must be at most 12; got 20"),
        (dict(percents=(41,), max_size=0), "max_size must be a whole number of at least 1; got 0"),
        (dict(percents=(41,), rounding="half-evn"), "did you mean 'half-even'"),
    ],
)
def test_what_cannot_be_asked_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        compatible_sizes(**arguments)
