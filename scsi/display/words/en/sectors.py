"""English: services and sectors, and who is named with them."""

WORDS = {
    "layer.app-web": "app or web",
    "layer.infrastructure": "infrastructure",
    "layer.project": "project",
    "layer.infrastructure+project": "infrastructure and project",
    "role.leads": "{who} leads",
    "role.pays": "{who} pays",
    "role.participates": "{who} takes part",
    "who.not-said": "not said",
    "who.public": "public",
    "who.private": "private",
    "who.ppp": "public and private together",
    "kind.named": "named",
    "kind.type": "type",
    "kind.field": "field",
    "column.sector": "sector",
    "column.service": "service, project or field",
    "column.layer": "layer",
    "column.who": "who",
    "column.detail": "what is said",
    "column.total": "together",
    "sector.inferred": "{sector} (our reading)",
    "any_city": "no city named",
    "axis.services": "number named",
    "named_services.text": (
        "The chapter names {count} services, projects and fields: {public} as public, {private} as "
        "private, {ppp} as joint, and for {not_said} it does not say. **Firms are named in {firm_sectors}; "
        "{most} of the {firms} are in {most_sector}.** What is named was chosen as an example: these are "
        "counts of mentions, not shares of what was built. Of {inferred} the sector is our reading, and "
        "marked so."
    ),
    "named_services.caption": (
        "What the chapter names, by sector and by who leads, pays or takes part. One mark for each "
        "service, project or field; filled if the chapter gives its sector, hollow if that is our reading."
    ),
    "named_services.alt": "Marks in rows by sector. {list}.",
    "named_services.item": "{sector}: {counts}",
    "named_services.cell": "{count} {who}",
    "named_services.table": "How many services, projects and fields are named, by sector and who.",
    "firm_services.text": (
        "Where firms come in, by the services that are named: shared bicycles, kick scooters, taxis and "
        "other mobility in transport; street lights and energy data in environment and energy; and "
        "culture and tourism. For Berlin's two fields and Brisbane's three kinds of projects the chapter "
        "says that firms pay; elsewhere that they lead or take part, which is not the same."
    ),
    "firm_services.caption": (
        "The {count} services, projects and fields that the chapter names with private or joint money, "
        "lead or participation, with their place in the chapter."
    ),
    "public_services.text": (
        "Of the four cities named for public money {cities} services and fields are listed: in Seoul "
        "mostly administration, in Moscow infrastructure, in Singapore trials of street lights and buses "
        "(its transport apps are private), in Shanghai networks, data and control. For Shanghai's "
        "{not_said} information services the chapter does not say who leads or pays."
    ),
    "public_services.caption": (
        "The {count} services, projects and fields that the chapter names as public, or without saying who "
        "leads or pays, with their place in the chapter."
    ),
    "sector_shares.text": (
        "Four sector shares are printed. Three are the part that transport has in a city's services. The "
        "fourth, {percent} % private participation in Berlin's environment and energy, stands apart: what "
        "it is a share of is not printed, so it has no interval here and is set against nothing."
    ),
    "sector_shares.caption": "The printed sector shares, in per cent, and what each is a share of.",
    "column.of": "share of",
    "sector_and_money.text": (
        "The chapter says that cities high in private or joint money are also high in transport, and "
        "names {count}: {list}. **What three cities can show:** if both shares are of the same items, at "
        "least {least} % of transport in {least_city} is {least_category} money, whatever the rest. "
        "**What they cannot show:** an association. The three were named because they are high in both; "
        "one is high in private and two in joint money, and two points always lie on a line; of the other "
        "{others} cities no transport share is printed. So there is no coefficient here, and no test. "
        "Whether both shares have one base is not printed either: one is of services, the other of "
        "services, infrastructure and projects."
    ),
    "sector_and_money.item": "{city} ({sector} % transport, {money} % {category})",
    "sector_and_money.caption": (
        "Transport and money side by side in the three cities for which both are printed. No line is "
        "drawn through three points that were chosen."
    ),
    "sector_and_money.alt": "Two marks for each of {count} cities: {list}.",
    "sector_and_money.transport": "transport in services",
    "sector_and_money.money": "{category} money",
    "sector_and_money.table": (
        "Transport and money in the same cities, in per cent, and between which limits the part of transport "
        "that this money pays for lies if both are shares of the same items (Fréchet bounds, as rounded)."
    ),
    "column.transport": "transport, %",
    "column.money": "money, %",
    "column.within": "of transport paid so, %",
}
