"""`scsi survey`: exit codes, what reaches the notebook, and what stands in the report's header."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from nbformat.v4 import new_notebook

from scsi.__main__ import main
from scsi.evidence import sources
from scsi.reports.commands import survey
from scsi.reports.commands.report import main_notebooks
from scsi.reports.commands.survey import survey_files
from scsi.reports.run import execute, manifest, plan
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
    text = page.read_text(encoding="utf-8")
    header = text.partition("<header>")[2].partition("</header>")[0]
    assert "The joint share rose from" in header
    assert "What this run assumes" in header
    assert "<title>What share of projects is joint, and has it changed?</title>" in text
    assert "&#39;ppp&#39; (default None; <code>category</code>)" in header
    assert "<code>unit</code>" not in header
    manifest = json.loads(page.with_name("manifest.json").read_text())
    assert list(manifest["data"]) == ["rows.csv"]
    assert manifest["parameters"]["columns"] == ["year=wave"]


CHARGERS = "agency,opened,operator\n" + "".join(
    f"Agency {agency},{opened},{'utility' if i < cut else 'Blink*'}\n"
    for after, opened in enumerate(("Baseline", "Follow-up"))
    for agency in range(8)
    for cut in [2 + after + agency % 2]
    for i in range(6)
)
OWN = [
    *("--column", "opened=wave", "--column", "operator=funding", "--column", "agency=city"),
    *("--share-of", "utility", "--rows", "charger,chargers,충전기"),
    *("--clusters", "agency,agencies,기관"),
]
NOT_OWN = re.compile(
    r"\bcit(?:y|ies)\b|\bprojects?\b|\bitems?\b|fund|public|private|\bppp\b|smart|money|sector"
    r"|도시|프로젝트|사업|항목|재원|공공|민간|스마트|분야",
    re.IGNORECASE,
)


class Words(HTMLParser):
    """What a page says, code, what is folded away and the scripts left out."""

    def __init__(self):
        super().__init__()
        self.within: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.said += [
            given[name] for name in ("alt", "aria-label", "data-title") if given.get(name)
        ]
        if tag not in ("br", "img", "meta", "link", "hr"):
            self.within.append(tag)

    def handle_endtag(self, tag):
        while self.within.pop() != tag:
            pass

    def handle_data(self, data):
        if not {"style", "script", "code", "pre", "details"} & {*self.within}:
            self.said.append(data)


@pytest.mark.slow
def test_a_report_on_chargers_says_nothing_of_projects_in_cities(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("chargers.csv").write_text(CHARGERS, encoding="utf-8")
    assert main(["survey", "chargers.csv", *OWN]) == 0
    page = Path("reports", "survey", "index.html").read_text(encoding="utf-8")
    words = Words()
    words.feed(page)
    for text in words.said:
        assert not NOT_OWN.search(text), text
    assert "<title>What share of chargers is utility, and has it changed?</title>" in page
    assert "충전기 가운데 utility 비중은 얼마이며, 달라졌는가?" in page
    assert "<summary>How the file was read</summary>" in page
    assert "<summary>파일을 읽은 방식</summary>" in page
    findings = json.loads(Path("reports", "survey", "findings.json").read_text(encoding="utf-8"))
    headline = next(each for each in findings if each["type"] == "WaveComparison")
    assert (headline["category"], headline["before"]) == ("utility", "Baseline")
    assert not any(NOT_OWN.search(text) for text in headline["sentence"].values())
    assert headline["words"]["en"]["term.cities"] == "agencies"


def test_of_many_waves_the_command_says_what_to_type(rows, capsys):
    table = ROWS + "".join(f"x{wave},A,{wave},public\n" for wave in (2016, 2024))
    Path("rows.csv").write_text(table, encoding="utf-8")
    told = refusal(capsys, "rows.csv", *MAPPED, "--before", "2019")
    assert "has 4 waves: 2016, 2019, 2022, 2024; say which two to compare" in told
    assert told.endswith("such as --before 2019 --after 2024\n")


@pytest.mark.parametrize(
    ("weights", "given", "asked"),
    [("12", None, "weight"), ("12", "items", "items"), ("11", None, None), ("", None, None)],
)
def test_a_survey_with_weights_is_weighted_by_them_unless_something_else_is_asked(
    rows, monkeypatch, weights, given, asked
):
    lines = ROWS.replace("mixed", "private").splitlines()
    if weights:
        lines = [f"{line},{'weight' if i == 0 else weights[i % 2]}" for i, line in enumerate(lines)]
    Path("rows.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    planned = {}
    monkeypatch.setattr(plan, "plan", lambda notebooks, languages, values: planned.update(values))
    monkeypatch.setattr(survey, "execute_and_write", lambda *asked, **more: Path("index.html"))
    monkeypatch.setattr(manifest, "inputs_of", lambda *asked: {"data": {}})
    assert main(["survey", "rows.csv", *(["--weight", given] if given else [])]) == 0
    assert planned.get("weight") == asked


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--before", "2019", "--after", "2030"], "has no wave 2030 (after); there are 2019, 2022"),
        (["--category-of", "joint"], "must be one of public, private, ppp; got 'joint'"),
        (["--unit", "city"], "did you mean 'cities'"),
        (["--weight", "money"], "needs a column 'amount'"),
        (["--level", "95"], "level must lie strictly between 0 and 1; got 95.0"),
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
