"""Report: the rooms joined. Plan, execute, collect, render, and move into place whole.

Everything is written into a hidden folder beside the old report; one rename brings it into place.
Whatever goes wrong before, the last good report is untouched.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from scsi.runs.execute import Executed
from scsi.runs.findings import findings
from scsi.runs.manifest import checksum
from scsi.runs.render import render
from scsi.vocabulary import RunError

MANIFEST = "manifest.json"


def check_place(out: Path) -> None:
    """Refuse to write over anything that is not a report.

    Raises
    ------
    ValueError
        If `out` is a file, or a folder with something in it and no manifest.
    """
    recover(out)
    if out.is_file():
        raise ValueError(f"--out {out} is a file; name a folder")
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).exists():
        raise ValueError(f"--out {out} holds something that is no report; name another folder")


def now() -> str:
    """Return the time, for the manifest and for nothing else."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def write_report(
    runs: Iterable[Executed],
    inputs: Mapping,
    out: Path,
    started: str,
    package: Mapping | None = None,
) -> Path:
    """Write a report from executed notebooks and return the path of its page.

    Parameters
    ----------
    runs : iterable of Executed
        The executed notebooks, in order.
    inputs : mapping
        What went in, from `scsi.runs.manifest.inputs_of`.
    out : Path
        Folder of the report. Failed notebooks go to ``<out>.failed``.
    started : str
        When the run began.
    package : mapping, optional
        The data package, for the foot of the page.

    Raises
    ------
    RunError
        If a notebook failed: one line for each, with its cell, its error and where it is kept.
    """
    runs = list(runs)
    failed = out.with_name(out.name + ".failed")
    forget_failed(failed)
    if any(each.error for each in runs):
        raise RunError("\n".join(keep_failed(each, failed) for each in runs if each.error))
    contents = contents_of(runs, package)
    manifest = {
        **inputs,
        "started": started,
        "finished": now(),
        "outputs": {name: checksum(text.encode()) for name, text in sorted(contents.items())},
    }
    put_in_place({**contents, MANIFEST: as_json(manifest)}, out)
    return out / "index.html"


def contents_of(
    runs: Iterable[Executed],
    package: Mapping | None = None,
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, str]:
    """Return the files of a report, without the manifest, by their names in its folder.

    `words`, per language, take the place of the words of a report's page.
    """
    runs = list(runs)
    notebooks = {
        f"notebooks/{each.job.lang}/{each.job.notebook}.ipynb": _text(each) for each in runs
    }
    page = render(runs, package, words)
    return {"index.html": page, "findings.json": as_json(findings(runs)), **notebooks}


def _text(executed: Executed) -> str:
    """Return a notebook as text."""
    import nbformat

    return nbformat.writes(executed.notebook) + "\n"


def as_json(value: object) -> str:
    """Return JSON for people and machines; what JSON cannot hold is an error, not NaN."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def keep_failed(executed: Executed, folder: Path) -> str:
    """Keep a failed notebook and say, in one line, what failed and where it is."""
    job = executed.job
    path = folder / job.lang / f"{job.notebook}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_text(executed), encoding="utf-8")
    return f"{job.notebook} ({job.lang}), {executed.error}; kept as {path}"


def forget_failed(failed: Path) -> None:
    """Remove the failed notebooks of an earlier run, if there is nothing else in the folder."""
    if failed.is_dir() and all(
        path.is_dir() or path.suffix == ".ipynb" for path in failed.rglob("*")
    ):
        shutil.rmtree(failed)


def put_in_place(contents: Mapping[str, str], out: Path) -> None:
    """Write files beside `out`, then put them in its place."""
    out.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        for name, text in contents.items():
            path = stage / "new" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        if out.exists():
            out.rename(stage / "old")
        (stage / "new").rename(out)
    finally:
        if out.exists():
            shutil.rmtree(stage)


def recover(out: Path) -> None:
    """Bring back the report of a run that was killed between the two renames of `put_in_place`."""
    if not out.exists():
        for old in sorted(out.parent.glob(f".{out.name}.*/old")):
            old.rename(out)
            shutil.rmtree(old.parent)
            break
