"""The shift of a share with a level above the city as clusters, next to that with cities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from scsi.evidence.survey import Survey
from scsi.inference.cells import Contrast, NestedSpread, contrast, nested_spread
from scsi.questions.survey.cells import SurveyCells, check_columns, survey_cells
from scsi.questions.survey.rows import category_of, rows_of
from scsi.questions.survey.words import own_words
from scsi.vocabulary import Finding, Unit, check_level

WAVES = np.array([-1.0, 1.0])


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutCluster:
    """The shift without one cluster of the higher level.

    Attributes
    ----------
    name : str
    items : tuple of float
        Its projects before and after.
    estimate : float or None
        The shift without it; None where a wave would be empty.
    cities : Contrast or None
        The answer without it, cities as clusters.
    """

    name: str
    items: tuple[float, float]
    estimate: float | None
    cities: Contrast | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ClusterLevels(Finding):
    """A shift with cities as clusters and with a level above them; the latter is the answer.

    Attributes
    ----------
    survey : str
    simulated : bool
    before, after : int or str
    category : str
    higher : str
        The column of the higher level, or ``"mapped"``; empty if there is none.
    reason : str
        Why the higher level gives no p, as `scsi.inference.cells.Contrast`, or ``"no-level"``.
    degrees : float or None
    cities, above : Contrast or None
        The answer with cities as clusters, and with the higher level.
    numbers : tuple of tuple of int
        Cities, then clusters of the higher level: before, after and in both.
    loose : int
        Projects that belong to no cluster of the higher level.
    without : tuple of WithoutCluster
        Each cluster of the higher level left out, the one that changes the shift most first.
    spread : NestedSpread or None
        Between clusters, between cities within them, within cities.
    words : mapping
        What the survey calls its rows and clusters, by language.
    """

    survey: str
    simulated: bool
    before: int | str
    after: int | str
    category: str
    higher: str
    reason: str
    degrees: float | None
    cities: Contrast | None
    above: Contrast | None
    numbers: tuple[tuple[int, int, int], tuple[int, int, int]]
    loose: int
    without: tuple[WithoutCluster, ...]
    spread: NestedSpread | None
    words: Mapping = field(default_factory=dict, repr=False, compare=False)

    @property
    def turned(self) -> tuple[WithoutCluster, ...]:
        """The clusters without which the shift has the other sign."""
        return tuple(
            each
            for each in self.without
            if each.estimate is not None and each.estimate * self.estimate < 0
        )

    @property
    def verdict_changes(self) -> bool:
        """Whether one of the two intervals leaves out 0 and the other holds it."""
        clear = [_clear(each) for each in (self.cities, self.above)]
        return None not in clear and clear[0] != clear[1]

    @property
    def undone(self) -> tuple[WithoutCluster, ...]:
        """The clusters without which an interval that leaves out 0 holds it, cities as clusters."""
        if not _clear(self.cities):
            return ()
        return tuple(each for each in self.without if _clear(each.cities) is False)

    @property
    def changes(self) -> bool:
        """Whether the answer depends on the level of the clusters."""
        return bool(self.turned or self.undone) or self.verdict_changes


def _clear(found: Contrast | None) -> bool | None:
    """Return whether an interval leaves out 0; None where there is none."""
    return None if found is None or found.interval is None else 0 not in found.interval


def cluster_levels(
    survey: Survey,
    before: int | str | None = None,
    after: int | str | None = None,
    category: str | None = None,
    cluster: Sequence[str] | Mapping[str, str] | str | None = None,
    *,
    level: float = 0.95,
) -> ClusterLevels:
    """Compare two waves with a level above the city as clusters, next to cities.

    The shift is the same; its error is not, where cities of one region change together. Each
    cluster of the higher level is left out in turn, and the variance of an item is split into that
    between clusters, between cities within them, and within cities.

    Parameters
    ----------
    survey : Survey
        From `scsi.read_survey`.
    before, after, category
        As in `scsi.compare_waves`.
    cluster : sequence of str, str or mapping, optional
        The higher level: a column such as ``"region"``, alone or before ``"city"`` as in
        ``("region", "city")``, or a mapping from each city to its cluster. The survey's regions,
        else its countries, if nothing is said. A city without one stays a cluster of its own.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    ClusterLevels

    Raises
    ------
    ValueError
        For a column that the survey does not have, and as `scsi.compare_waves`.

    Examples
    --------
    >>> from scsi.evidence.simulate import example_survey
    >>> found = cluster_levels(example_survey(), cluster=("region", "city"))
    >>> found.numbers, found.reason
    (((20, 31, 12), (3, 3, 3)), 'few-degrees')

    Three regions are too few to be clusters.
    """
    check_level(level)
    category = category_of(survey, category)
    rows = rows_of(survey, before, after, category)
    higher = _higher(survey, cluster)
    base: dict[str, Any] = {
        "question": "cluster-levels",
        "data": (survey.name,),
        "method": "cr2-levels",
        "unit": Unit.CITIES,
        "level": level,
        "survey": survey.name,
        "simulated": survey.simulated,
        "before": rows.waves[0],
        "after": rows.waves[1],
        "category": category,
        "words": own_words(survey),
    }
    low = survey_cells(survey, rows.waves, category)
    if (low.totals() == 0).any():
        rows.clusters(category)
    cities = contrast(low.waves(), WAVES, level)
    if higher is None:
        return ClusterLevels(
            **base, estimate=cities.estimate, interval=None, pvalue=None, higher="",
            reason="no-level", degrees=None, cities=cities, above=None,
            numbers=(_numbers(low), (0, 0, 0)), loose=0, without=(), spread=None,
        )  # fmt: skip
    high = survey_cells(survey, rows.waves, category, higher=higher)
    above = contrast(high.waves(), WAVES, level)
    return ClusterLevels(
        **base,
        estimate=above.estimate,
        interval=above.interval,
        pvalue=above.pvalue,
        higher=higher if isinstance(higher, str) else "mapped",
        reason=above.reason,
        degrees=above.degrees,
        cities=cities,
        above=above,
        numbers=(_numbers(low), _numbers(high)),
        loose=int(high.times[[name == "\0" for name in high.clusters]].sum()),
        **_both_levels(survey, rows.waves, category, higher, high, level),
    )


def _higher(survey: Survey, cluster) -> str | Mapping[str, str] | None:
    """Return the higher level that is asked for, else the first that the survey has."""
    if isinstance(cluster, Mapping):
        return cluster
    if cluster is None:
        for name in ("region", "country"):
            if name in survey.columns and len(set(survey.groups([name])[name].dropna())) > 1:
                return name
        return None
    asked = [cluster] if isinstance(cluster, str) else [*cluster]
    above = [name for name in asked if name != "city"]
    if len(above) != 1 or asked[-1:] != ["city"] * (len(asked) > 1) + above * (len(asked) == 1):
        raise ValueError(
            f"cluster must be one column above the city, such as 'region' or ('region', 'city'); "
            f"got {cluster!r}"
        )
    return check_columns(survey, above, "cluster")[0]


def _numbers(cells: SurveyCells) -> tuple[int, int, int]:
    """Return how many named clusters are in the first wave, the second, and both."""
    named = np.array([name != "\0" for name in cells.clusters])
    before, after = (cells.total[named][:, :, 0] > 0).T
    return int(before.sum()), int(after.sum()), int((before & after).sum())


def _both_levels(survey, waves, category, higher, high: SurveyCells, level) -> dict:
    """Return each cluster left out, and the spread at three levels."""
    by = higher if isinstance(higher, str) else None
    inside = survey_cells(survey, waves, category, [by] if by else [])
    names = [name for name in high.clusters if name != "\0"]
    if by:
        cells = inside
        place = {name: i for i, name in enumerate(names)}
        parts = np.array([place.get(group[0], -1) for group in inside.groups])
    else:
        place = {name: i for i, name in enumerate(names)}
        cells, parts = _by_cluster(inside, higher, place), np.arange(len(names) + 1)
        parts[-1] = -1
    return {
        "without": _without(cells, parts, names, level),
        "spread": _spread(cells, parts),
    }


def _by_cluster(cells: SurveyCells, mapped: Mapping[str, str], place: dict) -> SurveyCells:
    """Return cells with the mapped cluster of each city as its group; the last is none."""
    size = len(place) + 1
    at = np.array([place.get(mapped.get(name, "") or name, size - 1) for name in cells.clusters])
    groups = tuple((name,) for name in (*place, ""))
    shape = (*cells.count.shape[:2], size)
    count, total = np.zeros(shape), np.zeros(shape)
    row = np.arange(len(at))
    count[row, :, at], total[row, :, at] = cells.count[:, :, 0], cells.total[:, :, 0]
    return SurveyCells(
        clusters=cells.clusters, groups=groups, count=count, total=total, times=cells.times
    )


def _without(cells: SurveyCells, parts, names, level) -> tuple[WithoutCluster, ...]:
    """Return the shift without each cluster, those that change it most first."""
    counts, totals = cells.counts(), cells.totals()
    whole = counts.sum(axis=1) / totals.sum(axis=1)
    found = []
    for at, name in enumerate(names):
        mine = parts == at
        if not mine.any():
            continue
        rest = ~mine
        left = totals[:, rest].sum(axis=1)
        estimate, answer = None, None
        if (left > 0).all():
            before, after = counts[:, rest].sum(axis=1) / left
            estimate = float(after - before)
            answer = contrast(_pooled(cells, rest), WAVES, level)
        items = totals[:, mine].sum(axis=1)
        found.append(
            WithoutCluster(
                name=name,
                items=(float(items[0]), float(items[1])),
                estimate=estimate,
                cities=answer,
            )
        )
    shift = float(whole[1] - whole[0])

    def change(each: WithoutCluster) -> float:
        return -1.0 if each.estimate is None else abs(each.estimate - shift)

    return tuple(sorted(found, key=change, reverse=True))


def _pooled(cells: SurveyCells, groups: np.ndarray):
    """Return one cell a wave of some groups."""
    part = SurveyCells(
        clusters=cells.clusters, groups=cells.groups, count=cells.count[:, :, groups],
        total=cells.total[:, :, groups], times=cells.times,
    )  # fmt: skip
    kept = part.waves()
    here = kept.total.sum(axis=1) > 0
    return type(kept)(count=kept.count[here], total=kept.total[here], times=kept.times[here])


def _spread(cells: SurveyCells, parts: np.ndarray) -> NestedSpread:
    """Return the spread over cities with a name in clusters with a name."""
    named = np.array([name != "\0" for name in cells.clusters])
    count, total = cells.count[named][:, :, parts >= 0], cells.total[named][:, :, parts >= 0]
    city, wave, group = np.nonzero(total)
    return nested_spread(
        count[city, wave, group], total[city, wave, group], wave, parts[parts >= 0][group]
    )
