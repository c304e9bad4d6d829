"""Execute: planned notebooks through papermill; executed notebooks come back, cleaned of chance.

papermill writes times, durations, paths and random ids into a notebook. Here they are taken out, so
that two runs with the same inputs give the same bytes.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

from scsi.runs.plan import Job

if TYPE_CHECKING:
    from nbformat import NotebookNode

_START_SECONDS = 120  # a kernel on a busy machine
_KERNELS = WeakSet()  # the managers of the kernels that run now


@dataclass(frozen=True, slots=True, kw_only=True)
class Executed:
    """A notebook that was run.

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
    after: Callable[[Executed], object] = lambda done: None,
    folder: Path | None = None,
) -> list[Executed]:
    """Run jobs side by side and return them in the order given; `after` is told of each.

    One job that fails does not stop the others. Threads do, since each notebook has a kernel, a
    process of its own. What a run needs on disk stands in `folder`, so that whoever owns that can
    clear up behind a run that was killed; unless given, in the system's own place for such files.
    """
    with _without_grammar():
        import papermill  # noqa: F401  before the threads, which must not import it side by side
    logging.getLogger("papermill").addHandler(logging.NullHandler())  # errors are returned

    with ThreadPoolExecutor(max_workers=workers) as pool:
        futures = [pool.submit(execute, job, folder) for job in jobs]
        try:
            for future in futures:
                after(future.result())
        except BaseException:
            _stop(pool, futures)
            raise
    return [future.result() for future in futures]


def _stop(pool: ThreadPoolExecutor, futures: list[Future]) -> None:
    """End the kernels of a run that is broken off; their threads then end by themselves."""
    pool.shutdown(wait=False, cancel_futures=True)
    while not all(future.done() for future in futures):
        for kernel in list(_KERNELS):
            if kernel.has_kernel and kernel.provisioner.process is not None:
                kernel.provisioner.process.kill()
        time.sleep(0.1)  # a kernel that was only starting is ended on a later round


@contextmanager
def _without_grammar():
    """Keep jsonschema from building a grammar of addresses, 2 of papermill's 2.5 s of import.

    jsonschema takes `rfc3987_syntax` where it is there, and no notebook needs it. None in
    `sys.modules` is Python's own way to say that a module is not there.
    """
    name = "rfc3987_syntax"
    hidden = name not in sys.modules
    if hidden:
        sys.modules[name] = None
    try:
        yield
    finally:
        if hidden:
            del sys.modules[name]


def execute(job: Job, folder: Path | None = None) -> Executed:
    """Run one notebook with papermill, in this Python and where the caller is.

    Its own files are below `folder` while it runs.
    """
    import nbformat
    import papermill

    fresh = _without_outputs(nbformat.read(job.path, as_version=4))
    with _own_loop(), tempfile.TemporaryDirectory(prefix="scsi-", dir=folder) as own:
        kept = Path(own) / "executed.ipynb"
        error = ""
        try:
            papermill.execute_notebook(
                fresh,
                kept,
                parameters=dict(job.parameters),
                kernel_name="python3",
                language="python",
                progress_bar=False,
                start_timeout=_START_SECONDS,
                kernel_manager_class=_kernel_manager(Path(own).resolve()),
                coalesce_streams=True,
            )
        except papermill.PapermillExecutionError as failure:
            error = f"cell [{failure.exec_count}]: {failure.ename}: {_line(failure.evalue)}"
        except (RuntimeError, TimeoutError, OSError) as failure:
            error = f"the kernel failed: {_line(failure) or type(failure).__name__}"
        notebook = clean(_as_far_as_it_came(kept, fresh))
    return Executed(job=job, notebook=notebook, error=error or _unfinished(notebook))


def _as_far_as_it_came(kept: Path, fresh: NotebookNode) -> NotebookNode:
    """Return the notebook as papermill kept it, or without outputs where that is not whole."""
    import nbformat

    try:
        return nbformat.read(kept, as_version=4)
    except (OSError, ValueError):  # not written at all, or on a disk that was full
        return fresh


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


def _without_outputs(notebook: NotebookNode) -> NotebookNode:
    """Empty a stored notebook, so that what is there after a run is of that run."""
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


def _kernel_manager(folder: Path) -> type:
    """Return a kernel manager that starts this Python, whatever kernels the user has installed.

    The kernel's files are below `folder`.
    """
    from jupyter_client import AsyncKernelManager
    from jupyter_client.kernelspec import KernelSpec

    class OwnKernelManager(AsyncKernelManager):
        """Start `ipykernel` of this Python; what it logs does not reach the terminal."""

        def __init__(self, **settings):
            super().__init__(connection_file=str(folder / "kernel.json"), **settings)

        @property
        def kernel_spec(self):
            command = [sys.executable, "-m", "ipykernel_launcher", "--log-level=CRITICAL"]
            return KernelSpec(argv=[*command, "-f", "{connection_file}"], language="python")

        async def start_kernel(self, **settings):
            # A backend set by the caller would stand in the way of the notebook's own, and the
            # debugger prints a warning at each start.
            env = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
            env |= {"PYDEVD_DISABLE_FILE_VALIDATION": "1", "TMPDIR": str(folder)}
            await super().start_kernel(env=env, **settings)
            _KERNELS.add(self)

    return OwnKernelManager


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
