"""The textbook's answer stands next to ours, equal where it should be."""

import pandas as pd
import pytest
from statsmodels.stats.proportion import proportions_ztest

import scsi


def test_what_a_survey_prints_is_equal_where_it_should_be():
    survey = scsi.example_survey()
    found = scsi.surveys.textbook(survey)
    _, pvalue = proportions_ztest([1586, 410], [3091, 1000])
    assert found.line("ztest").pvalue == pytest.approx(pvalue)
    comparison = scsi.compare_waves(survey, draws=99, reference="satterthwaite")
    assert found.line("score").our_pvalue == comparison.line("items").pvalue
    assert found.line("glm").our_pvalue == pytest.approx(comparison.line("cities").pvalue)
    assert [line.why for line in found.lines] == [
        "equal", "equal", "no-small-sample", "other-weights", "clusters",
    ]  # fmt: skip
    assert found.line("power").estimate > found.line("power").ours


def test_the_published_shift_is_equal_without_correlation_only():
    found = scsi.published.textbook(200)
    assert found.line("ztest").pvalue == pytest.approx(scsi.published_shift(200).pvalue)
    assert [line.why for line in found.lines] == ["equal", "equal", "other-approximation"]
    clustered = scsi.published.textbook(200, icc=0.1)
    assert clustered.line("ztest").pvalue == found.line("ztest").pvalue
    assert clustered.line("ztest").our_pvalue > found.line("ztest").pvalue
    assert clustered.line("ztest").why == "clusters"


def test_where_all_are_of_one_kind_nothing_is_printed():
    table = pd.DataFrame({"project_id": range(4), "city": list("abab"), "wave": [1, 1, 2, 2],
                          "funding": ["public"] * 4})  # fmt: skip
    found = scsi.surveys.textbook(scsi.read_survey(table))
    assert {line.why for line in found.lines} <= {"none", "other-approximation"}
    for lang in ("en", "ko"):
        assert found.summary(lang)
        assert found.plot(lang).png()


def test_every_form_in_both_languages():
    for found, lines in ((scsi.surveys.textbook(scsi.example_survey()), 5),
                         (scsi.published.textbook(200, icc=0.05), 3)):  # fmt: skip
        for lang in ("en", "ko"):
            assert found.sentence(lang).findings == (found,)
            assert len(found.table(lang).frame) == lines
            assert len(found.plot(lang).data) == lines
        assert len(found.to_frame()) == lines
        assert found.summary() in repr(found)
