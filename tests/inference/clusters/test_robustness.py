from itertools import combinations

import numpy as np
import pytest
from city_data import city_counts

from scsi.inference.clusters import CityCounts, leave_out, robustness, unseen_bounds


@pytest.mark.parametrize("most", [1_000, 8])
def test_as_leaving_out_in_turn(monkeypatch, most):
    monkeypatch.setattr(robustness, "MOST_IN_PAIRS", most)
    data = city_counts("some_both")
    cities = np.arange(len(data.cities))
    found = leave_out(data)
    one = [data.select(cities != city).shift for city in cities]
    assert found.shifts == pytest.approx(one)
    assert (found.one.low, found.one.high) == pytest.approx((min(one), max(one)))
    two = {pair: data.select(~np.isin(cities, pair)).shift for pair in combinations(cities, 2)}
    assert (found.two.low, found.two.high) == pytest.approx((min(two.values()), max(two.values())))
    assert set(found.pair_low) == {data.cities[at] for at in min(two, key=two.get)}
    assert set(found.pair_high) == {data.cities[at] for at in max(two, key=two.get)}
    assert found.most == data.cities[int(np.argmax(np.abs(np.array(one) - data.shift)))]


def test_a_wave_that_would_be_empty_has_no_shift():
    data = CityCounts(
        cities="ABCDE", count_before=[3, 0, 0, 0, 0], total_before=[5, 0, 0, 0, 0],
        count_after=[0, 1, 2, 3, 4], total_after=[0, 5, 5, 5, 5],
    )  # fmt: skip
    found = leave_out(data)
    assert np.isnan(found.shifts[0])
    assert found.one.high == pytest.approx(3 / 5 - 3 / 5)
    with pytest.raises(ValueError, match="four or more; got 3"):
        leave_out(data.select(np.array([0, 1, 2])))


@pytest.mark.parametrize("weights", ["items", "cities"])
def test_whatever_was_not_seen_lies_in_the_bounds(weights):
    data = city_counts("some_both")
    weighed = data.weighted(weights)
    bounds = unseen_bounds(data, weights)
    rng = np.random.default_rng(3)
    came, left = data.in_after & ~data.in_before, data.in_before & ~data.in_after
    for ends in ([0, 1], [1, 0], rng.random(2), rng.random(2)):
        n1 = weighed.total_before + came * weighed.total_after
        n2 = weighed.total_after + left * weighed.total_before
        c1 = weighed.count_before + came * n1 * ends[0]
        c2 = weighed.count_after + left * n2 * ends[1]
        shift = c2.sum() / n2.sum() - c1.sum() / n1.sum()
        assert bounds.low - 1e-12 <= shift <= bounds.high + 1e-12
    assert unseen_bounds(data.balanced(), weights).width == pytest.approx(0, abs=1e-15)
