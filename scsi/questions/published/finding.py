"""What is printed of the money, of all cities together and of single ones."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from scsi.evidence.names import Names
from scsi.evidence.published import Published
from scsi.questions.chapter import published_or_chapter
from scsi.questions.listed import Listed, row_ids


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class PublishedShares(Listed):
    """The printed funding shares of all cities together, and of each city that has one.

    `rows` are those of ``published_shares.csv``.

    Attributes
    ----------
    cities : int
        How many cities were surveyed.
    names : Names
        What the cities are called.
    """

    cities: int
    names: Names = field(repr=False)

    @property
    def of_all(self) -> pd.DataFrame:
        """The shares of all cities together."""
        return self.rows.query("place == 'all'")

    @property
    def of_cities(self) -> pd.DataFrame:
        """The shares of single cities with what each can stand for, as `printed_city_shares`."""
        return printed_city_shares(self.rows)


def published_shares(published: Published | None = None) -> PublishedShares:
    """Return the printed funding shares, of all cities together and of single ones.

    Parameters
    ----------
    published : Published, optional
        The publication, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    PublishedShares

    Examples
    --------
    >>> found = published_shares()
    >>> found.of_all.query("category == 'public'")[["wave", "percent"]].to_numpy().tolist()
    [[2022, 51.3], [2019, 41.0]]

    The public share is the one that is printed for both years.
    """
    published = published_or_chapter(published)
    return PublishedShares(
        data=row_ids("published_shares", published.shares),
        rows=published.shares,
        cities=len(published.cities),
        names=published.names,
    )


def printed_city_shares(shares: pd.DataFrame) -> pd.DataFrame:
    """Return the printed city shares with the limits that each rounded share stands for.

    Parameters
    ----------
    shares : pandas.DataFrame
        Printed shares, as ``shares`` of `scsi.load_published` holds them.

    Returns
    -------
    pandas.DataFrame
        One row a printed city share, in the chapter's order: ``place``, ``category``, ``percent``,
        ``decimals``, ``low`` and ``high`` in per cent, ``paragraph`` and ``sentence``.

    Examples
    --------
    >>> shares = printed_city_shares(published_shares().rows)
    >>> shares.loc[[0], ["place", "percent", "low", "high"]]
       place  percent   low  high
    0  seoul     90.0  89.5  90.5

    Seoul's printed 90 % stands for any share from 89.5 to 90.5 %.
    """
    shares = shares.query("place != 'all'")
    half = 0.5 * 10.0 ** -shares["decimals"].astype(float)
    shares = shares.assign(
        category=shares["category"].astype("str"),  # only the categories that occur
        low=shares["percent"] - half,
        high=shares["percent"] + half,
    )
    columns = ["place", "category", "percent", "decimals", "low", "high", "paragraph", "sentence"]
    return shares[columns].reset_index(drop=True)
