"""Confidence sets for ranks, and corrections for many cities or categories."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

import numpy as np
from statsmodels.stats.multitest import fdrcorrection

from scsi.inference.clusters.blocks import draw_blocks
from scsi.vocabulary import check_choice, check_level

MOST_CITIES = 300
"""Simultaneous sets compare all pairs; above this many cities they would compare 10^5 and more."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RankSets:
    """For each city the ranks that the data do not rule out.

    Attributes
    ----------
    low, high : ndarray of int, shape (k,)
        Least and greatest rank, 1 the highest share.
    kind : str
        ``"marginal"``: each city's set covers its rank with probability `level`.
        ``"simultaneous"``: all sets cover together.
    level : float
    draws : int
        Normal draws behind the critical values.
    """

    low: np.ndarray
    high: np.ndarray
    kind: str
    level: float
    draws: int


def _largest(errors, first, second, active, generator, size) -> np.ndarray:
    """Return draws of the largest studentised difference over the active ordered pairs."""
    noise = generator.standard_normal((size, len(errors))) * errors
    scale = np.hypot(errors[first], errors[second])
    return ((noise[:, first] - noise[:, second]) / scale)[:, active].max(axis=1)


def _ruled_out(estimates, errors, first, second, level, draws, seed, executor, progress):
    """Return for ordered pairs whether "first is not above second" is rejected, stepping down."""
    scale = np.hypot(errors[first], errors[second])
    seen = (estimates[first] - estimates[second]) / scale
    active = np.ones(len(first), dtype=bool)
    while True:
        draw = partial(_largest, errors, first, second, active)
        largest = draw_blocks(draw, draws, 3 * len(first), seed, executor, progress)
        critical = np.quantile(largest, level, method="higher")
        rejected = active & (seen > critical)
        active &= ~rejected
        if not rejected.any() or not active.any():
            return ~active


def _noise(errors, generator, size) -> np.ndarray:
    """Return normal draws of all cities' errors, shape (size, k)."""
    return generator.standard_normal((size, len(errors))) * errors


def _above_and_below(city: int, estimates, errors, level: float, noise) -> tuple[int, int]:
    """Return how many cities are shown to be above one, and how many below, stepping down.

    Of the largest differences in both directions the draws of one city need only half of the
    pairs: the other half are these with their signs turned.
    """
    scale = np.hypot(errors[city], errors)
    scale[city] = np.inf
    seen = (estimates[city] - estimates) / scale
    drawn = (noise[:, [city]] - noise) / scale
    above, below = np.zeros((2, len(errors)), dtype=bool)
    while True:
        most = drawn[:, ~below].max(axis=1)
        most = np.maximum(most, -drawn[:, ~above].min(axis=1))
        critical = np.quantile(most, level, method="higher")
        new_below, new_above = ~below & (seen > critical), ~above & (-seen > critical)
        below |= new_below
        above |= new_above
        if not (new_below | new_above).any():
            return int(above.sum()), int(below.sum())


def rank_sets(
    estimates,
    errors,
    kind: str = "marginal",
    level: float = 0.95,
    draws: int = 1_999,
    seed: int = 0,
    executor: Executor | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> RankSets:
    """Return confidence sets for the ranks of independent estimates.

    For city j all differences to the others are tested in both directions, studentised by
    (s_j² + s_l²)^(1/2), with a stepwise critical value from the largest of normal draws. Its rank
    is one more than the number of cities shown to be above it, up to k less those shown to be
    below.

    Parameters
    ----------
    estimates, errors : array_like, shape (k,)
        City shares and their standard errors, all above 0; `share_errors` gives errors that hold
        at 0 and 1. Items within a city are taken as independent draws.
    kind : {"marginal", "simultaneous"}
        Coverage of each set, or of all sets together (up to 300 cities).
    level : float, default 0.95
        Confidence level.
    draws : int, default 1999
        Normal draws for the critical values.
    seed, executor, progress
        As in `scsi.inference.clusters.blocks.draw_blocks`.

    Returns
    -------
    RankSets

    References
    ----------
    Mogstad, M., Romano, J. P., Shaikh, A. M. and Wilhelm, D. (2024), "Inference for ranks with
    applications to mobility across neighbourhoods and academic achievement across countries",
    Review of Economic Studies 91(1), 476-518, sections 3.1 to 3.3.

    Examples
    --------
    >>> sets = rank_sets([0.9, 0.6, 0.55, 0.2], [0.03, 0.05, 0.05, 0.04])
    >>> sets.low.tolist(), sets.high.tolist()
    ([1, 2, 2, 4], [1, 3, 3, 4])

    First and last are certain; second and third may be either way round.
    """
    check_level(level)
    check_choice("kind", kind, ("marginal", "simultaneous"))
    estimates, errors = np.asarray(estimates, float), np.asarray(errors, float)
    if estimates.shape != errors.shape or estimates.ndim != 1 or not (errors > 0).all():
        raise ValueError("estimates and errors must be of one length, all errors above 0")
    cities = len(estimates)
    if cities < 2 or (kind == "simultaneous" and cities > MOST_CITIES):
        raise ValueError(
            f"ranks need 2 cities or more, simultaneous at most {MOST_CITIES}; got {cities}"
        )
    if kind == "marginal":
        width = 6 * (cities - 1)
        noise = draw_blocks(partial(_noise, errors), draws, width, seed, executor, progress)
        shown = [_above_and_below(j, estimates, errors, level, noise) for j in range(cities)]
        above, below = np.array(shown).T
    else:
        pairs = np.nonzero(~np.eye(cities, dtype=bool))
        first, second = pairs
        found = _ruled_out(estimates, errors, first, second, level, draws, seed, executor, progress)
        above, below = (np.bincount(part[found], minlength=cities) for part in (second, first))
    return RankSets(low=1 + above, high=cities - below, kind=kind, level=level, draws=draws)


def share_errors(count, total) -> np.ndarray:
    """Return standard errors of city shares that stay above 0 at 0 and 100 per cent.

    (p̃(1 - p̃)/(n + 2))^(1/2) with p̃ = (count + 1/2)/(n + 1), the standard deviation of Jeffreys'
    posterior beta(count + 1/2, n - count + 1/2).

    Examples
    --------
    >>> share_errors([0, 5], [10, 10]).round(3)
    array([0.06 , 0.144])

    No public item among ten is not a share known without error.
    """
    count, total = np.asarray(count, float), np.asarray(total, float)
    if (total <= 0).any():
        raise ValueError("a city without items has no share; leave it out")
    share = (count + 0.5) / (total + 1)
    return np.sqrt(share * (1 - share) / (total + 2))


def adjusted_pvalues(pvalues, method: str = "holm") -> np.ndarray:
    """Return p-values corrected for their number.

    Benjamini-Hochberg is statsmodels'; Holm is written here, since statsmodels collects the
    interpreter's garbage at each call, which takes longer than all else of a comparison.

    Parameters
    ----------
    pvalues : array_like
        In [0, 1]; nan (not estimable) stays nan and is not counted.
    method : {"holm", "benjamini-hochberg"}
        Familywise error for the other categories; false discovery rate for sectors and cities.

    Examples
    --------
    >>> adjusted_pvalues([0.01, 0.04, 0.03]).round(3)
    array([0.03, 0.06, 0.06])

    Of three tests only the first stands.
    """
    check_choice("method", method, ("holm", "benjamini-hochberg"))
    pvalues = np.asarray(pvalues, dtype=float)
    known = ~np.isnan(pvalues)
    adjusted = np.full(pvalues.shape, np.nan)
    if known.any():
        correct = _holm if method == "holm" else _benjamini_hochberg
        adjusted[known] = correct(pvalues[known])
    return adjusted


def _holm(pvalues: np.ndarray) -> np.ndarray:
    """Return Holm's step-down p-values: (m - i) p in ascending order, never falling, at most 1."""
    order = np.argsort(pvalues)
    steps = pvalues[order] * np.arange(len(pvalues), 0, -1)
    adjusted = np.empty(len(pvalues))
    adjusted[order] = np.minimum(np.maximum.accumulate(steps), 1)
    return adjusted


def _benjamini_hochberg(pvalues: np.ndarray) -> np.ndarray:
    """Return the p-values of Benjamini and Hochberg's procedure."""
    return fdrcorrection(pvalues)[1]
