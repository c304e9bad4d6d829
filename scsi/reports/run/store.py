"""Store: run every notebook at its defaults and keep its outputs in the notebook itself.

``python -m scsi.reports.run.store [NAME ...]`` does so for the notebooks named, or for all. What is
stored is what a reviewer's nbval run must find again. In a checkout the README's figure, one of
those stored, is kept beside it.
"""

from __future__ import annotations

import sys
import tempfile
from base64 import b64decode
from collections.abc import Iterable
from pathlib import Path

from scsi.evidence.sources import notebook_names, notebook_path
from scsi.reports.run.execute import Executed, execute_all
from scsi.reports.run.plan import Job
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
        If a cell fails, or a notebook or the picture was changed meanwhile; the notebooks on disk
        stay as they were.
    """
    names = list(names) or notebook_names()
    jobs = [Job(notebook=name, path=notebook_path(name), lang="en") for name in names]
    before = {job.path: job.path.read_bytes() for job in jobs}
    runs = execute_all(jobs, workers=2, warm=True)
    failed = [f"{run.job.notebook}: {run.error}" for run in runs if run.error]
    if failed:
        raise RunError("\n".join(failed))
    written = {run.job.path: _text(run) for run in runs}
    for run in runs:
        written |= _readme_figure(run, before)
    changed = [path.name for path in before if path.read_bytes() != before[path]]
    if changed:
        raise RunError(f"{', '.join(changed)} was changed while it ran; nothing was stored")
    for path, content in written.items():
        _replace(path, content)
    return names


def _text(run: Executed) -> bytes:
    """Return a notebook as it is stored."""
    import nbformat

    return f"{nbformat.writes(run.notebook)}\n".encode()


def _readme_figure(run: Executed, before: dict[Path, bytes]) -> dict[Path, bytes]:
    """Return the README's figure by its path, where this is a checkout and the notebook holds it.

    Raises
    ------
    RunError
        If the picture that is there is not the one that the notebook held before.
    """
    notebook, name, place = README_FIGURE
    path = run.job.path.parents[1] / place
    if run.job.notebook != notebook or not path.parent.is_dir():
        return {}
    if path.exists():
        import nbformat

        stored = nbformat.reads(before[run.job.path].decode(), as_version=4)
        try:
            ours = path.read_bytes() == figure_png(stored, name)
        except LookupError:
            ours = False
        if not ours:
            raise RunError(f"{path} is not the figure of {notebook}; move it away, then store")
    return {path: figure_png(run.notebook, name)}


def _replace(path: Path, content: bytes) -> None:
    """Write a file beside its place, under a name that nobody has, and put it there whole."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".scsi-", delete=False) as file:
        new = Path(file.name)
        try:
            file.write(content)
            file.close()
            new.chmod(path.stat().st_mode if path.exists() else 0o644)
            new.replace(path)
        except BaseException:
            new.unlink(missing_ok=True)
            raise


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
    try:
        print("stored:", ", ".join(store(sys.argv[1:])))
    except RunError as error:
        sys.exit(f"scsi.reports.run.store: {error}")
