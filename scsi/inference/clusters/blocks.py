"""Random draws in blocks: bounded memory, and one seed whatever the number of workers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor

import numpy as np

BLOCK_NUMBERS = 4_000_000
"""Random numbers held at once by a block: 32 MB as floats."""


def block_sizes(draws: int, width: int) -> list[int]:
    """Return how many draws each block makes, `width` random numbers a draw.

    The cut depends on `draws` and `width` only, never on the workers, so the numbers do not either.
    """
    size = max(1, min(draws, BLOCK_NUMBERS // max(width, 1)))
    return [min(size, draws - start) for start in range(0, draws, size)]


def _one_block(task) -> np.ndarray:
    """Run one block with its own generator."""
    draw, size, seed = task
    return draw(np.random.default_rng(seed), size)


def draw_blocks(
    draw: Callable[[np.random.Generator, int], np.ndarray],
    draws: int,
    width: int,
    seed: int | Sequence[int] = 0,
    executor: Executor | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> np.ndarray:
    """Return `draws` random rows, made block by block.

    Parameters
    ----------
    draw : callable
        ``draw(generator, size)`` returns an array whose first axis has length `size`; a
        `functools.partial` of a module's function, so that worker processes can have it.
    draws, width : int
        How many rows, and how many random numbers each needs while it is made.
    seed : int or sequence of int, default 0
        Block b uses the b-th child of ``SeedSequence(seed)``.
    executor : concurrent.futures.Executor, optional
        Where the blocks run; here, one after another, if none.
    progress : callable, optional
        Called with the draws done and all draws after each block.

    Returns
    -------
    ndarray, shape (draws, ...)
        The same whatever the executor and its number of workers.

    Examples
    --------
    >>> import numpy as np
    >>> rows = draw_blocks(np.random.Generator.random, draws=5, width=1, seed=7)
    >>> rows.shape
    (5,)

    Five numbers, the same five on any machine and with any number of workers.
    """
    if draws < 1:
        raise ValueError(f"draws must be at least 1; got {draws}")
    sizes = block_sizes(draws, width)
    tasks = [
        (draw, size, child)
        for size, child in zip(sizes, np.random.SeedSequence(seed).spawn(len(sizes)), strict=True)
    ]
    rows, done = [], 0
    for block in (executor.map if executor else map)(_one_block, tasks):
        rows.append(block)
        done += len(block)
        if progress:
            progress(done, draws)
    return np.concatenate(rows)
