"""`scsi new-survey`: a table that passes, a notebook that runs, and no file is ever lost."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from folders import snapshot

import scsi
from scsi.__main__ import main
from scsi.evidence.survey.columns import survey_columns
from scsi.reports.run.new_survey import new_survey

pytestmark = pytest.mark.slow

FILES = ["projects.csv", "columns.md", "survey.ipynb"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_table_passes_and_every_cell_of_the_notebook_runs(folder, lang, capsys, monkeypatch):
    assert main(["new-survey", "mine", "--lang", lang]) == 0
    assert capsys.readouterr().out.splitlines() == [str(Path("mine", name)) for name in FILES]
    assert main(["check", str(Path("mine", "projects.csv"))]) == 0
    assert "(simulated)" in capsys.readouterr().out
    monkeypatch.chdir(folder / "mine")
    notebook = nbformat.read("survey.ipynb", as_version=4)
    nbformat.validate(notebook)
    names = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            exec(cell.source, names)
    assert names["lang"] == lang
    assert names["comparison"].simulated
    assert (names["comparison"].before, names["comparison"].after) == (2019, 2022)


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_column_of_the_data_package_is_there_and_explained(folder, lang):
    new_survey("mine", lang)
    survey = scsi.read_survey("mine/projects.csv")
    assert survey.columns == tuple(name for name in survey_columns() if name != "count")
    rows = [
        line for line in Path("mine/columns.md").read_text("utf-8").splitlines() if line[:1] == "|"
    ]
    headings = Path("mine/projects.csv").read_text("utf-8-sig").splitlines()[0].split(",")
    assert [row.split("`")[1] for row in rows[2:]] == headings
    assert all("simulated" not in row for row in rows)
    if lang == "ko":
        assert "`공공`, `민간`, `민관협력`" in rows[5]


def test_nothing_is_written_over_a_file(folder, capsys):
    Path("mine").mkdir()
    Path("mine", "columns.md").write_text("my own")
    with pytest.raises(SystemExit) as exit_:
        main(["new-survey", "mine"])
    assert exit_.value.code == 2
    there = Path("mine", "columns.md")
    told = f"scsi new-survey: {there} already there; nothing was written\n"
    assert capsys.readouterr().err == told
    assert [path.name for path in Path("mine").iterdir()] == ["columns.md"]
    assert there.read_text() == "my own"


def test_rows_of_the_template_among_others_are_refused(folder):
    new_survey("mine")
    path = Path("mine/projects.csv")
    path.write_text(path.read_text() + "7,Seoul,2022,public,,,,,,,1\n")
    with pytest.raises(scsi.DataError, match="found 30 simulated projects among others"):
        scsi.read_survey(path)


def test_another_language_is_refused(folder, capsys):
    with pytest.raises(SystemExit):
        main(["new-survey", "--lang", "kr"])
    assert "--lang must be one of en, ko; got 'kr'" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", ["file", "link", "dead link", "folder"])
def test_what_has_one_of_the_names_stays_whatever_it_is(folder, name, kind):
    Path("mine").mkdir()
    Path("thesis.txt").write_text("my own")
    path = Path("mine", name)
    if kind == "folder":
        path.mkdir()
    elif kind == "file":
        path.write_text("my own")
    else:
        path.symlink_to("../thesis.txt" if kind == "link" else "nowhere")
    before = snapshot(folder)
    with pytest.raises(FileExistsError, match="already there; nothing was written"):
        new_survey("mine")
    assert snapshot(folder) == before


@pytest.mark.parametrize("name", FILES[1:])
def test_a_file_that_comes_at_the_last_moment_stays_and_nothing_is_written(
    folder, name, monkeypatch
):
    opened = Path.open

    def late(path, *arguments, **settings):
        if path.name == name:
            path.touch()
        return opened(path, *arguments, **settings)

    monkeypatch.setattr(Path, "open", late)
    with pytest.raises(FileExistsError, match=f"{name} already there; nothing was written"):
        new_survey("mine")
    assert [path.name for path in Path("mine").iterdir()] == [name]


@pytest.mark.parametrize("largest", [0, 100, 1000])
def test_a_disk_that_is_full_leaves_no_half_of_it(folder, largest):
    script = (
        "import resource, sys; from scsi.reports.run.new_survey import new_survey\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({largest}, {largest}))\n"
        "try: new_survey('mine')\n"
        "except OSError as error: sys.exit(error.strerror)\n"
    )
    ended = subprocess.run([sys.executable, "-B", "-c", script], capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (1, "File too large\n")
    assert list(Path("mine").iterdir()) == []
