"""CR2 on rows of unequal weight: as clubSandwich on the same rows, and as CR2 on counts."""

import numpy as np
import pytest
from city_data import city_counts, columns, oracle, rows

from scsi.inference.clusters import (
    counts_of_weights,
    cr2_test,
    inverse_variance_test,
    parametric_bootstrap_test,
    weighted_cr2_test,
    weighted_waves,
)

R = oracle("weighted_cr2")
CASES = sorted({case for case, _ in R})


def of_case(case):
    """Return city, after, counted and weight of a case's rows."""
    own = [row for row in rows("weighted_rows") if row["case"] == case]
    city, after, counted = (
        np.array([int(row[name]) for row in own]) for name in ("city", "after", "y")
    )
    return city - 1, after == 1, counted == 1, np.array([float(row["weight"]) for row in own])


def sums(case):
    city, *others = of_case(case)
    return range(city.max() + 1), *weighted_waves(city, *others)


def assert_as_r(found, case, kind):
    assert found.estimate == pytest.approx(R[case, "shift"], rel=1e-8)
    assert found.standard_error == pytest.approx(R[case, f"{kind}_se"], rel=1e-8)
    assert found.degrees == pytest.approx(R[case, f"{kind}_df"], rel=1e-8)
    if found.degrees >= 4:
        assert found.pvalue == pytest.approx(R[case, f"{kind}_p"], rel=1e-8)
    else:
        assert (found.pvalue, found.reason) == (None, "few-degrees")


@pytest.mark.parametrize("case", CASES)
def test_the_default_is_that_of_clubsandwich(case):
    assert_as_r(weighted_cr2_test(*sums(case)), case, "default")


@pytest.mark.parametrize("case", CASES)
def test_the_inverse_variance_is_that_of_clubsandwich(case):
    city, *others = of_case(case)
    found = inverse_variance_test(range(city.max() + 1), city, *others)
    assert_as_r(found, case, "inverse")


def test_one_huge_row_leaves_few_degrees_and_sums_of_weights_hide_that():
    on_rows, on_sums = (
        weighted_cr2_test(*sums("amounts")),
        cr2_test(counts_of_weights(*sums("amounts"))),
    )
    assert on_rows.degrees < 4 < on_sums.degrees


@pytest.mark.parametrize("weight", [1.0, 2.5e6, 1e-7])
@pytest.mark.parametrize("case", ["some_both", "apart_unequal", "chapter_like"])
def test_rows_of_one_weight_are_counts(case, weight):
    data, named = city_counts(case), columns(case)
    city, after, counted = [], [], []
    for wave in (1, 2):
        for at, (count, total) in enumerate(
            zip(named[f"public{wave}"], named[f"n{wave}"], strict=True)
        ):
            city += [at] * int(total)
            after += [wave == 2] * int(total)
            counted += [True] * int(count) + [False] * int(total - count)
    waves = weighted_waves(city, after, counted, np.full(len(city), weight))
    for found in (
        weighted_cr2_test(data.cities, *waves),
        inverse_variance_test(data.cities, city, after, counted, np.full(len(city), weight)),
    ):
        expected = cr2_test(data)
        assert found.standard_error == pytest.approx(expected.standard_error, rel=1e-8)
        assert found.degrees == pytest.approx(expected.degrees, rel=1e-8)
        assert found.pvalue == pytest.approx(expected.pvalue, rel=1e-7)
        assert found.overlap == expected.overlap


def test_the_unit_of_the_weights_and_rows_of_no_weight_do_not_matter():
    city, after, counted, weight = of_case("amounts")
    names = range(city.max() + 1)
    first = weighted_cr2_test(names, *weighted_waves(city, after, counted, weight))
    more = (np.r_[part, part[:5]] for part in (city, after, counted))
    other = weighted_cr2_test(names, *weighted_waves(*more, np.r_[weight * 1e9, np.zeros(5)]))
    assert other.standard_error == pytest.approx(first.standard_error, rel=1e-9)
    assert other.degrees == pytest.approx(first.degrees, rel=1e-9)


def test_a_city_that_is_a_whole_wave_is_no_wave_of_cities():
    waves = weighted_waves([0, 0, 1, 1, 2], [0, 0, 1, 1, 1], [1, 0, 1, 1, 0], [1.0, 2, 3, 1, 2])
    found = weighted_cr2_test("ABC", *waves)
    assert (found.reason, found.pvalue) == ("one-city", None)


@pytest.mark.parametrize("wrong", [-1.0, np.nan, np.inf])
def test_impossible_weights_are_refused(wrong):
    with pytest.raises(ValueError, match="weights must be finite and 0 or more"):
        weighted_waves([0, 1], [False, True], [True, False], [1.0, wrong])


def test_the_parametric_bootstrap_takes_the_same_sums():
    names, before, after = sums("amounts")
    data = counts_of_weights(names, before, after)
    found = parametric_bootstrap_test(data, squares=(before.square, after.square))
    assert 0.5 < found.pvalue < 1
    assert found.estimate == pytest.approx(R["amounts", "shift"], rel=1e-8)
