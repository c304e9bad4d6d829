"""`--json`: one object on stdout, whatever a command answers and however it ends."""

import json
import shutil
from pathlib import Path

import pytest

from scsi.__main__ import main
from scsi.evidence import sources
from scsi.reports.commands.report import main_notebooks
from scsi.reports.run import batch_cases

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
ROWS = (
    "project_id,city,wave,funding\n"
    "1,서울,2019,public\n2,서울,2022,private\n3,Oslo,2022,public\n4,,2022,\n"
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def answer(capsys):
    """Return the one object on stdout."""
    return json.loads(capsys.readouterr().out)


def use(monkeypatch, *names):
    """Put tiny notebooks in the place of the package's."""
    monkeypatch.setattr(sources, "notebook_names", lambda: [*names])
    monkeypatch.setattr(sources, "notebook_path", lambda name: NOTEBOOKS / f"{name}.ipynb")


def test_check_answers_the_profile(folder, capsys):
    assert main(["check", "t.csv", "--json"]) == 0
    told = answer(capsys)
    assert told["name"] == "t.csv"
    assert (told["rows"], told["simulated"], told["waves"]) == (4, False, [2019, 2022])
    assert told["cities"] == [
        {"wave": 2019, "projects": 1, "cities": 1, "without_city": 0},
        {"wave": 2022, "projects": 3, "cities": 2, "without_city": 1},
    ]
    assert told["overlap"] == [
        {"before": 2019, "after": 2022, "both": 1, "only_before": 0, "only_after": 1}
    ]
    assert told["categories"] == [
        {"wave": 2019, "public": 1, "private": 0, "(empty)": 0},
        {"wave": 2022, "public": 1, "private": 1, "(empty)": 1},
    ]
    assert [row["city"] for row in told["missing"]] == [0, 1]
    assert told["in_the_way"] == []
    assert isinstance(told["understood"], list)


def test_check_answers_what_stands_in_the_way(folder, capsys):
    Path("t.csv").write_text(ROWS.replace("private", "서울\x1b"), encoding="utf-8")
    assert main(["check", "t.csv", "--json"]) == 1
    told = answer(capsys)
    assert told["waves"] == told["cities"] == told["categories"] == []
    assert len(told["in_the_way"]) == 1
    assert "found '서울" in told["in_the_way"][0]
    assert main(["check", "none.csv", "--json"]) == 1
    assert answer(capsys)["in_the_way"][0].startswith("none.csv: found no such file")


def test_report_answers_where_it_is(folder, monkeypatch, capsys):
    use(monkeypatch, "1-complete")
    assert main(["report", "--json", "--lang", "en", "--out", "mine"]) == 0
    captured = capsys.readouterr()
    told = json.loads(captured.out)
    assert told == {
        "page": str(Path("mine", "index.html")),
        "findings": [str(Path("mine", "findings.json"))],
        "exit": 0,
    }
    assert all(Path(path).is_file() for path in (told["page"], *told["findings"]))
    assert captured.err == "[1/1] 1-complete (en) done\n"


def test_a_report_that_fails_answers_why(folder, monkeypatch, capsys):
    use(monkeypatch, "3-fails")
    assert main(["report", "--json", "--lang", "en", "--out", "mine"]) == 1
    captured = capsys.readouterr()
    told = json.loads(captured.out)
    assert told["exit"] == 1
    assert "ZeroDivisionError" in told["fault"]
    assert captured.err.splitlines()[-1] == f"scsi report: {told['fault']}"


def test_batch_answers_the_findings_of_every_profile(folder, monkeypatch, capsys):
    chosen = [each for each in batch_cases.cities() if each.folder in ("seoul", "tokyo")]
    notebook = folder / "city.ipynb"
    shutil.copy(NOTEBOOKS / "8-city.ipynb", notebook)
    monkeypatch.setattr(batch_cases, "cities", lambda: chosen)
    monkeypatch.setattr(sources, "notebook_path", lambda name: notebook)
    assert main(["batch", "city", "--over", "cities", "--lang", "en", "--json"]) == 0
    told = answer(capsys)
    assert told["page"] == str(Path("reports", "city", "index.html"))
    assert told["findings"] == [
        str(Path("reports", "city", name, "findings.json")) for name in ("seoul", "tokyo")
    ]
    assert all(Path(path).is_file() for path in told["findings"])


def test_survey_answers_as_report_does(folder, monkeypatch, capsys):
    from scsi.reports.commands import survey

    monkeypatch.setattr(survey, "check_question", lambda options: None)
    monkeypatch.setattr(
        survey, "execute_and_write", lambda *given, **settings: Path("o", "index.html")
    )
    assert main(["survey", "t.csv", "--out", "o", "--json"]) == 0
    assert answer(capsys) == {
        "page": str(Path("o", "index.html")),
        "findings": [str(Path("o", "findings.json"))],
        "exit": 0,
    }


def test_the_list_of_parameters_is_what_the_notebooks_declare(folder, capsys):
    assert main(["report", "--list", "--json"]) == 0
    told = answer(capsys)["parameters"]
    (icc,) = (each for each in told if each["name"] == "icc")
    assert (icc["type"], icc["range"], icc["notebooks"]) == (
        "float",
        "from 0 to 1",
        ["0-article", "2-shift"],
    )
    (lang,) = (each for each in told if each["name"] == "lang")
    assert lang["choices"] == ["en", "ko"]
    assert lang["notebooks"] == list(main_notebooks())
    assert [each["name"] for each in told] == sorted(each["name"] for each in told)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("report --lang kr", "--lang must be one of en, ko"),
        ("survey t.csv --before 2020 --after 2022", "no wave 2020"),
        ("batch city --over citys", "--over must be one of cities"),
        ("check t.csv --encoding none", "encoding must be"),
        ("review nowhere", "manifest.json: No such file"),
        ("report --out .", "--out must name a folder of its own"),
    ],
)
def test_arguments_that_cannot_be_used_are_an_object_as_well(folder, capsys, line, told):
    with pytest.raises(SystemExit) as end:
        main([*line.split(), "--json"])
    assert end.value.code == 2
    captured = capsys.readouterr()
    found = json.loads(captured.out)
    assert found["exit"] == 2
    assert told in found["fault"]
    assert captured.err == f"scsi {line.split()[0]}: {found['fault']}\n"


def test_what_the_keyboard_stops_says_so(folder, monkeypatch, capsys):
    from scsi.reports.commands import check

    def run(options):
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", run)
    assert main(["check", "t.csv", "--json"]) == 130
    assert answer(capsys) == {"exit": 130, "fault": "interrupted"}


def test_a_full_disk_behind_the_answer_is_one_line(folder):
    import subprocess
    import sys

    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "scsi", "check", "t.csv", "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 1
    assert done.stderr == b"scsi check: No space left on device\n"
