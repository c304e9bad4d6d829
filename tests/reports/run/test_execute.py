"""Execute: real kernels, one tiny notebook for each behaviour."""

import subprocess
import sys
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

import nbformat
import pytest

from scsi.reports.run.execute import execute, execute_all, execute_sent
from scsi.reports.run.plan import plan, together
from scsi.vocabulary import RunError

pytestmark = pytest.mark.slow

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def jobs_of(*names, lang=("en",), **texts):
    return plan({name: NOTEBOOKS / f"{name}.ipynb" for name in names}, lang, texts)


@pytest.fixture(scope="module")
def broken():
    """Notebooks that do not end well, and one that does, side by side."""
    names = ["3-fails", "4-ends-early", "5-kernel-dies", "7-two-streams"]
    told = []
    runs = execute_all(jobs_of(*names), workers=2, after=told.append)
    assert told == [[run] for run in runs]
    return {each.job.notebook: each for each in runs}


def test_a_failing_cell_is_named_and_what_follows_is_not_run(broken):
    run = broken["3-fails"]
    assert run.error == "cell [2]: ZeroDivisionError: division by zero"
    assert [cell.execution_count for cell in run.notebook.cells[1:]] == [1, 2, None]
    assert run.notebook.cells[2].outputs[0].ename == "ZeroDivisionError"


def test_a_notebook_that_ends_early_is_not_called_done(broken):
    assert broken["4-ends-early"].error == "cell 2 did not run: the notebook ended before it"


def test_a_kernel_that_dies_fails_its_notebook_alone(broken):
    assert broken["5-kernel-dies"].error == "the kernel failed: Kernel died"
    assert broken["7-two-streams"].error == ""


def test_a_stream_is_one_output_however_it_arrived(broken):
    outputs = broken["7-two-streams"].notebook.cells[0].outputs
    assert [output.get("text") for output in outputs if output.output_type == "stream"] == [
        "one\nstream\n"
    ]


def test_two_runs_give_the_same_bytes_and_nothing_of_papermill():
    first, second = execute_all(jobs_of("1-complete", size_before="100") * 2, workers=2)
    assert (first.error, second.error) == ("", "")
    text = nbformat.writes(first.notebook)
    assert text == nbformat.writes(second.notebook)
    assert "papermill" not in text
    assert [cell["id"] for cell in first.notebook.cells] == [
        f"cell-{i}" for i in range(1, len(first.notebook.cells) + 1)
    ]
    injected = [cell for cell in first.notebook.cells if "injected-parameters" in tags(cell)]
    assert injected[0].source == '# Parameters\nsize_before = 100\nlang = "en"\n'


def test_any_executor_gives_the_same_bytes():
    jobs = jobs_of("1-complete", "3-fails")
    here = execute_all(jobs, workers=2)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        there = execute_all(jobs, executor=executor)
    assert [run.error for run in there] == [run.error for run in here]
    assert [nbformat.writes(run.notebook) for run in there] == [
        nbformat.writes(run.notebook) for run in here
    ]


def test_jobs_in_a_row_that_differ_in_their_language_are_one_notebook():
    first, second = (jobs_of("1-complete", lang=("ko", "en"), size_before=n) for n in ("100", "99"))
    silent = jobs_of("7-two-streams", lang=("ko", "en"))
    assert together([*first, *second, *silent, silent[0]]) == [
        *(first, second, silent),
        [silent[0]],
    ]
    assert together(jobs_of("1-complete") * 2) == [jobs_of("1-complete")] * 2
    assert together([]) == []


class Losing(Executor):
    """An executor whose processes are lost."""

    def submit(self, function, *arguments):
        future = Future()
        future.set_exception(BrokenProcessPool("a process ended\nby itself"))
        return future


def test_a_notebook_whose_process_is_lost_has_failed_and_the_others_go_on():
    told = []
    runs = execute_all(jobs_of("1-complete", "3-fails"), after=told.append, executor=Losing())
    assert told == [[run] for run in runs]
    error = "its worker failed: BrokenProcessPool: a process ended; by itself"
    assert [run.error for run in runs] == [error, error]
    assert not any(cell.get("outputs") for run in runs for cell in run.notebook.cells)


def test_a_worker_with_another_scsi_is_refused():
    (job,) = jobs_of("1-complete")
    with pytest.raises(RunError, match=r"scsi on .* is another than here"):
        execute_sent([job], job.path.read_text(encoding="utf-8"), "another")


def tags(cell):
    return cell.metadata.get("tags", [])


def test_what_papermill_lets_pass_the_notebook_refuses(monkeypatch):
    (job,) = jobs_of("1-complete")
    monkeypatch.setitem(job.parameters, "size_befor", 7)
    monkeypatch.setitem(job.parameters, "icc", "0.1")
    assert execute(job).error == (
        "cell [3]: ValueError: this notebook has no parameter 'size_befor'; "
        "did you mean 'size_before'?; icc must be float; got '0.1' (str)"
    )


def test_a_reviewer_finds_the_same_outputs_under_nbval(tmp_path):
    (run,) = execute_all(jobs_of("1-complete", lang=("ko",)))
    nbformat.write(run.notebook, tmp_path / "stored.ipynb")
    nbval = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval", "--nbval-current-env"]
    review = subprocess.run(
        [sys.executable, *nbval, "stored.ipynb"], cwd=tmp_path, capture_output=True, text=True
    )
    assert review.returncode == 0, review.stdout


def test_a_run_that_is_broken_off_ends_its_kernels():
    def break_off(executed):
        raise KeyboardInterrupt

    jobs = jobs_of("7-two-streams", "6-slow", lang=("en", "ko"))
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        execute_all(jobs, workers=2, after=break_off)
    assert time.monotonic() - start < 100  # the slow notebook sleeps for 120 seconds
