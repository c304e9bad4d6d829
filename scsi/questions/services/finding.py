"""The services that are named."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from scsi.evidence.names import Names
from scsi.evidence.published import Published
from scsi.questions.chapter import published_or_chapter
from scsi.questions.listed import Listed, row_ids
from scsi.vocabulary import Category, Unit

NOT_SAID = "not-said"
"""Who leads, pays or takes part, where the chapter does not say."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class NamedServices(Listed):
    """The services, projects and fields that the chapter names, and who is named with each.

    `rows` are those of ``leading_services.csv``, in the chapter's order, with ``who`` never empty:
    ``public``, ``private``, ``ppp`` or `NOT_SAID`.

    Attributes
    ----------
    counts : pandas.DataFrame
        How many are named per sector (rows, in the order of ``sector_names.csv``) and who
        (columns). Examples that a text names, no sample: a count is not a share.
    of_public_cities : int
        How many are named in cities that are printed with their public share.
    names : Names
        What cities and sectors are called.
    unit : Unit
        Described, without sampling error.
    """

    counts: pd.DataFrame
    of_public_cities: int = field(repr=False)
    names: Names = field(repr=False)
    unit: Unit = Unit.NONE


def named_services(published: Published | None = None) -> NamedServices:
    """List what the chapter names, by sector and by who leads, pays or takes part.

    Parameters
    ----------
    published : Published, optional
        The publication, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    NamedServices

    Examples
    --------
    >>> counts = named_services().counts
    >>> counts.loc["transport"].to_dict()
    {'public': 3, 'private': 7, 'ppp': 2, 'not-said': 0}

    Of the twelve transport services and fields that are named, nine are named with firms.
    """
    published = published_or_chapter(published)
    services = published.services.astype({"who": "str", "sector": "str", "city": "str"})
    who = services["who"].where(published.services["who"].notna(), NOT_SAID)
    services = published.services.assign(who=who)
    columns = [*map(str, Category), NOT_SAID]
    counts = pd.crosstab(services["sector"].astype(str), services["who"].astype(str))
    sectors = [name for name in published.sector_names["id"] if name in counts.index]
    shares = published.shares.query("place != 'all' and category == 'public'")
    return NamedServices(
        data=row_ids("leading_services", services),
        rows=services,
        counts=counts.reindex(index=sectors, columns=columns, fill_value=0),
        of_public_cities=int(services["city"].isin(shares["place"]).sum()),
        names=published.names,
    )
