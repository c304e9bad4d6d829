"""Where a number comes from, in words: question, method, unit, target, and the rows of the data.

What stands behind a text, a table or a figure is kept in the metadata of its output (`behind` in
`scsi.showing.outputs`, or a finding's record). Here it becomes a note that a reader can follow back
to the data file, and to the paragraph and the sentence of the chapter.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from scsi.evidence.sources import data_path, datapackage
from scsi.showing.catalogue import catalogue, check_language, word
from scsi.showing.labels import confidence, place_label
from scsi.showing.methods.reading import lead

UNITS = {
    "Calibration": "cities",
    "CityCounts": "items",
    "DoubleCounting": "items",
    "Recalibration": "cities",
    "ShiftBoundary": "cities",
    "ShiftPriors": "cities",
    "ShiftReadings": "ShiftReadings",  # a choice of the grid
}
"""Units of sampling of answers that do not carry theirs; none for all others."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands behind a number, worded.

    Attributes
    ----------
    lines : tuple of (str, str)
        Label and text: question, method, unit of sampling, target, level, as far as there are any.
    rows : tuple of (str, tuple of str)
        Rows of the data: file and place in the chapter (or the source), and the rows' ids; none
        where the whole file is meant.
    """

    lines: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def basis(record: Mapping) -> tuple:
    """Return what makes two records one note: all but the data, or for bare rows the data too."""
    kind = record.get("type") or record.get("kind")
    parts = [record.get(part) for part in ("question", "method", "unit", "level")]
    return kind, *parts, *(record.get("data", ()) if kind in (None, "Rows") else ())


def note(records: Iterable[Mapping], lang: str) -> Note:
    """Word what stands behind numbers, from records that are alike but for their data.

    Parameters
    ----------
    records : iterable of mapping
        As `scsi.showing.outputs.behind` or a finding's record give them.
    lang : str
        Language of the words.

    Returns
    -------
    Note

    Examples
    --------
    >>> record = {"method": "score", "data": ["published_shares.csv#all-2019-public"]}
    >>> note([record], "en").rows
    (('published_shares.csv, paragraph 5, sentence 3', ('all-2019-public',)),)

    The 41 % of 2019 stand in the fifth paragraph of the chapter.
    """
    records = list(records)
    kind, question, method, unit, level, *_ = basis(records[0])
    if kind not in (None, "Rows"):
        unit = unit or UNITS.get(kind, "none")
    texts = {
        "question": _found(f"question.{question or kind}", lang),
        "method": lead(method or kind, lang) or method,
        "unit": _found(f"unit.{unit}", lang),
        "target": _found(f"target.{kind}", lang) or _found(f"target.{unit}", lang),
        "level": None if level is None else word("note.percent", lang, level=confidence(level)),
    }
    ids = dict.fromkeys(name for record in records for name in record.get("data", ()))
    groups: dict[str, list[str]] = {}
    for name in ids:
        place, row = _row(name, lang)
        groups.setdefault(place, []).extend([row] if row else [])
    return Note(
        tuple((word(f"note.{key}", lang), text) for key, text in texts.items() if text),
        tuple((place, tuple(rows)) for place, rows in groups.items()),
    )


def _found(key: str, lang: str) -> str | None:
    """Return a word of the catalogue, or None if it has no such key."""
    return word(key, lang) if key in catalogue(check_language(lang)) else None


def _row(name: str, lang: str) -> tuple[str, str]:
    """Return file and place of a row, and its id; what is no row of ours is named as it is."""
    file, _, key = name.partition("#")
    row = _rows(file).get(key)
    if row is None:
        return file, key
    place = _rows("sources.csv").get(row.get("source", ""), {}).get(f"title_{lang}", "")
    if row.get("paragraph"):
        place = place_label(int(row["paragraph"]), int(row["sentence"]), lang)
    return f"{file}, {place}" if place else file, key


@cache
def _rows(file: str) -> dict[str, dict[str, str]]:
    """Return the rows of one of the package's own data files by id; none of any other file."""
    if file not in {described["path"] for described in datapackage()["resources"]}:
        return {}
    with data_path(file).open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row for row in csv.DictReader(lines) if "id" in row}
