"""p of the published shift, against the unknown size of 2019 and the correlation within cities."""

from __future__ import annotations

import numpy as np
import seaborn as sns

from scsi.questions.shift.show import unit_clause
from scsi.questions.shift_curves.finding import ShiftCurve
from scsi.questions.shift_curves.show import crossings
from scsi.showing.canvas import DASHES, INK, MUTED, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import alpha, whole_or_none
from scsi.showing.numbers import pvalue, whole, whole_range
from scsi.showing.registry import shows

BAND = "#c9c9c9"
SIZE_TICKS = (20, 50, 100, 200, 400, 1000, 2000, 4000)
PVALUE_TICKS = (0.001, 0.01, 0.05, 0.1, 0.5)


def draw_shift_by_size(curve: ShiftCurve, *, lang: str = "en") -> Drawing:
    """Draw p against the number of items of 2019, a panel for each size of 2022."""
    data = curve.to_frame()
    panels = len(curve.bases)
    with canvas(lang, 3.1, ncols=panels, sharex=True, sharey=True, squeeze=False) as (figure, grid):
        for axes, base, at, over in zip(
            grid[0], curve.bases, curve.break_even, curve.break_even_range, strict=True
        ):
            panel = data[data["size_after"] == base]
            x = panel["size_before"]
            axes.fill_between(x, panel["p_band_low"], panel["p_band_high"], color=BAND, linewidth=0)
            axes.vlines(
                x, panel["p_whole_low"], panel["p_whole_high"], color=MUTED, linewidth=0.5, zorder=3
            )
            whole_counts = panel.dropna()
            axes.plot(
                *(whole_counts["size_before"], whole_counts["p_whole_low"]),
                linestyle="",
                marker=".",
                markersize=1.4,
                color=INK,
                zorder=3,
            )
            sns.lineplot(
                panel,
                x="size_before",
                y="p_printed",
                estimator=None,
                color=SERIES[0],
                ax=axes,
                zorder=4,
            )
            axes.axhline(1 - curve.level, color=INK, linewidth=1, linestyle=(0, (5, 3)))
            if np.isfinite(at):
                axes.axvline(at, color=SERIES[1], linewidth=1.4, linestyle=(0, (1.2, 1.2)))
                axes.annotate(
                    f"{whole(at)} ({whole_range(over)})",
                    (at, 0.97),
                    xycoords=("data", "axes fraction"),
                    xytext=(5, 0),
                    textcoords="offset points",
                    va="top",
                    color=SERIES[1],
                    fontsize="small",
                )
            axes.set(title=word("shift_by_size.panel", lang, size_after=whole(base)), xlabel="")
            axes.set(ylabel=word("axis.pvalue", lang), xscale="log", yscale="log")
            axes.set_xticks([tick for tick in SIZE_TICKS if x.min() <= tick <= x.max()])
            axes.set_yticks(PVALUE_TICKS)
            axes.xaxis.set_major_formatter(lambda value, _: whole(value))
            axes.yaxis.set_major_formatter(lambda value, _: f"{value:.4g}")
            axes.minorticks_off()
            axes.set(xlim=(x.min(), x.max()), ylim=(5e-4, 0.5))
            axes.title.set_size("small")
        figure.supxlabel(word("axis.size_before", lang), fontsize="medium", color=INK)
    return Drawing(
        name="shift_by_size",
        lang=lang,
        caption=word(
            "shift_by_size.caption", lang, alpha=alpha(curve.level), unit=unit_clause(curve, lang)
        ),
        alt=word(
            "shift_by_size.alt",
            lang,
            first=whole(curve.x[0]),
            last=whole(curve.x[-1]),
            p_first=pvalue(curve.p_printed[0, 0]),
            p_last=pvalue(curve.p_printed[0, -1]),
            crossings=crossings(curve, lang),
        ),
        data=data,
        figure=figure,
        behind=(curve,),
    )


def draw_shift_by_correlation(curve: ShiftCurve, *, lang: str = "en") -> Drawing:
    """Draw p against the correlation within cities, a line for each size of 2022."""
    data = curve.to_frame()
    first = data[data["size_after"] == curve.bases[0]]
    with canvas(lang, 3.3) as (figure, axes):
        axes.fill_between(
            first["icc"], first["p_band_low"], first["p_band_high"], color=BAND, linewidth=0
        )
        for i, base in enumerate(curve.bases):
            sns.lineplot(
                data[data["size_after"] == base],
                x="icc",
                y="p_printed",
                estimator=None,
                color=SERIES[i % len(SERIES)],
                linestyle=DASHES[i % len(DASHES)],
                label=word("shift_by_size.panel", lang, size_after=whole(base)),
                ax=axes,
            )
        axes.axhline(1 - curve.level, color=INK, linewidth=1, linestyle=(0, (5, 3)))
        axes.annotate(
            f"p = {alpha(curve.level)}",
            (1, 1 - curve.level),
            xycoords=("axes fraction", "data"),
            xytext=(-4, 3),
            textcoords="offset points",
            ha="right",
            color=MUTED,
            fontsize="small",
        )
        axes.set(xlabel=word("axis.icc", lang), ylabel=word("axis.pvalue", lang))
        axes.set(xlim=(curve.x[0], curve.x[-1]), ylim=(0, None))
        axes.legend(loc="upper left")
    before, after = curve.cities
    return Drawing(
        name="shift_by_correlation",
        lang=lang,
        caption=word(
            "shift_by_correlation.caption",
            lang,
            size_before=whole_or_none(curve.size_before, lang),
            cities_before=before,
            cities_after=after,
            base=whole(curve.bases[0]),
            alpha=alpha(curve.level),
        ),
        alt=word(
            "shift_by_correlation.alt",
            lang,
            p_first=pvalue(curve.p_printed[0, 0]),
            p_last=pvalue(curve.p_printed[0, -1]),
            last=f"{curve.x[-1]:.4g}",
            crossings=crossings(curve, lang),
        ),
        data=data,
        figure=figure,
        behind=(curve,),
    )


@shows(ShiftCurve, "plot")
def draw_shift_curve(curve: ShiftCurve, *, lang: str = "en") -> Drawing:
    """Draw p against what the curve varies."""
    by = draw_shift_by_size if curve.axis == "size_before" else draw_shift_by_correlation
    return by(curve, lang=lang)
