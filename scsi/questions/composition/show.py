"""A changed mix of what was counted, in words and as tables."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scsi.questions.composition.finding import MixBounds
from scsi.showing.catalogue import word
from scsi.showing.labels import percent_or_cannot
from scsi.showing.numbers import percent, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows


@shows(MixBounds, "sentence")
def say_mix(found: MixBounds, *, lang: str = "en") -> Text:
    """Say whether a changed mix of kinds of items could make the shift."""
    least = word("mix.none", lang)
    if found.least_part_before is not None:
        least = word("mix.least", lang, least=percent(found.least_part_before))
    text = word(
        "mix.text",
        lang,
        part=percent(found.part_after),
        base=whole(found.base),
        low=percent(found.part_before.low, 0),
        high=percent(found.part_before.high, 0),
        gap_low=percent_or_cannot(found.gap[0], lang),
        gap_high=percent_or_cannot(found.gap[1], lang),
        least=least,
    )
    return Text("mix", lang, text, findings=(found,))


SHOWN_PARTS = np.arange(50, 101, 5)


@shows(MixBounds, "table")
def tabulate_mix(found: MixBounds, *, lang: str = "en") -> Table:
    """Show the gap that a changed mix needs, by the part of app and web items in 2019."""
    shown = np.isin((100 * found.parts).round(), SHOWN_PARTS)
    rows = [
        (percent(part, 0), percent_or_cannot(gap, lang))
        for part, gap in zip(found.parts[shown], found.gaps[shown], strict=True)
    ]
    columns = [word(f"column.{key}", lang) for key in ("mix_before", "gap")]
    frame = pd.DataFrame(rows, columns=columns)
    return Table("mix", lang, word("mix.caption", lang), frame, (found,))


@shows(MixBounds, "frame")
def frame_mix_bounds(found: MixBounds) -> pd.DataFrame:
    """Return the needed gap by the part of app and web items."""
    return pd.DataFrame({"part_before": found.parts, "gap": found.gaps})
