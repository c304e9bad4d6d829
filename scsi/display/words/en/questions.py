"""English: the questions that findings answer."""

WORDS = {
    "question.published-shift": (
        "Is the public share of 2022 above that of 2019, at one pair of sizes?"
    ),
    "question.published-shift-break-even": "How many items would 2019 have needed?",
    "question.published-shift-ceiling": (
        "From which correlation within cities on is no number of items enough?"
    ),
    "question.published-shift-by-size-before": "How does p hang on the number of items of 2019?",
    "question.published-shift-by-icc": "How does p hang on the correlation within cities?",
    "question.published-shift-explorer": (
        "How does the answer hang on size, correlation, base and overlap?"
    ),
    "question.city-level-shift": (
        "Is the shift more than chance, with cities as the unit and equal weights?"
    ),
    "question.asian-heading": "Are the cities with the most public money mainly Asian?",
    "question.CandidateSizes": "Of how many items can these be shares?",
    "question.compare-waves": "Did the share of the category change between the two waves?",
    "question.compare-cities": "Which cities' shares differ from one another?",
    "question.plan": "How large must a survey be to see a shift?",
    "question.CitySpreadBounds": "How far apart can the public shares of the 31 cities lie?",
    "question.NewCityBounds": "Could new cities alone explain the shift?",
    "question.UnsplitBounds": (
        "What were private and joint money in 2019, of which only the sum is printed?"
    ),
    "question.ShiftPriors": "How probable is a rise, under stated priors on what is not printed?",
    "question.ShiftReadings": "How much hangs on how the figures are read?",
    "question.ShiftBoundary": "At which size of 2019 and which correlation does the answer change?",
    "question.MixBounds": "Could a changed mix of kinds of items explain the shift?",
    "question.CodingBounds": "Could a change in how items were coded explain the shift?",
    "question.DoubleCounting": "What is left of the test if items were counted twice?",
    "question.CityCounts": "Which whole counts can a city's printed share stand for?",
    "question.CityRegions": "What is known of each city's three shares?",
    "question.OtherCities": "What is left for the cities whose shares are not printed?",
    "question.NamedServices": "Which services are named, in which sector, and who leads or pays?",
    "question.SectorAndMoney": "Do transport and joint money go together?",
    "question.Partnerships": "Who works with whom, and how?",
    "question.MoneyFromAbove": "What money comes from above the city?",
    "question.ClaimVerdicts": "Which of the chapter's statements stand?",
    "question.CityProfile": "What does the chapter say of this city?",
    "question.Calibration": "Do the tests keep their level?",
    "question.Recalibration": "Does a new simulation say the same?",
    "question.decompose": "Where does the shift come from?",
    "question.survey-read": "How was the file read?",
}
