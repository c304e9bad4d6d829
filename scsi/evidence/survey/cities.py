"""The cities, or other clusters, that the rows of a table lie in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import pandas as pd

from scsi.evidence.survey.asked import Asked
from scsi.evidence.survey.columns import SUMMED, survey_columns
from scsi.evidence.survey.counted import occurrences, pairs_of
from scsi.evidence.survey.ids import ID
from scsi.evidence.survey.meanings import tell_read
from scsi.evidence.survey.places import parts_of_place, read_places
from scsi.evidence.survey.table import Table, number
from scsi.evidence.survey.waves import Waves
from scsi.evidence.survey.words import nothing_in, reader
from scsi.vocabulary import check_choice

WITHIN = ("region", "country")
"""What a city lies in."""
_NO_CLUSTER = (*SUMMED, ID, "wave", "funding")
_MOST_CITIES = 50_000


def parts_of(table: Table, asked: Asked) -> list[str]:
    """Return the columns that make a cluster: a city within what it lies in, or those asked for."""
    if asked.cluster:
        for name in asked.cluster:
            check_choice("cluster", name, [n for n in table.headings if n not in _NO_CLUSTER])
        return [*asked.cluster]
    return ["city", *(name for name in WITHIN if name in table.headings)]


def places_of(table: Table, tally: pd.DataFrame, parts: Sequence[str], asked: Asked) -> dict:
    """Return the city that each place means."""
    counts = cast("dict[str | None, int]", occurrences(tally, "city"))
    there = [parts_of_place(value) for value in counts if value is not None]
    found = [set(values) for values in zip(*there, strict=True)]
    readers = [
        reader(
            survey_columns()[name],
            {**asked.categories.get("", {}), **asked.categories.get(name, {})},
            nothing_in(values, asked.empty),  # ND is a code of a state, and no word for nothing
        )
        for name, values in zip(parts, found or [set()] * len(parts), strict=True)
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
    tell_read(table, survey_columns()["city"], meant, names)
    return meaning


def cities_by_wave(tally: pd.DataFrame, waves: Waves, meaning: Mapping) -> dict[object, set]:
    """Return the cities of each wave, none of either where they are very many."""
    found: dict[object, set] = {wave: set() for wave in waves.order}
    if len(tally["city"].array.categories) > _MOST_CITIES:
        return found
    for value, cities in pairs_of(tally, "wave", "city").items():
        wave = waves.meaning.get(value)
        if wave is not None:
            found[wave] |= {meaning.get(city) for city in cities} - {None}
    return found
