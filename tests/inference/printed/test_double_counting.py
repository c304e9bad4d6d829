"""Items counted twice."""

import numpy as np
import pytest

from scsi.inference.printed.double_counting import (
    effective_size,
    kept_items_test,
    repeated_to_reach,
)


def test_effective_size_is_that_of_the_variance_of_a_share_with_repetitions():
    # 6 entries, 2 of which repeat another: items weigh 2, 2, 1, 1; (2+2+1+1)² / (4+4+1+1) = 3.6
    assert effective_size(6, 2 / 6) == pytest.approx(3.6)
    assert effective_size(100, 0.5) == pytest.approx(50)


def test_the_variance_of_simulated_repetitions_agrees():
    rng = np.random.default_rng(11)
    draws = 40_000
    unique = rng.random((draws, 60)) < 0.4
    shares = (unique.sum(axis=1) + unique[:, :40].sum(axis=1)) / 100  # 40 items twice, 20 once
    expected = 0.24 / effective_size(100, 0.4)
    # Monte Carlo error of a variance: sqrt(2 / draws), .7 %
    assert shares.var() == pytest.approx(expected, rel=4 * np.sqrt(2 / draws))


def test_reaching_a_size_inverts_it():
    part = repeated_to_reach(150, 94)
    assert effective_size(150, part) == pytest.approx(94)
    assert np.isnan(repeated_to_reach(200, 94))
    assert np.isnan(repeated_to_reach(90, 94))


def test_items_in_both_waves_narrow_the_difference():
    rng = np.random.default_rng(12)
    draws, n1, n2, kept = 40_000, 50, 80, 30
    before = rng.random((draws, n1)) < 0.45
    after = np.column_stack([before[:, :kept], rng.random((draws, n2 - kept)) < 0.45])
    spread = (after.mean(axis=1) - before.mean(axis=1)).std()
    z, _ = kept_items_test(0.45, 0.45 + spread, n1, n2, kept / n1)
    # one standard deviation is z = 1 (pooled p moves with it a little); Monte Carlo error .35 %
    assert z == pytest.approx(1, abs=0.02)
    _, others = kept_items_test(0.41, 0.513, 200, 820, 0.5)
    assert (100 * 0.41 + 720 * others) / 820 == pytest.approx(0.513)


def test_refusals():
    with pytest.raises(ValueError, match=r"repeated must lie in \[0, 0\.5\]"):
        effective_size(100, 0.6)
    with pytest.raises(ValueError, match="leave other items"):
        kept_items_test(0.41, 0.513, 900, 820, 1.0)
