"""What is named by sector and who, and transport beside money."""

from __future__ import annotations

from matplotlib.lines import Line2D

from scsi.display.facts import sector_label
from scsi.display.figures.canvas import COLOURS, INK, MUTED, Drawing, canvas
from scsi.display.figures.printed import MARKERS
from scsi.display.labels import category_label, city_label
from scsi.display.sentences.sectors import sector_and_money_items
from scsi.display.words import word
from scsi.evidence.published import load_published
from scsi.study.sectors import NOT_SAID, NamedServices, SectorAndMoney

WHO_COLOURS = {**{str(name): colour for name, colour in COLOURS.items()}, NOT_SAID: MUTED}
WHO_MARKERS = {**MARKERS, NOT_SAID: "^"}


def named_services(services: NamedServices, *, lang: str = "en") -> Drawing:
    """Draw a mark for each service, in rows by sector, told apart by who is named with it."""
    published = load_published()
    counts = services.counts
    with canvas(lang, 3.4) as (_, axes):
        for place, sector in enumerate(counts.index):
            rows = services.rows[services.rows["sector"] == sector]
            rows = rows.sort_values("who", key=lambda who: who.map(list(counts).index))
            for step, row in enumerate(rows.itertuples(), start=1):
                colour = WHO_COLOURS[row.who]
                fill = colour if row.sector_basis == "printed" else "white"
                axes.plot(step, place, WHO_MARKERS[row.who], color=colour, mfc=fill, markersize=8)
        labels = [sector_label(published, sector, lang) for sector in counts.index]
        axes.set_yticks(range(len(labels)), labels)
        axes.set_ylim(len(labels) - 0.5, -0.5)
        axes.set(xlabel=word("axis.services", lang), xlim=(0, counts.sum(axis=1).max() + 1))
        axes.set_xticks(range(0, counts.sum(axis=1).max() + 1, 2))
        handles = [
            Line2D([], [], marker=WHO_MARKERS[who], color=WHO_COLOURS[who], linestyle="")
            for who in counts
        ]
        axes.legend(handles, [word(f"who.{who}", lang) for who in counts], loc="lower right")
    return Drawing(
        name="named_services",
        lang=lang,
        caption=word("named_services.caption", lang),
        alt=word("named_services.alt", lang, list=_counts_in_words(services, lang)),
        data=counts.reset_index(),
        figure=axes.figure,
        behind=(services,),
    )


def _counts_in_words(services: NamedServices, lang: str) -> str:
    """Say how many are named per sector and who."""
    published = load_published()
    items = []
    for sector, counts in services.counts.iterrows():
        cells = [
            word("named_services.cell", lang, count=count, who=word(f"who.{who}", lang))
            for who, count in counts.items()
            if count
        ]
        label = sector_label(published, sector, lang)
        joined = word("list", lang).join(cells)
        items.append(word("named_services.item", lang, sector=label, counts=joined))
    return "; ".join(items)


def sector_and_money(found: SectorAndMoney, *, lang: str = "en") -> Drawing:
    """Draw transport and money of the same cities side by side, without a line between cities."""
    published = load_published()
    labels = [city_label(published, city, lang) for city in found.rows["city"]]
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
