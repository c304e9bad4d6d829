"""``scsi batch``: one notebook run for every member of a range."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

from scsi.reports.commands import answers
from scsi.reports.commands import options as shared
from scsi.reports.commands.arguments import argument, option
from scsi.reports.commands.arguments import command as new_command
from scsi.reports.commands.completion import notebooks, one_of
from scsi.reports.commands.ending import Refused
from scsi.reports.commands.running import Progress, inputs_of, running

EXAMPLES = """\
Examples:
  scsi batch city --over cities                  a profile of every city, in English and Korean
  scsi batch city --over cities --jobs 4         four notebooks at a time; again: only what changed
  scsi batch city --over cities --out profiles   another folder than reports/city
"""


@new_command(
    "batch",
    "run one notebook for every city",
    "Run a notebook once for each member of a range and write DIR/index.html with a link to every "
    "profile. What has not changed since the last batch is not run again. If one fails the others "
    "go on; its notebook is kept in DIR/NAME.failed.",
    EXAMPLES,
)
@argument(
    "notebook",
    metavar="NOTEBOOK",
    about="name of the notebook, such as city",
    shell_complete=notebooks,
)
@option(
    "--over",
    required=True,
    metavar="RANGE",
    help="what to run it for: cities",
    shell_complete=one_of("cities"),
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
    """Run one notebook for every member of a range."""
    from scsi.evidence import sources
    from scsi.reports.run import plan

    with ExitStack() as stack:
        try:
            languages = plan.languages_of(options.lang or "en,ko")
            path = sources.notebook_path(options.notebook)
            from scsi.reports.run import batch, batch_order, members

            over = members.range_of(options.over)
            texts = dict(options.texts or [])
            order = batch_order.order_of(path.stem, path, over, languages, texts)
            out = options.out or Path("reports", path.stem)
            batch.check_place(out)
            how = stack.enter_context(running(options))
        except (ValueError, FileNotFoundError) as error:
            raise Refused(str(error)) from None
        package, inputs = inputs_of([job for jobs in order.jobs.values() for job in jobs])
        with Progress(len(order.members)) as progress:
            page = batch.run_batch(order, inputs, out, how, progress.tell, package)
    answers.tell_page(page, sorted(out.glob("*/findings.json")), options.json)
    return 0
