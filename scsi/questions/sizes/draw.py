"""The sizes that can print such shares, drawn."""

from __future__ import annotations

from scsi.questions.sizes.finding import CandidateSizes
from scsi.questions.sizes.show import percents_in_words, possible_sizes
from scsi.showing.canvas import COLOURS, INK, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import rounding_label, whole_or_none
from scsi.showing.numbers import whole
from scsi.showing.registry import shows


@shows(CandidateSizes, "plot")
def draw_candidate_sizes(answer: CandidateSizes, *, lang: str = "en") -> Drawing:
    """Draw which sizes the printed shares allow, one strip per rounding rule."""
    data = answer.to_frame()
    labels = {rule: rounding_label(rule, lang) for rule in answer.sizes}
    ticks = [size for size in (300, 500, 1000, 2000, 4000, 8000) if size <= answer.max_size]
    with canvas(lang, 3.3) as (figure, axes):
        for place, rule in enumerate(answer.sizes):
            runs = data[data["rounding"] == rule]
            # half a unit each side, so that a single size is seen and neighbours touch
            bars = list(zip(runs["first"] - 0.5, runs["last"] - runs["first"] + 1, strict=True))
            axes.broken_barh(bars, (place - 0.25, 0.5), color=COLOURS["public"], linewidth=0.6)
        axes.set_yticks(range(len(labels)), labels.values())
        axes.invert_yaxis()
        for size in answer.candidates:
            axes.axvline(size, color=INK, linewidth=1, linestyle=(0, (4, 2)))
            axes.annotate(
                whole(size),
                (size, 1.01),
                xycoords=("data", "axes fraction"),
                ha="center",
                va="bottom",
                color=INK,
                fontsize="small",
            )
        axes.set(xlabel=word("axis.size_log", lang), ylabel="", xscale="log")
        axes.set_xticks(ticks, [whole(size) for size in ticks], minor=False)
        axes.set_xticks([], minor=True)
        axes.set(xlim=(0.9 * data["first"].min(), answer.max_size))
    return Drawing(
        name="candidate_sizes",
        lang=lang,
        caption=word(
            "candidate_sizes.caption",
            lang,
            max_size=whole(answer.max_size),
            percents=percents_in_words(answer),
        ),
        alt=word(
            "candidate_sizes.alt",
            lang,
            least=whole(answer.sizes["each"][0]),
            complete=whole_or_none(answer.complete_from("each"), lang),
            possible=possible_sizes(answer, lang),
        ),
        data=data,
        figure=figure,
        behind=(answer,),
    )
