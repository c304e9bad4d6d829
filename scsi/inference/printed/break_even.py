"""Where p crosses the level: in the size of one wave, the correlation, the design effect."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import elementwise
from scipy.special import stdtrit

from scsi.inference.printed.clustering import INDEPENDENT, Clustering
from scsi.inference.printed.shift import shift_pvalue
from scsi.inference.proportions.score import pooled_score_statistic
from scsi.vocabulary import check_choice

_MOST_ITEMS = 1e12  # beyond it one more item changes no digit of p
_GRID = 600
_GOLDEN, _GOLDEN_STEPS = (5**0.5 - 1) / 2, 40
_HALVINGS = 60


@dataclass(frozen=True, slots=True)
class SignificantSizes:
    """The numbers of items of one wave at which p is below the level.

    Attributes
    ----------
    fewest, most : ndarray of float64
        Whole numbers; `most` is inf where p stays below, and both say none by inf and 0.
    connected : ndarray of bool
        Whether p is below at all numbers between the two; if not they are the outermost.
    """

    fewest: NDArray[np.float64]
    most: NDArray[np.float64]
    connected: NDArray[np.bool_]


def break_even_size(
    share_before: ArrayLike,
    share_after: ArrayLike,
    size_after: ArrayLike,
    clustering: Clustering | None = None,
    alpha: float = 0.05,
) -> NDArray[np.float64]:
    """Return the fewest items before at which p is below `alpha`, the shares held fixed.

    With cities p may rise again with ever more items, so that more than the fewest need not be
    enough: `significant_sizes` also gives the most.

    Parameters
    ----------
    share_before, share_after, size_after, clustering
        As in `shift_pvalue`; they broadcast.
    alpha : float, default 0.05
        The level that p must fall below.

    Returns
    -------
    ndarray of float64
        Whole numbers; inf where no number of items is enough.

    Examples
    --------
    >>> break_even_size(0.41, 0.513, [3091, 1602, 820])
    array([ 94.,  96., 102.])
    >>> cities = Clustering(icc=[0.05, 0.2], cities_before=20, cities_after=31)
    >>> break_even_size(0.41, 0.513, 3091, cities)
    array([146.,  inf])

    With a correlation of 0.05 within cities it takes 146 items, and with 0.2 none are enough.
    """
    return significant_sizes(share_before, share_after, size_after, clustering, alpha).fewest


def significant_sizes(
    share_before: ArrayLike,
    share_after: ArrayLike,
    known_size: ArrayLike,
    clustering: Clustering | None = None,
    alpha: float = 0.05,
    unknown: Literal["before", "after"] = "before",
) -> SignificantSizes:
    """Return the fewest and the most items of one wave at which p is below `alpha`.

    With independent items p falls with their number. With cities it need not: ever more items of
    one wave draw the pooled share to that wave's, whose variance may be larger, and leave fewer
    degrees of freedom. So the least p is looked for first, on a fine grid of sizes and around its
    best, and from there both crossings.

    Parameters
    ----------
    share_before, share_after : array_like of float
        Shares as fractions.
    known_size : array_like of float
        Items of the wave whose size is known.
    clustering : Clustering, optional
        As in `shift_pvalue`; everything broadcasts.
    alpha : float, default 0.05
        The level that p must fall below.
    unknown : {"before", "after"}
        The wave whose size is asked for.

    Returns
    -------
    SignificantSizes

    Examples
    --------
    >>> cities = Clustering(icc=0.4, cities_before=20, cities_after=20)
    >>> found = significant_sizes(0.20, 0.05, 3000, cities)
    >>> float(found.fewest), float(found.most)
    (11.0, 9180.0)

    With 11 to 9,180 items in twenty cities the fall stands out; with more, and no more cities, it
    does not.
    """
    check_choice("unknown", unknown, ("before", "after"))
    given = [share_before, share_after, known_size, *_cells(clustering or INDEPENDENT)]
    alike = np.broadcast_arrays(*(np.asarray(cell, float) for cell in given))
    shape, cells = alike[0].shape, [cell.ravel() for cell in alike]
    clustering = clustering or INDEPENDENT

    def excess(log_size, which=slice(None)):
        """Return p at a size, less the level."""
        before, after, other, *cities = (cell[which] for cell in cells)
        size = np.exp(log_size)
        first, last = (size, other) if unknown == "before" else (other, size)
        return shift_pvalue(before, after, first, last, _like(clustering, cities)) - alpha

    grid = np.linspace(0.0, np.log(_MOST_ITEMS), _GRID)
    found = excess(grid[:, None])
    below, (deepest, depth) = found < 0, _least(excess, grid, found)
    seen = below.any(axis=0)
    first = np.where(seen, below.argmax(axis=0), 1)
    last = np.where(seen, _GRID - 1 - below[::-1].argmax(axis=0), 1)
    inner = [np.where(seen, grid[at], deepest) for at in (first, last)]
    step = grid[1]
    low = _crossing(excess, np.maximum(inner[0] - step, grid[0]), inner[0])
    high = _crossing(excess, np.minimum(inner[1] + step, grid[-1]), inner[1])
    # The crossing itself is not below the level: the next whole number is.
    fewest = np.where(first == 0, 1.0, np.floor(np.exp(low) * (1 + 1e-12)) + 1)
    most = np.where(last == _GRID - 1, np.inf, np.ceil(np.exp(high) * (1 - 1e-12)) - 1)
    some = (seen | (depth < 0)) & (fewest <= most)
    connected = ~seen | (below.sum(axis=0) == last - first + 1)
    return SignificantSizes(
        np.where(some, fewest, np.inf).reshape(shape)[()],
        np.where(some, most, 0.0).reshape(shape)[()],
        connected.reshape(shape)[()],
    )


def _least(excess, grid, found):
    """Return where the excess is least around the best point of the grid, and how much it is."""
    at = np.clip(found.argmin(axis=0), 1, len(grid) - 2)
    low, high = grid[at - 1], grid[at + 1]
    for _ in range(_GOLDEN_STEPS):
        one, two = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        falls = excess(one) > excess(two)
        low, high = np.where(falls, one, low), np.where(falls, high, two)
    middle = (low + high) / 2
    return middle, excess(middle)


def _crossing(excess, outside, inside):
    """Return where the excess is 0 between a size where it is not below and one where it is."""
    for _ in range(_HALVINGS):
        middle = (outside + inside) / 2
        below = excess(middle) < 0
        inside, outside = np.where(below, middle, inside), np.where(below, outside, middle)
    return outside


def break_even_icc(
    share_before: ArrayLike,
    share_after: ArrayLike,
    size_before: ArrayLike,
    size_after: ArrayLike,
    clustering: Clustering,
    alpha: float = 0.05,
) -> NDArray[np.float64]:
    """Return the correlation within cities at which p reaches `alpha`; p rises with it.

    Parameters
    ----------
    share_before, share_after, size_before, size_after, clustering
        As in `shift_pvalue`; the correlation that `clustering` holds is not used.
    alpha : float, default 0.05
        The level that p must fall below.

    Returns
    -------
    ndarray of float64
        0 where p is not below `alpha` even without correlation, inf where it is even at 1.

    Examples
    --------
    >>> cities = Clustering(cities_before=20, cities_after=31)
    >>> break_even_icc(0.41, 0.513, [50, 200, 2000], 3091, cities).round(3)
    array([0.   , 0.072, 0.119])

    With 200 items in 2019, a correlation of 0.072 within cities is enough to undo the finding.
    """

    def room(icc, before, after, first, second, _, *cities):
        """Return the level less p at a correlation."""
        return alpha - shift_pvalue(before, after, first, second, _like(clustering, (icc, *cities)))

    clustering = replace(clustering, icc=0.0)
    cells = (share_before, share_after, size_before, size_after, *_cells(clustering))
    return _falls_to_zero(room, 0.0, 1.0, cells)


def break_even_design_effect(
    share_before: ArrayLike,
    share_after: ArrayLike,
    size_before: ArrayLike,
    size_after: ArrayLike,
    alpha: float = 0.05,
) -> NDArray[np.float64]:
    """Return the design effect, alike in both waves, at which p by the normal is `alpha`.

    It is the square of z over its critical value, z taken for independent items; below 1 where
    even those do not suffice.

    Parameters
    ----------
    share_before, share_after, size_before, size_after
        As in `shift_pvalue`.
    alpha : float, default 0.05
        The level that p must fall below.

    Returns
    -------
    ndarray of float64

    Examples
    --------
    >>> break_even_design_effect(0.41, 0.513, [50, 200], 3091).round(2)
    array([0.54, 2.08])

    200 items bear a design effect of 2; 50 do not even bear 1.
    """
    statistic = pooled_score_statistic(share_before, share_after, size_before, size_after)
    return (statistic / stdtrit(np.inf, 1 - alpha / 2)) ** 2


def _varying(clustering: Clustering) -> list[str]:
    """Return what of the clustering may differ from cell to cell."""
    return [item.name for item in fields(clustering) if item.name != "reference"]


def _cells(clustering: Clustering):
    """Return the values of what may differ from cell to cell."""
    return [getattr(clustering, name) for name in _varying(clustering)]


def _like(clustering: Clustering, cells) -> Clustering:
    """Return the clustering with the cells that a solver is still working on."""
    return replace(clustering, **dict(zip(_varying(clustering), cells, strict=True)))


def _falls_to_zero(function, low, high, cells):
    """Return where a function falls to 0: `low` if it starts there, inf if it never does."""
    cells = np.broadcast_arrays(*(np.asarray(cell, float) for cell in cells))
    starts, ends = function(low, *cells) > 0, function(high, *cells) <= 0
    inside = starts & ends
    root = np.where(starts, np.inf, low)
    found = elementwise.find_root(function, (low, high), args=[cell[inside] for cell in cells])
    root[inside] = found.x
    return root[()]
