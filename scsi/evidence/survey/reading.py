"""Project rows read from a file or a data frame, or looked at only."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

import pandas as pd

from scsi.evidence.survey.opening import attempt
from scsi.evidence.survey.profile import Profile, profile_of
from scsi.evidence.survey.survey import Survey, survey_of
from scsi.vocabulary import DataError


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
    repeated_ids: str = "refuse",
    waves: Sequence[int | str] | None = None,
    empty: Sequence[str] | None = None,
    strict: bool = False,
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
    repeated_ids : str
        ``"refuse"``, or ``"keep"`` where the same id stands for several rows of a wave.
    waves : sequence of int or str, optional
        The waves that are asked for, the earliest first; rows of others are left out. A text such
        as ``"2014-2016"`` makes one wave of three years.
    empty : sequence of str, optional
        Words that stand for an empty cell in any column, in place of those that are known, such as
        ``n/a``, ``unknown`` and ``미상``.
    strict : bool
        Whether rows without a readable wave, and amounts that cannot be read, refuse the table;
        otherwise the rows are set aside and told, and the amounts are refused where they are used.

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
        repeated_ids=repeated_ids,
        waves=waves,
        empty=empty,
        strict=strict,
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
        "repeated_ids": repeated_ids if repeated_ids != "refuse" else None,
        "waves": tuple(waves) if waves else None,
        "empty": None if empty is None else tuple(empty),
        "strict": strict,
    }
    return survey_of(table, known, {name: given for name, given in origin.items() if given})


def check_survey(
    source: object,
    columns: Mapping[str, str | None] = {},
    categories: Mapping[str, str | None] = {},
    **options,
) -> Profile:
    """Look at project rows without using them: what is there, what stands in the way.

    Parameters
    ----------
    source, columns, categories, **options
        As in `read_survey`.

    Returns
    -------
    Profile
        Also of a table that `read_survey` refuses: its faults are in ``in_the_way``.

    Examples
    --------
    >>> table = pd.DataFrame({"project_id": [1], "city": ["Seoul"], "wave": [2022],
    ...                       "funding": ["pubic"]})
    >>> print(check_survey(table).in_the_way[0].partition("; allowed")[0])
    Pandas table, row 0, column 'funding': found 'pubic'

    One word stands in the way, and it is named with its place; what is allowed follows.
    """
    try:
        table, known = attempt(source, columns, categories, **options)
    except DataError as error:
        none = pd.DataFrame()
        faults = tuple(error.faults)
        name = faults[0].partition(": found")[0].partition(",")[0]
        return Profile(name, 0, False, none, none, none, none, (), faults)
    if table.faults or known is None:
        none = pd.DataFrame()
        return Profile(
            table.name,
            known.rows if known else 0,
            False,
            none,
            none,
            none,
            none,
            tuple(table.understood),
            tuple(table.faults.lines()),
        )
    return profile_of(survey_of(table, known))
