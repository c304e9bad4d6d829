"""What every figure shares: type, colours, size, and the `Drawing` that a notebook shows.

Colours are those of Okabe and Ito, told apart by people with any colour vision, and every
difference in colour is also one in marker, dash or hatch. Text has a contrast of at least 4.5 to 1.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import seaborn as sns
from matplotlib import font_manager, rc_context, rcParamsDefault
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure

from scsi.evidence.letters import FONTS, written
from scsi.showing.catalogue import check_language
from scsi.showing.outputs import behind
from scsi.vocabulary import Category

INK, MUTED = "#1a1a1a", "#595959"
COLOURS = {
    Category.PUBLIC: "#0072b2",
    Category.PRIVATE: "#b34d00",
    Category.PPP: "#007a5a",
    "private+ppp": "#6b6b6b",
}
SERIES = ("#0072b2", "#b34d00", "#007a5a", "#8a4f7d")
DASHES = ("-", (0, (5, 2)), (0, (1.2, 1.2)), (0, (6, 2, 1.2, 2)))
WIDTH_INCHES, DPI = 7.2, 144
NARROW_INCHES, NARROW_DPI = 3.49, 192
"""A telephone's width of 335 pixels at 96 an inch, drawn with two points a pixel."""


@cache
def _families() -> list[str]:
    """Let matplotlib know the bundled fonts, once, the bold one as bold (it says semi-bold).

    Returns their families in the order in which a letter is looked for; matplotlib's own comes
    second, since it has the signs that NanumGothic lacks.
    """
    weights: dict[Path, tuple[int, ...]] = {
        FONTS / "NanumGothic.ttf": (400,),
        FONTS / "NanumGothicBold.ttf": (700,),
    }
    weights |= {path: (400, 700) for path in sorted(FONTS.glob("noto/*.?tf"))}  # one for both
    families = ["NanumGothic", "DejaVu Sans"]
    for path, each in weights.items():
        entry = font_manager.ttfFontProperty(font_manager.get_font(path))
        entries = (replace(entry, weight=weight) for weight in each)
        font_manager.fontManager.ttflist.extend(entries)
        families.append(entry.name)
    return list(dict.fromkeys(families))


class _Renderer(RendererAgg):
    """Draw text with what no font has as code points (`scsi.evidence.letters`)."""

    def draw_text(self, gc, x, y, s, *arguments, **settings):
        """Draw a text."""
        super().draw_text(gc, x, y, written(s), *arguments, **settings)

    def get_text_width_height_descent(self, s, *arguments, **settings):
        """Return how large a text is drawn."""
        return super().get_text_width_height_descent(written(s), *arguments, **settings)


class _Canvas(FigureCanvasAgg):
    """A canvas whose text always comes out."""

    def get_renderer(self):
        """Return the renderer, the same one as long as the figure keeps its size."""
        plain = super().get_renderer()
        if not isinstance(plain, _Renderer):
            self.renderer = _Renderer(plain.width, plain.height, plain.dpi)
        return self.renderer


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A figure with what a reader needs who cannot see it.

    Attributes
    ----------
    name : str
        Key of the figure, the same in every language.
    lang : str
        Language of its words.
    caption, alt : str
        What it shows; and the same for somebody who does not see it, with the main values.
    data : pandas.DataFrame
        The numbers drawn, unrounded, one row a mark.
    figure : matplotlib.figure.Figure
        The drawing itself.
    behind : tuple
        The answers that it draws; the report names their methods and data.
    narrow : matplotlib.figure.Figure or None
        The same drawing for a telephone, where there is one.
    """

    name: str
    lang: str
    caption: str
    alt: str
    data: pd.DataFrame
    figure: Figure = field(repr=False)
    behind: tuple = ()
    narrow: Figure | None = field(default=None, repr=False)

    def png(self) -> bytes:
        """Return the picture as PNG, the same bytes for the same figure."""
        return _png(self.figure, DPI)

    def __repr__(self) -> str:
        return f"{self.caption}\n[{self.alt}]"

    def record(self) -> dict:
        """Return caption, text and data for the report and for a comparison of two runs."""
        data = {
            str(column): [None if pd.isna(value) else value for value in values.tolist()]
            for column, values in self.data.items()
        }
        return {
            "kind": "figure",
            "name": self.name,
            "lang": self.lang,
            "caption": self.caption,
            "alt": self.alt,
            "data": data,
            **behind(self.behind),
        }

    def _repr_mimebundle_(self, include=None, exclude=None):
        picture = {"image/png": self.png(), "text/plain": repr(self)}
        size = {"width": round(100 * WIDTH_INCHES)}  # in the page's pixels; the picture has more
        metadata: dict[str, object] = {
            "scsi": self.record(),
            "image/png": {"alt": self.alt, **size},
        }
        if self.narrow is not None:
            metadata["narrow"] = base64.b64encode(_png(self.narrow, NARROW_DPI)).decode()
        return picture, metadata


def _png(figure: Figure, dpi: int) -> bytes:
    """Return a figure as PNG."""
    buffer = io.BytesIO()
    with _own_settings():
        figure.savefig(buffer, format="png", dpi=dpi, metadata={"Software": None})
    return buffer.getvalue()


@contextmanager
def _own_settings(style: Mapping[str, Any] | None = None) -> Iterator[None]:
    """Let matplotlib's own settings and `style` hold, none of a file or of the caller's."""
    own: dict[Any, Any] = {
        name: value for name, value in rcParamsDefault.items() if name != "backend"
    }
    with rc_context(own | dict(style or {})):
        yield


@contextmanager
def canvas(
    lang: str, height: float, *, width: float = WIDTH_INCHES, **subplots: Any
) -> Iterator[tuple[Figure, Any]]:
    """Open a figure of the package's width in the language's type; yields figure and axes.

    `height` and `width` are in inches; `subplots` go to `matplotlib.figure.Figure.subplots`.
    """
    check_language(lang)
    style = {
        **sns.axes_style("whitegrid"),
        **sns.plotting_context("notebook", font_scale=0.82),
        # named one by one, since "sans-serif" would be looked up after this context has ended
        "font.family": _families(),
        "axes.edgecolor": MUTED,
        "axes.labelcolor": INK,
        "axes.titlelocation": "left",
        "axes.titleweight": "bold",
        "grid.color": "#dddddd",
        "text.color": INK,
        "xtick.color": INK,
        "ytick.color": INK,
        "legend.frameon": False,
        "figure.constrained_layout.use": True,
    }
    with _own_settings(style):
        figure = Figure(figsize=(width, height), dpi=DPI)
        _Canvas(figure)
        yield figure, figure.subplots(**subplots)
