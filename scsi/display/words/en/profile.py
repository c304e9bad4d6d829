"""English: one city's profile."""

WORDS = {
    "profile.printed": (
        "**{city}: {percent} % {category}.** So {others}, as far as rounding goes. {listed} That share is "
        "of what was counted in {city}; how many items that were is not printed."
    ),
    "profile.and": " and ",
    "profile.other": "{category} money is at most {high} %",
    "profile.unprinted": (
        "**No funding share is printed of {city}.** It is one of the {cities} surveyed and part of the "
        "printed total, but on its own it can be anything that the order of the named cities allows. "
        "{listed}"
    ),
    "profile.silent": (
        "**The chapter prints nothing of {city}.** It is one of the {cities} cities surveyed and part of the "
        "printed total; no share, sector, service, partner or money of it is named."
    ),
    "profile.listed": "The chapter names {list}.",
    "profile.sectors": "sector shares ({count})",
    "profile.services": "services or fields ({count})",
    "profile.partnerships": "ties ({count})",
    "profile.public_money": "money from above ({count})",
    "profile.nothing": "Of services, partners and money from above it names none.",
    "city_profile.caption": (
        "What is known of who pays in {city}: the part of the triangle that is left under the printed figures "
        "only (a), if the named public cities are the highest (b), and if the named joint ones are too (c). "
        "The star is the printed total of all cities."
    ),
    "city_profile.alt": ("Triangle with the corners public, private and joint. In {city}, {list}."),
    "city_profile.item": "set {set}: {public} % public, {private} % private, {ppp} % joint",
    "city_profile.legend": "{set}: {part} % left",
    "city_shares.caption": (
        "Limits of the shares of {city} in per cent, as rounded. a: {a}; b: {b}; c: {c}."
    ),
    "city_sectors.caption": "Printed sector shares of {city}.",
    "city_sectors.none": "No sector share of {city} is printed.",
    "city_services.caption": "Services, projects and fields that the chapter names of {city}.",
    "city_services.none": "The chapter names no service, project or field of {city}.",
    "city_partnerships.caption": "Ties of {city} that the chapter names.",
    "city_partnerships.none": "The chapter names no partner of {city}.",
    "city_money.caption": "Money and backing from above for {city}, as printed.",
    "city_money.none": "The chapter names no money from above for {city}.",
}
