"""A table that changes while a run reads it stops the run; and one in the way of a report too."""

import os
import shutil
from pathlib import Path

import pytest
from folders import put, snapshot
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_notebook

from scsi.__main__ import main
from scsi.reports.commands.survey import survey_files
from scsi.reports.run import execute
from scsi.reports.run.execute import Executed
from scsi.reports.run.manifest import file_checksum
from scsi.reports.run.watched import Watched
from scsi.vocabulary import RunError

ROWS = "project_id,city,wave,funding\n" + "".join(
    f"{wave}-{city}-{i},{city},{wave},{'ppp' if i < wave - 2017 else 'public'}\n"
    for wave in (2019, 2022)
    for city in "ABCDEFGH"
    for i in range(6)
)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def rewritten_with_the_old_times(path):
    before = path.stat()
    text = path.read_text()
    path.write_text(text.swapcase())  # as long as before
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def changed_and_changed_back(path):
    before = path.stat()
    content = path.read_bytes()
    path.write_bytes(content.swapcase())
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(path):
    new = path.with_name("new")
    shutil.copy2(path, new)
    new.replace(path)


CHANGES = {
    "a row more": lambda path: path.write_text(path.read_text() + "a row more"),
    "other words as long, at the old time": rewritten_with_the_old_times,
    "changed and changed back": changed_and_changed_back,
    "another file, with the same words and times": replaced,
    "emptied": lambda path: path.write_text(""),
}
SHAPES = {
    "one table": "projects.csv",
    "a folder of parts": "parts",
    "a pattern of parts": "parts/**/*.parquet",
}


@pytest.fixture
def tables(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("projects.csv", "parts/a.parquet", "parts/wave=2022/b.parquet"):
        write(Path(name), "words")
    return tmp_path


def watched(file):
    table = Watched(lambda: survey_files(file))
    return table, {name: file_checksum(path) for name, path in table.files.items()}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_change_is_noticed_in_every_part(tables, shape, change):
    for name in survey_files(SHAPES[shape]):
        table, checksums = watched(SHAPES[shape])
        table.check(checksums)
        CHANGES[change](table.files[name])
        with pytest.raises(
            RunError, match="was changed while the run read it; run it again"
        ) as told:
            table.check(checksums)
        assert str(told.value).startswith(name)


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if "parts" in shape])
def test_parts_that_come_and_go_are_noticed(tables, shape):
    table, checksums = watched(SHAPES[shape])
    write(Path("parts/wave=2022/c.parquet"), "words")
    with pytest.raises(RunError, match=r"wave=2022/c\.parquet came while the run read it"):
        table.check(checksums)
    Path("parts/wave=2022/c.parquet").unlink()
    table.check(checksums)
    Path("parts/a.parquet").unlink()
    with pytest.raises(RunError, match=r"a\.parquet was removed while the run read it"):
        table.check(checksums)


def test_what_was_hashed_after_a_change_is_noticed_too(tables):
    table, _ = watched("projects.csv")
    Path("projects.csv").write_text("other")
    late = {"projects.csv": file_checksum(Path("projects.csv"))}
    with pytest.raises(RunError, match="was changed"):
        table.check(late)


@given(st.binary(max_size=40), st.binary(max_size=40))
@settings(deadline=None, max_examples=30)
def test_a_checksum_that_is_of_other_bytes_is_noticed(tmp_path_factory, first, second):
    path = tmp_path_factory.mktemp("table") / "projects.csv"
    path.write_bytes(first)
    table = Watched(lambda: {path.name: path})
    path_of_second = path.with_name("second")
    path_of_second.write_bytes(second)
    noted = {path.name: file_checksum(path_of_second)}
    if first == second:
        table.check(noted)
    else:
        with pytest.raises(RunError, match="was changed"):
            table.check(noted)


@pytest.fixture
def survey(tmp_path, monkeypatch):
    """A survey whose run is a change of the table and nothing else."""

    def run(change=lambda path: None, *arguments):
        def execute_all(jobs, **how):
            change(Path("projects.csv"))
            return [Executed(job=job, notebook=new_notebook()) for job in jobs]

        monkeypatch.setattr(execute, "execute_all", execute_all)
        return main(["survey", "projects.csv", "--lang", "en", "--out", "mine", *arguments])

    monkeypatch.chdir(tmp_path)
    write(Path("projects.csv"), ROWS)
    return run


@pytest.mark.parametrize("change", CHANGES)
def test_a_survey_whose_table_changes_writes_nothing(survey, capsys, change):
    put(Path("mine"), "old")
    before = snapshot("mine")
    assert survey(CHANGES[change]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        "scsi survey: projects.csv was changed while the run read it; run it again"
    )
    assert snapshot("mine") == before
    assert sorted(os.listdir()) == ["mine", "projects.csv"]


@pytest.mark.parametrize("table", ["d/projects.csv", "d/a/projects.csv", "d/parts", "d/link.csv"])
@pytest.mark.parametrize("out", ["d", "./d", "e/../d", "link"])
def test_a_table_within_the_folder_of_the_report_is_refused(survey, capsys, table, out):
    Path("e").mkdir()
    put(Path("d"), "old")
    Path("link").symlink_to("d")
    if table.endswith("parts"):
        write(Path(table, "a.parquet"), "words")
    elif table.endswith("link.csv"):
        Path(table).symlink_to(Path("projects.csv").resolve())
    else:
        write(Path(table), ROWS)
    before = snapshot(".")
    with pytest.raises(SystemExit) as end:
        main(["survey", table, "--out", out])
    assert end.value.code == 2
    told = capsys.readouterr().err
    name = f"{table}/a.parquet" if table.endswith("parts") else table
    assert told == (
        f"scsi survey: --out {Path(out)} is a link; name the folder that it leads to\n"
        if out == "link"
        else f"scsi survey: --out {Path(out)}: the table {name} lies in it; name another folder\n"
    )
    assert snapshot(".") == before


def test_a_table_reached_through_a_link_lies_where_it_lies(survey, capsys):
    write(Path("d", "projects.csv"), ROWS)
    Path("link.csv").symlink_to(Path("d", "projects.csv").resolve())
    with pytest.raises(SystemExit):
        main(["survey", "link.csv", "--out", "d"])
    assert "--out d: the table link.csv lies in it" in capsys.readouterr().err


@pytest.mark.parametrize("out", [".", "", ".."])
def test_the_folder_of_the_table_is_refused(survey, capsys, out):
    before = snapshot(".")
    with pytest.raises(SystemExit):
        survey(lambda path: None, "--out", out)
    assert "--out must name a folder of its own" in capsys.readouterr().err
    assert snapshot(".") == before


def test_a_file_that_comes_into_the_report_during_a_run_stops_it_at_the_end(survey, capsys):
    assert survey() == 0
    before = snapshot("mine")
    assert survey(lambda path: Path("mine", "notes.txt").write_text("mine")) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        "scsi survey: mine: notes.txt is not a file that scsi wrote; move it away, or name another "
        "folder; it was left as it is, and what this run wrote is in mine.new"
    )
    after = snapshot("mine")
    assert after.pop("notes.txt")
    assert after == before
    assert Path("mine.new", "index.html").is_file()
