"""Shares coded wrongly, in words and as tables."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scsi.questions.double_counting.show import SHOWN_ADDED
from scsi.questions.misclassification.finding import CodingBounds
from scsi.showing.catalogue import word
from scsi.showing.forms import finding_record
from scsi.showing.labels import percent_or_cannot
from scsi.showing.numbers import percent, percent_range
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows


@shows(CodingBounds, "sentence")
def say_coding(found: CodingBounds, *, lang: str = "en") -> Text:
    """Say how differently the waves must have been coded for nothing to have shifted."""
    over = ""
    if found.missed_before_range is not None:
        over = word("coding.range", lang, range=percent_range(found.missed_before_range))
    missed = word("coding.missed.cannot", lang)
    if found.missed_before is not None:
        missed = word("coding.missed", lang, part=percent(found.missed_before), range=over)
    added = word("coding.added.cannot", lang)
    if found.added_after is not None:
        added = word("coding.added", lang, part=percent(found.added_after))
    text = word("coding.text", lang, missed=missed, added=added)
    return Text("coding", lang, text, findings=(found,))


@shows(CodingBounds, "table")
def tabulate_coding(found: CodingBounds, *, lang: str = "en") -> Table:
    """Show the line of no shift: public items coded otherwise, by others coded public."""
    line = coding_line(found)
    line = line[np.isin((100 * line["added"]).round(), SHOWN_ADDED)]
    rows = [
        (percent(row.added, 0), percent_or_cannot(row.missed, lang)) for row in line.itertuples()
    ]
    columns = [word(f"column.{key}", lang) for key in ("added", "missed")]
    frame = pd.DataFrame(rows, columns=columns)
    return Table("coding", lang, word("coding.caption", lang), frame, (found,))


def coding_line(found: CodingBounds) -> pd.DataFrame:
    """Return the line of no shift as parts coded wrongly, least first."""
    line = pd.DataFrame({"added": 1 - found.specificity, "missed": 1 - found.sensitivity})
    return line.sort_values("added", ignore_index=True)


@shows(CodingBounds, "frame")
def frame_coding_bounds(found: CodingBounds) -> pd.DataFrame:
    """Return the line of no shift."""
    return pd.DataFrame({"specificity": found.specificity, "sensitivity": found.sensitivity})


@shows(CodingBounds, "record")
def record_coding(found: CodingBounds) -> dict:
    """Return all but the ten thousand cells that follow from the line and the two shares."""
    return finding_record(found, "shift")
