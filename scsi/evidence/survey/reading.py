"""Project rows read from a file or a data frame, or looked at only."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

import pandas as pd

from scsi.evidence.survey.asked import Understanding
from scsi.evidence.survey.further import look_further
from scsi.evidence.survey.mapping import read_mapping
from scsi.evidence.survey.opening import attempt
from scsi.evidence.survey.profile import Profile, profile_of
from scsi.evidence.survey.survey import Survey, names_of, survey_of
from scsi.vocabulary import DataError

_DEFAULTS = {
    "encoding": None,
    "separator": None,
    "decimal": None,
    "sheet": None,
    "repeated_ids": "refuse",
    "waves": None,
    "empty": None,
    "strict": False,
    "share_of": None,
    "cluster": (),
}


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
    share_of: str | None = None,
    cluster: str | Sequence[str] = (),
    rows: Sequence[str] = (),
    clusters: Sequence[str] = (),
    title: str | Sequence[str] = (),
    mapping: str | os.PathLike | Mapping | None = None,
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
    share_of : str, optional
        The category whose share is asked for: the table's own words are then its categories,
        `categories` maps them to any others, and the share is that of this one against the rest.
    cluster : str or sequence of str
        What makes a cluster, if not the city: any columns of words, such as ``"region"`` or
        ``("city", "sector")``.
    rows, clusters : sequence of str
        What a row and a cluster are called: one, several and, in Korean, a third word.
    title : str or sequence of str
        A title of one's own, in English and in Korean.
    mapping : path or mapping, optional
        A file that ``scsi check --write`` wrote and its holder edited; what is given here as well
        comes first.

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
    options = {
        "encoding": encoding,
        "separator": separator,
        "decimal": decimal,
        "sheet": sheet,
        "repeated_ids": repeated_ids,
        "waves": waves,
        "empty": empty,
        "strict": strict,
        "share_of": share_of,
        "cluster": cluster,
    }
    words = {"rows": rows, "clusters": clusters, "title": title}
    if mapping is not None:
        held = read_mapping(mapping)
        columns, categories = held["columns"] | {**columns}, held["categories"] | {**categories}
        given = {name: each for name, each in options.items() if each != _DEFAULTS[name]}
        options |= held["reading"] | given
        words = held["names"] | {name: each for name, each in words.items() if each}
    names = names_of(**words)
    table, known = attempt(
        source, columns, categories, memory_limit=memory_limit, check_ids=check_ids, **options
    )
    table.faults.stop()
    origin = {
        "source": str(source) if isinstance(source, (str, os.PathLike)) else None,
        "columns": dict(columns),
        "categories": dict(categories),
        **{name: each for name, each in options.items() if each != _DEFAULTS[name]},
    }
    understood = cast(Understanding, known)  # what is not understood has faults, and stopped
    kept = {name: each for name, each in origin.items() if each}
    return survey_of(table, understood, kept, names)


def check_survey(
    source: object,
    columns: Mapping[str, str | None] = {},
    categories: Mapping[str, str | None] = {},
    *,
    mapping: str | os.PathLike | Mapping | None = None,
    **options,
) -> Profile:
    """Look at project rows without using them: what is there, what stands in the way.

    Parameters
    ----------
    source, columns, categories, mapping, **options
        As in `read_survey`.

    Returns
    -------
    Profile
        Also of a table that `read_survey` refuses: its faults are in ``in_the_way``, what its
        headings and words may mean in ``proposed``, and ``then`` is the next command.

    Examples
    --------
    >>> table = pd.DataFrame({"project_id": [1], "city": ["Seoul"], "wave": [2022],
    ...                       "funding": ["pubic"]})
    >>> print(check_survey(table).in_the_way[0].partition("; allowed")[0])
    Pandas table, row 0, column 'funding': found 'pubic'

    One word stands in the way, and it is named with its place; what is allowed follows.
    """
    held = read_mapping(mapping) if mapping is not None else {}
    columns = held.get("columns", {}) | {**columns}
    categories = held.get("categories", {}) | {**categories}
    options = held.get("reading", {}) | options
    try:
        table, known = attempt(source, columns, categories, **options)
    except DataError as error:
        faults = tuple(error.faults)
        name = faults[0].partition(": found")[0].partition(",")[0]
        return _unread(name, 0, (), faults)
    faults = tuple(table.faults.lines())
    found = look_further(
        source,
        columns,
        categories,
        options,
        table,
        known,
        held | ({"file": mapping} if isinstance(mapping, (str, os.PathLike)) else {}),
    )
    if faults or known is None:
        rows = known.rows if known else 0
        profile = _unread(table.name, rows, tuple(table.understood), (*faults, *found.faults))
    else:
        profile = profile_of(survey_of(table, known, _shown(options)))
    return replace(profile, proposed=found.told, then=found.command, or_then=found.own)


def _shown(options: Mapping[str, object]) -> dict[str, object]:
    """Return the options that a survey's categories depend on."""
    return {"share_of": options["share_of"]} if options.get("share_of") else {}


def _unread(name: str, rows: int, understood: tuple[str, ...], faults: tuple[str, ...]) -> Profile:
    """Return the profile of a table that cannot be used."""
    none = pd.DataFrame()
    return Profile(name, rows, False, none, none, none, none, understood, faults)
