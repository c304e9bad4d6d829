"""The benchmarks compare like with like; nothing here is timed."""

import numpy as np
import pytest
from benchmarks import clusters, cost, grids, intervals, tests
from benchmarks.harness import Comparison, Timed, report, seconds

from scsi.evidence.survey import read_survey
from scsi.inference.proportions.equality import score_test
from scsi.study.survey.rows import rows_of


def test_barnard_and_boschloo_ask_scipy_the_same_question():
    for row in tests.comparisons((16, 40, 22, 40), (9, 30, 15, 40), (12, 30, 18, 30)):
        bracket, theirs = row.ours(), row.theirs()
        assert theirs <= bracket.high * (1 + 1e-9)
        assert theirs == pytest.approx(bracket.low, rel=0.01)


def test_statsmodels_answers_the_same_tests():
    tables = grids.grid(4)
    theirs = grids.statsmodels_loop(tables).reshape(4, 4)
    np.testing.assert_allclose(score_test(*tables)[1], theirs, rtol=1e-9)


def test_the_cost_is_asked_of_both_tests():
    found = cost.costs(sizes=(10, 20))
    assert set(found) == {"Barnard", "Boschloo"}
    assert all(len(values) == 2 and min(values) > 0 for values in found.values())


def test_r_is_asked_for_the_same_interval_or_is_absent(monkeypatch):
    monkeypatch.setattr(intervals.shutil, "which", lambda name: None)
    assert intervals.exact2x2((7, 15, 12, 15)) is None


def test_a_report_says_who_met_the_target(capsys):
    quick = Comparison("quick", lambda: 1, "a loop", lambda: sum(range(10**6)), target=2, part=0.5)
    late = Comparison("late", lambda: sum(range(10**6)), "seconds", None, target=1e-9)
    report([quick, late])
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].endswith("| 2 | yes |")
    assert lines[3].endswith("| under 1e-09 s | NO |")
    assert "quick: 1" in lines


def test_the_median_is_of_as_many_runs_as_asked_for():
    calls = []
    time, answer = seconds(lambda: calls.append(1) or len(calls), repeat=3)
    assert answer == 3
    assert time >= 0


def test_cities_are_compared_as_they_were_drawn():
    rows = clusters.survey_rows(2_000)
    public = (rows["funding"] == "public").groupby(rows["wave"]).mean()
    shift = round(public[2022] - public[2019], 4)
    answer = clusters.compare(rows)
    assert answer[0] == shift
    assert clusters.compare(clusters.as_text(rows)) == answer, "text is the same rows"
    cities = [set(rows["city"][rows["wave"] == wave]) for wave in (2019, 2022)]
    assert (*map(len, cities), len(cities[0] & cities[1])) == (*clusters.CITIES, clusters.BOTH)


def test_statsmodels_is_asked_for_the_same_shift():
    columns = clusters.columns_of(clusters.survey_rows(2_000))
    slope, pvalue = clusters.clustered_logit(
        columns["public"].to_numpy(float), columns["after"].to_numpy(), columns["city"].to_numpy()
    )
    shares = columns["public"].groupby(columns["after"]).mean()
    odds = shares / (1 - shares)
    assert slope == pytest.approx(np.log(odds[1] / odds[0]), rel=1e-6)
    assert 0 < pvalue < 1


def test_r_is_asked_for_the_same_shift():
    rows = clusters.survey_rows(2_000)
    found = clusters.in_r("svyglm", clusters.columns_of(rows), repeat=1)
    if found is None:
        pytest.skip("R with the package survey is not installed")
    estimate, pvalue = found.answer
    assert estimate == pytest.approx(clusters.compare(rows)[0], abs=5e-5)
    assert 0 < pvalue < 1


def test_scipy_draws_what_we_count():
    data = rows_of(read_survey(clusters.survey_rows(2_000))).clusters("public").data
    *_, permutation = clusters.resampling_comparisons(data)
    (how, exact), drawn = permutation.ours(), permutation.theirs()
    assert how == "shift-algorithm"
    assert drawn == pytest.approx(exact, abs=5 * np.sqrt(exact * (1 - exact) / 10_000))


def test_seconds_taken_elsewhere_count():
    time, answer = seconds(lambda: Timed(2.5, "done"), repeat=5)
    assert (time, str(answer)) == (2.5, "done")


def test_r_is_left_out_where_it_is_absent(monkeypatch):
    monkeypatch.setattr(clusters.shutil, "which", lambda name: None)
    assert clusters.in_r("svyglm", None) is None
