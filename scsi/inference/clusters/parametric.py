"""Parametric bootstrap-t of a shift, the null imposed: the reference of CR2's t, from counts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from scsi.inference.clusters.beta_binomial import INDEPENDENT, draw_counts
from scsi.inference.clusters.blocks import draw_blocks
from scsi.inference.clusters.common_share import CommonShare, fit_common_share, rows_per_city
from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.results import (
    ShiftTest,
    monte_carlo_error,
    numbers_of_cities,
    overlap_as,
    why_not,
)
from scsi.inference.clusters.robust import cr2_moments
from scsi.vocabulary import Interval, check_level

NEAR = 1e-9
"""How near a draw's t is to the one seen, relative to it, where rounding alone parts the two."""

NO_SPREAD = 1e-12
"""A variance this small beside its own largest part is rounding error of 0."""

FEWEST_EFFECTIVE = 1.25
"""Fewer effective cities' worth of the rarer outcome in a wave: no method is reliable."""


@dataclass(frozen=True, slots=True)
class _Wave:
    """The cities of one wave; those of one row that are in this wave only are drawn together.

    Attributes
    ----------
    total, scale, weight : ndarray, shape (k,)
        Weight of each city's rows, weight of one of them, and a²/N², a the CR2 adjustment.
    rows : ndarray of int, shape (k,)
    whole : float
        N, all of the wave.
    singles : int
        Cities of one row that are in this wave only.
    weight_single : float
        a²/N² of such a city.
    """

    total: np.ndarray
    rows: np.ndarray
    scale: np.ndarray
    weight: np.ndarray
    whole: float
    singles: int
    weight_single: float


@dataclass(frozen=True, slots=True)
class _Layout:
    """Both waves; cities in both stand first, in the same order, in each."""

    before: _Wave
    after: _Wave
    both: int


def rarer_outcome(count, total) -> np.ndarray:
    """Return how many effective cities' worth of the rarer outcome a wave holds.

    min(P, 1 - P) (Σn)²/Σn². Where it is below `FEWEST_EFFECTIVE` (1.25) in either wave no method
    with cities as the unit is reliable, the parametric bootstrap included. What no count shows:
    cities that are all or nothing, and a correlation that falls between the waves.

    Parameters
    ----------
    count, total : array_like, shape (..., k)
        Cities on the last axis, total 0 where absent.

    Examples
    --------
    >>> float(rarer_outcome([1, 0, 1, 2], [20, 20, 20, 20]))
    0.2

    Four cities at a share of 5 % are worth a fifth of a city of which everything is public.
    """
    count, total = np.asarray(count, float), np.asarray(total, float)
    whole = total.sum(axis=-1)
    share = count.sum(axis=-1) / whole
    return np.minimum(share, 1 - share) * whole**2 / (total**2).sum(axis=-1)


def parametric_bootstrap_test(
    data: CityCounts,
    level: float = 0.95,
    draws: int = 1_999,
    seed: int = 0,
    most_draws: int = 19_999,
    squares: tuple[np.ndarray, np.ndarray] | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> ShiftTest:
    """Test and bound the shift by a parametric bootstrap of CR2's t in which nothing changed.

    Estimate, standard error and t are those of `cr2_test`. Their reference are counts drawn from
    beta-binomial cities of the observed sizes with one share in both waves (`fit_common_share`),
    under two scenarios: each wave with its own correlation, and both with the larger of its own
    and the pooled one. A city in both waves keeps its effect with the estimated probability. A
    draw without variance counts as t = 0 if its waves do not differ, as infinite if they do. p is
    the larger over both scenarios of (1 + #{|t*| ≥ |t|})/(B + 1), and the interval is the shift ±
    q standard errors, q the larger of the two quantiles of |t*| that make it leave out 0 exactly
    where p is below the level.

    Parameters
    ----------
    data : CityCounts
        Counts or weights per city and wave.
    level : float, default 0.95
        Confidence level.
    draws : int, default 1999
        Bootstrap draws a scenario, B.
    seed, executor, progress
        As in `scsi.inference.clusters.blocks.draw_blocks`.
    most_draws : int, default 19999
        While p is nearer than three Monte Carlo errors to the level, draws are doubled up to this.
    squares : tuple of two array_like, shape (k,), optional
        Σw² of each city's rows before and after; needed where ``data.money``. A city then counts
        as (Σw)²/Σw² rows. With every city at weight 1, Σw² is 1 by its number of items.

    Returns
    -------
    ShiftTest
        `degrees` is None; `monte_carlo_error` is the standard error of p over seeds. No p where a
        wave has one city or the variance is 0. `rarer_outcome` says where it is not reliable.

    Raises
    ------
    ValueError
        If `data` holds weights and `squares` is missing.

    References
    ----------
    Davison, A. C. and Hinkley, D. V. (1997), Bootstrap Methods and their Application, sections 4.2
    (parametric tests) and 4.4 (studentised, with nuisance parameters at their null estimates).
    Berger, R. L. and Boos, D. D. (1994), "P values maximized over a confidence set for the nuisance
    parameter", JASA 89, 1012-1016: why an upper limit of the correlation and the larger p.

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts, parametric_bootstrap_test
    >>> data = CityCounts(
    ...     cities="ABCDEFGH",
    ...     count_before=[4, 2, 6, 1, 3, 5, 0, 0], total_before=[10, 8, 9, 7, 10, 11, 0, 0],
    ...     count_after=[5, 3, 6, 4, 0, 0, 7, 9], total_after=[9, 9, 8, 10, 0, 0, 10, 12],
    ... )
    >>> answer = parametric_bootstrap_test(data)
    >>> answer.pvalue < 0.05, answer.interval.low > 0
    (True, True)

    Had nothing changed, such cities would seldom have moved so far.
    """
    check_level(level)
    data = data.present()
    squares = _checked_squares(data, squares)
    shift, variance, _ = (float(part) for part in cr2_moments(*data.columns))
    reason = why_not(data, variance, np.inf)
    error = None if reason == "one-city" else float(np.sqrt(variance))
    answer = ShiftTest(
        method="parametric-bootstrap",
        overlap=overlap_as(data, "covariance"),
        estimate=shift,
        standard_error=error,
        interval=None,
        pvalue=None,
        level=level,
        reason=reason,
        **numbers_of_cities(data),
    )
    if reason or error is None:
        return answer
    layout = _layout(data, squares)
    draw = partial(_statistics, layout, fit_common_share(data, squares))
    width = 2 * (len(layout.before.total) + len(layout.after.total) + 2)
    found = np.empty((0, 2))
    for part, own_seed in _rounds(draws, max(most_draws, draws), seed):
        found = np.concatenate(
            [found, draw_blocks(draw, part, width, own_seed, executor, progress)]
        )
        reach = found * ((1 + NEAR) * error)
        pvalue = float(((reach >= abs(shift)).sum(axis=0).max() + 1) / (len(reach) + 1))
        noise = monte_carlo_error(pvalue, len(reach))
        if abs(pvalue - (1 - level)) >= 3 * noise:
            break
    half = _half_width(reach, level)
    return replace(
        answer,
        statistic=shift / error,
        interval=Interval(max(shift - half, -1.0), min(shift + half, 1.0)),
        pvalue=pvalue,
        draws=len(reach),
        monte_carlo_error=noise,
    )


def _rounds(draws: int, most: int, seed: int):
    """Yield how many draws are added and their seed: as many as there are, up to the most."""
    yield draws, seed
    done = draws
    while done < most:
        part = min(done, most - done)
        yield part, [seed, done]
        done += part


def _half_width(reach: np.ndarray, level: float) -> float:
    """Return the greatest shift that is not rejected, given |t*| se of shape (draws, scenarios).

    p is below α where fewer than ⌈α(B + 1)⌉ - 1 draws reach the shift: so far goes the interval.
    """
    draws = len(reach)
    rank = int(np.ceil(round((1 - level) * (draws + 1), 9))) - 1
    if rank < 1:
        return np.inf
    return float(np.partition(reach, draws - rank, axis=0)[draws - rank].max())


def _checked_squares(data: CityCounts, squares) -> tuple[np.ndarray, np.ndarray]:
    """Return Σw² per city and wave; for counts of items it is the count."""
    if squares is None:
        if data.money:
            raise ValueError("weights need squares=(before, after): Σw² of each city's rows")
        return data.total_before, data.total_after
    before, after = (np.asarray(square, dtype=float) for square in squares)
    return before, after


def _layout(data: CityCounts, squares) -> _Layout:
    """Return both waves with the cities in both first."""
    both = data.in_both
    waves = []
    for total, square in zip((data.total_before, data.total_after), squares, strict=True):
        rows = rows_per_city(total, square)
        here = total > 0
        single = here & ~both & (total == 1) & (square == 1)
        order = np.concatenate([np.flatnonzero(both), np.flatnonzero(here & ~both & ~single)])
        waves.append(_wave(total, rows, order, int(single.sum())))
    return _Layout(waves[0], waves[1], int(both.sum()))


def _wave(total, rows, order, singles) -> _Wave:
    """Return one wave's cities in an order, and those of one row together."""
    whole = float(total.sum())
    rest = 1 - total[order] / whole
    return _Wave(
        total=total[order],
        rows=rows[order],
        scale=total[order] / np.maximum(rows[order], 1),
        weight=np.where(rest > 0, 1 / np.where(rest > 0, rest, 1), 0.0) / whole**2,
        whole=whole,
        singles=singles,
        weight_single=1 / (1 - 1 / whole) / whole**2 if singles and whole > 1 else 0.0,
    )


def _statistics(layout: _Layout, model: CommonShare, generator, size) -> np.ndarray:
    """Return |t*| of `size` draws under both scenarios, shape (size, 2)."""
    seeds = generator.spawn(4)
    waves, (own, same) = (layout.before, layout.after), model.scenarios
    steady = 0 if own[0] == same[0] else 1  # the pooled correlation never raises both
    base = _drawn_wave(seeds[0], waves[steady], model.share, own[steady], size)
    kept = None
    if layout.both and model.persistence > 0:
        kept = seeds[2].random((layout.both, size)) < model.persistence
        effects = _effects(seeds[2], waves[steady], base[0], kept, model.share, own[steady])
    found = {}
    for icc in dict.fromkeys((own[1 - steady], same[1 - steady])):
        one, two = (np.random.default_rng(seed.bit_generator.seed_seq) for seed in seeds[1::2])
        other = _drawn_wave(one, waves[1 - steady], model.share, icc, size)
        if kept is not None:
            moved = _moved(effects, model.share, own[steady], icc)
            rows = waves[1 - steady].rows[np.nonzero(kept)[0]]
            other[0][: layout.both][kept] = two.binomial(rows, moved)
        found[icc] = _studentised(layout, model.share, *((base, other)[:: 1 - 2 * steady]))
    return np.stack([found[icc] for icc in (own[1 - steady], same[1 - steady])], axis=1)


def _drawn_wave(generator, wave: _Wave, share: float, icc: float, size: int):
    """Return counts of the cities (k, size), and of those of one row together (size,)."""
    counts = draw_counts(generator, wave.rows, share, icc, size)
    return counts, generator.binomial(wave.singles, share, size).astype(float)


def _effects(generator, wave: _Wave, counts, kept, share: float, icc: float) -> np.ndarray:
    """Return the shares of the cities that keep theirs, given their counts: beta as well."""
    if icc < INDEPENDENT:
        return np.full(np.count_nonzero(kept), share)
    count, total = counts[: len(kept)][kept], 1 / icc - 1
    rest = wave.rows[np.nonzero(kept)[0]] - count
    return generator.beta(share * total + count, (1 - share) * total + rest)


def _moved(effects, share: float, icc: float, other_icc: float) -> np.ndarray:
    """Return as many standard deviations from the common share in the other wave."""
    ratio = np.sqrt(other_icc / icc) if icc >= INDEPENDENT else 1.0
    return np.clip(share + (effects - share) * ratio, 0, 1)


def _studentised(layout: _Layout, share: float, before, after) -> np.ndarray:
    """Return |t*| of draws, from what each city has above its part of the common share."""
    moved, variances, largest, above = [], 0.0, 0.0, []
    for wave, (count, single) in ((layout.before, before), (layout.after, after)):
        x = count * wave.scale[:, None] - wave.total[:, None] * share
        alone = single - wave.singles * share
        shift = (x.sum(axis=0) + alone) / wave.whole
        squares = wave.weight @ (x * x)
        squares += wave.weight_single * (
            single * (1 - share) ** 2 + (wave.singles - single) * share**2
        )
        cross = (wave.weight * wave.total) @ x + wave.weight_single * alone
        own = wave.weight @ wave.total**2 + wave.weight_single * wave.singles
        variances = variances + squares - 2 * shift * cross + shift**2 * own
        largest = largest + squares
        moved.append(shift)
        above.append(x[: layout.both] - wave.total[: layout.both, None] * shift)
    if layout.both:
        weight = np.sqrt(layout.before.weight[: layout.both] * layout.after.weight[: layout.both])
        variances = variances - 2 * (weight @ (above[0] * above[1]))
    difference = np.abs(moved[1] - moved[0])
    spread = variances > NO_SPREAD * largest
    without = np.where(difference > NO_SPREAD, np.inf, 0.0)
    return np.where(spread, difference / np.sqrt(np.where(spread, variances, 1.0)), without)
