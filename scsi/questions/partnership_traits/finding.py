"""Advantages and risks of partnerships, as they are named."""

from __future__ import annotations

from dataclasses import dataclass

from scsi.evidence.published import Published
from scsi.questions.chapter import published_or_chapter
from scsi.questions.listed import Listed, row_ids


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class PartnershipTraits(Listed):
    """Advantages and risks that are named; `rows` are those of ``partnership_traits.csv``."""


def partnership_traits(published: Published | None = None) -> PartnershipTraits:
    """Return the advantages and the risks that are named of special purpose companies.

    Parameters
    ----------
    published : Published, optional
        The publication, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    PartnershipTraits

    Examples
    --------
    >>> set(partnership_traits().rows["type"])
    {'special-purpose-companies'}

    Of the other four types neither is named.
    """
    published = published_or_chapter(published)
    traits = published.partnership_traits
    return PartnershipTraits(data=row_ids("partnership_traits", traits), rows=traits)
