"""Cities with published shares, drawn."""

from __future__ import annotations

import numpy as np

from scsi.questions.cities.finding import CityShares
from scsi.questions.cities.show import impossible_cities
from scsi.questions.published.draw import MARKERS
from scsi.showing.canvas import COLOURS, INK, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, rounding_label
from scsi.showing.numbers import whole
from scsi.showing.registry import shows
from scsi.vocabulary import Category

PANELS = 4  # as many as a page is wide


@shows(CityShares, "plot")
def draw_city_counts(counts: CityShares, *, lang: str = "en") -> Drawing:
    """Draw what each printed city share stands for, a panel for each supposed size."""
    first = counts.rows.drop_duplicates("city")
    sizes = counts.sizes[:PANELS]
    places = {city: place for place, city in enumerate(first["city"])}
    with canvas(lang, 3.6, ncols=len(sizes), sharex=True, sharey=True, squeeze=False) as (
        figure,
        grid,
    ):
        for axes, size in zip(grid[0], sizes, strict=True):
            _panel(axes, counts.rows[counts.rows["size"] == size], places)
            axes.set_title(word("city_counts.panel", lang, size=whole(size)), fontsize="small")
            axes.set(xlim=(0, 100), xticks=range(0, 101, 25))
        names = [counts.names.city(city, lang) for city in places]
        grid[0, 0].set_yticks(list(places.values()), names)
        grid[0, 0].set_ylim(len(places) - 0.4, -0.6)
        figure.supxlabel(word("axis.percent", lang), fontsize="medium", color=INK)
        handles = [
            grid[0, 0].plot([], [], MARKERS[category], color=COLOURS[category])[0]
            for category in map(str, Category)
        ]
        labels = [category_label(category, lang) for category in Category]
        figure.legend(handles, labels, loc="outside upper center", ncols=len(labels))
    return Drawing(
        name="city_counts",
        lang=lang,
        caption=word(
            "city_counts.caption",
            lang,
            level=f"{100 * counts.level:.6g}",
            rounding=rounding_label(counts.rounding, lang),
        ),
        alt=word(
            "city_counts.alt",
            lang,
            count=len(first),
            panels=len(sizes),
            sizes=word("list", lang).join(map(whole, sizes)),
            impossible=impossible_cities(counts, lang),
        ),
        data=counts.to_frame(),
        figure=figure,
        behind=(counts,),
    )


def _panel(axes, rows, places: dict[str, int]) -> None:
    """Draw one size: whole counts thick, items as independent draws thin, a cross where none."""
    for row in rows.itertuples():
        at, colour = places[row.city], COLOURS[row.category]
        if np.isnan(row.low):
            axes.plot(row.percent, at, "x", color=INK, markersize=6)
            continue
        axes.hlines(at, 100 * row.score_low, 100 * row.score_high, color=colour, linewidth=1)
        axes.hlines(at, 100 * row.low, 100 * row.high, color=colour, linewidth=5)
        axes.plot(row.percent, at, MARKERS[row.category], color=colour, markersize=5)
