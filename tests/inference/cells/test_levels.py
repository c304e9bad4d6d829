"""How often a true null is rejected: simulated, with its Monte Carlo error."""

import numpy as np
import pytest

from scsi.inference.cells import (
    CellCounts,
    contrast,
    hotelling_test,
    logistic_shift,
    margin_test,
    standardised_shift,
)

DRAWS = 1_000


def drawn(generator, cities, sizes, shares, icc):
    """Return counts (k, C) whose cities keep their effect over all cells."""
    effect = generator.beta(5 * (1 - icc), 5 * (1 - icc), size=(cities, 1)) - 0.5
    wide = np.sqrt(icc / (0.25 / (10 * (1 - icc) + 1)))
    chance = np.clip(shares + effect * wide * np.sqrt(shares * (1 - shares)), 0, 1)
    total = np.maximum(generator.poisson(sizes, size=(cities, len(sizes))), 0)
    total[0] += 1
    return CellCounts(count=generator.binomial(total, chance), total=total, times=np.ones(cities))


def rate(rejected):
    """Return the rate of rejections and its Monte Carlo error."""
    share = float(np.mean(rejected))
    return share, float(np.sqrt(max(share, 0.05) * (1 - share) / len(rejected)))


def held(rejected, limit=0.06):
    """Return whether the level is at most `limit`, up to three Monte Carlo errors."""
    share, error = rate(rejected)
    return share <= limit + 3 * error


MIXES = np.array([12, 6, 3, 4, 6, 10])
"""Items a city by sector, before and after: another composition, no change within sectors."""
SECTORS = np.tile([0.3, 0.5, 0.7], 2)


@pytest.mark.slow
@pytest.mark.parametrize("icc", [0.0, 0.1])
def test_level_of_the_adjusted_shift(icc):
    generator = np.random.default_rng(21)
    pvalues = {"direct": [], "model": []}
    for _ in range(DRAWS):
        cells = drawn(generator, 20, MIXES, SECTORS, icc)
        pvalues["direct"].append(standardised_shift(cells).shift.pvalue)
        pvalues["model"].append(logistic_shift(cells, [[0, 1, 2]]).shift.pvalue)
    for name, found in pvalues.items():
        assert None not in found, name
        rejected = np.array(found) < 0.05
        assert held(rejected), (name, rate(rejected))
        assert rate(rejected)[0] > 0.03, name


@pytest.mark.slow
@pytest.mark.parametrize("icc", [0.0, 0.1])
def test_level_of_the_equality_of_four_waves(icc):
    generator = np.random.default_rng(22)
    steps = np.eye(4)[1:] - np.eye(4)[:-1]
    rejected = []
    for _ in range(DRAWS):
        cells = drawn(generator, 20, np.array([5, 8, 12, 20]), np.full(4, 0.4), icc)
        rejected.append(hotelling_test(cells, steps).pvalue < 0.05)
    assert held(rejected), rate(rejected)
    assert rate(rejected)[0] > 0.02


@pytest.mark.slow
def test_level_with_regions_as_clusters():
    generator = np.random.default_rng(23)
    rejected = []
    for _ in range(DRAWS):
        cells = drawn(generator, 12, np.array([40, 60]), np.full(2, 0.4), 0.08)
        rejected.append(contrast(cells, [-1, 1]).pvalue < 0.05)
    assert held(rejected), rate(rejected)


@pytest.mark.slow
def test_level_of_a_margin_at_its_edge():
    generator = np.random.default_rng(24)
    margin = 0.1
    smaller, larger = [], []
    for _ in range(DRAWS):
        cells = drawn(generator, 20, np.array([30, 30]), np.array([0.4, 0.5]), 0.05)
        found = contrast(cells, [-1, 1])
        test = margin_test(found.estimate, found.standard_error, found.degrees, margin)
        smaller.append(test.verdict == "smaller")
        larger.append(test.verdict == "larger")
    assert held(smaller), rate(smaller)
    assert held(larger), rate(larger)
