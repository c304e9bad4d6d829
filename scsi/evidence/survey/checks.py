"""Rows validated by counting: the distinct values of each column are read, never row by row.

One group-by over wave, city and funding serves both the validation of the three and every count
by them; other columns are counted one at a time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence import sources
from scsi.evidence.collecting import collect
from scsi.evidence.counts import COUNT, count_rows
from scsi.evidence.letters import written
from scsi.evidence.schema import rules
from scsi.evidence.survey.amounts import Numbers, read_numbers
from scsi.evidence.survey.columns import RESOURCE, SUMMED, Column, plain, survey_columns
from scsi.evidence.survey.table import Table, missing, number, quoted
from scsi.evidence.survey.words import Unread, allowed, as_they_stand, mappable, reader

KEYS = ("wave", "city", "funding")
IDS_CHECKED = 5_000_000
_TOLD = 8
SIMULATED = "simulated-"


@dataclass(frozen=True, slots=True, eq=False)
class Understanding:
    """What the values of a table mean.

    Attributes
    ----------
    tally : pandas.DataFrame
        Rows per wave, city and funding as found.
    meaning : dict of str to dict
        For each column of words, what each value found means; None for an empty cell.
    numbers : dict of str to Numbers
        How each column of numbers is read.
    rows : int
        How many rows there are.
    simulated : bool
        Whether the table says of itself that it is simulated.
    """

    tally: pd.DataFrame
    meaning: dict[str, dict]
    numbers: dict[str, Numbers]
    rows: int
    simulated: bool


def understand(
    table: Table, categories: Mapping[str, Mapping], decimal: str | None, check_ids: bool | None
) -> Understanding:
    """Read the values of a table; what has no meaning becomes a fault, what was read is said.

    Parameters
    ----------
    table : Table
        With all the columns a survey must have.
    categories : mapping
        The caller's words by column.
    decimal : str or None
        The decimal mark of numbers in text; None to find out.
    check_ids : bool or None
        Whether to look for project ids that are there twice; None for up to five million rows.
    """
    tally = count_rows(table.frame, KEYS)
    rows = int(tally[COUNT].sum())
    table.understood.insert(0, number(rows, "row"))
    if not rows:
        table.faults.add("no rows", "at least one")
    meaning = {}
    for name, column in survey_columns().items():
        if name in table.headings and name not in (*SUMMED, "project_id"):
            found = tally if name in KEYS else count_rows(table.frame, [name])
            meaning[name] = _meanings(table, column, found, categories.get(name, {}))
            _tell_letters(table, name, meaning[name].values())
    numbers = {
        name: read_numbers(table, name, least, survey_columns()[name].filled, decimal)
        for name in SUMMED
        if name in table.headings and (least := survey_columns()[name].minimum) is not None
    }
    simulated = _ids(table, rows, meaning["wave"], check_ids)
    return Understanding(tally, meaning, numbers, rows, simulated)


def occurrences(found: pd.DataFrame, name: str) -> dict[object, int]:
    """Return how many rows have each value of a column, missing values among them."""
    column = found[name].array
    counts = np.bincount(
        column.codes + 1, weights=found[COUNT], minlength=len(column.categories) + 1
    ).astype(np.int64)
    return dict(zip([None, *column.categories], counts.tolist(), strict=True))


def _meanings(table: Table, column: Column, found: pd.DataFrame, categories: Mapping) -> dict:
    """Return what each value of a column means."""
    counts = occurrences(found, column.name)
    needed = column.filled and counts[None]
    if not categories and not needed and as_they_stand(column, [*counts][1:]):
        _tell_read(table, column, {None: None}, counts)
        return dict(zip(counts, counts, strict=True))
    read = reader(column, categories)
    meant, bad = {}, []
    for value in counts:
        try:
            meant[value] = read(value)
        except (Unread, ValueError, OverflowError):
            bad.append(value)
    bad += _against_rules(column, meant)
    if column.name == "city":
        _join_spellings(meant, counts)
    empty = [value for value in meant if meant[value] is None and counts[value]]
    if column.filled and empty:
        bad += empty
    _tell_bad(table, column, [value for value in bad if counts[value]], counts)
    refused = set(bad)
    _tell_read(table, column, {v: m for v, m in meant.items() if v not in refused}, counts)
    unused = [word for word in categories if word not in {plain(str(v)) for v in counts}]
    if unused:
        table.understood.append(f"categories not found: {', '.join(map(quoted, unused))}")
    return meant


@cache
def _rules() -> dict[str, list]:
    """Return by column the tests of the rules; empty cells are looked at elsewhere."""
    fields = sources.resource(RESOURCE)["schema"]["fields"]
    return {field["name"]: [holds for _, holds in rules(field)] for field in fields}


def _against_rules(column: Column, meant: Mapping) -> list:
    """Return the values whose meaning the data package does not allow."""
    tests = _rules()[column.name]
    if column.allowed or not tests:
        return []  # a reader of allowed words gives no others
    filled = {value: str(meaning) for value, meaning in meant.items() if meaning is not None}
    texts = pd.Series([*filled.values()], dtype="str")
    held = np.all([holds(texts) for holds in tests], axis=0)
    return [value for value, holds in zip(filled, held, strict=True) if not holds]


def _join_spellings(meant: dict, counts: Mapping[object, int]) -> None:
    """Read names that differ in case only as the one that is written most often."""
    names = {name for name in meant.values() if name is not None}
    if len({name.casefold() for name in names}) == len(names):
        return
    spellings: dict[str, dict[str, int]] = {}
    for value, name in meant.items():
        if name is not None:
            known = spellings.setdefault(name.casefold(), {})
            known[name] = known.get(name, 0) + counts[value]
    best = {key: max(sorted(names), key=names.__getitem__) for key, names in spellings.items()}
    for value, name in meant.items():
        if name is not None:
            meant[value] = best[name.casefold()]


def _tell_bad(table: Table, column: Column, bad: list, counts: Mapping[object, int]) -> None:
    """Blame the rows whose value has no meaning."""
    words = [value for value in bad if not missing(value)]
    kind = nw.col(column.name)
    if words:
        table.blame(
            kind.is_in(words[:1000]),
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
    read += [f"{quoted(v)} read as an empty cell ({number(counts[v], 'row')})" for v in words]
    if read:
        table.understood.append(f"{column.name}: {'; '.join(read)}")
    empty = sum(counts[v] for v, m in meant.items() if m is None)
    if empty:
        table.understood.append(f"{column.name}: empty in {number(empty, 'row')}, kept and counted")


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


def _ids(table: Table, rows: int, waves: Mapping, check: bool | None) -> bool:
    """Refuse projects that are there twice in a wave; return whether all are called simulated."""
    if check is False or (check is None and rows > IDS_CHECKED):
        table.understood.append(
            "project_id: not looked at (duplicates and empty ones); check_ids=True does"
        )
        return False
    ids = collect(table.frame.select("project_id"))["project_id"]
    whole = isinstance(ids.dtype, np.dtype) and ids.dtype.kind in "iu"
    text = [] if whole else _texts(ids)
    marks = ids.to_numpy() if whole else np.fromiter(map(hash, text), np.int64, rows)
    empty = text.count("") if not whole and (marks == hash("")).any() else 0
    if empty:
        table.understood.append(f"project_id: empty in {number(empty, 'row')}, kept and counted")
    if not _differ(marks):
        _tell_twice(table, waves)
    simulated = _simulated(text)
    if 0 < simulated < len(text):
        table.faults.add(
            f"{number(simulated, 'simulated project')} among others",
            f"none whose id begins with {SIMULATED}, or only such",
            column=table.column("project_id"),
        )
    return bool(simulated)


def _texts(ids: pd.Series) -> list[str]:
    """Return ids as texts without spaces at their ends, nothing for an empty cell."""
    try:
        return [*map(str.strip, ids.tolist())]
    except TypeError:
        return ["" if missing(one) else str(one).strip() for one in ids.tolist()]


def _simulated(text: list[str]) -> int:
    """Return how many ids are those of simulated projects; where there is none, at once."""
    if SIMULATED not in "\n".join(text):
        return 0
    return sum(one.startswith(SIMULATED) for one in text)


def _differ(marks: np.ndarray) -> bool:
    """Whether no two whole numbers are the same."""
    if (marks[1:] > marks[:-1]).all():
        return True
    ordered = np.sort(marks)
    return bool((ordered[1:] != ordered[:-1]).all())


def _tell_twice(table: Table, waves: Mapping) -> None:
    """Blame each row whose project is in an earlier row of the same wave."""
    ids = collect(table.frame.select("project_id", "wave"), coded=("wave",))
    text = np.array(_texts(ids["project_id"]), dtype=object)
    found = ids["wave"].array
    wave = np.array([*map(waves.get, found.categories), waves.get(None)], dtype=object)[found.codes]
    pairs = pd.DataFrame({"id": pd.factorize(text)[0], "wave": pd.factorize(wave)[0]})
    at = np.flatnonzero((text != "") & pairs.duplicated().to_numpy())
    eager = isinstance(table.frame, nw.DataFrame)
    lines = table.lines if table.lines is not None else np.arange(len(ids))
    for i in at[:100].tolist():
        table.faults.add(
            f"{quoted(text[i])} again",
            f"each once in {wave[i]}",
            column=table.column("project_id"),
            place=f"{table.place} {lines[i]}" if eager else "",
            order=int(lines[i]) if eager else -1,
        )
    table.faults.more(max(len(at) - 100, 0))
