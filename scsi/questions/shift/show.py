"""The published shift at one pair of sizes, in words and as tables."""

from __future__ import annotations

from typing import Protocol

import pandas as pd

from scsi.questions.shift.finding import PublishedShift
from scsi.showing.catalogue import word
from scsi.showing.labels import confidence
from scsi.showing.numbers import (
    percent,
    percent_range,
    pvalue,
    pvalue_range,
    rounded,
    whole,
    whole_range,
)
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows
from scsi.vocabulary import Interval


@shows(PublishedShift, "sentence")
def say_published_shift(shift: PublishedShift, *, lang: str = "en") -> Text:
    """Say the shift at one pair of sizes, as a cell shows it."""
    return Text("published_shift", lang, shift_sentence(shift, lang), findings=(shift,))


class Clustered(Protocol):
    """What is found at a correlation within cities, of so many cities."""

    @property
    def icc(self) -> float | None:
        """The correlation; None or 0 where items are independent."""

    @property
    def cities(self) -> tuple[int, int]:
        """Cities before and after."""


def unit_clause(finding: Clustered, lang: str) -> str:
    """Say what is taken as the unit of sampling."""
    if not finding.icc:
        return word("shift.items", lang)
    before, after = finding.cities
    return word(
        "shift.cities", lang, cities_before=before, cities_after=after, icc=f"{finding.icc:.6g}"
    )


def shift_sentence(shift: PublishedShift, lang: str) -> str:
    """Say the shift at one pair of sizes, with its unit and its range over the whole numbers."""
    before, after = shift.sizes
    overall = word("shift.incompatible", lang)
    if shift.pvalue_range is not None:
        overall = word("shift.whole", lang, p_range=pvalue_range(shift.pvalue_range))
    return word(
        "shift.sentence",
        lang,
        points=percent(shift.estimate),
        level=confidence(shift.level),
        low=percent(shift.interval.low),
        high=percent(shift.interval.high),
        p=pvalue(shift.pvalue),
        size_before=whole(before),
        size_after=whole(after),
        unit=unit_clause(shift, lang),
        whole=overall,
    )


@shows(PublishedShift, "table")
def tabulate_published_shift(shift: PublishedShift, *, lang: str = "en") -> Table:
    """Show the shift at one pair of sizes, at the printed shares and over the whole numbers."""
    missing = word("shift.impossible", lang)
    level = confidence(shift.level)
    cells = [
        (word("shift.row.estimate", lang), percent(shift.estimate), shift.estimate_range),
        (
            word("shift.row.interval", lang, level=level),
            percent_range(shift.interval),
            shift.interval_range,
        ),
    ]
    rows = [
        (name, at, missing if over is None else percent_range(over)) for name, at, over in cells
    ]
    overall = missing if shift.pvalue_range is None else pvalue_range(shift.pvalue_range)
    rows.append((word("shift.row.pvalue", lang), pvalue(shift.pvalue), overall))
    for key in ("barnard", "boschloo"):  # of whole counts only, so nothing at the printed shares
        if over := getattr(shift, f"{key}_range"):
            shares = percent_range(getattr(shift, f"{key}_shares"), 2)
            within = getattr(shift, f"{key}_within_range")
            for row, found in ((key, over), (f"{key}_within", within)):
                name = word(f"shift.row.{row}", lang, shares=shares)
                rows.append((name, word("none", lang), pvalue_range(found)))
    columns = [word(f"column.{key}", lang) for key in ("quantity", "at_printed", "over_counts")]
    frame = pd.DataFrame(rows, columns=columns)
    return Table("published_shift", lang, word("shift.caption", lang), frame, (shift,))


@shows(PublishedShift, "table", "waves")
def tabulate_shift_waves(shift: PublishedShift, *, lang: str = "en") -> Table:
    """Show what the comparison takes each year to be: items, cities, design effects."""
    columns = ("wave", "public", "items", "counts", "cities", "design_effect", "effective")
    rows, shares = [], (shift.share_before, shift.share_after)
    for i, (wave, share) in enumerate(zip(shift.waves, shares, strict=True)):
        counts = (shift.counts_before, shift.counts_after)[i]
        rows.append(
            (
                str(wave),
                percent(share),
                whole(shift.sizes[i]),
                word("none", lang) if counts is None else whole_range(Interval(*counts)),
                str(shift.cities[i]),
                rounded(shift.design_effects[i], 2),
                whole(shift.effective_sizes[i]),
            )
        )
    frame = pd.DataFrame(rows, columns=[word(f"column.{key}", lang) for key in columns])
    return Table("shift_waves", lang, word("shift_waves.caption", lang), frame, (shift,))


@shows(PublishedShift, "summary")
def summarise_shift(found: PublishedShift, *, lang: str = "en") -> str:
    """Say the shift at one pair of sizes, without emphasis."""
    return shift_sentence(found, lang)
