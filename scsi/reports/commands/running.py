"""What every command that runs notebooks does: inputs, workers, progress, the report's place."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from scsi.reports.commands.terminal import escaped

if TYPE_CHECKING:
    from tqdm import tqdm


ROOT = Path(__file__).resolve().parents[3]  # of a checkout; its lock and commit are told


@contextmanager
def running(options: SimpleNamespace) -> Iterator[dict]:
    """Yield how notebooks are run, as `execute_all` takes it."""
    if options.scheduler is None:
        yield {"workers": checked_workers(options.jobs), "warm": not options.cold}
        return
    if options.jobs is not None or options.cold:
        raise ValueError("--scheduler decides how notebooks run: leave out --jobs and --cold")
    from scsi.reports.run.cluster import cluster

    with cluster(options.scheduler) as executor:
        yield {"executor": executor}


def checked_workers(jobs: int | None) -> int:
    """Return how many notebooks run at a time; a third of a short one's time it only waits."""
    if jobs is None:
        return _cores() + 1
    if jobs < 1:
        raise ValueError(f"--jobs must be 1 or more; got {jobs}")
    return jobs


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def inputs_of(jobs: list) -> tuple[dict, dict]:
    """Return the data package and what goes into jobs; faulty data stop here, told once."""
    from scsi.evidence import published, sources
    from scsi.reports.run import manifest

    published.load_published()
    package = sources.datapackage()
    files = [*(each["path"] for each in package["resources"]), "datapackage.json"]
    data = {name: sources.data_path(name) for name in files}
    return package, manifest.inputs_of(jobs, data, ROOT)


def execute_and_write(
    jobs: list,
    inputs: dict,
    out: Path,
    how: dict,
    package: dict | None = None,
    unchanged: Callable[[], object] = lambda: None,
    csv: bool = False,
) -> Path:
    """Run planned jobs and write the report, while no other run writes to the same folder.

    `how` they are run goes to `execute_all`; `unchanged` raises an error, before anything is
    written, if what was read is no longer as it was. With `csv` every table is a file too.
    """
    from scsi.reports.run import execute, plan, report, report_folder

    started = report.now()
    with report_folder.hold(out) as work:
        with Progress(len(plan.together(jobs))) as progress:
            runs = execute.execute_all(jobs, after=progress.step, folder=work, **how)
        unchanged()
        return report.write_report(runs, inputs, out, started, package, csv)


class Progress:
    """What is done: a bar on a terminal, a line each elsewhere; all of it on stderr.

    With `events` each line is a JSON object, for a scheduler: how many are ``done`` of ``total``,
    the ``name`` of this one, and the ``event``, what became of it.
    """

    def __init__(self, total: int, events: bool = False):
        self.total, self.done, self.events = total, 0, events
        self.bar: tqdm | None = None

    def __enter__(self):
        if sys.stderr.isatty() and not self.events:
            from tqdm import tqdm

            raw = getattr(sys.stderr, "stream", sys.stderr)  # a bar moves the cursor on purpose
            self.bar = tqdm(total=self.total, unit="notebook", leave=False, file=raw)
        return self

    def __exit__(self, *error):
        if self.bar is not None:
            self.bar.close()

    def step(self, runs: list) -> None:
        """Tell of one notebook that has run: its languages, or those in which it failed."""
        failed = [each.job.lang for each in runs if each.error]
        languages = ", ".join(failed or [each.job.lang for each in runs])
        self.tell(f"{runs[0].job.notebook} ({languages})", "failed" if failed else "done")

    def tell(self, name: str, word: str) -> None:
        """Tell of one thing that is done, or what else became of it."""
        self.done += 1
        if self.bar is not None:
            self.bar.set_postfix_str(escaped(name))
            self.bar.update()
        elif self.events:
            event = {"done": self.done, "total": self.total, "name": name, "event": word}
            print(json.dumps(event, ensure_ascii=False), file=sys.stderr, flush=True)
        else:
            print(f"[{self.done}/{self.total}] {name} {word}", file=sys.stderr, flush=True)
