"""A share over several waves, drawn."""

from __future__ import annotations

import numpy as np

from scsi.questions.survey.worded import marked
from scsi.questions.trend.finding import WaveTrend
from scsi.questions.trend.show import frame_trend
from scsi.showing.canvas import DASHES, INK, SERIES, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, plain_name, wave_label
from scsi.showing.numbers import percent
from scsi.showing.registry import shows


@shows(WaveTrend, "plot")
def draw_wave_trend(found: WaveTrend, *, lang: str = "en") -> Drawing:
    """Draw each wave's share with a band for its interval, and the linear trend."""
    data = frame_trend(found)
    times = [float(wave) if found.yearly else float(i) for i, wave in enumerate(found.waves)]
    x = np.array(times)
    shares = data["share"].to_numpy(float) * 100
    low, high = (data[name].astype(float).to_numpy() * 100 for name in ("low", "high"))
    line = shares.mean() + 100 * found.estimate * (x - x.mean())
    with canvas(lang, 3.2) as (figure, axes):
        axes.fill_between(x, low, high, color=SERIES[0], alpha=0.2, linewidth=0)
        axes.vlines(x, low, high, color=SERIES[0], linewidth=1.2)
        axes.plot(x, shares, color=SERIES[0], marker="o", label=word("trend.series.share", lang))
        axes.plot(x, line, color=INK, linestyle=DASHES[1], linewidth=1.2,
                  label=word("trend.series.line", lang))  # fmt: skip
        step = max(1, len(times) // 12)
        axes.set_xticks(times[::step], [plain_name(str(wave)) for wave in found.waves[::step]])
        axes.set(xlabel="", ylabel=word("trend.axis", lang,
                                        category=category_label(found.category, lang)))  # fmt: skip
        axes.legend(loc="best")
    items = word("list", lang).join(
        word("trend.alt.item", lang, wave=wave_label(wave, lang), share=percent(share.estimate))
        for wave, share in zip(found.waves, found.found.shares, strict=True)
    )
    caption = word("trend.caption", lang, category=category_label(found.category, lang),
                   survey=plain_name(found.survey))  # fmt: skip
    return Drawing(
        name="wave_trend",
        lang=lang,
        caption=marked(caption, found.simulated, lang),
        alt=word("trend.alt", lang, items=items),
        data=data,
        figure=figure,
        behind=(found,),
    )
