"""Rows validated by counting: the distinct values of each column are read, never row by row.

One group-by over wave, city and funding serves both the validation of the three and every count
by them; other columns are counted one at a time.
"""

from __future__ import annotations

from dataclasses import replace

from scsi.evidence.counts import COUNT, count_rows
from scsi.evidence.survey.amounts import read_numbers
from scsi.evidence.survey.asked import Asked, Understanding
from scsi.evidence.survey.cities import cities_by_wave, parts_of, places_of
from scsi.evidence.survey.columns import SUMMED, survey_columns
from scsi.evidence.survey.counted import KEYS, occurrences
from scsi.evidence.survey.ids import ID, read_ids
from scsi.evidence.survey.meanings import meanings_of, tell_categories_not_found, tell_letters
from scsi.evidence.survey.places import PLACE, nearly_the_same, with_places
from scsi.evidence.survey.table import Table, number
from scsi.evidence.survey.totals import without_totals
from scsi.evidence.survey.wave_rows import of_waves, tell_blank_waves, waves_of
from scsi.evidence.survey.weights import counted_as_said, leave_out_blank, tell_weight


def understand(table: Table, asked: Asked) -> Understanding:
    """Read the values of a table; what has no meaning becomes a fault, what was read is said."""
    parts = parts_of(table, asked)
    held = {"city": PLACE} if parts != ["city"] else {}
    if held:
        with_places(table, parts)
    keys = [held.get(name, name) for name in KEYS]
    tally = count_rows(table.frame, keys)
    if without_totals(table, tally, asked, held):
        tally = count_rows(table.frame, keys)
    tally = tally.rename(columns={place: name for name, place in held.items()})
    if not len(tally):
        table.faults.add("no rows", "at least one")
    table.found["wave"] = occurrences(tally, "wave")
    waves = waves_of(table, table.found["wave"], asked)
    if not table.faults:
        tally = of_waves(table, tally, waves)
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
            meaning[name] = places_of(table, tally, parts, asked)
            continue
        found = tally if name in KEYS else count_rows(table.frame, [name])
        meaning[name] = meanings_of(table, column, found, categories, asked)
    for name in meaning.keys() - {"wave"}:
        tell_letters(table, name, meaning[name].values())
    tell_blank_waves(table, tally, meaning)
    tell_categories_not_found(table, asked, meaning)
    table.understood += nearly_the_same(cities_by_wave(tally, waves, meaning["city"]))
    leave_out_blank(table)
    numbers = {
        name: read_numbers(table, survey_columns()[name], asked.decimal, asked.strict)
        for name in SUMMED
        if name in table.headings
    }
    tally = counted_as_said(table, tally, numbers, keys, held)
    weighted = tell_weight(table, numbers)
    simulated = read_ids(table, rows, waves.meaning, asked.check_ids, asked.repeated_ids)
    return Understanding(tally, meaning, held, waves, numbers, rows, simulated, weighted)
