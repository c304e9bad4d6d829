"""English: the methods, units and targets that the notes of a report name."""

WORDS = {
    "note.title": "Methods and sources",
    "note.question": "Question",
    "note.method": "Method",
    "note.unit": "Unit of sampling",
    "note.target": "Target",
    "note.level": "Level",
    "note.percent": "{level} %",
    "note.data": "Data",
    "note.reference": "Note {number}",
    "note.back": "Back to where note # is first named",
    "question.published-shift": "Is the public share of 2022 above that of 2019, at one pair of sizes?",
    "question.published-shift-break-even": "How many items would 2019 have needed?",
    "question.published-shift-ceiling": "From which correlation within cities on is no number of items enough?",
    "question.published-shift-by-size-before": "How does p hang on the number of items of 2019?",
    "question.published-shift-by-icc": "How does p hang on the correlation within cities?",
    "question.published-shift-explorer": "How does the answer hang on size, correlation, base and overlap?",
    "question.city-level-shift": "Is the shift more than chance, with cities as the unit and equal weights?",
    "question.asian-heading": "Are the cities with the most public money mainly Asian?",
    "question.CandidateSizes": "Of how many items can these be shares?",
    "method.score": (
        "Score test of two shares, p̄ pooled over items, and the interval that inverts it (Mee 1984). Where "
        "items of one city are alike: design effects (Kerry and Bland 2001), the covariance of cities in "
        "both surveys, t with Satterthwaite's degrees of freedom."
    ),
    "method.ceiling": (
        "The correlation at which the variance that cities leave, however many items are counted, puts the "
        "shift on the edge of the level; shares pooled by cities."
    ),
    "method.welch-spread-range": (
        "Welch's test of the mean of city shares, over the spreads that the printed figures allow."
    ),
    "method.hypergeometric": "Hypergeometric over all 31 cities.",
    "method.CandidateSizes": (
        "All whole counts are tried that add up and print so (GRIM, for several percentages of one base)."
    ),
    "method.Rows": "As printed; nothing is computed.",
    "unit.none": "none",
    "unit.items-within-cities": "items within cities",
    "unit.items": "items",
    "unit.cities": "cities",
    "target.none": "what was counted, without sampling error",
    "target.items-within-cities": "these cities; their items are realisations of a process in each",
    "target.items": (
        "items as independent draws, the textbook case; usually it does not hold and is shown for comparison"
    ),
    "target.cities": "cities like these, as draws from a notional population of comparable ones",
    "question.compare-waves": "Did the share of the category change between the two waves?",
    "question.compare-cities": "Which cities' shares differ from one another?",
    "question.plan": "How large must a survey be to see a shift?",
    "method.cr2": "Difference of pooled shares with CR2 standard errors (Bell and McCaffrey 2002; Pustejovsky and Tipton 2018), t with Satterthwaite's degrees of freedom; a city's scores in both waves are added before squaring.",
    "method.wild-bootstrap": "Wild cluster bootstrap-t with the null imposed, Webb weights, one weight a city for both waves; the interval inverts the test.",
    "method.permutation": "Permutation of city shares, studentised difference (Janssen 1997; Chung and Romano 2013).",
    "method.permutation-drawn": "Permutation of city shares by random draws, (b + 1)/(B + 1).",
    "method.items-within-cities": "Normal, cities as fixed strata: variance within cities only.",
    "method.items": "Items as independent draws: unpooled normal.",
    "method.none": "The items that were counted, as they are.",
    "method.kitagawa": "Kitagawa's decomposition (1955), two terms with average weights.",
    "method.five-terms": "Foster, Haltiwanger and Krizan's decomposition (2001): within, between, cross, entering and leaving.",
    "method.partial-pooling": "City shares drawn towards their mean by how little each city's items say; confidence sets for ranks (Mogstad, Romano, Shaikh and Wilhelm).",
    "method.noncentral-t": "Power by the noncentral t, with the variance that clusters and overlap leave.",
}
