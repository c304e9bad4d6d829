"""Several files of one survey, such as one a wave, as one table."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence.collecting import collect
from scsi.evidence.survey.amounts import TYPED
from scsi.evidence.survey.columns import SUMMED, Headings, check_columns
from scsi.evidence.survey.frames import read_frame
from scsi.evidence.survey.table import ROW, Faults, Table, called, number

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def read_several(
    paths: Sequence[Path], name: str, columns: Headings, read: Callable[[Path, Headings], Table]
) -> Table:
    """Return the rows of several files one after the other, under our column names.

    A file without a column of waves is of the year in its name.

    Parameters
    ----------
    paths : sequence of Path
        The files.
    name : str
        What messages call them all.
    columns : Headings
        The caller's headings.
    read : callable
        Reads one of the files.
    """
    faults, understood, frames = Faults(name), [], []
    numbers: list[np.ndarray] = []
    words: set[str] = set()
    sample: dict[str, list] = {}
    headings: dict[str, str] = {}
    needed = [each for each in columns.needed if each != "wave"]
    for path in paths:
        table = read(path, Headings(columns, needed, columns.take))
        faults.take(table.faults)
        sample, headings = sample or table.sample, headings or table.headings
        if table.faults:
            continue
        frame, own = _rows(table)
        told = f"{called(path)}: {number(len(frame), 'row')}"
        if "wave" not in frame and "wave" in columns.needed:
            years = set(_YEAR.findall(path.stem))
            if len(years) != 1:
                faults.add(
                    f"no column wave in {called(path)}", "one, or one year in the file's name"
                )
                continue
            frame = frame.assign(wave=int(years.pop()))
            told += f" of wave {frame['wave'].iat[0] if len(frame) else '?'}, by its name"
        frames.append(frame)
        numbers.append(own)
        words.add(table.place)
        understood.append(told)
        understood += [f"{called(path)}: {line}" for line in table.understood]
    if faults:
        none = nw.from_native(pd.DataFrame())
        return Table(name, none, headings, understood, faults, sample=sample)
    first = set(frames[0].columns)
    for path, frame in zip(paths, frames, strict=True):
        if set(frame.columns) != first:
            other = ", ".join(sorted(set(frame.columns) ^ first))
            faults.add(
                f"{called(path)} with other columns than the first file: {other}", "the same"
            )
    faults.stop()
    together = pd.concat(frames, ignore_index=True)
    table = read_frame(together, check_columns({}, needed if "city" not in needed else ()), name)
    table.understood[:0] = understood
    table.sample = sample
    table.place = words.pop() if len(words) == 1 else "row"
    table.lines = np.concatenate(numbers)
    starts = np.cumsum([0, *map(len, numbers)])[:-1].tolist()
    table.files = [(first, called(path)) for first, path in zip(starts, paths, strict=True)]
    return table


def _rows(table: Table) -> tuple[pd.DataFrame, np.ndarray]:
    """Return the rows of one file, each cell as it is, and their own numbers."""
    frame = table.frame
    if ROW in frame.collect_schema().names():
        frame = frame.sort(ROW)
    rows = collect(frame)
    own = np.arange(len(rows), dtype=np.int64) if table.lines is None else table.lines
    if ROW in rows:
        own = rows[ROW].to_numpy(dtype=np.int64)
    for name in SUMMED:
        if TYPED.format(name) in rows:
            numbers = rows.pop(TYPED.format(name)).astype(object)
            rows[name] = numbers.where(numbers.notna(), rows[name].astype(object))
    return rows.drop(columns=[ROW], errors="ignore").astype(object), own
