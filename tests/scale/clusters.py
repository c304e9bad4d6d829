"""Notebooks on a Dask cluster of two processes, one of them killed; run inside ``.venv-scale``."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from distributed import Client

from scsi.reports.run.cluster import cluster
from scsi.reports.run.execute import execute_all
from scsi.reports.run.plan import plan

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A scheduler and two workers, each a process of its own, and nobody who restarts them."""
    folder = tmp_path_factory.mktemp("cluster")
    told = folder / "scheduler.json"
    plain = ["--scheduler-file", str(told), "--no-dashboard"]
    here = ["--nthreads", "1", "--no-nanny", "--local-directory", str(folder), "--death-timeout"]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{kind}", *plain, *more],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for kind, more in (
            ("scheduler", ["--host", "127.0.0.1", "--port", "0"]),
            *[("worker", [*here, "60"])] * 2,
        )
    ]
    try:
        for _ in range(600):
            if told.exists() and told.read_text():
                break
            time.sleep(0.1)
        found = json.loads(told.read_text())["address"]
        with Client(found, timeout="60s") as client:
            client.wait_for_workers(2, timeout=60)
        yield found
    finally:
        for process in started:
            process.kill()  # asked to end, a worker may wait for a scheduler that is gone
            process.wait()


def jobs_of(*names):
    return plan({name: NOTEBOOKS / f"{name}.ipynb" for name in names}, ("en", "ko"))


def test_the_same_bytes_here_and_there_though_a_worker_is_killed(address):
    jobs = jobs_of("1-complete", "3-fails")
    here = execute_all(jobs, workers=2)
    with Client(address) as client:
        workers = client.run(os.getpid)

    def kill_one(executed):
        if len(workers) == 2:
            os.kill(workers.popitem()[1], signal.SIGKILL)

    with cluster(address) as executor:
        there = execute_all(jobs, after=kill_one, executor=executor)
    assert len(workers) == 1
    assert [run.error for run in there] == [run.error for run in here]
    assert [nbformat.writes(run.notebook) for run in there] == [
        nbformat.writes(run.notebook) for run in here
    ]


def test_where_nobody_answers_it_is_one_line():
    with (
        pytest.raises(ValueError, match=r"--scheduler tcp://127.0.0.1:9: no scheduler answers"),
        cluster("tcp://127.0.0.1:9"),
    ):
        pass
