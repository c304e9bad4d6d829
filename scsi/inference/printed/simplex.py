"""What limits on three shares leave of the triangle that all three span.

Three shares that add up to 1 are a point of the triangle with the corners (1, 0, 0), (0, 1, 0) and
(0, 0, 1). Limits on each cut it down to a convex polygon with at most six corners.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

_SLACK = 1e-12  # a corner this near to a limit stands on it


@dataclass(frozen=True, slots=True)
class SimplexRegion:
    """The part of the triangle of three shares that limits leave.

    Attributes
    ----------
    corners : ndarray of float, shape (corners, 3)
        Corners in order round the region; each row adds up to 1.
    low, high : ndarray of float, shape (3,)
        Least and greatest value of each share within the region: the limits, drawn in.
    part : float
        Area of the region as a part of the triangle's, 0 to 1.
    """

    corners: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    part: float


def simplex_region(low: ArrayLike, high: ArrayLike) -> SimplexRegion:
    r"""Cut the triangle of three shares down to the limits of each.

    The region is :math:`\{x : \sum_i x_i = 1,\; l_i \le x_i \le h_i\}`, found by cutting the
    triangle with one half-plane after the other (Sutherland and Hodgman).

    Parameters
    ----------
    low, high : array_like of float, shape (3,)
        Limits of the three shares, fractions.

    Returns
    -------
    SimplexRegion

    Raises
    ------
    ValueError
        If there are not three limits each, or no three shares lie within them.

    References
    ----------
    .. [1] I. E. Sutherland and G. W. Hodgman (1974). Reentrant polygon clipping. *Communications
       of the ACM* 17(1), 32-42.

    Examples
    --------
    >>> region = simplex_region([0.895, 0, 0], [0.905, 1, 1])
    >>> region.high.round(3), round(region.part, 4)
    (array([0.905, 0.105, 0.105]), 0.002)

    A city that prints 90 % public can have at most 10.5 % of either other kind of money; its region
    is a five-hundredth of the triangle.
    """
    low, high = np.asarray(low, float), np.asarray(high, float)
    if low.shape != (3,) or high.shape != (3,):
        raise ValueError(f"limits of three shares are needed; got {low.tolist()}, {high.tolist()}")
    corners = np.eye(3)
    for share in range(3):
        corners = _cut(corners, corners[:, share] - low[share])
        corners = _cut(corners, high[share] - corners[:, share])
    if not len(corners):
        raise ValueError(
            f"no three shares that add up to 1 lie between {low.tolist()} and {high.tolist()}"
        )
    return SimplexRegion(corners, corners.min(axis=0), corners.max(axis=0), _part(corners))


def _cut(corners: NDArray, inside: NDArray) -> NDArray:
    """Return the corners of what lies on the side of a line where `inside` is not negative."""
    inside = np.where(np.abs(inside) < _SLACK, 0.0, inside)
    kept = []
    for corner, depth, other, next_depth in zip(
        corners, inside, np.roll(corners, -1, axis=0), np.roll(inside, -1), strict=True
    ):
        if depth >= 0:
            kept.append(corner)
        if depth * next_depth < 0:
            kept.append(corner + (other - corner) * depth / (depth - next_depth))
    return np.array(kept).reshape(-1, 3)


def _part(corners: NDArray) -> float:
    """Return the area of a polygon as a part of the triangle's, by the shoelace formula.

    Any two shares serve as coordinates; in them the triangle's area is one half.
    """
    x, y = corners[:, 0], corners[:, 1]
    return float(abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))))
