"""Restricted wild cluster bootstrap-t with Webb weights, on counts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial

import numpy as np

from scsi.inference.clusters.blocks import draw_blocks
from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.random_sums import MOST_WIDTH, random_sums
from scsi.inference.clusters.results import (
    ShiftTest,
    monte_carlo_error,
    numbers_of_cities,
    overlap_as,
    why_not,
)
from scsi.inference.clusters.wild_draws import WEBB, WildDraws, scores, wild_draws
from scsi.vocabulary import Interval, check_level

NEAR = 1e-10
"""How close the ends of the interval come to where p crosses the level."""


def _webb_moments(linear, square, generator, size) -> np.ndarray:
    """Return v @ linear and v² @ square for `size` rows v of Webb weights, side by side."""
    values = np.concatenate(
        [WEBB[:, None] * linear[:, None], WEBB[:, None] ** 2 * square[:, None]], axis=2
    )
    return random_sums(values, generator, size)


def _prepare(data: CityCounts, draws: int, seed: int, executor, progress) -> WildDraws:
    """Draw the moments from which every bootstrap t follows."""
    seen = scores(*data.columns)
    draw = partial(_webb_moments, seen.linear, seen.square)
    width = min(len(data.cities), MOST_WIDTH)
    moments = draw_blocks(draw, draws, width, seed, executor, progress)
    return wild_draws(seen, np.ascontiguousarray(moments.T))


def _edge(wild: WildDraws, inside: float, outside: float, alpha: float) -> float:
    """Return where p crosses `alpha` between a shift that is kept and one that is not."""
    if wild.pvalue(outside) >= alpha:
        return outside
    while abs(outside - inside) > NEAR:
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if wild.pvalue(middle) >= alpha else (inside, middle)
    return inside


def _invert(wild: WildDraws, level: float) -> Interval:
    """Return the shifts in [-1, 1] that the test keeps; 0 is in it exactly if its p is kept."""
    alpha = round(1 - level, 12)
    kept = wild.pvalue(0.0) >= alpha
    low, high = min(wild.estimate, 0.0), max(wild.estimate, 0.0)
    if kept:
        return Interval(_edge(wild, low, -1.0, alpha), _edge(wild, high, 1.0, alpha))
    if wild.estimate > 0:
        return Interval(_edge(wild, high, 0.0, alpha), _edge(wild, high, 1.0, alpha))
    return Interval(_edge(wild, low, -1.0, alpha), _edge(wild, low, 0.0, alpha))


def _cr1(data: CityCounts) -> float:
    """Return the CR1 variance of the shift."""
    cities = len(data.cities)
    own = (data.count_after - data.total_after * data.pooled_after) / data.total_after.sum()
    other = (data.count_before - data.total_before * data.pooled_before) / data.total_before.sum()
    return float(((own - other) ** 2).sum()) * cities / max(cities - 1, 1)


def wild_bootstrap_test(
    data: CityCounts,
    level: float = 0.95,
    draws: int = 9_999,
    seed: int = 0,
    executor: Executor | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> ShiftTest:
    """Test and bound the shift by the restricted wild cluster bootstrap-t.

    The null is imposed on the residuals; each city has one Webb weight for both its waves; the
    statistic is studentised by CR1, whose factor is the same in every draw and cancels. p is
    symmetric, ``(1 + #{|t*| ≥ |t|}) / (1 + draws)``, and the interval holds the shifts in [-1, 1]
    that the same draws keep. Residuals are linear in the hypothetical shift, so eleven numbers a
    draw answer for every shift, and the inversion costs nothing that grows with cities.

    Parameters
    ----------
    data : CityCounts
        Counts or weights per city and wave.
    level : float, default 0.95
        Confidence level.
    draws : int, default 9999
        Bootstrap draws.
    seed, executor, progress
        As in `scsi.inference.clusters.blocks.draw_blocks`.

    Returns
    -------
    ShiftTest
        `standard_error` is CR1. `monte_carlo_error` is what other seeds would make of p: .0016 at
        a p of .025 and 9,999 draws, so that its third decimal is noise. No p where a wave has one
        city or the variance is 0.

    References
    ----------
    Cameron, A. C., Gelbach, J. B. and Miller, D. L. (2008), "Bootstrap-based improvements for
    inference with clustered errors", Review of Economics and Statistics 90(3), 414-427.
    Webb, M. D. (2023), "Reworking wild bootstrap-based inference for clustered errors", Canadian
    Journal of Economics 56(3), 839-858.
    Roodman, D., MacKinnon, J. G., Nielsen, M. Ø. and Webb, M. D. (2019), "Fast and wild", Stata
    Journal 19(1), 4-60, sections 3.4 and 5.

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts, wild_bootstrap_test
    >>> data = CityCounts(
    ...     cities="ABCDEFGH",
    ...     count_before=[4, 2, 6, 1, 3, 5, 0, 0], total_before=[10, 8, 9, 7, 10, 11, 0, 0],
    ...     count_after=[5, 3, 6, 4, 0, 0, 7, 9], total_after=[9, 9, 8, 10, 0, 0, 10, 12],
    ... )
    >>> wild_bootstrap_test(data).pvalue < 0.05
    True

    With the null imposed, fewer than one draw in twenty moves as far as these cities did.
    """
    check_level(level)
    data = data.present()
    spread = _cr1(data)
    reason = why_not(data, spread, np.inf)
    wild = None if reason else _prepare(data, draws, seed, executor, progress)
    pvalue = wild.pvalue(0.0) if wild else None
    return ShiftTest(
        method="wild-bootstrap",
        overlap=overlap_as(data, "covariance"),
        estimate=data.shift,
        standard_error=None if reason == "one-city" else float(np.sqrt(spread)),
        statistic=float(data.shift / np.sqrt(spread)) if wild else None,
        interval=_invert(wild, level) if wild else None,
        pvalue=pvalue,
        level=level,
        draws=draws if wild else 0,
        monte_carlo_error=None if pvalue is None else monte_carlo_error(pvalue, draws),
        reason=reason,
        **numbers_of_cities(data),
    )
