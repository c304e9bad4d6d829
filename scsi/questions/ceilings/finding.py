"""The correlation above which no number of items is enough, over what is not known of the panel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Unpack

from scsi.assumptions import Assumptions, Given
from scsi.evidence.published import Published
from scsi.questions.assumptions.taken import assumed
from scsi.questions.chapter import published_or_chapter
from scsi.questions.printed import named_before
from scsi.questions.tipping.finding import CorrelationCeiling, shift_ceiling
from scsi.vocabulary import Shown


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ShiftCeilings(Shown):
    """Ceilings of the correlation side by side.

    Attributes
    ----------
    t, normal : tuple of CorrelationCeiling
        With t and with the normal as reference, one per panel: no city in both waves, with equal
        and with unequal weights; those that can be named, half as they were and wholly so; all
        that can be in both, the same.
    """

    t: tuple[CorrelationCeiling, ...]
    normal: tuple[CorrelationCeiling, ...]


def shift_ceilings(
    *,
    assumptions: Assumptions | None = None,
    published: Published | None = None,
    **given: Unpack[Given],
) -> ShiftCeilings:
    """Find the ceiling of the correlation for several panels of cities.

    Parameters
    ----------
    assumptions, published, **given
        As in `scsi.published_shift`. Only ``cities_before``, ``cities_after``, ``rounding`` and
        ``level`` matter: what else is assumed, the panels vary.

    Returns
    -------
    ShiftCeilings

    Raises
    ------
    ValueError
        As in `scsi.published.ceiling`.

    Examples
    --------
    >>> found = shift_ceilings()
    >>> [round(one.estimate, 3) for one in found.t]
    [0.128, 0.064, 0.145, 0.168, 0.211, 0.594]

    Cities that were kept and stayed as they were raise the ceiling; unequal ones lower it.
    """
    published = published_or_chapter(published)
    at = assumed(
        "shift_ceilings", published, assumptions, given,
        takes=("cities_before", "cities_after", "rounding", "level"), any_overlap=True,
    )  # fmt: skip
    most = min(at.cities)
    named = min(named_before(published).known, most)
    panels = [(0, 0.0, 0.0), (0, 0.0, 1.0)]
    panels += [(shared, kept, 0.0) for shared in (named, most) for kept in (0.5, 1.0)]
    return ShiftCeilings(
        **{
            reference: tuple(
                shift_ceiling(
                    shared,
                    persistence,
                    size_cv=cv,
                    reference=reference,
                    assumptions=at,
                    published=published,
                )
                for shared, persistence, cv in panels
            )
            for reference in ("t", "normal")
        }
    )
