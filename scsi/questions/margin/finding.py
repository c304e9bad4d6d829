"""A shift held against a margin: shown to be smaller, shown to be larger, or neither."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from scsi.evidence.survey import Survey
from scsi.inference.cells import Contrast, MarginTest, contrast, margin_test
from scsi.questions.survey.cells import survey_cells
from scsi.questions.survey.rows import category_of, rows_of
from scsi.questions.survey.words import own_words
from scsi.vocabulary import Finding, Unit, check_choice, check_level

WAVES = np.array([-1.0, 1.0])
POINTS = 100


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MarginAnswer(Finding):
    """A shift held against a margin, cities as the unit; `pvalue` is that of being smaller.

    Attributes
    ----------
    survey : str
    simulated : bool
    before, after : int or str
    category, weight : str
    margin : float
        A fraction.
    shift : Contrast
        With its two-sided interval.
    cities : MarginTest or None
        None where the shift has no error; `reason` says why.
    items : MarginTest or None
        The same for projects as independent draws; None by another weight, or without spread.
    reason : str
    words : mapping
        What the survey calls its rows and clusters, by language.
    """

    survey: str
    simulated: bool
    before: int | str
    after: int | str
    category: str
    weight: str
    margin: float
    shift: Contrast
    cities: MarginTest | None
    items: MarginTest | None
    reason: str
    words: Mapping = field(default_factory=dict, repr=False, compare=False)


def shift_margin(
    survey: Survey,
    before: int | str | None = None,
    after: int | str | None = None,
    category: str | None = None,
    margin: float = 5.0,
    *,
    weight: str = "items",
    level: float = 0.95,
) -> MarginAnswer:
    """Ask whether a shift is smaller than a margin, or larger, cities as the unit.

    Two one-sided tests at one less `level` each, with the variance and the degrees of CR2: the
    shift is shown to be smaller if the interval at 1 - 2α lies inside ± margin, shown to be larger
    if it lies outside; else neither. "Not significant" does not show that a shift is small.

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    before, after, category
        As in `scsi.compare_waves`.
    margin : float, default 5
        In percentage points, above 0 and below 100; stated before the data are looked at.
    weight : {"items", "cities"}
        What weighs a project.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    MarginAnswer

    Raises
    ------
    ValueError
        For a margin outside its range, and as `scsi.compare_waves`.

    References
    ----------
    Schuirmann, D. J. (1987), Journal of Pharmacokinetics and Biopharmaceutics 15(6), 657-680.

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> found = shift_margin(example_survey(), margin=5)
    >>> found.cities.verdict, found.items.verdict, round(100 * found.cities.smallest, 1)
    ('neither', 'larger', 20.6)

    Only a margin of 20.6 points or more would make this shift small for certain.
    """
    check_level(level)
    check_choice("weight", weight, ("items", "cities"))
    number = isinstance(margin, (int, float)) and not isinstance(margin, bool)
    if not number or not 0 < margin < POINTS:
        raise ValueError(f"margin must lie between 0 and 100 percentage points; got {margin!r}")
    category = category_of(survey, category)
    rows = rows_of(survey, before, after, category, weight)
    cells = survey_cells(survey, rows.waves, category, weight=weight)
    if (cells.totals() == 0).any():
        rows.clusters(category, "out" if weight == "cities" else "each")
    counted = cells.waves()
    shift = contrast(counted, WAVES, level)
    fraction = margin / POINTS
    own: dict[str, Any] = {"margin": fraction, "level": level}
    held = None
    if not shift.reason and shift.standard_error is not None and shift.degrees is not None:
        held = margin_test(shift.estimate, shift.standard_error, shift.degrees, **own)
    items = None
    if weight == "items":
        shares = counted.shares()
        error = float(np.sqrt((shares * (1 - shares) / counted.totals()).sum()))
        items = margin_test(shift.estimate, error, float("inf"), **own) if error > 0 else None
    return MarginAnswer(
        question="margin",
        data=(survey.name,),
        method="two-one-sided",
        unit=Unit.CITIES,
        estimate=shift.estimate,
        interval=held.interval if held else None,
        pvalue=held.smaller if held else None,
        level=level,
        survey=survey.name,
        simulated=survey.simulated,
        words=own_words(survey),
        before=rows.waves[0],
        after=rows.waves[1],
        category=category,
        weight=weight,
        margin=fraction,
        shift=shift,
        cities=held,
        items=items,
        reason=shift.reason,
    )
