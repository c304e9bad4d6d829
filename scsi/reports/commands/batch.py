"""``scsi batch``: one notebook run many times, each time with other parameters."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

from scsi.reports.commands import answers
from scsi.reports.commands import options as shared
from scsi.reports.commands.arguments import argument, option
from scsi.reports.commands.arguments import command as new_command
from scsi.reports.commands.completion import files_or, notebooks
from scsi.reports.commands.ending import Refused
from scsi.reports.commands.running import Progress, inputs_of, running

EXAMPLES = """\
Examples:
  scsi batch city --over cities                  a profile of every city, in English and Korean
  scsi batch city --over cities --jobs 4         four notebooks at a time; again: only what changed
  scsi batch city --over cities --out profiles   another folder than reports/city
  scsi batch 2-shift --over runs.csv             one run a row; each column is a parameter
  scsi batch 2-shift --grid icc=0,0.05 level=0.9,0.95   every combination: a table and a figure
"""


@new_command(
    "batch",
    "run one notebook for every city, every row of a table or every point of a grid",
    "Run a notebook once for each case and write DIR/index.html with a link to every run. What has "
    "not changed since the last batch is not run again. If one fails the others go on; its "
    "notebook is kept in DIR/NAME.failed.",
    EXAMPLES,
)
@argument(
    "notebook",
    metavar="NOTEBOOK",
    about="name of the notebook, such as city",
    shell_complete=notebooks,
)
@argument("more", metavar="[AXIS...]", nargs=-1, about="after --grid: another NAME=VALUE,VALUE")
@option(
    "--over",
    metavar="RANGE",
    help="what to run it for: cities, or a CSV file with a parameter a column",
    shell_complete=files_or("cities"),
)
@option(
    "--grid",
    multiple=True,
    metavar="NAME=VALUE,VALUE",
    such_as="--grid icc=0,0.05",
    help="run every combination of these values; more axes may follow",
)
@shared.out("profiles", "reports/NOTEBOOK")
@shared.lang
@shared.named("another parameter of the notebook")
@shared.running
@shared.as_json
def command(**asked) -> int:
    """Run the command."""
    return run(SimpleNamespace(**asked))


def run(options: SimpleNamespace) -> int:
    """Run one notebook for every case."""
    from scsi.evidence import sources
    from scsi.reports.run import plan

    with ExitStack() as stack:
        try:
            languages = plan.languages_of(options.lang or "en,ko")
            path = sources.notebook_path(options.notebook)
            from scsi.reports.run import batch, batch_cases, batch_order

            if bool(options.over) == bool(options.grid):
                raise ValueError("a batch needs --over or --grid, and one of them only")
            if options.more and not options.grid:
                raise ValueError(f"unrecognized argument {options.more[0]!r}; axes follow --grid")
            grid = [*options.grid, *options.more]
            cases = batch_cases.grid_of(grid) if grid else batch_cases.cases_over(options.over)
            texts = dict(options.texts or [])
            order = batch_order.order_of(path.stem, path, cases, languages, texts)
            out = options.out or Path("reports", path.stem)
            batch.check_place(out)
            how = stack.enter_context(running(options))
        except (ValueError, FileNotFoundError) as error:
            raise Refused(str(error)) from None
        package, inputs = inputs_of([job for jobs in order.jobs.values() for job in jobs])
        with Progress(len(order.cases), options.json) as progress:
            page = batch.run_batch(order, inputs, out, how, progress.tell, package)
    answers.tell_page(page, sorted(out.glob("*/findings.json")), options.json)
    return 0
