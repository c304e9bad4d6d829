"""How much hangs on how the figures are read, as tables."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scsi.display.labels import choice_label, group_label, option_label
from scsi.display.numbers import rounded, whole
from scsi.display.outputs import Table
from scsi.display.sentences.readings import factors, icc_range, icc_text, reference_words
from scsi.display.sentences.shift import alpha
from scsi.display.words import word
from scsi.study.readings import ShiftBoundary, ShiftReadings

SHOWN_SIZES = (50, 100, 150, 200, 400, 1000, 2000, 4000)


def reading_grid(found: ShiftReadings, *, lang: str = "en") -> Table:
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


def left_out(found: ShiftReadings, *, lang: str = "en") -> Table:
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


def reading_moves(found: ShiftReadings, *, lang: str = "en") -> Table:
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


def reading_options(found: ShiftReadings, *, lang: str = "en") -> Table:
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


def shift_boundary(found: ShiftBoundary, *, lang: str = "en") -> Table:
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
