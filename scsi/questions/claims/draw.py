"""The verdicts on the chapter's statements, by kind of statement."""

from __future__ import annotations

import seaborn as sns
from matplotlib.patches import Patch

from scsi.questions.claims.finding import ClaimVerdicts
from scsi.questions.claims.judgement import Verdict
from scsi.questions.claims.show import kind_label, verdict_label
from scsi.showing.canvas import COLOURS, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.registry import shows

_COLOURS = {
    Verdict.REPRODUCED: SERIES[0],
    Verdict.FOLLOWS: SERIES[2],
    Verdict.UNTESTABLE: "#c9c9c9",
    Verdict.CONTRADICTED: SERIES[1],
    Verdict.ADVICE: COLOURS["private+ppp"],
}
_HATCHES = {
    Verdict.REPRODUCED: "",
    Verdict.FOLLOWS: "//",
    Verdict.UNTESTABLE: "",
    Verdict.CONTRADICTED: "xx",
    Verdict.ADVICE: "..",
}


@shows(ClaimVerdicts, "plot")
def draw_claim_counts(answer: ClaimVerdicts, *, lang: str = "en") -> Drawing:
    """Draw how many statements of each kind have each verdict, as stacked bars."""
    data = answer.counts().stack().rename("count").reset_index()
    drawn = data.assign(kind=[kind_label(kind, lang) for kind in data["kind"]])
    with canvas(lang, 3.4) as (figure, axes):
        sns.histplot(
            drawn,
            y="kind",
            weights="count",
            hue="verdict",
            hue_order=[verdict.value for verdict in reversed(Verdict)],
            palette={verdict.value: colour for verdict, colour in _COLOURS.items()},
            multiple="stack",
            shrink=0.66,
            alpha=1,
            edgecolor="white",
            legend=False,
            ax=axes,
        )
        _mark_bars(axes)
        axes.grid(visible=False, axis="y")
        axes.set(xlabel=word("axis.statements", lang), ylabel="")
        keys = [
            Patch(
                facecolor=_COLOURS[verdict], hatch=_HATCHES[verdict], edgecolor="white",
                label=verdict_label(verdict, lang),
            )
            for verdict in Verdict
        ]  # fmt: skip
        figure.legend(handles=keys, loc="outside upper left", ncols=2, fontsize="small")
    return Drawing(
        name="claim_counts",
        lang=lang,
        caption=word("claim_counts.caption", lang, total=len(answer.rows)),
        alt=word("claim_counts.alt", lang, list=_in_words(answer, lang)),
        data=data,
        figure=figure,
        behind=(answer,),
    )


def _mark_bars(axes) -> None:
    """Give each verdict its hatch and write every count into its bar."""
    by_colour = {
        Patch(facecolor=colour).get_facecolor(): verdict for verdict, colour in _COLOURS.items()
    }
    for bar in axes.patches:
        verdict = by_colour[bar.get_facecolor()]
        bar.set_hatch(_HATCHES[verdict])
        if bar.get_width():
            light = verdict is Verdict.UNTESTABLE
            axes.annotate(
                f"{bar.get_width():.0f}",
                (bar.get_x() + bar.get_width() / 2, bar.get_y() + bar.get_height() / 2),
                ha="center",
                va="center",
                color="black" if light else "white",
                fontsize="small",
                fontweight="bold",
                bbox={"facecolor": bar.get_facecolor(), "edgecolor": "none", "pad": 1},
            )


def _in_words(answer: ClaimVerdicts, lang: str) -> str:
    """Say every count that is drawn."""
    items = []
    for kind, counts in answer.counts().iterrows():
        parts = ", ".join(
            word("claim_counts.part", lang, count=count, verdict=verdict_label(verdict, lang))
            for verdict, count in counts.items()
            if count
        )
        items.append(word("claim_counts.item", lang, kind=kind_label(kind, lang), parts=parts))
    return "; ".join(items)
