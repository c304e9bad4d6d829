"""The shift under stated priors, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.priors.finding import ShiftPriors
from scsi.showing.catalogue import word
from scsi.showing.labels import confidence, either
from scsi.showing.numbers import percent, percent_range, rounded, whole
from scsi.showing.outputs import Table, Text, end_columns, table_of_words
from scsi.showing.registry import shows


@shows(ShiftPriors, "sentence")
def say_shift_priors(found: ShiftPriors, *, lang: str = "en") -> Text:
    """Say how far the posteriors under stated priors lie apart."""
    rose, five = ([getattr(row, name) for row in found.rows] for name in ("rose", "rose_by_five"))
    text = word(
        "priors.text",
        lang,
        least=percent(min(rose)),
        most=percent(max(rose)),
        five_least=percent(min(five)),
        five_most=percent(max(five)),
        count=len(found.rows),
        shared=found.cities[2],
        forced=either((rounded(icc, 3) for _, icc in found.forced_icc), lang),
        bases=either((whole(base) for base, _ in found.forced_icc), lang),
        below=word("list", lang).join(percent(row.below_forced, 0) for row in found.rows),
    )
    return Text("shift_priors", lang, text, findings=(found,))


@shows(ShiftPriors, "table")
def tabulate_shift_priors(found: ShiftPriors, *, lang: str = "en") -> Table:
    """Show priors and what follows from each."""
    columns = (
        *("prior", "rose", "rose_by_five", "posterior"),
        *("prior_before", "prior_after", "prior_icc", "below_forced", "persistence"),
    )
    rows = (
        (
            word(f"prior.{row.name}", lang),
            percent(row.rose),
            percent(row.rose_by_five),
            percent_range(row.interval),
            *(prior for _, prior in row.priors[:3]),
            percent(row.below_forced, 0),
            row.priors[3][1],
        )
        for row in found.rows
    )
    caption = word("priors.caption", lang, level=confidence(found.level), shared=found.cities[2])
    return table_of_words("shift_priors", lang, caption, columns, rows, (found,))


@shows(ShiftPriors, "frame")
def frame_shift_priors(found: ShiftPriors) -> pd.DataFrame:
    """Return one row a set of priors."""
    rows = [
        {
            "name": row.name,
            **dict(row.priors),
            "rose": row.rose,
            "rose_by_five": row.rose_by_five,
            "estimate": row.estimate,
            "sd": row.sd,
            **end_columns("interval", row.interval),
            "below_forced": row.below_forced,
        }
        for row in found.rows
    ]
    return pd.DataFrame(rows)
