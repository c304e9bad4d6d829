"""English: the explorer of assumptions."""

WORDS = {
    "explorer.caption": (
        "Try it: p of the printed shift at every combination of four assumptions, {cities_before} and "
        "{cities_after} cities."
    ),
    "explorer.axis.overlap": "Cities in both surveys",
    "explorer.axis.base": "Items in 2022",
    "explorer.axis.icc": "Correlation within cities",
    "explorer.axis.size": "Items in 2019 (printed nowhere)",
    "explorer.overlap.none": "none",
    "explorer.overlap.whole": "{shared}, each as it was",
    "explorer.overlap.part": "{shared}, half as they were",
    "explorer.among.none": "no city in both surveys",
    "explorer.among.whole": "{shared} cities in both surveys, each as it was",
    "explorer.among.part": (
        "{shared} cities in both surveys, half as they were (a correlation of {persistence} between the "
        "surveys)"
    ),
    "explorer.design.items": (
        "each item is an independent draw, which is seldom so (which cities were kept then does not matter)"
    ),
    "explorer.design.cities": (
        "cities are draws from cities like these, with a correlation of {icc} between items of one city and "
        "{among}"
    ),
    "explorer.answer.yes": "Under these assumptions: more than chance.",
    "explorer.answer.no": "Under these assumptions: chance is not ruled out.",
    "explorer.answer.rounding": "Under these assumptions: rounding decides.",
    "explorer.sentence.yes": (
        "Taking 2019 as {size} items and 2022 as {base}, where {design}, the shift of {points} points is "
        "significant: p\u00a0{p}, below {alpha}; {level} % interval {low} to {high} points. Over the whole counts: "
        "{range}."
    ),
    "explorer.sentence.no": (
        "Taking 2019 as {size} items and 2022 as {base}, where {design}, the shift of {points} points is not "
        "significant: p\u00a0{p}, not below {alpha}; {level} % interval {low} to {high} points. Over the whole "
        "counts: {range}."
    ),
    "explorer.sentence.rounding": (
        "Taking 2019 as {size} items and 2022 as {base}, where {design}, the rounding of the printed shares "
        "decides on which side of {alpha} the shift of {points} points lies: p\u00a0{p} as printed, {level} % "
        "interval {low} to {high} points. Over the whole counts: {range}."
    ),
    "explorer.table": (
        "p by the items of 2019 (rows) and the correlation within cities (columns): {base} items in 2022, "
        "{among}. Bold: significant; italic: rounding decides."
    ),
    "explorer.table.plain": (
        "p by the items of 2019 (rows) and the correlation within cities (columns): {base} items in 2022, "
        "{among}."
    ),
    "explorer.more": "The other assumptions, as tables",
    "explorer.hint": (
        "Four sliders, by mouse, touch or arrow keys. They stop where the package has computed the answer."
    ),
}
