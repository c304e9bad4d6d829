import numpy as np
import pytest
from city_data import CASES, city_counts

from scsi.inference.clusters import CityCounts
from scsi.inference.decomposition import TERMS, five_terms


@pytest.mark.parametrize("case", CASES)
def test_as_the_definition(case):
    data = city_counts(case)
    p1, p2 = (np.nan_to_num(share) for share in data.shares())
    w1, w2 = data.total_before / data.total_before.sum(), data.total_after / data.total_after.sum()
    stay, base = data.in_both, data.pooled_before
    came, left = data.in_after & ~stay, data.in_before & ~stay
    expected = {
        "within": (w1 * (p2 - p1))[stay].sum(),
        "between": ((p1 - base) * (w2 - w1))[stay].sum(),
        "cross": ((p2 - p1) * (w2 - w1))[stay].sum(),
        "entry": (w2 * (p2 - base))[came].sum(),
        "exit": -(w1 * (p1 - base))[left].sum(),
    }
    found = five_terms(data, draws=99)
    for name, value in expected.items():
        assert getattr(found, name) == pytest.approx(value, abs=1e-14), name
    assert sum(getattr(found, name) for name in TERMS) == pytest.approx(found.total, abs=1e-14)
    assert found.total == pytest.approx(data.shift)
    assert len(found.stayed) + len(found.came) + len(found.left) == len(data.cities)
    assert found.compared_with == base


def test_intervals_resample_both_waves_of_a_city_together():
    data = city_counts("all_both")
    steady = CityCounts(
        cities=data.cities, count_before=data.count_before, total_before=data.total_before,
        count_after=data.count_before, total_after=data.total_before,
    )  # fmt: skip
    found = five_terms(steady, draws=199)
    for name in ("total", *TERMS):
        assert found.intervals[name].low == pytest.approx(0, abs=1e-12)
        assert found.intervals[name].high == pytest.approx(0, abs=1e-12)


def test_every_city_new_is_entry_and_exit_alone():
    found = five_terms(city_counts("apart_unequal"), draws=199)
    assert (found.within, found.between, found.cross, found.stayed) == (0, 0, 0, ())
    assert found.entry == pytest.approx(found.total)  # leavers are the whole base: they are average
    assert found.exit == pytest.approx(0, abs=1e-15)
    for name in ("total", "entry"):
        assert found.intervals[name].low <= getattr(found, name) <= found.intervals[name].high


def test_exactly_two_cities_in_each_wave_have_intervals():
    """Both cities stayed: a draw is either of them twice, or both."""
    data = CityCounts(
        cities="AB", count_before=[2, 5], total_before=[4, 9], count_after=[3, 1],
        total_after=[4, 4],
    )  # fmt: skip
    found = five_terms(data, draws=199)
    each = [3 / 4 - 2 / 4, 1 / 4 - 5 / 9, data.shift]
    assert found.draws == 199
    ends = found.intervals["total"].low, found.intervals["total"].high
    assert ends == pytest.approx((min(each), max(each)))


def test_two_cities_that_left_and_two_that_came_have_intervals():
    data = CityCounts(
        cities="ABCD", count_before=[2, 5, 0, 0], total_before=[4, 9, 0, 0],
        count_after=[0, 0, 3, 1], total_after=[0, 0, 4, 4],
    )  # fmt: skip
    found = five_terms(data, draws=499)
    assert None not in found.intervals.values()
    assert found.intervals["entry"].low <= found.entry <= found.intervals["entry"].high


def test_one_city_in_a_wave_has_no_interval():
    data = CityCounts(
        cities="AB", count_before=[2, 0], total_before=[4, 0], count_after=[3, 1],
        total_after=[4, 4],
    )  # fmt: skip
    found = five_terms(data)
    assert set(found.intervals.values()) == {None}
    assert found.draws == 0


def test_the_seed_and_nothing_else_decides_the_draws():
    data = city_counts("some_both")
    found = five_terms(data, draws=199)
    assert five_terms(data, draws=199, seed=0).intervals == found.intervals
    assert five_terms(data, draws=199, seed=1).intervals != found.intervals
