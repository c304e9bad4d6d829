"""Progress: nothing unless asked for, a bar only for what lasts, a function as it is."""

import time

import pytest

import scsi
from scsi.questions import progress
from scsi.questions.progress import told

TWO_STAGES = [(1, 4), (4, 4), (1, 2), (2, 2)]


@pytest.mark.parametrize("asked", [None, False, True])
def test_what_is_soon_done_shows_nothing(asked, capsys):
    with told(asked) as tell:
        for done, of in TWO_STAGES:
            if tell is not None:
                tell(done, of)
    assert capsys.readouterr() == ("", "")


def test_what_lasts_shows_a_bar_of_each_stage_on_stderr(monkeypatch, capsys):
    monkeypatch.setattr(progress, "SILENT_SECONDS", 1e-9)
    with told(True) as tell:
        for done, of in TWO_STAGES:
            time.sleep(0.12)  # it is drawn ten times a second at most
            tell(done, of)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert all(f"{done}/{of}" in shown.err for done, of in TWO_STAGES)
    assert shown.err.endswith("\r"), "and it is gone when all is done"


def test_a_function_is_told_of_draws_and_changes_nothing():
    heard = []
    survey = scsi.example_survey()
    found = scsi.compare_waves(survey, draws=99, progress=lambda *told: heard.append(told))
    assert heard[-1] == (99, 99)
    assert found.line("wild-bootstrap") == scsi.compare_waves(survey, draws=99).line(
        "wild-bootstrap"
    )
    cities = []
    scsi.compare_cities(survey, draws=99, progress=lambda *told: cities.append(told))
    assert cities[-1] == (99, 99)
    scenarios = []
    scsi.calibration.recalibrate(draws=100, progress=lambda *told: scenarios.append(told))
    assert scenarios == [(n, len(scenarios)) for n in range(1, len(scenarios) + 1)]


def test_anything_else_is_refused():
    with pytest.raises(TypeError, match="progress must be True, None or a function; got 'bar'"):
        scsi.compare_waves(scsi.example_survey(), progress="bar")
