"""The most likely shares of two samples that differ by a supposed amount.

References
----------
.. [1] Miettinen, O. and Nurminen, M. (1985). Comparative analysis of two rates. Statistics in
   Medicine 4, 213-226: the closed form, appendix 1.
"""

from __future__ import annotations

import numpy as np

NEAREST_POLE = 1e-150
"""Least distance of a share from 0 or 1 inside a division; its square is still a normal float."""


def constrained_shares(share_before, share_after, size_before, size_after, delta):
    """Return the most likely shares that differ by exactly `delta`.

    They maximise the product of the two binomial likelihoods over P with Q = P + δ, both in
    [0, 1]. P is the middle root of Miettinen and Nurminen's cubic, in their trigonometric form,
    which loses half of its digits where two roots meet (a count of 0, δ about where P leaves the
    boundary). One Newton step on the concave log-likelihood gives them back.

    Parameters
    ----------
    share_before, share_after : array_like of float
        Observed shares in [0, 1].
    size_before, size_after : array_like of float
        Sizes, above 0; not necessarily whole.
    delta : array_like of float
        Supposed difference, after less before, in [-1, 1].

    Returns
    -------
    tuple of two ndarray
        P and Q, of the broadcast shape.

    Examples
    --------
    >>> before, after = constrained_shares(0.6, 0.8, 80, 70, [0.0, 0.1])
    >>> before.round(3), after.round(3)
    (array([0.693, 0.652]), array([0.693, 0.752]))

    If the shares differ by nothing both are the pooled one; if by 0.1, they part around it.
    """
    share_before, share_after, size_before, size_after, delta = np.broadcast_arrays(
        *(
            np.asarray(value, float)
            for value in (share_before, share_after, size_before, size_after, delta)
        )
    )
    # Everything is divided by the two sizes together, so that sizes of 1e7 do not cube.
    weight_before = size_before / (size_before + size_after)
    weight_after = 1 - weight_before
    hits_before, hits_after = share_before * weight_before, share_after * weight_after
    low, high = np.maximum(0, -delta), np.minimum(1, 1 - delta)
    start = _middle_root(hits_before, hits_after, weight_before, delta)
    before = np.clip(start, low, high)
    before = before + _newton_step(
        before, before + delta, hits_before, hits_after, weight_before, weight_after
    )
    before = np.clip(before, low, high)
    return before, np.clip(before + delta, 0, 1)


def _middle_root(hits_before, hits_after, weight_before, delta):
    """Solve the likelihood equation for the share before, as a cubic with leading term 1."""
    hits = hits_before + hits_after
    square = (1 + weight_before) * delta - 1 - hits
    linear = (weight_before * delta - 1 - 2 * hits_before) * delta + hits
    constant = hits_before * delta * (1 - delta)
    third = square / 3
    half_twist = third * third * third - square * linear / 6 + constant / 2
    radius = np.copysign(np.sqrt(np.maximum(third**2 - linear / 3, 0)), half_twist)
    cube = radius * radius * radius  # `**3` is ten times slower
    cosine = np.divide(half_twist, cube, out=np.ones_like(cube), where=cube != 0)
    angle = (np.pi + np.arccos(np.clip(cosine, -1, 1))) / 3
    return 2 * radius * np.cos(angle) - third


def _newton_step(before, after, hits_before, hits_after, weight_before, weight_after):
    """Return the Newton step of the log-likelihood in the share before, `after` moving with it."""
    slope, curvature = 0.0, 0.0
    for share, hits, weight in (
        (before, hits_before, weight_before),
        (after, hits_after, weight_after),
    ):
        up = hits / np.maximum(share, NEAREST_POLE)
        down = (weight - hits) / np.maximum(1 - share, NEAREST_POLE)
        slope = slope + up - down
        curvature = curvature + up / np.maximum(share, NEAREST_POLE)
        curvature = curvature + down / np.maximum(1 - share, NEAREST_POLE)
    return slope / curvature
