"""The cities: what printed shares stand for, what is left, and the heading on Asian cities."""

from fractions import Fraction
from itertools import pairwise
from math import comb

import numpy as np
import pytest

import scsi
from scsi.questions.published.finding import printed_city_shares


@pytest.fixture(scope="module")
def published():
    return scsi.load_published()


@pytest.fixture(scope="module")
def others():
    return scsi.published.other_cities()


def test_nine_cities_are_printed_one_category_each(published):
    shares = printed_city_shares(published.shares)
    assert shares["place"].is_unique
    assert shares["category"].value_counts().to_dict() == {"public": 4, "private": 3, "ppp": 2}


def test_whole_counts_are_those_that_print_so_by_brute_force():
    counts = scsi.published.cities([7, 26, 52, 100, 233])
    for row in counts.rows.itertuples():
        printing = [
            count
            for count in range(row.size + 1)
            if int(Fraction(100 * count, row.size) + Fraction(1, 2)) == row.percent
        ]
        if printing:
            assert (row.count_low, row.count_high) == (printing[0], printing[-1])
            assert (row.low, row.high) == (printing[0] / row.size, printing[-1] / row.size)
            assert row.score_low < row.low
            assert row.high < row.score_high
        else:
            assert row.count_high == -1
            assert np.isnan([row.low, row.score_low]).all()
        assert row.fewest <= row.size or not printing


def test_the_sizes_unless_given_are_the_means_of_the_bases(published):
    assert scsi.published.cities().sizes == (26, 52, 100)
    with pytest.raises(ValueError, match=r"sizes must be whole numbers of at least 1; got \[0\]"):
        scsi.published.cities([0, 5])
    with pytest.raises(ValueError, match="sizes must be"):
        scsi.published.cities([])


def test_every_city_has_a_region_and_each_set_only_narrows_it(published):
    sets = [scsi.published.regions(name) for name in "abc"]
    assert all(set(found.regions) == set(published.cities["id"]) for found in sets)
    for wider, narrower in pairwise(sets):
        before = wider.rows.set_index("city")["part"]
        assert (narrower.rows.set_index("city")["part"] <= before + 1e-12).all()
    assert sets[0].rows.set_index("city").loc["brussels", "part"] == 1


def test_private_80_leaves_public_at_most_20_5():
    rows = scsi.published.regions("a").rows.set_index("city")
    assert rows.loc["brisbane", "public_high"] == pytest.approx(0.205)
    assert rows.loc["los-angeles", "private_high"] == pytest.approx(0.335)
    highest = scsi.published.regions("c").rows.set_index("city")
    assert highest.loc["tokyo", ["public_high", "ppp_high"]].tolist() == pytest.approx(
        [0.645, 0.325]
    )
    with pytest.raises(ValueError, match="constraints must be one of a, b, c"):
        scsi.published.regions("d")


def test_with_equal_weights_the_others_follow_by_hand(others):
    # 31 cities at 51.25 to 51.35 %, four printed at 303 less or more 2, the five with private or
    # joint money between 0 and 20.5 + 22.5 + 37.5 + 33.5 + 68.5 (less what must be joint)
    rows = others.rows.query("constraints == 'a' and weighting == 'equal'").set_index("category")
    low = (31 * 51.25 - 305 - (20.5 + 22.5 + 37.5 + 33.5 + 68.5)) / 22
    high = (31 * 51.35 - 301) / 22
    assert 100 * rows.loc["public", "low"] == pytest.approx(low)
    assert 100 * rows.loc["public", "high"] == pytest.approx(high)


def test_freer_weights_and_fewer_constraints_say_less(others):
    assert (others.printed_cities, others.other_cities) == (9, 22)
    rows = others.rows.assign(width=others.rows["high"] - others.rows["low"])
    for _, group in rows.groupby(["constraints", "category"]):
        by_ratio = group.set_index("weighting")["width"][["equal", "ratio-3", "ratio-10"]]
        assert (by_ratio.diff().dropna() >= -1e-9).all()
    for _, group in rows.groupby(["weighting", "base", "category"], dropna=False):
        by_set = group.set_index("constraints")["width"][["a", "b", "c"]]
        assert (by_set.diff().dropna() <= 1e-9).all()


def test_the_heading_on_asian_cities_by_counting():
    found = scsi.published.asian_heading()
    assert (found.cities, found.cities_in_asia, found.in_asia) == (31, 10, 3)
    of_four = comb(31, 4)
    three_or_more = comb(10, 3) * 21 + comb(10, 4)
    assert found.pvalue == pytest.approx(three_or_more / of_four)
    assert found.pvalue_as_counted == pytest.approx(comb(11, 4) / of_four)
    assert found.interval is None
    assert found.named == ("seoul", "moscow", "shanghai", "singapore")
