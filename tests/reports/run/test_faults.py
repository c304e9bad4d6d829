"""Faults: whatever happens to a run, no half report, nothing left behind, and one clear line."""

import os
import resource
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from folders import put
from torture import check_whole, torture

from scsi.__main__ import main
from scsi.reports.commands import report
from scsi.reports.run import report_folder
from scsi.vocabulary import RunError

pytestmark = pytest.mark.slow

HERE = Path(__file__).parents[2]


@pytest.fixture
def out(tmp_path):
    """The folder of a report that is there."""
    folder = tmp_path / "reports" / "mine"
    put(folder, "old")
    return folder


def page(out):
    """Return what the report's page says, and what stands beside the report."""
    beside = sorted(path.name for path in out.parent.iterdir())
    return (out / "index.html").read_text(encoding="utf-8"), beside


def python(*arguments, **settings):
    """Start this Python with the package in its path."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)])}
    return subprocess.Popen(
        [sys.executable, *arguments], env=env, text=True, stderr=subprocess.PIPE, **settings
    )


def test_a_run_killed_at_random_moments_leaves_a_whole_report(tmp_path):
    codes = torture(tmp_path, 2, seed=2)
    assert len(codes) - codes.count(0) == 2
    assert set(codes) <= {0, 130, -9, -15, -2}  # the last two: before Python had come so far


@pytest.mark.parametrize("how", ["exchange", "renames"])
def test_writing_killed_before_any_of_its_steps_leaves_a_whole_report(how):
    run = python(str(HERE / "torture.py"), "steps", how, stdout=subprocess.PIPE)
    told, faults = run.communicate()
    assert run.returncode == 0, faults
    assert int(told) > 20


def test_the_new_report_takes_the_place_of_the_last_in_one_step(out, monkeypatch):
    def never(self, target):
        raise AssertionError(f"{self} was renamed to {target}")

    if not report_folder._renamed(*_two_folders(out.parent), report_folder._EXCHANGE):
        pytest.fail("this system cannot let two folders change places")
    monkeypatch.setattr(Path, "rename", never)
    put(out)
    assert page(out) == ("new", ["a", "b", "mine"])


def _two_folders(parent):
    for name in "ab":
        (parent / name).mkdir()
    return parent / "a", parent / "b"


def test_where_folders_cannot_change_places_a_kill_between_two_renames_is_mended(out, monkeypatch):
    monkeypatch.setattr(report_folder, "_renamed", lambda first, second, flags: False)
    put(out)
    assert page(out) == ("new", ["mine"])
    killed_run(
        out,
        "report_folder._renamed = lambda first, second, flags: False\n"
        "rename = Path.rename\n"
        "def once(path, target):\n"
        "    rename(path, target)\n"
        "    os.kill(os.getpid(), 9)\n"
        "Path.rename = once\n",
    )
    assert not out.exists()
    with report_folder.hold(out):
        assert page(out)[0] == "new"
    assert page(out) == ("new", ["mine"])


def killed_run(out, before):
    """Let a run be killed while it writes: `before` it writes this is done in its process."""
    script = (
        "import os, sys; from pathlib import Path; from scsi.reports.run import report_folder\n"
        "from folders import put\n" + before + "put(Path(sys.argv[1]), 'killed')\n"
    )
    with python("-c", script, str(out)) as run:
        told = run.communicate()[1]
    assert run.returncode == -9, told


def test_what_killed_runs_left_is_removed_by_the_next(out):
    killed_run(
        out,
        "def die(new, out, work):\n"
        "    (work / 'scsi-kernel').mkdir()\n"
        "    (work / 'scsi-kernel' / 'link').symlink_to(out)\n"
        "    os.kill(os.getpid(), 9)\n"
        "report_folder._replace = die\n",
    )
    assert page(out)[0] == "old"
    assert len(page(out)[1]) == 2
    put(out)
    assert page(out) == ("new", ["mine"])


def test_two_runs_at_once_do_not_mix(out):
    script = (
        "import sys; from pathlib import Path; from scsi.reports.run import report_folder\n"
        "with report_folder.hold(Path(sys.argv[1])): print('held', flush=True); input()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with python("-c", script, str(out), **pipes) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(RunError, match=r"another run is writing .*mine; wait for it"):
            put(out)
        put(out.with_name("yours"))
        assert page(out)[0] == "old"
        other.communicate("\n")
    put(out)
    assert page(out) == ("new", ["mine", "yours"])


def test_a_place_is_held_once_however_often_a_run_asks(out):
    with report_folder.hold(out) as work, report_folder.hold(out.parent / "." / "mine") as again:
        assert work == again
        assert work.is_dir()
    assert not work.exists()


def test_a_full_disk_leaves_the_last_report_and_says_so(out):
    def small_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    script = (
        "import sys; from pathlib import Path; from scsi.__main__ import main\n"
        "from scsi.reports.run import report_folder\n"
        "from scsi.reports.commands import report\n"
        "def full(options):\n"
        "    with report_folder.hold(Path(sys.argv[1])) as work:\n"
        "        report_folder.put({'index.html': b'x' * 1000}, Path(sys.argv[1]), work)\n"
        "report.run = full\n"
        "sys.exit(main(['report']))"
    )
    run = python("-B", "-c", script, str(out), preexec_fn=small_files)
    _, told = run.communicate()
    assert run.returncode == 1
    assert told.count("\n") == 1
    assert told.endswith("; the last whole report stays\n")
    assert page(out) == ("old", ["mine"])


def test_a_fault_of_the_disk_is_one_line_with_its_file(monkeypatch, capsys):
    def full(options):
        raise OSError(28, "No space left on device", "a.ipynb")

    monkeypatch.setattr(report, "run", full)
    assert main(["report"]) == 1
    assert capsys.readouterr().err == (
        "scsi report: No space left on device: a.ipynb; the last whole report stays\n"
    )


def test_an_interrupted_clearing_up_is_finished(out, monkeypatch):
    clear, calls = report_folder._let_go, []

    def interrupted(work, mine, lock):
        calls.append(work)
        if len(calls) == 1:
            raise KeyboardInterrupt
        clear(work, mine, lock)

    monkeypatch.setattr(report_folder, "_let_go", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put(out)
    assert page(out) == ("new", ["mine"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda out: (out / "index.html").write_bytes(b"half"),
        lambda out: (out / "index.html").unlink(),
        lambda out: (out / "more.txt").write_bytes(b"left"),
    ],
)
def test_half_a_report_is_seen_to_be_one(tmp_path, spoil):
    (tmp_path / "index.html").write_bytes(b"whole")
    digest = sha256(b"whole").hexdigest()
    (tmp_path / "manifest.json").write_text(f'{{"outputs": {{"index.html": "{digest}"}}}}')
    check_whole(tmp_path)
    spoil(tmp_path)
    with pytest.raises(AssertionError):
        check_whole(tmp_path)


def test_on_windows_a_report_is_written_without_exchange(out, monkeypatch):
    def no_library(name):
        raise TypeError("argument of type 'NoneType' is not iterable")

    monkeypatch.setattr(report_folder.ctypes, "CDLL", no_library)
    put(out)
    put(out)
    assert page(out) == ("new", ["mine"])


def test_macos_has_another_name_for_the_exchange(out, monkeypatch):
    class System:
        def renamex_np(self, first, second, flags):
            asked.append((first, second, flags))
            return 0

    asked = []
    monkeypatch.setattr(report_folder.sys, "platform", "darwin")
    monkeypatch.setattr(report_folder.ctypes, "CDLL", lambda name: System())
    new, old = _two_folders(out.parent)
    assert report_folder._renamed(new, old, report_folder._EXCHANGE)
    assert report_folder._renamed(new, old, report_folder._EXCLUSIVE)
    names = os.fsencode(new), os.fsencode(old)
    assert asked == [(*names, 2), (*names, 4)]  # RENAME_SWAP and RENAME_EXCL of its <stdio.h>
