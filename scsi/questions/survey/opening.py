"""A survey as a notebook or a command line names it, and the analysis told before it is read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scsi.evidence.simulate import example_survey
from scsi.evidence.survey import Survey, read_survey
from scsi.vocabulary import check_choice


def open_survey(
    file: str = "",
    columns: Iterable[str] = (),
    categories: Iterable[str] = (),
    *,
    encoding: str | None = None,
    separator: str | None = None,
    decimal: str | None = None,
    sheet: str | None = None,
    memory_limit: str = "2GB",
    reading: Iterable[str] = (),
) -> Survey:
    """Open a survey as a notebook names it: a file and pairs of words, or the simulated example.

    Parameters
    ----------
    file : str
        CSV, .xlsx or Parquet file, a folder or a pattern of Parquet files; empty for the simulated
        example that comes with the package.
    columns, categories : iterable of str
        Pairs ``THEIRS=OURS``, such as ``year=wave`` and ``mixed=ppp``; with nothing behind the
        sign a column is left out, a word stands for an empty cell.
    encoding, separator, decimal, sheet, memory_limit
        As in `scsi.read_survey`.
    reading : iterable of str
        Further options of `scsi.read_survey` as ``NAME=VALUE``, such as ``repeated_ids=keep``,
        ``mapping=mapping.toml`` or ``cluster=region``; one of several values is repeated.

    Returns
    -------
    Survey

    Raises
    ------
    ValueError
        For a pair without a sign, or one given with the example.
    DataError
        If the file cannot be used; as in `scsi.read_survey`.

    Examples
    --------
    >>> open_survey()
    Simulated survey example_survey.csv: 4,091 rows in 2019, 2022

    Without a file it is the example, and it says that it is simulated.
    """
    pairs = [pairs_of(name, texts) for name, texts in (("columns", columns),
                                                     ("categories", categories))]  # fmt: skip
    if not file:
        if any(pairs) or [*reading]:
            raise ValueError("columns and categories belong to a file; the example needs none")
        return example_survey()
    return read_survey(
        file, *pairs, encoding=encoding, separator=separator, decimal=decimal, sheet=sheet,
        memory_limit=memory_limit, **reading_of(reading),
    )  # fmt: skip


_ONE = ("mapping", "share_of", "title", "repeated_ids", "strict")
_SEVERAL = ("cluster", "waves", "empty", "rows", "clusters")


def reading_of(texts: Iterable[str]) -> dict[str, Any]:
    """Return options of reading from texts."""
    options: dict[str, Any] = {}
    for text in texts:
        name, _, value = text.partition("=")
        check_choice("reading", name, (*_ONE, *_SEVERAL))
        if name == "strict":
            options[name] = value == "True"
        elif name in _ONE:
            options[name] = value
        else:
            whole = name == "waves" and value.isdecimal()
            options[name] = (*options.get(name, ()), int(value) if whole else value)
    return options


def pairs_of(name: str, texts: Iterable[str]) -> dict[str, str | None]:
    """Return pairs of words, split at the last sign, or name the one that is none."""
    pairs = {}
    for text in [texts] if isinstance(texts, str) else texts:
        theirs, sign, ours = text.rpartition("=")
        if not sign or not theirs:
            raise ValueError(f"{name} needs THEIRS=OURS, such as year=wave; got {text!r}")
        pairs[theirs] = ours or None
    return pairs
