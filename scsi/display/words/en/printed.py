"""English: what is printed."""

WORDS = {
    "column.table": "table",
    "column.row": "a row is",
    "column.rows": "rows",
    "data_files.caption": "The tables that scsi.load_published() gives, from the chapter and from what is known around it.",
    "data.shares": "a printed funding percentage",
    "data.sizes": "a known or supposed number of cities or items",
    "data.sectors": "a printed sector percentage",
    "data.services": "a service or project that the chapter names",
    "data.cities": "a city",
    "data.partnerships": "a tie between a city and a partner",
    "data.public_money": "money or backing from above a city",
    "data.claims": "a statement of the chapter, in our words",
    "data.coverage": "a sentence of the chapter, with the rows that hold what it says",
    "data.around": "a percentage known around the chapter",
    "data.disagreements": "a point on which the texts disagree",
    "data.partnership_types": "a type of partnership",
    "data.partnership_traits": "an advantage or a risk of a type",
    "data.sector_names": "a sector",
    "data.sources": "a source",
    "printed_shares.caption": (
        "Printed shares of what cities built, by who paid. Only the public share is printed for "
        "both years; for 2019 private and joint money are printed together."
    ),
    "printed_shares.alt": (
        "Two stacked bars. 2019: public {public_2019} %, private and joint together {rest_2019} %. "
        "2022: public {public_2022} %, private {private_2022} %, joint {ppp_2022} %."
    ),
    "printed_shares.text": (
        "The public share is printed for both years: {public_2019} % in 2019 and {public_2022} % in "
        "2022, **{points} points more**. The printed shares of a year add up to 100 %. "
        "What is not printed: how many items were counted in either year, which cities the 2019 "
        "survey covered, and how its {rest_2019} % divide into private and joint money. So only the "
        "public share, and with it the sum of the other two, can be compared."
    ),
    "printed_cities.caption": (
        "The {count} city shares that the chapter prints, one category a city. The line is what a "
        "rounded share can stand for; no number of items is printed for any city."
    ),
    "printed_cities.alt": "Dot plot of {count} cities, highest first within each kind of money: {list}.",
    "printed_cities.item": "{city} {percent} % {category}",
    "printed_cities.text": (
        "For {count} of the {cities} cities one share each is printed: those at the top of each kind "
        "of money. They were named because they are extreme, so they say little about the others, "
        "and nothing is printed of any city in 2019."
    ),
    "candidate_sizes.caption": (
        "Sizes up to {max_size} at which whole counts can print as {percents} %, by rounding rule. "
        "Marked are the sizes that have been proposed as the base."
    ),
    "candidate_sizes.alt": (
        "One strip per rounding rule with a tick for every possible size. Where each share was "
        "rounded by itself the strip begins at {least} and is unbroken from {complete} on. {possible}"
    ),
    "candidate_sizes.possible": "With the shares {rules}, the base can be {sizes}.",
    "candidate_sizes.impossible": "Under none of these rules can it be {sizes}.",
    "candidate_sizes.text": (
        "Whole counts that add up and print as {percents} % exist for no size below {least} if each "
        "share was rounded by itself, and for every size from {complete} on. {possible} Sizes that are "
        "possible are not thereby true: the printed shares rule sizes out and cannot confirm one."
    ),
}
