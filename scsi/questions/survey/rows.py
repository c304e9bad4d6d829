"""Two waves of a survey as counts per city: what every question about a survey starts from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from scsi.evidence.survey import Survey
from scsi.inference.clusters import CityCounts
from scsi.vocabulary import Category, check_choice

CATEGORIES = tuple(str(category) for category in Category)
WEIGHTS = {"items": "n", "cities": "n", "money": "amount", "weight": "weight"}
"""What weighs a project, and the column that holds it."""
NO_CITY = ("each", "common", "out")
"""Rows without a city: a cluster each, one common cluster, left out."""
GROUPS = ("sector", "layer", "region", "country")


def checked_waves(
    survey: Survey, before: int | str | None, after: int | str | None
) -> tuple[int | str, int | str]:
    """Return the two waves to compare; they may be left out where the survey has just two."""
    there = ", ".join(map(str, survey.waves))
    if before is None and after is None and len(survey.waves) == 2:
        return survey.waves
    for name, wave in (("before", before), ("after", after)):
        if wave is None:
            if len(survey.waves) < 2:
                raise ValueError(f"{survey.name} has one wave, {there}; two are needed to compare")
            raise ValueError(
                f"{name} must name a wave; there are {there} (scsi.trend compares all)"
            )
        if wave not in survey.waves:
            whole = all(isinstance(each, int) for each in survey.waves)
            hint = ", as whole numbers" if isinstance(wave, str) and whole else ""
            raise ValueError(
                f"{survey.name} has no wave {wave!r} ({name}); there are {there}{hint}"
            )
    if before == after:
        raise ValueError(f"before and after must be two waves of {there}; got {before} twice")
    places = [survey.waves.index(wave) for wave in (before, after)]
    if places[0] > places[1]:
        raise ValueError(
            f"before must be the earlier wave; got before={before}, after={after}: "
            f"write before={after}, after={before}"
        )
    return survey.waves[places[0]], survey.waves[places[1]]


def checked_survey(survey: object) -> Survey:
    """Return a survey, or say how to make one."""
    if not isinstance(survey, Survey):
        told = repr(survey) if isinstance(survey, str) else type(survey).__name__
        source = told if isinstance(survey, str) else "table"
        raise TypeError(
            f"survey must be a Survey; got {told}: "
            f"read it first, survey = scsi.read_survey({source})"
        )
    return survey


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """Counts per cluster, and which clusters are cities with a name.

    Attributes
    ----------
    data : CityCounts
        Items of known funding, or their weight, per cluster.
    missing : ndarray, shape (2, k)
        Items of unknown funding, or their weight, before and after.
    named : ndarray of bool, shape (k,)
        False for rows without a city.
    """

    data: CityCounts
    missing: np.ndarray
    named: np.ndarray


class Coded(NamedTuple):
    """Rows as counted: for each combination that occurs its codes and its numbers.

    ``wave`` is 0 before and 1 after; -1 stands for an empty city, funding or group; ``n`` are
    rows, ``value`` their weight, ``known`` the rows that have one.
    """

    wave: np.ndarray
    city: np.ndarray
    funding: np.ndarray
    group: np.ndarray
    n: np.ndarray
    value: np.ndarray
    known: np.ndarray

    def where(self, kept: np.ndarray) -> Coded:
        """Return some of the combinations."""
        return Coded(*(column[kept] for column in self))


@dataclass(frozen=True, eq=False)
class WaveRows:
    """The rows of two waves, counted.

    Attributes
    ----------
    survey : Survey
    waves : tuple of int or str
        Before and after.
    weight : str
        What weighs a project, a key of `WEIGHTS`.
    group : str or None
        A column of `GROUPS` by which the rows are counted as well.
    """

    survey: Survey
    waves: tuple[int | str, int | str]
    weight: str = "items"
    group: str | None = None

    @property
    def money(self) -> bool:
        """Whether the numbers are weights, not numbers of items."""
        return WEIGHTS[self.weight] != "n"

    @cached_property
    def _counted(self) -> tuple[Coded, tuple[str, ...], tuple[str, ...]]:
        """The coded rows, the cities and the groups that they stand for."""
        column = WEIGHTS[self.weight]
        by = ["wave", "city", "funding", *([self.group] if self.group else [])]
        counts = self.survey.groups(by, [column] if self.money else [])
        wave, years = counts["wave"].array.codes, counts["wave"].array.categories
        asked = years.get_indexer(self.waves)
        counts = counts[np.isin(wave, asked)]
        city, cities = pd.factorize(counts["city"].array)
        group, groups = np.full(len(counts), -1), ()
        if self.group:
            group, groups = pd.factorize(counts[self.group].array, sort=True)
        coded = Coded(
            wave=(counts["wave"].array.codes == asked[1]).astype(np.int64),
            city=city,
            funding=_category_codes(counts["funding"].array, self.survey.categories),
            group=group,
            n=counts["n"].to_numpy(),
            value=counts[column].to_numpy(float),
            known=counts[f"{column}_known" if self.money else "n"].to_numpy(),
        )
        return coded, tuple(map(str, cities)), tuple(map(str, groups))

    @property
    def table(self) -> Coded:
        """The coded rows."""
        return self._counted[0]

    @property
    def names(self) -> tuple[str, ...]:
        """The cities."""
        return self._counted[1]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups, sorted; none where the rows are not counted by one."""
        return self._counted[2]

    def rows(self, of: str = "all") -> tuple[int, int]:
        """Return how many rows each wave has: all, without ``city``, ``funding`` or a weight."""
        table = self.table
        number = {
            "all": table.n,
            "city": np.where(table.city < 0, table.n, 0),
            "funding": np.where(table.funding < 0, table.n, 0),
            "weight": table.n - table.known,
        }[of]
        before, after = (int(number[table.wave == wave].sum()) for wave in (0, 1))
        return before, after

    def categories(self) -> tuple[str, ...]:
        """Return the categories that occur in either wave."""
        seen = set(self.table.funding.tolist())
        return tuple(name for code, name in enumerate(self.survey.categories) if code in seen)

    def tallies(self, category: str, table: Coded | None = None) -> np.ndarray:
        """Return sums by status, wave and city, shape (3, 2, cities + 1).

        Status 0 is the category, 1 another, 2 unknown; rows without a city come last.
        """
        table = self.table if table is None else table
        cities = len(self.names) + 1
        code = self.survey.categories.index(category)
        status = np.where(table.funding < 0, 2, np.where(table.funding == code, 0, 1))
        city = np.where(table.city < 0, cities - 1, table.city)
        at = (status * 2 + table.wave) * cities + city
        sums = np.bincount(at, weights=table.value, minlength=6 * cities)
        return sums.reshape(3, 2, cities)

    def clusters(self, category: str, no_city: str = "each", group: int | None = None) -> Clusters:
        """Return the counts per cluster, all rows or those of one group.

        By money a row without a city is never a cluster of its own: the sum of such rows is known,
        not each amount; ``"each"`` is then ``"common"``.
        """
        table = self.table if group is None else self.table.where(self.table.group == group)
        sums = self.tallies(category, table)
        sums, lost = sums[:, :, :-1], sums[:, :, -1]
        names = self.names
        named = np.ones(len(names), dtype=bool)
        if no_city != "out" and lost.any():
            extra = lost[:, :, None] if no_city == "common" or self.money else _singles(lost)
            sums = np.concatenate([sums, extra], axis=2)
            named = np.append(named, np.zeros(extra.shape[2], dtype=bool))
            names = (*names, *(f"\0{i}" for i in range(extra.shape[2])))
        here = np.asarray(sums.any(axis=(0, 1)))
        if not here.all():
            sums, named = sums[:, :, here], named[here]
            names = tuple(name for name, present in zip(names, here, strict=True) if present)
        known = sums[:2].sum(axis=0)
        for wave, total in zip(self.waves, known.sum(axis=1), strict=True):
            if total == 0:
                raise ValueError(self._empty(wave, no_city, group))
        data = CityCounts(
            cities=names,
            count_before=sums[0, 0],
            total_before=known[0],
            count_after=sums[0, 1],
            total_after=known[1],
            money=self.money,
        )
        return Clusters(data, sums[2], named)

    def _empty(self, wave: int | str, no_city: str, group: int | None) -> str:
        """Say what a wave lacks."""
        what = "no project whose funding is known"
        if self.money:
            what += f" and whose {WEIGHTS[self.weight]} is above 0"
        where = " with a city" if no_city == "out" else ""
        which = "" if group is None else f" in {self.groups[group]}"
        return f"wave {wave} of {self.survey.name} has {what}{where}{which}"


def _category_codes(funding: pd.Categorical, categories: Sequence[str]) -> np.ndarray:
    """Return each category's place among those of the survey, -1 where it is empty."""
    places = [categories.index(category) for category in funding.categories]
    return np.array([*places, -1])[funding.codes]


def _singles(lost: np.ndarray) -> np.ndarray:
    """Return one cluster per row without a city, shape (3, 2, rows), from their sums (3, 2)."""
    numbers = lost.ravel().astype(np.int64)
    singles = np.zeros((6, int(numbers.sum())))
    singles[np.repeat(np.arange(6), numbers), np.arange(singles.shape[1])] = 1
    return singles.reshape(3, 2, -1)


def rows_of(
    survey: Survey,
    before: int | str | None = None,
    after: int | str | None = None,
    category: str = "public",
    weight: str = "items",
    group: str | None = None,
) -> WaveRows:
    """Return the counted rows of two waves, or say what to ask for instead."""
    checked_survey(survey)
    waves = checked_waves(survey, before, after)
    check_category(survey, category)
    check_choice("weight", weight, WEIGHTS)
    column = WEIGHTS[weight]
    if column != "n" and column not in survey.columns:
        raise ValueError(f"weight={weight!r} needs a column {column!r}, which {survey.name} lacks")
    if group is not None:
        _check_group(survey, group)
    if column == "amount" and "currency" in survey.columns:
        _check_currency(survey, waves)
    return WaveRows(survey, waves, weight, group)


def check_category(survey: Survey, category: str) -> None:
    """Refuse what is no category; words of the table's own are mapped when it is read."""
    try:
        check_choice("category", category, survey.categories)
    except ValueError as error:
        if "did you mean" in str(error):
            raise
        raise ValueError(
            f"{error}; words of the table's own are mapped when it is read: "
            f"scsi.read_survey(..., categories={{{category!r}: 'ppp'}})"
        ) from None


def _check_group(survey: Survey, group: str) -> None:
    """Refuse a column that the survey does not have."""
    there = [name for name in ("city", *GROUPS) if name in survey.columns]
    if group not in there:
        raise ValueError(f"by must be one of {', '.join(there)} in {survey.name}; got {group!r}")


def _check_currency(survey: Survey, waves: Sequence[int | str]) -> None:
    """Refuse to add amounts in several currencies."""
    counts = survey.counts(["wave", "currency"])
    found = sorted(set(counts.loc[counts["wave"].isin(waves), "currency"].dropna()))
    if len(found) > 1:
        raise ValueError(
            f"weight='money' needs one currency; {survey.name} has {', '.join(found)}: "
            "convert the amounts, or use weight='items'"
        )
