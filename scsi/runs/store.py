"""Store: run every notebook at its defaults and keep its outputs in the notebook itself.

``python -m scsi.runs.store [NAME ...]`` does so for the notebooks named, or for all. What is stored
is what a reviewer's nbval run must find again. In a checkout the README's figure, one of those
stored, is kept beside it.
"""

from __future__ import annotations

import sys
from base64 import b64decode
from collections.abc import Iterable
from pathlib import Path

from scsi.evidence.sources import notebook_names, notebook_path
from scsi.runs.execute import Executed, execute_all
from scsi.runs.plan import Job
from scsi.vocabulary import RunError

README_FIGURE = ("2-shift", "shift_by_size", Path("docs") / "shift_by_size.png")


def store(names: Iterable[str] = ()) -> list[str]:
    """Run notebooks at their defaults and store them with their outputs.

    Parameters
    ----------
    names : iterable of str, optional
        The notebooks; all unless given.

    Returns
    -------
    list of str
        The notebooks stored.

    Raises
    ------
    RunError
        If a cell fails; the notebooks on disk stay as they were.
    """
    import nbformat

    names = list(names) or notebook_names()
    jobs = [Job(notebook=name, path=notebook_path(name), lang="en") for name in names]
    runs = execute_all(jobs, workers=2, warm=True)
    failed = [f"{run.job.notebook}: {run.error}" for run in runs if run.error]
    if failed:
        raise RunError("\n".join(failed))
    for run in runs:
        nbformat.write(run.notebook, run.job.path)
        _keep_readme_figure(run)
    return names


def _keep_readme_figure(run: Executed) -> None:
    """Write the README's figure beside it, where this is a checkout and the notebook holds it."""
    notebook, name, place = README_FIGURE
    path = run.job.path.parents[1] / place
    if run.job.notebook == notebook and path.parent.is_dir():
        path.write_bytes(figure_png(run.notebook, name))


def figure_png(notebook, name: str) -> bytes:
    """Return the picture of the figure `name` as it is stored in a notebook.

    Raises
    ------
    LookupError
        If no output of the notebook is a figure of that name.
    """
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            record = output.get("metadata", {}).get("scsi", {})
            if record.get("kind") == "figure" and record["name"] == name:
                return b64decode(output["data"]["image/png"])
    raise LookupError(f"no figure {name!r} in the notebook")


if __name__ == "__main__":
    print("stored:", ", ".join(store(sys.argv[1:])))
