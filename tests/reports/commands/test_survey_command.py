"""`scsi survey`: exit codes, what reaches the notebook, and what stands in the report's header."""

import json
from pathlib import Path

import pytest
from nbformat.v4 import new_notebook

from scsi.__main__ import main
from scsi.evidence import sources
from scsi.reports.commands.report import main_notebooks
from scsi.reports.commands.survey import survey_files
from scsi.reports.run import execute
from scsi.reports.run.execute import Executed

ROWS = "project_id,city,year,funding\n" + "".join(
    f"{wave}-{city}-{i},{city},{wave},{'mixed' if i < wave - 2017 else 'public'}\n"
    for wave in (2019, 2022)
    for city in "ABCDEFGH"
    for i in range(6)
)
MAPPED = ["--column", "year=wave", "--category", "mixed=ppp"]


@pytest.fixture
def rows(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("rows.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def refusal(capsys, *arguments):
    """Return what the command prints when it refuses its arguments."""
    with pytest.raises(SystemExit) as exit_:
        main(["survey", *arguments])
    assert exit_.value.code == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    return error


@pytest.mark.slow
def test_a_survey_gives_a_report_that_says_what_was_changed(rows, capsys):
    arguments = ["survey", "rows.csv", *MAPPED, "--category-of", "ppp", "--lang", "en"]
    assert main(arguments) == 0
    page = Path("reports", "survey", "index.html")
    assert capsys.readouterr().out == f"{page}\n"
    header = page.read_text(encoding="utf-8").partition("<header>")[2].partition("</header>")[0]
    assert "The joint share rose from" in header
    assert "What this run assumes" in header
    assert "whose share: &#39;ppp&#39; (default &#39;public&#39;; <code>category</code>)" in header
    assert "<code>unit</code>" not in header
    manifest = json.loads(page.with_name("manifest.json").read_text())
    assert list(manifest["data"]) == ["rows.csv"]
    assert manifest["parameters"]["columns"] == ["year=wave"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--before", "2019", "--after", "2030"], "has no wave 2030 (after); there are 2019, 2022"),
        (["--category-of", "joint"], "must be one of public, private, ppp; got 'joint'"),
        (["--unit", "city"], "did you mean 'cities'"),
        (["--weight", "money"], "needs a column 'amount'"),
        (["--level", "95"], "level must be between 0 and 1; got 95.0"),
        (["--lang", "kr"], "--lang must be one of en, ko"),
        (["--column", "year"], "needs THEIRS=OURS"),
    ],
)
def test_bad_arguments_are_exit_2_before_anything_runs(rows, capsys, arguments, message):
    assert message in refusal(capsys, "rows.csv", *MAPPED, *arguments)
    assert [path.name for path in rows.iterdir()] == ["rows.csv"]


def test_a_faulty_file_is_exit_1_with_every_fault(rows, capsys):
    assert main(["survey", "rows.csv", "--column", "year=wave"]) == 1
    assert "'mixed'; allowed: public, private, ppp" in capsys.readouterr().err
    assert main(["survey", "none.csv"]) == 1
    assert "no such file" in capsys.readouterr().err


def test_every_option_reaches_the_notebook(rows, monkeypatch):
    seen = []

    def execute_all(jobs, after, folder):
        seen.extend(jobs)
        return [Executed(job=job, notebook=new_notebook(), error="not run") for job in jobs]

    monkeypatch.setattr(execute, "execute_all", execute_all)
    options = [
        "--before",
        "2019",
        "--after",
        "2022",
        "--unit",
        "none",
        "--weight",
        "cities",
        "--level",
        "0.9",
    ]
    options += ["--encoding", "utf-8", "--separator", ",", "--memory", "1GB"]
    assert main(["survey", "rows.csv", *MAPPED, *options]) == 1
    assert [job.lang for job in seen] == ["en", "ko"]
    assert dict(seen[0].parameters) == {
        "file": "rows.csv", "columns": ["year=wave"], "categories": ["mixed=ppp"],
        "before": 2019, "after": 2022, "unit": "none", "weight": "cities", "level": 0.9,
        "encoding": "utf-8", "separator": ",", "memory_limit": "1GB", "lang": "en",
        "reading": ["waves=2019", "waves=2022"],
    }  # fmt: skip


def test_the_files_of_a_survey_are_found(rows):
    folder = rows / "parts"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.parquet").touch()
    assert list(survey_files("parts")) == ["a.parquet", "b.parquet"]
    assert list(survey_files("parts/*.parquet")) == ["parts/a.parquet", "parts/b.parquet"]
    assert list(survey_files("rows.csv")) == ["rows.csv"]


def test_the_main_report_does_not_run_it():
    assert "8-survey" in sources.notebook_names()
    assert "8-survey" not in main_notebooks()
