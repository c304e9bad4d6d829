import numpy as np
import pytest
from city_data import city_counts, oracle

from scsi.inference.clusters import (
    CityCounts,
    concentration,
    cr2_test,
    mean_of_shares_test,
    two_estimands,
)

R = oracle("clusters")


@pytest.mark.parametrize(
    ("case", "method"),
    [("apart_equal", "welch"), ("apart_unequal", "welch"), ("all_both", "paired")],
)
def test_as_t_test(case, method):
    answer = mean_of_shares_test(city_counts(case))
    assert answer.method == method
    assert answer.pvalue == pytest.approx(R[case, "means_p"], rel=1e-9)
    assert answer.degrees == pytest.approx(R[case, "means_df"], rel=1e-9)
    assert answer.interval.low == pytest.approx(R[case, "means_low"], rel=1e-9)
    assert answer.interval.high == pytest.approx(R[case, "means_high"], rel=1e-9)


@pytest.mark.parametrize("case", ["apart_unequal", "all_both"])
def test_cr2_by_cities_has_the_same_standard_error(case):
    data = city_counts(case)
    by_cities = cr2_test(data.weighted("cities"))
    assert mean_of_shares_test(data).standard_error == pytest.approx(by_cities.standard_error)


def test_welch_with_cities_in_both_waves_is_refused_by_name():
    with pytest.raises(ValueError, match=r"7 cities are in both waves.*use cr2_test.*paired"):
        mean_of_shares_test(city_counts("some_both"))
    paired = mean_of_shares_test(city_counts("some_both"), design="paired")
    assert (paired.cities_before, paired.cities_both, paired.overlap) == (7, 7, "pairs")


def test_equal_sizes_leave_no_difference_between_the_estimands():
    for one in two_estimands(city_counts("apart_equal")):
        assert one.difference == pytest.approx(0, abs=1e-12)
        assert one.interval is None


def test_informative_size_is_found():
    shares = np.linspace(0.1, 0.9, 12)
    totals = np.rint(100 * shares**2) + 5
    data = CityCounts(
        cities=range(12), count_before=np.rint(shares * totals), total_before=totals,
        count_after=np.rint(shares * totals), total_after=totals,
    )  # fmt: skip
    before, _, shift = two_estimands(data)
    assert before.pooled > before.mean_of_shares + 0.1
    assert before.pvalue < 0.05
    assert 0 not in before.interval
    assert (shift.difference, shift.pvalue) == (0, None)


def test_the_variance_of_the_difference_is_the_bootstraps():
    from scsi.inference.clusters.bootstrap import resampled_sums

    data = city_counts("chapter_like")
    before, after = data.shares()
    columns = np.column_stack([*data.columns, np.nan_to_num(before), data.in_before,
                               np.nan_to_num(after), data.in_after])  # fmt: skip
    c1, n1, c2, n2, s1, k1, s2, k2 = resampled_sums(columns, 4_000).T
    draws = (c2 / n2 - s2 / k2) - (c1 / n1 - s1 / k1)
    interval = two_estimands(data)[2].interval
    half = 2.0423 * draws.std()  # t with 30 degrees; linearisation is good to some per cent
    assert interval.width / 2 == pytest.approx(half, rel=0.15)


def test_concentration_leads_where_one_city_rules():
    before, after = concentration(city_counts("all_both"))
    assert before.effective <= before.cities == 10
    assert before.leads == (before.effective < 10)
    data = CityCounts(
        cities=range(40), count_before=[0] * 40, total_before=[100] + [6] * 39,
        count_after=[0] * 40, total_after=[6] * 40,
    )  # fmt: skip
    before, after = concentration(data)
    assert (before.largest_city, before.leads) == ("0", True)
    assert before.largest_weight == pytest.approx(100 / 334)
    assert (after.effective, after.leads) == (pytest.approx(40), False)
