"""The shift as one number, for those who want one: under stated priors, several side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy import stats

from scsi.evidence.published import Published
from scsi.inference.printed.prior import (
    ShiftPosterior,
    printing_probability,
    quadrature,
    shift_posterior,
    whole_sizes,
)
from scsi.questions.chapter import published_or_chapter
from scsi.questions.printed import city_numbers, named_before, public_pair
from scsi.questions.spread.finding import CitySpreadBounds, city_spread_bounds
from scsi.vocabulary import Interval, Shown, check_level

THRESHOLDS = (0.0, 0.05)
_CELLS = ("size_before", "size_after", "icc", "persistence")


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorRow:
    """One set of priors and the posterior of the shift under it.

    Attributes
    ----------
    name : str
        ``wary``, ``middle``, ``trusting``, or ``given`` for the caller's own.
    priors : tuple of (str, str)
        Each unknown with its prior in words of mathematics: ``("icc", "beta(2, 18)")``.
    rose, rose_by_five : float
        Posterior probability that the share rose, and that it rose by more than 5 points.
    estimate, sd : float
        Posterior mean and standard deviation of the shift, fractions.
    interval : Interval
        Equal-tailed posterior interval.
    size_before_median : float
        Posterior median of the items of 2019.
    below_forced : float
        Posterior probability that the correlation within cities is below what the printed extremes
        force (`CitySpreadBounds.forced_icc`) at the size of 2022: every city counting the same, the
        four named for public money the highest.
    """

    name: str
    priors: tuple[tuple[str, str], ...]
    rose: float
    rose_by_five: float
    estimate: float
    sd: float
    interval: Interval
    size_before_median: float
    below_forced: float


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ShiftPriors(Shown):
    """Posteriors of the shift under several priors on what is not printed, side by side.

    None of the rows is the answer: how far they differ is what the priors put in.

    Attributes
    ----------
    data : tuple of str
        The rows it rests on.
    level : float
        Of the intervals.
    cities : tuple of int
        Cities before, after and in both; persistence acts through the last.
    forced_icc : tuple of (int, float)
        The correlation that the printed extremes force, for each size that 2022 may have had.
    rows : tuple of PriorRow
        The caller's own first, where there is one, then three stated ones.
    """

    data: tuple[str, ...]
    level: float
    cities: tuple[int, int, int]
    forced_icc: tuple[tuple[int, float], ...]
    rows: tuple[PriorRow, ...]


@cache
def _stated(bases: tuple[int, ...]) -> dict[str, dict]:
    """Return the three stated priors, from the one that expects least of the data.

    A size is log-uniform: a hundred is as far from fifty as a thousand from five hundred. The
    correlations are those common in surveys of organisations and above; 0.3 is high.
    """
    likeliest, *others = bases
    return {
        "wary": {
            "size_before": stats.loguniform(50, 500),
            "size_after": dict.fromkeys(bases, 1.0),
            "icc": stats.uniform(0, 0.3),
            "persistence": stats.uniform(0, 0.5),
        },
        "middle": {
            "size_before": stats.loguniform(100, 2000),
            "size_after": {likeliest: 2.0, **dict.fromkeys(others, 1.0)},
            "icc": stats.beta(2, 18),
            "persistence": stats.uniform(0, 1),
        },
        "trusting": {
            "size_before": stats.loguniform(500, likeliest),
            "size_after": likeliest,
            "icc": stats.beta(1, 19),
            "persistence": stats.uniform(0.5, 0.5),
        },
    }


def published_shift_prior(
    size_before=None,
    size_after=None,
    icc=None,
    persistence=None,
    *,
    cities_in_both: int | None = None,
    level: float = 0.95,
    published: Published | None = None,
) -> ShiftPriors:
    """Return the posterior of the published shift under stated priors, side by side.

    Given the design the shift has a flat prior; over the design the posterior is a mixture
    (`scsi.inference.printed.prior` has the formulas). What is not given is taken from the middle
    prior. The three stated priors are always in the table, so that no number stands alone.

    Parameters
    ----------
    size_before, size_after : int, dict of int to weight, or frozen `scipy.stats` distribution
        Prior on the items of 2019 and of 2022.
    icc, persistence : float, dict of float to weight, or frozen `scipy.stats` distribution
        Prior on the correlation within cities, and on that of a city's effects in the two waves.
    cities_in_both : int, optional
        Cities through which persistence acts; those known to be in both surveys unless given.
    level : float
        Of the intervals.
    published : Published, optional
        The figures, from `scsi.load_published`; the chapter's unless given.

    Returns
    -------
    ShiftPriors

    Raises
    ------
    ValueError
        If a prior leaves its range, or allows no size at which the shares print as they do.

    Examples
    --------
    >>> for row in published_shift_prior().rows:
    ...     print(row.name, round(row.rose, 2), round(row.rose_by_five, 2))
    wary 0.93 0.79
    middle 0.97 0.86
    trusting 1.0 0.95

    Whether the share rose by more than five points is eight to two for the wary reader, and as
    good as sure for the trusting one: the difference is what they assume.
    """
    level = check_level(level)
    published = published_or_chapter(published)
    before, after = public_pair(published)
    bases = published.bases()
    before_cities, after_cities = city_numbers(published)
    cities = before_cities.known, after_cities.known
    named = named_before(published)
    both = min(named.known, *cities) if cities_in_both is None else cities_in_both
    if not 0 <= both <= cities[0]:
        raise ValueError(f"cities_in_both must be from 0 to {cities[0]}; got {cities_in_both!r}")
    spread = city_spread_bounds("b", published=published)
    stated = _stated(tuple(base.known for base in bases))
    given = dict(zip(_CELLS, (size_before, size_after, icc, persistence), strict=True))
    given = {name: prior for name, prior in given.items() if prior is not None}
    sets = ({"given": stated["middle"] | given} if given else {}) | stated

    def row(name: str, priors: dict) -> PriorRow:
        """Return the posterior under one set of priors."""
        found = shift_posterior(
            (before.value, before.interval),
            (after.value, after.interval),
            **priors,
            cities_before=cities[0],
            cities_after=cities[1],
            cities_in_both=both,
            thresholds=THRESHOLDS,
            level=level,
        )
        forced = _mass_below_forced(spread, priors["size_after"], priors["icc"], after.interval)
        return _row(name, priors, found, forced)

    return ShiftPriors(
        data=(
            *(before.id, after.id, *(base.id for base in bases)),
            *((named.id,) if named.known == both else ()),
        ),
        level=level,
        cities=(*cities, both),
        forced_icc=spread.forced_icc,
        rows=tuple(row(name, priors) for name, priors in sets.items()),
    )


def _row(name: str, priors: dict, found: ShiftPosterior, below_forced: float) -> PriorRow:
    """Put priors and their posterior into one row."""
    rose, by_five = (float(p) for p in found.above)
    return PriorRow(
        name=name,
        priors=tuple((cell, _words(priors[cell])) for cell in _CELLS),
        rose=rose,
        rose_by_five=by_five,
        estimate=found.mean,
        sd=found.sd,
        interval=found.interval,
        size_before_median=found.size_before_median,
        below_forced=below_forced,
    )


def _mass_below_forced(spread: CitySpreadBounds, size_after, icc, printed: Interval) -> float:
    """Return the posterior mass of correlations below the forced one, over the sizes of 2022.

    The printed totals say nothing of the correlation, so that it keeps its prior; a size counts by
    its prior times the probability that it prints as the chapter does.
    """
    sizes, weights = whole_sizes(size_after)
    weights = weights * printing_probability(sizes, printed)
    limits = np.array([spread.least.icc(n) if n > len(spread.cities) else 0.0 for n in sizes])
    return float(weights @ _mass_below(icc, limits) / weights.sum())


def _mass_below(prior, limits: np.ndarray) -> np.ndarray:
    """Return the probability of a prior below each limit."""
    if hasattr(prior, "cdf"):
        return prior.cdf(limits)
    points, weights = quadrature(prior)
    return (points < limits[:, None]) @ weights


def _words(prior) -> str:
    """Return a prior as short mathematics."""
    if isinstance(prior, dict):
        total = sum(prior.values())
        return ", ".join(f"{value:g}: {weight / total:.2f}" for value, weight in prior.items())
    if isinstance(prior, (int, float)):
        return f"{prior:g}"
    numbers = [*prior.args, *prior.kwds.values()]
    if prior.dist.name == "uniform":  # SciPy takes the start and the width
        start, width = ([*numbers, 0, 1][:2]) if len(numbers) == 2 else (0, 1)
        numbers = [start, start + width]
    return f"{prior.dist.name}({', '.join(f'{number:g}' for number in numbers)})"
