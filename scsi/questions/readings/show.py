"""Every coherent reading, in words and as tables."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scsi.questions.boundary.finding import ShiftBoundary
from scsi.questions.boundary.show import _size_shown, boundary_sentence, icc_text
from scsi.questions.readings.finding import ShiftReadings
from scsi.showing.catalogue import word
from scsi.showing.forms import finding_record
from scsi.showing.labels import alpha, choice_label, group_label, option_label
from scsi.showing.numbers import percent, rounded, whole
from scsi.showing.outputs import Table, Text
from scsi.showing.registry import shows


@shows(ShiftReadings, "sentence", "answer")
def say_shift_readings(found: ShiftReadings, boundary: ShiftBoundary, *, lang: str = "en") -> Text:
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


@shows(ShiftReadings, "sentence", "limits")
def say_reading_limits(found: ShiftReadings, *, lang: str = "en") -> Text:
    """Say what z is, and what the readings do not show."""
    text = word(
        "readings.limits",
        lang,
        critical=rounded(found.critical, 2),
        alpha=alpha(found.level),
        part=percent(found.miscoded, 0),
    )
    return Text("reading_limits", lang, text, behind=(found,))


@shows(ShiftReadings, "sentence")
def say_reading_counts(found: ShiftReadings, *, lang: str = "en") -> Text:
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


@shows(ShiftReadings, "table")
def tabulate_reading_grid(found: ShiftReadings, *, lang: str = "en") -> Table:
    """Show every choice with its options."""
    rows = [
        (
            choice_label(choice, lang),
            "; ".join(option_label(choice, value, found.miscoded, lang) for value in values),
            str(len(values)),
        )
        for choice, values in found.options.items()
    ]
    columns = [word(f"column.{key}", lang) for key in ("choice", "options", "count")]
    caption = word("reading_grid.caption", lang)
    return Table("reading_grid", lang, caption, pd.DataFrame(rows, columns=columns), (found,))


@shows(ShiftReadings, "table", "left-out")
def tabulate_left_out(found: ShiftReadings, *, lang: str = "en") -> Table:
    """Show which combinations are left out and why, and how many readings are left."""
    counts = {reason: n for reason, n in found.left_out.items() if n} | {"coherent": len(found.z)}
    rows = [(word(f"left_out.{reason}", lang), whole(n)) for reason, n in counts.items()]
    columns = [word(f"column.{key}", lang) for key in ("reason", "combinations")]
    caption = word(
        "left_out.caption",
        lang,
        combinations=whole(found.combinations),
        factors=factors(found),
    )
    return Table("left_out", lang, caption, pd.DataFrame(rows, columns=columns), (found,))


@shows(ShiftReadings, "table", "moves")
def tabulate_reading_moves(found: ShiftReadings, *, lang: str = "en") -> Table:
    """Show what each choice moves: the tornado."""
    rows = [
        (
            choice_label(move.choice, lang),
            rounded(move.least, 2),
            group_label(move.choice, move.least_option, found.miscoded, lang),
            rounded(move.most, 2),
            group_label(move.choice, move.most_option, found.miscoded, lang),
            rounded(move.change, 2),
            rounded(move.mean_change, 2),
            whole(move.readings),
        )
        for move in found.moves
    ]
    keys = (
        *("choice", "least_z", "least_at", "most_z", "most_at"),
        *("change", "mean_change", "over"),
    )
    columns = [word(f"column.{key}", lang) for key in keys]
    caption = word(
        "reading_moves.caption",
        lang,
        reference=reference_words(found, lang),
        z=rounded(found.reference_z, 2),
    )
    return Table("reading_moves", lang, caption, pd.DataFrame(rows, columns=columns), (found,))


@shows(ShiftReadings, "table", "options")
def tabulate_reading_options(found: ShiftReadings, *, lang: str = "en") -> Table:
    """Show z by option, with how many readings of the grid take it."""
    rows = []
    for choice, values in found.options.items():
        for i, value in enumerate(values):
            z = found.z[found.choices[choice] == i]
            spread = np.quantile(z, (0, 0.5, 1)) if z.size else np.full(3, np.nan)
            rows.append(
                (
                    choice_label(choice, lang),
                    option_label(choice, value, found.miscoded, lang),
                    whole(z.size),
                    whole((np.abs(z) > found.critical).sum()),
                    *(rounded(value, 2) for value in spread),
                )
            )
    keys = ("choice", "option", "readings", "below", "least_z", "median_z", "most_z")
    level = alpha(found.level)
    columns = [word(f"column.{key}", lang, alpha=level) for key in keys]
    caption = word(
        "reading_options.caption",
        lang,
        readings=whole(len(found.z)),
        alpha=level,
        factors=factors(found),
    )
    return Table("reading_options", lang, caption, pd.DataFrame(rows, columns=columns), (found,))


@shows(ShiftReadings, "frame")
def frame_shift_readings(found: ShiftReadings) -> pd.DataFrame:
    """Return one row a reading, its options named."""
    options = {
        name: np.array(values)[found.choices[name]] for name, values in found.options.items()
    }
    return pd.DataFrame({**options, "z": found.z, "z_low": found.z_low, "z_high": found.z_high})


@shows(ShiftReadings, "record")
def record_readings(found: ShiftReadings) -> dict:
    """Return all but the one value a reading that `to_frame` gives."""
    counts = {"readings": len(found.z), **found.counts}
    return finding_record(found, "choices", "z", "z_low", "z_high", counts=counts)
