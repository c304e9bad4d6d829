"""Which cities of a wave differ: partial pooling, ranks with confidence sets, corrected tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from scsi.evidence.survey import Survey
from scsi.inference.clusters import adjusted_pvalues, partial_pooling, rank_sets, share_errors
from scsi.inference.clusters.ranks import MOST_CITIES
from scsi.inference.clusters.results import SMALLEST
from scsi.inference.proportions.fisher import fisher_test
from scsi.questions.progress import Progress, told
from scsi.questions.survey.rows import category_of, checked_survey, wave_of
from scsi.questions.survey.words import own_words
from scsi.vocabulary import Finding, Unit, check_choice, check_level

MOST_RANKED = MOST_CITIES
"""Above this many cities no rank is told: the draws behind them grow with its square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CityShare:
    """One city of a wave.

    Attributes
    ----------
    city : str
    count, total : int
        Projects of the category and of any known funding.
    raw : float
        count/total.
    pooled, low, high : float
        Its share drawn toward the mean of all, with its posterior interval.
    rank_low, rank_high : int or None
        The ranks that the data do not rule out, 1 the highest share; None if none were told.
    pvalue, adjusted : float
        Fisher's exact test of the city against all others together, and that corrected by
        Benjamini and Hochberg.
    """

    city: str
    count: int
    total: int
    raw: float
    pooled: float
    low: float
    high: float
    rank_low: int | None
    rank_high: int | None
    pvalue: float
    adjusted: float


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CityComparison(Finding):
    """How the cities of a wave differ; `estimate` is the mean share of comparable cities.

    The items of a city are taken as independent draws from its share.

    Attributes
    ----------
    survey : str
    simulated : bool
    wave : int or str
    category : str
    correlation : float
        Intraclass correlation of the model; 0 where the cities differ no more than chance.
    cities : tuple of CityShare
        Highest share first, by the pooled share and then the name; none where fewer than two
        cities have known funding, and then `estimate` is not a number.
    without_city : int
        Projects that name no city; they are in no share here.
    ranks : str
        ``"marginal"``, ``"simultaneous"`` or ``"none"``.
    words : mapping
        What the survey calls its rows and clusters, by language.
    """

    survey: str
    simulated: bool
    wave: int | str
    category: str
    correlation: float
    cities: tuple[CityShare, ...]
    without_city: int
    ranks: str
    words: Mapping = field(default_factory=dict, repr=False, compare=False)


def compare_cities(
    survey: Survey,
    wave: int | str | None = None,
    category: str | None = None,
    *,
    ranks: str = "marginal",
    level: float = 0.95,
    draws: int = 1_999,
    seed: int = 0,
    progress: Progress = None,
) -> CityComparison:
    """Compare the cities of one wave: shares drawn to their mean, ranks, corrected tests.

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    wave : int or str, optional
        The wave; the last one if left out.
    category : str, optional
        Whose share, as in `compare_waves`.
    ranks : {"marginal", "simultaneous"}
        Whether each city's set of ranks holds by itself or all hold together. Above 300 cities
        no ranks are told.
    level : float, default 0.95
        Of the posterior intervals and of the sets of ranks.
    draws, seed : int
        Of the critical values of the ranks.
    progress : bool or callable, optional
        As in `compare_waves`; all at once for 300 cities takes some seconds.

    Returns
    -------
    CityComparison

    Raises
    ------
    ValueError
        For an unknown wave or category; the message says which there are.

    References
    ----------
    Efron, B. (2010), Large-Scale Inference, chapter 1. Mogstad, M., Romano, J. P., Shaikh, A. M.
    and Wilhelm, D. (2024), Review of Economic Studies 91(1), 476-518. Benjamini, Y. and Hochberg,
    Y. (1995), Journal of the Royal Statistical Society B 57(1), 289-300.

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> found = compare_cities(example_survey(), wave=2022)
    >>> first = found.cities[0]
    >>> first.rank_low, first.rank_high > 1
    (1, True)

    The city with the highest share need not be the first: its set of ranks holds others.
    """
    check_level(level)
    checked_survey(survey)
    category = category_of(survey, category)
    check_choice("ranks", ranks, ("marginal", "simultaneous"))
    wave = survey.waves[-1] if wave is None else wave_of(survey, wave)
    if wave not in survey.waves:
        there = ", ".join(map(str, survey.waves))
        raise ValueError(f"{survey.name} has no wave {wave!r}; there are {there}")
    names, count, total, lost = _counted(survey, wave, category)
    finding: dict[str, Any] = {
        "question": "compare-cities",
        "data": (survey.name,),
        "method": "partial-pooling",
        "unit": Unit.ITEMS_WITHIN_CITIES,
        "interval": None,
        "pvalue": None,
        "level": level,
        "survey": survey.name,
        "simulated": survey.simulated,
        "wave": survey.waves[survey.waves.index(wave)],
        "category": category,
        "without_city": lost,
        "words": own_words(survey),
    }
    if len(names) < 2:
        none = float("nan")
        return CityComparison(**finding, estimate=none, correlation=none, cities=(), ranks="none")
    pooled = partial_pooling(count, total, level)
    kind = ranks if len(names) <= MOST_RANKED else "none"
    with told(progress) as tell:
        low, high = _ranks(count, total, kind, level, draws, seed, tell)
    rest, others = count.sum() - count, total.sum() - total
    _, pvalues = fisher_test(count, total, rest, others)
    pvalues = np.maximum(pvalues, SMALLEST)
    adjusted = adjusted_pvalues(pvalues, "benjamini-hochberg")
    order = sorted(range(len(names)), key=lambda i: (-pooled.shares[i], -pooled.raw[i], names[i]))
    return CityComparison(
        **finding,
        estimate=pooled.mean,
        correlation=pooled.correlation,
        cities=tuple(
            CityShare(
                city=names[i],
                count=int(count[i]),
                total=int(total[i]),
                raw=float(pooled.raw[i]),
                pooled=float(pooled.shares[i]),
                low=float(pooled.low[i]),
                high=float(pooled.high[i]),
                rank_low=None if low is None else int(low[i]),
                rank_high=None if high is None else int(high[i]),
                pvalue=float(pvalues[i]),
                adjusted=float(adjusted[i]),
            )
            for i in order
        ),
        ranks=kind,
    )


def _counted(survey: Survey, wave: int | str, category: str):
    """Return cities, their counts and totals of known funding, and the rows without a city."""
    counts = survey.counts(["wave", "city", "funding"])
    counts = counts[counts["wave"] == wave]
    lost = int(counts.loc[counts["city"].isna(), "n"].sum())
    counts = counts.dropna(subset=["city", "funding"])
    total = counts.groupby("city", sort=True)["n"].sum()
    own = counts[counts["funding"] == category].groupby("city")["n"].sum()
    count = own.reindex(total.index, fill_value=0)
    return [*map(str, total.index)], count.to_numpy(np.int64), total.to_numpy(np.int64), lost


def _ranks(count, total, kind: str, level: float, draws: int, seed: int, progress):
    """Return least and greatest ranks, or None twice."""
    if kind == "none":
        return None, None
    errors = share_errors(count, total)
    sets = rank_sets(count / total, errors, kind, level, draws, seed, progress=progress)
    return sets.low, sets.high
