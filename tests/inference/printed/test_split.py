"""A sum that is not split."""

from hypothesis import given
from hypothesis import strategies as st

from scsi.inference.printed.split import split_ranges
from scsi.vocabulary import Interval


def test_the_59_per_cent():
    # 36.6 - 59 = -22.4 and 12.1 - 59 = -46.9; 59 - 12.1 - 36.6 = 10.3
    found = split_ranges(Interval(0.59, 0.59), Interval(0.366, 0.366), Interval(0.121, 0.121))
    assert [round(v, 3) for v in (found.first_shift.low, found.first_shift.high)] == [-0.224, 0.366]
    assert [round(v, 3) for v in (found.second_shift.low, found.second_shift.high)] == [
        -0.469,
        0.121,
    ]
    assert round(found.first_fell.low, 3) == 0.103


@given(total=st.floats(0, 1), part=st.floats(0, 1), first=st.floats(0, 1), second=st.floats(0, 1))
def test_every_split_lies_within(total, part, first, second):
    found = split_ranges(Interval(total, total), Interval(first, first), Interval(second, second))
    x, y = part * total, total - part * total
    assert first - x in Interval(found.first_shift.low - 1e-12, found.first_shift.high + 1e-12)
    assert second - y in Interval(found.second_shift.low - 1e-12, found.second_shift.high + 1e-12)
    if second > y and found.first_fell is not None:
        assert x - first > found.first_fell.low - 1e-12
