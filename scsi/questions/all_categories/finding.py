"""All categories of a survey at once: the whole composition in two waves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from scsi.evidence.survey import Survey
from scsi.inference.cells import CompositionPermutation, Contrast, contrast, permute_composition
from scsi.inference.clusters import RaoScottTest, rao_scott_test
from scsi.questions.survey.cells import survey_cells
from scsi.questions.survey.rows import rows_of
from scsi.questions.survey.words import own_words
from scsi.vocabulary import Finding, Unit, check_level

WAVES = (-1.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryShift:
    """One category of a composition.

    Attributes
    ----------
    name : str
    share_before, share_after : float
    shift : Contrast
        Its interval holds together with those of all other categories.
    permuted : float or None
        p of the permutation of cities, all categories tested at once.
    """

    name: str
    share_before: float
    share_after: float
    shift: Contrast
    permuted: float | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AllCategories(Finding):
    """The whole composition of two waves; `estimate` is the part that changed hands.

    Attributes
    ----------
    survey : str
    simulated : bool
    before, after : int or str
    categories : tuple of CategoryShift
    rao_scott : RaoScottTest or None
        Of the pooled shares; None with one category.
    permutation : CompositionPermutation or None
        Of the mean city shares.
    words : mapping
        What the survey calls its rows and clusters, by language.
    """

    survey: str
    simulated: bool
    before: int | str
    after: int | str
    categories: tuple[CategoryShift, ...]
    rao_scott: RaoScottTest | None
    permutation: CompositionPermutation | None
    words: Mapping = field(default_factory=dict, repr=False, compare=False)


def all_categories(
    survey: Survey,
    before: int | str | None = None,
    after: int | str | None = None,
    *,
    level: float = 0.95,
    draws: int = 4_999,
    seed: int = 0,
) -> AllCategories:
    """Compare the whole composition of two waves, cities as the unit.

    Two tests of all categories at once: Rao and Scott's corrected chi-square of the pooled shares,
    and the permutation of cities on mean city shares. The intervals of all shifts hold together
    (CR2, Bonferroni; with two categories there is one shift, and nothing to correct).

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    before, after
        As in `scsi.compare_waves`.
    level : float, default 0.95
        Of all intervals together.
    draws, seed : int
        Of the permutation.

    Returns
    -------
    AllCategories
        `estimate` is half the sum of the absolute shifts: the part of the projects that would
        have to be of another category.

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> found = all_categories(example_survey(), draws=199)
    >>> [each.name for each in found.categories], round(found.estimate, 3)
    (['public', 'private', 'ppp'], 0.103)
    """
    check_level(level)
    rows = rows_of(survey, before, after, survey.categories[0])
    rows.clusters(survey.categories[0])
    names = rows.categories()
    each = 1 - (1 - level) / (len(names) if len(names) > 2 else 1)
    tables = [survey_cells(survey, rows.waves, name) for name in names]
    shifts = [contrast(cells.waves(), WAVES, each) for cells in tables]
    count, times = _tally(survey, rows.waves, names)
    several = len(names) > 1
    named = np.array([name != "\0" for name in tables[0].clusters])
    cities = np.stack([cells.count[named][:, :, 0] for cells in tables], axis=-1)
    total = tables[0].total[named][:, :, 0]
    permutation = permute_composition(cities, total, draws, seed) if several else None
    adjusted = permutation.adjusted if permutation and permutation.adjusted else None
    found = tuple(
        CategoryShift(
            name=name,
            share_before=float(cells.waves().shares()[0]),
            share_after=float(cells.waves().shares()[1]),
            shift=shift,
            permuted=adjusted[i] if adjusted else None,
        )
        for i, (name, cells, shift) in enumerate(zip(names, tables, shifts, strict=True))
    )
    rao_scott = rao_scott_test(np.repeat(count, times, axis=0)) if several else None
    return AllCategories(
        question="all-categories",
        data=(survey.name,),
        method="composition-permutation",
        unit=Unit.CITIES,
        estimate=sum(abs(one.shift.estimate) for one in found) / 2,
        interval=None,
        pvalue=permutation.pvalue if permutation else None,
        level=level,
        survey=survey.name,
        simulated=survey.simulated,
        before=rows.waves[0],
        after=rows.waves[1],
        categories=found,
        rao_scott=rao_scott,
        permutation=permutation,
        words=own_words(survey),
    )


def _tally(survey, waves, names) -> tuple[np.ndarray, np.ndarray]:
    """Return items by cluster, wave and category, and how many clusters each row stands for.

    Rows without a city are a cluster each, the same one for all categories.
    """
    tables = [survey_cells(survey, waves, name) for name in names]
    named = np.array([name != "\0" for name in tables[0].clusters])
    cities = np.stack([cells.count[named][:, :, 0] for cells in tables], axis=-1)
    rows, times = [cities], [np.ones(len(cities))]
    for kind, cells in enumerate(tables):
        single = np.array([name == "\0" for name in cells.clusters]) & (cells.count.sum((1, 2)) > 0)
        part = np.zeros((int(single.sum()), 2, len(names)))
        part[:, :, kind] = cells.count[single][:, :, 0]
        rows.append(part)
        times.append(cells.times[single])
    return np.concatenate(rows), np.concatenate(times).astype(int)
