"""Where the answer changes, drawn."""

from __future__ import annotations

import numpy as np

from scsi.questions.boundary.finding import ShiftBoundary
from scsi.questions.boundary.show import boundary_sentence, line_label
from scsi.showing.canvas import DASHES, MUTED, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import alpha
from scsi.showing.numbers import whole
from scsi.showing.registry import shows

BAND = "#d5d5d5"
SIZE_TICKS = (40, 100, 200, 400, 1000, 2000, 4000)


@shows(ShiftBoundary, "plot")
def draw_shift_boundary(found: ShiftBoundary, *, lang: str = "en") -> Drawing:
    """Draw the correlation at which the answer changes against the size of 2019."""
    data = found.to_frame()
    first, top = found.lines[0], 0.7
    with canvas(lang, 4.0) as (figure, axes):
        axes.fill_between(found.sizes, first.icc_low, first.icc_high, color=BAND, linewidth=0)
        for i, line in enumerate(found.lines):
            axes.plot(
                found.sizes,
                np.minimum(line.icc, 1),
                color=(*SERIES, MUTED)[i % 5],
                linestyle=DASHES[i % len(DASHES)],
                linewidth=1 + 0.6 * bool(line.shared),
                marker="os^Dv"[i % 5],
                markevery=(4 * i, 20),
                markersize=4,
                label=line_label(line, lang),
            )
        axes.annotate(
            word("boundary.significant", lang, alpha=alpha(found.level)),
            (0.97, 0.04),
            xycoords="axes fraction",
            ha="right",
            fontweight="bold",
        )
        axes.set(xlabel=word("axis.size_before", lang), ylabel=word("axis.icc", lang))
        axes.set(xscale="log", xlim=(found.sizes.min(), found.sizes.max()), ylim=(0, top))
        ticks = [t for t in SIZE_TICKS if found.sizes.min() <= t <= found.sizes.max()]
        axes.set_xticks(ticks, [whole(tick) for tick in ticks])
        axes.set_xticks([], minor=True)
        axes.legend(loc="upper left")
    never = found.sizes[first.icc == 0]
    return Drawing(
        name="shift_boundary",
        lang=lang,
        caption=word("boundary.caption", lang, alpha=alpha(found.level)),
        alt=word(
            "boundary.alt",
            lang,
            low_size=whole(never.max() if never.size else found.sizes.min()),
            text=boundary_sentence(found, lang),
        ),
        data=data,
        figure=figure,
        behind=(found,),
    )
