"""Shares, intervals, tests and surveys as a notebook shows them: short, plain, never by chance."""

import re

import pandas as pd
import pytest

import scsi
from scsi.questions.survey import show as pieces
from scsi.questions.two_shares import show as two_shares

BEFORE, AFTER = scsi.Share(48, 80), scsi.Share(56, 70)
TEST = scsi.difference_test(BEFORE, AFTER)
HOSTILE = "<script>alert(1)</script>"


def survey():
    """Return a survey with a hostile city, an empty city and an empty funding."""
    rows = [
        ("a", HOSTILE, 2019, "public"),
        ("b", None, 2019, "private"),
        ("c", "Seoul", 2022, None),
    ]
    return scsi.read_survey(pd.DataFrame(rows, columns=["project_id", "city", "wave", "funding"]))


SHOWN = {
    "share": BEFORE,
    "interval": scsi.difference_interval(BEFORE, AFTER),
    "test": TEST,
    "survey": survey(),
    "profile": survey().profile(),
    "faults": scsi.check_survey(pd.DataFrame({"city": [HOSTILE]})),
    "published": scsi.load_published(),
}


@pytest.mark.parametrize("name", SHOWN)
def test_html_is_the_same_twice_with_captions_and_scopes_and_no_script(name):
    html = SHOWN[name]._repr_html_()
    assert html == SHOWN[name]._repr_html_()
    assert html.count("<table") == html.count("<caption>")
    assert "<th>" not in html
    assert "<script" not in html
    assert not re.search(r'\bid="|0x[0-9a-f]{6}', html)
    assert len(html) < 5_000


def test_a_share_and_a_test_say_what_they_hold_in_both_languages():
    assert two_shares.share(BEFORE) == "48 of 80 (60.0\u00a0%)"
    assert two_shares.share(BEFORE, lang="ko") == "80건 중 48건(60.0%)"
    said = two_shares.difference_test(TEST).replace("\u00a0", " ")
    assert said.startswith(
        "48 of 80 (60.0 %) and then 56 of 70 (80.0 %): a shift of 20.0 points, p = 0.0"
    )
    assert "56건(80.0%)으로 20.0%p 변화" in two_shares.difference_test(TEST, lang="ko")
    assert two_shares.interval(scsi.Interval(-0.0123, 1)) == "−0.0123 to 1.0000"


def test_a_survey_shows_its_waves_and_what_is_empty():
    frame = pieces.survey(survey()).frame
    assert frame.iloc[0].tolist() == ["2019", "2", "1", "1", "1", "1", "0", "0"]
    assert frame.iloc[1].tolist() == ["2022", "1", "1", "0", "0", "0", "0", "1"]
    assert "simulated" not in pieces.survey(survey()).caption.lower()
    assert "Simulated data" in pieces.survey(scsi.example_survey()).caption


def test_a_table_that_is_not_understood_has_no_number_of_rows():
    faults = SHOWN["faults"]
    assert repr(faults).startswith("Pandas table: not understood yet")
    assert '--column "its heading=wave"' in faults._repr_html_().replace("&quot;", '"')


def test_an_attribute_that_a_finding_lacks_is_refused_with_the_nearest():
    found = scsi.published_shift(200)
    with pytest.raises(
        AttributeError, match="PublishedShift has no 'p_value'; did you mean 'pvalue'"
    ):
        _ = found.p_value
    assert not hasattr(found, "_repr_png_")
