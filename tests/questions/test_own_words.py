"""A survey of something else: its own nouns and categories in every sentence, table and figure."""

import re
from itertools import product

import pandas as pd
import pytest

import scsi
from scsi.evidence.survey.survey import names_of
from scsi.questions.survey.rows import checked_waves
from scsi.questions.survey.show import survey as pieces
from scsi.questions.survey.words import own_words, words_of
from scsi.showing.catalogue import catalogue, in_words, with_terms, word
from scsi.showing.labels import category_label, wave_label
from scsi.showing.methods.reading import methods
from scsi.showing.registry import names
from scsi.vocabulary import LANGUAGES

OURS = re.compile(
    r"\bcit(?:y|ies)\b|\bprojects?\b|\bitems?\b|funding|public|private|\bppp\b|\bjoint\b|smart|money"
    r"|sectors?\b|도시|프로젝트|항목|재원|공공|민간|스마트|분야|건(?=[\s,.)은이])",
    re.IGNORECASE,
)
WAVES = {
    "hospitals": (2015, 2023),
    "chargers": ("round 1", "round 2"),
    "lanes": ("Baseline", "Follow-up"),
}
SURVEYS = {
    "hospitals": {
        "columns": {"county": "city", "year": "wave", "ownership": "funding", "kind": "sector"},
        "share_of": "for-profit",
        "rows": ("hospital", "hospitals", "병원"),
        "clusters": ("county", "counties", "군"),
    },
    "chargers": {
        "columns": {"county": "city", "year": "wave", "ownership": "funding"},
        "share_of": "utility",
        "rows": ("charger", "chargers", "충전기"),
        "clusters": ("agency", "agencies", "기관"),
    },
    "lanes": {
        "columns": {"county": "city", "year": "wave", "ownership": "funding"},
        "share_of": "분리형",
        "rows": ("bike lane", "bike lanes", "자전거도로"),
        "clusters": ("district", "districts", "자치구"),
    },
}


def table(kind):
    """Return rows of one of the surveys, a few without a category or a cluster."""
    own = SURVEYS[kind]["share_of"]
    rows = [
        {
            "county": f"Place {place}" if (place, row) != (2, 0) else None,
            "year": wave,
            "ownership": None if (place + row) % 11 == 7 else own if row < cut else "other *owner*",
            "kind": "acute" if row % 2 else "children",
        }
        for after, wave in enumerate(WAVES[kind])
        for place in range(9)
        for row in range(4 + place % 3)
        for cut in [1 + (place * 5 + after * 3) % 4]
    ]
    frame = pd.DataFrame(rows)
    return frame if kind == "hospitals" else frame.drop(columns="kind")


@pytest.fixture(scope="module", params=SURVEYS)
def found(request):
    survey = scsi.read_survey(table(request.param), **SURVEYS[request.param])
    comparison = scsi.compare_waves(survey, draws=99)
    return {
        "survey": survey,
        "comparison": comparison,
        "cities": scsi.compare_cities(survey, draws=99),
        "by city": scsi.decompose(survey, draws=99),
        "plan": scsi.plan(like=comparison),
        "adjusted": scsi.surveys.adjusted(survey),
        "verdict": scsi.surveys.verdict(survey, comparison),
        "analysis": scsi.surveys.analysis(
            columns=["ownership=funding"],
            reading=[
                f"{name}={each}"
                for name, given in SURVEYS[request.param].items()
                if name != "columns"
                for each in ([given] if isinstance(given, str) else given)
            ],
        ),
    }


def said(shown, lang):
    """Yield everything that an object says in a language, by what says it."""
    for name in names(type(shown), "sentence"):
        yield name, shown.sentence(lang, name).markdown
    for name in names(type(shown), "table"):
        told = shown.table(lang, name)
        if told.name != "survey_understood":  # the program's own record of the headings
            yield name, " ".join([told.caption, *map(str, told.frame), told.frame.to_string()])
    for name in names(type(shown), "plot"):
        drawn = shown.plot(lang, name)
        yield name, f"{drawn.caption} {drawn.alt}"
    if hasattr(shown, "summary"):
        yield "summary", shown.summary(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_said_in_words_that_are_not_the_tables_own(found, lang):
    for shown, (name, text) in ((s, t) for s in found.values() for t in said(s, lang)):
        assert not OURS.search(text), (type(shown).__name__, name, OURS.search(text))
    assert not OURS.search(repr(pieces(found["survey"], lang=lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_method_or_note_of_a_survey_is_said_in_other_words(found, lang):
    shown = {"cr2", "score", "items-within-cities", "wild-bootstrap", "permutation", "rao-scott"}
    shown |= {"five-terms", "kitagawa", "missing-bounds", "partial-pooling", "noncentral-t"}
    shown |= {
        "cr2-standardised",
        "logistic-standardised",
        "clusters-counted",
        "benjamini-hochberg",
        "survey-read",
        "permutation-drawn",
    }
    with in_words(found["comparison"].words):
        told = {each.id: f"{each.lead} {each.rest}" for each in methods(lang)}
        notes = [word(f"{kind}.{unit}", lang) for kind, unit in product(
            ("unit", "target"), ("cities", "items", "items-within-cities", "none"))]  # fmt: skip
    assert shown <= told.keys()
    for text in [*notes, *(told[name] for name in shown)]:
        text = re.sub(r"\[@[^]]*\]|\[\$.*?\$\]", "", text)
        assert not OURS.search(text), OURS.search(text)


SENTENCES = {
    ("checks", "en"): ["counties", "hospitals", "equal weights for counties"],
    ("checks", "ko"): ["군이 없는 병원은", "모든 군에 같은 가중치를 두면"],
    ("missing", "en"): ["The ownership of", "hospitals of 2015"],
    ("missing", "ko"): ["범주를 모르는 병원은", "범주가 무엇이었든"],
    ("sources", "en"): ["By county", "By kind", "a row without a county"],
    ("sources", "ko"): ["군으로 나누면", "kind로 나누면"],
    ("limits", "en"): ["other counties, groups or kinds of hospitals"],
    ("limits", "ko"): ["조사한 군이나 집단, 병원의 종류"],
    ("", "en"): ["The for-profit share", "comparable counties", "ndependent hospitals"],
    ("", "ko"): ["for-profit 비중은", "유사한 군 일반", "병원을 서로 독립이라고"],
}


@pytest.mark.parametrize(("name", "lang"), SENTENCES)
def test_sentences_take_the_nouns_with_their_particles(name, lang):
    survey = scsi.read_survey(table("hospitals"), **SURVEYS["hospitals"])
    text = scsi.compare_waves(survey, draws=99).sentence(lang, name).markdown
    for part in SENTENCES[name, lang]:
        assert part in text


def test_an_article_follows_the_noun():
    for noun, whole in [("agency", "an agency"), ("county", "a county"), ("hour", "an hour"),
                        ("university", "a university"), ("unit", "a unit"), ("uninsured flat",
                        "an uninsured flat"), ("EU region", "a EU region")]:  # fmt: skip
        with in_words({"en": {"term.city": noun}}):
            assert with_terms("{term.city:a}", "en") == whole
            assert with_terms("{term.city:A}", "en") == whole[0].upper() + whole[1:]


def test_bound_words_end_with_the_block():
    before = catalogue("en")["survey.no_city.all"]
    with in_words({"en": {"term.project": "lane", "term.city": "agency"}}):
        assert catalogue("en")["survey.no_city.all"] == "Every lane names an agency."
    assert catalogue("en")["survey.no_city.all"] == before == "Every project names a city."


def test_the_packages_own_survey_has_no_words_of_its_own():
    assert own_words(scsi.surveys.open()) == {}
    usual = names_of(("project", "projects", "프로젝트"), ("city", "cities", "도시"), ("", ""))
    assert words_of(usual) == {}


def test_a_column_of_ours_names_the_cluster():
    words = words_of(names_of(), cluster="region")
    assert (words["en"]["term.cities"], words["ko"]["term.city"]) == ("regions", "지역")


def test_a_noun_cannot_break_a_sentence():
    words = words_of(names_of(("{lane}", "{lanes}"), ("dis\ntrict", "districts")))
    with in_words(words):
        assert word("survey.no_city.all", "en") == "Every (lane) names a dis trict."


def test_a_heading_names_the_category_where_it_is_a_word_of_the_language():
    nouns = names_of(("hospital", "hospitals", "병원"))
    for heading, english, korean in [
        ("Ownership", "ownership", "범주"),
        ("owner_type", "owner type", "범주"),
        ("운영주체", "category", "운영주체"),
        ("<b>x</b>", "category", "범주"),
    ]:
        words = words_of(nouns, {"funding": heading})
        assert (words["en"]["term.funding"], words["ko"]["term.funding"]) == (english, korean)
    assert "term.funding" not in words_of(nouns, {"funding": "Funding"})["en"]


def test_a_category_is_ours_or_stands_as_it_is():
    assert [category_label(each, "ko") for each in ("utility", "Blink*")] == ["utility", "Blink*"]
    assert category_label("ppp", "en") == "joint"
    with in_words(words_of(names_of(), categories=("ppp", "none"))):
        assert category_label("ppp", "en") == "ppp"


@pytest.mark.parametrize(
    ("wave", "english", "korean"),
    [(2019, "2019", "2019년"), (2, "wave 2", "2차"), ("Baseline", "Baseline", "Baseline")],
)
def test_waves_are_named_for_what_they_are(wave, english, korean):
    assert (wave_label(wave, "en"), wave_label(wave, "ko")) == (english, korean)


def waves_in(*waves):
    """Return a survey of these waves."""
    rows = [(wave, f"C{i}", "public") for wave in waves for i in range(3)]
    return scsi.read_survey(pd.DataFrame(rows, columns=["wave", "city", "funding"]))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ((None, None), ("baseline", "follow-up")),
        (("Baseline", None), ("baseline", "follow-up")),
        ((None, "FOLLOW-UP"), ("baseline", "follow-up")),
    ],
)
def test_of_two_waves_one_or_none_need_be_named(asked, expected):
    assert checked_waves(waves_in("follow-up", "baseline"), *asked) == expected


def test_a_year_may_be_text():
    assert checked_waves(waves_in(2019, 2022, 2023), "2019", "2023") == (2019, 2023)


@pytest.mark.parametrize(
    ("waves", "asked", "message"),
    [
        ((2015, 2017, 2019), (None, None), "has 3 waves, 2015, 2017, 2019; say which two to "
         "compare, such as before=2015, after=2019"),
        ((2015, 2017, 2019), ("2014-2016", 2019), "a period is read as one wave"),
        (("baseline", "follow-up"), (None, "baseline"), "say which two to compare"),
        ((2019, 2022), (2022, 2019), "before must be the earlier wave"),
    ],
)  # fmt: skip
def test_waves_that_cannot_be_compared_say_what_to_type(waves, asked, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        checked_waves(waves_in(*waves), *asked)


def test_periods_are_waves_and_stay_in_their_order():
    rows = [(year, f"C{i}", "public" if i + year > 2018 else "private")
            for year in range(2014, 2020) for i in range(3)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["wave", "city", "funding"])
    periods = ("2014-2016", "2017-2019")
    found = scsi.compare_waves(scsi.read_survey(frame, waves=periods), draws=99)
    assert (found.before, found.after, found.totals) == (*periods, (9, 9))
    assert "in 2017-2019 than in 2014-2016" in found.summary("en")
    turned = scsi.read_survey(frame, waves=periods[::-1])
    with pytest.raises(ValueError, match="before must be the earlier wave"):
        scsi.compare_waves(turned, *periods[::-1])


def test_the_default_category_is_the_one_that_was_asked_for():
    survey = scsi.read_survey(table("chargers"), **SURVEYS["chargers"])
    assert scsi.compare_waves(survey, draws=99).category == "utility"
    assert scsi.compare_waves(survey, category="UTILITY", draws=99).category == "utility"
    assert scsi.surveys.analysis().category == "public"
    with pytest.raises(ValueError, match="must be one of utility, other"):
        scsi.compare_cities(survey, category="public")


def test_categories_beyond_six_share_a_column():
    rows = [(2019, f"C{i}", f"k{i}") for i in range(9)] + [(2022, "C1", "k3")] * 3
    frame = pd.DataFrame(rows, columns=["wave", "city", "funding"])
    told = pieces(scsi.read_survey(frame, share_of="k8")).frame
    assert list(told)[4] == "k8"
    assert "k3" in list(told)
    first = told.iloc[0]
    assert list(told)[-2:] == ["others", "funding not known"]
    assert sum(map(int, first.iloc[4:])) == 9
