"""Das Gupta (1993), Standardization and Decomposition of Rates, Census P23-186.

The data are those of the book's examples, the effects as the R package DasGuptR 2.1.0 prints them.
"""

import numpy as np
import pytest

from scsi.inference.clusters import CityCounts
from scsi.inference.decomposition import cross_classified, das_gupta, kitagawa

EXAMPLES = {
    "2.1 mean earnings, two factors": (
        [10930, 0.717892], [16591, 0.825974], None, [4369.913, 1487.262],
    ),
    "2.3 non-marital births, four factors": (
        [25.3, 0.214, 0.279, 0.949], [32.7, 0.290, 0.473, 0.986], None,
        [0.6889411, 0.8125381, 1.3829055, 0.1047547],
    ),
    "2.4 total fertility of South Korea, five factors": (
        [0.58, 0.76, 0.84, 0.66, 16.573], [0.72, 0.97, 0.97, 0.56, 16.158], None,
        [1.0909785, 1.2298438, 0.7278399, -0.8398707, -0.1290187],
    ),
    "3.1 natural increase, a difference": (
        [19.4, 10.8], [23.7, 9.5], lambda birth, death: birth - death, [4.3, 1.3],
    ),
    "4.3 birth rate of Taiwan, three vectors": (
        [[393, 407, 369, 274, 184, 90, 16], [0.122, 0.622, 0.903, 0.930, 0.916, 0.873, 0.800],
         [0.043, 0.041, 0.036, 0.032, 0.026, 0.020, 0.018]],
        [[488, 452, 338, 156, 63, 22, 3], [0.082, 0.527, 0.866, 0.941, 0.942, 0.923, 0.876],
         [0.058, 0.038, 0.032, 0.030, 0.026, 0.023, 0.019]],
        None, [-7.285632, -2.720633, -1.565181],
    ),
    "4.4 illegitimacy ratio, four vectors": (
        [[0.200, 0.163, 0.146, 0.154, 0.168, 0.169], [0.866, 0.325, 0.119, 0.099, 0.099, 0.121],
         [0.007, 0.021, 0.023, 0.015, 0.008, 0.002], [0.454, 0.326, 0.195, 0.107, 0.051, 0.015]],
        [[0.169, 0.195, 0.190, 0.174, 0.150, 0.122], [0.931, 0.563, 0.311, 0.216, 0.199, 0.191],
         [0.018, 0.026, 0.023, 0.016, 0.008, 0.002], [0.380, 0.201, 0.149, 0.079, 0.025, 0.006]],
        lambda a, b, c, d: (a * b * c).sum() / (a * b * c + a * (1 - b) * d).sum(),
        [-0.00620498, 0.04866154, 0.02705922, 0.02470928],
    ),
}  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES)
def test_published_examples(example):
    before, after, rate, expected = EXAMPLES[example]
    assert das_gupta(before, after, rate) == pytest.approx(expected, rel=2e-6)


def test_effects_add_up_and_turn_round():
    rng = np.random.default_rng(9)
    before, after = rng.random((6, 3)), rng.random((6, 3))
    effects = das_gupta(before, after)
    assert sum(effects) == pytest.approx(after.prod(axis=0).sum() - before.prod(axis=0).sum())
    assert das_gupta(after, before) == pytest.approx([-effect for effect in effects])
    with pytest.raises(ValueError, match="1 to 15 factors on both sides; got 2 and 1"):
        das_gupta([1, 2], [1])


# Example 5.3: death rates per 1000 by race and age, United States 1970 and 1985.
SIZE_1985 = [
    [3041, 11577, 27450, 32711, 35480, 27411, 19555, 19795, 15254, 8022, 2472],
    [707, 2692, 6473, 6841, 6547, 4352, 3034, 2540, 1749, 804, 236],
]
SIZE_1970 = [
    [2968, 11484, 34614, 30992, 21983, 20314, 20928, 16897, 11339, 5720, 1315],
    [535, 2162, 6120, 4781, 3096, 2718, 2363, 1767, 1149, 448, 117],
]
RATE_1985 = [
    [9.163, 0.462, 0.248, 0.929, 1.084, 1.810, 4.715, 12.187, 27.728, 64.068, 157.570],
    [17.208, 0.738, 0.328, 1.103, 2.045, 3.724, 8.052, 17.812, 34.128, 68.276, 125.161],
]
RATE_1970 = [
    [18.469, 0.751, 0.391, 1.146, 1.287, 2.672, 6.636, 15.691, 34.723, 79.763, 176.837],
    [36.993, 1.352, 0.541, 2.040, 3.523, 6.746, 12.967, 24.471, 45.091, 74.902, 123.205],
]


def test_death_rates_by_race_and_age():
    counts = [
        np.array(s) * np.array(r) for s, r in ((SIZE_1970, RATE_1970), (SIZE_1985, RATE_1985))
    ]
    parts = cross_classified(counts[0], SIZE_1970, counts[1], SIZE_1985)
    race, age = parts.composition
    assert parts.total == pytest.approx(-0.6862158, abs=5e-8)
    assert parts.within == pytest.approx(-2.2277254, abs=5e-8)
    assert (race, age) == pytest.approx((0.0197749, 1.5217347), abs=5e-8)


def test_three_crossed_factors_add_up_and_one_axis_of_one_group_is_nothing():
    rng = np.random.default_rng(2)
    total = rng.integers(1, 50, size=(2, 3, 4, 2)).astype(float)
    count = total * rng.random(total.shape)
    parts = cross_classified(count[0], total[0], count[1], total[1])
    assert parts.within + sum(parts.composition) == pytest.approx(parts.total)
    flat = [x.reshape(12, 2)[:, :1] for x in (count[0], total[0], count[1], total[1])]
    single = cross_classified(*flat)
    names = ("count_before", "total_before", "count_after", "total_after")
    plain = kitagawa(
        CityCounts(
            cities=range(12), money=True,
            **{name: x.ravel() for name, x in zip(names, flat, strict=True)},
        )
    )  # fmt: skip
    assert single.composition[1] == pytest.approx(0, abs=1e-12)
    assert single.composition[0] == pytest.approx(plain.composition)
    assert single.within == pytest.approx(plain.within)


def test_an_empty_cell_is_refused():
    with pytest.raises(ValueError, match="a cell without items in a wave"):
        cross_classified([[1, 0]], [[2, 0]], [[1, 1]], [[2, 3]])
    with pytest.raises(ValueError, match="2 to 4 axes"):
        cross_classified([1], [2], [1], [2])
