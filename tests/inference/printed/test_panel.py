"""New cities: what they must average, what they can, what follows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scsi.inference.printed.panel import (
    highest_average,
    least_weight,
    needed_average,
    needed_average_by_weight,
    new_cities,
    old_rise_by_weight,
)
from scsi.vocabulary import Interval


def test_eleven_new_cities_must_average_70_0():
    # (31 * 51.3 - 20 * 41) / 11 = 770.3 / 11; with rounding (31 * 51.25 - 20 * 41.5) / 11 and
    # (31 * 51.35 - 20 * 40.5) / 11
    assert needed_average(0.41, 0.513, 20, 31) == pytest.approx(7.703 / 11)
    assert round(100 * float(needed_average(0.41, 0.513, 20, 31)), 1) == 70.0
    assert round(100 * float(needed_average(0.415, 0.5125, 20, 31)), 1) == 69.0
    assert round(100 * float(needed_average(0.405, 0.5135, 20, 31)), 1) == 71.1


def test_twenty_five_must_average_53_8_and_eleven_60_7_for_half():
    # (31 * 51.3 - 6 * 41) / 25; the old ones half way, at 46.15: (1590.3 - 923) / 11
    assert round(100 * float(needed_average(0.41, 0.513, 6, 31)), 1) == 53.8
    assert round(100 * float(needed_average(0.4615, 0.513, 20, 31)), 1) == 60.7


def test_by_item_weight_it_is_41_and_10_3_over_w():
    found = needed_average_by_weight(0.41, 0.513, np.array([0.17, 0.175, 0.5, 1.0]))
    assert np.isnan(found[0])  # 41 + 10.3 / .17 = 101.6: cannot
    assert 100 * found[1:] == pytest.approx([41 + 10.3 / w for w in (0.175, 0.5, 1.0)])
    # 10.3 / 59 and 10.3 / 49
    assert 100 * least_weight(0.41, 0.513) == pytest.approx(17.5, abs=0.05)
    assert 100 * least_weight(0.41, 0.513, 0.9) == pytest.approx(21.0, abs=0.05)
    assert np.isnan(least_weight(0.41, 0.513, 0.5))


def test_what_new_cities_cannot_explain_is_left_to_the_old():
    # w = .1, all new items in cities of 90 %: (51.3 - 9) / .9 = 47
    assert old_rise_by_weight(0.41, 0.513, 0.1, 0.9) == pytest.approx(0.06)
    assert old_rise_by_weight(0.41, 0.513, 0.0) == pytest.approx(0.103)
    with pytest.raises(ValueError, match="below 1"):
        old_rise_by_weight(0.41, 0.513, 1.0)


@given(old=st.integers(1, 30), before=st.floats(0, 1), after=st.floats(0, 1))
def test_what_is_needed_gives_back_the_whole(old, before, after):
    needed = float(needed_average(before, after, old, 31))
    exact = (31 * after - old * before) / (31 - old)
    if np.isnan(needed):
        assert not 0 <= exact <= 1
    else:
        assert (old * before + (31 - old) * needed) / 31 == pytest.approx(after)


def test_the_highest_average_leaves_out_the_old():
    high = [0.9, 0.8, 0.7, 0.1]
    assert highest_average(high, [False, True, False, False], [1, 2, 3]) == pytest.approx(
        [0.9, 0.8, 1.7 / 3]
    )


def test_new_cities_cannot_pass_what_the_total_leaves():
    # nobody is capped: by limits the new could average 1, but two of three cities hold 1.5 at most
    found = new_cities(
        (0.3, Interval(0.3, 0.3)),
        (0.5, Interval(0.5, 0.5)),
        (((0.2, 0, 0), (1, 1, 1)),) * 2,
        [True, False, False],
        [1],
    )
    assert found.possible == pytest.approx([(1.5 - 0.2) / 2])
    assert found.can.all()
    assert found.old_rise == pytest.approx([0])


def test_refusals():
    with pytest.raises(ValueError, match="old must be from 0 to 30"):
        needed_average(0.41, 0.513, 31, 31)
    with pytest.raises(ValueError, match="weight must be above 0"):
        needed_average_by_weight(0.41, 0.513, 0.0)
    with pytest.raises(ValueError, match="new must be from 1 to 1"):
        highest_average([0.5, 0.5], [True, False], 2)
