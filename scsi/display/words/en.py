"""English words and sentences."""

WORDS = {
    # categories and columns
    "category.public": "public",
    "category.private": "private",
    "category.ppp": "joint",
    "category.private+ppp": "private and joint together",
    "column.wave": "year",
    "column.city": "city",
    "column.category": "paid for",
    "column.percent": "printed, %",
    "column.band": "stands for, %",
    "column.sum": "sum",
    "column.place": "place in the chapter",
    "column.size": "items",
    "column.rounding": "rounding",
    "column.base": "what is counted",
    "column.least": "least size",
    "column.every": "every size from",
    "yes": "yes",
    "no": "no",
    "none": "–",
    "place": "paragraph {paragraph}, sentence {sentence}",
    "axis.percent": "share of what was counted, %",
    "axis.size": "number of items",
    "axis.size_log": "number of items (logarithmic)",
    "axis.size_before": "number of items in 2019 (printed nowhere)",
    "axis.icc": "correlation within cities",
    "axis.pvalue": "p of “no shift”",
    "rounding.each": "each was rounded by itself (half up)",
    "rounding.half-even": "each was rounded by itself (half to even)",
    "rounding.truncate": "each was cut off",
    "rounding.largest-remainder": "they were made to add up (largest remainder)",
    "rounding.largest-share": "they were made to add up (largest share)",
    # 1: what is printed
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
    "candidate_sizes.possible": "Possible if {rules}: {sizes}.",
    "candidate_sizes.impossible": "Possible under no rule: {sizes}.",
    "candidate_sizes.text": (
        "Whole counts that add up and print as {percents} % exist for no size below {least} if each "
        "share was rounded by itself, and for every size from {complete} on. {possible} Sizes that are "
        "possible are not thereby true: the printed shares rule sizes out and cannot confirm one."
    ),
    # 2: the shift
    "shift.rose": "Public money: {before} % in 2019, {after} % in 2022, {points} points more",
}
