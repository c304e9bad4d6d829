"""Services and sectors, as tables."""

from __future__ import annotations

import pandas as pd

from scsi.display.facts import sector_cells, sector_label, service_cells
from scsi.display.labels import category_label, city_label
from scsi.display.numbers import percent, percent_range, whole
from scsi.display.outputs import Rows, Table
from scsi.display.sentences.sectors import FIRMS
from scsi.display.words import word
from scsi.evidence.published import Published, load_published
from scsi.study.sectors import NamedServices, SectorAndMoney
from scsi.vocabulary import Interval


def named_services(services: NamedServices, *, lang: str = "en") -> Table:
    """Show how many services are named per sector and who."""
    published = load_published()
    rows = [
        {
            word("column.sector", lang): sector_label(published, sector, lang),
            **{word(f"who.{who}", lang): whole(count) for who, count in counts.items()},
            word("column.total", lang): whole(counts.sum()),
        }
        for sector, counts in services.counts.iterrows()
    ]
    caption = word("named_services.table", lang)
    return Table("named_services", lang, caption, pd.DataFrame(rows), (services,))


def firm_services(services: NamedServices, *, lang: str = "en") -> Table:
    """Show every service, project and field that is named with private or joint money."""
    rows = services.rows[services.rows["who"].isin(FIRMS)]
    return _services("firm_services", rows, lang)


def public_services(services: NamedServices, *, lang: str = "en") -> Table:
    """Show every service, project and field that is named as public, or without saying who."""
    rows = services.rows[~services.rows["who"].isin(FIRMS)]
    return _services("public_services", rows, lang)


def _services(name: str, rows: pd.DataFrame, lang: str) -> Table:
    """Return a table of named services."""
    caption = word(f"{name}.caption", lang, count=len(rows))
    behind = (Rows.of("leading_services", rows["id"]),)
    return Table(name, lang, caption, service_cells(load_published(), rows, lang), behind)


def sector_shares(published: Published, *, lang: str = "en") -> Table:
    """Show the printed sector shares and what each is a share of."""
    caption = word("sector_shares.caption", lang)
    cells = sector_cells(published, published.sectors, lang)
    behind = (Rows.of("sector_shares", published.sectors["id"]),)
    return Table("sector_shares", lang, caption, cells, behind)


def sector_and_money(found: SectorAndMoney, *, lang: str = "en") -> Table:
    """Show transport and money of the same cities, and what the two margins allow."""
    published = load_published()
    decimals = published.sectors.set_index(["city", "sector"])["decimals"]
    rows = [
        {
            word("column.city", lang): city_label(published, row.city, lang),
            word("column.transport", lang): percent(row.sector, decimals[row.city, found.sector]),
            word("column.category", lang): category_label(row.category, lang),
            word("column.money", lang): percent(row.money, 0),
            word("column.within", lang): percent_range(Interval(row.least, row.most)),
        }
        for row in found.rows.itertuples()
    ]
    caption = word("sector_and_money.table", lang)
    return Table("sector_and_money", lang, caption, pd.DataFrame(rows), (found,))
