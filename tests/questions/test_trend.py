"""Three waves and more, answered without naming two."""

import itertools

import pandas as pd
import pytest

import scsi

MOVES = ("0123210123", "1011020012", "2010112001", "0201001212")
"""What each city has more than its wave, by wave."""
RISING = {2015: 3, 2018: 5, 2020: 6, 2024: 9}


def survey_of(shares, cities=10, more=()):
    """Return a survey with twelve projects a city and wave, about so many public."""
    number = itertools.count(1)
    rows = [
        (
            f"c{i}",
            wave,
            "public" if j < public + int(MOVES[k][i]) - 1 else "private",
        )
        for k, (wave, public) in enumerate(shares.items())
        for i in range(cities)
        for j in range(12)
    ]
    return scsi.read_survey(pd.DataFrame(
        {"project_id": next(number), "city": city, "wave": wave, "funding": funding}
        for city, wave, funding in [*rows, *more]
    ))  # fmt: skip


def test_all_waves_are_answered_without_naming_two():
    survey = survey_of(RISING)
    found = scsi.trend(survey)
    assert found.waves == tuple(RISING)
    assert found.stayed == 10
    assert found.found.equal.pvalue < 0.01
    shares = [count / total for count, total in zip(found.counts, found.totals, strict=True)]
    mean = sum(RISING) / 4
    slope = sum((wave - mean) * share for wave, share in zip(RISING, shares, strict=True))
    slope /= sum((wave - mean) ** 2 for wave in RISING)
    assert found.estimate == pytest.approx(slope)
    assert "not the same in all 4 waves" in found.summary()
    with pytest.raises(ValueError, match=r"scsi\.trend compares all"):
        scsi.compare_waves(survey)


def test_two_waves_are_the_comparison():
    survey = scsi.example_survey()
    found = scsi.trend(survey)
    line = scsi.compare_waves(survey, draws=99, reference="satterthwaite").line("cities")
    assert found.found.steps[0].pvalue == pytest.approx(line.pvalue)
    assert found.found.equal.pvalue == pytest.approx(line.pvalue)
    assert found.estimate == pytest.approx(line.estimate / 3)
    assert "not a trend" in found.summary()


def test_waves_without_known_funding_are_left_out_and_named():
    survey = survey_of(RISING, more=[("c0", 2030, None), ("c1", 2030, None)])
    found = scsi.trend(survey)
    assert (found.waves, found.left_out) == (tuple(RISING), (2030,))
    assert "known funding: 2030." in found.summary()
    some = scsi.trend(survey, waves=[2024, 2015, 2018])
    assert some.waves == (2015, 2018, 2024)


def test_waves_with_names_have_a_trend_a_wave():
    survey = survey_of({"2014-2016": 3, "2017-2019": 5, "2020-2022": 6})
    found = scsi.trend(survey)
    assert not found.yearly
    assert "a wave" in found.summary()
    even = scsi.trend(survey, weight="cities")
    assert even.estimate == pytest.approx(found.estimate)  # every city has twelve projects


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"waves": [2019]}, "two waves or more"),
        ({"waves": [2019, 2020]}, "no wave 2020"),
        ({"category": "publc"}, "did you mean 'public'"),
        ({"weight": "money"}, "weight must be one of"),
    ],
)
def test_what_cannot_be_asked_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        scsi.trend(scsi.example_survey(), **options)


def test_every_form_in_both_languages():
    found = scsi.trend(survey_of(RISING))
    for lang in ("en", "ko"):
        assert found.sentence(lang).findings == (found,)
        assert len(found.table(lang).frame) == 4
        drawn = found.plot(lang)
        assert drawn.png()
        assert drawn.data["share"].tolist() == [each.estimate for each in found.found.shares]
    assert len(found.to_frame()) == 4
    assert found.summary() in repr(found)
