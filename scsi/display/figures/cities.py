"""What each printed city share stands for, and what is left for the mean of the other cities."""

from __future__ import annotations

import numpy as np

from scsi.display.figures.canvas import COLOURS, INK, Drawing, canvas
from scsi.display.figures.printed import MARKERS
from scsi.display.labels import category_label, rounding_label, weighting_label
from scsi.display.numbers import whole
from scsi.display.sentences.cities import city_names, impossible_cities, other_numbers
from scsi.display.words import word
from scsi.study.cities import CityCounts
from scsi.study.city_regions import OtherCities
from scsi.vocabulary import Category

PANELS = 4  # as many as a page is wide


def city_counts(counts: CityCounts, *, lang: str = "en") -> Drawing:
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
        names = [city_names([city], lang) for city in places]
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


def other_cities(others: OtherCities, *, lang: str = "en", constraints: str = "a") -> Drawing:
    """Draw between which limits the mean share of the other cities lies, by weighting."""
    rows = others.rows[others.rows["constraints"] == constraints]
    weightings = rows.drop_duplicates(["weighting", "base"])
    names = [weighting_label(row.weighting, row.base, lang) for row in weightings.itertuples()]
    with canvas(lang, 2.7, ncols=len(Category), sharex=True, sharey=True) as (figure, panels):
        for axes, category in zip(panels, map(str, Category), strict=True):
            bounds = rows[rows["category"] == category]
            axes.barh(
                names,
                100 * (bounds["high"] - bounds["low"]),
                left=100 * bounds["low"],
                height=0.5,
                color=COLOURS[category],
            )
            axes.set_title(category_label(category, lang), fontsize="small")
            axes.set(xlim=(0, 100), xticks=range(0, 101, 25))
            axes.grid(visible=False, axis="y")
        panels[0].invert_yaxis()
        figure.supxlabel(word("axis.percent", lang), fontsize="medium", color=INK)
    numbers = other_numbers(others, constraints)
    sets = word(f"assumption.{constraints}", lang)
    return Drawing(
        name="other_cities",
        lang=lang,
        caption=word("other_cities.caption", lang, constraints=sets, **numbers),
        alt=word("other_cities.alt", lang, **numbers),
        data=rows.reset_index(drop=True),
        figure=figure,
        behind=(others,),
    )
