"""The survey: project rows that were read, understood and validated, and their counts."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence.collecting import collect
from scsi.evidence.counts import count_rows, recode
from scsi.evidence.survey.checks import KEYS, Understanding
from scsi.evidence.survey.opening import attempt
from scsi.evidence.survey.table import Table, missing, number
from scsi.vocabulary import Speaks, check_choice, form


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
    """

    name: str
    columns: tuple[str, ...]
    rows: int
    understood: tuple[str, ...]
    simulated: bool
    _table: Table = field(repr=False)
    _known: Understanding = field(repr=False)
    origin: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def __repr__(self) -> str:
        kind = "Simulated survey" if self.simulated else "Survey"
        waves = ", ".join(str(wave) for wave in self.waves)
        return f"{kind} {self.name}: {number(self.rows, 'row')} in {waves}"

    def _repr_html_(self) -> str:
        return form("html")(self)

    @cached_property
    def waves(self) -> tuple[int, ...]:
        """The waves, ascending."""
        return tuple(sorted({w for w in self._known.meaning["wave"].values() if w is not None}))

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

    def groups(self, by: Sequence[str], sums: Sequence[str] = ()) -> pd.DataFrame:
        """Return what `counts` does with the columns `by` categorical, each name held once."""
        by, sums = self._checked(by, sums)
        if not sums and set(by) <= set(KEYS):
            counted = self._known.tally
        else:
            numbers = {name: self._known.numbers[name].expression() for name in sums}
            counted = count_rows(self._table.frame, by, numbers)
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
        numbers = self._known.numbers
        found = collect(  # in one go: what is asked for twice may come in another order
            self._table.frame.select(
                *(numbers[n].expression() if n in numbers else nw.col(n) for n in self.columns)
            )
        )
        for name, meaning in self._known.meaning.items():
            lookup = _lookup(meaning)
            coded = pd.Categorical(found[name]) if found[name].dtype != object else None
            values = found[name].map(lookup) if coded is None else _taken(coded, lookup)
            found[name] = _typed(pd.Categorical(values))
        found = found.astype(dict.fromkeys(numbers, np.float64))
        ids = found["project_id"].map(lambda v: None if missing(v) else _id(v))
        return found.assign(project_id=ids.astype("str"))

    def profile(self):
        """Return what is in the survey: waves, cities, overlap, missing values, categories."""
        from scsi.evidence.survey.profile import profile_of

        return profile_of(self)


def _id(value: object) -> str:
    """Return a project's id as text."""
    return (
        str(int(value)) if isinstance(value, float) and value == int(value) else str(value).strip()
    )


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


def read_survey(
    source: object,
    columns: Mapping[str, str | None] = {},
    categories: Mapping[str, str | None] = {},
    *,
    encoding: str | None = None,
    separator: str | None = None,
    decimal: str | None = None,
    sheet: str | None = None,
    memory_limit: str = "2GB",
    check_ids: bool | None = None,
) -> Survey:
    """Read project rows from a file or a data frame, understand them and validate them.

    A survey has one row per project: ``project_id``, ``city``, ``wave``, ``funding`` (public,
    private or ppp) and, where there are, ``country``, ``region``, ``layer``, ``sector``,
    ``amount``, ``currency`` and ``weight``; ``data/CODEBOOK.md`` says what each allows. An empty
    funding or city is kept and counted. Nothing is guessed in silence: what was read otherwise than
    it stands is in ``understood``, and what cannot be understood is refused, all at once.

    Parameters
    ----------
    source : path or DataFrame
        A CSV, Excel or Parquet file, a folder or a pattern (``*``) of Parquet files, or a table of
        pandas, Polars, Arrow, DuckDB or Spark.
    columns : mapping of str to str or None
        From the table's heading to ours, as in pandas: ``{"year": "wave"}``; None leaves one out.
    categories : mapping of str to str or None
        From the table's word to ours: ``{"mixed": "ppp"}``; None stands for an empty cell.
    encoding, separator, decimal, sheet : str, optional
        What to take for granted in place of finding out: a text file's encoding, what separates
        its cells, the decimal mark of numbers in text, the sheet of a workbook.
    memory_limit : str
        What DuckDB may use for Parquet and for large text files.
    check_ids : bool, optional
        Whether to look for projects that are there twice in a wave; by default in tables of up to
        five million rows.

    Returns
    -------
    Survey

    Raises
    ------
    DataError
        If the table cannot be used: the first hundred faults, each with its place, what was found
        and what is allowed, and how many more there are.
    ValueError
        If an argument makes no sense.
    TypeError
        If `source` is neither a path nor a data frame.

    Examples
    --------
    >>> table = pd.DataFrame({"project_id": ["a", "b"], "city": ["Seoul", "Busan"],
    ...                       "year": [2022, 2022], "funding": ["Public", "mixed"]})
    >>> survey = read_survey(table, columns={"year": "wave"}, categories={"mixed": "ppp"})
    >>> survey.understood[2]
    "funding: 'Public' read as public (1 row); 'mixed' read as ppp (1 row)"

    The table's own words are translated, and the survey says so.
    """
    table, known = attempt(
        source,
        columns,
        categories,
        encoding=encoding,
        separator=separator,
        decimal=decimal,
        sheet=sheet,
        memory_limit=memory_limit,
        check_ids=check_ids,
    )
    table.faults.stop()
    origin = {
        "source": str(source) if isinstance(source, (str, os.PathLike)) else None,
        "columns": dict(columns),
        "categories": dict(categories),
        "encoding": encoding,
        "separator": separator,
        "decimal": decimal,
        "sheet": sheet,
    }
    understood = cast("Understanding", known)  # what is not understood has faults, and stopped
    return survey_of(table, understood, {name: given for name, given in origin.items() if given})


def survey_of(
    table: Table, known: Understanding, origin: Mapping[str, object] | None = None
) -> Survey:
    """Return the survey of a table that was understood."""
    return Survey(
        table.name,
        tuple(table.headings),
        known.rows,
        tuple(table.understood),
        known.simulated,
        table,
        known,
        origin or {},
    )
