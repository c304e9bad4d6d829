"""English: the methods that the notes of a report name, with definition and reference."""

WORDS = {
    "method.score": (
        "Score test of two shares, p̄ pooled over items, and the interval that inverts it (Mee "
        "1984). Where items of one city are alike: design effects (Kerry and Bland 2001), the "
        "covariance of cities in both surveys, t with Satterthwaite's degrees of freedom."
    ),
    "method.ceiling": (
        "The correlation at which the variance that cities leave, however many items are "
        "counted, puts the shift on the edge of the level; shares pooled by cities."
    ),
    "method.welch-spread-range": (
        "Welch's test of the mean of city shares, over the spreads that the printed figures allow."
    ),
    "method.hypergeometric": "Hypergeometric over all 31 cities.",
    "method.CandidateSizes": (
        "All whole counts are tried that add up and print so (GRIM, for several percentages of "
        "one base)."
    ),
    "method.Rows": "As printed; nothing is computed.",
    "method.cr2": (
        "Difference of pooled shares with CR2 standard errors (Bell and McCaffrey 2002; "
        "Pustejovsky and Tipton 2018), t with Satterthwaite's degrees of freedom; a city's "
        "scores in both waves are added before squaring."
    ),
    "method.wild-bootstrap": (
        "Wild cluster bootstrap-t with the null imposed, Webb weights, one weight a city for "
        "both waves; the interval inverts the test."
    ),
    "method.permutation": (
        "Permutation of city shares, studentised difference (Janssen 1997; Chung and Romano 2013)."
    ),
    "method.permutation-drawn": "Permutation of city shares by random draws, (b + 1)/(B + 1).",
    "method.items-within-cities": "Normal, cities as fixed strata: variance within cities only.",
    "method.items": "Items as independent draws: unpooled normal.",
    "method.none": "The items that were counted, as they are.",
    "method.kitagawa": "Kitagawa's decomposition (1955), two terms with average weights.",
    "method.five-terms": (
        "Foster, Haltiwanger and Krizan's decomposition (2001): within, between, cross, "
        "entering and leaving."
    ),
    "method.partial-pooling": (
        "City shares drawn towards their mean by how little each city's items say; confidence "
        "sets for ranks (Mogstad, Romano, Shaikh and Wilhelm)."
    ),
    "method.noncentral-t": (
        "Power by the noncentral t, with the variance that clusters and overlap leave."
    ),
    "method.CitySpreadBounds": (
        "Least and greatest standard deviation s of the city shares, s² = Σ(pᵢ − p̄)²/30, over "
        "all shares within the limits of the constraint set that have the printed mean, under "
        "the stated weights. Least: every share as near to one common value as its limits "
        "allow, with a certificate that nothing is smaller; greatest: at most one share inside "
        "its limits, and all such cases are tried."
    ),
    "method.NewCityBounds": (
        "If k of the K cities were kept and stayed at p₁, the new ones must average p₁ + (p₂ − "
        "p₁)·K/(K − k) for the whole to be p₂; beside it, the most that the printed shares and "
        "the constraint set let them average. By the new cities' part w of the items: p₁ + (p₂ "
        "− p₁)/w. What lies outside 0 to 100 % cannot be."
    ),
    "method.UnsplitBounds": (
        "With only the sum S of private and joint money printed for 2019, each of the two lay "
        "between 0 and S; its shift lies between its share of 2022 less S and that share. No "
        "distribution is assumed."
    ),
    "method.ShiftPriors": (
        "Given sizes, correlation ρ and persistence r, the shift has a flat prior and a normal "
        "posterior with the variance p̄(1 − p̄)(deff₁/n₁ + deff₂/n₂ − 2rsρ/(k₁k₂)); that is "
        "averaged over the stated priors by quadrature, a size also weighted by how many whole "
        "counts print as the chapter does. Equal-tailed intervals; no p is averaged."
    ),
    "method.ShiftReadings": (
        "A multiverse (Steegen and others 2016) drawn as a specification curve (Simonsohn, "
        "Simmons and Nelson 2020): every coherent combination of the options is tested; z is "
        "the test's own, or the normal quantile of its p, with its range over the whole counts "
        "that print so. Combinations that contradict themselves or repeat another are left out, "
        "each with its reason. Counts of readings belong to the grid and are no probabilities."
    ),
    "method.ShiftBoundary": (
        "For every size of 2019 the correlation within cities at which p of the score test with "
        "design effects is at the edge of the level, found by bisection, at the printed shares "
        "and at both ends of their rounding."
    ),
    "method.MixBounds": (
        "If app and web items and the others kept their public shares and only their mix "
        "changed, from a part a₁ of app and web items to a₂, the shift is (a₁ − a₂)·g, with g "
        "what app and web items are less public than the others; the mix alone makes the shift "
        "if g = d/(a₁ − a₂), and cannot where that leaves a share outside 0 to 100 %."
    ),
    "method.CodingBounds": (
        "Correction for misclassification (Lash, Fox and Fink 2009): a share p that was coded "
        "with sensitivity Se and specificity Sp is truly (p + Sp − 1)/(Se + Sp − 1). The line "
        "holds every Se and Sp of 2019 at which both true shares are equal."
    ),
    "method.DoubleCounting": (
        "n entries of which a part f repeats another are worth n/(1 + 2f) independent items "
        "(Kish 1965), which enter the score test. Items that stand in both surveys give the "
        "shares a covariance: variance p̄(1 − p̄)(1/n₁ + 1/n₂ − 2g/n₂) with a part g of the "
        "items of 2019 in both."
    ),
    "method.CityCounts": (
        "All whole counts x of n are tried whose share x/n prints as given under the rounding "
        "rule; the fewest items are the smallest n that has one. Intervals: Wilson's (1927), at "
        "the least and the greatest count."
    ),
    "method.CityRegions": (
        "The part of the triangle of all shares (public + private + joint = 1) that is left by "
        "the city's printed share, as wide as its rounding, and by the order of cities that the "
        "constraint set adds."
    ),
    "method.OtherCities": (
        "Least and greatest mean share of the other cities over all city shares and weights "
        "that fit every printed city, the printed totals of all three categories together and "
        "the stated limits: two linear programmes for each category (Charnes and Cooper 1962)."
    ),
    "method.NamedServices": (
        "Counted as they are named. Examples that a text names are no sample, so that a count "
        "is not a share."
    ),
    "method.SectorAndMoney": (
        "Fréchet's bounds: with a part t of the items transport and a part m paid for in this "
        "way, the part of transport paid for so lies between max(0, t + m − 1)/t and min(t, "
        "m)/t, if both are shares of the same items (Duncan and Davis 1953). No coefficient: "
        "three cities, named because they are high."
    ),
    "method.Partnerships": (
        "The named ties as a network of cities and partners. Who lies between cities: the "
        "number of pairs of cities whose shortest path runs through a node (betweenness; "
        "Freeman 1977, Brandes 2008). A tie that is not named is not thereby absent."
    ),
    "method.MoneyFromAbove": (
        "As printed. Amounts are added only where currency, form, receiver and period are the "
        "same, and here no two have all of these in common."
    ),
    "method.ClaimVerdicts": (
        "Every statement is put to a check that computes its verdict (reproduced, follows, "
        "cannot be tested, contradicted, advice) from the data files and from the answers in "
        "this package; the rule stands beside the verdict with the rows and functions that it "
        "used. No verdict is stored."
    ),
    "method.CityProfile": (
        "The rows of the data that name the city, as printed. Limits of its shares: the part of "
        "the triangle of all shares that its printed share, as wide as its rounding, and the "
        "constraint sets a, b and c leave."
    ),
    "method.Calibration": (
        "Surveys of 20 and 31 cities are drawn from a stated model in which nothing changed; "
        "the level of a method is the part of them in which it rejects at 5 %, its coverage and "
        "its power are found at a shift of 10 points. A method exceeds its level above 6 % and "
        "three Monte Carlo errors."
    ),
    "method.Recalibration": (
        "A few scenarios are drawn again; each rate is compared with the stored one in units of "
        "the Monte Carlo error of their difference, with Bonferroni's correction at 1 %."
    ),
    "method.missing-bounds": (
        "No-assumption bounds (Manski 2003): the shares if all projects of unknown funding were "
        "of the category, and if none were; the shift between the extremes. With sampling "
        "error: intervals of Imbens and Manski (2004) and Stoye (2009)."
    ),
    "method.rao-scott": (
        "All categories at once: Rao and Scott's second-order correction of the chi-square test "
        "(1984), F with the degrees of freedom that the cities leave. The other categories one "
        "by one: CR2, corrected by Holm (1979)."
    ),
    "method.benjamini-hochberg": (
        "The CR2 test of each group's own shift, all together corrected by Benjamini and "
        "Hochberg (1995): exploratory."
    ),
    "method.clusters-counted": (
        "Counted. The effective number of cities is (Σw)²/Σw², w the cities' weights; the "
        "correlation within cities is the ANOVA estimate, with percentiles of the cluster "
        "bootstrap as its interval."
    ),
    "method.survey-read": (
        "Headings and words as the caller mapped them; every row is kept, and what is empty is "
        "counted and shown."
    ),
}
