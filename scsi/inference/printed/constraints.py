"""What the printed cities allow each of the 31 to be: limits of city shares under named sets.

Three sets, each with more assumed than the one before:

- ``a``: the printed figures only;
- ``b``: besides, the named public cities are the highest of all, which is read from a heading;
- ``c``: besides, what is printed of joint money: the named ones are the highest, so that every
  other city's joint share is at most the lowest of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scsi.vocabulary import Interval, check_choice

CONSTRAINTS = ("a", "b", "c")


@dataclass(frozen=True, slots=True, kw_only=True)
class CityLimits:
    """Limits of every city's public share, and of its joint share given the public one.

    Attributes
    ----------
    low, high : ndarray of float, shape (k,)
        Limits of the public share of each city, fractions; the named cities first, in the order
        public, private, joint, then the others.
    private_low, private_high : ndarray of float, shape (k,)
        Limits of the private share, 0 to 1 where nothing is printed.
    ppp_low, ppp_high : ndarray of float, shape (k,)
        Limits of the joint share.
    named_public : int
        How many of the first cities are those named for public money.
    constraints : str
        ``a``, ``b`` or ``c``.
    """

    low: NDArray
    high: NDArray
    private_low: NDArray
    private_high: NDArray
    ppp_low: NDArray
    ppp_high: NDArray
    named_public: int
    constraints: str


def city_limits(
    public: ArrayLike,
    private: ArrayLike,
    ppp: ArrayLike,
    *,
    cities: int,
    constraints: str = "b",
    rounding: float = 0.0,
) -> CityLimits:
    """Return what the printed shares of named cities leave to the public share of every city.

    A printed private or joint share s caps that city's public share at ``1 - s``; under ``b`` and
    ``c`` no city passes the lowest of the named public ones. What neither private nor joint money
    can pay for is public: under ``c`` a city with 63 % private and at most 32 % joint money has
    at least 5 %.

    Parameters
    ----------
    public, private, ppp : array of float
        Printed shares, fractions: one category per named city.
    cities : int
        Number of cities k, the named ones among them.
    constraints : {"a", "b", "c"}
        What is assumed beside the printed figures.
    rounding : float
        Half a unit of the last printed digit (.005 for whole per cents); 0 takes them as printed.

    Returns
    -------
    CityLimits

    Raises
    ------
    ValueError
        If fewer cities are given than are named, or the set is not known.

    Examples
    --------
    >>> limits = city_limits([0.90, 0.64], [0.80], [0.67], cities=6, constraints="b")
    >>> [round(float(h), 3) for h in limits.high]
    [0.9, 0.64, 0.2, 0.33, 0.64, 0.64]

    Four fifths private leave at most a fifth to public money; unnamed cities stop at 64 %.
    """
    check_choice("constraints", constraints, CONSTRAINTS)
    printed = [np.atleast_1d(np.asarray(v, dtype=float)) for v in (public, private, ppp)]
    named = sum(map(len, printed))
    if cities < named:
        raise ValueError(f"cities must be at least the {named} named ones; got {cities}")
    low, high = np.zeros((3, cities)), np.ones((3, cities))
    first = 0
    for category, shares in enumerate(printed):
        rows = slice(first, first + len(shares))
        low[category, rows] = np.maximum(shares - rounding, 0)
        high[category, rows] = np.minimum(shares + rounding, 1)
        others = [c for c in range(3) if c != category]
        high[others, rows] = 1 - low[category, rows]
        first += len(shares)
    _cap_the_rest(high, printed, constraints, rounding)
    low[0] = np.maximum(low[0], 1 - high[1] - high[2])
    return CityLimits(
        low=low[0],
        high=high[0],
        private_low=low[1],
        private_high=high[1],
        ppp_low=low[2],
        ppp_high=high[2],
        named_public=len(printed[0]),
        constraints=constraints,
    )


def _cap_the_rest(high: NDArray, printed: list, constraints: str, rounding: float) -> None:
    """Lower `high`, in place, to the lowest city that is said to be among the highest."""
    public, private, ppp = printed
    if constraints in "bc":
        below = slice(len(public), None)
        high[0, below] = np.minimum(high[0, below], public.min() + rounding)
    if constraints == "c":
        joint = slice(len(public) + len(private), len(public) + len(private) + len(ppp))
        rest = np.ones(high.shape[1], dtype=bool)
        rest[joint] = False
        high[2, rest] = np.minimum(high[2, rest], ppp.min() + rounding)


def can_be_completed(
    limits: CityLimits, shares: NDArray, weights: NDArray, private: Interval, ppp: Interval
) -> bool:
    """Say whether public `shares` leave room for the printed private and joint totals.

    A city's joint share may lie between ``max(ppp_low, 1 - public - private_high)`` and
    ``min(ppp_high, 1 - public - private_low)``; the weighted total of joint money must reach a
    value that agrees with both printed totals. Under ``b`` and ``c`` the named public cities
    must also be the highest.

    Parameters
    ----------
    limits : CityLimits
        From `city_limits`.
    shares, weights : ndarray of float, shape (k,)
        Public shares and weights that add up to 1.
    private, ppp : Interval
        What the printed totals of private and joint money stand for.

    Returns
    -------
    bool
    """
    slack = 1e-9
    least = np.maximum(limits.ppp_low, 1 - shares - limits.private_high)
    most = np.minimum(limits.ppp_high, 1 - shares - limits.private_low)
    public = weights @ shares
    lowest = max(ppp.low, 1 - public - private.high, weights @ least)
    highest = min(ppp.high, 1 - public - private.low, weights @ most)
    n = limits.named_public
    in_order = limits.constraints == "a" or shares[:n].min() >= shares[n:].max() - slack
    return bool(in_order and np.all(least <= most + slack) and lowest <= highest + slack)
