"""Warm kernels: the same bytes as cold ones, nothing shared between two, nothing left behind."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from scsi.reports.kernels import launcher
from scsi.reports.kernels import server as kernels
from scsi.reports.kernels.server import KernelServer, warm_kernels
from scsi.reports.run.execute import execute, execute_all
from scsi.reports.run.plan import Job, plan

pytestmark = pytest.mark.slow

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
PR_SET_CHILD_SUBREAPER = 36  # from linux/prctl.h

SAID_BY_ALL = (
    "import os, sys\nos.environ['SCSI_TEST_SAYS'], 'MPLBACKEND' in os.environ, os.getcwd()",
    "import warns_at_import",
    "import matplotlib.pyplot as plt\n_ = plt.plot([1, 3, 2])",
    "import seaborn, pandas\nseaborn.barplot(pandas.DataFrame({'x': [1, 2], 'y': [3, 1]}))",
    "from scipy import special\nimport warnings\n"
    "[each[0] for each in warnings.filters if each[2] is special.SpecialFunctionWarning]",
    "__name__, sys.argv[1], Path(sys.argv[0]).name if 'Path' in globals() else None, sys.path[0]",
    "depth, frame = 0, sys._getframe()\nwhile frame := frame.f_back:\n    depth += 1\ndepth",
    "import signal, tempfile\n"
    "signal.getsignal(signal.SIGTERM), os.getpid() == os.getsid(0),"
    " tempfile.gettempdir() == os.environ['TMPDIR']",
    "import subprocess, time\nsubprocess.run(['echo', 'from a process'], check=True)\n"
    "time.sleep(1)  # ipykernel has a thread read it",
    "sorted(name for name, value in os.environ.items() if 'SCSI' in name or 'PYDEVD' in name)",
    "print('out'); print('err', file=sys.stderr); undefined",
)
DRAWS = (
    "import random, numpy\nprint(random.random(), numpy.random.random()); kept = 'kept' in dir()"
)


@pytest.fixture(scope="module")
def server():
    server = KernelServer()
    yield server
    server.close()


def job_of(path, *cells):
    """Write a notebook of cells and return its job."""
    nbformat.write(new_notebook(cells=[new_code_cell(cell) for cell in cells]), path)
    return Job(notebook=path.stem, path=path, lang="en")


def tiny(name):
    (job,) = plan({name: NOTEBOOKS / f"{name}.ipynb"}, ["en"])
    return job


def test_a_warm_kernel_says_what_a_cold_one_says_to_the_byte(server, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCSI_TEST_SAYS", "set after the server was started")
    monkeypatch.setenv("MPLBACKEND", "pdf")
    monkeypatch.delenv("PYTEST_CURRENT_TEST")  # where ipykernel leaves that out
    modules = tmp_path / "modules"
    modules.mkdir()
    (modules / "warns_at_import.py").write_text("import warnings\nwarnings.warn('at import')\n")
    find = f"import sys\nsys.path.append({str(modules)!r})"
    job = job_of(tmp_path / "says.ipynb", find, *SAID_BY_ALL)
    warm, cold = execute(job, server=server), execute(job)
    assert nbformat.writes(warm.notebook) == nbformat.writes(cold.notebook)
    assert warm.error == cold.error == "cell [12]: NameError: name 'undefined' is not defined"
    outputs = [cell.outputs for cell in warm.notebook.cells[1:]]
    assert "set after the server was started" in outputs[0][0].data["text/plain"]
    assert "UserWarning: at import" in outputs[1][0].text
    assert all("image/png" in outputs[i][-1].data for i in (2, 3))
    assert outputs[4][0].data["text/plain"] == "['always']"
    assert "from a process" in outputs[8][0].text


def test_two_warm_kernels_draw_differently_and_share_nothing(server, tmp_path):
    first, second = (
        execute(job_of(tmp_path / "draws.ipynb", DRAWS, "kept"), server=server).notebook.cells
        for _ in range(2)
    )
    assert first[1].outputs[0].data["text/plain"] == "False"
    one, other = (cells[0].outputs[0].text.split() for cells in (first, second))
    assert not set(one) & set(other)


def test_kernels_are_spoken_to_by_names_that_no_other_has(server, tmp_path):
    read = "import json, sys\nprint(json.load(open(sys.argv[sys.argv.index('-f') + 1]))['ip'])"
    job = job_of(tmp_path / "a.ipynb", read)
    names = [execute(job, server=each).notebook.cells[0].outputs[0].text for each in (server, None)]
    assert len(set(names)) == 2
    assert all(name.startswith("@scsi-") for name in names)


def test_a_warm_kernel_that_dies_fails_its_notebook_alone(server):
    assert execute(tiny("5-kernel-dies"), server=server).error == "the kernel failed: Kernel died"
    assert execute(tiny("7-two-streams"), server=server).error == ""


def test_warm_kernels_end_by_themselves_when_asked(server, tmp_path, monkeypatch):
    ended = []

    class Kept(kernels.ForkedProcess):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            ended.append(self)

    monkeypatch.setattr(kernels, "ForkedProcess", Kept)
    job = job_of(tmp_path / "short.ipynb", "pass")
    for _ in range(12):  # one in four was killed where its streams closed under its last answer
        assert execute(job, server=server).error == ""
    assert [process.returncode for process in ended] == [0] * 12


def test_where_the_server_does_not_answer_kernels_are_cold(tmp_path, monkeypatch):
    monkeypatch.setattr(kernels, "_ANSWER_SECONDS", 1)
    server = KernelServer()
    try:
        server.process.send_signal(signal.SIGSTOP)
        run = execute(job_of(tmp_path / "a.ipynb", "'ran'"), server=server)
        assert server.process.wait(30) == -signal.SIGKILL
    finally:
        server.close()
    assert run.error == ""


def test_where_loading_warns_kernels_are_cold(tmp_path, monkeypatch):
    (tmp_path / "warns_at_import.py").write_text("import warnings\nwarnings.warn('at import')\n")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    server = KernelServer("warns_at_import")
    try:
        run = execute(job_of(tmp_path / "warns.ipynb", "import warns_at_import"), server=server)
        assert server.process.wait(30) == 0
    finally:
        server.close()
    assert run.error == ""
    assert "UserWarning: at import" in run.notebook.cells[0].outputs[0].text


def test_warm_only_where_notebooks_wait_and_a_fork_is_safe(monkeypatch):
    with warm_kernels(2, 2) as server:
        assert server is None
    monkeypatch.setattr(kernels, "_CAN_FORK", False)
    with warm_kernels(20, 2) as server:
        assert server is None


def test_a_run_that_is_broken_off_ends_its_warm_kernels():
    def break_off(executed):
        raise KeyboardInterrupt

    start = time.monotonic()
    jobs = [tiny("7-two-streams"), tiny("6-slow"), tiny("6-slow")]
    with pytest.raises(KeyboardInterrupt):
        execute_all(jobs, workers=2, after=break_off, warm=True)
    assert time.monotonic() - start < 100  # the slow notebook sleeps for 120 seconds


KILLED = """
import sys
from pathlib import Path
from scsi.reports.run.execute import execute
from scsi.reports.kernels.server import KernelServer
from scsi.reports.run.plan import Job
server = KernelServer()
print(server.process.pid, flush=True)
execute(Job(notebook="a", path=Path(sys.argv[1]), lang="en"), server=server)
"""


def test_a_killed_run_leaves_no_kernel_and_no_server(tmp_path):
    says = f"import os, time, pathlib\npathlib.Path({str(tmp_path / 'pid')!r})"
    job = job_of(tmp_path / "a.ipynb", f"{says}.write_text(str(os.getpid()))\ntime.sleep(120)")
    env = os.environ | {"TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(job.path)], env=env, stdout=subprocess.PIPE, text=True
    ) as run:
        server = int(run.stdout.readline())
        kernel = tmp_path / "pid"
        wait_until(lambda: kernel.exists() and kernel.read_text())
        run.send_signal(signal.SIGKILL)
    wait_until(lambda: not alive(server) and not alive(int(kernel.read_text())))


@pytest.fixture
def adopting():
    """Let orphans be this process's children, as they are those of a desktop's session."""
    prctl = ctypes.CDLL(None).prctl
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    yield
    prctl(PR_SET_CHILD_SUBREAPER, 0)


@pytest.mark.parametrize("seconds", [0, 0.1, 0.3])
def test_a_kernel_ends_though_its_run_is_killed_while_it_starts(tmp_path, adopting, seconds):
    job = job_of(tmp_path / "a.ipynb", "import time\ntime.sleep(120)")
    with subprocess.Popen([sys.executable, "-c", COLD, str(job.path)]) as run:
        wait_until(lambda: kernels_of(run.pid))
        time.sleep(seconds)
        (kernel,) = kernels_of(run.pid)
        run.send_signal(signal.SIGKILL)
    wait_until(lambda: not alive(kernel))
    os.waitpid(kernel, 0)


COLD = """
import sys
from pathlib import Path
from scsi.reports.run.execute import execute
from scsi.reports.run.plan import Job
execute(Job(notebook="a", path=Path(sys.argv[1]), lang="en"))
"""


def kernels_of(run):
    """The kernels that a run has started."""
    found = [int(folder.name) for folder in Path("/proc").glob("[0-9]*")]
    own = [pid for pid in found if (state := state_of(pid)) and state[1] == run]
    return [pid for pid in own if launcher.__file__ in Path(f"/proc/{pid}/cmdline").read_text()]


def wait_until(condition):
    for _ in range(600):
        if condition():
            return
        time.sleep(0.1)
    pytest.fail("it did not come to that within a minute")


def alive(pid):
    """Whether a process runs; one that nobody has collected does not."""
    state = state_of(pid)
    return state is not None and state[0] != "Z"


def state_of(pid):
    """The state of a process and who its parent is; None where it is gone."""
    try:
        state, parent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    except OSError:
        return None
    return state, int(parent)
