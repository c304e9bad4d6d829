"""Did the public share rise since 2019? The answer that the printed figures allow, in one piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Unpack

from scsi.assumptions import Assumptions, GivenReading
from scsi.evidence.published import PrintedPercent, Published
from scsi.questions.assumptions.taken import assumed
from scsi.questions.chapter import published_or_chapter
from scsi.questions.city_level.finding import CityLevelPvalue, city_level_pvalue
from scsi.questions.printed import named_before, waves_of
from scsi.questions.tipping.finding import (
    BreakEven,
    CorrelationCeiling,
    shift_break_even,
    shift_ceiling,
)
from scsi.vocabulary import LANGUAGES, Category, Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedShare:
    """A printed share of one city.

    Attributes
    ----------
    names : dict of str to str
        Name of the city in each language.
    percent : PrintedPercent
        What is printed.
    """

    names: dict[str, str]
    percent: PrintedPercent


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ShiftAnswer(Shown):
    """What would have to be known to say whether the public share rose.

    Attributes
    ----------
    before, after : PrintedPercent
        The printed public shares.
    most_public, most_private : NamedShare
        The cities with the highest printed public and the highest printed private share.
    break_evens : tuple of BreakEven
        For each size that 2022 may have had, the fewest items of 2019 at which the shift is
        significant if every item is an independent draw.
    likely_sizes : tuple of float
        For each of these sizes, the items of 2019 if its cities had as many each as those of 2022.
    ceiling, ceiling_kept : CorrelationCeiling
        The correlation within cities above which no number of items is enough: if no city is in
        both surveys, and if those that are known to be stayed as they were.
    city_level : CityLevelPvalue
        What the printed figures leave of the test with cities as the unit, if the four cities named
        for public money are the highest and cities lay as far apart in 2019 as in 2022: with the
        cities known to be in both surveys, and any persistence.
    level : float
        Confidence level.
    """

    before: PrintedPercent
    after: PrintedPercent
    most_public: NamedShare
    most_private: NamedShare
    break_evens: tuple[BreakEven, ...]
    likely_sizes: tuple[float, ...]
    ceiling: CorrelationCeiling
    ceiling_kept: CorrelationCeiling
    city_level: CityLevelPvalue
    level: float


def shift_answer(
    cities_before: int | None = None,
    cities_after: int | None = None,
    size_cv: float | None = None,
    *,
    assumptions: Assumptions | None = None,
    published: Published | None = None,
    **given: Unpack[GivenReading],
) -> ShiftAnswer:
    """Say on what the answer hangs: the size of 2019, and how alike the items of a city are.

    Parameters
    ----------
    cities_before, cities_after, size_cv, assumptions, published, **given
        As in `scsi.published_shift`; of the keywords ``rounding`` and ``level``. The answer runs
        over all sizes and correlations, and its ceiling is that of t. The test with cities as the
        unit is of the cities that are listed, each counting the same, against `cities_before`.

    Returns
    -------
    ShiftAnswer

    Raises
    ------
    ValueError
        As in `scsi.published_shift`.

    Examples
    --------
    >>> answer = shift_answer()
    >>> [found.estimate for found in answer.break_evens], round(answer.ceiling.estimate, 3)
    ([94.0, 96.0, 102.0], 0.128)
    >>> [round(size) for size in answer.likely_sizes]
    [1994, 1034, 529]

    About a hundred independent items in 2019 would settle it, and there were probably far more; no
    number of items would if those of one city are alike with a correlation above 0.128.
    """
    published = published_or_chapter(published)
    settled = assumed(
        "shift_answer", published, assumptions, given, cities_before=cities_before,
        cities_after=cities_after, size_cv=size_cv, takes=("rounding", "level"),
    )  # fmt: skip
    at, cities = settled.replace(reference=None), settled.cities
    independent = at.replace(icc=0.0, size_cv=0.0)
    before, after = (published.percent(wave) for wave in waves_of(published))
    known = min(named_before(published).known, *cities)
    kept = at.replace(shared=known, persistence=1.0)
    return ShiftAnswer(
        before=before,
        after=after,
        most_public=_highest(published, Category.PUBLIC),
        most_private=_highest(published, Category.PRIVATE),
        break_evens=tuple(
            shift_break_even(base.known, assumptions=independent, published=published)
            for base in published.bases()
        ),
        likely_sizes=tuple(base.known * cities[0] / cities[1] for base in published.bases()),
        ceiling=shift_ceiling(assumptions=at, published=published),
        ceiling_kept=shift_ceiling(assumptions=kept, published=published),
        city_level=city_level_pvalue(
            "b", "same", cities_before=at.cities_before, published=published
        ),
        level=at.level,
    )


def _highest(published: Published, category: Category) -> NamedShare:
    """Return the city with the highest printed share of a category in the last wave."""
    _, wave = waves_of(published)
    shares = published.shares
    of = shares[
        (shares["wave"] == wave) & (shares["place"] != "all") & (shares["category"] == category)
    ]
    place = str(of.loc[of["percent"].idxmax(), "place"])
    city = published.cities.set_index("id").loc[place]
    return NamedShare(
        names={lang: str(city[f"name_{lang}"]) for lang in LANGUAGES},
        percent=published.percent(wave, place, category),
    )
