"""Manifest and report: what went in, what has changed since, and that the last report survives."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

import scsi
from scsi.reports.run import report
from scsi.reports.run.execute import Executed
from scsi.reports.run.manifest import (
    changes,
    checksum,
    code_checksum,
    inputs_of,
    package_checksum,
    read_manifest,
)
from scsi.reports.run.plan import Job, plan
from scsi.vocabulary import RunError


@pytest.fixture
def notebook(tmp_path):
    """A notebook with one parameter."""
    cells = [
        {
            "cell_type": "code",
            "metadata": {"tags": ["parameters"]},
            "source": ["size: int = 200"],
            "outputs": [],
        }
    ]
    path = tmp_path / "2-shift.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path


def executed(text="done", error=""):
    output = new_output("stream", name="stdout", text=text)
    cell = new_code_cell("ask()", outputs=[output], execution_count=1, id="cell-1")
    job = Job(notebook="2-shift", path=None, lang="en")
    return Executed(job=job, notebook=new_notebook(cells=[cell]), error=error)


def test_the_manifest_says_what_went_in(notebook, tmp_path):
    data = tmp_path / "cities.csv"
    data.write_text("id\n", encoding="utf-8")
    inputs = inputs_of(
        plan({"2-shift": notebook}, ["en"], {"size": "100"}), {"cities.csv": data}, tmp_path
    )
    assert inputs["data"] == {"cities.csv": checksum(b"id\n")}
    assert (inputs["scsi"], inputs["languages"]) == (scsi.__version__, ["en"])
    assert inputs["python"] == ".".join(map(str, sys.version_info[:3]))
    assert inputs["packages"]["numpy"] == np.__version__
    assert inputs["parameters"] == {"size": 100}
    assert inputs["defaults"] == {"2-shift": {"size": 200}}
    assert (inputs["commit"], inputs["lock"]) == (None, None)


def test_a_checksum_is_sha256():
    # FIPS 180-4, the example "abc"
    assert checksum(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def own_files():
    """Return the files of the package as git knows them; its data and notebooks lie elsewhere."""
    package = Path(scsi.__file__).parent
    command = ["git", "-C", str(package), "ls-files", "-z"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [package / name for name in done.stdout.split("\0") if name]


def test_every_kind_of_file_of_the_package_tells_in_the_checksum_of_its_code(tmp_path):
    kinds = {path.suffix: path for path in own_files()}
    assert kinds.keys() >= {".py", ".typ", ".lua", ".csl", ".md", ".toml", ".j2", ".ttf"}
    seen = {code_checksum(tmp_path)}
    for suffix, path in kinds.items():
        copy = tmp_path / "inner" / f"file{suffix}"
        copy.parent.mkdir(exist_ok=True)
        for content in (path.read_bytes(), path.read_bytes() + b" "):
            copy.write_bytes(content)
            seen.add(code_checksum(tmp_path))
    assert len(seen) == 1 + 2 * len(kinds)


def test_byte_code_data_and_notebooks_are_no_code(tmp_path):
    (tmp_path / "a.py").write_text("1", encoding="utf-8")
    before = code_checksum(tmp_path)
    for name in ("__pycache__/a.cpython-311.pyc", "a.pyc", "data/a.csv", "notebooks/a.ipynb"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("2", encoding="utf-8")
        assert code_checksum(tmp_path) == before
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert code_checksum(tmp_path) != before
    assert package_checksum() == code_checksum(Path(scsi.__file__).parent)


def test_stored_outputs_are_no_input(notebook, tmp_path):
    jobs = plan({"2-shift": notebook}, ["en"])
    before = inputs_of(jobs, {}, tmp_path)
    text = notebook.read_text(encoding="utf-8")
    notebook.write_text(text.replace('"outputs": []', '"outputs": [1]'), encoding="utf-8")
    assert changes(before, inputs_of(jobs, {}, tmp_path)) == []
    notebook.write_text(text.replace("200", "300"), encoding="utf-8")
    lines = changes(before, inputs_of(jobs, {}, tmp_path))
    assert lines[0].startswith("notebooks 2-shift: ")
    assert lines[1] == "defaults 2-shift size: 200 -> 300"


def test_a_checkout_tells_its_commit_and_whether_it_was_changed(notebook, tmp_path):
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", "-C", str(tmp_path), *words], check=True)
    inputs = inputs_of([], {}, tmp_path)
    assert len(inputs["commit"]) == 40
    assert inputs["dirty"] is False
    notebook.write_text("{}", encoding="utf-8")
    assert inputs_of([], {}, tmp_path)["dirty"] is True


def test_a_checkout_in_which_git_fails_or_is_not_there_has_no_commit(tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    (tmp_path / ".git").write_text("gitdir: nowhere", encoding="utf-8")
    inputs = inputs_of([], {}, tmp_path)
    assert (inputs["commit"], inputs["dirty"]) == (None, None)
    monkeypatch.setenv("PATH", str(tmp_path))
    inputs = inputs_of([], {}, tmp_path)
    assert (inputs["commit"], inputs["dirty"]) == (None, None)


@pytest.mark.parametrize(
    ("text", "message"), [("{", "is not JSON"), ("[]", "is not the manifest"), ("{}", "is not the")]
)
def test_what_is_no_manifest_is_refused(tmp_path, text, message):
    path = tmp_path / "manifest.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_manifest(path)


def test_a_report_is_whole_and_replaces_the_one_before(tmp_path):
    out = tmp_path / "reports" / "mine"
    for text in ("first", "second"):
        page = report.write_report([executed(text)], {"format": "scsi-manifest-1"}, out, "now")
    assert page.read_text(encoding="utf-8").count("second") == 1
    manifest = read_manifest(out / "manifest.json")
    assert manifest["outputs"]["index.html"] == checksum(page.read_bytes())
    written = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    assert written == {"manifest.json", *manifest["outputs"]}
    assert [path.name for path in out.parent.iterdir()] == ["mine"]


def test_a_failure_keeps_the_last_report_and_the_failed_notebook(tmp_path):
    out = tmp_path / "mine"
    report.write_report([executed("good")], {}, out, "now")
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    with pytest.raises(RunError) as error:
        report.write_report([executed(error="cell [1]: ValueError: no")], {}, out, "now")
    kept = tmp_path / "mine.failed" / "en" / "2-shift.ipynb"
    assert str(error.value) == f"2-shift (en), cell [1]: ValueError: no; kept as {kept}"
    assert kept.exists()
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    report.write_report([executed("good")], {}, out, "now")
    assert not kept.parent.exists()


def test_nothing_but_a_report_is_written_over(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match=r"thesis\.txt is not a file that scsi wrote"):
        report.check_place(tmp_path)
    with pytest.raises(ValueError, match="is a file"):
        report.check_place(tmp_path / "thesis.txt")
    report.check_place(tmp_path / "new")


def test_numbers_that_json_cannot_hold_are_an_error():
    with pytest.raises(ValueError, match="not JSON compliant"):
        report.as_json({"estimate": float("nan")})
