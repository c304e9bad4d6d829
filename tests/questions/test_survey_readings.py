"""All readings of a survey: each is the analysis that it says, and none contradicts itself."""

import pandas as pd
import pytest
from opencoesione import projects

import scsi
from scsi.questions.survey_readings.choices import CHOICES


@pytest.fixture(scope="module")
def example():
    return scsi.survey_readings(scsi.example_survey())


@pytest.fixture(scope="module")
def survey():
    columns = {"year": "wave", "funding_source": "funding"}
    return scsi.read_survey(pd.DataFrame(projects()), columns, {"mixed": "ppp"})


def reading(found, **options):
    """Return the reading with some options."""
    wanted = [
        each for each in found.readings
        if all(each.options[CHOICES.index(name)] == value for name, value in options.items())
    ]  # fmt: skip
    assert len(wanted) == 1
    return wanted[0]


def test_each_reading_is_the_analysis_that_it_names(survey):
    found = scsi.survey_readings(survey, 2019, 2022, "ppp")
    plain = {"weight": "items", "panel": "all", "adjust": "", "reference": "satterthwaite"}
    comparison = scsi.compare_waves(survey, 2019, 2022, "ppp", draws=99, reference="satterthwaite")
    for key, no_city in (("cities", "each"), ("no-city-out", "out"), ("no-city-common", "common")):
        line = comparison.line(key)
        each = reading(found, level="city", no_city=no_city, **plain)
        assert each.estimate == pytest.approx(line.estimate)
        assert each.pvalue == pytest.approx(line.pvalue, rel=1e-6)
    mean = comparison.line("mean-of-shares")
    each = reading(found, level="city", no_city="out", **(plain | {"weight": "cities"}))
    assert (each.estimate, each.pvalue) == pytest.approx((mean.estimate, mean.pvalue))
    held = scsi.surveys.adjusted(survey, 2019, 2022, "ppp", "sector")
    each = reading(found, level="city", no_city="each", **(plain | {"adjust": "sector"}))
    assert (each.estimate, each.pvalue) == pytest.approx((held.estimate, held.pvalue), rel=1e-6)
    assert each.verdict == "unclear"
    assert found.readings[0].verdict == "rise"
    assert found.moves[0].choice == "adjust"
    assert found.other == found.number("fall") + found.number("unclear")


def test_regions_are_clusters_as_in_the_levels(example):
    levels = scsi.surveys.levels(scsi.example_survey())
    each = reading(example, level="region", weight="items", panel="all", adjust="",
                   reference="satterthwaite")  # fmt: skip
    assert each.estimate == pytest.approx(levels.estimate)
    assert each.reason == levels.reason == "few-degrees"


def test_missing_funding_spans_the_bounds():
    rows = projects()
    for i in range(0, len(rows), 9):
        rows[i]["funding_source"] = ""
    columns = {"year": "wave", "funding_source": "funding"}
    survey = scsi.read_survey(pd.DataFrame(rows), columns, {"mixed": "ppp"})
    found = scsi.survey_readings(survey, 2019, 2022, "ppp")
    shared = {"level": "city", "weight": "items", "no_city": "each", "panel": "all", "adjust": "",
              "reference": "satterthwaite"}  # fmt: skip
    counts = survey.counts(["wave", "funding"]).set_index(["wave", "funding"])["n"]
    for option, more in (("all", 1), ("none", 0)):
        shares = {}
        for wave in (2019, 2022):
            part = counts.loc[wave]
            lost = part.sum() - part["ppp"] - part["public"]
            shares[wave] = (part["ppp"] + more * lost) / part.sum()
        each = reading(found, missing=option, **shared)
        assert each.estimate == pytest.approx(shares[2022] - shares[2019])


def test_nothing_that_contradicts_itself_is_kept(example):
    for each in example.readings:
        chosen = dict(zip(CHOICES, each.options, strict=True))
        if chosen["level"] == "items":
            assert (chosen["weight"], chosen["reference"]) == ("items", "normal")
        if chosen["level"] == "region":
            assert "region" not in chosen["adjust"]
    whole = 1
    for _, options in example.choices:
        whole *= len(options)
    assert len(example.readings) + sum(number for _, number in example.left_out) == whole
    assert len({each.options for each in example.readings}) == len(example.readings)


def test_every_form_in_both_languages(example):
    for lang in ("en", "ko"):
        assert example.sentence(lang).findings == (example,)
        assert len(example.table(lang).frame) == sum(len(m.readings) for m in example.moves)
        assert len(example.table(lang, "left_out").frame) == len(example.left_out) + 1
        assert example.plot(lang).png()
    frame = example.to_frame()
    assert frame["estimate"][0] == example.estimate
    assert "no probabilities" in repr(example)
