"""The groups of a decomposition: their sums, terms and tests, and the cell on which it hangs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.evidence.survey import Survey
from scsi.inference.clusters import CityCounts, adjusted_pvalues
from scsi.inference.decomposition import ThinCell, kitagawa_intervals
from scsi.questions.survey.lines import Asked, affordable, by_reference
from scsi.questions.survey.rows import GROUPS, WaveRows
from scsi.vocabulary import Interval

HINGE = 0.25
"""A thin cell carries the split if the range it allows is above this part of the shift."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A sector, layer, region or country in two waves.

    Attributes
    ----------
    name : str
        Empty for rows that name none.
    counts, totals : tuple of float
        Items of the category and all, or their weights, before and after.
    composition, within : float
        Its two terms; its composition term depends on no reference and means something only in
        the sum.
    pvalue, adjusted : float or None
        Test of its own shift by CR2's t, and that corrected by Benjamini and Hochberg over all
        groups.
    """

    name: str
    counts: tuple[float, float]
    totals: tuple[float, float]
    composition: float
    within: float
    pvalue: float | None
    adjusted: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinge:
    """The thin cell on which a split depends most, and the shift without its group.

    Attributes
    ----------
    cell : ThinCell
    other_rows : int
        Rows of the group in the other wave.
    composition : Interval
        The composition part over the interval of the cell.
    before, after : float or None
        The shares without the group; None where nothing is left of a wave.
    """

    cell: ThinCell
    other_rows: int
    composition: Interval
    before: float | None
    after: float | None


def first_group(survey: Survey) -> str | None:
    """Return the first column of groups that a survey has, sectors before layers."""
    return next((name for name in GROUPS[:2] if name in survey.columns), None)


def _group_names(rows: WaveRows) -> tuple[str, ...]:
    """Return the groups' names; rows that name none come last, with an empty name."""
    lost = (rows.table.group < 0).any()
    return (*rows.groups, "") if lost else rows.groups


def _sums_by(rows: WaveRows, category: str) -> np.ndarray:
    """Return known items by city, group, and count and total of each wave, (k + 1, g, 4)."""
    groups = len(_group_names(rows))
    table = rows.table.where(rows.table.funding >= 0)
    cities = len(rows.names) + 1
    city = np.where(table.city < 0, cities - 1, table.city)
    group = np.where(table.group < 0, groups - 1, table.group)
    own = table.funding == rows.survey.categories.index(category)
    at = ((city * groups) + group) * 4 + 2 * table.wave
    size = cities * groups * 4
    sums = np.bincount(at + 1, weights=table.value, minlength=size)
    sums += np.bincount(at[own], weights=table.value[own], minlength=size)
    return sums.reshape(cities, groups, 4)


def group_sums(rows: WaveRows, category: str) -> CityCounts:
    """Return counts per group in the place of cities; a group without items is left out."""
    sums = _sums_by(rows, category).sum(axis=0)
    data = CityCounts(
        cities=_group_names(rows),
        **dict(zip(("count_before", "total_before", "count_after", "total_after"), sums.T,
                   strict=True)),
        money=rows.money,
    )  # fmt: skip
    return data.present()


def group_intervals(rows: WaveRows, category: str, level: float, draws: int, seed: int):
    """Return the cluster intervals of the two terms, rows without a city a cluster each."""
    sums = _sums_by(rows, category)
    named, lost = sums[:-1], sums[-1]
    if lost.any():
        named = np.concatenate([named, lost[None] if rows.money else _single_rows(lost)])
    if (named[:, :, 1::2].sum(axis=1) > 0).sum(axis=0).min() < 2:
        return None
    return kitagawa_intervals(named, level, affordable(draws, named.size), seed)


def _single_rows(lost: np.ndarray) -> np.ndarray:
    """Return one cluster per row without a city, from their sums by group (g, 4)."""
    kinds = []
    for group, numbers in enumerate(lost.astype(int).tolist()):
        for wave in (0, 1):
            count, total = numbers[2 * wave : 2 * wave + 2]
            for times, own in ((count, 1.0), (total - count, 0.0)):
                row = np.zeros((1, *lost.shape))
                row[0, group, 2 * wave : 2 * wave + 2] = own, 1.0
                kinds.append(np.repeat(row, times, axis=0))
    return np.concatenate(kinds)


def groups_of(rows, category, sums: CityCounts, split, asked: Asked) -> tuple[Group, ...]:
    """Return each group with its terms and the test of its own shift."""
    names = _group_names(rows)
    tests: list[float | None] = []
    for name in sums.cities:
        at = sums.cities.index(name)
        if min(sums.total_before[at], sums.total_after[at]) <= 0:
            tests.append(None)
            continue
        code = -1 if name == "" else names.index(name)
        clusters = rows.clusters(category, group=code).present()
        tests.append(by_reference(name, clusters, asked).pvalue)
    values = np.array([np.nan if p is None else p for p in tests])
    adjusted = adjusted_pvalues(values, "benjamini-hochberg")
    return tuple(
        Group(
            name=name,
            counts=(float(sums.count_before[i]), float(sums.count_after[i])),
            totals=(float(sums.total_before[i]), float(sums.total_after[i])),
            composition=split.composition_by_group[i],
            within=split.within_by_group[i],
            pvalue=tests[i],
            adjusted=None if np.isnan(adjusted[i]) else float(adjusted[i]),
        )
        for i, name in enumerate(sums.cities)
    )


def hinge_of(sums: CityCounts, split) -> Hinge | None:
    """Return the thin cell on which the split depends most, if it carries a part of the shift."""
    if not split.thin:
        return None
    cell = max(split.thin, key=lambda each: each.within.width)
    if cell.within.width <= HINGE * abs(split.total):
        return None
    at = sums.cities.index(cell.group)
    kept = np.arange(len(sums.cities)) != at
    columns = [float(column[kept].sum()) for column in sums.columns]
    other = sums.total_after if cell.wave == "before" else sums.total_before
    return Hinge(
        cell=cell,
        other_rows=int(other[at]),
        composition=Interval(split.total - cell.within.high, split.total - cell.within.low),
        before=columns[0] / columns[1] if columns[1] else None,
        after=columns[2] / columns[3] if columns[3] else None,
    )
