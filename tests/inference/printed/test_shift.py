"""The score test of a printed shift: printed values, duality, properties."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from scsi.inference.printed.clustering import Clustering
from scsi.inference.printed.shift import shift_interval, shift_pvalue, shift_pvalue_range
from scsi.inference.printed.sizes import compatible_counts, printed_split
from scsi.inference.proportions.score import mee_interval

CITIES = {"cities_before": 20, "cities_after": 31}

SHARES = st.floats(0.02, 0.98)
SIZES = st.integers(5, 5000)
CORRELATIONS = st.floats(0, 1)
REFERENCES = st.sampled_from(["t", "normal"])


def test_without_correlation_it_is_pearsons_chi_square():
    table = [[82, 118], [1586, 1505]]
    expected = chi2_contingency(table, correction=False).pvalue
    assert shift_pvalue(82 / 200, 1586 / 3091, 200, 3091) == pytest.approx(expected, rel=1e-12)


def test_the_three_bases_against_200_items():
    found = shift_pvalue(0.41, 0.513, 200, [3091, 1602, 820])
    assert found.round(4).tolist() == [0.0047, 0.0060, 0.0090]


def test_cities_that_correlate_by_067_against_1000_items():
    normal = Clustering(icc=0.067, reference="normal", **CITIES)
    found = shift_pvalue(0.41, 0.513, 1000, [3091, 1602], normal)
    assert found.round(4).tolist() == [0.0121, 0.0139]


@settings(max_examples=100, deadline=None)
@given(SHARES, SHARES, SIZES, SIZES, CORRELATIONS, REFERENCES, st.sampled_from([0.9, 0.95, 0.99]))
def test_the_interval_leaves_out_0_exactly_where_p_is_below_the_level(
    before, after, first, second, icc, reference, level
):
    clustering = Clustering(icc=icc, reference=reference, **CITIES)
    p = float(shift_pvalue(before, after, first, second, clustering))
    assume(abs(p - (1 - level)) > 1e-7)
    low, high = shift_interval(before, after, first, second, clustering, level)
    assert (p < 1 - level) == (not low <= 0 <= high)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 60), st.integers(0, 400), st.integers(60, 90), st.integers(400, 900))
def test_without_correlation_the_interval_is_mees(count_before, count_after, first, second):
    found = shift_interval(count_before / first, count_after / second, first, second)
    expected = mee_interval(count_before, first, count_after, second)
    assert np.allclose(found, expected, atol=1e-9)


def test_with_equal_design_effects_the_interval_is_mees_at_the_effective_sizes():
    # 400 in 20 cities and 620 in 31 are both 20 a city: deff = 1 + 19 rho = 2.9 at rho 0.1.
    clustering = Clustering(icc=0.1, reference="normal", **CITIES)
    found = shift_interval(0.41, 0.513, 400, 620, clustering)
    first, second = 400 / 2.9, 620 / 2.9
    expected = mee_interval(0.41 * first, first, 0.513 * second, second)
    assert np.allclose(found, expected, atol=1e-9)


@given(SHARES, SHARES, SIZES, SIZES, CORRELATIONS, CORRELATIONS, REFERENCES)
def test_more_correlation_never_makes_p_smaller(before, after, first, second, one, two, reference):
    low, high = sorted((one, two))
    few = shift_pvalue(
        before, after, first, second, Clustering(icc=low, reference=reference, **CITIES)
    )
    many = shift_pvalue(
        before, after, first, second, Clustering(icc=high, reference=reference, **CITIES)
    )
    assert few <= many + 1e-12


@given(SIZES, SIZES, st.integers(0, 5000), st.integers(0, 5000))
def test_more_independent_items_never_make_p_larger(first, second, more, others):
    few = shift_pvalue(0.41, 0.513, first, second)
    assert shift_pvalue(0.41, 0.513, first + more, second + others) <= few + 1e-12


@settings(max_examples=30, deadline=None)
@given(st.integers(20, 400), CORRELATIONS)
def test_the_range_over_whole_counts_is_that_of_all_pairs_of_counts(size, icc):
    before = compatible_counts((41, 59), size, decimals=0)[:, 0]
    after = compatible_counts((51.3, 36.6, 12.1), 3091)[:, 0]
    assume(before.size)
    clustering = Clustering(icc=icc, **CITIES)
    every = shift_pvalue(before[:, None] / size, after / 3091, size, 3091, clustering)
    ranges = (before.min() / size, before.max() / size), (after.min() / 3091, after.max() / 3091)
    least, greatest = shift_pvalue_range(*ranges, size, 3091, clustering)
    assert least == pytest.approx(every.min(), rel=1e-12)
    assert greatest == pytest.approx(every.max(), rel=1e-12)


def test_where_limits_overlap_equal_shares_are_possible():
    least, greatest = shift_pvalue_range((0.3, 0.5), (0.4, 0.6), 100, 100)
    assert greatest == 1
    assert least == pytest.approx(float(shift_pvalue(0.3, 0.6, 100, 100)))


@pytest.mark.parametrize(
    "rounding", ["each", "half-even", "truncate", "largest-remainder", "largest-share"]
)
def test_whole_counts_lie_within_the_limits_of_their_printing(rounding):
    split = printed_split((51.4, 36.5, 12.1), 1, rounding)
    sizes = np.arange(1, 3000)
    limits = split.limits()
    for category in range(3):
        least, greatest = split.boxes(sizes).count_range(category)
        some = least >= 0
        assert some.any()
        assert (least[some] / sizes[some] >= limits[category, 0] - 1e-12).all()
        assert (greatest[some] / sizes[some] <= limits[category, 1] + 1e-12).all()


def test_limits_of_the_printed_figures():
    assert np.allclose(printed_split((41, 59), 0).limits()[0], (0.405, 0.415))
    assert np.allclose(printed_split((51.3, 36.6, 12.1), 1).limits()[0], (0.5125, 0.5135))
    # cut off, 51.3 + 36.6 + 12.1 leave nothing to have been cut
    assert np.allclose(printed_split((51.3, 36.6, 12.1), 1, "truncate").limits()[0], 0.513)
