"""A changed mix of kinds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from scsi.inference.printed.mix import least_part_before, needed_gap, share_before_range


@given(
    parts=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=4).filter(
        lambda rows: all(sum(column) > 0 for column in zip(*rows, strict=True))
    ),
    share=st.floats(0, 1),
)
def test_the_range_is_that_of_the_linear_programme(parts, share):
    before, after = (np.array(column) / sum(column) for column in zip(*parts, strict=True))
    found = share_before_range(before, after, share)
    for sign, end in ((1, found.low), (-1, found.high)):
        oracle = linprog(sign * before, A_eq=[after], b_eq=[share], bounds=(0, 1))
        assert sign * oracle.fun == pytest.approx(end, abs=1e-7)


def test_the_needed_gap_makes_the_shift():
    part, gap = 0.66, float(needed_gap(0.66, 0.4817, 0.41, 0.513))
    app = 0.513 - (1 - 0.4817) * gap
    assert part * app + (1 - part) * (app + gap) == pytest.approx(0.41)
    assert gap == pytest.approx(0.103 / (0.66 - 0.4817))


def test_the_least_part_is_where_the_gap_becomes_impossible():
    part = least_part_before(0.4817, 0.41, 0.513)
    assert np.isfinite(needed_gap(part + 1e-6, 0.4817, 0.41, 0.513))
    assert np.isnan(needed_gap(part - 1e-6, 0.4817, 0.41, 0.513))
    # 80 % now: even nothing but this kind before would need more than the shares allow
    assert least_part_before(0.95, 0.41, 0.513) is None


def test_a_mix_that_does_not_add_up_is_refused():
    with pytest.raises(ValueError, match="mix_before must be at least 0 and add up to 1"):
        share_before_range([0.5, 0.6], [0.5, 0.5], 0.5)
