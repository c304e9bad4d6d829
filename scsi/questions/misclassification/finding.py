"""Whether a change in how items were coded could explain the shift."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scsi.evidence.published import Published
from scsi.inference.printed.coding import corrected_shift, no_shift_sensitivity, true_share
from scsi.questions.chapter import published_or_chapter
from scsi.questions.printed import number_or_none, public_pair
from scsi.vocabulary import Interval, Shown


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


def coding_bounds(
    sensitivity_after: float = 1.0,
    specificity_after: float = 1.0,
    *,
    published: Published | None = None,
) -> CodingBounds:
    """Ask how differently 2019 must have been coded for nothing to have shifted.

    Parameters
    ----------
    sensitivity_after, specificity_after : float
        Of the coding of 2022: public items coded public, others coded other; in [0, 1].
    published : Published, optional
        The figures, from `scsi.load_published`; the chapter's unless given.

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
    before, after = public_pair(published_or_chapter(published))
    rates = sensitivity_after, specificity_after
    true_after = float(true_share(after.value, *rates))
    low, high = (
        number_or_none(1 - no_shift_sensitivity(early, true_share(late, *rates)))
        for early, late in (
            (before.interval.high, after.interval.low),
            (before.interval.low, after.interval.high),
        )
    )
    grid = np.arange(0, 101) / 100
    return CodingBounds(
        data=(before.id, after.id),
        share_before=before.value,
        share_after=after.value,
        sensitivity_after=float(sensitivity_after),
        specificity_after=float(specificity_after),
        true_after=number_or_none(true_after),
        missed_before=number_or_none(1 - no_shift_sensitivity(before.value, true_after)),
        missed_before_range=None if low is None or high is None else Interval(low, high),
        # the other items are the complement: their sensitivity is our specificity
        added_after=number_or_none(1 - no_shift_sensitivity(1 - after.value, 1 - before.value)),
        specificity=grid,
        sensitivity=no_shift_sensitivity(before.value, true_after, grid),
        shift=corrected_shift(
            *(before.value, after.value),
            (grid[:, None], sensitivity_after),
            (grid[None, :], specificity_after),
        ),
    )
