"""English: do the tests keep their level?"""

WORDS = {
    "calibration.method.cr2": "CR2, Satterthwaite (default)",
    "calibration.method.cr2-by-cities": "CR2, each city the same",
    "calibration.method.rao-scott": "Rao-Scott, second order",
    "calibration.method.mean-of-shares": "mean of city shares, Welch or paired",
    "calibration.method.items": "items as independent draws",
    "calibration.method.wild-bootstrap": "restricted wild bootstrap",
    "calibration.method.cluster-bootstrap": "cluster bootstrap",
    "calibration.method.permutation": "permutation of cities",
    "calibration.method.random-intercept": "random-intercept logistic, shared by the waves",
    "calibration.method.wave-intercepts": "random-intercept logistic, one for each wave",
    "calibration.verdict.exceeds": "exceeds in {count} of {scenarios}",
    "calibration.verdict.conservative": "conservative in {count} of {scenarios}",
    "calibration.verdict.keeps": "keeps its level",
    "calibration.overlap.none": "none",
    "calibration.overlap.all": "all 20, r = {persistence}",
    "calibration.column.method": "method",
    "calibration.column.draws": "surveys a scenario",
    "calibration.column.level": "rejects where nothing changed, %",
    "calibration.column.error": "Monte Carlo error, points",
    "calibration.column.coverage": "interval holds the true shift, %",
    "calibration.column.power": "rejects at a shift of 10 points, %",
    "calibration.column.lost": "power lost, points",
    "calibration.column.verdict": "at the 5 % level",
    "calibration.column.overlap": "cities in both waves",
    "calibration.column.icc": "correlation within cities",
    "calibration.column.size_cv": "coefficient of variation of city sizes",
    "calibration.column.answered": "with an answer, at least, %",
    "calibration.column.stored": "stored, %",
    "calibration.column.anew": "anew, %",
    "calibration.column.apart": "apart, Monte Carlo errors",
    "calibration.headline": (
        "**{verdict}** Simulated: over {scenarios} scenarios with 20 and 31 cities (sizes alike or with a "
        "coefficient of variation up to 1, shares 46 % and 12 %, correlations 0 to 0.3, no city or all 20 in "
        "both waves) CR2 with Satterthwaite degrees rejects {low} to {high} % of surveys in which nothing "
        "changed, at a nominal 5 % and a Monte Carlo error of {error} points. {conservative} Items taken as "
        "independent draws reject up to {items} %."
    ),
    "calibration.keeps": "The default nowhere clearly exceeds 6 %.",
    "calibration.breaks": "The default exceeds 6 % in {count} of {scenarios} scenarios.",
    "calibration.conservative": (
        "It is conservative (below 4 %) in {count} of them, where it loses up to {lost} points of power at "
        "a shift of 10 points, against a test of exactly 5 %."
    ),
    "calibration.not_conservative": "It is nowhere conservative (below 4 %).",
    "calibration_unequal.text": (
        "With a coefficient of variation of 1.5 the default rejects {low_15} to {high_15} % of surveys in "
        "which nothing changed, with 2 {low_20} to {high_20} %, and in one scenario gives no p in {silent} % of surveys, its degrees of freedom being too few. The restricted wild bootstrap rejects up to "
        "{wild_15} and {wild_20} % (Monte Carlo error up to {wild_error} points). Where a few cities hold "
        "most items, no method has more to go by than those cities."
    ),
    "calibration_methods.caption": (
        "Simulated: what each method does over {scenarios} scenarios (city sizes with a coefficient of "
        "variation of at most 1); least and greatest rate. A method exceeds where it rejects more than 6 % and "
        "3 Monte Carlo errors, and is conservative below 4 %. Each rate has the Monte Carlo error of its surveys: "
        "of those over many scenarios, the least and greatest lie up to 3 errors farther out than the truth."
    ),
    "calibration_design.caption": (
        "Simulated: level, coverage and power of every method over {scenarios} scenarios; cities in both "
        "waves: {overlap}. City sizes with a coefficient of variation of at most 1, shares of 46 % and 12 %, "
        "correlations within cities from 0 to 0.3; least and greatest rate."
    ),
    "calibration_default.caption": (
        "Simulated: the default, by the cities in both waves and the correlation within cities; r is the "
        "correlation of a city's share in the two waves. Power lost: what a test of exactly 5 % would reject "
        "more at a shift of 10 points, in scenarios in which the default is conservative."
    ),
    "calibration_unequal.caption": (
        "Simulated: what happens as the cities' sizes become more unequal. Above 1 nothing is promised."
    ),
    "calibration_levels.caption": (
        "Simulated: how often each method rejects where nothing changed, a mark for each scenario; blue "
        "dots without, orange squares with cities in both waves. Full line: the nominal 5 %; dashed: 6 %. The axis is "
        "in square roots."
    ),
    "calibration_levels.alt": "Marks by method: {list}.",
    "calibration_levels.item": "{method} {low} to {high} %",
    "calibration_levels.none": "no city in both",
    "calibration_levels.all": "all 20 in both",
    "recalibration.text": (
        "{verdict} {count} rates (level, coverage and power of the methods in closed form) were simulated "
        "anew with {draws} surveys a scenario and the seed {seed}: the farthest is {apart} Monte Carlo errors "
        "from the stored one, and of so many, {bar} are to be expected at most (99 %)."
    ),
    "recalibration.agrees": "The stored table stands.",
    "recalibration.differs": "The stored table and the new simulation differ.",
    "recalibration.caption": "Simulated anew: how often each method rejects where nothing changed.",
}
