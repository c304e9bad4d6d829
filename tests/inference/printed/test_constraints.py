"""What named cities leave to the shares of all."""

import itertools

import numpy as np
import pytest

from scsi.inference.printed.constraints import can_be_completed, city_limits
from scsi.vocabulary import Interval

NAMED = ((0.90, 0.79, 0.70, 0.64), (0.80, 0.78, 0.63), (0.67, 0.32))


def test_each_set_only_adds_to_the_one_before():
    sets = [city_limits(*NAMED, cities=31, constraints=c, rounding=0.005) for c in "abc"]
    for wider, narrower in itertools.pairwise(sets):
        assert np.all(narrower.low >= wider.low - 1e-12)
        assert np.all(narrower.high <= wider.high + 1e-12)


def test_private_80_means_public_at_most_20_5_as_rounded():
    found = city_limits(*NAMED, cities=31, constraints="a", rounding=0.005)
    assert found.high[4] == pytest.approx(0.205)
    assert found.high[7] == pytest.approx(1 - 0.665)


def test_under_b_the_fourth_named_city_caps_all_others_and_under_c_sydney_has_5_per_cent():
    b = city_limits(*NAMED, cities=31, constraints="b")
    assert b.high[8:] == pytest.approx(0.64)  # Santiago's own cap would be 68
    c = city_limits(*NAMED, cities=31, constraints="c")
    assert c.low[6] == pytest.approx(1 - 0.63 - 0.32)
    assert c.ppp_high[[7, 8, 9]] == pytest.approx([0.67, 0.32, 0.32])


def test_completion_needs_room_for_joint_money_and_the_order_that_is_assumed():
    found = city_limits([0.8], [0.5], [0.6], cities=3, constraints="b")
    equal = np.full(3, 1 / 3)
    # joint: at most .2, at most .5 - .3, exactly .6: from .2 to 1.0 in all, so means .2 to .333
    shares = np.array([0.8, 0.3, 0.4])
    anything = Interval(0, 1)
    assert can_be_completed(found, shares, equal, anything, Interval(0.3, 0.3))
    assert not can_be_completed(found, shares, equal, anything, Interval(0.4, 0.4))
    assert not can_be_completed(found, shares, equal, Interval(0.45, 0.5), Interval(0.3, 0.3))
    low_first = np.array([0.35, 0.3, 0.4])
    assert not can_be_completed(found, low_first, equal, anything, anything)


def test_refusals():
    with pytest.raises(ValueError, match="at least the 9 named"):
        city_limits(*NAMED, cities=8)
    with pytest.raises(ValueError, match="constraints must be one of a, b, c"):
        city_limits(*NAMED, cities=31, constraints="d")
