"""Store: run every notebook at its defaults and keep its outputs in the notebook itself.

``python -m scsi.runs.store [NAME ...]`` does so for the notebooks named, or for all. What is stored
is what a reviewer's nbval run must find again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from scsi.evidence.sources import notebook_names, notebook_path
from scsi.runs.execute import execute_all
from scsi.runs.plan import Job
from scsi.vocabulary import RunError


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
    runs = execute_all(jobs, workers=2)
    failed = [f"{run.job.notebook}: {run.error}" for run in runs if run.error]
    if failed:
        raise RunError("\n".join(failed))
    for run in runs:
        nbformat.write(run.notebook, run.job.path)
    return names


if __name__ == "__main__":
    print("stored:", ", ".join(store(sys.argv[1:])))
