"""Verdicts: the rules, and on ten made surveys with one known answer each the first doubt."""

import numpy as np
import pandas as pd
import pytest

import scsi
from scsi.questions.verdict.doubts import KINDS
from scsi.questions.verdict.finding import publication_verdict, survey_verdict
from scsi.questions.verdict.rules import Verdict, verdict_of_interval, verdict_of_range
from scsi.vocabulary import LANGUAGES, Interval

MARKS = {
    "en": {
        "rise": "a clear rise",
        "unclear": "no clear change",
        "same": "about the same",
        "unknown": "cannot be told",
        "depends": ", but ",
    },
    "ko": {
        "rise": "뚜렷한 상승이다",
        "unclear": "뚜렷한 변화가 아니다",
        "same": "거의 같다",
        "unknown": "알 수 없다",
        "depends": "그러나 ",
    },
}
"""How each verdict is said in a headline; ours and the editor's, from the words agreed on."""


@pytest.mark.parametrize(
    ("interval", "more", "expected"),
    [
        (Interval(0.01, 0.2), {}, "rise"),
        (Interval(-0.2, -0.01), {}, "fall"),
        (Interval(-0.01, 0.2), {}, "unclear"),
        (Interval(-0.02, 0.02), {}, "same"),
        (Interval(-0.02, 0.021), {}, "unclear"),
        (Interval(0.005, 0.015), {}, "same"),
        (Interval(0.01, 0.2), {"holds": False}, "depends"),
        (Interval(0.01, 0.2), {"reliable": False}, "unknown"),
        (None, {}, "unknown"),
    ],
)
def test_the_rules_of_an_interval(interval, more, expected):
    estimate = 0.0 if interval is None else (interval.low + interval.high) / 2
    assert verdict_of_interval(estimate, interval, **more) == expected


@pytest.mark.parametrize(
    ("ends", "expected"),
    [((0.001, 0.049), "rise"), ((0.05, 0.9), "unclear"), ((0.049, 0.05), "unknown")],
)
def test_the_rules_of_a_range(ends, expected):
    assert verdict_of_range(0.1, Interval(*ends), 0.05) == expected
    assert verdict_of_range(-0.1, Interval(0.001, 0.002), 0.05) == Verdict.FALL


def rows(wave, city, public, total, **more):
    """Return the projects of one city in one wave, so many of them public."""
    funding = ["public"] * public + ["private"] * (total - public)
    return pd.DataFrame({"wave": wave, "city": city, "funding": funding, **more})


def everywhere(before, after, cities=20, size=50, wobble=0):
    """Return two waves of the same cities with shares that lie `wobble` projects off in turn."""
    parts = []
    for i in range(cities):
        off, later = (wobble * (1 if up else -1) for up in (i % 2, i % 4 < 2))
        parts.append(rows(2019, f"c{i:02}", before + off, size, region=f"r{i % 5}"))
        parts.append(rows(2022, f"c{i:02}", after + later, size, region=f"r{i % 5}"))
    return parts


def clear_rise():
    return everywhere(15, 25, wobble=3)


def wide():
    """Shares of cities that are not the same in the two years lie far apart."""
    parts = []
    for i in range(12):
        parts.append(rows(2019, f"c{i:02}", [5, 45][i % 2], 50))
        parts.append(rows(2022, f"c{i:02}", [5, 48, 45, 10][i % 4], 50))
    return parts


def narrow_around_zero():
    return everywhere(100, 100, size=200, wobble=2)


def composition():
    """Within each of two sectors nothing moves; the sectors change their sizes."""
    parts = []
    for i in range(20):
        for wave, sizes in ((2019, (40, 10)), (2022, (10, 40))):
            for sector, size, share in zip(("bridges", "apps"), sizes, (0.2, 0.8), strict=True):
                public = round(size * share) + (1 if (i + wave) % 2 else -1) * (size > 20)
                parts.append(rows(wave, f"c{i:02}", public, size, sector=sector))
    return parts


def one_city():
    """In one city, which is a region of its own, the share rises; no other moves."""
    parts = [
        rows(wave, f"c{i:02}", 15, 50, region=f"r{i % 4}")
        for i in range(19)
        for wave in (2019, 2022)
    ]
    return [*parts, rows(2019, "giant", 20, 200, region="r0"),
            rows(2022, "giant", 180, 200, region="r0")]  # fmt: skip


def one_region():
    """In the four cities of one region the share rises; in no other."""
    return [
        rows(wave, f"c{i:02}", 40 if wave == 2022 and i % 5 == 0 else 15, 50, region=f"r{i % 5}")
        for i in range(20)
        for wave in (2019, 2022)
    ]


def no_overlap():
    return [
        rows(wave, f"{wave}-{i:02}", public + 3 * (1 if i % 2 else -1), 50)
        for i in range(20)
        for wave, public in ((2019, 15), (2022, 25))
    ]


def missing_funding():
    return [
        *everywhere(15, 22, wobble=3),
        *(rows(2022, f"c{i:02}", 0, 25).assign(funding=None) for i in range(20)),
    ]


def few_cities():
    return everywhere(15, 25, cities=4, wobble=3)


def category_absent():
    return [part if part["wave"].iat[0] == 2022 else part.assign(funding="private")
            for part in everywhere(15, 25, wobble=3)]  # fmt: skip


MADE = {
    clear_rise: ("rise", None, {}),
    wide: ("unclear", "wide", {"en": "too few", "ko": "자료가 적어"}),
    narrow_around_zero: ("same", None, {}),
    composition: ("depends", "composition", {"en": "above all", "ko": "구성이 달라진"}),
    one_city: ("unclear", "city", {"en": "depends on giant", "ko": "giant"}),
    one_region: ("depends", "region", {"en": "one region, r0", "ko": "한 지역, r0"}),
    no_overlap: ("rise", "no-overlap", {"en": "in both waves (20", "ko": "두 번 모두 조사된"}),
    missing_funding: ("depends", "missing", {"en": "of 2019 and 500", "ko": "500건의 재원"}),
    few_cities: ("unknown", "few", {"en": "too few cities", "ko": "너무 적다"}),
    category_absent: ("unknown", "absent", {"en": "no project of 2019", "ko": "하나도 없다"}),
}


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
def test_a_made_survey_has_its_one_known_answer(make):
    expected, kind, said = MADE[make]
    survey = scsi.read_survey(pd.concat(make(), ignore_index=True))
    found = survey_verdict(survey, scsi.compare_waves(survey, 2019, 2022, draws=199))
    assert found.verdict == expected
    assert (found.doubts[0].kind if found.doubts else None) == kind
    assert [KINDS.index(doubt.kind) for doubt in found.doubts] == sorted(
        KINDS.index(doubt.kind) for doubt in found.doubts
    )
    for lang in LANGUAGES:
        headline = found.sentence(lang).markdown
        assert MARKS[lang][expected] in headline
        others = {mark for name, mark in MARKS[lang].items() if name != expected}
        assert not any(mark in headline for mark in others)
        if kind:
            assert said[lang] in found.sentence(lang, "paragraphs").markdown


def test_a_doubt_is_what_brute_force_finds():
    survey = scsi.read_survey(pd.concat(one_region(), ignore_index=True))
    found = survey_verdict(survey, scsi.compare_waves(survey, 2019, 2022, draws=199))
    table = pd.concat(one_region(), ignore_index=True)
    left = {}
    for region in table["region"].unique():
        rest = table[table["region"] != region]
        shares = rest["funding"].eq("public").groupby(rest["wave"]).mean()
        left[region] = shares[2022] - shares[2019]
    worst = min(left, key=left.get)
    assert found.doubts[0].name == worst
    assert found.doubts[0].left * found.comparison.estimate == pytest.approx(left[worst])


def test_a_negative_margin_is_refused():
    survey = scsi.example_survey()
    with pytest.raises(ValueError, match="margin must be at least 0"):
        survey_verdict(survey, None, margin=-0.01)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_run_with_assumptions_leads_with_its_own_answer(lang):
    plain = publication_verdict()
    assert plain.verdict == Verdict.UNKNOWN
    assert plain.own is None
    own = publication_verdict(assumptions=scsi.Assumptions(size_before=120, icc=0.05))
    p = scsi.published_shift(120, icc=0.05).pvalue
    assert own.own_verdict == Verdict.UNCLEAR
    headline = own.sentence(lang).markdown
    assert headline.startswith("**")
    assert f"{p:.3f}" in headline.split("**")[1]
    assert "120" in headline
    assert headline.endswith(("it cannot be told.", "알 수 없다."))


def test_the_strongest_doubt_about_the_chapter_is_a_weighted_mean():
    found = publication_verdict()
    bounds = scsi.published.new_cities()
    possible = bounds.equal.possible[-1]
    old = (31 * 0.513 - 11 * possible) / 20
    assert found.new_share == pytest.approx(0.513 - 0.41 - (old - 0.41), abs=1e-9)
    assert found.new_cities == 11
    assert np.isfinite(found.pvalues.high)
