"""The correlation above which no size is enough, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.ceilings.finding import ShiftCeilings
from scsi.questions.tipping.show import reference_of
from scsi.showing.catalogue import word
from scsi.showing.labels import alpha
from scsi.showing.numbers import number_range, percent, rounded
from scsi.showing.outputs import Table, Text, end_columns, table_of_words
from scsi.showing.registry import shows
from scsi.vocabulary import Interval


@shows(ShiftCeilings, "sentence")
def say_shift_ceilings(found: ShiftCeilings, *, lang: str = "en") -> Text:
    """Say above which correlation no number of items is enough, by the panel of cities."""
    alone, unequal, _, known, half, full = found.t
    text = word(
        "ceilings.text",
        lang,
        alone=rounded(alone.estimate, 3),
        unequal=rounded(unequal.estimate, 3),
        named=known.shared,
        known=rounded(known.estimate, 3),
        shared=half.shared,
        half=rounded(half.estimate, 3),
        full=rounded(full.estimate, 3),
        reference=reference_of(alone, lang),
        normal=rounded(found.normal[0].estimate, 3),
    )
    return Text("shift_ceilings", lang, text, findings=(*found.t, *found.normal))


def ceiling_cell(estimate: float, over: Interval) -> str:
    """Print a ceiling with its range over the rounding."""
    return f"{rounded(estimate, 3)} ({number_range(over, 3)})"


@shows(ShiftCeilings, "table")
def tabulate_shift_ceilings(found: ShiftCeilings, *, lang: str = "en") -> Table:
    """Show the ceilings of the correlation by the panel of cities."""
    columns = ("shared", "persistence", "size_cv", "ceiling_t", "ceiling_normal", "spread")
    rows = (
        (
            str(t.shared),
            f"{t.persistence:g}",
            f"{t.size_cv:g}",
            ceiling_cell(t.estimate, t.rounding_range),
            ceiling_cell(normal.estimate, normal.rounding_range),
            percent(t.spread),
        )
        for t, normal in zip(found.t, found.normal, strict=True)
    )
    caption = word("ceilings.caption", lang, alpha=alpha(found.t[0].level))
    behind = (*found.t, *found.normal)
    return table_of_words("shift_ceilings", lang, caption, columns, rows, behind)


@shows(ShiftCeilings, "frame")
def frame_shift_ceilings(found: ShiftCeilings) -> pd.DataFrame:
    """Return one row a panel and reference."""
    rows = [
        {
            "shared": row.shared,
            "persistence": row.persistence,
            "size_cv": row.size_cv,
            "reference": row.reference,
            "ceiling": row.estimate,
            **end_columns("ceiling", row.rounding_range),
            "spread": row.spread,
        }
        for row in (*found.t, *found.normal)
    ]
    return pd.DataFrame(rows)
