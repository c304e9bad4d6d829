"""Sector shares, drawn."""

from __future__ import annotations

from matplotlib.lines import Line2D

from scsi.questions.published.draw import MARKERS
from scsi.questions.sectors.finding import SectorAndMoney
from scsi.questions.sectors.show import sector_and_money_items
from scsi.showing.canvas import COLOURS, INK, MUTED, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label
from scsi.showing.registry import shows


@shows(SectorAndMoney, "plot")
def draw_sector_and_money(found: SectorAndMoney, *, lang: str = "en") -> Drawing:
    """Draw transport and money of the same cities side by side, without a line between cities."""
    labels = [found.names.city(city, lang) for city in found.rows["city"]]
    with canvas(lang, 2.2) as (_, axes):
        for place, row in enumerate(found.rows.itertuples()):
            ends = 100 * row.sector, 100 * row.money
            axes.hlines(place, min(ends), max(ends), color=MUTED, linewidth=1, zorder=1)
            axes.plot(ends[0], place, "^", color=INK, markersize=8)
            axes.plot(ends[1], place, MARKERS[row.category], color=COLOURS[row.category], ms=8)
        axes.set_yticks(range(len(labels)), labels)
        axes.set_ylim(len(labels) - 0.5, -0.5)
        axes.set(xlabel=word("axis.percent", lang), xlim=(0, 100))
        handles = [Line2D([], [], marker="^", color=INK, linestyle="")]
        names = [word("sector_and_money.transport", lang)]
        for category in dict.fromkeys(found.rows["category"]):
            colour = COLOURS[category]
            handles.append(Line2D([], [], marker=MARKERS[category], color=colour, linestyle=""))
            label = category_label(category, lang)
            names.append(word("sector_and_money.money", lang, category=label))
        axes.figure.legend(handles, names, loc="outside upper center", ncols=len(names))
    items = sector_and_money_items(found, lang)
    return Drawing(
        name="sector_and_money",
        lang=lang,
        caption=word("sector_and_money.caption", lang),
        alt=word("sector_and_money.alt", lang, count=len(found.rows), list=items),
        data=found.to_frame(),
        figure=axes.figure,
        behind=(found,),
    )
