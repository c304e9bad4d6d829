"""Money from above the city."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

from scsi.evidence.published import PrintedPercent, Published
from scsi.questions.chapter import published_or_chapter
from scsi.questions.listed import Listed, row_ids
from scsi.vocabulary import Unit


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class MoneyFromAbove(Listed):
    """Money and backing from above the city, as printed; nothing is added up.

    `rows` are those of ``public_money.csv``. Only amounts of one currency, one form, one receiver
    and one printed period could be added, and no two rows have all of these in common.

    Attributes
    ----------
    addable : tuple of tuple of str
        Pairs of rows, by id, that could be added.
    berlin : PrintedPercent
        The printed private share of Berlin, the one city with amounts.
    unit : Unit
        Described, without sampling error.
    """

    addable: tuple[tuple[str, str], ...]
    berlin: PrintedPercent = field(repr=False)
    unit: Unit = Unit.NONE


def money_from_above(published: Published | None = None) -> MoneyFromAbove:
    """List who backs which city from above, with amounts, currencies and years as printed.

    Parameters
    ----------
    published : Published, optional
        The publication, from `scsi.load_published`; the chapter unless given.

    Returns
    -------
    MoneyFromAbove

    Examples
    --------
    >>> found = money_from_above()
    >>> found.rows.loc[found.rows["amount"].notna(), ["id", "amount", "years"]].to_numpy().tolist()
    [['berlin-state', 6000000, 7], ['berlin-federal', 11000000, <NA>]]
    >>> found.addable
    ()

    Both amounts are Berlin's and in euro, but only the first has a printed period.
    """
    published = published_or_chapter(published)
    money = published.public_money
    printed = money.dropna(subset=["amount", "currency", "years"])
    alike = ["city", "currency", "form", "years"]
    addable = tuple(
        (str(one.id), str(other.id))
        for one, other in combinations(printed.itertuples(), 2)
        if all(getattr(one, name) == getattr(other, name) for name in alike)
    )
    return MoneyFromAbove(
        data=row_ids("public_money", money),
        rows=money,
        addable=addable,
        berlin=published.percent(published.waves[1], "berlin", "private"),
    )
