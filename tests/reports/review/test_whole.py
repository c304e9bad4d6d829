"""Whole: every way in which a report can be other than its manifest says is named, by file."""

import json
import os
import shutil

import pytest
from small_report import run_in, write

from scsi.__main__ import main
from scsi.reports.review.reference import keep
from scsi.reports.review.review import review
from scsi.reports.review.whole import check_whole
from scsi.reports.run.owned import sealed

pytestmark = pytest.mark.slow

LEVELS = ("runs", "numbers", "exact")


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A report that no test changes."""
    return write(tmp_path_factory.mktemp("reports") / "good", [run_in("en"), run_in("ko")])


@pytest.fixture
def copy(good, tmp_path):
    """A copy of it for a test to change."""
    return shutil.copytree(good, tmp_path / "copy")


def written_over(folder):
    (folder / "index.html").write_text("<p>99.9 points</p>", encoding="utf-8")
    return "index.html is not as it was written"


def page_gone(folder):
    (folder / "index.html").unlink()
    return "index.html is missing"


def pdf_gone(folder):
    (folder / "report-ko.pdf").unlink()
    return "report-ko.pdf is missing"


def pdf_changed(folder):
    (folder / "report.pdf").write_bytes(b"%PDF other")
    return "report.pdf is not as it was written"


def script_added(folder):
    with (folder / "index.html").open("a", encoding="utf-8") as page:
        page.write("<script>alert(1)</script>")
    return "index.html is not as it was written"


def notebook_changed(folder):
    path = folder / "notebooks" / "en" / "2-shift.ipynb"
    path.write_text(path.read_text("utf-8").replace("Did it rise", "Did it fall"), "utf-8")
    return "notebooks/en/2-shift.ipynb is not as it was written"


def findings_changed(folder):
    (folder / "findings.json").write_text("[]", encoding="utf-8")
    return "findings.json is not as it was written"


def foreign(folder):
    (folder / "notebooks" / "notes.txt").write_text("mine", encoding="utf-8")
    return "notebooks/notes.txt is foreign: no run wrote it"


def foreign_folder(folder):
    (folder / "drafts").mkdir()
    return "drafts/ is foreign: no run wrote it"


def foreign_outputs(folder):
    (folder / "outputs.json.gz").write_bytes(b"")
    return "outputs.json.gz is foreign: no run wrote it"


def control_characters(folder):
    (folder / "a\x1b[2Jb\nc").write_text("", encoding="utf-8")
    return r"a\x1b[2Jb\nc is foreign: no run wrote it"


def not_utf8(folder):
    with open(os.fsencode(folder) + b"/\xff", "wb"):
        pass
    return r"\udcff is foreign: no run wrote it"


def link(folder):
    target = (folder / "report.pdf").rename(folder.parent / "elsewhere.pdf")
    (folder / "report.pdf").symlink_to(target)
    return "report.pdf is a link, not a file"


def linked_folder(folder):
    target = (folder / "notebooks" / "ko").rename(folder.parent / "elsewhere")
    (folder / "notebooks" / "ko").symlink_to(target, target_is_directory=True)
    return "notebooks/ko/ is foreign: no run wrote it"


def pipe(folder):
    (folder / "report.pdf").unlink()
    os.mkfifo(folder / "report.pdf")
    return "report.pdf is not a file"


def not_vouched_for(folder):
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    del manifest["outputs"]["report.pdf"]
    path.write_text(json.dumps(sealed(manifest)), encoding="utf-8")
    (folder / "report.pdf").unlink()
    return "manifest.json does not vouch for report.pdf, which a report has"


def seal_broken(folder):
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["commit"] = "0" * 40
    path.write_text(json.dumps(manifest), encoding="utf-8")
    return "manifest.json is not as it was written"


CHANGES = [
    *(written_over, page_gone, pdf_gone, pdf_changed, script_added, notebook_changed),
    *(findings_changed, foreign, foreign_folder, foreign_outputs, control_characters, not_utf8),
    *(link, linked_folder, pipe, not_vouched_for, seal_broken),
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_not_as_written_is_named(good, copy, capsys, change):
    fault = change(copy)
    assert fault in check_whole(copy).faults
    assert main(["review", str(copy)]) == 1
    assert f"\n  {fault}\n" in capsys.readouterr().out
    for level in LEVELS:
        assert f"{copy}: {fault}" in review(good, copy, level).faults
        assert not review(copy, good, level).alike


def test_a_report_as_written_is_whole_in_words_and_as_json(good, copy, capsys):
    assert main(["review", str(good)]) == 0
    assert capsys.readouterr().out == f"{good}: whole and as written (6 files)\n"
    assert main(["review", str(good), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"folder": str(good), "files": 6, "faults": [], "whole": True}
    pdf_gone(copy)
    assert main(["review", str(copy), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["faults"] == ["report-ko.pdf is missing"]


@pytest.mark.parametrize("name", ["findings.json", "outputs.json.gz"])
def test_a_reference_vouches_for_its_own_two_files(good, tmp_path, name):
    reference = tmp_path / "reference"
    keep(good, reference)
    assert check_whole(reference).whole
    assert check_whole(reference).files == 2
    content = (reference / name).read_bytes()
    (reference / name).write_bytes(content + b"\n")
    assert check_whole(reference).faults == (f"{name} is not as it was written",)
    (reference / name).write_bytes(content)
    (reference / "more").write_text("", encoding="utf-8")
    assert check_whole(reference).faults == ("more is foreign: no run wrote it",)


def test_a_reference_of_before_is_told_in_one_line(good, tmp_path):
    reference = tmp_path / "reference"
    keep(good, reference)
    path = reference / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    del manifest["kept"]
    path.write_text(json.dumps(sealed(manifest)), encoding="utf-8")
    assert check_whole(reference).faults == (
        "manifest.json is of an older reference; keep it again",
    )
    assert not review(reference, good).alike


def test_a_folder_without_a_manifest_is_a_bad_argument(tmp_path, capsys):
    with pytest.raises(SystemExit) as exit_:
        main(["review", str(tmp_path)])
    assert exit_.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
