"""Kill and attack reports: none may be half, nothing be left, and no file of the user be lost.

``python tests/torture.py 50`` kills 50 runs of a tiny notebook and lets the last one finish;
``python tests/torture.py 50 5-sectors 6-partnerships`` takes notebooks of the package. Half of the
moments lie anywhere in a run, half in what follows the first notebook, where files are written. A
run that finishes before its moment does not count. Every second kill cannot be caught; the others
are the keyboard's and the system's request to end. Around the report lie a user's files.

``python tests/torture.py attacks 50`` kills runs, fills the disk, and puts files and links into the
report while they go on; ``tables 5`` changes the table of a survey; ``steps``, ``steps renames``
and ``batch-steps`` kill before every step of writing.
"""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from hashlib import sha256
from pathlib import Path

from folders import put, snapshot

from scsi.reports.run import report_folder

HERE = Path(__file__).resolve()
SIGNALS = [signal.SIGKILL, signal.SIGTERM, signal.SIGKILL, signal.SIGINT]


def check_whole(out):
    """Every file that the manifest names is there, as the manifest says, and no other file."""
    outputs = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["outputs"]
    found = {
        path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in out.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert found == outputs, sorted(found.items() ^ outputs.items())


def check_clean(folder, *allowed):
    """Beside the report stands nothing but what is the user's, as it was, and what is allowed."""
    names = beside(folder)
    assert names <= {"mine", *USERS, *allowed}, names
    found = users_files(folder)
    assert found == users_files(folder / "copy"), found


USERS = {
    *("thesis.txt", "data", "mine.failed", "manifest.json", "link", "dead", "pipe"),
    *(".mine.run", ".mine.lock", ".mine.0123456789abcdef01234567"),
}
"""What a user has beside the report, some of it under names that a run might choose."""


def users_files(folder):
    """Return what is the user's beside the report, by name, with checksums."""
    found = snapshot(folder / "reports")
    return {name: told for name, told in found.items() if name.split("/")[0] in USERS}


def fill(folder):
    """Fill the folder around the report with files of a user, and keep a copy far from it."""
    for top in (folder, folder / "copy"):
        reports = top / "reports"
        reports.mkdir(parents=True)
        for name in USERS - {"link", "dead", "pipe"}:
            path = reports / name
            if "." not in name[1:] or name.startswith(".mine.") or name == "mine.failed":
                path, _ = path / "en" / "a.ipynb", path.mkdir(parents=True, exist_ok=True)
                path.parent.mkdir()
            path.write_text(f"mine: {name}")
        (reports / "link").symlink_to("data")
        (reports / "dead").symlink_to("nowhere")
        os.mkfifo(reports / "pipe")


def beside(folder):
    """Return what stands where the report is."""
    return {path.name for path in (folder / "reports").iterdir()}


def wait_for_kernels(folder):
    """Kernels, and what forks them, see for themselves that whoever started them is gone."""
    for _ in range(300):
        if not any(lies_below(folder, each) for each in Path("/proc").glob("[0-9]*/environ")):
            return
        time.sleep(0.1)
    raise AssertionError("a kernel of a killed run still runs after 30 s")


def lies_below(folder, environment):
    """Whether a process has its temporary files in a folder; its environment says so."""
    try:
        return f"TMPDIR={folder}".encode() in environment.read_bytes()
    except OSError:  # it has just ended, or is not ours
        return False


def start(folder, names=(), largest=None, command="report"):
    """Start a report of some notebooks, or of a tiny one, in a process of its own.

    No file of it can become larger than `largest`, as on a disk that is full.

    It tells a file: a pipe would stay open as long as anything that it left behind.
    """
    own = {"TMPDIR": str(folder / "tmp"), "PYTHONPATH": str(HERE.parents[1])}
    with (folder / "told.txt").open("w") as told:
        return subprocess.Popen(
            [sys.executable, str(HERE), command, str(folder / "reports" / "mine"), *names],
            stderr=told,
            stdout=subprocess.DEVNULL,
            env=os.environ | own | {"PYTHONFAULTHANDLER": "1", "PYTHONDONTWRITEBYTECODE": "1"},
            preexec_fn=partial(_limit, largest),
        )


def _limit(largest):
    """Let no file of this process become larger than that."""
    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))


def told_by(folder):
    """Return what the run that was started last has told."""
    return (folder / "told.txt").read_text()


def wait_for_first_notebook(folder, run):
    """Wait until a run has told of a notebook, or has ended."""
    while run.poll() is None and "\n" not in told_by(folder):
        time.sleep(0.01)


def wait_for_end(folder, run):
    """Return the exit code of a run; one that goes on for minutes says where it is."""
    try:
        return run.wait(300)
    except subprocess.TimeoutExpired:
        run.send_signal(signal.SIGABRT)
        run.wait()
        raise AssertionError(f"a run did not end:\n{told_by(folder)}") from None


def finish(folder, names=()):
    """Let a report finish; return how long it took, and how long after its first notebook."""
    began = time.monotonic()
    run = start(folder, names)
    wait_for_first_notebook(folder, run)
    ran = time.monotonic()
    assert wait_for_end(folder, run) == 0, told_by(folder)
    check_whole(folder / "reports" / "mine")
    check_clean(folder)
    assert list((folder / "tmp").iterdir()) == []
    return time.monotonic() - began, time.monotonic() - ran


def kill_one(folder, number, moment, late, names=()):
    """Kill one run, `moment` seconds after its start or, if late, after its first notebook."""
    there = beside(folder)
    run = start(folder, names)
    if late:
        wait_for_first_notebook(folder, run)
    time.sleep(moment)
    run.send_signal(SIGNALS[number % len(SIGNALS)])
    code = wait_for_end(folder, run)
    wait_for_kernels(folder)
    out = folder / "reports" / "mine"
    check_whole(out)
    if code == 130:
        assert "interrupted; the last whole report stays" in told_by(folder)
    # a run may be stopped before it comes to clear up behind the one before
    check_clean(folder, *(there if code in (0, 130) else beside_of_killed(folder)))
    return code


def beside_of_killed(folder):
    """Return the working folders that killed runs have left."""
    out = folder / "reports" / "mine"
    return {name for name in beside(folder) if report_folder.is_work(out.with_name(name), out.name)}


def torture(folder, moments, names=(), seed=0):
    """Kill runs until `moments` have not finished before; return all exit codes."""
    (folder / "tmp").mkdir(parents=True)
    fill(folder)
    whole, tail = finish(folder, names)
    chance = random.Random(seed)
    codes = []
    while moments > len(codes) - codes.count(0):
        number = len(codes)
        late = number // 2 % 2 == 0
        moment = chance.uniform(0, tail if late else whole)
        codes.append(kill_one(folder, number, moment, late, names))
        if codes[-1] == 0:  # it finished first: the machine has become quicker
            whole, tail = (whole, 0.7 * tail) if late else (0.7 * whole, tail)
        print(
            f"[{len(codes) - codes.count(0)}/{moments}] exit {codes[-1]}",
            file=sys.stderr,
            flush=True,
        )
        shutil.rmtree(folder / "tmp")  # Typst's and pandoc's own, where nothing could be caught
        (folder / "tmp").mkdir()
    finish(folder, names)
    return codes


def attack(folder, rounds, seed=0):
    """Attack a run `rounds` times, each kind in turn; return the exit codes by kind.

    Whatever it was: all that is the user's is there, and the report of before or a new one.
    """
    (folder / "tmp").mkdir(parents=True)
    fill(folder)
    whole, _ = finish(folder)
    chance = random.Random(seed)
    codes = {kind: [] for kind in ATTACKS}
    for number in range(rounds):
        kind = list(ATTACKS)[number % len(ATTACKS)]
        before = snapshot(folder / "reports" / "mine")
        codes[kind].append(ATTACKS[kind](folder, chance, whole))
        check_clean(folder)
        out = folder / "reports" / "mine"
        check_whole(out)
        assert codes[kind][-1] == 0 or snapshot(out) == before, f"{kind}: {told_by(folder)}"
        print(f"[{number + 1}/{rounds}] {kind}: exit {codes[kind][-1]}", file=sys.stderr)
    finish(folder)
    return codes


def full_disk(folder, chance, whole):
    """Let no file become larger than a part of a page."""
    page = (folder / "reports" / "mine" / "index.html").stat().st_size
    run = start(folder, largest=chance.randrange(page))
    code = wait_for_end(folder, run)
    assert code == 1, told_by(folder)
    shutil.rmtree(folder / "tmp")
    (folder / "tmp").mkdir()
    return code


def during(folder, chance, whole, change):
    """Start a run, let something happen at a random moment, and return its exit code."""
    run = start(folder)
    time.sleep(chance.uniform(0, whole))
    change()
    code = wait_for_end(folder, run)
    assert code in (0, 1, 2), code
    told = told_by(folder)
    assert code == 0 or told.splitlines()[-1].startswith("scsi report: "), told
    return code


def file_comes(folder, chance, whole):
    """Put a file of the user into the report."""
    reports = folder / "reports"
    notes = Path("notebooks", "notes.txt")
    code = during(folder, chance, whole, lambda: (reports / "mine" / notes).write_text("notes"))
    found = [path for path in reports.glob("mine*") if (path / notes).exists()]
    assert [(path / notes).read_text() for path in found] == ["notes"], told_by(folder)
    (found[0] / notes).unlink()
    _take_away(folder)
    return code


def file_changes(folder, chance, whole):
    """Change a file of the report, as somebody does who edits it."""
    out = folder / "reports" / "mine"
    before = (out / "index.html").read_bytes()
    code = during(folder, chance, whole, lambda: (out / "index.html").write_text("edited"))
    found = [path for path in out.parent.glob("mine*") if (path / "index.html").exists()]
    texts = {path.name: (path / "index.html").read_bytes() for path in found}
    assert b"edited" in texts.values(), told_by(folder)
    (out / "index.html").write_bytes(before)  # every run of the tiny notebook gives these bytes
    _take_away(folder)
    return code


def link_comes(folder, chance, whole):
    """Move the report away and put a link to it in its place."""
    out, away = folder / "reports" / "mine", folder / "away"
    ended = []

    def change():
        try:
            out.rename(away)
            out.symlink_to(away)
        except OSError:  # the run replaced it between these two steps
            ended.append(True)

    code = during(folder, chance, whole, change)
    if away.exists():
        check_whole(away)
    if out.is_symlink():
        out.unlink()
        away.rename(out)
    elif away.exists():
        shutil.rmtree(away)
    _take_away(folder)
    return code


def _take_away(folder):
    """Remove what a run kept beside the report, as a user does who has looked at it."""
    for path in (folder / "reports").glob("mine.*"):
        if path.name.startswith(("mine.new", "mine.kept")):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()


def killed(folder, chance, whole):
    """Kill the run; the next one clears up behind it."""
    run = start(folder)
    time.sleep(chance.uniform(0, whole))
    run.kill()
    wait_for_end(folder, run)
    wait_for_kernels(folder)
    check_whole(folder / "reports" / "mine")
    shutil.rmtree(folder / "tmp")
    (folder / "tmp").mkdir()
    with report_folder.hold(folder / "reports" / "mine"):
        return 0


ATTACKS = {
    "killed": killed,
    "disk full": full_disk,
    "a file comes": file_comes,
    "a file changes": file_changes,
    "a link comes": link_comes,
}


def tables(folder, rounds, seed=0):
    """Change the table of a survey while it runs: a report is of one of the two, or not written."""
    (folder / "tmp").mkdir(parents=True)
    (folder / "reports").mkdir()
    out, table = folder / "reports" / "mine", folder / "projects.csv"
    texts = [rows_of_a_survey(more) for more in (0, 1)]
    chance, codes, found = random.Random(seed), [], {}
    for text in texts:
        table.write_text(text)
        began = time.monotonic()
        ended = wait_for_end(folder, start(folder, [str(table)], command="survey"))
        assert ended == 0, told_by(folder)
        whole = time.monotonic() - began
        found[sha256(text.encode()).hexdigest()] = (out / "findings.json").read_bytes()
    for number in range(rounds):
        before = snapshot(out)
        table.write_text(texts[number % 2])
        run = start(folder, [str(table)], command="survey")
        time.sleep(chance.uniform(0, whole))
        table.write_text(texts[(number + 1) % 2])
        codes.append(wait_for_end(folder, run))
        check_whole(out)
        assert [path.name for path in out.parent.iterdir()] == ["mine"]
        if codes[-1] == 0:
            data = json.loads((out / "manifest.json").read_text())["data"]
            assert (out / "findings.json").read_bytes() == found[data["projects.csv"]]
        else:
            assert "projects.csv was changed while the run read it" in told_by(folder)
            assert snapshot(out) == before
    return codes


def rows_of_a_survey(more):
    """Return a table of projects of two waves, in which some more or fewer are public."""
    return "project_id,city,wave,funding\n" + "".join(
        f"{wave}-{city}-{i},{city},{wave},{'ppp' if i < wave - 2017 + more else 'public'}\n"
        for wave in (2019, 2022)
        for city in "ABCDEFGH"
        for i in range(8)
    )


def every_step(folder, exchange=True):
    """Kill the writing of a report before each step it takes on the disk; return how many.

    Without `exchange`, two renames take its place, as on a system that has none.
    """
    out = folder / "reports" / "mine"
    if not exchange:
        report_folder._renamed = lambda first, second, flags: False
    put(out, "first")

    def mended():
        if exchange:
            check_whole(out)  # at every moment, and not only when the next run has cleared up
        with report_folder.hold(out):
            pass
        assert [path.name for path in out.parent.iterdir()] == ["mine"]
        check_whole(out)

    return killed_at_every_step(lambda step: put(out, f"after {step}"), mended)


def every_batch_step(folder):
    """Kill a batch of three before every seventh step; it is taken up; return how many."""
    from batches import CITIES, run

    from scsi.reports.run import batch

    out, notebook = folder / "city", HERE.parent / "notebooks" / "8-city.ipynb"
    run(out, notebook)

    def mended():
        batch.check_place(out)
        run(out, notebook)
        assert {path.name for path in out.iterdir()} == {"batch.json", "index.html", *CITIES}
        assert [path.name for path in folder.iterdir()] == ["city"]

    return killed_at_every_step(lambda step: run(out, notebook, times=step), mended, stride=7)


def killed_at_every_step(write, mended, stride=1):
    """Let children die before one step after the other of `write`; return how many there are."""
    import filelock  # noqa: F401  # else the first steps of every child would be to load it

    steps = 0
    while True:
        child = os.fork()
        if child == 0:
            die_before(steps + 1)
            write(steps)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        mended()
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0
            return steps
        steps += stride


def die_before(step):
    """Kill this process before its step of that number that Python is told of."""
    seen = 0

    def hook(event, arguments):
        nonlocal seen
        if event == "open" or event.startswith(("os.", "shutil.", "fcntl.", "ctypes.dlsym")):
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def report(out, *names):
    """Write the report of some notebooks, or of a tiny one, as `scsi report` does."""
    from scsi.__main__ import main
    from scsi.evidence import sources

    sources.notebook_names = lambda: names or ["1-complete"]
    if not names:
        sources.notebook_path = lambda name: HERE.parent / "notebooks" / f"{name}.ipynb"
    return main(["report", "--out", out, "--lang", "en"])


def survey(out, table):
    """Write the report of a survey, as `scsi survey` does."""
    from scsi.__main__ import main

    return main(["survey", table, "--out", out, "--lang", "en"])


if __name__ == "__main__":
    if sys.argv[1] in ("report", "survey"):
        sys.exit({"report": report, "survey": survey}[sys.argv[1]](*sys.argv[2:]))
    import tempfile

    with tempfile.TemporaryDirectory() as place_of_torture:
        if sys.argv[1] == "steps":
            print(every_step(Path(place_of_torture), exchange="renames" not in sys.argv))
        elif sys.argv[1] == "attacks":
            told = attack(Path(place_of_torture).resolve(), int(sys.argv[2]))
            print(f"every file of the user is there; exit codes: {json.dumps(told)}")
        elif sys.argv[1] == "tables":
            told = tables(Path(place_of_torture).resolve(), int(sys.argv[2]))
            print(f"{told.count(1)} runs stopped, {told.count(0)} whole and of one table")
        elif sys.argv[1] == "batch-steps":
            print(every_batch_step(Path(place_of_torture)))
        else:
            ended = torture(Path(place_of_torture).resolve(), int(sys.argv[1]), sys.argv[2:])
            print(
                f"{len(ended) - ended.count(0)} runs killed, {ended.count(0)} finished before: "
                "no half report, nothing left, and the last run finished"
            )
