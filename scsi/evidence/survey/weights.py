"""Columns that say how much a row counts: counts of projects, weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from scsi.evidence.counts import COUNT
from scsi.evidence.survey.amounts import TYPED
from scsi.evidence.survey.columns import SUMMED, survey_columns
from scsi.evidence.survey.counted import COUNTS, is_blank, tallied
from scsi.evidence.survey.table import Table, number


def leave_out_blank(table: Table) -> None:
    """Leave out columns that need a number in every row and have none in any."""
    for name in SUMMED:
        if name not in table.headings or not survey_columns()[name].filled:
            continue
        typed = TYPED.format(name) in table.frame.collect_schema().names()
        if not typed and not table.count({"filled": ~is_blank(table, name)})["filled"]:
            table.understood.append(f"{name}: empty in every row, not used")
            del table.headings[name]


def counted_as_said(
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


def tell_weight(table: Table, numbers: Mapping) -> bool:
    """Whether rows have weights of their own; say first who uses them."""
    if "weight" not in numbers or numbers["weight"].faults is not None:
        return False
    if not table.count({"other": numbers["weight"].expression() != 1})["other"]:
        return False
    table.understood.insert(
        0,
        "weight: each row counts once where weight='weight' is not asked for; scsi survey asks "
        "for it",
    )
    return True
