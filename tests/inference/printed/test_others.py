"""What totals leave to the mean of the others: closed form, random points, freer weights."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scsi.inference.printed.others import Weights, others_mean

ANY = [[0, 1], [0, 1]]


def test_equal_weights_by_hand():
    # three cities, 80 % and 70 % to 90 %; the whole is 50 %: the third has 150 - 80 - (70 to 90)
    # per cent, which is 0 (not -20) at most 0: only 70 % and 0 % add up
    bounds = others_mean(
        [[0.8, 0], [0.7, 0], [0, 0]],
        [[0.8, 1], [0.9, 1], [1, 1]],
        [[0.5, 0.5], [0.5, 0.5]],
        [False, False, True],
        Weights(),
    )
    assert bounds == pytest.approx(np.array([[0, 0], [1, 1]]), abs=1e-9)


def test_a_ratio_of_weights_by_hand():
    # one city at 1, the other free, weights w and 1 - w with w from 1/3 to 2/3, the whole .7:
    # the other is (.7 - w)/(1 - w), from .1 (w = 2/3) to .55 (w = 1/3)
    bounds = others_mean(
        [[1, 0], [0, 0]], [[1, 0], [1, 1]], [[0.7, 0.7], [0, 1]], [False, True], Weights(ratio=2)
    )
    assert bounds[0] == pytest.approx([0.1, 0.55])


def test_a_least_part_by_hand():
    # the named city has at least a tenth, so that the other reaches at most (.7 - .1)/.9
    weights = Weights(ratio=np.inf, least=np.array([0.1, 0.2]))
    bounds = others_mean(
        [[1, 0], [0, 0]], [[1, 0], [1, 1]], [[0.7, 0.7], [0, 1]], [False, True], weights
    )
    assert bounds[0] == pytest.approx([0, 0.6 / 0.9])


def test_what_cannot_be_is_nan():
    bounds = others_mean(
        [[0.9, 0]] * 2, [[1, 1]] * 2, [[0.2, 0.3], [0, 1]], [False, True], Weights()
    )
    assert np.isnan(bounds).all()


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([1.0, 3.0]))
def test_no_possible_survey_lies_outside(seed, ratio):
    random = np.random.default_rng(seed)
    shares = random.dirichlet(np.ones(3), 6)
    weights = random.uniform(1, ratio, 6)
    low = np.maximum(shares - random.uniform(0, 0.3, (6, 3)), 0)
    high = np.minimum(shares + random.uniform(0, 0.3, (6, 3)), 1)
    totals = np.average(shares, axis=0, weights=weights)
    limits = np.stack([totals - 0.01, totals + 0.01], axis=1)
    others = np.arange(6) >= 2
    bounds = others_mean(low, high, limits, others, Weights(ratio=ratio))
    mean = np.average(shares[others], axis=0, weights=weights[others])
    assert np.all(bounds[:, 0] <= mean + 1e-7)
    assert np.all(mean <= bounds[:, 1] + 1e-7)
    freer = others_mean(low, high, limits, others, Weights(ratio=2 * ratio))
    assert np.all(freer[:, 0] <= bounds[:, 0] + 1e-7)
    assert np.all(freer[:, 1] >= bounds[:, 1] - 1e-7)
