"""Permutation of cities for a whole composition: all categories at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.inference.clusters.robust import cr2_moments

MOST_NUMBERS = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositionPermutation:
    """How often chance alone moves any category's mean city share as far.

    Attributes
    ----------
    pvalue : float or None
        Of the largest |t| over the categories; None with fewer than two cities in a wave.
    adjusted : tuple of float
        p of each category, all tested at once (single-step maximum); empty without p.
    draws : int
    """

    pvalue: float | None
    adjusted: tuple[float, ...]
    draws: int


def permute_composition(count, total, draws: int = 4_999, seed: int = 0) -> CompositionPermutation:
    """Test a whole composition by exchanging the waves of cities.

    A city in both waves has its two compositions exchanged with probability one half; the others
    exchange their waves at random, as many in each as there were. The statistic is the largest |t|
    over the categories, t of the difference of mean city shares with its CR2 error.

    Parameters
    ----------
    count : array_like, shape (k, 2, C)
        Items by city, wave and category.
    total : array_like, shape (k, 2)
        Items by city and wave, 0 where a city is absent.
    draws, seed : int

    Returns
    -------
    CompositionPermutation
        p is (b + 1)/(draws + 1).

    References
    ----------
    Chung, E. and Romano, J. P. (2013), Annals of Statistics 41(2), 484-507. Westfall, P. H. and
    Young, S. S. (1993), Resampling-Based Multiple Testing, section 2.3.

    Examples
    --------
    >>> before, after = (9, 8, 9, 7, 8, 9, 7, 8), (1, 2, 3, 2, 1, 3, 2, 1)
    >>> count = [[[a, 10 - a], [b, 10 - b]] for a, b in zip(before, after, strict=True)]
    >>> permute_composition(count, [[10, 10]] * 8, 999).pvalue < 0.05
    True

    In eight cities the first category fell from about 80 to 20 per cent: hardly by chance.
    """
    count, total = np.asarray(count, dtype=float), np.asarray(total, dtype=float)
    here = total > 0
    if min(here.sum(axis=0)) < 2:
        return CompositionPermutation(pvalue=None, adjusted=(), draws=0)
    share = np.divide(count, total[:, :, None], out=np.zeros_like(count), where=here[:, :, None])
    seen = _statistics(share[None], here[None])[0]
    if not np.isfinite(seen).all():
        return CompositionPermutation(pvalue=None, adjusted=(), draws=0)
    generator = np.random.default_rng(seed)
    draws = min(draws, max(MOST_NUMBERS // share.size, 499))
    above = np.zeros(len(seen))
    for first in range(0, draws, 250):
        size = min(250, draws - first)
        turned = _turned(here, size, generator)
        mixed = np.where(turned[:, :, None, None], share[None, :, ::-1], share[None])
        there = np.where(turned[:, :, None], here[None, :, ::-1], here[None])
        largest = _statistics(mixed, there).max(axis=1)
        above += (largest[:, None] >= seen * (1 - 1e-9)).sum(axis=0)
    adjusted = (above + 1) / (draws + 1)
    return CompositionPermutation(
        pvalue=float(adjusted.min()), adjusted=tuple(adjusted.tolist()), draws=draws
    )


def _turned(here: np.ndarray, size: int, generator: np.random.Generator) -> np.ndarray:
    """Return which cities change their wave in each draw, shape (size, k)."""
    both = here.all(axis=1)
    turned = generator.random((size, len(here))) < 0.5
    single = np.flatnonzero(~both)
    after = here[single, 1]
    order = generator.random((size, len(single))).argsort(axis=1)
    turned[:, single] = after[order] != after
    return turned


def _statistics(share: np.ndarray, here: np.ndarray) -> np.ndarray:
    """Return |t| of each category, shape (draws, C); infinite where nothing varies but the mean."""
    weight = here.astype(float)
    moved = []
    for kind in range(share.shape[-1]):
        shift, variance, _ = cr2_moments(
            share[..., 0, kind] * weight[..., 0], weight[..., 0],
            share[..., 1, kind] * weight[..., 1], weight[..., 1],
        )  # fmt: skip
        with np.errstate(divide="ignore", invalid="ignore"):
            t = np.abs(shift) / np.sqrt(variance)
        moved.append(np.where(variance > 1e-24, t, np.where(np.abs(shift) > 1e-12, np.inf, 0.0)))
    return np.stack(moved, axis=-1)
