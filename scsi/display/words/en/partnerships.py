"""English: partnerships, and money from above the city."""

WORDS = {
    "partner.global-firm": "global firm",
    "partner.research-institute": "research institute",
    "partner.innovation-hub": "innovation hub",
    "partner.event": "event",
    "partner.programme": "programme",
    "partner.network": "network",
    "partner.public-private-body": "public and private body",
    "partner.association": "association",
    "partner.city-network": "network of cities",
    "partner.joint-project": "joint project of cities",
    "type.short.global-firms": "global firms",
    "type.short.innovation-hubs": "innovation hubs",
    "type.short.special-purpose-companies": "special purpose companies",
    "type.short.business-associations": "associations of firms",
    "type.short.city-networks": "networks of cities",
    "size.members": "{size} members",
    "size.members.about": "about {size} members",
    "size.cities": "{size} cities",
    "size.cities.about": "about {size} cities",
    "size.stakeholders": "{size} stakeholders",
    "size.stakeholders.about": "{size} stakeholders or more",
    "size.place": "{size} ({place})",
    "no_city": "no city named",
    "column.partner": "partner",
    "column.partner_kind": "what it is",
    "column.type": "type",
    "column.members": "size, if printed",
    "column.since": "since",
    "column.purpose": "what for",
    "column.partners": "partners",
    "column.number": "no.",
    "partnerships.text": (
        "The chapter names {ties} ties of {cities} cities with {partners} partners, in five types; one "
        "tie names no city. The other {silent} cities are named with none, which does not mean that they "
        "have none: the ties are examples."
    ),
    "partnerships.caption": (
        "Every tie that the chapter names: cities on the left, their partners on the right by type of "
        "partnership. {ties} ties; colour, dash and mark tell the types apart."
    ),
    "partnerships.alt": "Cities on the left joined by lines to their partners on the right. {list}",
    "partnerships.item": "{type}: {list}.",
    "partnerships.city_item": "{city} with {partners}",
    "partnerships.table": "Every tie that the chapter names, with its place in the chapter.",
    "partnership_types.caption": (
        "The five types, in the chapter's order, with the cities and partners that it names for each."
    ),
    "types_together.text": (
        "{several} of the {cities} cities are named for two types, none for more: {list}. **One of their "
        "two types is always exchange between cities**; special purpose companies occur with no other "
        "type. With so few cities, each named for an example, this is a description, not a pattern."
    ),
    "types_together.item": "{city} ({types})",
    "types_together.caption": (
        "How many cities are named for both of two types; on the diagonal, how many for one. Of {cities} "
        "cities named with a tie."
    ),
    "between_cities.text": (
        "Only {joined} partners are named with more than one city: {list}. {middle} lies between "
        "{ends}, by way of both. No other tie that is named joins two cities of the survey."
    ),
    "between_cities.item": "{partner} with {cities}",
    "between_cities.caption": (
        "Who lies between cities: the number of pairs of cities whose shortest path runs through it "
        "(betweenness, counted over pairs of cities)."
    ),
    "column.node": "who",
    "column.joins": "between",
    "column.pairs": "pairs of cities",
    "part.city": "city",
    "part.partner": "partner",
    "partnership_traits.text": (
        "Of special purpose companies the chapter names {advantages} advantages and {risks} risks. None "
        "of them is measured: it prints no case of either, and no figure."
    ),
    "partnership_traits.caption": (
        "Advantages and risks that the chapter names of special purpose companies, in our own words."
    ),
    "column.trait": "what kind",
    "trait.advantage": "advantage",
    "trait.risk": "risk",
    "giver.state": "state",
    "giver.national": "national",
    "giver.supranational": "supranational",
    "form.investment": "investment",
    "form.grant": "grant",
    "form.agency": "agency takes part",
    "form.policy": "under a national policy",
    "column.receiver": "receiver",
    "column.giver": "giver",
    "column.level": "level",
    "column.form": "form",
    "column.amount": "amount",
    "column.years": "years",
    "column.note": "note",
    "money.about": "about {amount} {currency}",
    "money.exact": "{amount} {currency}",
    "money_from_above.text": (
        "Money from above the city is named for {count} receivers, with an amount for one alone: Berlin, "
        "about {state} euro over {years} years from its state and about {federal} euro expected from the "
        "federal ministry of the interior. The two are not added up: the second has no printed period, is "
        "only expected, and comes in another form. No year is printed for either, so neither is brought "
        "to the prices of another year. That such money raises a city's public share is not shown: "
        "Berlin, with the only amounts, prints {berlin} % private."
    ),
    "money_from_above.caption": (
        "Money and backing from above the city, with amounts, currencies and years as printed. A dash: "
        "not printed."
    ),
}
