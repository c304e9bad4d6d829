"""What is left of the test of the shift if items were counted twice, or stand in both waves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from scsi.evidence.published import Published
from scsi.inference.printed.break_even import break_even_size
from scsi.inference.printed.double_counting import (
    effective_size,
    kept_items_test,
    repeated_to_reach,
)
from scsi.inference.printed.shift import shift_pvalue
from scsi.questions.chapter import published_or_chapter
from scsi.questions.printed import number_or_none, proposed_base, public_pair
from scsi.vocabulary import Shown


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


def double_counting_bounds(
    size_before: int = 200,
    base: int | None = None,
    repeated: Iterable[float] | None = None,
    *,
    published: Published | None = None,
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
    published : Published, optional
        The figures, from `scsi.load_published`; the chapter's unless given.

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
    published = published_or_chapter(published)
    before, after = public_pair(published)
    base_row = proposed_base(published, base)
    parts = np.arange(0, 11) / 20 if repeated is None else np.array(list(repeated), float)
    pair = before.value, after.value
    sizes = int(size_before), base_row.known
    left = [effective_size(size, parts) for size in sizes]
    break_even = float(break_even_size(*pair, base_row.known))
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
        pvalue_both=shift_pvalue(*pair, left[0], left[1]),
        tipping_before=number_or_none(repeated_to_reach(sizes[0], break_even)),
        tipping_size=int(2 * break_even),
        kept=parts,
        pvalue_kept=2 * ndtr(-np.abs(z)),
        others_after=others,
    )
