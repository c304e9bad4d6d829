"""Pictures: the small copy of a figure that a review compares, and how far two copies lie apart.

A copy has three parts, because a colour can change in three ways. The small picture shows that it
is another; the shares of its hues that a colour is another, however thin its lines; the colours of
the small picture that two of them have changed places.

What is alike was measured on the 36 figures of the main report. Moved by a pixel, or drawn one per
cent larger, as another version of the drawing library may do, they differ in hue by 0.08 at the
most and in the colours of the small picture by 0.27. One of a figure's colours exchanged for
another changes its hues by 0.10 to 1.8, but for a series of a few points (0.06).
"""

from __future__ import annotations

import base64
import math
from collections.abc import Iterator, Mapping

from scsi.reports.review.careful import open_picture

GRID = (48, 30)
"""Columns and rows of the small picture."""
HUES = 24
"""Parts of the circle of hues; a hue between two counts in both."""
FAINT = 0.1
"""What is less coloured than this is grey: text, axes and the smoothing of edges."""
LOOK_TOLERANCE = 0.03
"""Root mean square of the difference of the small pictures, from 0 to 1. The same figure in the
other language differs by 0.01 to 0.09, an empty page from the emptiest figure by 0.05."""
HUE_TOLERANCE = 0.09
"""Difference of the shares of hues, relative to the more coloured picture, from 0 to 2."""
PLACE_TOLERANCE = 0.4
"""Difference of the colours of the small pictures, relative to the more coloured, from 0 to 2."""
COLOURLESS = 1e-4
"""Share of colour below which a picture counts as grey."""


def small_copy(png: bytes) -> dict | None:
    """Return size, small picture and shares of hues of a picture; None of what is no picture.

    Raises
    ------
    ValueError
        If it is too large to be unpacked.
    """
    from PIL import Image

    picture = open_picture(png)
    if picture is None:
        return None
    small = picture.resize(GRID, Image.Resampling.BOX)
    return {
        "size": list(picture.size),
        "small": base64.b64encode(small.tobytes()).decode(),
        "hues": _hues(picture),
    }


def is_copy(value: object) -> bool:
    """Whether a value, as JSON held it, is a small copy."""
    if not isinstance(value, Mapping) or not isinstance(value.get("small"), str):
        return False
    size, hues = value.get("size"), value.get("hues")
    if not isinstance(size, list) or not isinstance(hues, list):
        return False
    try:
        small = base64.b64decode(value["small"])
    except ValueError:
        return False
    numbers = all(type(each) in (int, float) for each in (*size, *hues))
    return numbers and (len(size), len(small), len(hues)) == (2, 3 * GRID[0] * GRID[1], HUES)


def _hues(picture) -> list[float]:
    """Return how much of a picture has which hue, weighted by how coloured it is."""
    import numpy as np

    pixels = np.asarray(picture, dtype=np.float32).reshape(-1, 3) / 255
    colour = pixels.max(axis=1) - pixels.min(axis=1)
    pixels, colour = pixels[colour > FAINT], colour[colour > FAINT]
    red, green, blue = pixels.T
    sixth = np.select(
        [pixels.argmax(axis=1) == 0, pixels.argmax(axis=1) == 1],
        [((green - blue) / colour) % 6, (blue - red) / colour + 2],
        (red - green) / colour + 4,
    )
    place = sixth / 6 * HUES
    low = np.floor(place).astype(int)
    part = place - low
    total = np.bincount(low % HUES, colour * (1 - part), HUES)
    total += np.bincount((low + 1) % HUES, colour * part, HUES)
    return [round(float(share), 7) for share in total / (picture.width * picture.height)]


def apart(a: Mapping, b: Mapping) -> Iterator[str]:
    """Yield in what two small copies of one size are not alike, with how far they lie apart."""
    first, second = (base64.b64decode(each["small"]) for each in (a, b))
    squares = [(x - y) ** 2 for x, y in zip(first, second, strict=True)]
    look = math.sqrt(sum(squares) / len(squares)) / 255
    if look > LOOK_TOLERANCE:
        yield f"looks different ({look:.2f} away)"
    hue = _relative(a["hues"], b["hues"])
    if hue > HUE_TOLERANCE:
        yield f"other colours ({hue:.2f} away)"
    elif (moved := _moved(first, second)) > PLACE_TOLERANCE and look <= LOOK_TOLERANCE:
        yield f"colours in other places ({moved:.2f} away)"


def _relative(a: list[float], b: list[float]) -> float:
    """Return the difference of two shares of hues, relative to the greater."""
    most = max(sum(a), sum(b))
    return sum(abs(x - y) for x, y in zip(a, b, strict=True)) / most if most > COLOURLESS else 0.0


def _moved(a: bytes, b: bytes) -> float:
    """Return the difference between the colours of two small pictures, without their greys."""
    first, second = _colours(a), _colours(b)
    most = max(math.hypot(*first), math.hypot(*second))
    enough = most / math.sqrt(GRID[0] * GRID[1]) > 100 * COLOURLESS
    return math.dist(first, second) / most if enough else 0.0


def _colours(small: bytes) -> list[float]:
    """Return of each pixel how red rather than green, and how blue rather than either, it is."""
    values = [value / 255 for value in small]
    triples = zip(values[::3], values[1::3], values[2::3], strict=True)
    return [part for r, g, b in triples for part in (r - g, b - (r + g) / 2)]
