"""Which cities lean on which money?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from numbers import Integral

import numpy as np
import pandas as pd

from scsi.evidence.names import Names
from scsi.evidence.published import Published
from scsi.inference.printed.rounding import Rounding
from scsi.inference.printed.sizes import compatible_sizes, printed_split
from scsi.inference.proportions.one_share import wilson_interval
from scsi.questions.chapter import published_or_chapter
from scsi.questions.listed import Listed, row_ids
from scsi.questions.published.finding import printed_city_shares
from scsi.vocabulary import check_level


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class CityShares(Listed):
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
    decimals : dict of str to int
        To how many digits each city's share is printed.
    names : Names
        What the cities are called.
    """

    sizes: tuple[int, ...]
    rounding: str
    level: float
    decimals: dict[str, int] = field(repr=False)
    names: Names = field(repr=False)


def city_counts(
    sizes: Iterable[int] | None = None,
    *,
    rounding: Rounding = "each",
    level: float = 0.95,
    published: Published | None = None,
) -> CityShares:
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
    published : Published, optional
        The publication, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    CityShares

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
    published = published_or_chapter(published)
    sizes = _checked_sizes(sizes, published)
    level = check_level(level)
    printed = printed_city_shares(published.shares)
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
    return CityShares(
        data=row_ids("published_shares", published.shares.query("place != 'all'")),
        rows=pd.concat(parts, ignore_index=True),
        sizes=tuple(sizes.tolist()),
        rounding=rounding,
        level=level,
        decimals=dict(zip(printed["place"], printed["decimals"].astype(int), strict=True)),
        names=published.names,
    )


def _checked_sizes(sizes: Iterable[int] | None, published: Published) -> np.ndarray:
    """Return supposed sizes of a city, ascending, each once."""
    if sizes is None:
        sizes = (round(base.known / len(published.cities)) for base in published.bases())
    sizes = sorted(set(sizes))
    wrong = [size for size in sizes if not isinstance(size, Integral) or size < 1]
    if wrong or not sizes:
        raise ValueError(f"sizes must be whole numbers of at least 1; got {wrong or sizes!r}")
    return np.array(sizes, np.int64)
