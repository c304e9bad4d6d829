"""What each value of a column of words means, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence import sources
from scsi.evidence.letters import written
from scsi.evidence.schema import rules
from scsi.evidence.survey.asked import Asked
from scsi.evidence.survey.columns import RESOURCE, Column
from scsi.evidence.survey.counted import occurrences
from scsi.evidence.survey.keys import folded, plain
from scsi.evidence.survey.table import Table, missing, number, quoted
from scsi.evidence.survey.words import Unread, allowed, as_they_stand, mappable, nothing_in, reader

_TOLD = 8


def meanings_of(
    table: Table, column: Column, found: pd.DataFrame, categories: Mapping, asked: Asked
) -> dict:
    """Return what each value of a column means."""
    counts = table.found[column.name] = occurrences(found, column.name)
    needed = column.filled and counts[None]
    as_given = asked.empty is None and not any(plain(str(v)) in categories for v in [*counts][:99])
    if as_given and not needed and not categories and as_they_stand(column, [*counts][1:]):
        tell_read(table, column, {None: None}, counts)
        return dict(zip(counts, counts, strict=True))
    read = reader(column, categories, nothing_in(counts, asked.empty))
    meant, bad = {}, []
    for value in counts:
        try:
            meant[value] = read(value)
        except (Unread, ValueError, OverflowError):
            bad.append(value)
    bad += _against_rules(column, meant)
    if not column.allowed:
        _join_spellings(meant, counts)
    empty = [value for value in meant if meant[value] is None and counts[value]]
    if column.filled and empty:
        bad += empty
    tell_bad(table, column, [value for value in bad if counts[value]], counts)
    refused = set(bad)
    tell_read(table, column, {v: m for v, m in meant.items() if v not in refused}, counts)
    return meant


@cache
def _rules() -> dict[str, list]:
    """Return by column the tests of the data package's rules; empty cells are looked at elsewhere.

    They are asked directly: to load pandera, whose checks of the published tables are made of the
    same rules, takes longer than to read a million rows.
    """
    fields = sources.resource(RESOURCE)["schema"]["fields"]
    return {field["name"]: [holds for _, holds in rules(field)] for field in fields}


def _against_rules(column: Column, meant: Mapping) -> list:
    """Return the values whose meaning the data package does not allow."""
    tests = _rules().get(column.name)
    if column.allowed or not tests or (column.type == "string" and not column.pattern):
        return []  # a reader of allowed words gives no others, and any name is one
    filled = {value: str(meaning) for value, meaning in meant.items() if meaning is not None}
    texts = pd.Series([*filled.values()], dtype="str")
    held = np.all([holds(texts) for holds in tests], axis=0)
    return [value for value, holds in zip(filled, held, strict=True) if not holds]


def _join_spellings(meant: dict, counts: Mapping[object, int]) -> None:
    """Read names that differ in case only as the one that is written most often."""
    names = {name for name in meant.values() if name is not None}
    if len({folded(name) for name in names}) == len(names):
        return
    spellings: dict[str, dict[str, int]] = {}
    for value, name in meant.items():
        if name is not None:
            known = spellings.setdefault(folded(name), {})
            known[name] = known.get(name, 0) + counts[value]
    best = {key: max(sorted(names), key=names.__getitem__) for key, names in spellings.items()}
    for value, name in meant.items():
        if name is not None:
            meant[value] = best[folded(name)]


def tell_bad(table: Table, column: Column, bad: list, counts: Mapping[object, int]) -> None:
    """Blame the rows whose value has no meaning."""
    words = [value for value in bad if not missing(value)]
    kind = nw.col(column.name)
    if words:
        table.blame(
            kind.is_in(words),
            column.name,
            sum(counts[value] for value in words),
            mappable(column),
        )
    blank = [value for value in bad if missing(value)]
    if blank:
        spaces = [value for value in blank if isinstance(value, str)]
        condition = kind.is_null() | kind.is_in(spaces) if spaces else kind.is_null()
        table.blame(condition, column.name, sum(counts[value] for value in blank), allowed(column))


def tell_read(table: Table, column: Column, meant: Mapping, counts: Mapping[object, int]) -> None:
    """Say which values were read otherwise than they stand, and how many cells are empty."""
    changed = [
        (value, m)
        for value, m in meant.items()
        if m is not None and value != m and counts[value] and str(value) != str(m)
    ]
    read = [f"{quoted(v)} read as {m} ({number(counts[v], 'row')})" for v, m in changed[:_TOLD]]
    if len(changed) > _TOLD:
        read.append(f"and {number(len(changed) - _TOLD, 'other value')}")
    words = [v for v, m in meant.items() if m is None and not missing(v) and counts[v]]
    read += [
        f"{quoted(v)} read as an empty cell ({number(counts[v], 'row')})" for v in words[:_TOLD]
    ]
    if read:
        table.understood.append(f"{column.name}: {'; '.join(read)}")
    empty = sum(counts[v] for v, m in meant.items() if m is None)
    if empty:
        table.understood.append(f"{column.name}: empty in {number(empty, 'row')}, kept and counted")


def tell_letters(table: Table, name: str, meant: Iterable) -> None:
    """Say which names hold letters that figures and the PDF cannot show."""
    words = {str(word) for word in meant if word is not None}
    odd = sorted(word for word in words if written(word) != word)
    if odd:
        told = [f"{quoted(word)} as {quoted(written(word))}" for word in odd[:_TOLD]]
        if len(odd) > _TOLD:
            told.append(f"and {number(len(odd) - _TOLD, 'other')}")
        table.understood.append(
            f"{name}: characters that no font here has, which figures and the PDF write as code "
            f"points: {'; '.join(told)}"
        )


def tell_categories_not_found(table: Table, asked: Asked, meaning: Mapping[str, Mapping]) -> None:
    """Say which of the caller's words are in no row."""
    unused = []
    for name, words in asked.categories.items():
        columns = [name] if name else [*meaning]
        if not words or (name and name not in meaning):
            continue
        there = {
            plain(part)
            for column in columns
            for v in meaning[column]
            for part in str(v).split("\x1f")
        }
        unused += [word for word in words if word not in there]
    if unused:
        table.understood.append(f"categories not found: {', '.join(map(quoted, unused))}")
