"""What else could make up the shift, as tables."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scsi.display.labels import percent_or_cannot
from scsi.display.numbers import percent, pvalue, whole
from scsi.display.outputs import Table
from scsi.display.sentences.explanations import double_sizes
from scsi.display.words import word
from scsi.study.bounds import CodingBounds, DoubleCounting, MixBounds

SHOWN_PARTS = np.arange(50, 101, 5)
SHOWN_ADDED = np.arange(0, 51, 5)


def mix(found: MixBounds, *, lang: str = "en") -> Table:
    """Show the gap that a changed mix needs, by the part of app and web items in 2019."""
    shown = np.isin((100 * found.parts).round(), SHOWN_PARTS)
    rows = [
        (percent(part, 0), percent_or_cannot(gap, lang))
        for part, gap in zip(found.parts[shown], found.gaps[shown], strict=True)
    ]
    columns = [word(f"column.{key}", lang) for key in ("mix_before", "gap")]
    frame = pd.DataFrame(rows, columns=columns)
    return Table("mix", lang, word("mix.caption", lang), frame, (found,))


def coding(found: CodingBounds, *, lang: str = "en") -> Table:
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


def double_counting(found: DoubleCounting, *, lang: str = "en") -> Table:
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
