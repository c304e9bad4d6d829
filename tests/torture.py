"""Kill reports, at random moments and at every step of writing: none may be half, nothing be left.

``python tests/torture.py 50`` kills 50 runs of a tiny notebook and lets the last one finish;
``python tests/torture.py 50 5-sectors 6-partnerships`` takes notebooks of the package. Half of the
moments lie anywhere in a run, half in what follows the first notebook, where files are written. A
run that finishes before its moment does not count. Every second kill cannot be caught; the others
are the keyboard's and the system's request to end.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

from folders import put

from scsi.runs import place

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
    """Beside the report stands nothing but what is allowed, and no kernel runs on."""
    names = beside(folder)
    assert names <= {"mine", *allowed}, names


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


def start(folder, names=()):
    """Start a report of some notebooks, or of a tiny one, in a process of its own.

    It tells a file: a pipe would stay open as long as anything that it left behind.
    """
    own = {"TMPDIR": str(folder / "tmp"), "PYTHONPATH": str(HERE.parents[1])}
    with (folder / "told.txt").open("w") as told:
        return subprocess.Popen(
            [sys.executable, str(HERE), "report", str(folder / "reports" / "mine"), *names],
            stderr=told,
            stdout=subprocess.DEVNULL,
            env=os.environ | own | {"PYTHONFAULTHANDLER": "1"},
        )


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
    return {name for name in beside(folder) if place.is_work(out.with_name(name), out.name)}


def torture(folder, moments, names=(), seed=0):
    """Kill runs until `moments` have not finished before; return all exit codes."""
    (folder / "tmp").mkdir(parents=True)
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


def every_step(folder):
    """Kill the writing of a report before each step it takes on the disk; return how many."""
    import filelock  # noqa: F401  # as a first step a child would load it each time

    out = folder / "reports" / "mine"
    put(out, "first")
    steps = 0
    while True:
        child = os.fork()
        if child == 0:
            _die_before(steps + 1)
            put(out, f"after {steps}")
            os._exit(0)
        _, status = os.waitpid(child, 0)
        check_whole(out)
        with place.hold(out):
            pass
        assert [path.name for path in out.parent.iterdir()] == ["mine"]
        check_whole(out)
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0
            return steps
        steps += 1


def _die_before(step):
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


if __name__ == "__main__":
    if sys.argv[1] == "report":
        sys.exit(report(*sys.argv[2:]))
    import tempfile

    with tempfile.TemporaryDirectory() as place_of_torture:
        if sys.argv[1] == "steps":
            print(every_step(Path(place_of_torture)))
        else:
            ended = torture(Path(place_of_torture).resolve(), int(sys.argv[1]), sys.argv[2:])
            print(
                f"{len(ended) - ended.count(0)} runs killed, {ended.count(0)} finished before: "
                "no half report, nothing left, and the last run finished"
            )
