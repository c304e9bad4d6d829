"""Sector shares, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.sectors.finding import SectorAndMoney, SectorShares
from scsi.showing.catalogue import word
from scsi.showing.facts import sector_cells
from scsi.showing.labels import category_label
from scsi.showing.numbers import percent, percent_range, rounded
from scsi.showing.outputs import Rows, Table, Text
from scsi.showing.registry import shows
from scsi.vocabulary import Interval


@shows(SectorShares, "sentence")
def say_sector_shares(found: SectorShares, *, lang: str = "en") -> Text:
    """Say which sector shares are printed, and which of them has no known base."""
    apart = found.rows.query("measure == 'private-participation'").iloc[0]
    text = word("sector_shares.text", lang, percent=rounded(apart["percent"], apart["decimals"]))
    behind = (Rows.of("sector_shares", [apart["id"]]),)
    return Text("sector_shares", lang, text, behind=behind)


def sector_and_money_items(found: SectorAndMoney, lang: str) -> str:
    """Return the cities with both their shares, as a list."""
    return word("list", lang).join(
        word(
            "sector_and_money.item",
            lang,
            city=found.names.city(row.city, lang),
            sector=percent(row.sector, found.decimals[row.city][0]),
            money=percent(row.money, found.decimals[row.city][1]),
            category=category_label(row.category, lang),
        )
        for row in found.rows.itertuples()
    )


@shows(SectorAndMoney, "sentence")
def say_sector_and_money(found: SectorAndMoney, *, lang: str = "en") -> Text:
    """Say what three cities can and cannot show of transport and money."""
    top = found.rows.loc[found.rows["least"].idxmax()]
    text = word(
        "sector_and_money.text",
        lang,
        count=len(found.rows),
        list=sector_and_money_items(found, lang),
        least=percent(top["least"]),
        least_city=found.names.city(top["city"], lang),
        least_category=category_label(top["category"], lang),
        others=found.cities - len(found.rows),
    )
    return Text("sector_and_money", lang, text, findings=(found,))


@shows(SectorShares, "table")
def tabulate_sector_shares(found: SectorShares, *, lang: str = "en") -> Table:
    """Show the printed sector shares and what each is a share of."""
    caption = word("sector_shares.caption", lang)
    cells = sector_cells(found.names, found.rows, lang)
    behind = (Rows.of("sector_shares", found.rows["id"]),)
    return Table("sector_shares", lang, caption, cells, behind)


@shows(SectorAndMoney, "table")
def tabulate_sector_and_money(found: SectorAndMoney, *, lang: str = "en") -> Table:
    """Show transport and money of the same cities, and what the two margins allow."""
    rows = [
        {
            word("column.city", lang): found.names.city(row.city, lang),
            word("column.transport", lang): percent(row.sector, found.decimals[row.city][0]),
            word("column.category", lang): category_label(row.category, lang),
            word("column.money", lang): percent(row.money, found.decimals[row.city][1]),
            word("column.within", lang): percent_range(Interval(row.least, row.most)),
        }
        for row in found.rows.itertuples()
    ]
    caption = word("sector_and_money.table", lang)
    return Table("sector_and_money", lang, caption, pd.DataFrame(rows), (found,))
