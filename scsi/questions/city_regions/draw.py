"""What is known of every city, drawn."""

from __future__ import annotations

import numpy as np

from scsi.inference.printed.simplex import SimplexRegion
from scsi.questions.city_regions.finding import CityRegions, OtherCities
from scsi.questions.city_regions.show import other_numbers, region_numbers
from scsi.showing.canvas import COLOURS, INK, Drawing, canvas
from scsi.showing.catalogue import word
from scsi.showing.labels import category_label, weighting_label
from scsi.showing.registry import shows
from scsi.showing.ternary import CLOSE_POINTS, OPEN, fill, mark_total, total_in_words, triangle
from scsi.vocabulary import Category


@shows(OtherCities, "plot")
def draw_other_cities(others: OtherCities, *, lang: str = "en", constraints: str = "a") -> Drawing:
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


@shows(CityRegions, "plot")
def draw_city_regions(regions: CityRegions, *, lang: str = "en") -> Drawing:
    """Draw what is known of each city in the triangle of public, private and joint money."""
    numbers = region_numbers(regions, lang)
    printed = regions.rows[regions.rows["printed"] != ""]
    rest = regions.rows.loc[regions.rows["printed"] == "", "city"].iloc[0]
    with triangle(lang, 5.6) as (_, axes):
        label = word("city_regions.others", lang, others=numbers["others"])
        style = {"facecolor": "none", "edgecolor": OPEN, "hatch": "...", "linewidth": 0.8}
        fill(axes, regions.regions[rest], label=label, zorder=1, **style)
        for row in printed.itertuples():
            _strip(axes, row, regions, lang)
        mark_total(axes, regions.total, len(regions.rows), lang)
        axes.figure.legend(loc="upper right", fontsize="small")
    return Drawing(
        name="city_regions",
        lang=lang,
        caption=word("city_regions.caption", lang, **numbers),
        alt=word("city_regions.alt", lang, **numbers | total_in_words(regions.total)),
        data=regions.to_frame(),
        figure=axes.figure,
        behind=(regions,),
    )


def _strip(axes, row, regions: CityRegions, lang: str) -> None:
    """Draw the strip of a printed share with the city's name on it."""
    colour = COLOURS[row.printed]
    region = regions.regions[row.city]
    fill(axes, region, color=colour, linewidth=1.2, zorder=3)
    first, last = _ends(region, list(Category).index(row.printed))
    axes.text(
        *(first + _spot(row, regions) * (last - first)),
        regions.names.city(row.city, lang),
        ha="center",
        va="center",
        fontsize="x-small",
        color=colour,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
        zorder=4,
    )


def _spot(row, regions: CityRegions) -> float:
    """Return how far along its strip a name stands: half way, unless another strip is close."""
    alike = regions.rows[regions.rows["printed"] == row.printed]
    ahead = alike[f"{row.printed}_low"] - getattr(row, f"{row.printed}_low")
    close = ahead[(ahead != 0) & (100 * ahead.abs() < CLOSE_POINTS)]
    return 0.5 if close.empty else 0.22 if close.iloc[0] > 0 else 0.7


def _ends(region: SimplexRegion, printed: int) -> np.ndarray:
    """Return the two ends of the middle line of a strip, shape (2, 3)."""
    order = np.argsort(region.corners[:, (printed + 1) % 3])
    halves = region.corners[order[:2]], region.corners[order[-2:]]
    return np.stack([half.mean(axis=0) for half in halves])
