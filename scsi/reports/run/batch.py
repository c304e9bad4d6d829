"""Batch: one notebook for every case, one profile each, one page that lists them.

A profile is a folder like a report's, moved into place whole. ``batch.json`` keeps for each the
checksum of what went in and of what came out: a profile for which both still hold is not run again.
Nothing of it depends on the clock, so that two batches of the same inputs give the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from scsi.reports.document.walk import walk
from scsi.reports.run import owned, report, report_folder
from scsi.reports.run.batch_cases import Case
from scsi.reports.run.batch_index import index_page
from scsi.reports.run.batch_order import Order
from scsi.reports.run.execute import Executed, execute_all
from scsi.reports.run.findings import headline, result
from scsi.reports.run.manifest import checksum
from scsi.reports.run.plan import Job
from scsi.showing.catalogue import word
from scsi.vocabulary import RunError

MANIFEST, PAGE = "batch.json", "index.html"
FORMAT, PROFILE = "scsi-batch-1", "scsi-profile-1"
_DECIDING = "scsi python lock packages data notebooks defaults"  # inputs that all profiles share


def check_place(out: Path) -> None:
    """Refuse to write over anything that no batch wrote, or that was changed since.

    Raises
    ------
    ValueError
        If `out` is no folder of its own, or holds anything but a batch as it was written.
    """
    if why := report_folder.refusal(out, foreign):
        raise ValueError(f"--out {owned.shown(str(out))}{why}")


def foreign(out: Path) -> str | None:
    """Say in a few words what in a folder is not as a batch wrote it; None where nothing is.

    Folders of failed notebooks may hold anything, since none is removed that holds more than them.
    """
    for path in sorted(out.iterdir()):
        name = owned.shown(path.name)
        if path.name in (MANIFEST, PAGE):
            if not _is_own(path) and owned.claims(out / MANIFEST):
                return f"its {name} was changed, or an earlier scsi wrote the batch"
            if not _is_own(path):
                return f"{name} is not a file that scsi wrote"
        elif not path.is_dir() or path.is_symlink():
            return f"{name} is not a file that scsi wrote"
        elif re.search(r"\.failed(-\d+)?$", path.name) or report_folder.is_work(path):
            continue
        elif owned.record_of(path):
            if what := owned.foreign(path):
                return f"{name}/{what}"
        else:
            return f"{name}/ is not a folder that scsi wrote"
    return None


def _is_own(path: Path) -> bool:
    """Whether the manifest of a batch, or its page, is as a batch wrote it."""
    manifest = _sealed(path.with_name(MANIFEST))
    return manifest is not None and (
        path.name == MANIFEST or owned.is_own_file(path, manifest[0]["pages"])
    )


def _sealed(path: Path) -> tuple[dict, str] | None:
    """Return the manifest of a batch, as it was written, and its checksum; or None."""
    found = owned.read_sealed(path)
    return found if found is not None and found[0].get("format") == FORMAT else None


def run_batch(
    order: Order,
    inputs: Mapping,
    out: Path,
    how: Mapping | None = None,
    tell: Callable[[str, str], object] = lambda name, word: None,
    package: Mapping | None = None,
) -> Path:
    """Run what has changed, put each profile into place, and list them all.

    Parameters
    ----------
    order : Order
        What to make.
    inputs : mapping
        What goes in, from `manifest.inputs_of`, with ``code``, the checksum of the code.
    out : Path
        Folder of the batch. Failed notebooks go to ``<folder>.failed`` inside it.
    how : mapping, optional
        How notebooks are run, as `execute.execute_all` takes it: ``workers``, ``warm``,
        ``executor``.
    tell : callable
        Told of each case: its folder, and ``unchanged``, ``done`` or ``failed``.
    package : mapping, optional
        The data package, for the foot of the pages.

    Returns
    -------
    Path
        The page that lists the profiles.

    Raises
    ------
    RunError
        If a profile failed: one line for each. All others are there, and the page too. Or if there
        is something in the folder that no batch wrote.
    """
    with report_folder.hold(out) as work:
        if why := report_folder.refusal(out, foreign):
            raise RunError(f"{out}{why}")
        out.mkdir(parents=True, exist_ok=True)
        report_folder.sweep(out)
        batch = _Batch(order, inputs, out, tell, package, work)
        due = [job for case in order.cases for job in batch.due(case)]
        batch.keep()
        try:
            execute_all(due, after=batch.take, folder=work, **(how or {}))
        finally:
            page = batch.close()
    if batch.failures:
        count = f"{len(batch.failures)} of {len(order.cases)} failed; the others are in {page}"
        raise RunError("\n".join([count, *batch.failures.values()]))
    return page


class _Batch:
    """A batch on its way: what is there already, what has come in, what has failed."""

    def __init__(self, order: Order, inputs: Mapping, out: Path, tell, package, work: Path):
        self.order, self.out, self.tell, self.package = order, out, tell, package
        self.work = work
        self.refused: RunError | None = None
        self.shared = {name: inputs[name] for name in [*_DECIDING.split(), "code"]}
        self.profiles, self.pages, self.own = _earlier(out / MANIFEST)
        self.failures: dict[str, str] = {}
        self.owner = {id(job): value for value, jobs in order.jobs.items() for job in jobs}

    def key(self, value: str) -> str:
        """Return the checksum of all that decides how a profile comes out."""
        jobs = self.order.jobs[value]
        own = [[job.notebook, job.lang, dict(sorted(job.parameters.items()))] for job in jobs]
        return checksum(json.dumps([self.shared, own], sort_keys=True).encode())

    def due(self, case: Case) -> list[Job]:
        """Return the jobs of a case that has to run; none where nothing has changed."""
        folder = self.out / case.folder
        profile = self.profiles.get(case.folder, {})
        if profile.get("key") == self.key(case.folder) and _holds(folder, profile["outputs"]):
            report_folder.forget_failed(folder)
            self.tell(case.folder, "unchanged")
            return []
        return self.order.jobs[case.folder]

    def take(self, runs: list[Executed]) -> None:
        """Take in the notebook of a profile, with all its languages."""
        self.finish(self.owner[id(runs[0].job)], runs)

    def finish(self, value: str, runs: list[Executed]) -> None:
        """Put a profile into place, or keep its failed notebooks and leave the last good one."""
        folder = self.out / value
        with report_folder.hold(folder) as work:
            report_folder.forget_failed(folder)
            if any(run.error for run in runs):
                lines = report.keep_failed(runs, folder, work)
                self.failures[value] = f"{value}: {'; '.join(lines)}"
                self.tell(value, "failed")
                return
            contents = report.contents_of(runs, walk(runs, self.package), self.words(value))
            try:
                report.put(contents, {"format": PROFILE}, folder, work)
            except RunError as error:
                self.failures[value] = f"{value}: {error}"
                self.tell(value, "failed")
                return
        self.profiles[value] = {
            "key": self.key(value),
            "outputs": {name: checksum(content) for name, content in sorted(contents.items())},
            "headlines": {run.job.lang: _first_words(headline([run])) for run in runs},
            "result": result(runs),
        }
        self.keep()
        self.tell(value, "done")

    def words(self, value: str) -> dict[str, dict[str, str]]:
        """Return what a profile's page says differently from a report's, per language."""
        case = next(each for each in self.order.cases if each.folder == value)
        return {
            lang: {
                "title": case.names[lang],
                "made": word("page.profile_made", lang),
                "home": "../",
            }
            for lang in self.order.languages
        }

    def keep(self) -> None:
        """Write the manifest as far as the batch has come."""
        folders = [case.folder for case in self.order.cases]
        manifest = {
            "format": FORMAT,
            "notebook": self.order.notebook,
            "languages": list(self.order.languages),
            "inputs": self.shared,
            "profiles": {each: self.profiles[each] for each in folders if each in self.profiles},
            "failures": dict(sorted(self.failures.items())),
            "pages": self.pages,  # checksums that the page may have
        }
        content = report.as_json(owned.sealed(manifest)).encode()
        if self.refused is None:
            try:
                report_folder.put_file(content, self.out / MANIFEST, self.own, self.work)
            except RunError as error:
                self.refused = error
        if self.refused is not None:
            raise self.refused
        self.own = [checksum(content)]

    def close(self) -> Path:
        """Write the manifest and the page that lists the profiles; return the page.

        The manifest knows the page before and after it is replaced, whenever a run is broken off.
        """
        page = self.out / PAGE
        text = index_page(self.order, self.profiles, self.failures, self.package or {})
        content = text.encode()
        self.pages = [*self.pages, checksum(content)]
        self.keep()
        report_folder.put_file(content, page, self.pages, self.work)
        self.pages = self.pages[-1:]
        self.keep()
        return page


def _earlier(path: Path) -> tuple[dict[str, dict], list[str], list[str]]:
    """Return what an earlier batch wrote: its profiles, the checksums of its page and manifest."""
    found = _sealed(path)
    if found is None:
        return {}, [], []
    manifest, own = found
    return dict(manifest["profiles"]), list(manifest["pages"]), [own]


def _holds(folder: Path, outputs: Mapping[str, str]) -> bool:
    """Whether a profile's files are all there, as they were written."""
    paths = {name: folder / name for name in outputs}
    return all(owned.is_own_file(path, [outputs[name]]) for name, path in paths.items())


def _first_words(markdown: str) -> str:
    """Return the part of a headline that stands out."""
    bold = re.match(r"\*\*(.+?)\*\*", markdown)
    return bold[1] if bold else markdown
