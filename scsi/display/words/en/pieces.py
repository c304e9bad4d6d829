"""English: what answers are made of and start from: shares, intervals, tests, surveys."""

WORDS = {
    "pieces.share": "{count} of {total} ({percent} %)",
    "pieces.interval": "{low} to {high}",
    "pieces.test": (
        "{before} and then {after}: a shift of {shift} points, p\u00a0{p} ({method}, {alternative}, items as "
        "independent draws)."
    ),
    "pieces.survey": "Survey {survey}: what is in it, by wave.",
    "pieces.rows": "projects",
    "pieces.cities": "cities",
    "pieces.no_city": "without a city",
    "pieces.no_funding": "funding not known",
    "pieces.profile": "{survey}: {rows} rows.",
    "pieces.profile.cities": "Projects and cities per wave",
    "pieces.profile.overlap": "Cities in two waves",
    "pieces.profile.categories": "Funding",
    "pieces.profile.missing": "Empty cells",
    "pieces.profile.understood": "Understood",
    "pieces.profile.in_the_way": "In the way",
    "pieces.profile.nothing": "Nothing stands in the way.",
}
