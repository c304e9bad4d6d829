from itertools import product

import numpy as np
import pytest

from scsi.inference.clusters import random_sums as module


def test_every_combination_is_as_likely_as_the_others(monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 9)  # two choices of three at once, the last alone
    alternatives = np.array([[[1.0], [2], [3]], [[10], [20], [30]], [[100], [200], [300]]])
    drawn = module.random_sums(alternatives, np.random.default_rng(1), 27_000)
    sums, times = np.unique(drawn, return_counts=True)
    assert sums.tolist() == sorted(sum(one) for one in product(*alternatives[:, :, 0]))
    assert np.abs(times - 1_000).max() < 4.5 * np.sqrt(1_000 * 26 / 27)  # Monte Carlo error


@pytest.mark.parametrize("ways", [1, 2, 6, 39, 64, 65, 10_000])
def test_a_table_has_no_more_rows_than_it_may(ways):
    together = module.choices_together(ways)
    assert together == 1 or ways**together <= module.MOST_ROWS
    assert ways == 1 or ways ** (together + 1) > module.MOST_ROWS
