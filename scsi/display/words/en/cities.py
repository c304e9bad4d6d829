"""English: the cities, what each printed share stands for, and what is left for the others."""

WORDS = {
    "region.africa": "Africa",
    "region.americas": "Americas",
    "region.asia": "Asia",
    "region.europe": "Europe",
    "region.oceania": "Oceania",
    "list": ", ",
    "and": " and ",
    "city_counts.text": (
        "For {count} cities one share each is printed, and for none of them the number of items behind "
        "it. **A rounded share can be a share of some sizes only**: {fewest}. {impossible} The more "
        "items a city had, the less its rounded share leaves open. The thin lines take every item as "
        "an independent draw ({level} % Wilson interval); they are there for comparison, since items of "
        "one city are seldom independent, and narrow much more slowly. The sizes themselves are "
        "suppositions: no city's number of items is printed."
    ),
    "city_counts.fewest": "{percent} % ({city}) needs {fewest} items or more",
    "city_counts.cannot": "With {size} items no whole count prints as it does in {cities}.",
    "city_counts.can": "With {size} items all of them can be whole counts.",
    "city_counts.caption": (
        "What each printed city share stands for at supposed numbers of items. Thick: the whole counts "
        "that print so; thin: {level} % interval with items as independent draws; a cross: no whole "
        "count of that size prints so. Rounding: {rounding}."
    ),
    "city_counts.alt": (
        "{count} cities in {panels} panels, one for each supposed size ({sizes} items). {impossible}"
    ),
    "city_counts.panel": "{size} items",
    "city_counts.table": (
        "Whole counts that print as given at supposed numbers of items, with the shares they are, in per "
        "cent; a dash where none prints so. Rounding: {rounding}."
    ),
    "column.fewest": "fewest items",
    "column.whole_counts": "of {size}",
    "assumption.a": "the printed figures only",
    "assumption.b": (
        "also that the cities named for public money are the highest in it, which is read from a heading"
    ),
    "assumption.c": (
        "also that the cities named for public money are the highest in it (read from a heading), and "
        "those named for joint money in that (as the chapter says)"
    ),
    "city_regions.text": (
        "A printed share fixes one of three and leaves the other two between limits. {cities} Of the "
        "triangle of all possible shares {least} to {most} % is left for a city with a printed share, "
        "and {other_part} % for each of the other {others}. Assumed is this: {constraints}."
    ),
    "city_regions.item": "{city}: {public} % public, {private} % private, {ppp} % joint.",
    "city_regions.caption": (
        "What is known of the public, private and joint shares of each city: a strip for every printed "
        "share, as wide as its rounding, and dotted what is left for each of the other {others}. The "
        "star is the printed total. Assumed: {constraints}."
    ),
    "city_regions.alt": (
        "Triangle with the corners public, private and joint. {count} narrow strips, one for each city "
        "with a printed share. {cities} The star of the total stands at {public} % public, {private} % "
        "private and {ppp} % joint."
    ),
    "city_regions.table": (
        "Limits of each city's shares in per cent, as rounded, and the part of the triangle of all "
        "possible shares that they leave. Assumed: {constraints}."
    ),
    "city_regions.others": "each of the other {others}",
    "city_regions.total": "all {cities} cities",
    "column.part": "left of the triangle, %",
    "axis.public": "public, %",
    "axis.private": "private, %",
    "axis.ppp": "joint, %",
    "other_cities.text": (
        "The printed total and the {printed} printed cities bind the mean of the other {others}, but how "
        "tightly depends on how much each city counts. **If every city counts the same, the other "
        "{others} average {public_equal} % public, {private_equal} % private and {ppp_equal} % joint. "
        "If the largest may count three times the smallest, it is {public_3} % public.** If only the "
        "fewest items of each city are fixed, it is {public_free} %: then the total and the named cities "
        "say nothing of the others. The report most likely pools items, so that cities count by their "
        "numbers of items, and these are not printed. That the named cities are the highest (sets b and "
        "c) caps every mean at what the lowest of them has, and hardly moves the rest."
    ),
    "other_cities.caption": (
        "Between which limits the mean share of the other {others} cities lies, by how much cities may "
        "differ in weight. Assumed: {constraints}."
    ),
    "other_cities.alt": (
        "Three panels, public, private and joint, each with a bar for every weighting. The bars grow "
        "with the freedom of the weights: public from {public_equal} % with equal weights to "
        "{public_free} % with free ones."
    ),
    "other_cities.table": (
        "Least and greatest mean share of the other {others} cities, in per cent, as rounded. a: "
        "{a}; b: {b}; c: {c}."
    ),
    "column.set": "set",
    "asian_heading.text": (
        "**By the United Nations' M49, {in_asia} of the {named} cities named for public money are in "
        "Asia; {outside} is in Eastern Europe.** Of the {cities} cities {cities_in_asia} are in Asia. If "
        "the {named} are the {named} highest, which is read from the heading and not printed, chance "
        "alone would put {in_asia} or more of them in Asia with probability {p}; with {outside} counted "
        "as the heading counts it, all {named} with probability {p_counted}. Both ways of counting were "
        "chosen after the {named} were seen, so neither is a test at its level. The printed cities were "
        "named because they are extreme: exchanging labels among them says nothing about the others. And "
        "of the other {rest} Asian cities no share is printed, so that the heading cannot be said of them."
    ),
    "asian_heading.caption": (
        "The cities named for public money, by region of the United Nations' M49, and chance: how often "
        "as many of the highest would be in Asia if region and share were unrelated (hypergeometric, "
        "{cities} cities)."
    ),
    "column.country": "country",
    "column.region": "region (M49)",
    "asian_heading.m49": "in Asia by M49",
    "asian_heading.counted": "in Asia as the heading counts",
    "asian_heading.count": "{in_asia} of {named}, of {cities_in_asia} in all",
    "asian_heading.chance": "p = {p}",
}
