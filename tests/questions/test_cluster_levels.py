"""A level above the city: where the sign or the conclusion depends on one region, it is said."""

import itertools

import pandas as pd
import pytest

import scsi


def survey_of(counts, region):
    """Return a survey from {(city, wave): (public, other)}."""
    number = itertools.count(1)
    return scsi.read_survey(pd.DataFrame(
        {"project_id": next(number), "city": city, "wave": wave, "funding": funding,
         "region": region.get(city)}
        for (city, wave), pair in counts.items()
        for funding, times in zip(("public", "private"), pair, strict=True)
        for _ in range(times)
    ))  # fmt: skip


CITIES = [f"c{i}" for i in range(12)]
REGION = {city: f"r{i // 2}" for i, city in enumerate(CITIES)}


@pytest.fixture(scope="module")
def turned():
    """Return a survey in which region r0 alone makes the rise."""
    counts = {(city, 1): (10, 10) for city in CITIES}
    counts |= {(city, 2): (8 + i % 2, 11) for i, city in enumerate(CITIES)}
    counts |= {("c0", 2): (60, 1), ("c1", 2): (50, 2)}
    return survey_of(counts, REGION)


def test_the_region_that_turns_the_sign_is_named(turned):
    found = scsi.surveys.levels(turned, cluster=("region", "city"))
    assert [each.name for each in found.turned] == ["r0"]
    rest = 10 * (8 + 9), 10 * 11 + 5 * 17
    without = found.without[0]
    assert without.name == "r0"
    assert without.estimate == pytest.approx(5 * 17 / rest[1] - 0.5)
    assert "Leaving one of them out turns the sign: without r0" in found.summary()
    comparison = scsi.compare_waves(turned, draws=99)
    assert "Leaving one of them out turns the sign: without r0" in comparison.summary()
    assert comparison.levels.turned == comparison.levels.turned


def test_a_mapping_gives_what_the_column_gives(turned):
    column = scsi.surveys.levels(turned, cluster="region")
    mapped = scsi.surveys.levels(turned, cluster=REGION)
    assert (mapped.higher, column.higher) == ("mapped", "region")
    assert mapped.above == column.above
    assert mapped.spread == column.spread
    assert [(each.name, each.estimate) for each in mapped.without] == [
        (each.name, each.estimate) for each in column.without
    ]
    loose = scsi.surveys.levels(turned, cluster={"c0": "x", "c1": "x"})
    assert loose.numbers[1] == (11, 11, 11)


def test_cities_that_are_regions_give_the_same_answer_twice(turned):
    found = scsi.surveys.levels(turned, cluster={city: f"alone {city}" for city in CITIES})
    assert found.above == found.cities
    assert not found.verdict_changes


def test_where_only_one_level_is_clear_it_is_said():
    counts, region = {}, {}
    for r in range(6):
        for c in range(6):
            city = f"{r}-{c}"
            region[city] = f"r{r}"
            rise = 5 if r < 3 else -1
            counts[city, 1], counts[city, 2] = (10, 10), (10 + rise + c % 2, 10 - rise)
    found = scsi.surveys.levels(survey_of(counts, region))
    assert 0 not in found.cities.interval
    assert 0 in found.above.interval
    assert found.verdict_changes
    assert "conclusion depends on the level" in found.summary()


def test_without_a_level_there_is_only_the_city():
    counts = {(city, wave): (3 + i % 3, 4) for i, city in enumerate(CITIES) for wave in (1, 2)}
    survey = survey_of(counts, {})
    found = scsi.surveys.levels(survey)
    assert (found.reason, found.above, found.without) == ("no-level", None, ())
    for lang in ("en", "ko"):
        assert found.summary(lang)
        assert len(found.table(lang).frame) == 1
        assert found.plot(lang).png()
    assert scsi.compare_waves(survey, draws=99).levels is None


@pytest.mark.parametrize("cluster", [("city", "region"), ("region", "sector"), "city", ()])
def test_what_is_no_level_above_the_city_is_refused(cluster):
    with pytest.raises(ValueError, match="one column above the city"):
        scsi.surveys.levels(scsi.example_survey(), cluster=cluster)


def test_every_form_in_both_languages(turned):
    found = scsi.surveys.levels(turned)
    for lang in ("en", "ko"):
        assert found.sentence(lang).findings == (found,)
        assert len(found.table(lang).frame) == 2 + 6
        assert len(found.plot(lang).data) == 2 + 6
    assert len(found.to_frame()) == 2 + 6
    assert found.summary() in repr(found)
