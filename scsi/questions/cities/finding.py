"""Which cities lean on which money?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from numbers import Integral

import numpy as np
import pandas as pd

from scsi.evidence.published import Published, load_published
from scsi.inference.printed.rounding import Rounding
from scsi.inference.printed.sizes import compatible_sizes, printed_split
from scsi.inference.proportions.one_share import wilson_interval
from scsi.questions.listed import Listed, row_ids
from scsi.vocabulary import check_level


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


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class CityCounts(Listed):
    """What each printed city share can stand for at supposed numbers of items.

    `rows` holds one row a city and size: ``city``, ``category``, ``percent``, ``size``, ``fewest``
    (the fewest items with which it prints so), ``count_low`` and ``count_high`` (whole counts, -1
    where none prints so), ``low`` and ``high`` (their shares, nan likewise), ``score_low`` and
    ``score_high`` (Wilson's interval from the least count to the greatest).

    Attributes
    ----------
    sizes : tuple of int
        The supposed numbers of items of a city, ascending.
    rounding : str
        The rule by which the shares are taken to have been rounded.
    level : float
        Confidence level of the score interval.
    """

    sizes: tuple[int, ...]
    rounding: str
    level: float


def city_counts(
    sizes: Iterable[int] | None = None, *, rounding: Rounding = "each", level: float = 0.95
) -> CityCounts:
    """Find what the printed city shares stand for, were a city's number of items known.

    Parameters
    ----------
    sizes : iterable of int, optional
        Numbers of items of one city, each at least 1. Unless given, the mean of the 31 cities for
        each size that the base may have (26, 52 and 100).
    rounding : {"each", "half-even", "truncate", "largest-remainder", "largest-share"}
        As in `scsi.compatible_sizes`.
    level : float
        Confidence level in (0, 1) of the interval that takes items as independent draws.

    Returns
    -------
    CityCounts

    Raises
    ------
    ValueError
        If a size is not a whole number of at least 1, or there is none.

    Examples
    --------
    >>> rows = city_counts([26, 100]).rows.query("city == 'seoul'")
    >>> rows[["size", "count_low", "count_high"]].to_numpy().tolist()
    [[26, -1, -1], [100, 90, 90]]

    No whole number of 26 items is 90 per cent, so Seoul has another number of items than 26.
    """
    published = load_published()
    sizes = _checked_sizes(sizes, published)
    level = check_level(level)
    printed = printed_city_shares(published)
    parts = []
    for row in printed.itertuples():
        split = printed_split([row.percent], row.decimals, rounding)
        least, greatest = split.boxes(sizes).count_range(0)
        found = greatest >= 0
        fewest = compatible_sizes([row.percent], row.decimals, rounding=rounding)[0]
        score_low, _ = wilson_interval(np.maximum(least, 0), sizes, level)
        _, score_high = wilson_interval(np.maximum(greatest, 0), sizes, level)
        part = pd.DataFrame(
            {
                "city": row.place,
                "category": row.category,
                "percent": row.percent,
                "size": sizes,
                "fewest": int(fewest),
                "count_low": least,
                "count_high": greatest,
                "low": np.where(found, least / sizes, np.nan),
                "high": np.where(found, greatest / sizes, np.nan),
                "score_low": np.where(found, score_low, np.nan),
                "score_high": np.where(found, score_high, np.nan),
            }
        )
        parts.append(part)
    return CityCounts(
        data=row_ids("published_shares", published.shares.query("place != 'all'")),
        rows=pd.concat(parts, ignore_index=True),
        sizes=tuple(sizes.tolist()),
        rounding=rounding,
        level=level,
    )


def _checked_sizes(sizes: Iterable[int] | None, published: Published) -> np.ndarray:
    """Return supposed sizes of a city, ascending, each once."""
    if sizes is None:
        sizes = (round(base.n / len(published.cities)) for base in published.bases())
    sizes = sorted(set(sizes))
    wrong = [size for size in sizes if not isinstance(size, Integral) or size < 1]
    if wrong or not sizes:
        raise ValueError(f"sizes must be whole numbers of at least 1; got {wrong or sizes!r}")
    return np.array(sizes, np.int64)
