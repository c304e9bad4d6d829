"""Whether a changed mix of kinds of items could explain the shift."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scsi.evidence.published import Published
from scsi.inference.printed.mix import least_part_before, needed_gap, share_before_range
from scsi.questions.chapter import published_or_chapter
from scsi.questions.printed import number_or_none, proposed_base, public_pair, waves_of
from scsi.vocabulary import Interval, Layer, Shown


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class MixBounds(Shown):
    """Whether a changed mix of app and web items with all others could make the shift.

    Attributes
    ----------
    data : tuple of str
        The rows it rests on.
    base : int
        Items of 2022; the smaller bases count no app or web item.
    share_before, share_after : float
        The printed shares.
    part_after : float
        Part of app and web items in 2022.
    part_before : Interval
        What is inferred of that part in 2019.
    least_part_before : float or None
        The part in 2019 from which the mix alone can make the whole shift; None where none can.
    gap : tuple of float or None
        At the ends of `part_before`: by how much the public share of app and web items must lie
        below the others' (a fraction), or None: the mix cannot make the shift.
    app_web_share : tuple of float or None
        The share of app and web items that goes with each gap.
    reachable : tuple of Interval
        At the ends of `part_before`: the public shares of 2019 that three kinds with unchanged
        shares allow, infrastructure and projects in their ratio of 2022.
    parts, gaps : ndarray of float, shape (101,)
        The needed gap over all parts in 2019; nan for "cannot".
    """

    data: tuple[str, ...]
    base: int
    share_before: float
    share_after: float
    part_after: float
    part_before: Interval
    least_part_before: float | None
    gap: tuple[float | None, float | None]
    app_web_share: tuple[float | None, float | None]
    reachable: tuple[Interval, Interval]
    parts: NDArray
    gaps: NDArray


def mix_bounds(base: int | None = None, *, published: Published | None = None) -> MixBounds:
    """Ask whether a changed mix of kinds of items could make the shift.

    Parameters
    ----------
    base : int, optional
        Items of 2022, one of the proposed bases; the likeliest unless given.
    published : Published, optional
        The figures, from `scsi.load_published`; the chapter's unless given.

    Returns
    -------
    MixBounds

    Raises
    ------
    ValueError
        If `base` is none of the proposed ones.

    Examples
    --------
    >>> found = mix_bounds()
    >>> [round(gap, 2) for gap in found.gap], round(found.least_part_before, 3)
    ([0.58, 0.32], 0.586)

    With 66 to 80 % app and web items in 2019, these would have to be 58 to 32 points less public
    than the rest: possible by arithmetic, and nothing printed says whether it is so.
    """
    published = published_or_chapter(published)
    before, after = public_pair(published)
    base_row = proposed_base(published, base)
    mix_after, ids = _mix_of(published, base_row.known)
    part_before = f"app-web-part-{waves_of(published)[0]}"
    around = published.around.set_index("id").loc[part_before]
    ends = np.array([around["low"], around["high"]], dtype=float) / 100
    pair = before.value, after.value
    gaps = needed_gap(ends, mix_after[0], *pair)
    shares = after.value - (1 - mix_after[0]) * gaps
    parts = np.arange(0, 101) / 100
    rest = mix_after[1:] / mix_after[1:].sum()
    least, most = (share_before_range([a, *((1 - a) * rest)], mix_after, after.value) for a in ends)
    return MixBounds(
        data=(before.id, after.id, base_row.id, *ids, f"around.csv#{part_before}"),
        base=base_row.known,
        share_before=before.value,
        share_after=after.value,
        part_after=float(mix_after[0]),
        part_before=Interval(*ends),
        least_part_before=least_part_before(mix_after[0], *pair),
        gap=(number_or_none(gaps[0]), number_or_none(gaps[1])),
        app_web_share=(number_or_none(shares[0]), number_or_none(shares[1])),
        reachable=(least, most),
        parts=parts,
        gaps=needed_gap(parts, mix_after[0], *pair),
    )


def _mix_of(published, base: int) -> tuple[NDArray, tuple[str, ...]]:
    """Return parts of app and web, infrastructure and projects in a base, with their rows.

    A base is the sum of the kinds it counts, with all projects or the innovative ones only.
    """
    names = ("app-web", "infrastructure", "projects", "innovative-projects")
    _, wave = waves_of(published)
    app, infrastructure, projects, innovative = (published.size(f"{name}-{wave}") for name in names)
    for kinds in (
        (app, infrastructure, projects),
        (None, infrastructure, projects),
        (None, infrastructure, innovative),
    ):
        counts = np.array([kind.n if kind else 0 for kind in kinds])
        if counts.sum() == base:
            return counts / base, tuple(kind.id for kind in kinds if kind)
    raise ValueError(f"base {base} is no sum of {Layer.APP_WEB}, {Layer.INFRASTRUCTURE}, projects")
