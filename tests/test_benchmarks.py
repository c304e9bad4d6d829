"""The benchmarks compare like with like; nothing here is timed."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from benchmarks import __main__ as together
from benchmarks import clusters, cost, curves, grids, intervals, levels, tests
from benchmarks.harness import Comparison, Timed, report, seconds

from scsi.evidence.survey import read_survey
from scsi.inference.proportions.equality import difference_test, score_test
from scsi.inference.proportions.fisher import fisher_test
from scsi.questions.survey.rows import rows_of

pytestmark = pytest.mark.slow

PAGE = (Path(__file__).parents[1] / "docs" / "exact.md").read_text(encoding="utf-8")


def test_barnard_and_boschloo_ask_scipy_the_same_question():
    for row in tests.comparisons((16, 40, 22, 40), (9, 30, 15, 40), (12, 30, 18, 30)):
        bracket, theirs = row.ours(), row.theirs()
        assert theirs <= bracket.high * (1 + 1e-9)
        assert theirs == pytest.approx(bracket.low, rel=0.01)


def test_statsmodels_answers_the_same_tests():
    tables = grids.grid(4)
    theirs = grids.statsmodels_loop(tables).reshape(4, 4)
    np.testing.assert_allclose(score_test(*tables)[1], theirs, rtol=1e-9)


def test_scipy_answers_the_same_fisher_tests():
    tables = grids.grid(4)
    theirs = grids.scipy_fisher_loop(tables).reshape(4, 4)
    np.testing.assert_allclose(fisher_test(*tables)[1], theirs, rtol=1e-8)


def test_costs_are_measured_up_to_the_size_of_each_work():
    work = {"Boschloo": (cost.boschloo_test, 20), "SciPy's Boschloo": (cost.scipy_boschloo, 10)}
    found = cost.costs(sizes=(10, 20), work=work)
    assert list(found["work"]) == ["Boschloo", "Boschloo", "SciPy's Boschloo"]
    assert list(found["size"]) == [10, 20, 10]
    assert (found["seconds"] > 0).all()


def test_kept_costs_are_drawn_and_printed_on_the_page():
    kept = pd.read_csv(cost.KEPT)
    lines = {line.get_label(): line for line in cost.draw(kept).axes[0].lines}
    assert list(lines) == list(dict.fromkeys(kept["work"])) == list(cost.WORK)
    for name, rows in kept.groupby("work"):
        np.testing.assert_array_equal(lines[name].get_xydata(), rows[["size", "seconds"]])
    assert cost.KEPT.with_suffix(".png").is_file()
    assert cost.as_markdown(kept) in PAGE


def test_the_levels_on_the_page_are_those_computed_now():
    """And those in the docstring of `difference_test`, three of the pairs."""
    found = levels.table()
    assert found in PAGE
    for row in found.splitlines()[2:]:
        method, *rates = (cell.split(" (")[0].strip("` ") for cell in row.strip("| ").split("|"))
        assert [method, *rates[::2]] in [
            line.split() for line in difference_test.__doc__.splitlines()
        ]


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


@pytest.mark.r
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


def test_the_one_table_asks_every_module_for_its_comparisons(tmp_path):
    asked = together.names()
    assert {"clusters", "counts", "grids", "intervals", "resampling", "runs", "tests"} <= set(asked)
    assert set(together.QUICK) <= set(asked)
    rows = [row for name in ("counts", "runs") for row in together.rows_of(name, tmp_path, True)]
    assert rows[0].ours().answer == rows[0].theirs().answer
    assert [row.target for row in rows if "city profiles" in row.work] == [8, 2.5]


def test_the_costs_that_are_kept_are_what_the_figure_draws(tmp_path):
    kept = curves.pd.read_csv(curves.TABLE)
    assert set(kept["against"]) == set(curves.AGAINST)
    warm = kept[kept["what"] == "warm"].set_index("size")["seconds"]
    cold = kept[kept["what"] == "cold"].set_index("size")["seconds"]
    assert (cold[8] - cold[1]) / (warm[8] - warm[1]) > 3
    curves.draw(kept, tmp_path / "costs.png")
    assert (tmp_path / "costs.png").stat().st_size > 10_000
