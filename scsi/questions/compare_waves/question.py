"""The question put to two waves: refused before anything is counted, or the rows it is about."""

from __future__ import annotations

from scsi.questions.survey.lines import REFERENCES
from scsi.questions.survey.rows import WaveRows, rows_of
from scsi.vocabulary import Unit, check_choice, check_level


def check_question(
    survey,
    before,
    after,
    category=None,
    unit="cities",
    weight="items",
    frame=None,
    level=0.95,
    reference=REFERENCES[0],
) -> tuple[WaveRows, Unit]:
    """Return the rows and the target that `compare_waves` is asked for, or refuse the question."""
    check_level(level)
    check_choice("reference", reference, REFERENCES)
    rows = rows_of(survey, before, after, category, weight)
    unit = Unit(check_choice("unit", unit, Unit))
    _check_target(unit, weight, frame)
    return rows, unit


def _check_target(unit: Unit, weight: str, frame: int | None) -> None:
    """Refuse a target that the weights do not allow."""
    if weight != "items" and unit in (Unit.ITEMS, Unit.ITEMS_WITHIN_CITIES):
        raise ValueError(
            f"unit={str(unit)!r} takes items as draws and needs weight='items'; "
            f"with weight={weight!r} use unit='cities' or unit='none'"
        )
    if frame is not None and (unit is not Unit.CITIES or weight != "items"):
        raise ValueError("frame corrects unit='cities' by weight='items' only")
