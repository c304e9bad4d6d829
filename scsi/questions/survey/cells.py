"""The rows of a survey as counts by cluster, wave and group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scsi.evidence.survey import Survey
from scsi.inference.cells import CellCounts
from scsi.questions.survey.rows import GROUPS
from scsi.vocabulary import check_choice


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SurveyCells:
    r"""Items of known funding by cluster, wave and group.

    Attributes
    ----------
    clusters : tuple of str
        Their names; ``"\0"`` for rows that name none.
    groups : tuple of tuple of str
        What each group is in each of the columns; empty texts for rows that name none.
    count, total : ndarray, shape (k, W, G)
        Items of the category and of any known funding, or their weight.
    times : ndarray, shape (k,)
        How many clusters a row stands for.
    """

    clusters: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    count: np.ndarray
    total: np.ndarray
    times: np.ndarray

    def totals(self) -> np.ndarray:
        """Return items by wave and group, shape (W, G)."""
        return np.einsum("k,kwg->wg", self.times, self.total)

    def counts(self) -> np.ndarray:
        """Return items of the category by wave and group, shape (W, G)."""
        return np.einsum("k,kwg->wg", self.times, self.count)

    def of(self, groups: np.ndarray) -> CellCounts:
        """Return the cells of some groups, wave by wave, without clusters that have none."""
        shape = (len(self.clusters), -1)
        count, total = (x[:, :, groups].reshape(shape) for x in (self.count, self.total))
        here = total.sum(axis=1) > 0
        return CellCounts(count=count[here], total=total[here], times=self.times[here])

    def names_of(self, groups: np.ndarray) -> tuple[str, ...]:
        """Return the names of the clusters that `of` keeps."""
        here = self.total[:, :, groups].sum(axis=(1, 2)) > 0
        return tuple(name for name, kept in zip(self.clusters, here, strict=True) if kept)

    def waves(self) -> CellCounts:
        """Return one cell a wave, all groups together."""
        return CellCounts(
            count=self.count.sum(axis=2), total=self.total.sum(axis=2), times=self.times
        )


def check_columns(survey: Survey, columns: Sequence[str], name: str) -> tuple[str, ...]:
    """Return some of a survey's columns of groups, or refuse what is none."""
    asked = (columns,) if isinstance(columns, str) else tuple(columns)
    there = [each for each in GROUPS if each in survey.columns]
    if len(set(asked)) < len(asked):
        raise ValueError(f"{name} must name each column once; got {list(asked)}")
    for each in asked:
        if not there:
            raise ValueError(
                f"{name}={each!r} needs a column {each!r}, and {survey.name} has none of "
                f"{', '.join(GROUPS)}"
            )
        check_choice(name, each, there)
    return asked


def survey_cells(
    survey: Survey,
    waves: Sequence[int | str],
    category: str,
    by: Sequence[str] = (),
    *,
    higher: str | Mapping[str, str] | None = None,
    weight: str = "items",
) -> SurveyCells:
    """Count the rows of some waves by cluster and group.

    Parameters
    ----------
    survey : Survey
    waves : sequence of int or str
    category : str
    by : sequence of str
        Columns whose crossed values are the groups; one group if none.
    higher : str or mapping, optional
        A level above the city that makes the clusters: a column, or the name for each city. A city
        without one stays a cluster of its own.
    weight : {"items", "cities"}
        By cities every city has a total of 1 in each wave; rows without a city are left out.
    """
    column = higher if isinstance(higher, str) else None
    keys = [*dict.fromkeys(["wave", "city", "funding", *by, *([column] if column else [])])]
    counted = survey.groups(keys)
    codes = {name: counted[name].array.codes.astype(np.int64) for name in keys}
    words = {name: counted[name].array.categories for name in keys}
    wave = words["wave"].get_indexer([*waves])
    place = np.full(len(words["wave"]) + 1, -1)
    place[wave] = np.arange(len(wave))
    kept = (place[codes["wave"]] >= 0) & (codes["funding"] >= 0)
    number = counted["n"].to_numpy(float)
    cluster, names = _clusters(codes, words, higher, column)
    if weight == "cities":
        kept &= codes["city"] >= 0
    codes = {name: code[kept] for name, code in codes.items()}
    cluster, number, at = cluster[kept], number[kept], place[codes["wave"]]
    group, groups = _groups([codes[n] for n in by], [words[n] for n in by], len(at))
    if weight == "cities":
        city = codes["city"] * len(waves) + at
        number = number / np.bincount(city, number)[city]
    own = codes["funding"] == (
        [*words["funding"]].index(category) if category in [*words["funding"]] else -1
    )
    named = cluster >= 0
    used, cluster_at = np.unique(cluster[named], return_inverse=True)
    shape = (len(used), len(waves), len(groups))
    flat = (cluster_at * len(waves) + at[named]) * len(groups) + group[named]
    size = int(np.prod(shape))
    total = np.bincount(flat, number[named], size).reshape(shape)
    count = np.bincount(flat, number[named] * own[named], size).reshape(shape)
    single, times = _singles(at[~named] * len(groups) + group[~named], own[~named],
                             number[~named], shape[1:])  # fmt: skip
    return SurveyCells(
        clusters=(*(names[i] for i in used), *["\0"] * len(times)),
        groups=groups,
        count=np.concatenate([count, single[0]]),
        total=np.concatenate([total, single[1]]),
        times=np.concatenate([np.ones(len(used)), times]),
    )


def _clusters(codes, words, higher, column) -> tuple[np.ndarray, list[str]]:
    """Return each combination's cluster, -1 for rows of their own, and the clusters' names."""
    cities = [str(name) for name in words["city"]]
    if higher is None:
        return codes["city"], cities
    if column is not None:
        above = [str(name) for name in words[column]]
        code = codes[column]
        lost = np.where(codes["city"] < 0, -1, codes["city"] + len(above))
        return np.where(code < 0, lost, code), above + cities
    mapped = [higher.get(name, "") for name in cities]
    above = sorted({name for name in mapped if name})
    code = np.array(
        [above.index(name) if name else len(above) + i for i, name in enumerate(mapped)] + [-1]
    )
    return code[codes["city"]], above + cities


def _groups(codes, words, length: int) -> tuple[np.ndarray, tuple[tuple[str, ...], ...]]:
    """Return each combination's group, and what the groups are; those that occur, sorted."""
    if not codes:
        return np.zeros(length, dtype=np.int64), ((),)
    stacked = np.stack(codes, axis=1)
    found, at = np.unique(stacked, axis=0, return_inverse=True)
    names = [
        tuple("" if code < 0 else str(word[code]) for code, word in zip(row, words, strict=True))
        for row in found
    ]
    return at.ravel(), tuple(names)


def _singles(cell, own, number, shape) -> tuple[np.ndarray, np.ndarray]:
    """Return one row a kind of row without a cluster: count and total, and how many there are."""
    size = int(np.prod(shape))
    inside = np.bincount(cell, number * own, size)
    outside = np.bincount(cell, number * ~own, size)
    times = np.concatenate([inside, outside])
    kinds = np.flatnonzero(times)
    rows = np.zeros((2, len(kinds), size))
    rows[0, np.arange(len(kinds)), kinds % size] = kinds < size
    rows[1, np.arange(len(kinds)), kinds % size] = 1
    return rows.reshape(2, len(kinds), *shape), times[kinds]
