"""p against size and correlation, in words and as tables."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scsi.questions.shift_curves.finding import ShiftCurve
from scsi.showing.catalogue import word
from scsi.showing.labels import alpha, whole_or_none
from scsi.showing.numbers import number_range, pvalue, pvalue_range, rounded, whole, whole_range
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows
from scsi.vocabulary import Interval


@shows(ShiftCurve, "sentence")
def say_shift_curve(curve: ShiftCurve, *, lang: str = "en") -> Text:
    """Say where p crosses the level along a curve, as a cell shows it."""
    return Text("shift_curve", lang, crossings(curve, lang), findings=(curve,))


def crossings(curve: ShiftCurve, lang: str) -> str:
    """Say for each base where p crosses the level."""
    by_size = curve.axis == "size_before"
    sentences = []
    most = curve.break_even_most or (float("inf"),) * len(curve.bases)
    for base, at, until, over in zip(
        curve.bases, curve.break_even, most, curve.break_even_range, strict=True
    ):
        case = "crossing" if until == float("inf") else "between"
        if at == float("inf") if by_size else at <= 0:
            case = "never"
        elif at == float("inf"):
            case = "always"
        sentences.append(
            word(
                f"{'shift_by_size' if by_size else 'shift_by_correlation'}.{case}",
                lang,
                size_after=whole(base),
                alpha=alpha(curve.level),
                break_even=whole(at) if by_size else rounded(at, 3),
                most=whole(until),
                range=whole_range(over) if by_size else number_range(over, 3),
            )
        )
    return " ".join(sentences)


SHOWN_SIZES = (20, 50, 75, 90, 100, 150, 200, 300, 400)
SHOWN_CORRELATIONS = (0, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3)


@shows(ShiftCurve, "table")
def tabulate_shift_curve(curve: ShiftCurve, *, lang: str = "en") -> Table:
    """Show p at round places along a curve, with its range over the whole numbers."""
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
    fields = {} if by_size else {"size_before": whole_or_none(curve.size_before, lang)}
    caption = word(f"{key}.table", lang, **fields)
    return Table(key, lang, caption, pd.DataFrame(rows, columns=head), (curve,))


@shows(ShiftCurve, "frame")
def frame_shift_curve(curve: ShiftCurve) -> pd.DataFrame:
    """Return one row a base and point."""
    bases, points = curve.p_printed.shape
    names = ("p_printed", "p_band_low", "p_band_high", "p_whole_low", "p_whole_high")
    return pd.DataFrame(
        {
            "size_after": np.repeat(curve.bases, points),
            curve.axis: np.tile(curve.x, bases),
            **{name: getattr(curve, name).ravel() for name in names},
        }
    )


@shows(ShiftCurve, "summary")
def summarise_curve(curve: ShiftCurve, *, lang: str = "en") -> str:
    """Say where p crosses the level."""
    return crossings(curve, lang)
