"""How much hangs on how the figures are read, in words."""

from __future__ import annotations

import numpy as np

from scsi.display.labels import choice_label, group_label, option_label
from scsi.display.numbers import number_range, percent, rounded, whole
from scsi.display.outputs import Text
from scsi.display.sentences.shift import alpha
from scsi.display.words import word
from scsi.study.readings import BoundaryLine, ShiftBoundary, ShiftReadings
from scsi.vocabulary import Interval


def shift_readings(found: ShiftReadings, boundary: ShiftBoundary, *, lang: str = "en") -> Text:
    """Say on what the answer hangs: the boundary first, then what moves it most and least."""
    first, second, third, *_, last = (_move_fields(move, lang) for move in found.moves)
    named = {"first": first, "second": second, "third": third, "last": last}
    alone, kept = boundary.lines[0], boundary.lines[-1]
    size = _size_shown(boundary)
    edge = word(
        "readings.boundary",
        lang,
        size=whole(boundary.sizes[size]),
        alone=icc_text(alone.icc[size]),
        kept=icc_text(kept.icc[size]),
        shared=kept.shared,
    )
    text = word(
        "readings.headline",
        lang,
        boundary=edge if kept.shared else boundary_sentence(boundary, lang),
        reference=reference_words(found, lang),
        z=rounded(found.reference_z, 2),
        critical=rounded(found.critical, 2),
        alpha=alpha(found.level),
        **{f"{key}{part}": text for key, of in named.items() for part, text in of.items()},
    )
    return Text("shift_readings", lang, text, kind="headline", findings=(found, boundary))


def _move_fields(move, lang: str) -> dict[str, str]:
    """Return a choice and its least and greatest z, by the endings of their fields."""
    return {
        "": choice_label(move.choice, lang),
        "_low": rounded(move.least, 2),
        "_high": rounded(move.most, 2),
    }


def reading_limits(found: ShiftReadings, *, lang: str = "en") -> Text:
    """Say what z is, and what the readings do not show."""
    text = word(
        "readings.limits",
        lang,
        critical=rounded(found.critical, 2),
        alpha=alpha(found.level),
        part=percent(found.miscoded, 0),
    )
    return Text("reading_limits", lang, text, behind=(found,))


def reading_counts(found: ShiftReadings, *, lang: str = "en") -> Text:
    """Say how many readings there are of which kind, with the grid they are counted in."""
    counts = found.counts
    text = word(
        "readings.counts",
        lang,
        factors=factors(found),
        combinations=whole(found.combinations),
        left_out=whole(sum(found.left_out.values())),
        readings=whole(len(found.z)),
        below=whole(counts["below"]),
        not_below=whole(counts["not-below"]),
        rounding=whole(counts["rounding"]),
        alpha=alpha(found.level),
    )
    return Text("reading_counts", lang, text, findings=(found,))


def shift_boundary(found: ShiftBoundary, *, lang: str = "en") -> Text:
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


def factors(found: ShiftReadings) -> str:
    """Print the numbers of options that the grid multiplies."""
    return " × ".join(str(len(values)) for values in found.options.values())


def reference_words(found: ShiftReadings, lang: str) -> str:
    """Say the reading at which one choice is changed at a time."""
    of = found.reference
    return word(
        "readings.reference",
        lang,
        before=whole(of["size_before"]),
        after=whole(of["base"]),
        unit=option_label("unit", of["unit"], found.miscoded, lang),
        icc=f"{of['icc']:g}",
        overlap=group_label("overlap", (of["shared"], of["persistence"]), found.miscoded, lang),
    )
