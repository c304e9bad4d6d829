"""The shift of a share at one and the same composition in both waves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from scsi.evidence.survey import Survey
from scsi.inference.cells import (
    TARGETS,
    Contrast,
    StandardisedShift,
    composition_effect,
    contrast,
    logistic_shift,
    standardised_shift,
)
from scsi.inference.cells.logistic import NotEstimable
from scsi.inference.clusters import CityCounts
from scsi.inference.decomposition import ThinCell, kitagawa
from scsi.questions.adjusted.factors import FactorEffect, factor_effects
from scsi.questions.survey.cells import SurveyCells, check_columns, survey_cells
from scsi.questions.survey.rows import GROUPS, category_of, rows_of
from scsi.questions.survey.words import own_words
from scsi.vocabulary import Finding, Unit, check_choice, check_level

THIN = 10
"""Cells with fewer rows in a wave are thin: their shares come from a model."""
WAVES = np.array([-1.0, 1.0])


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustedCell:
    """A cell of the adjusting columns.

    Attributes
    ----------
    names : tuple of str
        Its value in each column; empty for rows that name none.
    counts, totals : tuple of float
        Items of the category and all, before and after.
    parts : tuple of float
        Its part of each wave.
    weight : float or None
        Its weight in the adjusted shift; None where it is in one wave only.
    thin : bool
        Whether it has fewer than ten rows in a wave.
    """

    names: tuple[str, ...]
    counts: tuple[float, float]
    totals: tuple[float, float]
    parts: tuple[float, float]
    weight: float | None
    thin: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AdjustedShift(Finding):
    """The shift of a share at a common composition; `estimate` is that shift.

    Attributes
    ----------
    survey : str
    simulated : bool
    before, after : int or str
    category, weight : str
    adjust : tuple of str
        The columns held at one composition; empty where the survey has none.
    target : str
        Whose composition.
    reason : str
        Why there is no p, or no shift at all: ``"no-groups"``, ``"no-common-cells"``.
    degrees : float or None
        Of the reference t.
    share_before, share_after : float
        The shares as counted.
    as_counted : Contrast
        The shift as counted, all rows.
    direct : StandardisedShift or None
        Cells weighed alike in both waves.
    model : StandardisedShift or None
        The same by a logistic model of main effects; None where it has no maximum.
    composition : Contrast or None
        What the changed composition did, among the cells in both waves.
    factors : tuple of FactorEffect
        The effect of each column's composition (Das Gupta).
    cells : tuple of AdjustedCell
    outside : tuple of float
        Parts of each wave in cells that the other wave does not have.
    thin : tuple of ThinCell
        Cells in both waves with fewer than ten rows in one, each with the range of the shift that
        its exact interval allows.
    without : str
        The city whose removal changes the directly standardised shift most.
    shift_without : float or None
        That shift without it.
    words : mapping
        What the survey calls its rows and clusters, by language.
    """

    survey: str
    simulated: bool
    before: int | str
    after: int | str
    category: str
    weight: str
    adjust: tuple[str, ...]
    target: str
    reason: str
    degrees: float | None
    share_before: float
    share_after: float
    as_counted: Contrast
    direct: StandardisedShift | None
    model: StandardisedShift | None
    composition: Contrast | None
    factors: tuple[FactorEffect, ...]
    cells: tuple[AdjustedCell, ...]
    outside: tuple[float, float]
    thin: tuple[ThinCell, ...]
    without: str
    shift_without: float | None
    words: Mapping = field(default_factory=dict, repr=False, compare=False)

    @property
    def hinge(self) -> ThinCell | None:
        """The thin cell on which the shift depends most; None where no cell is thin."""
        return max(self.thin, key=lambda each: each.within.width) if self.thin else None


def adjusted(
    survey: Survey,
    before: int | str | None = None,
    after: int | str | None = None,
    category: str | None = None,
    adjust: Sequence[str] | str | None = None,
    *,
    target: str = "average",
    weight: str = "items",
    level: float = 0.95,
) -> AdjustedShift:
    """Compare two waves at one and the same composition, cities as the unit.

    Over the crossed cells of the adjusting columns that both waves have, the shift is
    Σ w (P after - P before) with the same weights in both waves (direct standardisation). Where a
    cell has fewer than ten rows in a wave, the shares come from a logistic model of main effects
    (g-computation), and the directly standardised shift stands next to it. CR2 with Satterthwaite
    degrees; the weights' own variation is part of the error.

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    before, after, category
        As in `scsi.compare_waves`.
    adjust : sequence of str, optional
        Columns to hold: any of ``sector``, ``layer``, ``region`` and ``country`` that the survey
        has; the first that it has if nothing is said.
    target : {"average", "before", "after", "pooled"}
        Whose composition: that of both waves averaged, one wave's, or of all rows together.
    weight : {"items", "cities"}
        What weighs a project: 1, or one over the projects of its city in its wave.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    AdjustedShift

    Raises
    ------
    ValueError
        For a column that the survey does not have, and as `scsi.compare_waves`.

    References
    ----------
    Kitagawa, E. M. (1955), JASA 50, 1168-1194. Das Gupta, P. (1993), Standardization and
    Decomposition of Rates. Pustejovsky and Tipton (2018), JBES 36(4), 672-683.

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> found = adjusted(example_survey(), adjust=["sector"])
    >>> round(found.as_counted.estimate, 3), round(found.estimate, 3)
    (0.103, 0.103)

    In the simulated example sectors are drawn at random, so that adjusting changes little.
    """
    check_level(level)
    check_choice("target", target, TARGETS)
    check_choice("weight", weight, ("items", "cities"))
    category = category_of(survey, category)
    rows = rows_of(survey, before, after, category, weight)
    columns = _columns(survey, adjust)
    cells = survey_cells(survey, rows.waves, category, columns, weight=weight)
    totals = cells.totals()
    if (totals.sum(axis=1) == 0).any():
        rows.clusters(category, "out" if weight == "cities" else "each")
    waves = cells.waves()
    counted = contrast(waves, WAVES, level)
    common = np.asarray((totals > 0).all(axis=0))
    fields = {
        "question": "adjusted",
        "data": (survey.name,),
        "unit": Unit.CITIES,
        "level": level,
        "survey": survey.name,
        "simulated": survey.simulated,
        "before": rows.waves[0],
        "after": rows.waves[1],
        "category": category,
        "weight": weight,
        "adjust": columns,
        "target": target,
        "share_before": float(waves.shares()[0]),
        "share_after": float(waves.shares()[1]),
        "as_counted": counted,
        "words": own_words(survey),
    }
    if not columns or not common.any():
        return _nothing(fields, counted, "no-common-cells" if columns else "no-groups")
    return _found(
        fields, cells, common, _rows_by(survey, rows.waves, category, columns, cells, weight)
    )


def _columns(survey: Survey, adjust) -> tuple[str, ...]:
    """Return the columns to hold: those asked for, else the first that the survey has."""
    if adjust is not None:
        return check_columns(survey, adjust, "adjust")
    return tuple(name for name in GROUPS if name in survey.columns)[:1]


def _rows_by(survey, waves, category, columns, cells: SurveyCells, weight: str) -> np.ndarray:
    """Return numbers of rows by wave and group, whatever weighs them."""
    if weight == "items":
        return cells.totals()
    plain = survey_cells(survey, waves, category, columns)
    numbers = dict(zip(plain.groups, plain.totals().T, strict=True))
    return np.array([numbers[group] for group in cells.groups]).T


def _nothing(fields: dict, counted: Contrast, reason: str) -> AdjustedShift:
    """Return the finding that there is nothing to hold."""
    return AdjustedShift(
        **fields,
        method="cr2-standardised",
        estimate=counted.estimate,
        interval=None,
        pvalue=None,
        reason=reason,
        degrees=None,
        direct=None,
        model=None,
        composition=None,
        factors=(),
        cells=(),
        outside=(0.0, 0.0),
        thin=(),
        without="",
        shift_without=None,
    )


def _found(fields: dict, cells: SurveyCells, common: np.ndarray, rows: np.ndarray):
    """Return the finding over the cells that both waves have."""
    level, target = fields["level"], fields["target"]
    kept = cells.of(common)
    direct = standardised_shift(kept, target, level)
    own = [group for group, there in zip(cells.groups, common, strict=True) if there]
    levels = [
        np.unique([group[i] for group in own], return_inverse=True)[1].tolist()
        for i in range(len(own[0]))
    ]
    try:
        model = logistic_shift(kept, levels, target, level)
    except NotEstimable:
        model = None
    thin = bool((rows[:, common] < THIN).any())
    used = model if thin and model is not None else direct
    average = direct if target == "average" else standardised_shift(kept, "average", level)
    parts = cells.totals() / cells.totals().sum(axis=1, keepdims=True)
    name, without = _most(cells.names_of(common), direct)
    return AdjustedShift(
        **fields,
        method="logistic-standardised" if used is model else "cr2-standardised",
        estimate=used.shift.estimate,
        interval=used.shift.interval,
        pvalue=used.shift.pvalue,
        reason=used.shift.reason,
        degrees=used.shift.degrees,
        direct=direct,
        model=model,
        composition=composition_effect(kept, average.shift, level),
        factors=factor_effects(kept, own, fields["adjust"], average.shift.degrees, level),
        cells=_cells(cells, common, rows, direct.weights, parts),
        outside=tuple(parts[:, ~common].sum(axis=1).tolist()),
        thin=_thin(cells, common, fields, target, level),
        without=name,
        shift_without=without,
    )


def _cells(cells: SurveyCells, common, rows, weights, parts) -> tuple[AdjustedCell, ...]:
    """Return every cell, those in both waves with their weight."""
    counts, totals = cells.counts(), cells.totals()
    weighed = dict(zip(np.flatnonzero(common).tolist(), weights, strict=True))
    return tuple(
        AdjustedCell(
            names=group,
            counts=(float(counts[0, i]), float(counts[1, i])),
            totals=(float(totals[0, i]), float(totals[1, i])),
            parts=(float(parts[0, i]), float(parts[1, i])),
            weight=weighed.get(i),
            thin=bool((rows[:, i] < THIN).any()),
        )
        for i, group in enumerate(cells.groups)
    )


def _thin(cells: SurveyCells, common, fields, target, level) -> tuple[ThinCell, ...]:
    """Return the thin cells with the range of the shift that each allows; by rows only."""
    if fields["weight"] != "items" or target != "average":
        return ()
    counts, totals = cells.counts()[:, common], cells.totals()[:, common]
    names = tuple(str(i) for i in np.flatnonzero(common))
    data = CityCounts(
        cities=names, count_before=counts[0], total_before=totals[0],
        count_after=counts[1], total_after=totals[1],
    )  # fmt: skip
    return kitagawa(data, level).thin


def _most(names: Sequence[str], found: StandardisedShift) -> tuple[str, float | None]:
    """Return the named cluster without which the shift changes most, and the shift without it."""
    shifts = np.array(found.shifts_without)
    change = np.abs(shifts - found.shift.estimate)
    named = np.array([not name.startswith("\0") for name in names])
    usable = named & np.isfinite(shifts)
    if not usable.any():
        return "", None
    at = int(np.where(usable, change, -1.0).argmax())
    return names[at], float(shifts[at])
