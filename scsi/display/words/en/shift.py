"""English: the shift since 2019."""

WORDS = {
    "shift.sentence": (
        "The printed public share is {points} points higher in 2022 than in 2019 ({level} % interval "
        "{low} to {high}; p = {p}), taking 2019 as {size_before} items and 2022 as {size_after}, {unit}. "
        "{whole}"
    ),
    "shift.items": "each item an independent draw, which is seldom so",
    "shift.cities": (
        "with {cities_before} and {cities_after} cities as draws from cities like these and a correlation "
        "of {icc} between items of one city"
    ),
    "shift.whole": "Over the whole counts that print so, p is {p_range}.",
    "shift.incompatible": (
        "No whole counts of these sizes print as the chapter does, so at least one of the sizes is "
        "impossible under this rounding rule."
    ),
    "shift.caption": (
        "The shift of the public share, 2019 to 2022, at the sizes and the correlation of this run: at "
        "the printed shares, and over all whole counts that print so."
    ),
    "shift.row.estimate": "shift, points",
    "shift.row.interval": "{level} % interval, points",
    "shift.row.pvalue": "p",
    "shift.impossible": "no whole counts print so",
    "column.quantity": "quantity",
    "column.at_printed": "at the printed shares",
    "column.over_counts": "over the whole counts",
    "shift_waves.caption": (
        "What the comparison takes each year to be. Only the shares and the numbers of cities are "
        "printed; the items of 2019 are supposed."
    ),
    "column.public": "public, %",
    "column.counts": "public items",
    "column.items": "items",
    "column.cities": "cities",
    "column.design_effect": "design effect",
    "column.effective": "effective items",
    "shift_by_size.caption": (
        "p of “no shift” against the unknown number of items of 2019, for the three sizes that 2022 may "
        "have had, {unit}. Line: shares as printed; grey: every share that they can stand for; vertical "
        "strokes: whole counts that print so. Dashed: p = {alpha}; dotted: the break-even size, with its "
        "range by rounding."
    ),
    "shift_by_size.alt": (
        "Three panels, one for each size of 2022. In each, p falls as 2019 grows, from {p_first} at "
        "{first} items to {p_last} at {last}. {crossings}"
    ),
    "shift_by_size.crossing": (
        "Against {size_after} items p falls below {alpha} at {break_even} items ({range} by rounding)."
    ),
    "shift_by_size.never": "Against {size_after} items no size is enough.",
    "shift_by_size.panel": "2022: {size_after} items",
    "break_even.caption": (
        "The fewest items of 2019 at which the shift is significant (p < {alpha}), {unit}."
    ),
    "column.size_after": "items in 2022",
    "column.break_even": "at the printed shares",
    "column.by_rounding": "over the rounding",
    "column.saw_first": "whole counts: first below",
    "column.saw_last": "whole counts: last not below",
    "column.size_before": "items in 2019",
    "shift_by_size.table": (
        "p by the number of items of 2019; in brackets the range over the whole counts that print so, "
        "a dash where none do."
    ),
    "shift_by_correlation.caption": (
        "p of “no shift” against the correlation between items of one city, taking 2019 as {size_before} "
        "items in {cities_before} cities and 2022 in {cities_after}, no city in both. Grey: every share "
        "that the printed ones can stand for, against {base} items. Dashed: p = {alpha}."
    ),
    "shift_by_correlation.alt": (
        "Three curves that rise together from {p_first} without correlation to {p_last} at {last}. "
        "{crossings}"
    ),
    "shift_by_correlation.crossing": (
        "Against {size_after} items p passes {alpha} at a correlation of {break_even} ({range} by rounding)."
    ),
    "shift_by_correlation.never": "Against {size_after} items p is never below {alpha}.",
    "shift_by_correlation.always": "Against {size_after} items p is below {alpha} at every correlation.",
    "shift_by_correlation.table": (
        "p by the correlation within cities, taking 2019 as {size_before} items; in brackets the range over "
        "the whole counts that print so."
    ),
    "column.icc": "correlation",
    "column.base": "against {size_after}",
    "break_even.sentence": (
        "Against {size_after} items in 2022, {unit}, the shift is significant at {alpha} from {estimate} "
        "items in 2019 on ({range} by rounding)."
    ),
    "break_even.never": (
        "Against {size_after} items in 2022, {unit}, no number of items in 2019 makes the shift "
        "significant at {alpha}."
    ),
    "ceiling.sentence": (
        "Above a correlation of {estimate} between items of one city ({range} by rounding), that is, once "
        "city shares vary by more than about {spread} points (standard deviation), no number of items makes "
        "the shift significant at {alpha}, with {cities_before} and {cities_after} cities of equal weight "
        "and {shared} in both."
    ),
    "shift_answer.headline": (
        "**The printed public share is {points} points higher than in 2019 ({before} % to {after} %). "
        "Whether that is more than chance, the printed figures do not settle.** Counting items as "
        "independent draws, the shift is significant (p < {alpha}) if the 2019 survey held at least "
        "{least} to {most} items, depending on what the 2022 shares are shares of ({rounding_least} to "
        "{rounding_most} with rounding); how many it held is printed nowhere. Taking cities as what varies "
        "(each counting the same, none in both surveys, as far apart in 2019 as in 2022), p can be anything "
        "from {p_low} to {p_high}: the printed figures, with the four cities named as the most public taken "
        "to be so, let city shares vary by {sd_low} to {sd_high} points (standard deviation), and above "
        "about {spread}, a correlation of {ceiling} between items of one city, no number of items is enough."
    ),
    "shift_answer.limits": (
        "What this does not show. Two surveys make a difference, not a trend, and name no cause. The "
        "cities were chosen, not drawn: that they stand for cities like these is an assumption. The 2019 "
        "survey covered {cities_before} cities, the later one {cities_after}; which were in both, and "
        "whether the same kinds of items were counted, is not printed. That single cities lie as far "
        "apart as {high_city} ({high} % public) and {low_city} ({low} % private) is a reason to expect "
        "that items of one city are alike."
    ),
}
