"""Rows that are a total of the others: left out, or refused where that is not certain."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
import pandas as pd

from scsi.evidence.counts import COUNT
from scsi.evidence.survey.asked import Asked
from scsi.evidence.survey.counted import is_among, is_blank
from scsi.evidence.survey.ids import ID, IDS_CHECKED
from scsi.evidence.survey.table import Table, number, places, quoted
from scsi.evidence.survey.words import TOTAL_STARTS, TOTAL_WORDS, is_total


def without_totals(table: Table, tally: pd.DataFrame, asked: Asked, held: Mapping) -> bool:
    """Leave out rows that are a total of the others, refuse what may be one; whether any was."""
    place = held.get("city", "city")
    cities = [
        each
        for each in tally[place].array.categories
        if type(each) is str and each[:1] in TOTAL_STARTS and is_total(each.partition("\x1f")[0])
    ]
    totals = [is_among(place, cities).fill_null(False)] if cities else []
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
    blank = is_blank(table, "wave") & is_blank(table, "funding")
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
