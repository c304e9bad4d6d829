"""What is asked of a table, and what was understood of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from scsi.evidence.survey.amounts import Numbers
from scsi.evidence.survey.waves import Waves


@dataclass(frozen=True, slots=True)
class Asked:
    """How the values of a table are to be read.

    Attributes
    ----------
    categories : mapping
        The caller's words by column, '' for those of any.
    decimal : str or None
        The decimal mark of numbers in text; None to find out.
    waves : sequence of int or str, optional
        The waves that are asked for, the earliest first.
    empty : sequence of str, optional
        Words for nothing, in place of those that are known.
    share_of : str or None
        The category whose share is asked for, where the table's own words are its categories.
    cluster : sequence of str
        The columns that make a cluster, in place of ``city``.
    strict : bool
        Whether rows without a readable wave, and amounts that cannot be read, are refused.
    check_ids : bool or None
        Whether to look at project ids; None for up to five million rows.
    repeated_ids : str
        Whether they are refused or kept.
    """

    categories: Mapping[str, Mapping] = field(default_factory=dict)
    decimal: str | None = None
    waves: Sequence[int | str] | None = None
    empty: Sequence[str] | None = None
    share_of: str | None = None
    cluster: Sequence[str] = ()
    strict: bool = False
    check_ids: bool | None = None
    repeated_ids: str = "refuse"


@dataclass(frozen=True, slots=True, eq=False)
class Understanding:
    """What the values of a table mean.

    Attributes
    ----------
    tally : pandas.DataFrame
        Rows per wave, city and funding as found.
    meaning : dict of str to dict
        For each column of words, what each value found means; None for an empty cell.
    held : dict of str to str
        The column of the frame that holds a key, where its name is another.
    waves : Waves
        The waves and their order.
    numbers : dict of str to Numbers
        How each column of numbers is read.
    rows : int
        How many rows there are.
    simulated : bool
        Whether the table says of itself that it is simulated.
    weighted : bool
        Whether rows have weights other than 1.
    """

    tally: pd.DataFrame
    meaning: dict[str, dict]
    held: dict[str, str]
    waves: Waves
    numbers: dict[str, Numbers]
    rows: int
    simulated: bool
    weighted: bool
