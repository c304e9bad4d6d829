"""Which cities lean on which money?"""

from __future__ import annotations

import pandas as pd

from scsi.evidence.published import Published


def printed_city_shares(published: Published) -> pd.DataFrame:
    """Return the printed city shares with the limits that each rounded share stands for.

    Parameters
    ----------
    published : Published
        What the chapter prints, from `scsi.load_published`.

    Returns
    -------
    pandas.DataFrame
        One row a printed city share, in the chapter's order: ``place``, ``category``, ``percent``,
        ``decimals``, ``low`` and ``high`` in per cent, ``paragraph`` and ``sentence``.

    Examples
    --------
    >>> from scsi import load_published
    >>> shares = printed_city_shares(load_published())
    >>> shares.loc[[0], ["place", "percent", "low", "high"]]
       place  percent   low  high
    0  seoul     90.0  89.5  90.5

    Seoul's printed 90 % stands for any share from 89.5 to 90.5 %.
    """
    shares = published.shares.query("place != 'all'")
    half = 0.5 * 10.0 ** -shares["decimals"].astype(float)
    shares = shares.assign(
        category=shares["category"].astype("str"),  # only the categories that occur
        low=shares["percent"] - half,
        high=shares["percent"] + half,
    )
    columns = ["place", "category", "percent", "decimals", "low", "high", "paragraph", "sentence"]
    return shares[columns].reset_index(drop=True)
