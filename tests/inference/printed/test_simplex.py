"""What limits leave of the triangle: areas known in closed form, and every point within."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scsi.inference.printed.simplex import simplex_region

fractions = st.floats(0, 1, allow_nan=False)
limits = st.tuples(*[st.tuples(fractions, fractions).map(sorted)] * 3).map(np.transpose)


@pytest.mark.parametrize("least", [0.0, 0.25, 0.9])
def test_a_least_share_leaves_a_smaller_triangle(least):
    # similar triangles: side 1 - least, so area (1 - least)^2 of the whole
    region = simplex_region([least, 0, 0], [1, 1, 1])
    assert region.part == pytest.approx((1 - least) ** 2)
    assert region.high == pytest.approx([1, 1 - least, 1 - least])


def test_caps_of_one_half_leave_the_middle_triangle():
    region = simplex_region([0, 0, 0], [0.5, 0.5, 0.5])
    assert region.part == pytest.approx(0.25)
    assert sorted(map(tuple, region.corners.round(9))) == [
        (0, 0.5, 0.5),
        (0.5, 0, 0.5),
        (0.5, 0.5, 0),
    ]


def test_a_single_point_and_nothing():
    region = simplex_region([0.2, 0.3, 0.5], [0.2, 0.3, 0.5])
    assert region.corners == pytest.approx(np.array([[0.2, 0.3, 0.5]] * len(region.corners)))
    assert region.part == pytest.approx(0, abs=1e-12)
    with pytest.raises(ValueError, match="no three shares that add up to 1"):
        simplex_region([0.5, 0.4, 0.2], [1, 1, 1])
    with pytest.raises(ValueError, match="limits of three shares are needed"):
        simplex_region([0, 0], [1, 1])


@given(limits, st.integers(0, 2**32 - 1))
def test_the_region_holds_the_points_within_the_limits_and_no_others(bounds, seed):
    low, high = bounds
    assume(low.sum() < 0.99)
    assume(high.sum() > 1.01)
    region = simplex_region(low, high)
    assert region.corners.sum(axis=1) == pytest.approx(1)
    assert np.all(region.corners >= low - 1e-9)
    assert np.all(region.corners <= high + 1e-9)
    # least and greatest of one share, in closed form
    assert region.low == pytest.approx(np.maximum(low, 1 - (high.sum() - high)), abs=1e-9)
    assert region.high == pytest.approx(np.minimum(high, 1 - (low.sum() - low)), abs=1e-9)
    points = np.random.default_rng(seed).dirichlet(np.ones(3), 4000)
    inside = np.mean(np.all((points >= low) & (points <= high), axis=1))
    # uniform on the triangle: five Monte Carlo errors of a share near one half
    assert inside == pytest.approx(region.part, abs=5 * 0.5 / np.sqrt(4000))
