from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import numpy as np
import pytest
from city_data import city_counts

from scsi.inference.clusters import cluster_bootstrap_test, permute_means, wild_bootstrap_test
from scsi.inference.clusters.blocks import BLOCK_NUMBERS, block_sizes, draw_blocks


def test_blocks_hold_a_bounded_number_and_add_up():
    for draws, width in ((9_999, 31), (9_999, 10_000), (3, 10**9)):
        sizes = block_sizes(draws, width)
        assert sum(sizes) == draws
        assert max(sizes) == 1 or max(sizes) * width <= BLOCK_NUMBERS


def test_progress_counts_up_to_all_draws():
    seen = []
    draw_blocks(
        np.random.Generator.random, 5, BLOCK_NUMBERS // 2, progress=lambda *x: seen.append(x)
    )
    assert seen == [(2, 5), (4, 5), (5, 5)]
    with pytest.raises(ValueError, match="draws must be at least 1; got 0"):
        draw_blocks(np.random.Generator.random, 0, 1)


@pytest.mark.parametrize("method", [wild_bootstrap_test, cluster_bootstrap_test])
def test_one_seed_one_answer_whatever_the_workers(method, monkeypatch):
    monkeypatch.setattr("scsi.inference.clusters.blocks.BLOCK_NUMBERS", 20_000)
    data = city_counts("chapter_like")
    alone = method(data, draws=1_999, seed=3)
    with ThreadPoolExecutor(4) as threads, ProcessPoolExecutor(2) as processes:
        assert method(data, draws=1_999, seed=3, executor=threads) == alone
        assert method(data, draws=1_999, seed=3, executor=processes) == alone
    assert method(data, draws=1_999, seed=4) != alone


def test_the_permutation_too(monkeypatch):
    monkeypatch.setattr("scsi.inference.clusters.blocks.BLOCK_NUMBERS", 20_000)
    shares = city_counts("chapter_like").shares()
    with ThreadPoolExecutor(3) as threads:
        assert permute_means(*shares, executor=threads) == permute_means(*shares)
