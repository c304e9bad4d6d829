"""Whatever is in a folder that no run wrote stays, wherever it is and whatever it is."""

import json
import os
import re
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from folders import contents_of_a_report, put, snapshot
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scsi.reports.run import owned, report_folder
from scsi.vocabulary import RunError

MANIFEST = "manifest.json"
FILES = sorted(contents_of_a_report())
PARTS = st.text(
    st.characters(codec="utf-8", exclude_characters="/\0", exclude_categories=["Cs"]),
    min_size=1,
    max_size=20,
).filter(lambda part: part not in (".", ".."))
NAMES = st.lists(PARTS, min_size=1, max_size=3).map("/".join)
INSIDE = st.sampled_from(["", "notebooks/", "notebooks/en/"])


def write(path, content=b"mine"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


KINDS = {
    "file": write,
    "copy of a file of ours": lambda path: write(path, contents_of_a_report("old")["index.html"]),
    "folder": lambda path: path.mkdir(parents=True),
    "link": lambda path: (path.parent.mkdir(parents=True, exist_ok=True), path.symlink_to("/etc")),
    "dead link": lambda path: (
        path.parent.mkdir(parents=True, exist_ok=True),
        path.symlink_to("nowhere"),
    ),
    "pipe": lambda path: (path.parent.mkdir(parents=True, exist_ok=True), os.mkfifo(path)),
}


@contextmanager
def report():
    """Yield the folder of a report in a folder of its own, with a neighbour that is a user's."""
    with tempfile.TemporaryDirectory() as top:
        write(Path(top, "beside", "thesis.txt"))
        out = Path(top, "beside", "mine")
        put(out, "old")
        yield out


def added(before, after):
    """Return what is new; everything else must be as it was."""
    assert {name: after.get(name) for name in before} == before
    return {name: told for name, told in after.items() if name not in before}


def files_below(found, folder):
    return {
        name.removeprefix(f"{folder}/"): told
        for name, told in found.items()
        if name.startswith(f"{folder}/")
    }


foreign_things = given(INSIDE, NAMES, st.sampled_from(sorted(KINDS)))
thorough = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=50)


def place_it(out, inside, name, kind):
    """Put something foreign into a report; None where a file of ours is in its way."""
    path = out / inside / name
    try:
        if os.path.lexists(path):
            return None
        KINDS[kind](path)
    except (FileExistsError, NotADirectoryError, OSError):  # a name that is too long for the disk
        return None
    return path


@pytest.mark.slow
@thorough
@foreign_things
def test_what_is_foreign_is_named_and_untouched_before_and_at_the_end(inside, name, kind):
    with report() as out:
        if place_it(out, inside, name, kind) is None:
            return
        before = snapshot(out.parent)
        why = report_folder.refusal(out)
        assert "is not a f" in why  # a file, or a folder
        assert (inside + name).split("/")[0].isprintable() <= ((inside + name).split("/")[0] in why)
        assert "\n" not in why
        with pytest.raises(RunError, match="it was left as it is"):
            put(out, "new")
        new = added(before, snapshot(out.parent))
        assert set(new) == {"mine.new", *(f"mine.new/{each}" for each in [*FOLDERS, *FILES])}


FOLDERS = ["notebooks", "notebooks/en"]


@pytest.mark.slow
@thorough
@foreign_things
def test_what_comes_after_the_last_check_is_moved_and_nothing_of_it_is_lost(inside, name, kind):
    with report() as out, pytest.MonkeyPatch.context() as patch:
        patch.setattr(report_folder, "refusal", lambda out: None)
        path = place_it(out, inside, name, kind)
        if path is None:
            return
        there = {
            each: told for each, told in snapshot(out).items() if each not in {*FILES, *FOLDERS}
        }
        with pytest.raises(
            RunError, match=r"what came into it at that moment is now in .*mine\.kept"
        ):
            put(out, "new")
        kept = files_below(snapshot(out.parent), "mine.kept")
        assert {each: told for each, told in kept.items() if each not in FOLDERS} == there
        patch.undo()
        assert owned.foreign(out) is None
        assert (out / "index.html").read_text() == "new"
        assert sorted(os.listdir(out.parent)) == ["mine", "mine.kept", "thesis.txt"]


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
@given(content=st.binary(max_size=50))
@settings(deadline=None, max_examples=20)
def test_a_file_of_a_report_that_was_changed_is_the_users(name, content):
    with report() as out:
        if (out / name).read_bytes() == content:
            return
        (out / name).write_bytes(content)
        before = snapshot(out.parent)
        why = report_folder.refusal(out)
        if name == MANIFEST:  # with it goes all that it said of the others
            assert re.search("its manifest.json was changed|is not a file that scsi wrote", why)
        else:
            assert f"{name} was changed after scsi wrote it" in why
        with pytest.raises(RunError, match="it was left as it is"):
            put(out)
        added(before, snapshot(out.parent))


@pytest.mark.slow
@given(st.dictionaries(st.text(), st.text()), st.text(max_size=8), st.booleans())
@settings(deadline=None, max_examples=50)
def test_a_manifest_is_ours_only_with_its_seal(more, seal, claims):
    with report() as out:
        manifest = json.loads((out / MANIFEST).read_text())
        if claims:
            more = {**more, "seal": seal}
        other = {**manifest, **more} if more else {**manifest, "note": "mine"}
        if other == manifest:
            return
        (out / MANIFEST).write_text(json.dumps(other))
        assert owned.record_of(out) == {}
        if "format" not in more:
            assert "its manifest.json was changed, or an earlier" in report_folder.refusal(out)
        assert report_folder.refusal(out) is not None


@pytest.mark.parametrize(
    "text",
    ["", "[]", "1", "null", '{"seal": 1}', '{"seal": NaN}', "[" * 100_000, '{"outputs": []}'],
)
def test_what_is_no_manifest_makes_no_report(tmp_path, text):
    write(tmp_path / "web" / MANIFEST, text.encode())
    write(tmp_path / "web" / "app.js")
    before = snapshot(tmp_path)
    assert report_folder.refusal(tmp_path / "web").startswith(
        ": app.js is not a file that scsi wrote; move"
    )
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("name", ["../thesis.txt", "notebooks/../../thesis.txt", "/etc/hostname"])
def test_a_record_that_names_files_elsewhere_reaches_none_of_them(name):
    with report() as out:
        own = owned.checksum(b"mine")
        record = owned.sealed({"outputs": {name: own, "index.html": own}})
        shutil.rmtree(out)
        write(out / "index.html")
        write(out / MANIFEST, json.dumps(record).encode())
        thesis = out.parent / "thesis.txt"
        assert owned.remove(out)
        assert thesis.read_bytes() == b"mine"


def test_a_missing_file_is_no_loss_and_the_rest_is_replaced():
    with report() as out:
        (out / "index.html").unlink()
        put(out, "new")
        assert (out / "index.html").read_text() == "new"
        assert sorted(os.listdir(out.parent)) == ["mine", "thesis.txt"]


def test_a_link_in_place_of_a_file_of_ours_is_the_users(tmp_path):
    with report() as out:
        page = out / "index.html"
        page.rename(tmp_path / "index.html")
        page.symlink_to(tmp_path / "index.html")  # with the very same content
        assert "index.html was changed" in report_folder.refusal(out)


@given(st.text())
@settings(deadline=None)
def test_names_are_shown_in_one_line(name):
    told = owned.shown(name)
    assert told.isprintable()
    assert not name.isprintable() or told == name
