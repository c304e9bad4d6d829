"""The analysis, said before the file is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scsi.questions.survey.rows import CATEGORIES, WEIGHTS
from scsi.vocabulary import Shown, Unit, check_choice, check_level


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AnalysisPlan(Shown):
    """What will be asked of a survey, told before it is read.

    Attributes
    ----------
    category, weight : str
    unit : Unit
    level : float
    changed : tuple of str
        Which of these are not the defaults.
    """

    category: str
    unit: Unit
    weight: str
    level: float
    changed: tuple[str, ...]


def planned_analysis(
    category: str = "public", unit: str = "cities", weight: str = "items", level: float = 0.95
) -> AnalysisPlan:
    """Say which analysis will be done, before a file is read.

    Parameters
    ----------
    category, unit, weight, level
        As in `scsi.compare_waves`.

    Returns
    -------
    AnalysisPlan

    Examples
    --------
    >>> planned_analysis(unit="items").changed
    ('unit',)

    Whoever takes items as independent has changed the default, and the report says so.
    """
    check_choice("category", category, CATEGORIES)
    check_choice("weight", weight, WEIGHTS)
    chosen: dict[str, Any] = {
        "category": category,
        "unit": Unit(check_choice("unit", unit, Unit)),
        "weight": weight,
        "level": check_level(level),
    }
    default = {"category": "public", "unit": Unit.CITIES, "weight": "items", "level": 0.95}
    changed = tuple(name for name in chosen if chosen[name] != default[name])
    return AnalysisPlan(**chosen, changed=changed)
