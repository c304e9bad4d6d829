"""English: what the notes of a report say: their frame, units of sampling and targets."""

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
    "unit.none": "none",
    "unit.items-within-cities": "items within cities",
    "unit.items": "items",
    "unit.cities": "cities",
    "target.none": "what was counted, without sampling error",
    "target.items-within-cities": "these cities; their items are realisations of a process in each",
    "target.items": (
        "items as independent draws, the textbook case; usually it does not hold and is shown "
        "for comparison"
    ),
    "target.cities": "cities like these, as draws from a notional population of comparable ones",
    "unit.ShiftReadings": "one of the choices: cities, items within cities, or items",
    "target.CitySpreadBounds": (
        "the 31 cities of 2022; bounds on what is not printed, without sampling error"
    ),
    "target.NewCityBounds": (
        "the cities of both surveys; arithmetic on the printed shares, without sampling error"
    ),
    "target.UnsplitBounds": (
        "the shares of 2019 and their shifts as counted; bounds, without sampling error"
    ),
    "target.ShiftPriors": "the shift between cities like these, under the stated priors",
    "target.ShiftReadings": "chosen by the unit of each reading",
    "target.MixBounds": "the printed shift as counted; arithmetic, without sampling error",
    "target.CodingBounds": (
        "the shift that right coding would have counted; arithmetic, without sampling error"
    ),
    "target.CityRegions": "each city's shares as counted; bounds, without sampling error",
    "target.OtherCities": (
        "the mean of the cities that are not printed, as counted; bounds, without sampling error"
    ),
    "target.CityCounts": (
        "each city's share: whole counts as counted, intervals for items as independent draws"
    ),
    "target.ClaimVerdicts": "the statements as printed; nothing is inferred",
    "target.Calibration": "how often a method errs in surveys like the simulated ones",
    "target.Recalibration": "how often a method errs in surveys like the simulated ones",
}
