"""A batch removes only what a batch wrote: pages, profiles, failed notebooks, all else stays."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from batches import CITIES, run
from folders import snapshot
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_owned import KINDS, PARTS

from scsi.reports.run import batch
from scsi.vocabulary import RunError

pytestmark = pytest.mark.slow

HERE = Path(__file__).parents[2]
NOTEBOOK = HERE / "notebooks" / "8-city.ipynb"


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A batch that has been made."""
    out = tmp_path_factory.mktemp("batch") / "city"
    run(out, NOTEBOOK)
    return out


@pytest.fixture
def out(finished, tmp_path):
    return shutil.copytree(finished, tmp_path / "city")


def refused(out, words):
    """Both ends refuse a folder, and nothing in it is touched."""
    before = snapshot(out.parent)
    with pytest.raises(ValueError, match=words) as error:
        batch.check_place(out)
    with pytest.raises(RunError, match=words):
        run(out, NOTEBOOK)
    assert "\n" not in str(error.value)
    assert snapshot(out.parent) == before


def test_a_batch_is_replaced_as_long_as_nobody_touched_it(out):
    batch.check_place(out)
    before = snapshot(out)
    run(out, NOTEBOOK, times=2)
    run(out, NOTEBOOK)
    assert snapshot(out) == before
    assert os.listdir(out.parent) == ["city"]


@given(
    st.sampled_from(["", "seoul/", "tokyo/notebooks/", "berlin/notebooks/en/"]),
    PARTS,
    st.sampled_from(sorted(KINDS)),
)
@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)
def test_what_is_foreign_in_a_batch_is_named_and_untouched(finished, inside, name, kind):
    path = finished / inside / name
    if os.path.lexists(path) or len(os.fsencode(name)) > 200:
        return
    try:
        KINDS[kind](path)
        refused(finished, "is not a f")
    finally:
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()
    batch.check_place(finished)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("batch.json", "mine", r": batch\.json is not a file that scsi wrote; move it away"),
        (
            "batch.json",
            '{"format": "scsi-batch-1"}',
            r": its batch\.json was changed, or an earlier scsi wrote the batch; move it away",
        ),
        (
            "index.html",
            "mine",
            r": its index\.html was changed, or an earlier scsi wrote the batch",
        ),
        ("seoul/index.html", "mine", r"seoul/index\.html was changed after scsi wrote it"),
        ("seoul/manifest.json", "mine", r"seoul/ is not a folder that scsi wrote"),
    ],
)
def test_a_file_of_a_batch_that_was_changed_is_the_users(out, name, text, words):
    (out / name).write_text(text)
    refused(out, words)


@pytest.mark.parametrize("name", CITIES)
def test_a_users_folder_with_the_name_of_a_profile_is_refused(tmp_path, name):
    out = tmp_path / "city"
    (out / name).mkdir(parents=True)
    (out / name / "notes.txt").write_text("mine")
    refused(out, f"{name}/ is not a folder that scsi wrote")


def test_notes_among_failed_notebooks_stay_and_do_not_stop_a_batch(out):
    with pytest.raises(RunError, match="1 of 3 failed"):
        run(out, NOTEBOOK, fails=["seoul"], times=2)
    (out / "seoul.failed" / "en" / "notes.txt").write_text("mine")
    before = snapshot(out / "seoul.failed")
    run(out, NOTEBOOK, times=2)
    assert snapshot(out / "seoul.failed") == before
    with pytest.raises(RunError, match=r"kept as .*seoul\.failed-2"):
        run(out, NOTEBOOK, fails=["seoul"], times=3)
    run(out, NOTEBOOK, times=3)
    assert snapshot(out / "seoul.failed") == before
    assert not (out / "seoul.failed-2").exists()


def test_a_file_that_comes_into_a_profile_during_a_batch_stays_and_the_others_go_on(out):
    def during(job):
        if job.parameters["city"] == "seoul":
            (out / "seoul" / "notes.txt").write_text("mine")

    before = snapshot(out / "seoul")
    with pytest.raises(RunError, match=r"1 of 3 failed(.|\n)*notes\.txt is not a file that scsi"):
        run(out, NOTEBOOK, during, times=2)
    after = snapshot(out / "seoul")
    assert after.pop("notes.txt")
    assert after == before
    assert (out / "seoul.new" / "index.html").is_file()


@pytest.mark.parametrize("name", ["batch.json", "index.html"])
def test_a_page_or_manifest_that_is_changed_during_a_batch_stays(out, name):
    def during(job):
        (out / name).write_text("mine")

    with pytest.raises(RunError, match=rf"{name} was changed after scsi wrote it.*{name}\.new"):
        run(out, NOTEBOOK, during, times=2)
    assert (out / name).read_text() == "mine"
    assert [path.name for path in out.glob("*.new*")] == [f"{name}.new"]
    assert (out / f"{name}.new" / name).is_file()


def test_files_beside_a_batch_that_it_once_wrote_under_are_the_users(out):
    names = [".batch.json.new", ".index.html.new"]
    for name in names:
        (out.parent / name).write_text("mine")
    run(out, NOTEBOOK, times=2)
    assert all((out.parent / name).read_text() == "mine" for name in names)


def test_a_batch_killed_before_any_of_its_steps_is_taken_up_again():
    command = [sys.executable, str(HERE / "torture.py"), "batch-steps"]
    env = os.environ | {"PYTHONPATH": str(HERE.parent)}
    ended = subprocess.run(command, env=env, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > 100
