from dataclasses import replace

import numpy as np
import pytest
from city_data import simulated
from statsmodels.stats.power import TTestIndPower, TTestPower

from scsi.inference.clusters import cr2_moments
from scsi.inference.planning import (
    SurveyPlan,
    cities_needed,
    items_needed,
    planned_degrees,
    power,
    shift_variance,
    smallest_shift,
)

PLAN = SurveyPlan(cities_before=20, cities_after=31, items_before=10, items_after=50, icc=0.1)


def test_one_item_a_city_is_the_two_sample_t_test():
    plan = SurveyPlan(cities_before=40, cities_after=40)
    effect = 0.2 / np.sqrt(0.24)  # 0.4 and 0.6 have the same spread
    expected = TTestIndPower().power(effect, nobs1=40, alpha=0.05)
    assert power(plan, 0.4, 0.6) == pytest.approx(expected, rel=1e-8)


def test_the_same_cities_twice_are_the_paired_t_test():
    plan = SurveyPlan(cities_before=40, cities_after=40, cities_both=40, icc=1.0, persistence=0.5)
    effect = 0.2 / np.sqrt(2 * 0.24 * 0.5)
    expected = TTestPower().power(effect, nobs=40, alpha=0.05)
    assert power(plan, 0.4, 0.6) == pytest.approx(expected, rel=1e-8)


@pytest.mark.parametrize("both", [0, 20])
def test_the_variance_is_that_of_simulated_surveys(both):
    rng = np.random.default_rng(11)
    data = simulated(rng, 6_000, both=both, icc=0.1, share=0.4, persistence=0.6)
    sizes = [x[x > 0] for x in data[1::2]]
    shift = cr2_moments(*data)[0]
    plan = replace(
        PLAN, cities_both=both, persistence=0.6,
        items_before=sizes[0].mean(), items_after=sizes[1].mean(),
    )  # fmt: skip
    # the plan has one spread of sizes, the simulation one per wave: the two bracket it
    ends = [
        shift_variance(replace(plan, size_cv=float(s.std() / s.mean())), 0.4, 0.4) for s in sizes
    ]
    # four Monte Carlo errors; with overlap a tenth more, the sizes of a city being independent
    slack = shift.var() * (4 * np.sqrt(2 / len(shift)) + (0.1 if both else 0))
    assert min(ends) - slack <= shift.var() <= max(ends) + slack


def test_the_power_is_that_of_the_cr2_test():
    from scipy import stats

    rng = np.random.default_rng(13)
    before = simulated(rng, 3_000, both=0, icc=0.1, share=0.4, sizes=(30, 30))
    after = simulated(rng, 3_000, both=0, icc=0.1, share=0.55, sizes=(30, 30))
    data = (before[0], before[1], after[2], after[3])
    shift, variance, degrees = cr2_moments(*data)
    rejected = np.abs(shift) / np.sqrt(variance) > stats.t.isf(0.025, degrees)
    sizes = np.concatenate([x[x > 0] for x in data[1::2]])
    plan = replace(PLAN, items_before=sizes[:20].mean(), items_after=sizes[20:].mean(),
                   size_cv=float(sizes.std() / sizes.mean()))  # fmt: skip
    expected = power(plan, 0.4, 0.55)
    error = np.sqrt(expected * (1 - expected) / len(rejected))
    assert rejected.mean() == pytest.approx(expected, abs=4 * error + 0.02)


def test_degrees_fall_with_overlap_and_with_unequal_sizes():
    equal = SurveyPlan(cities_before=20, cities_after=20)
    assert planned_degrees(equal) == pytest.approx(38)
    assert planned_degrees(replace(equal, cities_both=20)) == pytest.approx(19)
    assert 19 < planned_degrees(replace(equal, cities_both=8)) < 38
    assert planned_degrees(replace(equal, size_cv=1.0)) < 30


def test_the_smallest_shift_has_just_the_power_wanted():
    fall, rise = smallest_shift(PLAN, 0.41)
    assert fall < 0 < rise
    for shift in (fall, rise):
        assert power(PLAN, 0.41, 0.41 + shift) == pytest.approx(0.8, abs=1e-6)
    for level, wanted in ((0.8, 0.9), (0.99, 0.5)):
        for shift in smallest_shift(PLAN, 0.41, wanted, level):
            assert power(PLAN, 0.41, 0.41 + shift, level) == pytest.approx(wanted, abs=1e-6)
    tiny = SurveyPlan(cities_before=2, cities_after=2, icc=1.0)
    assert smallest_shift(tiny, 0.5) == (None, None)


def test_sizes_needed_are_the_least():
    needed = cities_needed(PLAN, 0.41, 0.513)
    for cities, enough in ((needed.size, True), (needed.size - 1, False)):
        plan = replace(PLAN, cities_before=cities, cities_after=cities)
        assert (power(plan, 0.41, 0.513) >= 0.8) == enough
    needed = items_needed(PLAN, 0.3, 0.513)
    for items, enough in ((needed.size, True), (needed.size - 1, False)):
        plan = replace(PLAN, items_before=items, items_after=items)
        assert (power(plan, 0.3, 0.513) >= 0.8) == enough


def test_above_the_ceiling_no_number_of_items_is_enough():
    answer = items_needed(replace(PLAN, icc=0.4), 0.41, 0.513)
    assert answer.size is None
    assert answer.power < 0.8
    panel = replace(PLAN, icc=0.4, cities_both=20, persistence=1.0)
    assert items_needed(panel, 0.41, 0.513).power > answer.power


def test_no_shift_has_the_power_of_the_level():
    assert power(PLAN, 0.41, 0.41) == pytest.approx(0.05)
    assert power(PLAN, 1e-4, 0.9999) == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"cities_before": 1}, "two cities or more"),
        ({"cities_both": 21}, "cities_both must lie between"),
        ({"items_after": 0.5}, "one item or more"),
        ({"icc": 1.2}, r"icc must lie in \[0, 1\]; got 1.2"),
        ({"size_cv": -1}, "size_cv must be 0 or more"),
    ],
)
def test_what_is_impossible_is_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        replace(PLAN, **changes)
    with pytest.raises(ValueError, match="before must lie strictly"):
        power(PLAN, 0.0, 0.5)
