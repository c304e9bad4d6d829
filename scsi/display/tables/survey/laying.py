"""What all tables of a survey use: their columns, their captions, an interval in a cell."""

from __future__ import annotations

import pandas as pd

from scsi.display.labels import category_label, plain_name
from scsi.display.numbers import percent_range
from scsi.display.outputs import Table
from scsi.display.sentences.survey import marked
from scsi.display.words import word
from scsi.vocabulary import Interval


def table_of(name: str, lang: str, caption: str, simulated: bool, columns, rows, behind) -> Table:
    """Return a table whose columns have words of their own, its caption marked if simulated."""
    frame = pd.DataFrame(list(rows), columns=list(columns), dtype=object)
    return Table(name, lang, marked(caption, simulated, lang), frame, tuple(behind))


def heads_of(lang: str, *names: str, **fields: object) -> list[str]:
    """Return heads of columns."""
    return [word(f"survey.column.{name}", lang, **fields) for name in names]


def about(found, lang: str) -> dict[str, object]:
    """Return the fields that most captions ask for."""
    return {
        "survey": plain_name(found.survey),
        "category": category_label(found.category, lang),
        "before": found.before,
        "after": found.after,
    }


def drop(fields: dict, *names: str) -> dict:
    """Return fields without some."""
    return {name: value for name, value in fields.items() if name not in names}


def shift_range(interval: Interval | None, lang: str) -> str:
    """Print an interval of shifts, or a dash."""
    return word("none", lang) if interval is None else percent_range(interval)
