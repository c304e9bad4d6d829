"""Two waves of a survey as counts per city: what every question about a survey starts from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from scsi.evidence.survey import Survey
from scsi.evidence.survey.keys import folded
from scsi.inference.clusters import CityCounts, WeightedWave
from scsi.vocabulary import Category, check_choice

DEFAULT = str(Category.PUBLIC)
"""The category whose share is compared where none is asked for."""
WEIGHTS = {"items": "n", "cities": "n", "money": "amount", "weight": "weight"}
"""What weighs a project, and the column that holds it."""
NO_CITY = ("each", "common", "out")
"""Rows without a city: a cluster each, one common cluster, left out."""
GROUPS = ("sector", "layer", "region", "country")
PERIOD = re.compile(r"(\d{4})(?:\s?(?:-|to|/|~|\.\.)\s?\d{4})?")


def checked_waves(
    survey: Survey, before: int | str | None, after: int | str | None
) -> tuple[int | str, int | str]:
    """Return the two waves to compare; they may be left out where the survey has just two."""
    there = ", ".join(map(str, survey.waves))
    if len(survey.waves) < 2:
        raise ValueError(f"{survey.name} has one wave, {there}; two are needed to compare")
    before, after = (wave_of(survey, wave) for wave in (before, after))
    if len(survey.waves) == 2:
        first, last = survey.waves
        before = before if before is not None else first if after in (None, last) else None
        after = after if after is not None else last if before == first else None
    for name, wave in (("before", before), ("after", after)):
        if wave is None:
            first, last = survey.waves[0], survey.waves[-1]
            raise ValueError(
                f"{survey.name} has {len(survey.waves)} waves, {there}; "
                f"say which two to compare, such as before={first!r}, after={last!r} "
                "(scsi.trend compares all)"
            )
        if wave not in survey.waves:
            hint = ""
            if PERIOD.fullmatch(str(wave)):
                hint = f"; a period is read as one wave: scsi.read_survey(..., waves=[{wave!r}, …])"
            raise ValueError(
                f"{survey.name} has no wave {wave!r} ({name}); there are {there}{hint}"
            )
    if before == after:
        raise ValueError(f"before and after must be two waves of {there}; got {before} twice")
    places = [survey.waves.index(wave) for wave in (before, after)]
    years = [PERIOD.match(str(wave)) for wave in (before, after)]
    turned = all(years) and int(years[0][1]) > int(years[1][1])  # type: ignore[index]
    if places[0] > places[1] or turned:
        raise ValueError(
            f"before must be the earlier wave; got before={before}, after={after}: "
            f"write before={after}, after={before}"
        )
    return survey.waves[places[0]], survey.waves[places[1]]


def wave_of(survey: Survey, wave: int | str | None) -> int | str | None:
    """Return a wave as the survey spells it: a year may be text, a name in other letters."""
    return next((own for own in survey.waves if folded(str(own)) == folded(str(wave))), wave)


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
    squares : tuple of two ndarray, shape (k,), or None
        Σw² of each cluster's rows before and after; None where every item weighs 1.
    waves : tuple of two WeightedWave, or None
        Sums over the rows of each cluster, where rows inside a city differ in their weights.
    """

    data: CityCounts
    missing: np.ndarray
    named: np.ndarray
    squares: tuple[np.ndarray, np.ndarray] | None = None
    waves: tuple[WeightedWave, WeightedWave] | None = None

    def select(self, kept: np.ndarray) -> Clusters:
        """Return some of the clusters; `kept` is a mask, shape (k,)."""
        squares = None if self.squares is None else (self.squares[0][kept], self.squares[1][kept])
        waves = None
        if self.waves is not None:
            waves = _taken(self.waves[0], kept), _taken(self.waves[1], kept)
        return Clusters(
            self.data.select(kept), self.missing[:, kept], self.named[kept], squares, waves
        )

    def present(self) -> Clusters:
        """Return the clusters with a known item in at least one wave."""
        here = self.data.in_before | self.data.in_after
        return self if here.all() else self.select(here)

    def alike(self) -> Clusters:
        """Return the same shares, each cluster that is in a wave at weight 1."""
        totals = self.data.total_before, self.data.total_after
        squares = totals if self.squares is None else self.squares
        ones = [
            np.divide(square, total**2, out=np.zeros(total.shape), where=total > 0)
            for square, total in zip(squares, totals, strict=True)
        ]
        return Clusters(self.data.weighted("cities"), self.missing, self.named, (ones[0], ones[1]))


def _taken(wave: WeightedWave, kept: np.ndarray) -> WeightedWave:
    """Return the sums of some clusters."""
    return WeightedWave(**{item.name: getattr(wave, item.name)[kept] for item in fields(wave)})


class Coded(NamedTuple):
    """Rows as counted: for each combination that occurs its codes and its numbers.

    ``wave`` is 0 before and 1 after; -1 stands for an empty city, funding or group; ``n`` are
    rows, ``value`` their weight, ``known`` the rows that have one, ``above`` those whose weight is
    above 0, ``square`` the sum of its squares.
    """

    wave: np.ndarray
    city: np.ndarray
    funding: np.ndarray
    group: np.ndarray
    n: np.ndarray
    value: np.ndarray
    known: np.ndarray
    above: np.ndarray
    square: np.ndarray

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
        counts = self.survey.groups(by, [column] if self.money else [], squares=self.money)
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
            above=counts[f"{column}_above" if self.money else "n"].to_numpy(float),
            square=counts[f"{column}_square" if self.money else "n"].to_numpy(float),
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

    def tallies(
        self, category: str, table: Coded | None = None, column: str = "value"
    ) -> np.ndarray:
        """Return sums of a column by status, wave and city, shape (3, 2, cities + 1).

        Status 0 is the category, 1 another, 2 unknown; rows without a city come last.
        """
        table = self.table if table is None else table
        cities = len(self.names) + 1
        code = self.survey.categories.index(category)
        status = np.where(table.funding < 0, 2, np.where(table.funding == code, 0, 1))
        city = np.where(table.city < 0, cities - 1, table.city)
        at = (status * 2 + table.wave) * cities + city
        sums = np.bincount(at, weights=getattr(table, column), minlength=6 * cities)
        return sums.reshape(3, 2, cities)

    def clusters(self, category: str, no_city: str = "each", group: int | None = None) -> Clusters:
        """Return the counts per cluster, all rows or those of one group.

        By money a row without a city is never a cluster of its own: the sum of such rows is known,
        not each amount; ``"each"`` is then ``"common"``.
        """
        table = self.table if group is None else self.table.where(self.table.group == group)
        columns = ("value", "above", "square") if self.money else ("value",)
        sums = np.stack([self.tallies(category, table, column) for column in columns])
        sums, lost = sums[..., :-1], sums[..., -1]
        names = self.names
        named = np.ones(len(names), dtype=bool)
        if no_city != "out" and lost[0].any():
            common = no_city == "common" or self.money
            extra = lost[..., None] if common else _singles(lost[0])[None]
            sums = np.concatenate([sums, extra], axis=-1)
            named = np.append(named, np.zeros(extra.shape[-1], dtype=bool))
            names = (*names, *(f"\0{i}" for i in range(extra.shape[-1])))
        here = np.asarray(sums[0].any(axis=(0, 1)))
        if not here.all():
            sums, named = sums[..., here], named[here]
            names = tuple(name for name, present in zip(names, here, strict=True) if present)
        known = sums[:, :2].sum(axis=1)
        for wave, total in zip(self.waves, known[0].sum(axis=1), strict=True):
            if total == 0:
                raise ValueError(self._empty(wave, no_city, group))
        waves = (_wave(sums, known, 0), _wave(sums, known, 1)) if self.money else None
        data = CityCounts(
            cities=names,
            count_before=sums[0, 0, 0],
            total_before=known[0, 0],
            count_after=sums[0, 0, 1],
            total_after=known[0, 1],
            money=self.money,
        )
        squares = (known[2, 0], known[2, 1]) if self.money else None
        return Clusters(data, sums[0, 2], named, squares, waves)

    def _empty(self, wave: int | str, no_city: str, group: int | None) -> str:
        """Say what a wave lacks."""
        what = "no project whose funding is known"
        if self.money:
            what += f" and whose {WEIGHTS[self.weight]} is above 0"
        where = " with a city" if no_city == "out" else ""
        which = "" if group is None else f" in {self.groups[group]}"
        return f"wave {wave} of {self.survey.name} has {what}{where}{which}"


def _wave(sums: np.ndarray, known: np.ndarray, at: int) -> WeightedWave:
    """Return the sums over the rows of each cluster in one wave, of known funding."""
    return WeightedWave(
        rows=known[1, at],
        weight=known[0, at],
        square=known[2, at],
        count=sums[1, 0, at],
        amount=sums[0, 0, at],
    )


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
    category: str | None = None,
    weight: str = "items",
    group: str | None = None,
) -> WaveRows:
    """Return the counted rows of two waves, or say what to ask for instead."""
    checked_survey(survey)
    waves = checked_waves(survey, before, after)
    category_of(survey, category)
    check_choice("weight", weight, WEIGHTS)
    column = WEIGHTS[weight]
    if column != "n" and column not in survey.columns:
        raise ValueError(f"weight={weight!r} needs a column {column!r}, which {survey.name} lacks")
    if group is not None:
        _check_group(survey, group)
    if column == "amount" and "currency" in survey.columns:
        _check_currency(survey, waves)
    return WaveRows(survey, waves, weight, group)


def category_of(survey: Survey, category: str | None) -> str:
    """Return a category as the survey spells it, by default the one that it was read for.

    Raises
    ------
    ValueError
        For what is no category; words of the table's own are asked for, or mapped, when it is read.
    """
    if category is None:
        return survey.categories[0] if survey.origin.get("share_of") else DEFAULT
    own = {folded(each): each for each in survey.categories}
    if folded(str(category)) in own:
        return own[folded(str(category))]
    try:
        return check_choice("category", category, survey.categories)
    except ValueError as error:
        if "did you mean" in str(error) or survey.origin.get("share_of"):
            raise
        raise ValueError(
            f"{error}; for a word of the table's own, scsi.read_survey(..., "
            f"share_of={str(category)!r}), or categories={{{str(category)!r}: 'ppp'}} to map it"
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
