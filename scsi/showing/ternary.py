"""Triangles of three shares: public at the top, private at the left, joint at the right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import mpltern  # registers the projection "ternary"
import numpy as np

from scsi.evidence.published import PrintedPercent
from scsi.inference.printed.simplex import SimplexRegion
from scsi.showing.canvas import COLOURS, INK, canvas
from scsi.showing.catalogue import word
from scsi.showing.numbers import rounded
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


def mark_total(axes, total: Mapping[str, PrintedPercent], cities: int, lang: str) -> None:
    """Mark the printed shares of all cities together, given by category."""
    point = [[total[category].value / 100] for category in Category]
    label = word("city_regions.total", lang, cities=cities)
    axes.plot(*point, marker="*", markersize=13, color=INK, linestyle="", label=label, zorder=5)


def total_in_words(total: Mapping[str, PrintedPercent]) -> dict[str, str]:
    """Return the printed shares of all cities together as text, by category."""
    return {name: rounded(share.value, share.decimals) for name, share in total.items()}


def fill(axes, region: SimplexRegion, **style: object) -> None:
    """Fill a region of the triangle."""
    axes.fill(*region.corners.T, **style)
