"""`scsi.compare_cities`: partial pooling, ranks, corrected tests."""

import pandas as pd
import pytest
from scipy import stats

import scsi


@pytest.fixture(scope="module")
def found():
    return scsi.compare_cities(scsi.example_survey(), wave=2022)


def test_counts_are_those_of_the_rows(found):
    rows = scsi.example_survey().to_frame().query("wave == 2022")
    total = rows.groupby("city").size()
    public = (rows["funding"] == "public").groupby(rows["city"]).sum()
    assert {each.city: (each.count, each.total) for each in found.cities} == {
        city: (public[city], total[city]) for city in total.index
    }


def test_shares_are_drawn_toward_the_mean_and_ranks_hold_the_order(found):
    for place, each in enumerate(found.cities, start=1):
        ends = sorted((each.raw, found.estimate))
        assert ends[0] <= each.pooled <= ends[1]
        assert each.low < each.pooled < each.high
        assert each.rank_low <= place + 3
        assert each.rank_high >= place - 3
    shares = [each.pooled for each in found.cities]
    assert shares == sorted(shares, reverse=True)


def test_tests_are_fishers_corrected_by_benjamini_and_hochberg(found):
    count = sum(each.count for each in found.cities)
    total = sum(each.total for each in found.cities)
    for each in found.cities[:4]:
        rest = count - each.count, total - each.total - count + each.count
        table = [[each.count, each.total - each.count], rest]
        assert each.pvalue == pytest.approx(stats.fisher_exact(table).pvalue, rel=1e-6)
    own = [each.pvalue for each in found.cities]
    expected = stats.false_discovery_control(own)
    assert [each.adjusted for each in found.cities] == pytest.approx(expected)


def test_sets_of_ranks_that_hold_together_are_wider(found):
    together = scsi.compare_cities(
        scsi.example_survey(), wave=2022, ranks="simultaneous", draws=499
    )
    widths = [
        sum(each.rank_high - each.rank_low for each in answer.cities)
        for answer in (found, together)
    ]
    assert widths[1] > widths[0]


def many(cities):
    """Return a survey of cities with two projects each."""
    names = [f"c{i}" for i in range(cities) for _ in range(2)]
    frame = pd.DataFrame({"city": names, "wave": 2022, "funding": ["public", "private"] * cities})
    return scsi.read_survey(frame.assign(project_id=range(len(frame))))


def test_many_cities_have_no_ranks_and_one_has_no_comparison():
    crowd = scsi.compare_cities(many(301))
    assert crowd.ranks == "none"
    assert {each.rank_low for each in crowd.cities} == {None}
    assert "up to 300 cities" in crowd.summary()
    alone = scsi.compare_cities(many(1))
    assert alone.cities == ()
    assert "nothing to compare" in alone.summary()
    assert alone.plot().png()
    assert len(alone.table().frame) == 1


def test_wrong_questions_say_what_to_ask():
    with pytest.raises(ValueError, match="no wave 2020; there are 2019, 2022"):
        scsi.compare_cities(scsi.example_survey(), wave=2020)
    with pytest.raises(ValueError, match="ranks must be one of marginal, simultaneous"):
        scsi.compare_cities(scsi.example_survey(), ranks="both")


def test_it_shows_itself(found):
    assert found.to_frame()["city"].tolist() == [each.city for each in found.cities]
    assert "모의 자료" in found.table("ko").caption
    assert "Simulated" in found.sentence().markdown
