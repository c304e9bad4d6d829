"""The services that are named, drawn."""

from __future__ import annotations

from matplotlib.lines import Line2D

from scsi.questions.published.draw import MARKERS
from scsi.questions.services.finding import NOT_SAID, NamedServices
from scsi.showing.canvas import COLOURS, MUTED, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.registry import shows

WHO_COLOURS = {**{str(name): colour for name, colour in COLOURS.items()}, NOT_SAID: MUTED}
WHO_MARKERS = {**MARKERS, NOT_SAID: "^"}


@shows(NamedServices, "plot")
def draw_named_services(services: NamedServices, *, lang: str = "en") -> Drawing:
    """Draw a mark for each service, in rows by sector, told apart by who is named with it."""
    counts = services.counts
    with canvas(lang, 3.4) as (_, axes):
        for place, sector in enumerate(counts.index):
            rows = services.rows[services.rows["sector"] == sector]
            rows = rows.sort_values("who", key=lambda who: who.map(list(counts).index))
            for step, row in enumerate(rows.itertuples(), start=1):
                colour = WHO_COLOURS[row.who]
                fill = colour if row.sector_basis == "printed" else "white"
                axes.plot(step, place, WHO_MARKERS[row.who], color=colour, mfc=fill, markersize=8)
        labels = [services.names.sector(sector, lang) for sector in counts.index]
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
    items = []
    for sector, counts in services.counts.iterrows():
        cells = [
            word("named_services.cell", lang, count=count, who=word(f"who.{who}", lang))
            for who, count in counts.items()
            if count
        ]
        label = services.names.sector(sector, lang)
        joined = word("list", lang).join(cells)
        items.append(word("named_services.item", lang, sector=label, counts=joined))
    return "; ".join(items)
