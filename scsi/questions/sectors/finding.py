"""Where do firms come in? Services that are named, by sector, and sectors beside money."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from scsi.evidence.names import Names
from scsi.evidence.published import Published
from scsi.questions.chapter import published_or_chapter
from scsi.questions.listed import Listed, row_ids
from scsi.questions.printed import printed
from scsi.vocabulary import Interval, Unit


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class SectorShares(Listed):
    """The printed sector shares; `rows` are those of ``sector_shares.csv``.

    Attributes
    ----------
    names : Names
        What cities and sectors are called.
    """

    names: Names = field(repr=False)


def sector_shares(published: Published | None = None) -> SectorShares:
    """Return the printed sector shares.

    Parameters
    ----------
    published : Published, optional
        The publication, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    SectorShares

    Examples
    --------
    >>> sector_shares().rows[["city", "percent"]].to_numpy().tolist()
    [['brisbane', 35.0], ['berlin', 40.1], ['los-angeles', 56.5], ['santiago', 38.0]]

    Three are of transport in a city's services; of what Berlin's is a share is not printed.
    """
    published = published_or_chapter(published)
    return SectorShares(
        data=row_ids("sector_shares", published.sectors),
        rows=published.sectors,
        names=published.names,
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class SectorAndMoney(Listed):
    """Transport beside private or joint money, in the three cities for which both are printed.

    `rows` holds one row a city: ``city``, ``category`` (of its printed funding share), ``sector``
    and ``money``, the two printed shares, and ``least`` and ``most``: between which the part of the
    transport services that this money pays for must lie if both are shares of the same items.
    Fractions. No coefficient: three cities, two kinds of money, named because they are high.

    Attributes
    ----------
    sector : str
        The sector.
    cities : int
        How many cities were surveyed.
    decimals : dict of str to tuple of int
        To how many digits each city's two shares are printed: the sector's, the money's.
    names : Names
        What the cities are called.
    unit : Unit
        Described, without sampling error.
    """

    sector: str
    cities: int
    decimals: dict[str, tuple[int, int]] = field(repr=False)
    names: Names = field(repr=False)
    unit: Unit = Unit.NONE


def sector_and_money(
    sector: str = "transport", *, published: Published | None = None
) -> SectorAndMoney:
    r"""Set a sector's printed shares beside the printed funding shares of the same cities.

    Margins do not say what stands in the cells, but they bound it (Fréchet): if t of the items are
    transport and m are paid for so, the part of transport that is paid for so lies between
    :math:`\max(0, t + m - 1)/t` and :math:`\min(t, m)/t`. The bounds run over what the rounded
    shares can stand for.

    Parameters
    ----------
    sector : str
        An id of ``sector_names``.
    published : Published, optional
        The publication, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    SectorAndMoney

    Raises
    ------
    ValueError
        If no city has both a share of this sector and a funding share.

    References
    ----------
    .. [1] O. D. Duncan and B. Davis (1953). An alternative to ecological correlation. *American
       Sociological Review* 18(6), 665-666.

    Examples
    --------
    >>> rows = sector_and_money().rows.set_index("city")
    >>> rows.loc["los-angeles", ["sector", "money"]].tolist()
    [0.565, 0.67]
    >>> rows[["least", "most"]].astype(float).round(3).loc["los-angeles"].tolist()
    [0.407, 1.0]

    In Los Angeles at least two fifths of transport would be joint, if both shares have one base.
    """
    published = published_or_chapter(published)
    shares = published.sectors
    of_city = shares[(shares["sector"] == sector) & (shares["measure"] == "part-of-city")]
    money = published.shares.query("place != 'all'").set_index("place")
    both = of_city[of_city["city"].isin(money.index)]
    if both.empty:
        raise ValueError(f"sector must be one that is printed beside money; got {sector!r}")
    rows, decimals, ids = [], {}, list(row_ids("sector_shares", both))
    for share in both.itertuples():
        category = str(money.loc[share.city, "category"])
        paid = printed(published.waves[1], share.city, category, published=published)
        half = 0.5 * 10.0 ** -int(share.decimals)
        part = Interval((share.percent - half) / 100, (share.percent + half) / 100)
        digits = int(share.decimals), int(money.loc[share.city, "decimals"])
        decimals[share.city] = digits
        ids.append(paid.id)
        rows.append(
            {
                "city": share.city,
                "category": category,
                "sector": share.percent / 100,
                "money": paid.value,
                # rises with both shares, so that the least is where both are least
                "least": max(0.0, 1 - (1 - paid.interval.low) / part.low),
                "most": min(1.0, paid.interval.high / part.low),
            }
        )
    return SectorAndMoney(
        data=tuple(ids),
        rows=pd.DataFrame(rows),
        sector=sector,
        cities=len(published.cities),
        decimals=decimals,
        names=published.names,
    )
