"""Ids of projects: empty ones, repeated ones, simulated ones."""

from collections.abc import Mapping

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence.collecting import collect
from scsi.evidence.survey.keys import clean
from scsi.evidence.survey.table import ROW, Table, missing, number, quoted
from scsi.evidence.survey.words import is_total

ID = "project_id"
SIMULATED = "simulated-"
IDS_CHECKED = 5_000_000
REPEATED = ("refuse", "keep")


def read_ids(
    table: Table, rows: int, waves: Mapping, check: bool | None, repeated: str = "refuse"
) -> bool:
    """Refuse projects that are there twice in a wave; return whether all are called simulated.

    Parameters
    ----------
    table : Table
        The rows.
    rows : int
        How many there are.
    waves : mapping
        The wave of each value of the column of waves.
    check : bool or None
        Whether to look at ids; None for up to `IDS_CHECKED` rows.
    repeated : str
        Whether repeated ids are refused or kept.
    """
    if ID not in table.headings:
        table.understood.append(f"no {ID}: rows are numbered")
        return False
    if check is False or (check is None and rows > IDS_CHECKED):
        table.understood.append(
            f"{ID}: not looked at (duplicates and empty ones); check_ids=True does"
        )
        return False
    quick = _quick(table, rows, waves)
    if quick is not None:
        return quick
    places = [ROW] if table.has_row_numbers() else []
    ids = collect(table.frame.select(ID, "wave", *places), coded=("wave",))
    whole = isinstance(ids[ID].dtype, np.dtype) and ids[ID].dtype.kind in "iu"
    text = [] if whole else texts(ids[ID])
    marks = ids[ID].to_numpy() if whole else np.fromiter(map(hash, text), np.int64, len(ids))
    empty = text.count("") if not whole and (marks == hash("")).any() else 0
    _tell_empty(table, empty)
    _tell_changed(table, ids[ID], text)
    if not _differ(marks):
        _tell_repeated(table, ids, text or [*map(str, marks.tolist())], waves, repeated)
    simulated = _simulated(text)
    _tell_simulated(table, simulated, len(text) - empty)
    return bool(simulated)


def _quick(table: Table, rows: int, waves: Mapping) -> bool | None:
    """Look at ids where the rows lie; None where that does not tell everything."""
    frame = table.frame
    if isinstance(frame, nw.DataFrame) or frame.collect_schema()[ID] != nw.String:
        return None
    column = nw.col(ID)
    found = table.count(
        {
            "odd": column.str.contains("[^!-~]"),
            "empty": column.is_null(),
            "simulated": column.str.starts_with(SIMULATED),
        }
    )
    if found["odd"]:
        return None
    keys = [ID] if len(waves) > len(set(waves.values())) else [ID, "wave"]
    groups = frame.filter(~column.is_null()).select(*keys).unique()
    distinct = int(collect(groups.select(n=nw.len()))["n"][0])
    if distinct != rows - found["empty"]:
        return None
    _tell_empty(table, found["empty"])
    _tell_simulated(table, found["simulated"], rows - found["empty"])
    return bool(found["simulated"])


def texts(ids: pd.Series) -> list[str]:
    """Return ids as texts without what is no part of them, nothing for an empty cell."""
    values = ids.tolist()
    try:
        joined = "".join(values)
    except TypeError:
        return [_text(one) for one in values]
    if joined.isascii() and joined.isprintable() and "_x" not in joined:
        return [*map(str.strip, values)]
    return [*map(clean, values)]


def _text(value: object) -> str:
    """Return one id as text."""
    if missing(value):
        return ""
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return clean(str(value))


def _tell_empty(table: Table, empty: int) -> None:
    """Say how many ids are empty."""
    if empty:
        table.understood.append(f"{ID}: empty in {number(empty, 'row')}, kept and counted")


def _tell_changed(table: Table, ids: pd.Series, text: list[str]) -> None:
    """Say how many ids hold what is no part of an id, and of which the first is."""
    changed = [
        value
        for value, read in zip(ids.tolist() if text else (), text, strict=True)
        if isinstance(value, str) and value.strip() != read and read
    ]
    if changed:
        table.understood.append(
            f"{ID}: {quoted(changed[0])} read as {clean(changed[0])}"
            + (f", and {number(len(changed) - 1, 'other row')} alike" if changed[1:] else "")
        )


def _simulated(text: list[str]) -> int:
    """Return how many ids are those of simulated projects; where there is none, at once."""
    if SIMULATED not in "\n".join(text):
        return 0
    return sum(one.startswith(SIMULATED) for one in text)


def _tell_simulated(table: Table, simulated: int, rows: int) -> None:
    """Refuse simulated projects among others."""
    if 0 < simulated < rows:
        table.faults.add(
            f"{number(simulated, 'simulated project')} among others",
            f"none whose id begins with {SIMULATED}, or only such",
            column=table.column(ID),
        )


def _differ(marks: np.ndarray) -> bool:
    """Whether no two whole numbers are the same."""
    if (marks[1:] > marks[:-1]).all():
        return True
    ordered = np.sort(marks)
    return bool((ordered[1:] != ordered[:-1]).all())


def _tell_repeated(
    table: Table, ids: pd.DataFrame, text: list[str], waves: Mapping, repeated: str
) -> None:
    """Blame, in one fault, the rows whose project is in an earlier row of the same wave."""
    found = ids["wave"].array
    wave = np.array([*map(waves.get, found.categories), waves.get(None)], dtype=object)[found.codes]
    names = np.array(text, dtype=object)
    pairs = pd.DataFrame({"id": pd.factorize(names)[0], "wave": pd.factorize(wave)[0]})
    filled = np.array([bool(one) and not is_total(one) for one in text])
    at = np.flatnonzero(filled & pairs.duplicated().to_numpy())
    if not len(at):
        return
    if repeated == "keep":
        table.understood.append(
            f"{ID}: {number(len(at), 'row')} with an id that is there before in the wave, kept"
        )
        return
    again = dict.fromkeys(names[at])
    first = next(iter(again))
    others = len(again) - 1
    found = f"{quoted(first)} again" + (f", and {number(others, 'other id')}" if others else "")
    within = {wave[i] for i in at}
    keys = _keys(table, ids, at[:10])
    table.faults.add(
        found,
        f"each once in {within.pop() if len(within) == 1 else 'a wave'}; or repeated_ids='keep'",
        column=table.column(ID),
        place=table.at(keys, len(at)) if keys else "",
        order=keys[0] if keys else -1,
        rows=len(at),
    )


def _keys(table: Table, ids: pd.DataFrame, at: np.ndarray) -> list[int]:
    """Return the reader's own numbers of some rows, none where rows have no number."""
    if ROW in ids:
        return table.own(ids[ROW].to_numpy()[at])
    return table.own(at) if isinstance(table.frame, nw.DataFrame) else []
