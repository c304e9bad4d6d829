"""Whether a change in what was counted, or in how, could explain the shift."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from scsi.evidence.published import load_published
from scsi.inference.printed.break_even import break_even_size
from scsi.inference.printed.coding import corrected_shift, no_shift_sensitivity, true_share
from scsi.inference.printed.double_counting import (
    effective_size,
    kept_items_test,
    repeated_to_reach,
)
from scsi.inference.printed.mix import least_part_before, needed_gap, share_before_range
from scsi.inference.printed.shift import shift_pvalue
from scsi.study.bounds.printed import printed
from scsi.vocabulary import Interval, Layer, Shown

_PARTS = np.arange(0, 101) / 100


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


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class CodingBounds(Shown):
    """How differently the two waves must have been coded for nothing to have shifted.

    Attributes
    ----------
    data : tuple of str
        The rows it rests on.
    share_before, share_after : float
        The printed shares.
    sensitivity_after, specificity_after : float
        Assumed for 2022.
    true_after : float or None
        Share of 2022 corrected for them; None where they cannot have given the printed share.
    missed_before : float or None
        Part of the public items of 2019 coded as something else at which nothing shifted, no
        other item being coded public; None where no part does it.
    missed_before_range : Interval or None
        The same over the rounding of both shares.
    added_after : float or None
        Part of the other items of 2022 coded public at which nothing shifted, 2019 coded right.
    specificity, sensitivity : ndarray of float, shape (101,)
        The line of no shift for 2019: sensitivity over specificity; nan for "cannot".
    shift : ndarray of float, shape (101, 101)
        Corrected shift over sensitivity (rows, 0 to 1) and specificity (columns) of 2019.
    """

    data: tuple[str, ...]
    share_before: float
    share_after: float
    sensitivity_after: float
    specificity_after: float
    true_after: float | None
    missed_before: float | None
    missed_before_range: Interval | None
    added_after: float | None
    specificity: NDArray
    sensitivity: NDArray
    shift: NDArray


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class DoubleCounting(Shown):
    """What is left of the shift's test if items were counted twice, or stand in both waves.

    Items are the unit here: it asks what double counting alone does.

    Attributes
    ----------
    data : tuple of str
        The rows it rests on.
    share_before, share_after : float
        The printed shares.
    size_before, base : int
        Entries of 2019 (assumed) and of 2022.
    repeated : ndarray of float, shape (parts,)
        Part of a wave's entries that repeats another one, 0 to .5.
    effective_before, effective_after : ndarray of float, shape (parts,)
        Independent items that the entries are then worth.
    pvalue_before, pvalue_after, pvalue_both : ndarray of float, shape (parts,)
        p of the score test with repetitions in one wave only, and in both alike.
    tipping_before : float or None
        Part in 2019 from which p is not below .05; None where no part up to .5 does it.
    tipping_size : int
        The entries of 2019 up to which double counting there can undo the test: twice the
        break-even size.
    kept : ndarray of float, shape (parts,)
        Part of the entries of 2019 that stand in 2022 too.
    pvalue_kept : ndarray of float, shape (parts,)
        p with the covariance that they give; normal.
    others_after : ndarray of float, shape (parts,)
        Share that the other items of 2022 must have; nan for "cannot".
    """

    data: tuple[str, ...]
    share_before: float
    share_after: float
    size_before: int
    base: int
    repeated: NDArray
    effective_before: NDArray
    effective_after: NDArray
    pvalue_before: NDArray
    pvalue_after: NDArray
    pvalue_both: NDArray
    tipping_before: float | None
    tipping_size: int
    kept: NDArray
    pvalue_kept: NDArray
    others_after: NDArray


def mix_bounds(base: int | None = None) -> MixBounds:
    """Ask whether a changed mix of kinds of items could make the shift.

    Parameters
    ----------
    base : int, optional
        Items of 2022, one of the proposed bases; the likeliest unless given.

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
    published = load_published()
    before, after = printed(2019, published=published), printed(2022, published=published)
    base_row = _proposed_base(published, base)
    mix_after, ids = _mix_of(published, base_row.n)
    around = published.around.set_index("id").loc["app-web-part-2019"]
    ends = np.array([around["low"], around["high"]], dtype=float) / 100
    pair = before.value, after.value
    gaps = needed_gap(ends, mix_after[0], *pair)
    shares = after.value - (1 - mix_after[0]) * gaps
    parts = _PARTS
    rest = mix_after[1:] / mix_after[1:].sum()
    return MixBounds(
        data=(before.id, after.id, base_row.id, *ids, "around.csv#app-web-part-2019"),
        base=base_row.n,
        share_before=before.value,
        share_after=after.value,
        part_after=float(mix_after[0]),
        part_before=Interval(*ends),
        least_part_before=least_part_before(mix_after[0], *pair),
        gap=tuple(map(_or_none, gaps)),
        app_web_share=tuple(map(_or_none, shares)),
        reachable=tuple(
            share_before_range([a, *((1 - a) * rest)], mix_after, after.value) for a in ends
        ),
        parts=parts,
        gaps=needed_gap(parts, mix_after[0], *pair),
    )


def _proposed_base(published, base: int | None):
    """Return the row of a proposed base, the likeliest unless one is named."""
    bases = {row.n: row for row in published.bases()}
    if base is not None and base not in bases:
        raise ValueError(f"base must be one of {', '.join(map(str, bases))}; got {base!r}")
    return bases[base] if base is not None else next(iter(bases.values()))


def _mix_of(published, base: int) -> tuple[NDArray, tuple[str, ...]]:
    """Return parts of app and web, infrastructure and projects in a base, with their rows.

    A base is the sum of the kinds it counts, with all projects or the innovative ones only.
    """
    names = ("app-web-2022", "infrastructure-2022", "projects-2022", "innovative-projects-2022")
    app, infrastructure, projects, innovative = (published.size(name) for name in names)
    for kinds in (
        (app, infrastructure, projects),
        (None, infrastructure, projects),
        (None, infrastructure, innovative),
    ):
        counts = np.array([kind.n if kind else 0 for kind in kinds])
        if counts.sum() == base:
            return counts / base, tuple(kind.id for kind in kinds if kind)
    raise ValueError(f"base {base} is no sum of {Layer.APP_WEB}, {Layer.INFRASTRUCTURE}, projects")


def _or_none(value: float) -> float | None:
    """Return a number, or None for nan."""
    return None if np.isnan(value) else float(value)


def coding_bounds(sensitivity_after: float = 1.0, specificity_after: float = 1.0) -> CodingBounds:
    """Ask how differently 2019 must have been coded for nothing to have shifted.

    Parameters
    ----------
    sensitivity_after, specificity_after : float
        Of the coding of 2022: public items coded public, others coded other; in [0, 1].

    Returns
    -------
    CodingBounds

    Examples
    --------
    >>> found = coding_bounds()
    >>> round(found.missed_before, 3), round(found.added_after, 3)
    (0.201, 0.175)

    Had a fifth of the public items of 2019 been coded otherwise, nothing would have shifted.
    """
    published = load_published()
    before, after = printed(2019, published=published), printed(2022, published=published)
    rates = sensitivity_after, specificity_after
    true_after = float(true_share(after.value, *rates))
    ends = (
        1 - no_shift_sensitivity(early, true_share(late, *rates))
        for early, late in (
            (before.interval.high, after.interval.low),
            (before.interval.low, after.interval.high),
        )
    )
    ends = [_or_none(end) for end in ends]
    grid = _PARTS
    return CodingBounds(
        data=(before.id, after.id),
        share_before=before.value,
        share_after=after.value,
        sensitivity_after=float(sensitivity_after),
        specificity_after=float(specificity_after),
        true_after=_or_none(true_after),
        missed_before=_or_none(1 - no_shift_sensitivity(before.value, true_after)),
        missed_before_range=None if None in ends else Interval(*ends),
        # the other items are the complement: their sensitivity is our specificity
        added_after=_or_none(1 - no_shift_sensitivity(1 - after.value, 1 - before.value)),
        specificity=grid,
        sensitivity=no_shift_sensitivity(before.value, true_after, grid),
        shift=corrected_shift(
            *(before.value, after.value),
            (grid[:, None], sensitivity_after),
            (grid[None, :], specificity_after),
        ),
    )


def double_counting_bounds(
    size_before: int = 200,
    base: int | None = None,
    repeated: Iterable[float] | None = None,
) -> DoubleCounting:
    """Ask what is left of the shift's test if items were counted twice, or stand in both waves.

    Parameters
    ----------
    size_before : int
        Entries of 2019, which are unknown.
    base : int, optional
        Items of 2022, one of the proposed bases; the likeliest unless given.
    repeated : iterable of float, optional
        Parts to ask for, 0 to .5; by .05 unless given.

    Returns
    -------
    DoubleCounting

    Examples
    --------
    >>> found = double_counting_bounds(200)
    >>> found.tipping_before, found.pvalue_both.max().round(3)
    (None, np.float64(0.046))
    >>> round(double_counting_bounds(150).tipping_before, 3)
    0.298

    With 200 items in 2019 no double counting undoes the test; with 150, three in ten would.
    """
    published = load_published()
    before, after = printed(2019, published=published), printed(2022, published=published)
    base_row = _proposed_base(published, base)
    parts = np.arange(0, 11) / 20 if repeated is None else np.array(list(repeated), float)
    pair = before.value, after.value
    sizes = int(size_before), base_row.n
    left = [effective_size(size, parts) for size in sizes]
    break_even = float(break_even_size(*pair, base_row.n))
    z, others = kept_items_test(*pair, *sizes, parts)
    return DoubleCounting(
        data=(before.id, after.id, base_row.id),
        share_before=before.value,
        share_after=after.value,
        size_before=sizes[0],
        base=sizes[1],
        repeated=parts,
        effective_before=left[0],
        effective_after=left[1],
        pvalue_before=shift_pvalue(*pair, left[0], sizes[1]),
        pvalue_after=shift_pvalue(*pair, sizes[0], left[1]),
        pvalue_both=shift_pvalue(*pair, *left),
        tipping_before=_or_none(repeated_to_reach(sizes[0], break_even)),
        tipping_size=int(2 * break_even),
        kept=parts,
        pvalue_kept=2 * ndtr(-np.abs(z)),
        others_after=others,
    )
