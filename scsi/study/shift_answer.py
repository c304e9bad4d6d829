"""Did the public share rise since 2019? The answer that the printed figures allow, in one piece."""

from __future__ import annotations

from dataclasses import dataclass

from scsi.evidence.published import load_published
from scsi.inference.printed.rounding import Rounding
from scsi.study.bounds import CityLevelPvalue, city_level_pvalue
from scsi.study.shift_tipping import (
    BreakEven,
    CorrelationCeiling,
    shift_break_even,
    shift_ceiling,
)
from scsi.vocabulary import Shown


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ShiftAnswer(Shown):
    """What would have to be known to say whether the public share rose.

    Attributes
    ----------
    break_evens : tuple of BreakEven
        For each size that 2022 may have had, the fewest items of 2019 at which the shift is
        significant if every item is an independent draw.
    ceiling : CorrelationCeiling
        The correlation within cities above which no number of items is enough.
    city_level : CityLevelPvalue
        What the printed figures leave of the test with cities as the unit, if the four cities named
        for public money are the highest and cities lay as far apart in 2019 as in 2022.
    level : float
        Confidence level.
    """

    break_evens: tuple[BreakEven, ...]
    ceiling: CorrelationCeiling
    city_level: CityLevelPvalue
    level: float


def shift_answer(
    cities_before: int = 20,
    cities_after: int = 31,
    size_cv: float = 0.0,
    *,
    rounding: Rounding = "each",
    level: float = 0.95,
) -> ShiftAnswer:
    """Say on what the answer hangs: the size of 2019, and how alike the items of a city are.

    Parameters
    ----------
    cities_before, cities_after, size_cv, rounding, level
        As in `scsi.published_shift`.

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

    About a hundred independent items in 2019 would settle it; no number of items would if those of
    one city are alike with a correlation above 0.128.
    """
    cities = {"cities_before": cities_before, "cities_after": cities_after}
    return ShiftAnswer(
        break_evens=tuple(
            shift_break_even(base.n, **cities, rounding=rounding, level=level)
            for base in load_published().bases()
        ),
        ceiling=shift_ceiling(**cities, size_cv=size_cv, rounding=rounding, level=level),
        city_level=city_level_pvalue("b", "same"),
        level=level,
    )
