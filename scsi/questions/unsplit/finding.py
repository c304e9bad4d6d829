"""What the 59 per cent of 2019, private and joint money together, leaves to each."""

from __future__ import annotations

from dataclasses import dataclass

from scsi.evidence.published import Published
from scsi.inference.printed.split import split_ranges
from scsi.questions.chapter import published_or_chapter
from scsi.questions.printed import ROUNDINGS, printed, waves_of
from scsi.vocabulary import Interval, Shown, check_choice


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UnsplitBounds(Shown):
    """Ranges of the private and joint shares of 2019, and when the English sentence can hold.

    That sentence has joint money rise slightly; the Korean one has public money rise.

    Attributes
    ----------
    data : tuple of str
        The rows it rests on.
    rounding : str
        ``printed`` or ``rounded``.
    total_before : float
        The printed sum of 2019.
    private_after, ppp_after : float
        The printed shares of 2022.
    private_before, ppp_before : Interval
        Ranges of the shares of 2019: the same, anything up to the sum.
    private_shift, ppp_shift : Interval
        Ranges of their shifts; each takes in 0, so that neither sign is known.
    private_shift_rounded, ppp_shift_rounded : Interval
        The same over everything that the published figures round from.
    ppp_rose_if_below : Interval
        Joint money rose only if it was below this in 2019.
    private_fell_then : Interval or None
        By how much private money then fell at least, over the rounding; a positive fraction.
    """

    data: tuple[str, ...]
    rounding: str
    total_before: float
    private_after: float
    ppp_after: float
    private_before: Interval
    ppp_before: Interval
    private_shift: Interval
    ppp_shift: Interval
    private_shift_rounded: Interval
    ppp_shift_rounded: Interval
    ppp_rose_if_below: Interval
    private_fell_then: Interval | None


def unsplit_bounds(
    *, rounding: str = "printed", published: Published | None = None
) -> UnsplitBounds:
    """Bound private and joint money in 2019, of which only the sum is printed.

    Parameters
    ----------
    rounding : {"printed", "rounded"}
        Figures as printed, or anywhere they round from.
    published : Published, optional
        The figures, from `scsi.load_published`; the chapter's unless given.

    Returns
    -------
    UnsplitBounds

    Examples
    --------
    >>> found = unsplit_bounds()
    >>> round(found.ppp_rose_if_below.low, 3), round(found.private_fell_then.low, 3)
    (0.121, 0.103)

    Joint money rose only if it was below 12.1 % in 2019, and then private money fell by more than
    10.3 points: both texts can be right only so.
    """
    check_choice("rounding", rounding, ROUNDINGS)
    published = published_or_chapter(published)
    before, after = waves_of(published)
    total = printed(before, "all", "private+ppp", published=published)
    private, ppp = (printed(after, "all", c, published=published) for c in ("private", "ppp"))
    found, rounded = (
        split_ranges(*(figure.under(rule) for figure in (total, private, ppp)))
        for rule in (rounding, "rounded")
    )
    return UnsplitBounds(
        data=(total.id, private.id, ppp.id),
        rounding=rounding,
        total_before=total.value,
        private_after=private.value,
        ppp_after=ppp.value,
        private_before=found.first,
        ppp_before=found.second,
        private_shift=found.first_shift,
        ppp_shift=found.second_shift,
        private_shift_rounded=rounded.first_shift,
        ppp_shift_rounded=rounded.second_shift,
        ppp_rose_if_below=found.second_below,
        private_fell_then=found.first_fell,
    )
