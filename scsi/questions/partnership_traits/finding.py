"""What collaborative partnership means, who takes part, and its advantages and risks."""

from __future__ import annotations

from dataclasses import dataclass

from scsi.evidence.published import Published
from scsi.questions.chapter import published_or_chapter
from scsi.questions.listed import Listed, row_ids


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class PartnershipTraits(Listed):
    """Meaning, members, advantages and risks; `rows` are those of ``partnership_traits.csv``."""


def partnership_traits(published: Published | None = None) -> PartnershipTraits:
    """Return what the chapter says of collaborative partnership, and of its advantages and risks.

    Parameters
    ----------
    published : Published, optional
        The publication, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    PartnershipTraits

    Examples
    --------
    >>> rows = partnership_traits().rows
    >>> rows["trait"].value_counts(sort=False).to_dict()
    {'meaning': 1, 'member': 4, 'advantage': 3, 'risk': 3}
    >>> set(rows.loc[rows["trait"] == "risk", "type"])
    {'special-purpose-companies'}

    Of the other four types no advantage and no risk is named.
    """
    published = published_or_chapter(published)
    traits = published.partnership_traits
    return PartnershipTraits(data=row_ids("partnership_traits", traits), rows=traits)
