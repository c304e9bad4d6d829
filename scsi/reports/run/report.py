"""Report: the rooms joined. Plan, execute, collect, render, and move into place whole.

What happens to its folder, and what becomes of a run that is broken off, is in `report_folder`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from scsi.reports.document.parts import Report
from scsi.reports.document.pdf import pdfs
from scsi.reports.document.render import render
from scsi.reports.document.tables import tables
from scsi.reports.document.walk import walk
from scsi.reports.run import owned, report_folder
from scsi.reports.run.execute import Executed
from scsi.reports.run.findings import findings, headline_record
from scsi.reports.run.manifest import MANIFEST, checksum
from scsi.showing.catalogue import word
from scsi.vocabulary import RunError


def check_place(out: Path, inputs: Iterable[Path] = ()) -> None:
    """Refuse to write over anything that no run wrote, or that was changed since.

    Raises
    ------
    ValueError
        If `out` is no folder of its own, holds anything but a report as it was written, or holds
        one of the `inputs`.
    """
    if why := report_folder.refusal(out, inputs=inputs):
        raise ValueError(f"--out {owned.shown(str(out))}{why}")


def now() -> str:
    """Return the time, for the manifest and for nothing else."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def write_report(
    runs: Iterable[Executed],
    inputs: Mapping,
    out: Path,
    started: str,
    package: Mapping | None = None,
    csv: bool = False,
) -> Path:
    """Write a report from executed notebooks and return the path of its page.

    Parameters
    ----------
    runs : iterable of Executed
        The executed notebooks, in order.
    inputs : mapping
        What went in, from `scsi.reports.run.manifest.inputs_of`.
    out : Path
        Folder of the report, held by this process (`report_folder.hold`) or by nobody. Failed
        notebooks go to ``<out>.failed``.
    started : str
        When the run began.
    package : mapping, optional
        The data package, for the foot of the page.
    csv : bool
        Whether to write every table as a file too.

    Raises
    ------
    RunError
        If a notebook failed: one line for each, with its cell, its error and where it is kept; if
        another run is writing to `out`; or if something that no run wrote came there meanwhile,
        which stays, while the report is kept beside it.
    """
    runs = list(runs)
    with report_folder.hold(out) as work:
        report_folder.forget_failed(out)
        if any(each.error for each in runs):
            raise RunError("\n".join(keep_failed(runs, out, work)))
        contents: dict[str, bytes] = {}
        shown: list[Report] = []
        for name, part in books_of(runs).items():
            reports = walk(part, package, inputs)
            contents |= pages_of(reports, name, len(part) < len(runs)) | pdfs(reports, name)
            if csv:
                shown += reports
        contents |= records_of(runs)
        if csv:
            contents |= tables(shown)
        manifest = {**inputs, "started": started, "finished": now()}
        put(contents, manifest, out, work)
    return out / "index.html"


def put(contents: Mapping[str, bytes], manifest: Mapping, out: Path, work: Path) -> None:
    """Put files into place with a manifest that has the checksum of each, and of itself."""
    outputs = {name: checksum(content) for name, content in sorted(contents.items())}
    record = as_json(owned.sealed({**manifest, "outputs": outputs}))
    report_folder.put({**contents, MANIFEST: record.encode()}, out, work)


def contents_of(
    runs: Iterable[Executed],
    reports: Sequence[Report],
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, bytes]:
    """Return the files of a page, without PDF and manifest, by their names in its folder.

    `reports` are what `scsi.reports.document.walk.walk` found in the runs; `words`, per language,
    take the place of the words of a report's page.
    """
    return {"index.html": render(reports, words).encode()} | records_of(list(runs))


def books_of(runs: Sequence[Executed]) -> dict[str, list[Executed]]:
    """Return the runs of each document: of the article, if there is one, and of its supplement.

    The article is the notebook whose headline says what is examined; it stands alone where no
    other notebook ran, and without one all notebooks are one report.
    """
    article = {each.job.notebook for each in runs if headline_record([each]).get("kicker")}
    own = [each for each in runs if each.job.notebook in article]
    others = [each for each in runs if each.job.notebook not in article]
    return {"report": own, "supplement": others} if own and others else {"report": list(runs)}


def pages_of(reports: Sequence[Report], book: str, has_other: bool) -> dict[str, bytes]:
    """Return the page of an article or of its supplement, by its name; each names the other."""
    name = "index.html" if book == "report" else f"{book}.html"
    own: dict[str, Mapping[str, str]] = {}
    if has_other and book == "report":
        own = {each.lang: {"supplement_page": "supplement.html"} for each in reports}
    elif has_other:
        own = {
            each.lang: {"back": "index.html", "title": word("page.supplement_title", each.lang)}
            for each in reports
        }
    return {name: render(reports, own).encode()}


def records_of(runs: Sequence[Executed]) -> dict[str, bytes]:
    """Return what was found and the notebooks, by the names of their files."""
    notebooks = {f"notebooks/{_name(each)}": _text(each) for each in runs}
    texts = {"findings.json": as_json(findings(runs))} | notebooks
    return {name: text.encode() for name, text in texts.items()}


def keep_failed(runs: Iterable[Executed], out: Path, work: Path) -> list[str]:
    """Keep the notebooks that failed and say of each, in one line, what failed and where it is."""
    failed = [each for each in runs if each.error]
    kept = {_name(each): _text(each) for each in failed}
    folder = report_folder.keep_failed(kept, out, work)
    return [_told(each, folder) for each in failed]


def _name(executed: Executed) -> str:
    """Return where a notebook stands among the notebooks of a report."""
    return f"{executed.job.lang}/{executed.job.notebook}.ipynb"


def _text(executed: Executed) -> str:
    """Return a notebook as text."""
    import nbformat

    return nbformat.writes(executed.notebook) + "\n"


def _told(executed: Executed, folder: Path) -> str:
    """Say, in one line, what failed and where it is kept."""
    job = executed.job
    return f"{job.notebook} ({job.lang}), {executed.error}; kept as {folder / _name(executed)}"


def as_json(value: object) -> str:
    """Return JSON for people and machines; what JSON cannot hold is an error, not NaN."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
