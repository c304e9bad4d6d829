"""Engine: papermill's, made to hand out what it has and to show a notebook in more languages."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from scsi.reports.run import again

if TYPE_CHECKING:
    from nbformat import NotebookNode


def load_papermill():
    """Return papermill without the grammar of addresses that takes 2 of its 2.5 s of import.

    jsonschema takes `rfc3987_syntax` where it is there, and no notebook needs it. None in
    `sys.modules` is Python's own way to say that a module is not there.
    """
    name = "rfc3987_syntax"
    hidden = name not in sys.modules
    if hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # typeshed knows modules only
    try:
        import papermill
    finally:
        if hidden:
            del sys.modules[name]
    logger = logging.getLogger("papermill")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())  # errors are returned
    return papermill


@cache
def engine() -> str:
    """Return the name of an engine that hands out the notebook as far as it came.

    papermill itself returns it only where all went well. `kept` gets the notebook; `later` are the
    same one's, prepared for further languages: those that the kernel could show go to `shown`.
    """
    from papermill.engines import Engine, papermill_engines

    class KeepingEngine(Engine):
        @classmethod
        def execute_managed_notebook(
            cls, nb_man, kernel_name, kept, later, shown, start_timeout, input_path, **settings
        ):
            kept.append(nb_man.nb)
            settings |= {"kernel_name": kernel_name, "startup_timeout": start_timeout}
            client = _client()(nb_man, log=logging.getLogger("papermill"), **settings)
            client.later, client.shown = later, shown
            client.execute()

    papermill_engines.register("scsi", KeepingEngine)
    return "scsi"


@cache
def _client() -> type:
    """Return papermill's client of a kernel, made to go on with further languages."""
    from nbclient.exceptions import CellExecutionError
    from papermill.clientwrap import PapermillNotebookClient

    class ShowingClient(PapermillNotebookClient):
        later: list[NotebookNode]
        shown: list[NotebookNode]
        nb: NotebookNode

        @contextmanager
        def setup_kernel(self, **settings):
            """Let a notebook run, and then show it again while its kernel is still there."""
            with super().setup_kernel(**settings):
                yield
                first = self.nb
                try:
                    for notebook in self.later:
                        if not self._show_again(notebook, first):
                            break
                        self.shown.append(notebook)
                except (CellExecutionError, RuntimeError, TimeoutError, OSError):
                    pass  # it will run as a whole, and say itself what is wrong
                finally:
                    self.nb = first

        def _show_again(self, notebook: NotebookNode, first: NotebookNode) -> bool:
            """Show the notebook that has run in another language; False where it has to run."""
            parts = again.parts_of(notebook)
            if parts is None or not again.can_show(first, parts):
                return False
            self.reset_execution_trackers()
            self.wait_for_reply(self.kc.execute(again.RESTART, silent=True))
            self.nb = notebook
            for place, (cell, part) in enumerate(zip(notebook.cells, parts, strict=True)):
                if part is not None:
                    source, cell.source = cell.source, part.code
                    self.execute_cell(cell, place)
                    cell.source = source
            return again.alike(first, notebook)

    return ShowingClient
