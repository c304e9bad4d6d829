"""English: what the printed figures allow of cities, panels, private and joint money."""

WORDS = {
    "cannot": "cannot",
    "can": "can",
    "ceilings.text": (
        "With ever more items only the cities count. If no city was in both surveys, no number of items "
        "is enough once items of one city correlate by more than **{alone}**. If {shared} cities were in "
        "both, that ceiling is {half} where the correlation of a city's ways in the two years is 0.5, and "
        "{full} where every city stayed as it was. Unequal cities lower it: to {unequal} where their "
        "numbers of items vary by as much as their mean. Which cities were kept is not printed."
    ),
    "ceilings.caption": (
        "The correlation between items of one city above which no number of items makes the shift "
        "significant (p < {alpha}); in brackets over the rounding of the printed shares. Persistence is "
        "the correlation of a city's ways in the two years; the variation of sizes is their standard "
        "deviation by their mean; the spread is the standard deviation of city shares that belongs to "
        "the ceiling."
    ),
    "column.shared": "cities in both",
    "column.persistence": "persistence",
    "column.size_cv": "variation of sizes",
    "column.ceiling_normal": "ceiling (normal)",
    "column.ceiling_t": "ceiling (t)",
    "column.spread": "spread, points",
    "constraints.a": "the printed figures only",
    "constraints.b": "the four named are the most public",
    "constraints.c": "besides, two named lead in joint money",
    "weighting.equal": "every city the same",
    "weighting.ratio-3": "largest up to 3 times the smallest",
    "weighting.ratio-10": "largest up to 10 times the smallest",
    "weighting.free": "by items, of {base}",
    "column.constraints": "assumed",
    "column.weighting": "how cities weigh",
    "column.sd": "spread, points",
    "column.forced": "correlation forced",
    "city_spread.text": (
        "How far apart the {cities} cities lie is printed for a few only. If every city counts the same and "
        "the four named as the most public are so, their public shares vary by **{low} to {high} points** "
        "(standard deviation). The lower figure is forced by the extremes that are printed: it is a "
        "correlation of at least {forced} between items of one city. If cities count by their items, "
        "hardly anything is forced ({free} points at least): the extreme cities may be small ones."
    ),
    "city_spread_one.text": (
        "Under the assumption that {constraints}, weighing {weighting}, the public shares of the {cities} "
        "cities vary by {low} to {high} points (standard deviation)."
    ),
    "city_spread_one.a": "only what is printed holds",
    "city_spread_one.b": "the four named are the most public",
    "city_spread_one.c": "the four named are the most public and two named lead in joint money",
    "city_spread.caption": (
        "Least and greatest standard deviation of the public shares of the {cities} cities in 2022, in "
        "points, that the printed figures allow: by what is assumed beside them and by how cities weigh."
    ),
    "city_spread.alt": (
        "Ranges of the spread, a group for each weighting and a bar for each assumption. Where every city "
        "counts the same and the four named are the most public: {low} to {high} points. The lower end "
        "falls to {free} points where cities weigh by their items."
    ),
    "axis.spread": "standard deviation of city shares, points",
    "spread_before.same": "as in 2022",
    "spread_before.free": "any",
    "column.spread_before": "spread in 2019",
    "column.spread_after": "spread in 2022, points",
    "column.p_printed": "p, figures as printed",
    "column.p_rounded": "p, over the rounding",
    "city_level.one": (
        "With cities as the unit, every city counting the same and none in both surveys, p of “no shift” is "
        "anywhere from {low} to {high}, over every spread between cities that the printed figures allow."
    ),
    "city_level.text": (
        "With cities as the unit, every city counting the same and none in both surveys, p of “no shift” is "
        "anywhere **from {low} to {high}** if cities lay as far apart in 2019 as in 2022, and anything up to "
        "{free_high} if nothing is assumed of 2019, for which no city is printed (the four named being the "
        "most public). The more alike the cities, the smaller p. What is printed leaves both answers "
        "open."
    ),
    "city_level.caption": (
        "p of “no shift” with cities as the unit (Welch's test on city shares, every city counting the same, "
        "none in both surveys): least and greatest over every spread between cities that the printed figures "
        "allow. Over the rounding, the ends need not be attained together."
    ),
    "new_cities.row": (
        "If {old} cities of 2019 were kept and stayed at {before} %, the {new} new ones would have to average "
        "{needed} % ({range} with rounding); every city counting the same, they can average at most "
        "{possible} %. {verdict}"
    ),
    "new_cities.never": (
        "If {old} cities of 2019 were kept and stayed at {before} %, no average of the {new} new ones makes "
        "the shift. {verdict}"
    ),
    "new_cities.cannot": (
        "**So new cities alone cannot explain the shift**: the old ones rose too, by at least {rise} points "
        "({rise_low} at the kindest rounding)."
    ),
    "new_cities.can": "So new cities alone could explain the shift.",
    "new_cities.weight": (
        "If cities count by their items, the new ones need at least {least} % of the items of 2022, and "
        "{least_highest} % if none is more public than the highest printed share ({highest} %). Which cities "
        "were kept is not printed."
    ),
    "new_cities.caption": (
        "What new cities must average to make the whole shift if those kept stayed at {before} %, and the "
        "most they can ({constraints}; every city counting the same)."
    ),
    "new_cities.alt": (
        "Two lines against the number of cities kept. What new cities must average rises from {first} % with "
        "{few} kept to {last} % with {many}; the most they can average is {possible_first} and "
        "{possible_last} %."
    ),
    "new_cities.before": "{before} % in 2019",
    "new_cities.needed": "must average",
    "new_cities.possible": "can average at most",
    "new_cities_by_weight.caption": (
        "The same where cities count by their items: by the part of the items of 2022 in new cities. "
        "“Cannot” is said where the average would pass 100 %, or the highest printed share ({highest} %)."
    ),
    "column.old": "cities kept",
    "column.new": "new cities",
    "column.needed": "must average, %",
    "column.needed_range": "over the rounding, %",
    "column.needed_half": "for half the shift, %",
    "column.possible": "at most, %",
    "column.can": "can they?",
    "column.rise": "old ones rose by at least, points",
    "column.weight": "part of the items, %",
    "axis.old": "cities of 2019 that were kept",
    "axis.average": "average public share of the new cities, %",
    "unsplit.text": (
        "For 2019 private and joint money are printed as one figure, {total} %. Joint money may have moved by "
        "anything from {ppp_low} to {ppp_high} points and private money by anything from {private_low} to "
        "{private_high}: **neither sign is known**. {fell}"
    ),
    "unsplit.fell": (
        "The English text, in which joint money rose, can hold only if that was below {below} % in 2019, and "
        "then private money fell by more than {points} points."
    ),
    "unsplit.not_fell": (
        "The English text, in which joint money rose, can hold only if that was below {below} % in 2019; "
        "what private money then did is open."
    ),
    "unsplit.caption": (
        "Private and joint money: the ranges that the printed sum of 2019 leaves to each, and to its shift."
    ),
    "column.range_2019": "2019, %",
    "column.share_2022": "2022, %",
    "column.shift": "shift, points",
    "priors.text": (
        "For those who want one number: the probability that the share rose is **{least} to {most} %**, and "
        "that it rose by more than 5 points {five_least} to {five_most} %, under {count} priors on what is "
        "not printed. None of them is the answer: how far they lie apart is what the priors put in. All take "
        "cities as draws from cities like these, and before the figures any shift as equally likely."
    ),
    "priors.caption": (
        "The shift under priors on what is not printed, side by side. The priors: items of 2019 and of 2022 "
        "(with weights), correlation within cities, persistence of a city's ways. Intervals hold {level} %."
    ),
    "prior.given": "your own",
    "prior.wary": "wary",
    "prior.middle": "middle",
    "prior.trusting": "trusting",
    "column.prior": "prior",
    "column.rose": "rose, %",
    "column.rose_by_five": "by more than 5 points, %",
    "column.posterior": "shift, points",
    "column.prior_before": "items 2019",
    "column.prior_after": "items 2022",
    "column.prior_icc": "correlation",
}
