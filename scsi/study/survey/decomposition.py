"""Where a shift comes from: cities that stayed, came and left; composition and change in groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.evidence.survey import Survey
from scsi.inference.clusters import CityCounts, adjusted_pvalues, cr2_test
from scsi.inference.decomposition import (
    TERMS,
    ThinCell,
    five_terms,
    kitagawa,
    kitagawa_intervals,
)
from scsi.study.survey.lines import LEAST_DRAWS, MOST_NUMBERS
from scsi.study.survey.rows import CATEGORIES, GROUPS, WaveRows, rows_of
from scsi.vocabulary import Finding, Interval, Unit, check_level

DRAWS = 1_999
HINGE = 0.25
"""A thin cell carries the split if the range it allows is above this part of the shift."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a shift.

    Attributes
    ----------
    key : str
        ``"within"``, ``"between"``, ``"cross"``, ``"entry"``, ``"exit"``, ``"composition"``.
    estimate : float
        A fraction; the parts add up to the shift.
    interval : Interval or None
        Percentiles over resampled cities; None with fewer than two cities in a wave.
    """

    key: str
    estimate: float
    interval: Interval | None


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
        CR2 test of its own shift, and that corrected by Benjamini and Hochberg over all groups.
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
    """The thin cell on which a split hangs most, and the shift without its group.

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


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class WaveDecomposition(Finding):
    """A shift between two waves as parts that add up to it.

    Attributes
    ----------
    survey : str
    simulated : bool
    before, after : int
        The waves.
    category, weight : str
    by : str
        ``"city"`` (five terms) or the column of the groups (two terms).
    parts : tuple of Part
    share_before : float
        The pooled share of the first wave, with which entering and leaving cities are compared.
    stayed, came, left : int
        Clusters in both waves, only in the second, only in the first; rows without a city are
        clusters of their own.
    groups : tuple of Group
    thin : tuple of ThinCell
        The cells below ten rows, each with the range of the within part that it allows.
    within_range : Interval or None
        The within part over the intervals of all thin cells.
    hinge : Hinge or None
        The thin cell on which the split hangs most, if one carries a quarter of the shift.
    draws : int
    """

    survey: str
    simulated: bool
    before: int
    after: int
    category: str
    weight: str
    by: str
    parts: tuple[Part, ...]
    share_before: float
    stayed: int
    came: int
    left: int
    groups: tuple[Group, ...] = ()
    thin: tuple[ThinCell, ...] = ()
    within_range: Interval | None = None
    hinge: Hinge | None = None
    draws: int = 0


def decompose(
    survey: Survey,
    before: int | None = None,
    after: int | None = None,
    category: str = "public",
    by: str = "city",
    *,
    weight: str = "items",
    level: float = 0.95,
    draws: int = DRAWS,
    seed: int = 0,
) -> WaveDecomposition:
    """Split the shift of a pooled share into parts that add up to it.

    By city, the five terms of Foster, Haltiwanger and Krizan: within and between the cities that
    stayed, their cross term, entry and exit; the first wave is the base, and entrants are compared
    with its pooled share. By sector, layer, region or country, the two terms of Kitagawa with
    average weights: composition, and change within groups.

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    before, after : int, optional
        The waves; they may be left out where the survey has just two.
    category : {"public", "private", "ppp"}
        Whose share.
    by : {"city", "sector", "layer", "region", "country"}
        What is decomposed by.
    weight : {"items", "money", "weight"}
        What weighs a project: 1, its amount, the survey's own weight.
    level : float, default 0.95
        Level of the intervals, which resample cities over both waves together.
    draws, seed : int
        Of the cluster bootstrap.

    Returns
    -------
    WaveDecomposition
        `estimate` is the shift, `interval` that of the bootstrap; it has no p.

    Raises
    ------
    ValueError
        For an unknown wave, category, weight or column; the message says which there are.

    References
    ----------
    Kitagawa, E. M. (1955), JASA 50, 1168-1194. Foster, L., Haltiwanger, J. and Krizan, C. J.
    (2001), in New Developments in Productivity Analysis, NBER, (2).

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> split = decompose(example_survey(), by="sector")
    >>> round(split.estimate, 3) == round(sum(part.estimate for part in split.parts), 3)
    True
    >>> [(part.key, round(part.estimate, 3)) for part in split.parts]
    [('composition', 0.0), ('within', 0.103)]

    In the simulated survey sectors were dealt out at random, so that composition explains nothing.
    """
    check_level(level)
    if weight == "cities":
        raise ValueError("a mean of city shares has no items to decompose; use weight='items'")
    rows = rows_of(survey, before, after, category, weight, None if by == "city" else by)
    if by == "city":
        return by_city(rows, category, level, draws, seed)
    return by_group(rows, category, level, draws, seed)


def _affordable(draws: int, numbers: int) -> int:
    """Return how many draws of so many numbers are made."""
    return min(draws, max(MOST_NUMBERS // max(numbers, 1), LEAST_DRAWS))


def _finding(rows: WaveRows, category: str, data: CityCounts, by: str, level: float) -> dict:
    """Return the fields that both kinds of decomposition share."""
    stay = data.in_both
    return {
        "question": "decompose",
        "data": (rows.survey.name,),
        "unit": Unit.CITIES,
        "estimate": data.shift,
        "pvalue": None,
        "level": level,
        "survey": rows.survey.name,
        "simulated": rows.survey.simulated,
        "before": rows.waves[0],
        "after": rows.waves[1],
        "category": category,
        "weight": rows.weight,
        "by": by,
        "share_before": data.pooled_before,
        "stayed": int(stay.sum()),
        "came": int((data.in_after & ~stay).sum()),
        "left": int((data.in_before & ~stay).sum()),
    }


def by_city(rows: WaveRows, category: str, level: float, draws: int, seed: int):
    """Return the five terms."""
    data = rows.clusters(category).data.present()
    terms = five_terms(data, level, _affordable(draws, len(data.cities)), seed)
    return WaveDecomposition(
        **_finding(rows, category, data, "city", level),
        method="five-terms",
        interval=terms.intervals["total"],
        parts=tuple(
            Part(key=key, estimate=getattr(terms, key), interval=terms.intervals[key])
            for key in TERMS
        ),
        draws=terms.draws,
    )


def by_group(rows: WaveRows, category: str, level: float, draws: int, seed: int):
    """Return the two terms by sector, layer, region or country."""
    data = rows.clusters(category).data.present()
    sums = _group_sums(rows, category)
    split = kitagawa(sums, level)
    intervals = _intervals(rows, category, level, draws, seed)
    names = ("total", "composition", "within")
    ends = {name: getattr(intervals, name, None) for name in names}
    return WaveDecomposition(
        **_finding(rows, category, data, rows.group, level),
        method="kitagawa",
        interval=ends["total"],
        parts=tuple(
            Part(key=key, estimate=getattr(split, key), interval=ends[key]) for key in names[1:]
        ),
        groups=_groups(rows, category, sums, split, level),
        thin=split.thin,
        within_range=split.within_range,
        hinge=_hinge(sums, split),
        draws=intervals.draws if intervals else 0,
    )


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
    own = table.funding == CATEGORIES.index(category)
    at = ((city * groups) + group) * 4 + 2 * table.wave
    size = cities * groups * 4
    sums = np.bincount(at + 1, weights=table.value, minlength=size)
    sums += np.bincount(at[own], weights=table.value[own], minlength=size)
    return sums.reshape(cities, groups, 4)


def _group_sums(rows: WaveRows, category: str) -> CityCounts:
    """Return counts per group in the place of cities; a group without items is left out."""
    sums = _sums_by(rows, category).sum(axis=0)
    data = CityCounts(
        cities=_group_names(rows),
        **dict(zip(("count_before", "total_before", "count_after", "total_after"), sums.T,
                   strict=True)),
        money=rows.money,
    )  # fmt: skip
    return data.present()


def _intervals(rows: WaveRows, category: str, level: float, draws: int, seed: int):
    """Return the cluster intervals of the two terms, rows without a city a cluster each."""
    sums = _sums_by(rows, category)
    named, lost = sums[:-1], sums[-1]
    if lost.any():
        named = np.concatenate([named, lost[None] if rows.money else _single_rows(lost)])
    if (named[:, :, 1::2].sum(axis=1) > 0).sum(axis=0).min() < 2:
        return None
    return kitagawa_intervals(named, level, _affordable(draws, named.size), seed)


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


def _groups(rows, category, sums: CityCounts, split, level: float) -> tuple[Group, ...]:
    """Return each group with its terms and the test of its own shift."""
    names = _group_names(rows)
    tests = []
    for name in sums.cities:
        at = sums.cities.index(name)
        if min(sums.total_before[at], sums.total_after[at]) <= 0:
            tests.append(None)
            continue
        code = -1 if name == "" else names.index(name)
        data = rows.clusters(category, group=code).data.present()
        tests.append(cr2_test(data, level).pvalue)
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


def _hinge(sums: CityCounts, split) -> Hinge | None:
    """Return the thin cell on which the split hangs most, if it carries a part of the shift."""
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


def first_group(survey: Survey) -> str | None:
    """Return the first column of groups that a survey has, sectors before layers."""
    return next((name for name in GROUPS[:2] if name in survey.columns), None)
