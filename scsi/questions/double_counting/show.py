"""Entries counted twice, in words and as tables."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd

from scsi.questions.double_counting.finding import DoubleCounting
from scsi.showing.catalogue import word
from scsi.showing.labels import percent_or_cannot
from scsi.showing.numbers import percent, pvalue, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows

_ALPHA = 0.05  # the level that the tipping values of double counting refer to


@shows(DoubleCounting, "sentence")
def say_double_counting(found: DoubleCounting, *, lang: str = "en") -> Text:
    """Say whether items counted twice could undo the test, and what items in both waves do."""
    case = "undone" if found.tipping_before is not None else "not_undone"
    if found.pvalue_before[0] >= _ALPHA:
        case = "without"
    tipping = word(
        f"double.{case}",
        lang,
        **double_sizes(found),
        alpha=f"{_ALPHA:g}",
        part=percent_or_cannot(found.tipping_before, lang),
        p_none=pvalue(found.pvalue_before[0]),
        p_most=pvalue(found.pvalue_before[-1]),
    )
    text = word(
        "double.text",
        lang,
        tipping=tipping,
        size=whole(found.tipping_size),
        p_kept=pvalue(found.pvalue_kept[-1]),
    )
    return Text("double_counting", lang, text, findings=(found,))


def double_sizes(found: DoubleCounting) -> dict[str, str]:
    """Return the entries of both waves as text."""
    return {"size_before": whole(found.size_before), "base": whole(found.base)}


SHOWN_ADDED = np.arange(0, 51, 5)


@shows(DoubleCounting, "table")
def tabulate_double_counting(found: DoubleCounting, *, lang: str = "en") -> Table:
    """Show what is left of the test by the part of the entries that is counted twice."""
    rows = [
        (percent(part, 0), whole(left), *(pvalue(p) for p in ps))
        for part, left, *ps in zip(
            found.repeated,
            found.effective_before,
            found.pvalue_before,
            found.pvalue_after,
            found.pvalue_both,
            found.pvalue_kept,
            strict=True,
        )
    ]
    keys = ("repeated", "left", "p_before", "p_after", "p_both", "p_kept")
    columns = [word(f"column.{key}", lang) for key in keys]
    caption = word("double.caption", lang, **double_sizes(found))
    return Table("double_counting", lang, caption, pd.DataFrame(rows, columns=columns), (found,))


@shows(DoubleCounting, "frame")
def frame_double_counting(found: DoubleCounting) -> pd.DataFrame:
    """Return one row a part of repeated or kept entries."""
    names = [
        item.name
        for item in dataclasses.fields(found)
        if isinstance(getattr(found, item.name), np.ndarray)
    ]
    return pd.DataFrame({name: getattr(found, name) for name in names})
