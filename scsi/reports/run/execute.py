"""Execute: planned notebooks through papermill; executed notebooks come back, cleaned of chance.

A notebook that is planned in several languages is computed once: its kernel runs it in the first of
them and shows it again in the others (`again`). Where it cannot, each has a kernel of its own.

papermill writes times, durations, paths and random ids into a notebook. Here they are taken out, so
that two runs with the same inputs give the same bytes.
"""

from __future__ import annotations

import asyncio
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from weakref import WeakSet

from scsi.reports.kernels import launcher
from scsi.reports.kernels.server import (
    KernelServer,
    kernel_environment,
    provisioner_of,
    warm_kernels,
)
from scsi.reports.run.engine import engine, load_papermill
from scsi.reports.run.manifest import package_checksum
from scsi.reports.run.plan import Job, together
from scsi.vocabulary import RunError

if TYPE_CHECKING:
    from nbformat import NotebookNode

_START_SECONDS = 120  # a kernel on a busy machine
_KERNELS: WeakSet[Any] = WeakSet()  # the managers of the kernels that run now


@dataclass(frozen=True, slots=True, kw_only=True)
class Executed:
    """A notebook that was run, in one language.

    Attributes
    ----------
    job : Job
        What was asked.
    notebook : nbformat.NotebookNode
        The notebook with its outputs, as far as it came.
    error : str
        The cell that failed and its error, in one line; empty where all cells ran.
    """

    job: Job
    notebook: NotebookNode
    error: str = ""


def execute_all(
    jobs: Iterable[Job],
    workers: int = 1,
    after: Callable[[list[Executed]], object] = lambda done: None,
    folder: Path | None = None,
    executor: Executor | None = None,
    warm: bool = False,
) -> list[Executed]:
    """Run jobs side by side and return them in the order given; `after` is told of each notebook.

    Jobs in a row that differ in their language alone are one notebook, computed once. One that
    fails does not stop the others. Threads do, since each notebook has a kernel, a process of its
    own.

    Parameters
    ----------
    jobs : iterable of Job
        What to run.
    workers : int
        Notebooks at a time.
    after : callable
        Told of each notebook that has run, with all its languages, in the order given.
    folder : Path, optional
        Where a run keeps what it needs on disk, so that whoever owns it can clear up behind a run
        that was killed; unless given, the system's own place for such files.
    executor : concurrent.futures.Executor, optional
        Runs the notebooks in place of threads: processes, or those of a cluster, which need nothing
        but the same `scsi`. How many at a time, and in which folder, is then its own.
    warm : bool
        Whether kernels are forked from a process that has loaded everything (`kernels`).
    """
    notebooks = together(jobs)
    if executor is not None:
        code = package_checksum()
        futures = [executor.submit(execute_sent, each, _read(each[0]), code) for each in notebooks]
        try:
            return _told(map(_result, futures, notebooks), after)
        except BaseException:
            for future in futures:
                future.cancel()
            raise
    with (
        warm_kernels(len(notebooks) if warm else 0, workers) as server,
        ThreadPoolExecutor(max_workers=workers) as pool,
    ):
        load_papermill()  # before the threads, which must not import it side by side
        futures = [pool.submit(execute_together, each, folder, server) for each in notebooks]
        try:
            return _told((future.result() for future in futures), after)
        except BaseException:
            _stop(pool, futures, server)
            raise


def _told(
    notebooks: Iterable[list[Executed]], after: Callable[[list[Executed]], object]
) -> list[Executed]:
    """Return notebooks as they come in, and tell `after` of each."""
    done = []
    for runs in notebooks:
        after(runs)
        done += runs
    return done


def _result(future: Future, jobs: list[Job]) -> list[Executed]:
    """Return a notebook that has run; one whose process is gone has failed, and alone."""
    try:
        return [replace(run, job=job) for run, job in zip(future.result(), jobs, strict=True)]
    except (RunError, KeyboardInterrupt):
        raise
    except Exception as failure:
        fresh = clean(_fresh(_read(jobs[0])))
        told = f"its worker failed: {type(failure).__name__}: {_line(failure)}"
        return [Executed(job=job, notebook=fresh, error=told) for job in jobs]


def _stop(pool: ThreadPoolExecutor, futures: list[Future], server: KernelServer | None) -> None:
    """End the kernels of a run that is broken off; their threads then end by themselves."""
    pool.shutdown(wait=False, cancel_futures=True)
    if server is not None:
        server.close()
    while not all(future.done() for future in futures):
        for kernel in list(_KERNELS):
            if kernel.has_kernel and kernel.provisioner.process is not None:
                kernel.provisioner.process.kill()
        time.sleep(0.1)  # a kernel that was only starting is ended on a later round


def _read(job: Job) -> str:
    """Return the notebook of a job as text."""
    return job.path.read_text(encoding="utf-8")


def execute_sent(jobs: list[Job], text: str, code: str) -> list[Executed]:
    """Run a notebook that was sent as `text` in another process, perhaps on another machine.

    Raises
    ------
    RunError
        If the `scsi` that is there is not the one that `code` is the checksum of.
    """
    if package_checksum() != code:
        raise RunError(f"scsi on {platform.node()} is another than here; install the same there")
    return _execute_text(jobs, text)


def execute(job: Job, folder: Path | None = None, server: KernelServer | None = None) -> Executed:
    """Run one notebook in one language, as `execute_together` does in several."""
    return execute_together([job], folder, server)[0]


def execute_together(
    jobs: list[Job], folder: Path | None = None, server: KernelServer | None = None
) -> list[Executed]:
    """Run one notebook with papermill, in this Python and where the caller is.

    The `jobs` differ in their language alone. The notebook's own files are below `folder` while it
    runs; `server` forks its kernel, if there is one.
    """
    return _execute_text(jobs, _read(jobs[0]), folder, server)


def _execute_text(
    jobs: list[Job], text: str, folder: Path | None = None, server: KernelServer | None = None
) -> list[Executed]:
    """Run the notebook of jobs, given as text; a language not shown with the first runs alone."""
    executed: list[Executed] = []
    while len(executed) < len(jobs):
        executed += _in_one_kernel(jobs[len(executed) :], text, folder, server)
    return executed


def _in_one_kernel(
    jobs: list[Job], text: str, folder: Path | None, server: KernelServer | None
) -> list[Executed]:
    """Run a notebook for the first of its jobs, and show it for as many more as its kernel can."""
    papermill = load_papermill()
    shown: list[NotebookNode] = []
    kept: list[NotebookNode] = []
    error = ""
    with _own_loop(), tempfile.TemporaryDirectory(prefix="scsi-", dir=folder) as own:
        try:
            _papermill_run(
                text,
                jobs[0],
                engine_name=engine(),
                kept=kept,
                later=[_papermill_run(text, job, prepare_only=True) for job in jobs[1:]],
                shown=shown,
                start_timeout=_START_SECONDS,
                kernel_manager_class=_kernel_manager(Path(own).resolve(), server),
                coalesce_streams=True,
            )
        except papermill.PapermillExecutionError as failure:
            error = f"cell [{failure.exec_count}]: {failure.ename}: {_line(failure.evalue)}"
        except (RuntimeError, TimeoutError, OSError) as failure:
            error = f"the kernel failed: {_line(failure) or type(failure).__name__}"
    notebook = clean(kept[0] if kept else _fresh(text))
    first = Executed(job=jobs[0], notebook=notebook, error=error or _unfinished(notebook))
    rest = zip(jobs[1:], shown, strict=False)  # it may be that not all are shown
    return [first, *(Executed(job=job, notebook=clean(each)) for job, each in rest)]


def _papermill_run(text: str, job: Job, **settings) -> NotebookNode:
    """Have papermill put the parameters of a job into its notebook, and do as it is told."""
    return load_papermill().execute_notebook(
        _fresh(text),
        None,  # written only when it is whole: papermill would after every cell
        parameters=dict(job.parameters),
        kernel_name="python3",
        language="python",
        progress_bar=False,
        **settings,
    )


@contextmanager
def _own_loop():
    """Close the event loop that Jupyter opens for a thread and forgets."""
    from jupyter_core.utils import ensure_event_loop

    loop = ensure_event_loop()
    try:
        yield
    finally:
        if not loop.is_running():
            loop.close()
            asyncio.set_event_loop(None)


def _fresh(text: str) -> NotebookNode:
    """Return a stored notebook without its outputs, so that those after a run are of that run."""
    import nbformat

    notebook = nbformat.reads(text, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def _line(text: object) -> str:
    """Return `text` in one line."""
    return "; ".join(line.strip() for line in str(text).splitlines() if line.strip())


def _unfinished(notebook: NotebookNode) -> str:
    """Say which cell did not run: papermill takes ``sys.exit()`` for a good end."""
    for place, cell in enumerate(notebook.cells):
        if cell.cell_type == "code" and cell.source.strip() and cell.execution_count is None:
            return f"cell {place + 1} did not run: the notebook ended before it"
    return ""


def _kernel_manager(folder: Path, server: KernelServer | None) -> type:
    """Return a kernel manager that starts this Python, whatever kernels the user has installed.

    The kernel's files are below `folder`; `server` forks it, if there is one.
    """
    from jupyter_client import AsyncKernelManager
    from jupyter_client.kernelspec import KernelSpec

    class OwnKernelManager(AsyncKernelManager):
        """Start `ipykernel` of this Python; what it logs does not reach the terminal."""

        def __init__(self, **settings):
            super().__init__(connection_file=str(folder / "kernel.json"), **_address(), **settings)

        @property
        def kernel_spec(self):
            command = [sys.executable, "-P", launcher.__file__, "--log-level=CRITICAL"]
            return KernelSpec(argv=[*command, "-f", "{connection_file}"], language="python")

        async def start_kernel(self, **settings):  # type: ignore[override]
            # jupyter_client declares it as the function that makes a method wait, not as a method
            if server is not None:
                self.provisioner = provisioner_of(server, self)
            await super().start_kernel(env=kernel_environment(folder), **settings)
            _KERNELS.add(self)

    return OwnKernelManager


def _address() -> dict[str, str]:
    """Return where a kernel is spoken to: on Linux by a name of its own, without a file or a port.

    A port is free when it is chosen and may be another kernel's by the time that it is opened.
    """
    return {"transport": "ipc", "ip": f"@scsi-{uuid4()}"} if sys.platform == "linux" else {}


def clean(notebook: NotebookNode) -> NotebookNode:
    """Return a copy of a notebook without what chance, clock and machine put into it.

    Kept are the kernel's name and language, the cells' tags, sources and outputs; ids count up
    from ``cell-1``.
    """
    from nbformat.v4 import new_notebook

    cells = [cell for cell in notebook.cells if "papermill-error-cell-tag" not in _tags(cell)]
    cleaned = new_notebook(
        metadata={
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {
                "file_extension": ".py",
                "mimetype": "text/x-python",
                "name": "python",
            },
        },
        cells=[_clean_cell(cell, place) for place, cell in enumerate(cells, start=1)],
    )
    cleaned.nbformat_minor = 5
    return cleaned


def _tags(cell: NotebookNode) -> list[str]:
    """Return the tags of a cell."""
    return list(cell.metadata.get("tags", []))


def _clean_cell(cell: NotebookNode, place: int) -> NotebookNode:
    """Return a cell with its tags and a counted id, and with nothing else in its metadata."""
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

    metadata = {"tags": tags} if (tags := _tags(cell)) else {}
    common = {"id": f"cell-{place}", "source": cell.source, "metadata": metadata}
    if cell.cell_type != "code":
        return {"markdown": new_markdown_cell, "raw": new_raw_cell}[cell.cell_type](**common)
    return new_code_cell(**common, execution_count=cell.execution_count, outputs=cell.outputs)
