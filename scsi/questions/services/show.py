"""The services that are named, in words and as tables."""

from __future__ import annotations

import pandas as pd

from scsi.questions.services.finding import NOT_SAID, NamedServices
from scsi.showing.catalogue import word
from scsi.showing.facts import service_cells
from scsi.showing.numbers import whole
from scsi.showing.outputs import Rows, Table, Text
from scsi.showing.registry import shows

FIRMS = ["private", "ppp"]


@shows(NamedServices, "sentence")
def say_named_services(services: NamedServices, *, lang: str = "en") -> Text:
    """Say how many services are named, with whom, and where firms are named."""
    firms = services.counts[FIRMS].sum(axis=1)
    sectors = [services.names.sector(name, lang) for name in firms[firms > 0].index]
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
        most_sector=services.names.sector(firms.idxmax(), lang).lower(),
        inferred=int((services.rows["sector_basis"] == "inferred").sum()),
    )
    return Text("named_services", lang, text, findings=(services,))


@shows(NamedServices, "sentence", "firms")
def say_firm_services(services: NamedServices, *, lang: str = "en") -> Text:
    """Say where firms come in."""
    return Text("firm_services", lang, word("firm_services.text", lang), behind=(services,))


@shows(NamedServices, "sentence", "public")
def say_public_services(services: NamedServices, *, lang: str = "en") -> Text:
    """Say what is listed of the cities that are named for public money."""
    text = word(
        "public_services.text",
        lang,
        cities=services.of_public_cities,
        not_said=int((services.rows["who"] == NOT_SAID).sum()),
    )
    return Text("public_services", lang, text, behind=(services,))


@shows(NamedServices, "table")
def tabulate_named_services(services: NamedServices, *, lang: str = "en") -> Table:
    """Show how many services are named per sector and who."""
    rows = [
        {
            word("column.sector", lang): services.names.sector(sector, lang),
            **{word(f"who.{who}", lang): whole(count) for who, count in counts.items()},
            word("column.total", lang): whole(counts.sum()),
        }
        for sector, counts in services.counts.iterrows()
    ]
    caption = word("named_services.table", lang)
    return Table("named_services", lang, caption, pd.DataFrame(rows), (services,))


@shows(NamedServices, "table", "firms")
def tabulate_firm_services(services: NamedServices, *, lang: str = "en") -> Table:
    """Show every service, project and field that is named with private or joint money."""
    rows = services.rows[services.rows["who"].isin(FIRMS)]
    return _services("firm_services", services, rows, lang)


@shows(NamedServices, "table", "public")
def tabulate_public_services(services: NamedServices, *, lang: str = "en") -> Table:
    """Show every service, project and field that is named as public, or without saying who."""
    rows = services.rows[~services.rows["who"].isin(FIRMS)]
    return _services("public_services", services, rows, lang)


def _services(name: str, services: NamedServices, rows: pd.DataFrame, lang: str) -> Table:
    """Return a table of named services."""
    caption = word(f"{name}.caption", lang, count=len(rows))
    behind = (Rows.of("leading_services", rows["id"]),)
    return Table(name, lang, caption, service_cells(services.names, rows, lang), behind)
