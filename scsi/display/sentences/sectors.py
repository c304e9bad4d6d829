"""Services and sectors, in words."""

from __future__ import annotations

from scsi.display.facts import sector_label
from scsi.display.labels import category_label, city_label
from scsi.display.numbers import percent, rounded
from scsi.display.outputs import Rows, Text
from scsi.display.words import word
from scsi.evidence.published import Published, load_published
from scsi.study.sectors import NOT_SAID, NamedServices, SectorAndMoney

FIRMS = ["private", "ppp"]


def named_services(services: NamedServices, *, lang: str = "en") -> Text:
    """Say how many services are named, with whom, and where firms are named."""
    published = load_published()
    firms = services.counts[FIRMS].sum(axis=1)
    sectors = [sector_label(published, name, lang) for name in firms[firms > 0].index]
    totals = services.counts.sum()
    text = word(
        "named_services.text",
        lang,
        count=len(services.rows),
        public=totals["public"],
        private=totals["private"],
        ppp=totals["ppp"],
        not_said=totals[NOT_SAID],
        firm_sectors="; ".join(name.lower() if lang == "en" else name for name in sectors),
        firms=firms.sum(),
        most=firms.max(),
        most_sector=sector_label(published, firms.idxmax(), lang).lower(),
        inferred=int((services.rows["sector_basis"] == "inferred").sum()),
    )
    return Text("named_services", lang, text, findings=(services,))


def firm_services(services: NamedServices, *, lang: str = "en") -> Text:
    """Say where firms come in."""
    return Text("firm_services", lang, word("firm_services.text", lang), behind=(services,))


def public_services(services: NamedServices, *, lang: str = "en") -> Text:
    """Say what is listed of the cities that are named for public money."""
    shares = load_published().shares.query("place != 'all' and category == 'public'")
    text = word(
        "public_services.text",
        lang,
        cities=int(services.rows["city"].isin(shares["place"]).sum()),
        not_said=int((services.rows["who"] == NOT_SAID).sum()),
    )
    return Text("public_services", lang, text, behind=(services,))


def sector_shares(published: Published, *, lang: str = "en") -> Text:
    """Say which sector shares are printed, and which of them has no known base."""
    apart = published.sectors.query("measure == 'private-participation'").iloc[0]
    text = word("sector_shares.text", lang, percent=rounded(apart["percent"], apart["decimals"]))
    behind = (Rows.of("sector_shares", [apart["id"]]),)
    return Text("sector_shares", lang, text, behind=behind)


def sector_and_money_items(found: SectorAndMoney, lang: str) -> str:
    """Return the cities with both their shares, as a list."""
    published = load_published()
    decimals = published.sectors.set_index(["city", "sector"])["decimals"]
    return word("list", lang).join(
        word(
            "sector_and_money.item",
            lang,
            city=city_label(published, row.city, lang),
            sector=percent(row.sector, decimals[row.city, found.sector]),
            money=percent(row.money, 0),
            category=category_label(row.category, lang),
        )
        for row in found.rows.itertuples()
    )


def sector_and_money(found: SectorAndMoney, *, lang: str = "en") -> Text:
    """Say what three cities can and cannot show of transport and money."""
    published = load_published()
    top = found.rows.loc[found.rows["least"].idxmax()]
    text = word(
        "sector_and_money.text",
        lang,
        count=len(found.rows),
        list=sector_and_money_items(found, lang),
        least=percent(top["least"]),
        least_city=city_label(published, top["city"], lang),
        least_category=category_label(top["category"], lang),
        others=found.cities - len(found.rows),
    )
    return Text("sector_and_money", lang, text, findings=(found,))
