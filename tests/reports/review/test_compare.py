"""Compare: numbers, texts and pictures by themselves, without a report."""

import base64
import json
from copy import deepcopy
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from small_report import picture

from scsi.reports.review.compare import Tolerance, compare, compare_pictures, compare_text
from scsi.reports.review.pictures import small_copy


@pytest.mark.parametrize(
    ("pair", "alike"),
    [
        (("90.1", "90.2"), True),
        (("90.1", "90.3"), False),
        (("90.10", "90.2"), False),  # the finer of the two says how far
        (("12", "13"), False),  # whole numbers not at all
        (("1.5e-7", "1.6e-7"), True),
        (("1.5e-7", "1.7e-7"), False),
    ],
)
def test_a_printed_decimal_may_move_by_one_unit(pair, alike):
    for first, second in (pair, pair[::-1]):
        found = list(compare_text("x", f"{first} %", f"{second} %", Tolerance()))
        assert (found == []) is alike
        if found:
            away = abs(Decimal(first) - Decimal(second))
            assert found[0].absolute == pytest.approx(float(away))
            assert found[0].relative == pytest.approx(float(away / max(map(Decimal, pair))))


WORDS = st.text("ab1-.,e ", max_size=4)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


@given(JSON)
def test_whatever_it_is_it_is_like_itself(value):
    assert list(compare("x", value, deepcopy(value), Tolerance(0, 0))) == []


@given(JSON, JSON)
def test_exactly_alike_is_the_same(a, b):
    found = list(compare("x", a, b, Tolerance(0, 0)))
    same = json.dumps(a, sort_keys=True) == json.dumps(b, sort_keys=True)
    assert not (same and found)
    assert found or a == b


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_numbers_are_compared_alike_both_ways(a, b):
    tolerance = Tolerance(1e-3, 1e-3)
    there, back = (list(compare("x", *pair, tolerance)) for pair in ((a, b), (b, a)))
    assert len(there) == len(back)
    assert bool(there) == (abs(a - b) > max(1e-3, 1e-3 * max(abs(a), abs(b))))


def test_a_picture_a_pixel_off_looks_the_same():
    copies = [small_copy(base64.b64decode(picture(shift))) for shift in (0, 1)]
    assert copies[0] != copies[1]
    assert list(compare_pictures("f", *copies)) == []


def test_a_colour_of_a_thin_line_is_another():
    copies = [small_copy(base64.b64decode(picture(colour=name))) for name in ("blue", "orange")]
    assert "other colours" in "; ".join(each.after for each in compare_pictures("f", *copies))


def test_two_colours_that_change_places_are_noticed():
    copies = []
    for colours in (("#0072b2", "#b34d00"), ("#b34d00", "#0072b2")):
        image = Image.new("RGB", (720, 360), "white")
        for row, colour in zip((100, 250), colours, strict=True):
            ImageDraw.Draw(image).line((60, row, 690, row), fill=colour, width=1)
        buffer = BytesIO()
        image.save(buffer, format="PNG")
        copies.append(small_copy(buffer.getvalue()))
    (found,) = compare_pictures("f", *copies)
    assert "colours in other places" in found.after


@pytest.mark.parametrize("pair", [("1e999", "2e999"), ("9" * 400 + ".5", "1.5"), ("0e9", "0.0")])
def test_numbers_no_computer_holds_are_compared_as_words(pair):
    found = list(compare_text("x", *pair, Tolerance()))
    assert bool(found) == (pair[0] != "0e9")


def test_two_pictures_that_are_none_are_a_difference():
    assert small_copy(b"") is None
    assert [str(each) for each in compare_pictures("f", None, None)] == [
        "f: no picture -> no picture"
    ]
