"""Rows validated by counting: the distinct values of each column are read, never row by row.

One group-by over wave, city and funding serves both the validation of the three and every count
by them; other columns are counted one at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import cast

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence import sources
from scsi.evidence.counts import COUNT, count_rows
from scsi.evidence.letters import written
from scsi.evidence.schema import rules
from scsi.evidence.survey.amounts import TYPED, Numbers, read_numbers
from scsi.evidence.survey.columns import RESOURCE, SUMMED, Column, survey_columns
from scsi.evidence.survey.ids import ID, IDS_CHECKED, read_ids
from scsi.evidence.survey.keys import folded, plain
from scsi.evidence.survey.places import PLACE, nearly_the_same, read_places, with_places
from scsi.evidence.survey.table import Table, missing, number, places, quoted
from scsi.evidence.survey.waves import Waves, read_waves
from scsi.evidence.survey.words import (
    TOTAL_STARTS,
    TOTAL_WORDS,
    Unread,
    allowed,
    as_they_stand,
    is_total,
    mappable,
    nothing_in,
    reader,
)
from scsi.vocabulary import check_choice

KEYS = ("wave", "city", "funding")
COUNTS = "count"
WITHIN = ("region", "country")
_NO_CLUSTER = (*SUMMED, ID, "wave", "funding")
"""What a city lies in."""
_TOLD = 8
_MOST_CITIES = 50_000


@dataclass(frozen=True, slots=True)
class Asked:
    """How the values of a table are to be read.

    Attributes
    ----------
    categories : mapping
        The caller's words by column, '' for those of any.
    decimal : str or None
        The decimal mark of numbers in text; None to find out.
    waves : sequence of int or str, optional
        The waves that are asked for, the earliest first.
    empty : sequence of str, optional
        Words for nothing, in place of those that are known.
    share_of : str or None
        The category whose share is asked for, where the table's own words are its categories.
    cluster : sequence of str
        The columns that make a cluster, in place of ``city``.
    strict : bool
        Whether rows without a readable wave, and amounts that cannot be read, are refused.
    check_ids : bool or None
        Whether to look at project ids; None for up to five million rows.
    repeated_ids : str
        Whether they are refused or kept.
    """

    categories: Mapping[str, Mapping] = field(default_factory=dict)
    decimal: str | None = None
    waves: Sequence[int | str] | None = None
    empty: Sequence[str] | None = None
    share_of: str | None = None
    cluster: Sequence[str] = ()
    strict: bool = False
    check_ids: bool | None = None
    repeated_ids: str = "refuse"


@dataclass(frozen=True, slots=True, eq=False)
class Understanding:
    """What the values of a table mean.

    Attributes
    ----------
    tally : pandas.DataFrame
        Rows per wave, city and funding as found.
    meaning : dict of str to dict
        For each column of words, what each value found means; None for an empty cell.
    held : dict of str to str
        The column of the frame that holds a key, where its name is another.
    waves : Waves
        The waves and their order.
    numbers : dict of str to Numbers
        How each column of numbers is read.
    rows : int
        How many rows there are.
    simulated : bool
        Whether the table says of itself that it is simulated.
    """

    tally: pd.DataFrame
    meaning: dict[str, dict]
    held: dict[str, str]
    waves: Waves
    numbers: dict[str, Numbers]
    rows: int
    simulated: bool


def understand(table: Table, asked: Asked) -> Understanding:
    """Read the values of a table; what has no meaning becomes a fault, what was read is said."""
    parts = _parts(table, asked)
    held = {"city": PLACE} if parts != ["city"] else {}
    if held:
        with_places(table, parts)
    keys = [held.get(name, name) for name in KEYS]
    tally = count_rows(table.frame, keys)
    if _without_totals(table, tally, asked, held):
        tally = count_rows(table.frame, keys)
    tally = tally.rename(columns={place: name for name, place in held.items()})
    if not len(tally):
        table.faults.add("no rows", "at least one")
    table.found["wave"] = occurrences(tally, "wave")
    waves = _waves(table, table.found["wave"], asked)
    if not table.faults:
        tally = _kept(table, tally, waves)
    rows = int(tally[COUNT].sum())
    table.understood.insert(0, number(rows, "row"))
    meaning = {"wave": waves.meaning}
    for name, column in survey_columns().items():
        if name not in (*table.headings, *held) or name in (*SUMMED, ID, "wave"):
            continue
        if name == "funding" and asked.share_of is not None:
            column = replace(column, allowed=(), words={})
        categories = {**asked.categories.get("", {}), **asked.categories.get(name, {})}
        if name in held:
            meaning[name] = _places(table, tally, parts, asked)
            continue
        found = tally if name in KEYS else count_rows(table.frame, [name])
        meaning[name] = _meanings(table, column, found, categories, asked)
    for name in meaning.keys() - {"wave"}:
        _tell_letters(table, name, meaning[name].values())
    _tell_blank_waves(table, tally, meaning)
    _tell_categories_not_found(table, asked, meaning)
    table.understood += nearly_the_same(_cities(tally, waves, meaning["city"]))
    _leave_out_blank(table)
    numbers = {
        name: read_numbers(table, survey_columns()[name], asked.decimal, asked.strict)
        for name in SUMMED
        if name in table.headings
    }
    tally = _weighed(table, tally, numbers, keys, held)
    _tell_unused_weight(table, numbers)
    simulated = read_ids(table, rows, waves.meaning, asked.check_ids, asked.repeated_ids)
    return Understanding(tally, meaning, held, waves, numbers, rows, simulated)


def _parts(table: Table, asked: Asked) -> list[str]:
    """Return the columns that make a cluster: a city within what it lies in, or those asked for."""
    if asked.cluster:
        for name in asked.cluster:
            check_choice("cluster", name, [n for n in table.headings if n not in _NO_CLUSTER])
        return [*asked.cluster]
    return ["city", *(name for name in WITHIN if name in table.headings)]


def tallied(
    frame,
    by: Sequence[str],
    numbers: Mapping[str, Numbers],
    sums: Sequence[str] = (),
    squares: bool = False,
) -> pd.DataFrame:
    """Count the projects of a frame by some columns, a row as many as its ``count`` says.

    With `squares` there are for each of `sums` the sum of its squares, ``NAME_square``, and the
    rows where it is above 0, ``NAME_above``.
    """
    added = {name: numbers[name].expression() for name in sums}
    if squares:
        for name in sums:
            value = numbers[name].expression()
            added[f"{name}_square"] = value * value
            added[f"{name}_above"] = (value > 0).cast(nw.Float64)
    if COUNTS not in numbers:
        return count_rows(frame, by, added)
    counted = count_rows(frame, by, added | {COUNTS: numbers[COUNTS].expression()})
    counted[COUNT] = counted[COUNTS].round().astype(np.int64)
    unasked = [] if COUNTS in sums else [COUNTS, f"{COUNTS}_known"]
    return counted.drop(columns=unasked)


def _leave_out_blank(table: Table) -> None:
    """Leave out columns that need a number in every row and have none in any."""
    for name in SUMMED:
        if name not in table.headings or not survey_columns()[name].filled:
            continue
        typed = TYPED.format(name) in table.frame.collect_schema().names()
        if not typed and not table.count({"filled": ~_blank(table, name)})["filled"]:
            table.understood.append(f"{name}: empty in every row, not used")
            del table.headings[name]


def _weighed(
    table: Table, tally: pd.DataFrame, numbers: Mapping, keys: Sequence[str], held: Mapping
) -> pd.DataFrame:
    """Return the tally with each row counted as often as it says."""
    if COUNTS not in numbers:
        return tally
    faults = numbers[COUNTS].faults
    if faults is not None:
        table.faults.take(faults)
    if table.faults:
        return tally
    value = numbers[COUNTS].expression()
    parts = value != value.round(0)
    broken = table.count({"parts": parts})["parts"]
    if broken:
        table.blame(parts, COUNTS, broken, "a whole number of projects")
        return tally
    counted = tallied(table.frame, keys, numbers)
    total = int(counted[COUNT].sum())
    table.understood.insert(1, f"count: the rows stand for {number(total, 'project')}")
    return counted.rename(columns={place: name for name, place in held.items()})


def _tell_unused_weight(table: Table, numbers: Mapping) -> None:
    """Say first that a weight is not used unless it is asked for."""
    if "weight" not in numbers or numbers["weight"].faults is not None:
        return
    if table.count({"other": numbers["weight"].expression() != 1})["other"]:
        table.understood.insert(
            0, "weight: not used, each row counts once; weight='weight' (--weight weight) uses it"
        )


def occurrences(found: pd.DataFrame, name: str) -> dict[object, int]:
    """Return how many rows have each value of a column, missing values among them."""
    column = found[name].array
    counts = np.bincount(
        column.codes + 1, weights=found[COUNT], minlength=len(column.categories) + 1
    ).astype(np.int64)
    return dict(zip([None, *column.categories], counts.tolist(), strict=True))


def _waves(table: Table, counts: Mapping, asked: Asked) -> Waves:
    """Read the waves; rows without one are set aside, or refused where that is asked for."""
    waves = read_waves(counts, asked.waves, nothing_in(counts, asked.empty))
    table.understood += waves.said
    _tell_read(table, survey_columns()["wave"], _told_waves(waves), counts)
    lost = sum(counts[value] for value in waves.bad)
    if not lost:
        return waves
    if asked.strict or lost > sum(counts.values()) / 2 or not waves.order:
        _tell_bad(table, survey_columns()["wave"], waves.bad, counts)
        return waves
    keys = table.offenders(_among("wave", waves.bad), "wave", 10)
    values = list(dict.fromkeys("empty" if missing(v) else quoted(v) for _, v in keys))
    if len(values) > 4:
        values = [*values[:4], "and others"]
    at = places(table.place, [key for key, _ in keys], lost) if table.numbered() else ""
    table.understood.insert(
        0,
        f"{number(lost, 'row')} set aside, whose wave cannot be read: {', '.join(values)}"
        + (f" ({at})" if at else ""),
    )
    return waves


def _told_waves(waves: Waves) -> dict:
    """Return what waves mean where that is told value by value."""
    return {} if waves.said else {v: m for v, m in waves.meaning.items() if m is not None}


def _among(name: str, values: Sequence) -> nw.Expr:
    """Return the condition that a column has one of some values, missing ones among them."""
    filled = [value for value in values if value is not None and value == value]
    condition = nw.col(name).is_in(filled)
    return condition | nw.col(name).is_null() if len(filled) < len(values) else condition


def _kept(table: Table, tally: pd.DataFrame, waves: Waves) -> pd.DataFrame:
    """Keep the rows whose wave can be read and is asked for."""
    if waves.unasked:
        told = ", ".join(map(str, sorted(waves.unasked, key=str)))
        table.understood.append(
            f"{number(sum(waves.unasked.values()), 'row')} of other waves left out: {told}"
        )
    kept = [value for value, wave in waves.meaning.items() if wave is not None]
    column = tally["wave"].array
    there = [None, *column.categories]
    if not kept or len(kept) == len(there) - (not (column.codes < 0).any()):
        return tally
    table.keep(nw.col("wave").is_in(kept))
    inside = np.array([value in set(kept) for value in column.categories] + [False])
    tally = tally[inside[column.codes]].reset_index(drop=True)
    return tally.assign(**{name: tally[name].array.remove_unused_categories() for name in KEYS})


def _without_totals(table: Table, tally: pd.DataFrame, asked: Asked, held: Mapping) -> bool:
    """Leave out rows that are a total of the others, refuse what may be one; whether any was."""
    place = held.get("city", "city")
    cities = [
        each
        for each in tally[place].array.categories
        if type(each) is str and each[:1] in TOTAL_STARTS and is_total(each.partition("\x1f")[0])
    ]
    totals = [_among(place, cities).fill_null(False)] if cities else []
    column = "city" if "city" in table.headings else place
    looked = asked.check_ids or (asked.check_ids is None and tally[COUNT].sum() <= IDS_CHECKED)
    if looked and ID in table.headings and table.frame.collect_schema()[ID] == nw.String:
        text = nw.col(ID).is_in(TOTAL_WORDS).fill_null(False)
        if table.count({"ids": text})["ids"]:
            totals.append(text)
            column = ID if not cities else column
    if not totals:
        return False
    total = totals[0] if len(totals) == 1 else totals[0] | totals[1]
    blank = _blank(table, "wave") & _blank(table, "funding")
    for key, value in table.offenders(total & ~blank, column):
        table.faults.add(
            f"what may be a total, {quoted(value)}",
            "a project, or a total without wave and funding",
            place=table.at([key], 1),
            order=key if table.numbered() else 0,
        )
    keys = [key for key, _ in table.offenders(total & blank, column)]
    if not keys:
        return False
    at = places(table.place, keys[:5], len(keys)) if table.numbered() else ""
    table.understood.append(f"{number(len(keys), 'total row')} left out: {at}".rstrip(": "))
    table.keep(~(total & blank))
    return True


def _blank(table: Table, name: str) -> nw.Expr:
    """Return the condition that a cell is empty."""
    column = nw.col(name)
    if table.frame.collect_schema()[name] == nw.String:
        return column.is_null() | (column.fill_null("").str.strip_chars() == "")
    return column.is_null()


def _cities(tally: pd.DataFrame, waves: Waves, meaning: Mapping) -> dict[object, set]:
    """Return the cities of each wave, none of either where they are very many."""
    found: dict[object, set] = {wave: set() for wave in waves.order}
    if len(tally["city"].array.categories) > _MOST_CITIES:
        return found
    for value, cities in _pairs(tally, "wave", "city").items():
        wave = waves.meaning.get(value)
        if wave is not None:
            found[wave] |= {meaning.get(city) for city in cities} - {None}
    return found


def _places(table: Table, tally: pd.DataFrame, parts: Sequence[str], asked: Asked) -> dict:
    """Return the city that each place means."""
    counts = cast("dict[str | None, int]", occurrences(tally, "city"))
    empty = nothing_in(
        {str(value).partition("\x1f")[0] for value in counts if value is not None}, asked.empty
    )
    readers = [
        reader(
            survey_columns()[name],
            {**asked.categories.get("", {}), **asked.categories.get(name, {})},
            empty,
        )
        for name in parts
    ]
    meaning, said = read_places(counts, readers, joined=bool(asked.cluster))
    table.understood += said
    if asked.cluster:
        told = " and ".join(parts)
        table.understood.append(
            f"clusters: {told} ({number(len({*meaning.values()} - {None}), 'cluster')})"
        )
        return meaning
    names: dict[object, int] = {}
    meant: dict[object, object] = {}
    for value, n in counts.items():
        if value is None:
            continue
        raw = value.partition("\x1f")[0] or None
        names[raw] = names.get(raw, 0) + n
        label = meaning[value]
        meant[raw] = None if label is None else label.partition(" (")[0] if said else label
    _tell_read(table, survey_columns()["city"], meant, names)
    return meaning


def _meanings(
    table: Table, column: Column, found: pd.DataFrame, categories: Mapping, asked: Asked
) -> dict:
    """Return what each value of a column means."""
    counts = table.found[column.name] = occurrences(found, column.name)
    needed = column.filled and counts[None]
    as_given = asked.empty is None and not any(plain(str(v)) in categories for v in [*counts][:99])
    if as_given and not needed and not categories and as_they_stand(column, [*counts][1:]):
        _tell_read(table, column, {None: None}, counts)
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
    _tell_bad(table, column, [value for value in bad if counts[value]], counts)
    refused = set(bad)
    _tell_read(table, column, {v: m for v, m in meant.items() if v not in refused}, counts)
    return meant


def _tell_blank_waves(table: Table, tally: pd.DataFrame, meaning: Mapping) -> None:
    """Say first which waves have no row whose funding is known."""
    if table.faults:
        return
    known: dict[object, bool] = {}
    for value, words in _pairs(tally, "wave", "funding").items():
        wave = meaning["wave"][value]
        there = any(meaning["funding"][word] is not None for word in words)
        known[wave] = known.get(wave, False) or there
    blank = sorted(str(wave) for wave, there in known.items() if wave is not None and not there)
    if blank:
        table.understood.insert(0, f"funding: empty in every row of wave {', '.join(blank)}")


def _pairs(tally: pd.DataFrame, name: str, other: str) -> dict[object, list]:
    """Return by value of a column the values of another that occur with it."""
    one, two = tally[name].array, tally[other].array
    width = len(two.categories) + 1
    found = np.unique((one.codes.astype(np.int64) + 1) * width + two.codes + 1)
    ones, twos = [None, *one.categories], [None, *two.categories]
    result: dict[object, list] = {}
    for key in found.tolist():
        result.setdefault(ones[key // width], []).append(twos[key % width])
    return result


def _tell_letters(table: Table, name: str, meant: Iterable) -> None:
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


def _tell_categories_not_found(table: Table, asked: Asked, meaning: Mapping[str, Mapping]) -> None:
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


def _tell_bad(table: Table, column: Column, bad: list, counts: Mapping[object, int]) -> None:
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


def _tell_read(table: Table, column: Column, meant: Mapping, counts: Mapping[object, int]) -> None:
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
