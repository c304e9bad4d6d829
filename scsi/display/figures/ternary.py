"""Triangles of three shares: public at the top, private at the left, joint at the right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import mpltern  # registers the projection "ternary"
import numpy as np

from scsi.display.figures.canvas import COLOURS, INK, SERIES, Drawing, canvas
from scsi.display.numbers import percent, rounded
from scsi.display.sentences.cities import city_names, region_numbers
from scsi.display.sentences.profile import region_sets
from scsi.display.words import word
from scsi.evidence.published import load_published
from scsi.inference.printed.simplex import SimplexRegion
from scsi.study.city_regions import CityRegions
from scsi.study.profile import CityProfile
from scsi.vocabulary import Category

PROJECTION = mpltern.TernaryAxes.name
# where the name of each corner stands, outside the triangle and clear of the marks
CORNERS = {
    Category.PUBLIC: (1.09, -0.045, -0.045),
    Category.PRIVATE: (-0.15, 1.075, 0.075),
    Category.PPP: (-0.15, 0.075, 1.075),
}
OPEN = "#6b6b6b"  # what is left for a city of which no share is printed
CLOSE_POINTS = 5  # strips nearer than this have their names at different heights
FILLS = {"a": "#e3e3e3", "b": "#b9d3e6", "c": "#ffffff"}
HATCHES = {"a": "", "b": "", "c": "////"}


@contextmanager
def triangle(lang: str, height: float) -> Iterator[tuple]:
    """Open a figure with one triangle, its three axes named and marked in per cent."""
    with canvas(lang, height, subplot_kw={"projection": PROJECTION}) as (figure, axes):
        figure.set_layout_engine("none")  # laying out a triangle takes longer than drawing it
        axes.set_title("", y=1)  # placing a title, even where there is none, takes longer still
        axes.set_position([0.08, 0.15, 0.84, 0.745])
        for name, category in zip("tlr", Category, strict=True):
            colour = COLOURS[category]
            label = word(f"axis.{category}", lang)
            place = {"ha": "center", "va": "center", "color": colour, "fontweight": "bold"}
            axes.text(*CORNERS[category], label, **place)
            axis = getattr(axes, f"{name}axis")
            axis.set_ticks(np.arange(0, 1.1, 0.2), [f"{tick:.0f}" for tick in range(0, 101, 20)])
            axis.set_tick_params(colors=colour, grid_color="#dddddd", labelsize="small")
        axes.grid(visible=True)
        axes.set_axisbelow(True)
        yield figure, axes


def _star(axes, lang: str) -> dict[str, str]:
    """Mark the printed total and return it as text, by category."""
    published = load_published()
    shares = {str(category): published.percent(2022, "all", category) for category in Category}
    point = [[share.value / 100] for share in shares.values()]
    cities = len(published.cities)
    label = word("city_regions.total", lang, cities=cities)
    axes.plot(*point, marker="*", markersize=13, color=INK, linestyle="", label=label, zorder=5)
    return {name: rounded(share.value, share.decimals) for name, share in shares.items()}


def _fill(axes, region: SimplexRegion, **style: object) -> None:
    """Fill a region of the triangle."""
    axes.fill(*region.corners.T, **style)


def city_regions(regions: CityRegions, *, lang: str = "en") -> Drawing:
    """Draw what is known of each city in the triangle of public, private and joint money."""
    numbers = region_numbers(regions, lang)
    printed = regions.rows[regions.rows["printed"] != ""]
    rest = regions.rows.loc[regions.rows["printed"] == "", "city"].iloc[0]
    with triangle(lang, 5.6) as (_, axes):
        label = word("city_regions.others", lang, others=numbers["others"])
        style = {"facecolor": "none", "edgecolor": OPEN, "hatch": "...", "linewidth": 0.8}
        _fill(axes, regions.regions[rest], label=label, zorder=1, **style)
        for row in printed.itertuples():
            _strip(axes, row, regions, lang)
        total = _star(axes, lang)
        axes.figure.legend(loc="upper right", fontsize="small")
    return Drawing(
        name="city_regions",
        lang=lang,
        caption=word("city_regions.caption", lang, **numbers),
        alt=word("city_regions.alt", lang, **numbers | total),
        data=regions.to_frame(),
        figure=axes.figure,
        behind=(regions,),
    )


def _strip(axes, row, regions: CityRegions, lang: str) -> None:
    """Draw the strip of a printed share with the city's name on it."""
    colour = COLOURS[row.printed]
    region = regions.regions[row.city]
    _fill(axes, region, color=colour, linewidth=1.2, zorder=3)
    first, last = _ends(region, list(Category).index(row.printed))
    axes.text(
        *(first + _spot(row, regions) * (last - first)),
        city_names([row.city], lang),
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


def city_profile(profile: CityProfile, *, lang: str = "en") -> Drawing:
    """Draw what is known of one city, under each constraint set."""
    city = city_names([profile.city], lang)
    with triangle(lang, 4.8) as (_, axes):
        for place, (name, region) in enumerate(profile.regions.items()):
            label = word("city_profile.legend", lang, set=name, part=percent(region.part))
            _fill(
                axes,
                region,
                facecolor=FILLS[name],
                edgecolor=SERIES[place],
                hatch=HATCHES[name],
                linewidth=1.6 - 0.3 * place,
                linestyle=("-", "--", "-")[place],
                label=label,
                zorder=2 + place,
            )
        _star(axes, lang)
        axes.figure.legend(loc="upper right", fontsize="small")
    return Drawing(
        name="city_profile",
        lang=lang,
        caption=word("city_profile.caption", lang, city=city),
        alt=word("city_profile.alt", lang, city=city, list=region_sets(profile, lang)),
        data=profile.to_frame(),
        figure=axes.figure,
        behind=(profile,),
    )
