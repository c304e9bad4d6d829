"""A shift against a margin: what is shown, by cities and by items."""

import pandas as pd
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

import scsi


@pytest.fixture(scope="module")
def survey():
    return scsi.example_survey()


def test_items_are_the_two_one_sided_tests_of_statsmodels(survey):
    found = scsi.surveys.margin(survey, margin=8).items
    low, high = confint_proportions_2indep(1586, 3091, 410, 1000, method="wald", alpha=0.1)
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high))


def test_cities_have_the_error_and_the_degrees_of_the_comparison(survey):
    comparison = scsi.compare_waves(
        survey, margin=8, level=0.9, draws=99, reference="satterthwaite"
    )
    assert comparison.margin.interval is not None
    wide = scsi.surveys.margin(survey, margin=8, level=0.95)
    # 1 - 2α at α = .05 is the comparison's own interval at 90 %
    expected = comparison.line("cities").interval
    assert (wide.interval.low, wide.interval.high) == pytest.approx((expected.low, expected.high))
    assert "neither" in comparison.summary()


def test_the_smallest_margin_is_where_the_verdict_changes(survey):
    smallest = 100 * scsi.surveys.margin(survey).cities.smallest
    below = scsi.surveys.margin(survey, margin=smallest - 0.01)
    above = scsi.surveys.margin(survey, margin=smallest + 0.01)
    assert (below.cities.verdict, above.cities.verdict) == ("neither", "smaller")
    assert "shown to be smaller than" in above.summary()
    assert above.pvalue < 0.05 < below.pvalue


def test_without_an_error_nothing_is_shown():
    table = pd.DataFrame({"project_id": range(4), "city": list("abab"), "wave": [1, 1, 2, 2],
                          "funding": ["public"] * 4})  # fmt: skip
    found = scsi.surveys.margin(scsi.read_survey(table))
    assert (found.cities, found.items, found.reason) == (None, None, "variance-zero")
    for lang in ("en", "ko"):
        assert found.summary(lang)
        assert len(found.table(lang).frame) == 1
        assert found.plot(lang).png()


@pytest.mark.parametrize("margin", [0, 100, -3, float("nan"), "5"])
def test_a_margin_lies_between_0_and_100_points(survey, margin):
    with pytest.raises(ValueError, match="between 0 and 100"):
        scsi.surveys.margin(survey, margin=margin)


def test_every_form_in_both_languages(survey):
    for margin in (1, 8, 30):
        found = scsi.surveys.margin(survey, margin=margin)
        for lang in ("en", "ko"):
            assert found.sentence(lang).findings == (found,)
            assert len(found.table(lang).frame) == 2
            assert len(found.plot(lang).data) == 2
        assert len(found.to_frame()) == 2
        assert found.summary() in repr(found)
    assert scsi.surveys.margin(survey, weight="cities").items is None
