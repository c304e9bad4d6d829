"""Two waves of a survey compared, drawn."""

from __future__ import annotations

import pandas as pd
import seaborn as sns

from scsi.questions.compare_cities.draw import _label, _unique
from scsi.questions.compare_waves.finding import WaveComparison
from scsi.questions.compare_waves.show import answers_behind, line_label
from scsi.questions.survey.worded import marked, waves_of
from scsi.showing.canvas import INK, MUTED, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, plain_name
from scsi.showing.numbers import percent, pvalue, whole
from scsi.showing.registry import shows


@shows(WaveComparison, "plot")
def draw_wave_comparison(found: WaveComparison, *, lang: str = "en") -> Drawing:
    """Draw the shift of every answer with its interval, the default first."""
    lines = [line for line in found.lines if line.estimate is not None]
    points = [line.estimate for line in lines if line.estimate is not None]
    labels = [line_label(line, lang) for line in lines]
    data = pd.DataFrame(
        {
            "answer": [line.key for line in lines],
            "estimate": points,
            "low": [line.interval.low if line.interval else None for line in lines],
            "high": [line.interval.high if line.interval else None for line in lines],
            "pvalue": [line.pvalue for line in lines],
        }
    )
    drawn = data.assign(label=_unique([_label(text) for text in labels]))
    drawn[["estimate", "low", "high"]] *= 100
    with canvas(lang, 0.9 + 0.36 * len(lines)) as (figure, axes):
        axes.axvline(0, color=INK, linewidth=1)
        axes.hlines(drawn["label"], drawn["low"], drawn["high"], color=MUTED, linewidth=1.6)
        sns.scatterplot(
            drawn.assign(first=drawn.index == 0),
            x="estimate",
            y="label",
            hue="first",
            style="first",
            palette={True: SERIES[1], False: SERIES[0]},
            markers={True: "D", False: "o"},
            s=60,
            zorder=3,
            legend=False,
            ax=axes,
        )
        for row in drawn.itertuples():
            axes.annotate(
                pvalue(None if pd.isna(row.pvalue) else row.pvalue),
                (1.02, row.label),
                xycoords=("axes fraction", "data"),
                va="center",
                fontsize="small",
                annotation_clip=False,
            )
        axes.annotate("p", (1.02, 1.01), xycoords="axes fraction", va="bottom", fontsize="small")
        axes.set(xlabel=word("survey.axis.shift", lang), ylabel="")
    items = ", ".join(
        word("survey.lines.item", lang, label=label, points=percent(point))
        for label, point in zip(labels, points, strict=True)
    )
    caption = word(
        "survey.lines.caption",
        lang,
        category=category_label(found.category, lang),
        **waves_of(found, lang),
        survey=plain_name(found.survey),
        weight=word(f"survey.weight.{found.weight}", lang),
    )
    return Drawing(
        name="wave_comparison",
        lang=lang,
        caption=marked(caption, found.simulated, lang),
        alt=word("survey.lines.alt", lang, count=whole(len(lines)), items=items),
        data=data,
        figure=figure,
        behind=answers_behind(found),
    )
