"""Every statement gets a verdict from the figures, and other figures give another verdict."""

import dataclasses
import re
import shutil
from itertools import combinations

import pandas as pd
import pytest

import scsi
from scsi._late import NAMES
from scsi.evidence import codebook, sources
from scsi.questions.claims.asia import chance_of_at_least
from scsi.questions.claims.finding import CHECKS, claim_verdicts
from scsi.questions.claims.judgement import Verdict, in_order
from scsi.questions.claims.show import rule_sentence
from scsi.showing.catalogue import catalogue
from scsi.vocabulary import LANGUAGES, Interval

REPRODUCED, FOLLOWS, UNTESTABLE, CONTRADICTED, ADVICE = Verdict


@pytest.fixture(scope="module")
def published():
    return scsi.load_published()


@pytest.fixture(scope="module")
def answer():
    return scsi.published.claims()


def put(name, where, **values):
    """Return a change of the figures: cells of the rows that a query selects."""

    def change(published):
        table = getattr(published, name).copy()
        rows = table.index[table.eval(where)] if where else table.index
        for column, value in values.items():
            if not pd.api.types.is_numeric_dtype(table[column]):
                table[column] = table[column].astype(object)
            table.loc[rows, column] = value
        return dataclasses.replace(published, **{name: table})

    return change


def add(name, *rows):
    """Return a change of the figures: rows more, the rest of each as in the first row."""

    def change(published):
        table = getattr(published, name)
        first = table.iloc[0].to_dict()
        more = pd.DataFrame([{**first, **row} for row in rows], columns=table.columns)
        joined = pd.concat([table.astype(object), more.astype(object)], ignore_index=True)
        numbers = {column: table[column].dtype for column in table.select_dtypes("number")}
        return dataclasses.replace(published, **{name: joined.astype(numbers)})

    return change


def keep(name, where):
    """Return a change of the figures: only the rows that a query selects."""
    return lambda published: dataclasses.replace(
        published, **{name: getattr(published, name).query(where)}
    )


def both(*changes):
    """Return several changes as one."""

    def change(published):
        for each in changes:
            published = each(published)
        return published

    return change


def share(place, category, percent, wave=2022, decimals=0):
    """Return a row of printed shares."""
    row = {"wave": wave, "place": place, "category": category, "percent": percent}
    return {"id": f"{place}-{wave}-{category}", "decimals": decimals, **row}


CITIES = scsi.load_published().cities["id"].tolist()
PRINTED = set(scsi.load_published().shares["place"])
SHOWN_LOW = add("shares", *(share(city, "private", 90.0) for city in CITIES if city not in PRINTED))
"""All cities that are not named print 90 % private money, and so at most 10.5 % of any other."""

CHANGES = [
    # sums and orders
    ("seoul-public", add("shares", share("seoul", "private", 10.0)), REPRODUCED, "adds-up"),
    (
        "seoul-public",
        add("shares", share("seoul", "private", 30.0)),
        CONTRADICTED,
        "does-not-add-up",
    ),
    (
        "moscow-public",
        put("shares", "place == 'moscow'", percent=40.0),
        CONTRADICTED,
        "stated-otherwise",
    ),
    (
        "overall-2019",
        put("shares", "id == 'all-2019-public'", percent=42.0),
        CONTRADICTED,
        "stated-otherwise",
    ),
    (
        "overall-2022-order",
        put("shares", "id == 'all-2022-ppp'", percent=40.0),
        CONTRADICTED,
        "not-in-order",
    ),
    (
        "overall-2022-order",
        put("shares", "id == 'all-2022-ppp'", percent=36.6),
        UNTESTABLE,
        "too-close",
    ),
    (
        "private-very-high",
        put("shares", "place == 'sydney'", percent=20.0),
        CONTRADICTED,
        "below-the-whole",
    ),
    (
        "private-very-high",
        put("shares", "place == 'sydney'", percent=37.0),
        UNTESTABLE,
        "too-close",
    ),
    (
        "los-angeles-highest",
        put("shares", "place == 'santiago'", percent=70.0),
        CONTRADICTED,
        "not-in-order",
    ),
    (
        "los-angeles-highest",
        both(
            SHOWN_LOW,
            put("shares", "place in ['sydney', 'singapore']", percent=80.0),
        ),
        REPRODUCED,
        "in-order",
    ),
    # sectors
    (
        "brisbane-transport",
        put("sectors", "city == 'brisbane'", percent=36.0),
        CONTRADICTED,
        "stated-otherwise-share",
    ),
    (
        "brisbane-transport",
        add("sectors", {"id": "rest", "sector": "education", "percent": 65.0}),
        REPRODUCED,
        "sectors-add-up",
    ),
    (
        "transport-money",
        put("shares", "place == 'santiago'", percent=5.0),
        CONTRADICTED,
        "money-not-high",
    ),
    # changes in time
    (
        "public-share-rises",
        put("shares", "id == 'all-2022-public'", percent=31.3),
        CONTRADICTED,
        "other-way",
    ),
    (
        "public-share-rises",
        put("shares", "id == 'all-2022-public'", percent=41.3),
        UNTESTABLE,
        "too-close",
    ),
    (
        "private-more-active",
        put("shares", "category == 'private+ppp'", percent=5.0),
        UNTESTABLE,
        "part-two-waves",
    ),
    (
        "public-share-rises",
        add("shares", share("all", "public", 60.0, wave=2025)),
        FOLLOWS,
        "every-step",
    ),
    (
        "public-share-rises",
        add("shares", share("all", "public", 45.0, wave=2025)),
        CONTRADICTED,
        "not-every-step",
    ),
    (
        "public-share-rises",
        add("shares", share("all", "public", 51.0, wave=2025)),
        UNTESTABLE,
        "too-close",
    ),
    (
        "english-joint-share-rises",
        put("shares", "category == 'private+ppp'", percent=5.0),
        REPRODUCED,
        "joint-rose",
    ),
    # causes
    (
        "covid-19",
        put("shares", "id == 'all-2022-public'", percent=31.3),
        CONTRADICTED,
        "no-effect",
    ),
    (
        "covid-19",
        put("shares", "id == 'all-2022-public'", percent=41.3),
        UNTESTABLE,
        "too-close",
    ),
    (
        "platform-cause",
        put("shares", "category == 'private+ppp'", percent=5.0),
        UNTESTABLE,
        "cause-unknown",
    ),
    (
        "covid-19",
        put("disagreements", "id == 'why'", other_en="x", one_en="x"),
        UNTESTABLE,
        "cause-unknown",
    ),
    (
        "e-government-cause",
        put("shares", "place == 'moscow'", percent=40.0),
        CONTRADICTED,
        "below-the-whole",
    ),
    # the heading on Asian cities
    (
        "asian-cities-lead",
        put("shares", "place == 'moscow'", percent=40.0),
        CONTRADICTED,
        "asian-not-high",
    ),
    (
        "asian-cities-mainly",
        put("shares", "place == 'moscow'", percent=51.0),
        UNTESTABLE,
        "too-close",
    ),
    (
        "asian-cities-lead",
        put("cities", "id == 'shanghai'", region="europe"),
        CONTRADICTED,
        "asian-not-most",
    ),
    (
        "asian-cities-mainly",
        both(SHOWN_LOW, put("shares", "place == 'santiago'", percent=80.0)),
        REPRODUCED,
        "asian-highest",
    ),
    # sizes and texts
    (
        "korean-base",
        put("sizes", "id == 'base-2022-all-items'", n=100),
        CONTRADICTED,
        "size-impossible",
    ),
    (
        "english-base-innovative",
        put("sizes", "id == 'base-2022-infrastructure-innovative'", n=821),
        CONTRADICTED,
        "size-stated-otherwise",
    ),
    (
        "english-base-innovative",
        put("disagreements", "id == 'counted'", one_en="x", other_en="x"),
        UNTESTABLE,
        "size-possible",
    ),
    (
        "period-printed",
        put("disagreements", "id == 'period'", one_en="x", other_en="x"),
        REPRODUCED,
        "texts-agree",
    ),
    # what is listed
    (
        "brisbane-private-transport",
        put("services", "city == 'brisbane' and id != 'brisbane-bicycles'", sector="education"),
        CONTRADICTED,
        "examples-against",
    ),
    ("brisbane-private-transport", keep("services", "kind == 'field'"), UNTESTABLE, "no-example"),
    (
        "shanghai-public-led",
        put("services", "city == 'shanghai'", who="private"),
        CONTRADICTED,
        "examples-against",
    ),
    (
        "firms-sectors",
        put("services", "id == 'kick-scooters'", sector="culture-tourism-sports"),
        FOLLOWS,
        "examples-for",
    ),
    (
        "berlin-money",
        put("public_money", "id == 'berlin-state'", amount=7_000_000),
        CONTRADICTED,
        "amount-stated-otherwise",
    ),
    # partnerships
    ("partnerships-evolve", put("partnerships", "", since=2020), FOLLOWS, "ties-dated"),
    (
        "partnerships-everywhere",
        add("partnerships", *({"city": city} for city in CITIES)),
        REPRODUCED,
        "ties-everywhere",
    ),
    (
        "five-types",
        keep("partnerships", "type != 'city-networks'"),
        CONTRADICTED,
        "types-counted-otherwise",
    ),
    (
        "many-networks",
        add("partnerships", *({"city": c, "partner_kind": "network"} for c in CITIES[:16])),
        REPRODUCED,
        "networks-in-most",
    ),
    (
        "taipei-members",
        put("partnerships", "city == 'taipei'", size=5000),
        CONTRADICTED,
        "size-of-tie-otherwise",
    ),
    (
        "mixed-forms",
        put("partnerships", "", type="city-networks"),
        UNTESTABLE,
        "forms-not-combined",
    ),
]


@pytest.mark.parametrize(
    ("claim", "change", "verdict", "rule"), CHANGES, ids=[f"{c[0]}-{c[3]}" for c in CHANGES]
)
def test_other_figures_give_another_verdict(published, answer, claim, change, verdict, rule):
    row = answer[claim]
    changed = change(published)
    found = CHECKS[row.claim.check](row.claim, changed)
    assert (found.verdict, found.rule) == (verdict, rule)
    assert found.rule != row.judgement.rule
    for lang in LANGUAGES:
        said = rule_sentence(dataclasses.replace(row, judgement=found), changed.names, lang)
        assert "{" not in said


def test_every_rule_that_is_worded_is_reached(answer):
    reached = {row.judgement.rule for row in answer.rows} | {change[3] for change in CHANGES}
    worded = {key for key in catalogue("en") if key.startswith("claims.rule.")}
    assert {f"claims.rule.{rule}" for rule in reached} == worded


def test_moscow_at_40_in_a_copy_of_the_data_changes_the_heading(tmp_path, answer):
    folder = shutil.copytree(sources.data_path(), tmp_path / "data")
    file = folder / "published_shares.csv"
    text = file.read_text(encoding="utf-8")
    assert "public,79,0" in text
    file.write_text(text.replace("public,79,0", "public,40,0"), encoding="utf-8", newline="\n")
    codebook.refresh(folder)
    changed = scsi.published.claims(scsi.load_published(folder=folder))
    given = {
        claim: (answer[claim].judgement.verdict, changed[claim].judgement.verdict)
        for claim in ("asian-cities-lead", "asian-cities-mainly", "moscow-public")
    }
    assert given == {
        "asian-cities-lead": (UNTESTABLE, CONTRADICTED),
        "asian-cities-mainly": (FOLLOWS, CONTRADICTED),
        "moscow-public": (UNTESTABLE, CONTRADICTED),
    }
    said = rule_sentence(changed["asian-cities-lead"], changed.names, "en")
    assert said.startswith("Moscow: 40")


def test_no_verdict_stands_in_the_data(published):
    text = sources.data_path("claims.csv").read_text(encoding="utf-8")
    assert not [verdict for verdict in Verdict if f",{verdict}," in text and verdict != ADVICE]
    assert set(published.claims["check"]) == set(CHECKS)


def test_every_statement_has_a_verdict_that_rests_on_something_there(published, answer):
    assert [row.claim.id for row in answer.rows] == published.claims["id"].tolist()
    tables_ = {
        path.name: set(pd.read_csv(path, dtype=str).iloc[:, 0])
        for path in sources.data_path().glob("*.csv")
    }
    for row in answer.rows:
        assert row.judgement.rests_on, row.claim.id
        for ground in row.judgement.rests_on:
            file, _, name = ground.partition("#")
            if file.startswith("scsi."):
                space, _, last = file.rpartition(".")
                assert last in NAMES[space]
            else:
                assert name in tables_[file] if name else file in tables_


def test_only_advice_is_advice(answer):
    for row in answer.rows:
        assert (row.judgement.verdict is ADVICE) == (row.claim.kind == "advice"), row.claim.id


def test_readings_of_the_base_that_contradict_each_other_get_one_verdict(answer):
    bases = ("korean-base", "english-base-all-projects", "english-base-innovative")
    assert {answer[name].judgement.verdict for name in bases} == {CONTRADICTED}


def test_a_share_of_money_does_not_contradict_who_leads(answer):
    judgement = answer["away-from-government"].judgement
    assert (judgement.verdict, judgement.rule) == (UNTESTABLE, "leadership-not-counted")


def test_no_cause_stands(answer):
    causes = [row for row in answer.rows if row.claim.kind == "cause"]
    assert {row.judgement.verdict for row in causes} == {UNTESTABLE}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_statement_says_the_figures_that_its_row_names(answer, lang):
    words = {"5": {"en": "five", "ko": "다섯"}, "6000000": {"en": "6 million", "ko": "600만"}}
    words |= {"11000000": {"en": "11 million", "ko": "1,100만"}}
    for row in answer.rows:
        said = row.claim.text[lang].replace(" %", "%")
        if lang == "en":  # where several percentages share one sign
            said = re.sub(r"(\d)(?=, \d+| and \d+%)", r"\1%", said)
        for figure in row.claim.figures:
            spelt = figure if figure.endswith("%") else f"{int(figure):,}"
            assert words.get(figure, {}).get(lang, spelt) in said, row.claim.id


def test_every_percentage_that_is_said_is_among_the_figures(answer):
    for row in answer.rows:
        said = re.findall(r"(\d+(?:\.\d+)?)%", row.claim.text["ko"])
        assert tuple(map(float, said)) == row.claim.percents, row.claim.id


def test_rewording_a_statement_changes_no_verdict(published, answer):
    reworded = published.claims.assign(text_en="Of 7 it is 99 %.", text_ko="7 가운데 99%다.")
    found = scsi.published.claims(dataclasses.replace(published, claims=reworded))
    assert [row.judgement for row in found.rows] == [row.judgement for row in answer.rows]


def test_another_figure_in_a_row_changes_its_verdict(published):
    wrong = published.claims["figures"].mask(published.claims["id"] == "seoul-public", "91%")
    found = scsi.published.claims(
        dataclasses.replace(published, claims=published.claims.assign(figures=wrong))
    )
    assert found["seoul-public"].judgement.verdict is CONTRADICTED
    assert found["seoul-public"].judgement.rule == "stated-otherwise"


def test_the_chance_of_the_heading_is_that_of_all_choices_of_four_cities():
    cities = range(31)
    for in_region, region, printed in ((3, 10, 0.087), (4, 11, 0.010)):
        hits = [
            sum(city < region for city in four) >= in_region for four in combinations(cities, 4)
        ]
        exact = sum(hits) / len(hits)
        assert chance_of_at_least(in_region, 4, region, 31) == pytest.approx(exact, rel=1e-12)
        assert round(exact, 3) == printed


def test_the_heading_says_both_chances_and_that_they_came_after_the_figures(answer):
    facts = answer["asian-cities-lead"].judgement.facts
    assert facts["p_by_m49"] == chance_of_at_least(3, 4, 10, 31)
    assert facts["p_as_counted"] == chance_of_at_least(4, 4, 11, 31)
    for claim in ("asian-cities-lead", "asian-cities-mainly"):
        said = rule_sentence(answer[claim], answer.names, "en")
        assert "0.087" in said
        assert "0.010" in said
        assert "after" in said


def test_what_a_verdict_says_of_the_shift_is_what_the_findings_say(answer):
    facts = answer["public-share-rises"].judgement.facts
    found = scsi.published.answer()
    sizes = [each.estimate for each in found.break_evens]
    assert (facts["least"], facts["most"]) == (min(sizes), max(sizes))
    assert facts["correlation"] == found.ceiling.estimate
    joint = answer["english-joint-share-rises"].judgement.facts
    assert joint["shift"] == scsi.published.unsplit(rounding="rounded").ppp_shift
    assert joint["fall"] == scsi.published.unsplit().private_fell_then.low


def test_no_verdict_on_514_without_its_rule(answer):
    found = scsi.published.sizes()
    rules = tuple(rule for rule in found.sizes if found.possible(514, rule))
    assert "each" not in rules
    for row in answer.rows:
        if row.claim.check == "size-readings":
            assert row.judgement.facts["rules_alone"] == rules
            for lang in LANGUAGES:
                said = rule_sentence(row, answer.names, lang)
                assert "514" in said
                for rule in rules:
                    assert catalogue(lang)[f"rounding.{rule}"] in said


def test_an_order_is_open_where_rounding_overlaps():
    low, mid, high = Interval(0.1, 0.2), Interval(0.15, 0.3), Interval(0.4, 0.5)
    assert in_order([high, mid]) is True
    assert in_order([low, high]) is False
    assert in_order([mid, low]) is None


def test_an_unknown_statement_is_refused_with_the_nearest(answer):
    with pytest.raises(ValueError, match="did you mean 'covid-19'"):
        _ = answer["covid-18"]


def test_counts_add_up_to_all_statements(answer):
    counts = answer.counts()
    assert counts.to_numpy().sum() == len(answer.rows) == len(answer.to_frame())
    for lang in LANGUAGES:
        frame = answer.table(lang, "counts").frame
        assert frame.iloc[-1, 1:].astype(int).tolist() == counts.sum().tolist()


def test_bars_are_as_long_as_the_counts(answer):
    drawing = answer.plot()
    drawn = sorted(bar.get_width() for bar in drawing.figure.axes[0].patches if bar.get_width())
    assert drawn == sorted(n for n in drawing.data["count"] if n)
    assert drawing.data["count"].sum() == len(answer.rows)


def test_no_two_verdicts_look_alike_without_colour(answer):
    bars = answer.plot().figure.axes[0].patches
    looks = {
        (bar.get_hatch() or "", round(sum(bar.get_facecolor()[:3]) / 3, 1))
        for bar in bars
        if bar.get_width()
    }
    assert len(looks) == len(Verdict)


def test_the_table_can_be_narrowed(answer):
    assert len(answer.table().frame) == len(answer.rows)
    contradicted = answer.table(verdict="contradicted").frame
    assert len(contradicted) == answer.counts()["contradicted"].sum()
    assert len(answer.table(kind="cause").frame) == answer.counts().loc["cause"].sum()
    with pytest.raises(ValueError, match="verdict must be one of all, reproduced"):
        answer.table(verdict="true")


def test_the_texts_give_the_counts_and_the_main_verdicts(answer):
    text = answer.sentence()
    counts = answer.counts().sum()
    assert f"{counts['untestable']} cannot be tested" in text.markdown
    assert "Asian cities in the lead: cannot be tested" in text.markdown
    assert f"Of the {counts['untestable']}" in answer.sentence(name="untestable").markdown
    assert len(answer.table(name="key").frame) > 5


def test_the_record_holds_each_verdict_with_its_grounds_in_both_languages(answer):
    _, metadata = answer._repr_mimebundle_()
    verdicts = metadata["scsi"]["verdicts"]
    assert len(verdicts) == len(answer.rows)
    assert all(set(verdict["sentence"]) == set(LANGUAGES) for verdict in verdicts)
    assert claim_verdicts().summary("ko").startswith("본문의 진술")
