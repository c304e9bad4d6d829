"""Every coherent reading, drawn."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scsi.questions.boundary.draw import BAND
from scsi.questions.readings.finding import ShiftReadings
from scsi.questions.readings.show import reference_words
from scsi.showing.canvas import INK, MUTED, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import alpha, choice_label, group_label, option_label
from scsi.showing.numbers import rounded, whole
from scsi.showing.registry import shows

BINS = 100
Z_TICKS = (0.5, 1, 2, 3, 5, 10, 20)


@shows(ShiftReadings, "plot")
def draw_reading_curve(found: ShiftReadings, *, lang: str = "en") -> Drawing:
    """Draw all readings by their z, and under them which options they take."""
    data, options = _columns(found)
    labels = [
        f"{choice_label(choice, lang)}: {option_label(choice, value, found.miscoded, lang)}"
        for choice, values in found.options.items()
        for value in values
    ]
    height = 2.4 + 0.155 * len(labels)
    ratios = {"height_ratios": (2.0, 0.155 * len(labels))}
    with canvas(lang, height, nrows=2, sharex=True, gridspec_kw=ratios) as (figure, axes):
        curve, field = axes
        curve.fill_between(
            data["column"], data["z_low"], data["z_high"], color=BAND, linewidth=0, step="mid"
        )
        curve.plot(data["column"], data["z"], color=SERIES[0], drawstyle="steps-mid")
        curve.axhline(found.critical, color=INK, linewidth=1, linestyle=(0, (5, 3)))
        curve.set(ylabel=word("axis.z_short", lang))
        if data["z_low"].min() > 0:  # a logarithm shows the crowd of small z and the few large
            ticks = [t for t in Z_TICKS if data["z_low"].min() <= t <= data["z_high"].max()]
            curve.set(yscale="log")
            curve.set_yticks(ticks, [f"{tick:g}" for tick in ticks])
            curve.set_yticks([], minor=True)
        field.imshow(
            options.T / np.maximum(options.max(axis=0), 1)[:, None],
            aspect="auto",
            cmap="Blues",
            vmin=0,
            vmax=1,
            interpolation="nearest",
            extent=(0.5, len(data) + 0.5, len(labels) - 0.5, -0.5),
        )
        field.set_yticks(range(len(labels)), labels, fontsize="small")
        edges = np.cumsum([len(values) for values in found.options.values()])[:-1] - 0.5
        field.hlines(edges, 0.5, len(data) + 0.5, color=MUTED, linewidth=0.8)
        field.grid(visible=False)
        field.set(xlabel=word("axis.reading", lang), xticks=[])
    return Drawing(
        name="reading_curve",
        lang=lang,
        caption=word(
            "reading_curve.caption",
            lang,
            readings=whole(len(found.z)),
            bins=len(data),
            critical=rounded(found.critical, 2),
            alpha=alpha(found.level),
        ),
        alt=word(
            "reading_curve.alt",
            lang,
            low=rounded(found.z.min(), 2),
            high=rounded(found.z.max(), 2),
            critical=rounded(found.critical, 2),
        ),
        data=data.assign(**{f"option_{i}": column for i, column in enumerate(options.T)}),
        figure=figure,
        behind=(found,),
    )


def _columns(found: ShiftReadings) -> tuple[pd.DataFrame, np.ndarray]:
    """Return z by columns of equally many readings, and how many of each take an option."""
    groups = np.array_split(np.argsort(found.z, kind="stable"), min(BINS, len(found.z)))
    data = pd.DataFrame(
        {
            "column": np.arange(1, len(groups) + 1),
            "z": [np.median(found.z[group]) for group in groups],
            "z_low": [min(found.z[group].min(), found.z_low[group].min()) for group in groups],
            "z_high": [max(found.z[group].max(), found.z_high[group].max()) for group in groups],
        }
    )
    options = [
        [np.count_nonzero(found.choices[choice][group] == i) for group in groups]
        for choice, values in found.options.items()
        for i in range(len(values))
    ]
    return data, np.array(options).T


def _short_label(choice: str, option: tuple, found: ShiftReadings, lang: str) -> str:
    """Return the name of an option, short enough to stand beside a bar."""
    if choice == "coding":
        return word(f"short.coding.{option[0]}", lang)
    return group_label(choice, option, found.miscoded, lang)


@shows(ShiftReadings, "plot", "moves")
def draw_reading_moves(found: ShiftReadings, *, lang: str = "en") -> Drawing:
    """Draw the tornado: the least and greatest z over one choice, the others at the reference."""
    moves = found.moves
    y = np.arange(len(moves))
    with canvas(lang, 3.9) as (figure, axes):
        axes.barh(
            y,
            [move.change for move in moves],
            left=[move.least for move in moves],
            height=0.55,
            color=SERIES[0],
            edgecolor=INK,
            linewidth=0.6,
        )
        for place, move in zip(y, moves, strict=True):
            ends = (
                (move.least, move.least_option, "right", -4),
                (move.most, move.most_option, "left", 4),
            )
            for z, option, align, off in ends if move.change else ():
                axes.annotate(
                    _short_label(move.choice, option, found, lang),
                    (z, place),
                    xytext=(off, 0),
                    textcoords="offset points",
                    ha=align,
                    va="center",
                    fontsize="small",
                    zorder=4,
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
                )
        axes.axvline(found.reference_z, color=INK, linewidth=1.2)
        axes.axvline(found.critical, color=INK, linewidth=1, linestyle=(0, (5, 3)))
        axes.set_yticks(y, [choice_label(move.choice, lang) for move in moves])
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")
        low, high = min(m.least for m in moves), max(m.most for m in moves)
        room = 0.55 * max(high - low, 0.1)  # for the names of the options beside the bars
        axes.set(xlabel=word("axis.z", lang), ylabel="", xlim=(low - room, high + room))
    items = (
        word(
            "reading_moves.item",
            lang,
            choice=choice_label(move.choice, lang),
            low=rounded(move.least, 2),
            high=rounded(move.most, 2),
        )
        for move in moves
    )
    return Drawing(
        name="reading_moves",
        lang=lang,
        caption=word(
            "reading_moves.caption",
            lang,
            reference=reference_words(found, lang),
            z=rounded(found.reference_z, 2),
        ),
        alt=word(
            "reading_moves.alt",
            lang,
            z=rounded(found.reference_z, 2),
            critical=rounded(found.critical, 2),
            list=", ".join(items),
        ),
        data=pd.DataFrame(
            [(m.choice, m.least, m.most, m.change, m.mean_change, m.readings) for m in moves],
            columns=["choice", "least", "most", "change", "mean_change", "readings"],
        ),
        figure=figure,
        behind=(found,),
    )
