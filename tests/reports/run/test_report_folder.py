"""The place of a report: which folders are refused, what is ours beside it, who may write to it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from folders import contents_of_a_report, put, snapshot

from scsi.__main__ import main
from scsi.reports.run import batch, owned, report, report_folder
from scsi.vocabulary import RunError

HERE = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Work in a folder within a home folder."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    work = tmp_path / "home" / "work"
    work.mkdir(parents=True)
    (work / "thesis.txt").write_text("mine")
    monkeypatch.chdir(work)
    return work


OUTS = {
    "": "is the folder that you work in",
    ".": "is the folder that you work in",
    "..": "is the folder that you work in, or holds it",
    "../work": "is the folder that you work in",
    "~": "is your home folder",
    "~/..": "is your home folder, or holds it",
    "/": "is a drive or a mount point",
    "/proc": "is a drive or a mount point",
    "thesis.txt": "is a file; name a folder",
    "link": "is a link; name the folder that it leads to",
    "dead": "is a link; name the folder that it leads to",
    "link-to-report": "is a link; name the folder that it leads to",
}


@pytest.mark.parametrize("check", [report.check_place, batch.check_place])
@pytest.mark.parametrize("out", OUTS)
def test_what_is_no_folder_of_its_own_is_refused_by_name(home, monkeypatch, out, check):
    (home / "link").symlink_to(home.parent)
    (home / "dead").symlink_to("nowhere")
    put(home / "reports" / "mine")
    (home / "link-to-report").symlink_to(home / "reports" / "mine")
    before = snapshot(home)
    words = OUTS[out]
    path = Path(os.path.expanduser(out))
    if out.startswith("~"):
        monkeypatch.chdir(HERE)
    with pytest.raises(ValueError, match=words) as error:
        check(path)
    assert str(error.value).startswith(f"--out {path}")
    assert snapshot(home) == before


def test_an_empty_home_is_refused_too(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "new"))
    (tmp_path / "new").mkdir()
    assert report_folder.refusal(tmp_path / "new").startswith(" is your home folder")


@pytest.mark.parametrize("out", ["mine", "./mine", "a/b/mine", "../work/mine", "link/mine"])
def test_a_relative_folder_is_written_twice_and_nothing_is_left_beside(home, out):
    (home / "link").symlink_to(home.parent / "elsewhere")
    (home.parent / "elsewhere").mkdir()
    for text in ("first", "second"):
        put(Path(out), text)
        assert Path(out, "index.html").read_text() == text
        assert os.listdir(Path(out).parent).count("mine") == 1
        assert not [name for name in os.listdir(Path(out).parent) if name.startswith(".")]
    assert (home / "thesis.txt").read_text() == "mine"


def test_two_names_of_one_folder_are_one_place(home):
    (home / "link").symlink_to(home)
    with (
        report_folder.hold(Path("mine")) as work,
        report_folder.hold(Path("link/../work/link/mine")) as again,
    ):
        assert work == again


def test_an_empty_folder_is_taken(home):
    Path("mine").mkdir()
    put(Path("mine"))
    assert owned.foreign(Path("mine")) is None
    assert sorted(os.listdir()) == ["mine", "thesis.txt"]


def own_name(out):
    """Return a name that a working folder could have."""
    return report_folder._work_name(out.name, "0123456789abcdef")


LOOKALIKES = {
    "the name of earlier versions": lambda out: ".mine.run",
    "a name with no check": lambda out: ".mine.0123456789abcdef01234567",
    "the name for another report": lambda out: own_name(out.with_name("yours")),
}


@pytest.mark.parametrize("kind", ["folder", "link", "file"])
@pytest.mark.parametrize("name", LOOKALIKES)
def test_what_only_looks_like_a_working_folder_is_never_touched(home, name, kind):
    out = Path("mine")
    path = home / LOOKALIKES[name](out)
    if kind == "file":
        path.write_text("mine")
    else:
        target = path if kind == "folder" else home.parent / "target"
        target.mkdir()
        for each in ("lock", "scsi-run", "new", "thesis.txt"):
            (target / each).write_text(path.name)
        if kind == "link":
            path.symlink_to(target)
    before = snapshot(home.parent)
    put(out)
    put(out)
    after = snapshot(home.parent)
    assert {name: after.get(name) for name in before} == before


def left_by_a_killed_run(out):
    """Let a run be killed while it holds its place; return its working folder."""
    script = (
        "import os, sys; from pathlib import Path; from scsi.reports.run import report_folder\n"
        "with report_folder.hold(Path(sys.argv[1])) as work:\n"
        "    (work / 'new').mkdir(); (work / 'new' / 'half.txt').write_text('half')\n"
        "    print(work, flush=True); os.kill(os.getpid(), 9)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(out)],
        env=os.environ | {"PYTHONPATH": str(HERE.parent)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == -9, run.stderr
    return Path(run.stdout.strip())


def test_a_copy_of_what_a_killed_run_left_is_the_users(home):
    out = home / "mine"
    left = left_by_a_killed_run(out)
    copies = [home / name for name in (f"{left.name}.bak", ".mine.copy", own_name(out))]
    for copy in copies:
        shutil.copytree(left, copy)
    (home / "linked").mkdir()
    put(out)
    assert not left.exists()
    assert all((copy / "new" / "half.txt").read_text() == "half" for copy in copies)


def test_a_users_file_in_what_a_killed_run_left_stays(home):
    left = left_by_a_killed_run(home / "mine")
    (left / "notes.txt").write_text("mine")
    put(home / "mine")
    assert [path.name for path in left.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("replaced", [True, False])
def test_what_came_into_a_report_whose_run_was_killed_in_the_exchange_is_kept(home, replaced):
    out = home / "mine"
    put(out, "old")
    script = (
        "import os, sys; from pathlib import Path; from scsi.reports.run import report_folder\n"
        "from folders import put\n"
        "swapped = report_folder._swapped\n"
        "def die(new, out, old):\n"
        "    (out / 'notes.txt').write_text('mine')\n"
        "    if sys.argv[2] == 'True': swapped(new, out, old)\n"
        "    os.kill(os.getpid(), 9)\n"
        "report_folder._swapped = die\n"
        "put(Path(sys.argv[1]), 'new')\n"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)])}
    command = [sys.executable, "-c", script, str(out), str(replaced)]
    assert subprocess.run(command, env=env).returncode == -9
    if replaced:
        with pytest.raises(
            RunError, match=r"what came into .*mine while it was replaced .*mine\.kept"
        ):
            put(out)
        assert snapshot(home / "mine.kept").keys() == {"notes.txt"}
        put(out)
        assert sorted(os.listdir()) == ["mine", "mine.kept", "thesis.txt"]
    else:
        with pytest.raises(RunError, match=r"notes\.txt is not a file that scsi wrote"):
            put(out)
        assert (out / "notes.txt").read_text() == "mine"
        assert sorted(os.listdir()) == ["mine", "mine.new", "thesis.txt"]


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_comes_to_a_free_place_at_the_last_moment_stays(home, monkeypatch, kind):
    swapped = report_folder._swapped
    out = Path("mine")

    def late(new, path, old):
        if kind == "file":
            path.write_text("mine")
        elif kind == "folder":
            path.mkdir()
            (path / "notes.txt").write_text("mine")
        else:
            path.symlink_to("thesis.txt")
        found.update(snapshot(home))
        return swapped(new, path, old)

    found = {}
    monkeypatch.setattr(report_folder, "_swapped", late)
    with pytest.raises(RunError, match="is now in"):
        put(out)
    kept = snapshot(home / "mine.kept")
    told = {Path(name).name: told for name, told in found.items()}
    assert all(kept[name] == told[name] for name in kept)
    assert kept
    assert owned.foreign(out) is None


def test_a_page_that_is_edited_at_the_last_moment_is_kept(home, monkeypatch):
    put(Path("mine"), "old")
    swapped = report_folder._swapped

    def late(new, path, old):
        (path / "index.html").write_text("edited")
        return swapped(new, path, old)

    monkeypatch.setattr(report_folder, "_swapped", late)
    with pytest.raises(RunError, match=r"came into it at that moment is now in mine\.kept"):
        put(Path("mine"), "new")
    assert Path("mine", "index.html").read_text() == "new"
    assert [path.name for path in Path("mine.kept").iterdir()] == ["index.html"]
    assert Path("mine.kept", "index.html").read_text() == "edited"


def test_what_may_not_be_removed_is_kept_beside(home, monkeypatch):
    put(Path("mine"), "old")
    unlink = Path.unlink

    def held(path, missing_ok=False):
        if path.name == "a.ipynb":
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        with pytest.raises(RunError, match=r"is now in mine\.kept"):
            put(Path("mine"), "new")
    assert Path("mine.kept", "notebooks", "en", "a.ipynb").read_text() == "old"
    put(Path("mine"), "newer")
    assert sorted(os.listdir()) == ["mine", "mine.kept", "thesis.txt"]


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_without_an_exchange_nothing_that_comes_between_is_lost(home, monkeypatch, kind):
    out = Path("mine")
    put(out, "old")

    def none(first, second, flags):
        if flags == report_folder._EXCLUSIVE:  # the old report is away now
            second.write_text("mine") if kind == "file" else (second / "a").mkdir(parents=True)
        return False

    monkeypatch.setattr(report_folder, "_renamed", none)
    with pytest.raises(RunError, match=r"mine cannot be replaced: .*mine\.new"):
        put(out)
    assert out.is_file() if kind == "file" else (out / "a").is_dir()
    assert Path("mine.new", "index.html").read_text() == "new"
    assert sorted(os.listdir()) == ["mine", "mine.new", "thesis.txt"]


def test_names_beside_are_taken_only_if_nobody_has_them(home):
    out = Path("mine")
    put(out)
    (out / "notes.txt").write_text("mine")
    Path("mine.new").mkdir()
    Path("mine.new-2").write_text("mine")
    Path("mine.new-3").symlink_to("nowhere")
    before = snapshot(home)
    with pytest.raises(RunError, match=r"what this run wrote is in mine\.new-4"):
        put(out)
    after = snapshot(home)
    assert {name: after.get(name) for name in before} == before
    assert owned.foreign(home / "mine.new-4") is None


def keep_failed(out, text):
    with report_folder.hold(out) as work:
        return report_folder.keep_failed({"en/a.ipynb": text}, out, work)


def test_failed_notebooks_go_with_the_next_run_as_long_as_nobody_touched_them(home):
    out = Path("mine")
    assert keep_failed(out, "first") == Path("mine.failed")
    assert keep_failed(out, "second") == Path("mine.failed")
    assert Path("mine.failed", "en", "a.ipynb").read_text() == "second"
    report_folder.forget_failed(out)
    assert os.listdir() == ["thesis.txt"]


@pytest.mark.parametrize("name", ["en/a.ipynb", "en/b.ipynb", "notes.txt", "drafts/c.ipynb"])
def test_notes_and_notebooks_among_failed_ones_are_never_removed(home, name):
    out = Path("mine")
    path = keep_failed(out, "first") / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine")
    before = snapshot(home)
    report_folder.forget_failed(out)
    assert snapshot(home) == before
    assert keep_failed(out, "second") == Path("mine.failed-2")
    report_folder.forget_failed(out)
    assert snapshot(home) == before


@pytest.mark.parametrize("kind", ["folder", "link", "file", "empty"])
def test_what_has_the_name_of_failed_notebooks_is_the_users(home, kind):
    out, failed = Path("mine"), Path("mine.failed")
    target = home.parent / "target" if kind == "link" else failed
    if kind == "file":
        failed.write_text("mine")
    else:
        target.mkdir()
        if kind != "empty":
            (target / "a.ipynb").write_text("mine")
    if kind == "link":
        failed.symlink_to(target)
    before = snapshot(home.parent)
    assert keep_failed(out, "new") == Path("mine.failed-2")
    report_folder.forget_failed(out)
    assert snapshot(home.parent) == before


def test_runs_that_begin_at_once_each_write_or_are_told(home):
    script = (
        "import sys; from pathlib import Path; from scsi.vocabulary import RunError\n"
        "from folders import put\n"
        "input()\n"
        "try: put(Path('mine'), sys.argv[1])\n"
        "except RunError as error: print(error)\n"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)])}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    runs = [
        subprocess.Popen([sys.executable, "-c", script, str(number)], env=env, text=True, **pipes)
        for number in range(4)
    ]
    for run in runs:
        run.stdin.write("\n")
        run.stdin.flush()
    told = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0] * 4, told
    refused = [out for out, _ in told if out]
    assert all("another run is writing mine; wait for it" in out for out in refused)
    assert len(refused) < 4
    assert owned.foreign(Path("mine")) is None
    assert sorted(os.listdir()) == ["mine", "thesis.txt"]


@pytest.mark.parametrize("command", ["report", "survey", "batch"])
def test_every_command_refuses_a_page_of_the_web_before_it_runs(home, capsys, command):
    for name in ("manifest.json", "app.js"):
        path = Path("web", name)
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"name": "my app"}')
    arguments = {"report": [], "survey": ["good.csv"], "batch": ["city", "--over", "cities"]}
    before = snapshot(home)
    with pytest.raises(SystemExit) as end:
        main([command, *arguments[command], "--out", "web"])
    assert end.value.code == 2
    assert capsys.readouterr().err == (
        f"scsi {command}: --out web: app.js is not a file that scsi wrote; "
        "move it away, or name another folder\n"
    )
    assert snapshot(home) == before


def test_a_new_report_is_what_its_manifest_says(home):
    put(Path("mine"))
    assert owned.record_of(Path("mine")).keys() == contents_of_a_report().keys()
