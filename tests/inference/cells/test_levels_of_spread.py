"""Variance components: unbiased by enumeration, and the textbook's where sizes are equal."""

from itertools import product

import numpy as np
import pytest

from scsi.inference.cells import nested_spread

SIZES = [1, 2, 2, 1]
HIGHER = [0, 0, 1, 1]


def test_the_components_are_unbiased_over_every_outcome_of_unequal_sizes():
    above, between = 0.2, 0.15
    total = np.zeros(3)
    for u in product((-above, above), repeat=2):
        for v in product((-between, between), repeat=4):
            chance = [0.5 + u[h] + w for h, w in zip(HIGHER, v, strict=True)]
            for counts in product(*[range(n + 1) for n in SIZES]):
                part = 1 / 64
                for x, n, p in zip(counts, SIZES, chance, strict=True):
                    part *= (2 if (n, x) == (2, 1) else 1) * p**x * (1 - p) ** (n - x)
                found = nested_spread(counts, SIZES, [0] * 4, HIGHER)
                total += part * np.array([found.higher, found.cities, found.items])
    expected = [above**2, between**2, 0.25 - above**2 - between**2]
    assert total == pytest.approx(expected, abs=1e-12)


def test_with_equal_sizes_they_are_those_of_the_textbook():
    generator = np.random.default_rng(3)
    items = generator.integers(0, 2, size=(2, 4, 3, 5)).astype(float)  # wave, region, city, item
    city, region, wave = items.mean(3), items.mean((2, 3)), items.mean((1, 2, 3))
    within = ((items - city[..., None]) ** 2).sum() / (2 * 4 * 3 * 4)
    cities = 5 * ((city - region[..., None]) ** 2).sum() / (2 * 4 * 2)
    regions = 15 * ((region - wave[:, None]) ** 2).sum() / (2 * 3)
    at = np.indices((2, 4, 3)).reshape(3, -1)
    found = nested_spread(items.sum(3).ravel(), np.full(24, 5), at[0], at[1])
    assert found.items == pytest.approx(within)
    assert found.cities == pytest.approx((cities - within) / 5)
    assert found.higher == pytest.approx((regions - cities) / 15)


def test_a_level_without_degrees_of_freedom_has_no_component():
    one = nested_spread([1, 2], [3, 3], [0, 0], [0, 0])
    assert (one.higher, one.items) == (None, pytest.approx(1 / 3))
    single = nested_spread([1, 0], [1, 1], [0, 0], [0, 1])
    assert (single.higher, single.cities, single.items) == (None, None, None)
