"""Numbers are rounded once, as readers expect."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scsi.showing import numbers
from scsi.vocabulary import Interval


@pytest.mark.parametrize(
    ("fraction", "text"),
    [(0.513, "51.3"), (0.51349999, "51.3"), (0.5135, "51.4"), (-0.103, "−10.3")],
)
def test_percent_rounds_half_up(fraction, text):
    assert numbers.percent(fraction) == text


@pytest.mark.parametrize(
    ("p", "text"),
    [(0.0004999, "< 0.001"), (0.0005, "0.001"), (0.0496, "0.050"), (1.0, "1.000"), (None, "–")],
)
def test_pvalue(p, text):
    assert numbers.pvalue(p) == text


def test_what_is_not_finite_has_a_sign():
    assert numbers.whole(math.inf) == "∞"
    assert numbers.rounded(-math.inf, 1) == "−∞"
    assert numbers.rounded(math.nan, 1) == "–"


def test_ranges_print_once_where_both_ends_agree():
    assert numbers.percent_range(Interval(0.5131, 0.5134)) == "51.3"
    assert numbers.percent_range(Interval(0.405, 0.415)) == "40.5 – 41.5"
    assert numbers.whole_range(Interval(84, 105)) == "84 – 105"
    assert numbers.pvalue_range(Interval(0.0001, 0.41)) == "< 0.001 – 0.410"
    assert numbers.number_range(Interval(0.121, 0.149), 3) == "0.121 – 0.149"


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_rounding_moves_a_number_by_half_a_step_at_most(numerator, decimals):
    value = numerator / 1000
    text = numbers.rounded(value, decimals).replace(",", "").replace(numbers.MINUS, "-")
    assert abs(Decimal(text) - Decimal(repr(value))) <= Decimal("0.5").scaleb(-decimals)
