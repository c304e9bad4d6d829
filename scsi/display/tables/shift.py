"""The published shift, as tables."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scsi.display.labels import whole_or_none
from scsi.display.numbers import (
    percent,
    percent_range,
    pvalue,
    pvalue_range,
    rounded,
    whole,
    whole_range,
)
from scsi.display.outputs import Table
from scsi.display.sentences.shift import alpha, confidence, unit_clause
from scsi.display.words import word
from scsi.study.published import PublishedShift
from scsi.study.shift_answer import ShiftAnswer
from scsi.study.shift_curves import ShiftCurve
from scsi.vocabulary import Interval

SHOWN_SIZES = (20, 50, 75, 90, 100, 150, 200, 300, 400)
SHOWN_CORRELATIONS = (0, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3)


def published_shift(shift: PublishedShift, *, lang: str = "en") -> Table:
    """Show the shift at one pair of sizes, at the printed shares and over the whole counts."""
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
        (name, at, percent_range(over) if shift.compatible else missing) for name, at, over in cells
    ]
    overall = pvalue_range(shift.pvalue_range) if shift.compatible else missing
    rows.append((word("shift.row.pvalue", lang), pvalue(shift.pvalue), overall))
    for key in ("barnard", "boschloo"):  # of whole counts only, so nothing at the printed shares
        if over := getattr(shift, f"{key}_range"):
            name = word(f"shift.row.{key}", lang)
            rows.append((name, word("none", lang), pvalue_range(over)))
    columns = [word(f"column.{key}", lang) for key in ("quantity", "at_printed", "over_counts")]
    frame = pd.DataFrame(rows, columns=columns)
    return Table("published_shift", lang, word("shift.caption", lang), frame, (shift,))


def shift_waves(shift: PublishedShift, *, lang: str = "en") -> Table:
    """Show what the comparison takes each year to be: items, cities, design effects."""
    columns = ("wave", "public", "items", "counts", "cities", "design_effect", "effective")
    rows = []
    for i, (wave, share) in enumerate(((2019, shift.share_before), (2022, shift.share_after))):
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


def break_even(answer: ShiftAnswer, *, lang: str = "en") -> Table:
    """Show for each base the fewest items of 2019 at which the shift is significant."""
    columns = ("size_after", "break_even", "by_rounding", "saw_first", "saw_last")
    rows = [
        (
            whole(found.size_after),
            whole(found.estimate),
            whole_range(found.rounding_range),
            whole_or_none(found.saw_first, lang),
            whole_or_none(found.saw_last, lang),
        )
        for found in answer.break_evens
    ]
    frame = pd.DataFrame(rows, columns=[word(f"column.{key}", lang) for key in columns])
    unit = unit_clause(answer.break_evens[0], lang)
    caption = word("break_even.caption", lang, alpha=alpha(answer.level), unit=unit)
    return Table("break_even", lang, caption, frame, answer.break_evens)


def shift_curve(curve: ShiftCurve, *, lang: str = "en") -> Table:
    """Show p at round places along a curve, with its range over the whole counts."""
    by_size = curve.axis == "size_before"
    places = np.flatnonzero(np.isin(curve.x, SHOWN_SIZES if by_size else SHOWN_CORRELATIONS))
    if places.size < 3:
        places = np.unique(np.linspace(0, len(curve.x) - 1, 8).astype(int))
    rows = []
    for place in places:
        row = [whole(curve.x[place]) if by_size else f"{curve.x[place]:.4g}"]
        for base in range(len(curve.bases)):
            text = pvalue(curve.p_printed[base, place])
            low, high = curve.p_whole_low[base, place], curve.p_whole_high[base, place]
            over = word("none", lang) if np.isnan(low) else pvalue_range(Interval(low, high))
            row.append(f"{text} ({over})")
        rows.append(row)
    head = [word("column.size_before" if by_size else "column.icc", lang)]
    head += [word("column.base", lang, size_after=whole(base)) for base in curve.bases]
    key = "shift_by_size" if by_size else "shift_by_correlation"
    fields = {} if by_size else {"size_before": whole(curve.size_before)}
    caption = word(f"{key}.table", lang, **fields)
    return Table(key, lang, caption, pd.DataFrame(rows, columns=head), (curve,))
