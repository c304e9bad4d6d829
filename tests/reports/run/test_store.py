"""`make notebooks` and `make reference` write over nothing but what was there when they began."""

import base64
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from folders import put, snapshot
from nbformat.v4 import new_code_cell, new_notebook, new_output
from small_report import run_in, write

from scsi.reports.review import reference
from scsi.reports.run import owned, store
from scsi.reports.run.execute import Executed
from scsi.vocabulary import RunError

pytestmark = pytest.mark.slow

PICTURES = {"before": b"an earlier picture", "after": b"a picture"}


def notebook(when):
    """Return a notebook with a figure as it is stored."""
    png = base64.b64encode(PICTURES[when]).decode()
    record = {"scsi": {"kind": "figure", "name": "shift_by_size"}}
    output = new_output("display_data", data={"image/png": png}, metadata=record)
    return new_notebook(cells=[new_code_cell(when, outputs=[output], id="cell-1")])


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with a notebook that holds the README's figure, whose run can be a change."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "docs").mkdir()
    path = tmp_path / "notebooks" / "2-shift.ipynb"
    nbformat.write(notebook("before"), path)
    (tmp_path / "docs" / "shift_by_size.png").write_bytes(PICTURES["before"])
    monkeypatch.setattr(store, "notebook_path", lambda name: path)

    def during(change):
        def execute_all(jobs, **how):
            change(path)
            return [Executed(job=job, notebook=notebook("after")) for job in jobs]

        monkeypatch.setattr(store, "execute_all", execute_all)
        return tmp_path

    return during


def test_a_notebook_and_its_figure_are_stored_and_nothing_is_left_beside(checkout):
    folder = checkout(lambda path: None)
    path = folder / "notebooks" / "2-shift.ipynb"
    path.chmod(0o640)
    assert store.store(["2-shift"]) == ["2-shift"]
    assert nbformat.read(path, as_version=4) == notebook("after")
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(snapshot(folder)) == [
        *("docs", "docs/shift_by_size.png", "notebooks", "notebooks/2-shift.ipynb")
    ]
    assert (folder / "docs" / "shift_by_size.png").read_bytes() == PICTURES["after"]


def test_a_notebook_that_is_edited_while_it_runs_keeps_the_edit(checkout):
    folder = checkout(lambda path: path.write_text("edited"))
    with pytest.raises(RunError, match=r"2-shift\.ipynb was changed while it ran; nothing was"):
        store.store(["2-shift"])
    assert (folder / "notebooks" / "2-shift.ipynb").read_text() == "edited"
    assert (folder / "docs" / "shift_by_size.png").read_bytes() == PICTURES["before"]


def test_a_picture_that_is_not_the_notebooks_stays(checkout):
    folder = checkout(lambda path: None)
    (folder / "docs" / "shift_by_size.png").write_bytes(b"mine")
    before = snapshot(folder)
    with pytest.raises(RunError, match=r"shift_by_size\.png is not the figure of 2-shift; move it"):
        store.store(["2-shift"])
    assert snapshot(folder) == before


def test_a_disk_that_is_full_leaves_the_notebook(checkout, monkeypatch):
    folder = checkout(lambda path: None)

    def full(path, target):
        raise OSError(28, "No space left on device")

    before = snapshot(folder)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        store.store(["2-shift"])
    assert snapshot(folder) == before


@pytest.fixture
def report(tmp_path):
    """A report that can be kept as a reference."""
    write(tmp_path / "report", [run_in("en")])
    return tmp_path / "report"


def test_a_reference_is_refreshed_as_long_as_nobody_touched_it(report, tmp_path):
    kept = tmp_path / "reference"
    for _ in range(2):
        reference.keep(report, kept)
        assert owned.foreign(kept) is None
        assert reference.read_report(kept).findings == reference.read_report(report).findings
    assert sorted(path.name for path in kept.iterdir()) == [
        *("findings.json", "manifest.json", "outputs.json.gz")
    ]


@pytest.mark.parametrize("name", ["findings.json", "manifest.json", "outputs.json.gz", "notes.txt"])
def test_a_reference_with_anything_of_a_users_is_refused_in_one_line(report, tmp_path, name):
    kept = tmp_path / "reference"
    reference.keep(report, kept)
    (kept / name).write_text("mine")
    before = snapshot(kept)
    command = [sys.executable, "-m", "scsi.reports.review.reference", str(report), str(kept)]
    ended = subprocess.run(command, capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert ended.stderr.startswith(f"scsi.reports.review.reference: {kept}: ")
    assert snapshot(kept) == before


def test_the_reference_in_git_is_as_it_was_written():
    assert owned.foreign(Path(__file__).parents[3] / "reports" / "reference") is None


def test_a_report_may_be_put_where_a_reference_was(report, tmp_path):
    reference.keep(report, tmp_path / "reference")
    put(tmp_path / "reference")
    assert owned.foreign(tmp_path / "reference") is None
