"""Where the answer changes, in words and as tables."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scsi.questions.boundary.finding import BoundaryLine, ShiftBoundary
from scsi.showing.catalogue import word
from scsi.showing.labels import alpha
from scsi.showing.numbers import number_range, rounded, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows
from scsi.vocabulary import Interval


@shows(ShiftBoundary, "sentence")
def say_shift_boundary(found: ShiftBoundary, *, lang: str = "en") -> Text:
    """Say where the answer changes."""
    return Text("shift_boundary", lang, boundary_sentence(found, lang), findings=(found,))


def boundary_sentence(found: ShiftBoundary, lang: str) -> str:
    """Say at which correlation the answer changes, by base and overlap."""
    apart = [line for line in found.lines if not line.shared]
    kept = [line for line in found.lines if line.shared]
    i = _size_shown(found)
    fields = {
        "size": whole(found.sizes[i]),
        "alpha": alpha(found.level),
        "alone": icc_text(apart[0].icc[i]),
        "alone_range": icc_range(apart[0], i),
    }
    never = found.sizes[apart[0].icc == 0]
    if not kept or not never.size:
        return word("boundary.plain", lang, **fields)
    return word(
        "boundary.text",
        lang,
        **fields,
        low_size=whole(never.max()),
        bases=", ".join(f"{whole(line.base)}: {icc_text(line.icc[i])}" for line in apart),
        shared=kept[0].shared,
        half=icc_text(kept[0].icc[i]),
        half_r=f"{kept[0].persistence:g}",
        full=icc_text(kept[-1].icc[i]),
        full_r=f"{kept[-1].persistence:g}",
    )


def _size_shown(found: ShiftBoundary) -> int:
    """Return the place of the size that the sentences speak of: the one nearest to 200."""
    return int(np.abs(np.log(found.sizes / 200)).argmin())


def icc_text(icc: float) -> str:
    """Print a correlation; at infinity, that it is below the level at every one: 1."""
    return rounded(min(icc, 1.0), 3)


def icc_range(line: BoundaryLine, i: int) -> str:
    """Print the boundary of one size over the rounding."""
    return number_range(Interval(min(line.icc_low[i], 1), min(line.icc_high[i], 1)), 3)


SHOWN_SIZES = (50, 100, 150, 200, 400, 1000, 2000, 4000)


@shows(ShiftBoundary, "table")
def tabulate_shift_boundary(found: ShiftBoundary, *, lang: str = "en") -> Table:
    """Show the correlation at which the answer changes, by the size of 2019."""
    nearest = [int(np.abs(np.log(found.sizes / size)).argmin()) for size in SHOWN_SIZES]
    rows = [
        (
            whole(found.sizes[i]),
            *(f"{icc_text(line.icc[i])} ({icc_range(line, i)})" for line in found.lines),
        )
        for i in dict.fromkeys(nearest)
    ]
    columns = [word("column.size_before", lang)]
    columns += [line_label(line, lang) for line in found.lines]
    caption = word("boundary.table", lang, alpha=alpha(found.level))
    return Table("shift_boundary", lang, caption, pd.DataFrame(rows, columns=columns), (found,))


def line_label(line, lang: str) -> str:
    """Return the name of one line of the boundary."""
    return word(
        "boundary.kept" if line.shared else "boundary.line",
        lang,
        base=whole(line.base),
        shared=line.shared,
        persistence=f"{line.persistence:g}",
    )


@shows(ShiftBoundary, "frame")
def frame_shift_boundary(found: ShiftBoundary) -> pd.DataFrame:
    """Return one row a line and size; a correlation is inf where p is below at every one."""
    parts = [
        pd.DataFrame(
            {
                "base": line.base,
                "shared": line.shared,
                "persistence": line.persistence,
                "size_before": found.sizes,
                "icc": line.icc,
                "icc_low": line.icc_low,
                "icc_high": line.icc_high,
            }
        )
        for line in found.lines
    ]
    return pd.concat(parts, ignore_index=True)
