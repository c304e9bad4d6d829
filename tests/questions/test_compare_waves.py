"""`scsi.compare_waves`: a real survey, edge cases, and what always stands beside the answer."""

import json

import numpy as np
import pandas as pd
import pytest
from city_data import oracle
from city_data import rows as oracle_rows
from opencoesione import projects

import scsi
from scsi.inference.clusters import (
    CityCounts,
    cr2_test,
    parametric_bootstrap_test,
    rao_scott_test,
)
from scsi.questions.compare_waves.finding import WaveComparison
from scsi.vocabulary import Unit, form


def survey(*rows, amounts=None):
    """Return a survey of rows (city, wave, funding)."""
    table = pd.DataFrame(rows, columns=["city", "wave", "funding"])
    table["project_id"] = range(len(table))
    if amounts is not None:
        table["amount"] = amounts
    return scsi.read_survey(table)


def city(name, wave, public, private, unknown=0):
    """Return the rows of one city in one wave."""
    kinds = [("public", public), ("private", private), (None, unknown)]
    return [(name, wave, funding) for funding, times in kinds for _ in range(times)]


def shares(wave, public, private, names="ABCDEFGH"):
    """Return the rows of cities that are all alike."""
    return [row for name in names for row in city(name, wave, public, private)]


@pytest.fixture(scope="module")
def example():
    return scsi.compare_waves(scsi.example_survey(), before=2019, after=2022)


@pytest.fixture(scope="module")
def opencoesione():
    columns = {"year": "wave", "funding_source": "funding"}
    read = scsi.read_survey(pd.DataFrame(projects()), columns, {"mixed": "ppp"})
    return scsi.compare_waves(read, before=2019, after=2022, category="ppp")


def test_opencoesione_is_told_unasked(opencoesione):
    found = opencoesione
    assert (found.counts, found.totals) == ((6, 90), (97, 320))
    assert round(100 * found.estimate, 1) == 21.9
    assert found.cities[2] == 4
    parts = {part.key: round(100 * part.estimate, 1) for part in found.by_group.parts}
    assert parts == {"composition": 14.6, "within": 7.4}
    hinge = found.by_group.hinge
    assert (hinge.cell.group, hinge.cell.wave) == ("research_innovation", "before")
    assert (hinge.cell.rows, hinge.other_rows) == (1, 77)
    assert round(100 * found.line("no-city-out").estimate, 1) == 32.6
    assert (found.without_city, found.rows) == ((8, 87), (97, 320))


def test_opencoesione_is_said_in_words(opencoesione):
    said = {
        name: opencoesione.sentence(name=name).markdown.replace("\u00a0", " ")
        for name in ("", "checks", "sources")
    }
    assert "21.9 points higher in 2022 than in 2019" in said[""]
    assert "14.6 of the 21.9 points are composition and 7.4" in said["sources"]
    assert "depends on a single project" in said["sources"]
    assert "has 1 row in 2019 and 77 in 2022" in said["sources"]
    assert "6.3 % in 2019 against 5.8 % in 2022" in said["sources"]
    assert "missing in 8 % of the projects of 2019 (8 of 97) and 27 % of 2022" in said["checks"]
    assert "Without these rows the shift is 32.6 points" in said["checks"]
    assert "Only 4 of the 83 cities" in said["checks"]
    korean = opencoesione.sentence("ko", "sources").markdown
    assert "프로젝트 하나에 달려 있다" in korean


def test_the_default_is_the_parametric_bootstrap_of_cr2_on_the_counts(example):
    rows = scsi.example_survey().to_frame()
    public = rows["funding"] == "public"
    count = public.groupby([rows["city"], rows["wave"]]).sum().unstack(fill_value=0)
    total = rows.groupby(["city", "wave"]).size().unstack(fill_value=0)
    data = CityCounts(
        cities=count.index, count_before=count[2019], total_before=total[2019],
        count_after=count[2022], total_after=total[2022],
    )  # fmt: skip
    straight, drawn = cr2_test(data), parametric_bootstrap_test(data)
    assert example.method == "parametric-bootstrap"
    assert (example.pvalue, example.monte_carlo_error) == (drawn.pvalue, drawn.monte_carlo_error)
    assert (example.interval, example.draws) == (drawn.interval, drawn.draws)
    assert example.standard_error == pytest.approx(straight.standard_error, rel=1e-9)
    assert example.statistic == pytest.approx(straight.statistic, rel=1e-9)
    beside = example.line("satterthwaite")
    assert beside.pvalue == pytest.approx(straight.pvalue, rel=1e-9)
    assert beside.interval.low == pytest.approx(straight.interval.low, rel=1e-9)
    items = scsi.difference_test(scsi.Share(410, 1000), scsi.Share(1586, 3091))
    assert example.line("items").pvalue == pytest.approx(items.pvalue, rel=1e-9)


def test_everything_that_is_promised_stands_beside(example):
    keys = [line.key for line in example.lines]
    assert keys == [
        "cities", "satterthwaite", "items", "items-within-cities", "wild-bootstrap", "balanced",
        "mean-of-shares", "without-city",
    ]  # fmt: skip
    assert example.line("balanced").cities == (12, 12, 12)
    assert example.line("wild-bootstrap").draws == 9_999
    assert example.by_city.by == "city"
    assert example.by_group.by == "sector"
    assert example.missing is None
    assert len(example.to_frame()) == len(keys)
    assert json.loads(json.dumps(form("record")(example)))["estimate"] == example.estimate


def test_the_city_that_is_left_out_is_the_one_that_changes_most(example):
    rows = scsi.example_survey().to_frame()
    changes = {}
    for name in rows["city"].unique():
        rest = rows[rows["city"] != name]
        waves = (rest["funding"] == "public").groupby(rest["wave"]).mean()
        changes[name] = abs(waves[2022] - waves[2019] - example.estimate)
    line = example.line("without-city")
    assert line.name == max(changes, key=changes.get)
    assert abs(line.estimate - example.estimate) == pytest.approx(changes[line.name], rel=1e-9)


def test_other_categories_are_secondary(example):
    found = {each.category: each for each in example.secondary}
    assert set(found) == {"private", "ppp"}
    own = sorted(each.line.pvalue for each in example.secondary)
    holm = sorted(each.adjusted for each in example.secondary)
    assert holm == pytest.approx([2 * own[0], max(2 * own[0], own[1])])
    assert sum(each.line.estimate for each in example.secondary) == pytest.approx(-example.estimate)
    rows = scsi.example_survey().to_frame()
    counts = rows.groupby(["city", "wave", "funding"]).size().unstack([1, 2], fill_value=0)
    stacked = np.stack(
        [counts[wave][["public", "private", "ppp"]].to_numpy() for wave in (2019, 2022)], axis=1
    )
    assert example.all_categories.pvalue == pytest.approx(rao_scott_test(stacked).pvalue)


def test_all_categories_take_a_row_without_a_city_as_one_cluster():
    """R's svychisq, tests/oracles/rows_without_city.csv, "few_cities"."""
    rows = [
        (name, wave, kind)
        for name, wave in zip("ABCD", (2019, 2019, 2022, 2022), strict=True)
        for kind in ("public", "private", "ppp")
    ]
    for wave, numbers in ((2019, (100, 100, 100)), (2022, (112, 100, 88))):
        for kind, number in zip(("public", "private", "ppp"), numbers, strict=True):
            rows += [(None, wave, kind)] * number
    found = scsi.compare_waves(survey(*rows), draws=99).all_categories
    assert found.statistic == pytest.approx(0.72132054392, rel=1e-9)
    assert found.pvalue == pytest.approx(0.48631944117, rel=1e-9)


@pytest.mark.parametrize("weight", ["money", "cities"])
def test_all_categories_are_weighed_as_the_answer_is(weight):
    rows = [
        *shares(2019, 1, 3),
        *shares(2022, 3, 2),
        *city("A", 2019, 4, 0),
        *city("B", 2022, 1, 6),
    ]
    read = survey(*rows, amounts=np.arange(1.0, len(rows) + 1))
    found = scsi.compare_waves(read, weight=weight, draws=99)
    table = read.to_frame()
    sums = table.pivot_table("amount", "city", ["wave", "funding"], "sum", fill_value=0)
    if weight == "cities":
        counts = table.groupby(["city", "wave", "funding"]).size().unstack([1, 2], fill_value=0)
        sums = counts.div(
            counts.T.groupby(level=0).sum().T.reindex(columns=counts.columns, level=0)
        )
    stacked = np.stack(
        [sums[wave][["public", "private"]].to_numpy(float) for wave in (2019, 2022)], axis=1
    )
    assert found.all_categories.pvalue == pytest.approx(rao_scott_test(stacked).pvalue, rel=1e-9)


def test_two_categories_are_one_test():
    rows = [*shares(2019, 1, 3), *shares(2022, 3, 2), *city("A", 2019, 2, 0)]
    found = scsi.compare_waves(survey(*rows), draws=199)
    (other,) = found.secondary
    assert other.mirror
    assert other.adjusted is None
    assert other.line.estimate == pytest.approx(-found.estimate)
    assert other.line.pvalue == found.pvalue
    assert (other.line.interval.low, other.line.interval.high) == (
        -found.interval.high, -found.interval.low,
    )  # fmt: skip


def test_the_reference_can_be_that_of_satterthwaite(example):
    """Estimate, error and t stay; degrees, p and interval of all cities are those of t."""
    found = scsi.compare_waves(scsi.example_survey(), reference="satterthwaite")
    assert (found.estimate, found.standard_error) == (example.estimate, example.standard_error)
    beside = example.line("satterthwaite")
    assert (found.pvalue, found.interval) == (beside.pvalue, beside.interval)
    assert (found.degrees, found.monte_carlo_error) == (beside.degrees, None)
    drawn = found.line("parametric-bootstrap")
    assert (drawn.pvalue, drawn.interval) == (example.pvalue, example.interval)
    for line in (found.line("balanced"), *(each.line for each in found.secondary)):
        assert (line.method, line.draws) == ("cr2", 0)
    said = {lang: found.summary(lang).replace("\u00a0", " ") for lang in ("en", "ko")}
    assert "The same t against the parametric bootstrap says −2.4 to 23.0 points" in said["en"]
    assert "모수적 부트스트랩과 견주면" in said["ko"]
    with pytest.raises(ValueError, match="did you mean 'satterthwaite'"):
        scsi.compare_waves(scsi.example_survey(), reference="satterthwait")


W = oracle("weighted_cr2")


@pytest.mark.parametrize("weight", ["money", "weight"])
@pytest.mark.parametrize("case", sorted({case for case, _ in W}))
def test_weights_of_rows_are_those_of_clubsandwich(case, weight):
    """R's clubSandwich on rows, tests/oracles/weighted_cr2.R."""
    own = [row for row in oracle_rows("weighted_rows") if row["case"] == case]
    table = pd.DataFrame(own)
    table["funding"] = np.where(table["y"].astype(int) == 1, "public", "private")
    table["wave"] = 2020 + table["after"].astype(int)
    table["city"] = "city " + table["city"].astype(str)
    table["project_id"] = range(len(table))
    table = table.rename(columns={"weight": "amount" if weight == "money" else "weight"})
    found = scsi.compare_waves(
        scsi.read_survey(table.drop(columns=["case", "after", "y"])), weight=weight, draws=199
    )
    line = found.line("satterthwaite")
    assert found.estimate == pytest.approx(W[case, "shift"], rel=1e-6, abs=1e-9)
    assert line.standard_error == pytest.approx(W[case, "default_se"], rel=1e-6)
    assert line.degrees == pytest.approx(W[case, "default_df"], rel=1e-6)
    if line.degrees >= 4:
        assert line.pvalue == pytest.approx(W[case, "default_p"], rel=1e-6)
    else:
        assert line.reason == "few-degrees"
    assert 0 < found.pvalue <= 1
    for lang in ("en", "ko"):
        assert found.summary(lang)
        assert found.table(lang)


@pytest.mark.parametrize("unit", list(Unit))
def test_the_target_is_named_and_selects_the_error(example, unit):
    found = scsi.compare_waves(scsi.example_survey(), unit=unit)
    assert found.unit is unit
    assert found.estimate == example.estimate
    words = {
        "none": "what was counted, without sampling error",
        "items-within-cities": "the cities surveyed",
        "items": "independent projects, which rarely holds",
        "cities": "comparable cities",
    }
    assert words[unit] in found.summary()
    if unit is Unit.NONE:
        assert found.interval is None
        assert found.pvalue is None
    else:
        assert found.pvalue == found.line(str(unit)).pvalue
        assert (0 in found.interval) == (found.pvalue >= 0.05)


def test_a_stated_frame_narrows_the_answer(example):
    found = scsi.compare_waves(scsi.example_survey(), frame=40)
    assert found.interval.width < example.interval.width
    assert "40 cities" in found.summary()


def test_weights_by_cities_and_money(example):
    rows = scsi.example_survey().to_frame()
    own = (rows["funding"] == "public").groupby([rows["wave"], rows["city"]]).mean()
    by_cities = scsi.compare_waves(scsi.example_survey(), weight="cities")
    means = own.groupby("wave").mean()
    assert by_cities.estimate == pytest.approx(means[2022] - means[2019])
    assert by_cities.line("pooled").estimate == pytest.approx(example.estimate)
    assert example.line("mean-of-shares").estimate == pytest.approx(means[2022] - means[2019])
    by_money = scsi.compare_waves(scsi.example_survey(), weight="money")
    public = rows["amount"].where(rows["funding"] == "public", 0).groupby(rows["wave"]).sum()
    ratio = public / rows.groupby("wave")["amount"].sum()
    assert by_money.estimate == pytest.approx(ratio[2022] - ratio[2019])


@pytest.mark.parametrize("weight", ["money", "cities"])
def test_next_to_a_weighted_answer_no_other_share_is_tested(weight, example):
    """The unweighted shift of the items would be compared with another estimand."""
    found = scsi.compare_waves(scsi.example_survey(), weight=weight, draws=99)
    assert found.line("items") is found.line("items-within-cities") is None
    for lang, word in (("en", "independent"), ("ko", "독립")):
        assert word in example.sentence(lang).markdown
        assert word not in found.sentence(lang).markdown
        assert word in example.table(lang).frame.to_string()
        assert word not in found.table(lang).frame.to_string()
    same = [line for line in found.lines if line.key in ("cities", "wild-bootstrap")]
    assert {line.estimate for line in same} == {found.estimate}


def test_without_rows_of_no_city_the_mean_of_city_shares_stays_one():
    """Left out anyway where cities weigh; as a city of their own they are one of six."""
    rows = [*shares(2019, 1, 3), *shares(2022, 3, 2), *city("A", 2022, 40, 0)]
    rows += city(None, 2022, 9, 1)
    found = scsi.compare_waves(survey(*rows), weight="cities", draws=99)
    assert found.line("no-city-out").estimate == pytest.approx(found.estimate)
    after = [43 / 45, *[3 / 5] * 7]
    assert found.line("no-city-common").estimate == pytest.approx(np.mean([*after, 9 / 10]) - 1 / 4)


@pytest.mark.parametrize("key", ["cities", "wild-bootstrap"])
def test_the_noise_of_the_bootstraps_is_that_of_other_seeds(key):
    rows = [*city("A", 2019, 1, 4), *shares(2019, 2, 3, "BCDEF"), *shares(2022, 3, 2, "FGHIJ")]
    rows += [*city("K", 2022, 1, 4), *city("G", 2022, 1, 3)]
    found = [scsi.compare_waves(survey(*rows), draws=999, seed=seed) for seed in range(30)]
    lines = [each.line(key) for each in found]
    spread = np.std([line.pvalue for line in lines], ddof=1)
    assert spread == pytest.approx(np.mean([line.monte_carlo_error for line in lines]), rel=0.4)
    at = [line.key for line in found[0].lines].index(key)
    error = f"Monte Carlo error of p {lines[0].monte_carlo_error:.4f}"
    assert found[0].table().frame.iloc[at, -1] == f"999 draws, {error}"
    assert (error in found[0].sentence().markdown) == (key == "cities")
    assert "몬테카를로" in found[0].table("ko").frame.iloc[at, -1]


def test_the_answer_says_how_many_projects_have_no_known_funding():
    """1/4 against 24 to 27 of 43 gives a shift of 30.8 to 37.8."""
    rows = [*shares(2019, 1, 3), *shares(2022, 3, 2), *city("A", 2022, 0, 0, unknown=3)]
    found = scsi.compare_waves(survey(*rows), draws=99)
    said = {lang: found.sentence(lang).markdown.replace("\u00a0", " ") for lang in ("en", "ko")}
    assert "The funding of 3 of 75 projects is unknown" in said["en"]
    assert "between 30.8 and 37.8 points" in said["en"]
    assert "75건 가운데 3건은 재원을 모른다" in said["ko"]
    known = scsi.compare_waves(survey(*rows[:-3]), draws=99)
    assert "unknown" not in known.sentence().markdown


def test_next_to_nothing_of_the_rarer_outcome_leads():
    """3 cities of 4 at a share of 1/4 hold .75; 6 cities of 5 at 3/5 hold 6 (2/5) = 2.4."""
    found = scsi.compare_waves(survey(*shares(2019, 1, 3, "ABC"), *shares(2022, 3, 2, "DEFGHI")))
    assert found.rarer == pytest.approx((0.75, 2.4))
    assert found.unreliable
    said = {lang: found.summary(lang).replace("\u00a0", " ") for lang in ("en", "ko")}
    assert said["en"].startswith(
        "No method here is reliable: 2019 holds 0.75 effective cities' worth of the rarer outcome, "
        "fewer than 1.25. That is its effective number of cities, 3.0, times 25.0 %"
    )
    assert said["ko"].startswith(
        "여기서 믿을 만한 방법은 없다. 2019년 자료에서 드문 쪽은 유효 도시 0.75개 몫"
    )
    assert "Weighted by projects, 2019 is worth 3.0 cities" in said["en"]
    assert "all or nothing" in found.sentence(name="limits").markdown


def test_few_cities_are_no_longer_unreliable_by_their_number():
    found = scsi.compare_waves(survey(*shares(2019, 1, 1, "ABCD"), *shares(2022, 3, 2, "DEFG")))
    assert min(one.effective for one in found.concentration) < 10
    assert not found.unreliable
    assert "reliable" not in found.summary()


def test_rows_without_a_city_are_shown_three_ways():
    rows = [*shares(2019, 1, 3), *shares(2022, 3, 2), *city(None, 2022, 9, 1)]
    found = scsi.compare_waves(survey(*rows))
    assert found.without_city == (0, 10)
    assert found.line("cities").cities == (8, 18, 8)
    assert found.line("no-city-common").cities == (8, 9, 8)
    assert found.line("no-city-out").cities == (8, 8, 8)
    assert found.line("no-city-out").estimate == pytest.approx(0.6 - 0.25)
    assert found.line("without-city").name in "ABCDEFGH"


def test_missing_funding_is_bounded():
    rows = [*shares(2019, 1, 3), *shares(2022, 3, 2), *city("A", 2019, 0, 0, unknown=8)]
    found = scsi.compare_waves(survey(*rows))
    bounds = found.missing
    assert (bounds.shift.low, bounds.shift.high) == pytest.approx((0.6 - 16 / 40, 0.6 - 8 / 40))
    assert found.without_funding == (8, 0)
    assert found.totals == (32, 40)
    assert "lies between 20.0 and 40.0 points" in found.sentence(name="missing").markdown


EDGES = {
    "one city": (city("A", 2019, 3, 4) + city("A", 2022, 5, 4), None, "one-city"),
    "a wave without the category": (
        shares(2019, 0, 4) + shares(2022, 0, 4), 1.0, "variance-zero",
    ),
    "every city 0, then 100, others": (
        shares(2019, 0, 4, "ABCDEF") + shares(2022, 4, 0, "GHIJKL"), 2 / 924, "variance-zero",
    ),
    "every city 0, then 100, the same": (
        shares(2019, 0, 4, "ABCDEF") + shares(2022, 4, 0, "ABCDEF"), 2 / 64, "variance-zero",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EDGES)
def test_sparse_surveys_have_an_exact_p_or_none(name):
    rows, pvalue, reason = EDGES[name]
    found = scsi.compare_waves(survey(*rows))
    assert found.pvalue == (None if pvalue is None else pytest.approx(pvalue))
    assert found.reason == reason
    assert found.interval is None
    assert scsi.plan(like=found).to_frame().shape[0] == 1
    for lang in ("en", "ko"):
        assert found.summary(lang)


def test_below_four_degrees_satterthwaite_gives_way_to_the_restricted_bootstrap():
    rows = [*shares(2019, 1, 3, "ABC"), *city("D", 2019, 9, 2), *shares(2022, 3, 2, "ABC")]
    default = scsi.compare_waves(survey(*rows))
    assert default.method == "parametric-bootstrap"
    assert "fewer than 4 degrees of freedom" in default.summary()
    found = scsi.compare_waves(survey(*rows), reference="satterthwaite")
    assert found.reason == "few-degrees"
    assert found.method == "wild-bootstrap"
    assert found.pvalue == found.line("wild-bootstrap").pvalue > 0
    assert "restricted wild cluster bootstrap, 9,999 draws" in found.summary()


def test_cities_with_one_row_count():
    rows = [*shares(2019, 1, 3), *city("Z", 2019, 1, 0), *shares(2022, 3, 2)]
    found = scsi.compare_waves(survey(*rows))
    assert found.cities == (9, 8, 8)
    assert found.pvalue > 0


def test_all_cities_in_both_waves_and_none():
    same = scsi.compare_waves(survey(*shares(2019, 1, 3), *city("A", 2019, 1, 0),
                                     *shares(2022, 3, 2), *city("B", 2022, 0, 2)))  # fmt: skip
    assert same.line("balanced").estimate == pytest.approx(same.estimate)
    others = scsi.compare_waves(survey(*shares(2019, 1, 3, "ABCD"), *shares(2022, 3, 2, "EFGH")))
    assert others.line("balanced").reason == "no-overlap"
    assert "no balanced panel" in others.sentence(name="checks").markdown


def test_ten_thousand_cities():
    rng = np.random.default_rng(5)
    cities = 10_000
    table = pd.DataFrame(
        {
            "project_id": range(4 * cities),
            "city": np.tile([f"c{i}" for i in range(cities)], 4),
            "wave": np.repeat([2019, 2022], 2 * cities),
            "funding": rng.choice(["public", "private"], 4 * cities),
        }
    )
    found = scsi.compare_waves(scsi.read_survey(table), draws=999)
    assert found.cities == (cities, cities, cities)
    assert 0 < found.pvalue <= 1


def test_amounts_of_zero_weigh_nothing_and_negative_ones_are_refused():
    rows = [*shares(2019, 1, 1), *shares(2022, 1, 1)]
    amounts = [0 if name == "A" else i + 1 for i, (name, _, _) in enumerate(rows)]
    found = scsi.compare_waves(survey(*rows, amounts=amounts), weight="money")
    assert found.line("cities").cities == (7, 7, 7)
    with pytest.raises(ValueError, match=r"wave 2019 of .* has no project whose funding is known"):
        scsi.compare_waves(survey(*rows, amounts=[0] * len(rows)), weight="money")
    with pytest.raises(scsi.DataError, match="amount"):
        scsi.compare_waves(survey(*rows, amounts=[-1, *amounts[1:]]), weight="money")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"before": 2020, "after": 2022}, "no wave 2020 .*; there are 2019, 2022"),
        ({"before": 2022, "after": 2019}, "before must be the earlier wave"),
        ({"before": 2022}, "has 2 waves, 2019, 2022; say which two to compare"),
        ({"category": "publik"}, "did you mean 'public'"),
        ({"unit": "city"}, "did you mean 'cities'"),
        ({"weight": "mony"}, "did you mean 'money'"),
        ({"unit": "items", "weight": "money"}, "use unit='cities' or unit='none'"),
        ({"unit": "items", "frame": 40}, "frame corrects unit='cities'"),
        ({"level": 95}, "level must lie strictly between 0 and 1"),
    ],
)
def test_wrong_questions_say_what_to_ask(options, message):
    with pytest.raises(ValueError, match=message):
        scsi.compare_waves(scsi.example_survey(), **options)


def test_one_wave_and_no_survey_are_refused():
    with pytest.raises(ValueError, match="has one wave, 2022; two are needed to compare"):
        scsi.compare_waves(survey(*shares(2022, 1, 1)))
    with pytest.raises(TypeError, match=r"survey = scsi\.read_survey\(table\)"):
        scsi.compare_waves(pd.DataFrame())
    with pytest.raises(ValueError, match="weight='money' needs a column 'amount'"):
        scsi.compare_waves(survey(*shares(2019, 1, 1), *shares(2022, 1, 1)), weight="money")


def test_several_currencies_are_not_added():
    table = scsi.example_survey().to_frame()
    table["currency"] = np.where(table.index % 2, "EUR", "USD")
    with pytest.raises(ValueError, match=r"needs one currency; .* has EUR, USD"):
        scsi.compare_waves(scsi.read_survey(table), weight="money")


def test_simulated_numbers_say_so_everywhere(example):
    assert "Simulated data" in example.summary()
    for shown in (*(example.table("ko", name) for name in ("", "rows", "sources")),
                  example.plot("ko")):  # fmt: skip
        assert "모의 자료" in shown.caption


def test_names_from_a_survey_do_nothing():
    hostile = ["<script>x()</script>", "**b** [a](javascript:x) $y$", "a|b\nc", "d", "e", "f"]
    rows = [row for i, name in enumerate(hostile) for row in city(name, 2019, 1 + 3 * i, 3)]
    rows += [row for name in hostile[:3] for row in city(name, 2022, 9, 2)]
    found = scsi.compare_waves(survey(*rows))
    assert isinstance(found, WaveComparison)
    for name in ("", "checks"):
        text = found.sentence(name=name).markdown
        assert "<script>" not in text
        assert "[a](" not in text
    data, _ = found._repr_mimebundle_()
    assert "<script>" not in data["text/html"]
    assert found.plot().png()
    assert scsi.compare_cities(scsi.example_survey()).plot().png()
