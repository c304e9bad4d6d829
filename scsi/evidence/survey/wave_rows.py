"""Rows by their waves: those without one are set aside, those of others left out."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
import numpy as np
import pandas as pd

from scsi.evidence.survey.asked import Asked
from scsi.evidence.survey.columns import survey_columns
from scsi.evidence.survey.counted import KEYS, is_among, pairs_of
from scsi.evidence.survey.meanings import tell_bad, tell_read
from scsi.evidence.survey.table import Table, missing, number, places, quoted
from scsi.evidence.survey.waves import Waves, read_waves
from scsi.evidence.survey.words import nothing_in


def waves_of(table: Table, counts: Mapping, asked: Asked) -> Waves:
    """Read the waves; rows without one are set aside, or refused where that is asked for."""
    waves = read_waves(counts, asked.waves, nothing_in(counts, asked.empty))
    table.understood += waves.said
    tell_read(table, survey_columns()["wave"], _told_waves(waves), counts)
    lost = sum(counts[value] for value in waves.bad)
    if not lost:
        return waves
    if asked.strict or lost > sum(counts.values()) / 2 or not waves.order:
        tell_bad(table, survey_columns()["wave"], waves.bad, counts)
        return waves
    keys = table.offenders(is_among("wave", waves.bad), "wave", 10)
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


def of_waves(table: Table, tally: pd.DataFrame, waves: Waves) -> pd.DataFrame:
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


def tell_blank_waves(table: Table, tally: pd.DataFrame, meaning: Mapping) -> None:
    """Say first which waves have no row whose funding is known."""
    if table.faults:
        return
    known: dict[object, bool] = {}
    for value, words in pairs_of(tally, "wave", "funding").items():
        wave = meaning["wave"][value]
        there = any(meaning["funding"][word] is not None for word in words)
        known[wave] = known.get(wave, False) or there
    blank = sorted(str(wave) for wave, there in known.items() if wave is not None and not there)
    if blank:
        table.understood.insert(0, f"funding: empty in every row of wave {', '.join(blank)}")
