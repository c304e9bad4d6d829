"""Whether a change in what was counted could explain a shift: the mix of kinds of items.

Kinds j with parts a_j before and b_j after and shares x_j that did not change give
``sum(a x)`` before and ``sum(b x)`` after. Given the share after, the shares x_j within [0, 1]
leave a range to the share before; a shift outside it cannot be the mix alone.
"""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scsi.vocabulary import Interval

_SLACK = 1e-12


def share_before_range(mix_before: ArrayLike, mix_after: ArrayLike, share_after: float) -> Interval:
    """Shares before that a changed mix with unchanged shares of each kind can give.

    A linear programme with one equation: its extremes have at most one kind's share inside
    [0, 1], and all of those are enumerated.

    Parameters
    ----------
    mix_before, mix_after : array of float, shape (kinds,)
        Parts of the items, adding up to 1.
    share_after : float
        The later share, a fraction.

    Returns
    -------
    Interval

    Raises
    ------
    ValueError
        If a mix has a negative part or does not add up to 1.

    Examples
    --------
    >>> found = share_before_range([0.7, 0.3], [0.5, 0.5], 0.5)
    >>> round(found.low, 3), round(found.high, 3)
    (0.3, 0.7)

    Twenty points more of one kind can move a share by twenty points at most.
    """
    a, b = _mix("mix_before", mix_before), _mix("mix_after", mix_after)
    corners = np.array(list(itertools.product((0.0, 1.0), repeat=len(a))))
    found = []
    for inside in range(len(a)):
        if b[inside] == 0:
            continue
        shares = corners.copy()
        shares[:, inside] = 0
        value = (share_after - shares @ b) / b[inside]
        feasible = (value >= -_SLACK) & (value <= 1 + _SLACK)
        shares[:, inside] = value
        found.append(shares[feasible] @ a)
    values = np.clip(np.concatenate(found), 0, 1)
    return Interval(values.min(), values.max())


def _mix(name: str, parts: ArrayLike) -> NDArray:
    """Return parts that add up to 1, or refuse them."""
    parts = np.asarray(parts, float)
    if parts.min() < 0 or abs(parts.sum() - 1) > 1e-9:
        raise ValueError(f"{name} must be at least 0 and add up to 1; got {parts}")
    return parts


def needed_gap(part_before: ArrayLike, part_after: float, before: float, after: float) -> NDArray:
    """By how much one kind's share must lie below the others' for the mix to explain the shift.

    With parts a before and b after of that kind, ``(after - before) / (a - b)``.

    Parameters
    ----------
    part_before : array of float
        Part of the items of that kind in the earlier wave.
    part_after : float
        The same in the later wave.
    before, after : float
        Shares, fractions.

    Returns
    -------
    ndarray of float
        The gap, others less this kind, negative where this kind must lie above them; nan where
        no two shares in [0, 1] have it together with the share after, and where the mix did not
        change: it cannot explain the shift.

    Examples
    --------
    >>> needed_gap([0.55, 0.66, 0.80], 0.48, 0.41, 0.513).round(2)
    array([ nan, 0.57, 0.32])

    If two thirds were apps before, apps would have to be 57 points less public than the rest.
    """
    change = np.asarray(part_before, float) - part_after
    gap = (after - before) / np.where(change == 0, np.nan, change)
    this = after - (1 - part_after) * gap
    rest = this + gap
    possible = (np.minimum(this, rest) >= 0) & (np.maximum(this, rest) <= 1)
    return np.where(possible, gap, np.nan)


def least_part_before(part_after: float, before: float, after: float) -> float | None:
    """Part of one kind in the earlier wave from which the mix alone can explain a rise.

    Parameters
    ----------
    part_after, before, after : float
        As in `needed_gap`, with ``after > before``.

    Returns
    -------
    float or None
        None where no part up to 1 is enough.

    Examples
    --------
    >>> round(least_part_before(0.48, 0.41, 0.513), 3)
    0.584

    Below 58 % of apps before, against 48 % after, the mix cannot be the whole explanation.
    """
    # the widest gap that the share after allows: this kind at 0, or the others at 1
    widest = min(
        after / (1 - part_after) if part_after < 1 else np.inf,
        (1 - after) / part_after if part_after > 0 else np.inf,
    )
    part = part_after + (after - before) / widest
    return float(part) if part <= 1 else None
