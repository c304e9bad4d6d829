"""What a batch runs over: cases, each with its parameters, its folder and its names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from scsi.evidence.published import load_chapter
from scsi.showing.catalogue import word
from scsi.vocabulary import LANGUAGES, check_choice

_LONGEST_NAME = 80
_RANGES = ("cities",)


@dataclass(frozen=True, slots=True)
class Case:
    """One run of a batch.

    Attributes
    ----------
    folder : str
        Name of its folder.
    texts : dict of str to str
        Its parameters, as they are typed on a command line.
    names, groups : dict of str to str
        Per language its name, and the group under which it is listed; no groups where cases are
        listed by their parameters.
    place : str
        Where its parameters were given, for messages.
    """

    folder: str
    texts: dict[str, str]
    names: dict[str, str]
    groups: dict[str, str] = field(default_factory=dict)
    place: str = ""


def cities() -> list[Case]:
    """Return the cities surveyed, by region."""
    published = load_chapter()
    names = published.names
    rows = published.cities.sort_values(["region", "id"]).itertuples()
    return [
        Case(
            row.id,
            {"city": row.id},
            {lang: names.city(row.id, lang) for lang in LANGUAGES},
            {lang: word(f"region.{row.region}", lang) for lang in LANGUAGES},
        )
        for row in rows
    ]


def cases_over(what: str) -> list[Case]:
    """Return what ``--over`` stands for: the cities, or the rows of a CSV file.

    Raises
    ------
    ValueError
        If it is neither, or if the file cannot be read.
    """
    if what == "cities":
        return cities()
    path = Path(what)
    if path.suffix.lower() == ".csv" or path.exists():
        return _rows_of(path)
    check_choice("--over", what, _RANGES)
    raise AssertionError(what)


def _rows_of(path: Path) -> list[Case]:
    """Return a case for each row; a column is a parameter, an empty cell leaves its default.

    A column ``name`` gives the folders' names. Rows without any cell are no cases.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = [(reader.line_num, row) for reader in [csv.reader(file)] for row in reader]
    except OSError as error:
        raise ValueError(f"--over {path}: {error.strerror}") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValueError(f"--over {path} is no CSV file in UTF-8: {error}") from None
    filled = [(number, row) for number, row in lines if any(cell.strip() for cell in row)]
    if len(filled) < 2:
        raise ValueError(f"--over {path} has no row below its headings")
    (line, heads), *rows = filled
    heads = [head.strip() for head in heads]
    faults = [
        f"{path}, line {line}: {head!r} heads two columns"
        if head
        else f"{path}, line {line}: column {heads.index(head) + 1} has no heading"
        for head in sorted({each for each in heads if heads.count(each) > 1 or not each})
    ]
    faults += [
        f"{path}, line {number}: {len(row)} cells under {len(heads)} headings"
        for number, row in rows
        if len(row) != len(heads)
    ]
    if faults:
        raise ValueError("\n".join(faults))
    told = [
        (
            f"{path}, line {number}",
            {head: cell.strip() for head, cell in zip(heads, row, strict=True) if cell.strip()},
        )
        for number, row in rows
    ]
    return _named((place, texts.pop("name", ""), texts) for place, texts in told)


def grid_of(axes: Iterable[str]) -> list[Case]:
    """Return every combination of the values of ``NAME=VALUE,VALUE`` axes, the last one fastest.

    Raises
    ------
    ValueError
        If an axis is written otherwise or names a parameter that another one names.

    Examples
    --------
    >>> [case.folder for case in grid_of(["size_before=50,100", "icc=0,0.05"])][:3]
    ['size_before=50_icc=0', 'size_before=50_icc=0.05', 'size_before=100_icc=0']

    Each of the four runs has a folder that says what it is.
    """
    values: dict[str, list[str]] = {}
    for axis in axes:
        name, equals, listed = axis.partition("=")
        texts = [text.strip() for text in listed.split(",")]
        if not (equals and name.strip() and all(texts)):
            raise ValueError(f"--grid takes NAME=VALUE,VALUE such as icc=0,0.05; got {axis!r}")
        if name.strip() in values:
            raise ValueError(f"--grid names {name.strip()} twice; write its values in one list")
        values[name.strip()] = list(dict.fromkeys(texts))
    combined = [dict(zip(values, each, strict=True)) for each in product(*values.values())]
    return _named(("--grid", "", texts) for texts in combined)


def _named(cases: Iterable[tuple[str, str, dict[str, str]]]) -> list[Case]:
    """Return cases with folders whose names are safe everywhere and are each given once."""
    taken: set[str] = set()
    named = []
    for place, name, texts in cases:
        said = name or " ".join(f"{key}={value}" for key, value in texts.items())
        stem = re.sub(r"[^\w.=+-]+", "_", said).strip("_.")[:_LONGEST_NAME].strip("_.") or "run"
        if re.search(r"\.failed(-\d+)?$|\.new$|\.kept$", stem):
            stem += "-"
        folder, number = stem, 1
        while folder.casefold() in taken:
            number += 1
            folder = f"{stem}_{number}"
        taken.add(folder.casefold())
        named.append(Case(folder, texts, dict.fromkeys(LANGUAGES, said or folder), place=place))
    return named
