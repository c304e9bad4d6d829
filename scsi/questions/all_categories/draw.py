"""The whole composition of two waves, drawn as bars."""

from __future__ import annotations

from scsi.questions.all_categories.finding import AllCategories
from scsi.questions.all_categories.show import frame_categories
from scsi.questions.survey.worded import marked, waves_of
from scsi.showing.canvas import SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, plain_name
from scsi.showing.numbers import percent
from scsi.showing.registry import shows

HATCHES = ("", "//", "..", "xx")


@shows(AllCategories, "plot")
def draw_all_categories(found: AllCategories, *, lang: str = "en") -> Drawing:
    """Draw one bar a wave, its parts the categories."""
    waves = waves_of(found, lang)
    with canvas(lang, 2.2) as (figure, axes):
        left = [0.0, 0.0]
        for i, each in enumerate(found.categories):
            widths = [100 * each.share_before, 100 * each.share_after]
            axes.barh([0, 1], widths, left=left, height=0.6, color=SERIES[i % len(SERIES)],
                      hatch=HATCHES[i % len(HATCHES)], edgecolor="white", linewidth=1,
                      label=plain_name(category_label(each.name, lang)))  # fmt: skip
            left = [a + b for a, b in zip(left, widths, strict=True)]
        axes.set_yticks([0, 1], [plain_name(str(wave)) for wave in (found.before, found.after)])
        axes.set(xlabel=word("wholes.axis", lang), ylabel="", xlim=(0, 100), ylim=(1.5, -0.5))
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.35), ncols=4)
    items = word("list", lang).join(
        word("wholes.alt.item", lang, category=plain_name(category_label(each.name, lang)),
             first=percent(each.share_before), last=percent(each.share_after))
        for each in found.categories
    )  # fmt: skip
    caption = word("wholes.caption", lang, survey=plain_name(found.survey), **waves)
    return Drawing(
        name="all_categories",
        lang=lang,
        caption=marked(caption, found.simulated, lang),
        alt=word("wholes.alt", lang, items=items),
        data=frame_categories(found),
        figure=figure,
        behind=(found,),
    )
