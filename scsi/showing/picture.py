"""A figure in two widths, for a page and for a telephone: its title says what it shows.

The figures of an article share one grammar: a bold title on the left that states the finding,
labels next to what they name, no legend and no box.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from unicodedata import east_asian_width

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from scsi.showing.canvas import INK, NARROW_INCHES, WIDTH_INCHES, canvas

SMALLEST_POINTS = 8.5
"""The smallest type of such a figure; on a telephone 11.3 pixels."""
_TITLE_POINTS = 11.5
_LETTER, _WIDE_LETTER = 0.56, 1.0


def in_two_widths(
    lang: str, title: str, heights: tuple[float, float], draw: Callable[[Axes, bool], None]
) -> tuple[Figure, Figure]:
    """Return a figure for a page and one for a telephone.

    Parameters
    ----------
    lang : str
        Language of its words.
    title : str
        What it shows, in a sentence.
    heights : tuple of float
        Of both, in inches.
    draw : callable
        Draws on the axes; told whether the figure is the narrow one.
    """
    figures = []
    for narrow, height in enumerate(heights):
        width = NARROW_INCHES if narrow else WIDTH_INCHES
        with canvas(lang, height, width=width) as (figure, axes):
            draw(axes, bool(narrow))
            axes.tick_params(labelsize=max(SMALLEST_POINTS, 9))
            figure.suptitle(
                wrapped(title, width),
                **{"x": 0.01, "ha": "left", "fontsize": _TITLE_POINTS, "weight": "bold"},
                color=INK,
            )
        figures.append(figure)
    return figures[0], figures[1]


def wrapped(text: str, inches: float, points: float = _TITLE_POINTS) -> str:
    r"""Return a text with line breaks where the width of a figure ends.

    Examples
    --------
    >>> wrapped("The rise from 41 to 51 % could be chance", 2.5)
    'The rise from 41 to 51 %\ncould be chance'

    Korean letters are wider and break earlier.
    """
    wide = sum(east_asian_width(sign) in "WF" for sign in text) / max(len(text), 1)
    letter = points * (_WIDE_LETTER * wide + _LETTER * (1 - wide))
    return "\n".join(textwrap.wrap(text, max(int(0.97 * 72 * inches / letter), 8)))


def bare(axes: Axes, *, left: bool = False, bottom: bool = False) -> None:
    """Take away the frame, the grid and the ticks of axes, but for the sides that are asked for."""
    axes.grid(False)
    for side, kept in {"left": left, "bottom": bottom, "top": False, "right": False}.items():
        axes.spines[side].set_visible(kept)
    axes.tick_params(length=0)
