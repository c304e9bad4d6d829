"""The benchmarks compare like with like; nothing here is timed."""

import numpy as np
import pytest
from benchmarks import cost, grids, intervals, tests
from benchmarks.harness import Comparison, report, seconds

from scsi.inference.proportions.equality import score_test


def test_barnard_and_boschloo_ask_scipy_the_same_question():
    for row in tests.comparisons((16, 40, 22, 40), (9, 30, 15, 40)):
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
