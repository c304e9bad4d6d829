"""``scsi batch``: one notebook run for every member of a range."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from pathlib import Path

from scsi.reports.commands.running import Progress, add_running, inputs_of, running

EXAMPLES = """\
examples:
  scsi batch city --over cities                  a profile of every city, in English and Korean
  scsi batch city --over cities --jobs 4         four notebooks at a time; again: only what changed
  scsi batch city --over cities --out profiles   another folder than reports/city
"""


def add(commands) -> None:
    """Add the command that runs one notebook many times."""
    batch = commands.add_parser(
        "batch",
        help="run one notebook for every city",
        description="Run a notebook once for each member of a range and write DIR/index.html with "
        "a link to every profile. What has not changed since the last batch is not run again. If "
        "one fails the others go on; its notebook is kept in DIR/NAME.failed.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    batch.set_defaults(command=run, parser=batch)
    add = batch.add_argument
    add("notebook", metavar="NOTEBOOK", help="name of the notebook, such as city")
    add("--over", required=True, metavar="RANGE", help="what to run it for: cities")
    add("--out", type=Path, metavar="DIR", help="folder of the profiles [reports/NOTEBOOK]")
    add("--lang", metavar="en,ko", help="languages, the first one first [en,ko]")
    add(
        "-p",
        dest="texts",
        nargs=2,
        action="append",
        metavar=("NAME", "VALUE"),
        help="another parameter of the notebook; may be repeated",
    )
    add_running(batch)


def run(options: argparse.Namespace) -> int:
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
            options.parser.exit(2, f"{options.parser.prog}: {error}\n")
        package, inputs = inputs_of([job for jobs in order.jobs.values() for job in jobs])
        with Progress(len(order.members)) as progress:
            print(batch.run_batch(order, inputs, out, how, progress.tell, package))
    return 0
