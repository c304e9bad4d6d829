"""The survey: project rows that were read, understood and validated, and their counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence.collecting import collect
from scsi.evidence.counts import recode
from scsi.evidence.survey.asked import Understanding
from scsi.evidence.survey.counted import KEYS, tallied
from scsi.evidence.survey.ids import ID, texts
from scsi.evidence.survey.keys import folded
from scsi.evidence.survey.profile import Profile, profile_of
from scsi.evidence.survey.table import Table, missing, number
from scsi.vocabulary import Category, Speaks, check_choice, form


@dataclass(frozen=True, slots=True)
class Names:
    """What the rows and the clusters of a survey are called, and its title, where it has own words.

    Attributes
    ----------
    rows, clusters : dict of str to tuple of str
        By language the word for one and for several; empty for projects and cities.
    title : dict of str to str
        By language; empty for the package's own.
    """

    rows: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    clusters: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    title: Mapping[str, str] = field(default_factory=dict)


def names_of(
    rows: Sequence[str] = (), clusters: Sequence[str] = (), title: Sequence[str] | str = ()
) -> Names:
    """Return names from words: one, several and, in Korean, a third; a title in both languages.

    Raises
    ------
    ValueError
        If there are other than one to three words.
    """
    nouns: dict[str, dict[str, tuple[str, str]]] = {}
    for name, words in (("rows", rows), ("clusters", clusters)):
        words = [words] if isinstance(words, str) else [*words]
        if len(words) > 3 or not all(isinstance(word, str) and word.strip() for word in words):
            raise ValueError(
                f"{name} must be a word for one, one for several and one in Korean, "
                f"such as ('hospital', 'hospitals', '병원'); got {words!r}"
            )
        nouns[name] = {}
        if words:
            one, several = words[0], words[min(1, len(words) - 1)]
            nouns[name] = {
                "en": (one, several),
                "ko": (words[-1], words[-1]) if len(words) == 3 else (several, several),
            }
    titles = [title] if isinstance(title, str) else [*title]
    told = {lang: text for lang, text in zip(("en", "ko"), titles * 2, strict=False) if text}
    return Names(nouns["rows"], nouns["clusters"], told)


@dataclass(frozen=True, eq=False, repr=False)
class Survey(Speaks):
    """Project rows, understood and validated: `read_survey` makes one.

    Attributes
    ----------
    name : str
        The file's name, or the kind of data frame.
    columns : tuple of str
        Which of a survey's columns it has.
    rows : int
        How many rows, those without a city or a funding among them.
    understood : tuple of str
        What was read otherwise than it stands, left out or taken for granted.
    simulated : bool
        Whether the rows are simulated: every project id begins with ``simulated-``. Whoever shows
        a number of such a survey says so.
    origin : mapping
        How it was read: the arguments of `read_survey` that were given, and, from a file,
        ``source``, its path.
    names : Names
        What a row and a cluster are called, and the title.
    """

    name: str
    columns: tuple[str, ...]
    rows: int
    understood: tuple[str, ...]
    simulated: bool
    _table: Table = field(repr=False)
    _known: Understanding = field(repr=False)
    origin: Mapping[str, Any] = field(default_factory=dict, repr=False)
    names: Names = field(default_factory=lambda: Names(), repr=False)

    def __repr__(self) -> str:
        kind = "Simulated survey" if self.simulated else "Survey"
        waves = ", ".join(str(wave) for wave in self.waves)
        return f"{kind} {self.name}: {number(self.rows, 'row')} in {waves}"

    def _repr_html_(self) -> str:
        return form("html")(self)

    @cached_property
    def waves(self) -> tuple[int | str, ...]:
        """The waves, the earliest first."""
        there = {wave for wave in self._known.meaning["wave"].values() if wave is not None}
        return tuple(wave for wave in self._known.waves.order if wave in there)

    @property
    def headings(self) -> Mapping[str, str]:
        """The table's own heading of each of our columns that it has."""
        return self._table.headings

    @property
    def weighted(self) -> bool:
        """Whether the rows have weights of their own, other than 1."""
        return self._known.weighted

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The categories: public, private and ppp, or the table's own, that asked for first."""
        first = self.origin.get("share_of")
        if first is None:
            return tuple(map(str, Category))
        own = {meant for meant in self._known.meaning["funding"].values() if meant is not None}
        first = next((each for each in own if folded(each) == folded(str(first))), None)
        return tuple(sorted(own, key=lambda each: (each != first, folded(each))))

    def counts(self, by: Sequence[str] = KEYS, sums: Sequence[str] = ()) -> pd.DataFrame:
        """Count the projects.

        Parameters
        ----------
        by : sequence of str
            Any of ``wave``, ``city``, ``funding``, ``country``, ``region``, ``layer``, ``sector``
            and ``currency`` that the survey has.
        sums : sequence of str
            ``amount`` and ``weight``, to be added up as well.

        Returns
        -------
        pandas.DataFrame
            One row for each combination that occurs, ascending by `by` with missing ones last;
            ``n`` is int64. For each of `sums` its sum and, as ``NAME_known``, the number of
            projects that have it.

        Raises
        ------
        ValueError
            If a column is not there, or amounts in several currencies would be added.

        Examples
        --------
        >>> from scsi.evidence.survey import read_survey
        >>> rows = {"project_id": [1, 2], "city": ["Seoul", None], "wave": [2022, 2022],
        ...         "funding": ["public", "public"]}
        >>> read_survey(pd.DataFrame(rows)).counts(["wave", "funding"])["n"].tolist()
        [2]

        Both projects count, also the one whose city is not known.
        """
        result = self.groups(by, sums)
        keys = result.select_dtypes("category")
        return result.assign(**{name: _typed(keys[name].array) for name in keys})

    def groups(
        self, by: Sequence[str], sums: Sequence[str] = (), squares: bool = False
    ) -> pd.DataFrame:
        """Return what `counts` does with the columns `by` categorical, each name held once.

        With `squares` there are for each of `sums` the sum of its squares, ``NAME_square``, and the
        rows where it is above 0, ``NAME_above``.
        """
        by, sums = self._checked(by, sums)
        if not sums and set(by) <= set(KEYS):
            counted = self._known.tally
        else:
            held = self._known.held
            places = [held.get(name, name) for name in by]
            counted = tallied(self._table.frame, places, self._known.numbers, sums, squares)
            counted = counted.rename(columns={column: name for name, column in held.items()})
        unasked = [name for name in KEYS if name in counted and name not in by]
        counted = counted.drop(columns=unasked) if unasked else counted
        return recode(counted, {name: _lookup(self._known.meaning[name]) for name in by})

    def _checked(self, by: Sequence[str], sums: Sequence[str]) -> tuple[list[str], list[str]]:
        """Return what to count by and to add up, or refuse it."""
        by, sums = ([x] if isinstance(x, str) else list(x) for x in (by, sums))
        if not by or len(set(by)) < len(by):
            raise ValueError(f"by must name at least one column, each once; got {by!r}")
        for name in by:
            check_choice("by", name, self._known.meaning)
        for name in sums:
            check_choice("sums", name, self._known.numbers)
            self._known.numbers[name].usable()
        if "amount" in sums and "currency" in self.columns and "currency" not in by:
            found = {c for c in self._known.meaning["currency"].values() if c is not None}
            if len(found) > 1:
                raise ValueError(
                    f"amounts in {', '.join(sorted(found))} cannot be added; count by currency too"
                )
        return by, sums

    def to_frame(self) -> pd.DataFrame:
        """Return the rows as a `pandas.DataFrame`, in our names and words.

        For tables that fit in memory; what is missing stays missing, and no row is left out.
        """
        numbers, held = self._known.numbers, self._known.held
        for each in numbers.values():
            each.usable()
        found = collect(  # in one go: what is asked for twice may come in another order
            self._table.frame.select(
                *(
                    numbers[n].expression() if n in numbers else nw.col(held.get(n, n)).alias(n)
                    for n in self.columns
                )
            )
        )
        for name, meaning in self._known.meaning.items():
            lookup = _lookup(meaning)
            coded = pd.Categorical(found[name]) if found[name].dtype != object else None
            values = found[name].map(lookup) if coded is None else _taken(coded, lookup)
            found[name] = _typed(pd.Categorical(values))
        found = found.astype(dict.fromkeys(numbers, np.float64))
        if ID not in found:
            return found.assign(project_id=[*map(str, range(1, len(found) + 1))])
        return found.assign(project_id=[text or None for text in texts(found[ID])]).astype(
            {ID: "str"}
        )

    def profile(self) -> Profile:
        """Return what is in the survey: waves, cities, overlap, missing values, categories."""
        return profile_of(self)


def _lookup(meaning: Mapping):
    """Return the function from a value as found to its meaning."""
    return lambda value: (
        meaning[value] if value in meaning else meaning[None if missing(value) else value]
    )


def _taken(coded: pd.Categorical, lookup) -> np.ndarray:
    """Return the meanings of coded values."""
    meant = np.array([*map(lookup, coded.categories), None], dtype=object)
    return meant[coded.codes]


def _typed(keys: pd.Categorical):
    """Return keys as int64 if they are whole numbers, as text otherwise, each name held once."""
    categories = keys.categories.to_numpy(dtype=object)
    if len(categories) and all(type(value) is int for value in categories):
        if (keys.codes >= 0).all():
            return categories.astype(np.int64)[keys.codes]
        return pd.array(np.append(categories, np.array([None]))[keys.codes], dtype="Int64")
    return pd.array(categories, dtype="str").take(keys.codes, allow_fill=True)


def survey_of(
    table: Table,
    known: Understanding,
    origin: Mapping[str, object] | None = None,
    names: Names | None = None,
) -> Survey:
    """Return the survey of a table that was understood."""
    return Survey(
        table.name,
        tuple(dict.fromkeys([*table.headings, *known.held])),
        known.rows,
        tuple(table.understood),
        known.simulated,
        table,
        known,
        origin or {},
        names or Names(),
    )
