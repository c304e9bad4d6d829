"""`scsi.plan`: power and sizes, from numbers or like a survey; and the plan told before."""

import numpy as np
import pytest
from scipy import stats

import scsi
from scsi.inference.planning import (
    SurveyPlan,
    margin_power,
    planned_degrees,
    power,
    shift_variance,
    with_cities,
)

NUMBERS = {
    "cities_before": 20, "cities_after": 31, "items_before": 10, "items_after": 100, "icc": 0.1,
}  # fmt: skip


def test_power_and_sizes_are_those_of_the_plan():
    found = scsi.plan(0.41, 0.513, **NUMBERS)
    assert found.estimate == found.power == power(SurveyPlan(**NUMBERS), 0.41, 0.513)
    assert power(SurveyPlan(**NUMBERS), 0.41, 0.41 + found.rise) == pytest.approx(0.8)
    assert found.items.size is None
    assert "no number of projects is enough" in found.summary()
    assert "41.5%" in found.summary("ko")


def test_without_a_second_share_only_the_smallest_shift_is_told():
    found = scsi.plan(0.41, **NUMBERS)
    assert found.power is None
    assert found.estimate == found.rise
    assert len(found.table().frame) == 7


def test_like_a_survey_takes_its_numbers_and_not_its_second_share():
    like = scsi.compare_waves(scsi.example_survey())
    found = scsi.plan(like=like)
    assert (found.plan.cities_before, found.plan.cities_after, found.plan.cities_both) == (
        20,
        31,
        12,
    )
    assert found.plan.icc == like.correlations[2].icc
    assert found.plan.persistence == like.persistence > 0
    assert scsi.plan(like=like, persistence=0.0).rise > found.rise
    assert found.share_before == 0.41
    assert found.share_after is None
    assert "Simulated" in found.sentence().markdown
    other = scsi.plan(like=like, icc=0.0, cities_both=0)
    assert other.rise < found.rise


def test_what_is_missing_is_named():
    with pytest.raises(ValueError, match="plan needs before, cities_before, cities_after, items"):
        scsi.plan()
    with pytest.raises(ValueError, match="before must lie strictly between 0 and 1; got 41"):
        scsi.plan(41, **NUMBERS)
    with pytest.raises(ValueError, match="wanted must lie strictly"):
        scsi.plan(0.41, **NUMBERS, wanted=80)


def test_the_analysis_is_told_before_the_file_is_read():
    default = scsi.surveys.analysis()
    assert "These are the defaults." in default.summary()
    changed = scsi.surveys.analysis(category="ppp", unit="items")
    assert "Changed from the defaults: the category, the target." in changed.summary()
    assert "바꾼 것: 재원, 추론 대상" in changed.sentence("ko").markdown
    for lang, independent in (("en", "independent"), ("ko", "독립")):
        assert independent in default.sentence(lang).markdown
        by_money = scsi.surveys.analysis(weight="money").sentence(lang).markdown
        assert independent not in by_money  # nor will it be shown next to that answer


def test_a_survey_is_opened_as_a_notebook_names_it(tmp_path):
    assert scsi.surveys.open().simulated
    path = tmp_path / "rows.csv"
    path.write_text("project_id,city,year,funding\n1,Seoul,2022,mixed\n2,Busan,2022,public\n")
    survey = scsi.surveys.open(str(path), ["year=wave"], ["mixed=ppp"])
    assert survey.waves == (2022,)
    with pytest.raises(ValueError, match=r"columns needs THEIRS=OURS.*got 'year'"):
        scsi.surveys.open(str(path), ["year"])
    with pytest.raises(ValueError, match="belong to a file"):
        scsi.surveys.open("", ["year=wave"])


def test_a_survey_is_planned_by_what_it_says_itself():
    survey = scsi.example_survey()
    found = scsi.plan(survey, margin=15)
    like = scsi.plan(like=scsi.compare_waves(survey), margin=15)
    assert found.plan == like.plan
    assert found.plan.cities_both == 12
    assert found.plan.persistence > 0
    cities = with_cities(found.plan, found.margin_cities.size)
    fewer = with_cities(found.plan, found.margin_cities.size - 1)
    assert margin_power(cities, 0.41, 0.15) >= 0.8 > margin_power(fewer, 0.41, 0.15)
    for lang in ("en", "ko"):
        drawn = found.plot(lang)
        assert drawn.png()
        assert drawn.data["power"].is_monotonic_increasing
    assert "less than 15.0 points" in found.summary()
    with pytest.raises(ValueError, match="between 0 and 100"):
        scsi.plan(survey, margin=0)
    with pytest.raises(TypeError, match="a share or a survey"):
        scsi.plan("survey.csv")


def test_the_power_for_a_margin_is_that_of_drawn_surveys():
    plan = SurveyPlan(**NUMBERS)
    error, degrees = shift_variance(plan, 0.41, 0.41) ** 0.5, planned_degrees(plan)
    generator = np.random.default_rng(5)
    shift = generator.normal(0, error, 200_000)
    spread = error * np.sqrt(generator.chisquare(degrees, 200_000) / degrees)
    within = np.abs(shift) + stats.t.ppf(0.95, degrees) * spread < 0.15
    assert margin_power(plan, 0.41, 0.15) == pytest.approx(within.mean(), abs=0.005)
