"""Answers whose numbers are a table: one row a fact, unrounded."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from scsi.showing.forms import finding_record
from scsi.showing.registry import shows
from scsi.vocabulary import Shown


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Listed(Shown):
    """An answer that is a table of facts or of numbers.

    Attributes
    ----------
    data : tuple of str
        The rows the answer rests on, each ``file#id``.
    rows : pandas.DataFrame
        What `to_frame` gives: one row a fact, numbers unrounded.
    """

    data: tuple[str, ...]
    rows: pd.DataFrame


def row_ids(file: str, table: pd.DataFrame) -> tuple[str, ...]:
    """Return the rows of a table as a finding's ``data`` names them, each ``file#id``."""
    return tuple(f"{file}.csv#{name}" for name in table["id"])


@shows(Listed, "frame")
def frame_listed(answer: Listed) -> pd.DataFrame:
    """Return the rows of the data that an answer lists."""
    return answer.rows.copy()


@shows(Listed, "record")
def record_listed(answer: Listed) -> dict:
    """Return the answer as a finding."""
    return finding_record(answer)
