"""A survey with everything that engines treat differently, and its counts taken row by row."""

import random

COLUMNS = ("project_id", "city", "wave", "funding", "layer", "amount", "weight")


def rows(count=600):
    """Return rows as tuples: missing cities, funding and amounts, words in several cases."""
    draw = random.Random(31)
    cities = ["Seoul", "seoul ", "서울", "Zürich", "São Paulo", "NULL city", None]
    words = ["public", "Public", "private", "mixed", None]
    layers = ["app-web", "infrastructure", "project", None]
    return [
        (
            f"p{i}",
            draw.choice(cities),
            draw.choice([2019, 2022]),
            draw.choice(words),
            draw.choice(layers),
            draw.choice([None, 0.5, 2.0, 1024.25]),
            draw.choice([1.0, 2.5]),
        )
        for i in range(count)
    ]


def expected(table):
    """Return rows per wave, city, layer and funding, and amounts and weights per wave."""
    counts, sums = {}, {}
    for _, city, wave, funding, layer, amount, weight in table:
        city = "Seoul" if city == "seoul " else city
        funding = {"Public": "public", "mixed": "ppp"}.get(funding, funding)
        key = (wave, city, layer, funding)
        counts[key] = counts.get(key, 0) + 1
        a, b, c = sums.get(wave, (0.0, 0, 0.0))
        sums[wave] = (a + (amount or 0), b + (amount is not None), c + weight)
    return counts, sums


def agrees(source, table):
    """Assert that a source, read as a survey, gives the counts taken row by row."""
    from scsi.evidence.survey import read_survey

    survey = read_survey(source, categories={"mixed": "ppp"})
    counts, sums = expected(table)
    by = ["wave", "city", "layer", "funding"]
    counted = survey.counts(by)
    assert str(counted["n"].dtype) == "int64"
    keys = [[None if cell != cell else cell for cell in counted[name]] for name in by]
    assert dict(zip(zip(*keys, strict=True), counted["n"].tolist(), strict=True)) == counts
    summed = survey.counts(["wave"], ["amount", "weight"])
    assert {
        row.wave: (row.amount, row.amount_known, row.weight) for row in summed.itertuples()
    } == sums
    default = survey.counts()
    assert default["n"].sum() == survey.rows == len(table)
    assert default["city"].isna().any()
    assert default["funding"].isna().any()
    return survey
