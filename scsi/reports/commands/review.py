"""``scsi review``: is one report as written, and are two alike."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from scsi.reports.commands.arguments import Number, argument, option
from scsi.reports.commands.arguments import command as new_command
from scsi.reports.commands.completion import folders, one_of
from scsi.reports.commands.ending import Refused
from scsi.reports.commands.options import as_json

EXAMPLES = """\
Levels, for two reports:
  runs      the same files, notebooks, cells and kinds of output
  numbers   and the same parameters, data, prose, code, words, pictures and page, and every number
            within the tolerance
  exact     and the same versions, and every file the same to the last bit

Examples:
  scsi review reports/mine                         is it whole, and as it was written?
  scsi review reports/reference reports/mine       what has changed since
  scsi review reports/mine reports/yours --level exact
  scsi review reports/mine reports/yours --relative 1e-4 --json

Exit code: 0 whole, and alike; 1 not; 2 bad arguments
"""


@new_command(
    "review",
    "check that a report is as written, or compare two",
    "Check a report against its own manifest: every file there, with its checksum, and no other. "
    "Given two, check both and compare them; the first is the earlier one. A reference kept in "
    "git serves as either.",
    EXAMPLES,
)
@argument("first", metavar="A", type=Path, about="folder of a report", shell_complete=folders)
@argument(
    "second",
    metavar="[B]",
    required=False,
    type=Path,
    about="another, to compare with it",
    shell_complete=folders,
)
@option(
    "--level",
    metavar="LEVEL",
    help="runs, numbers or exact [numbers]",
    shell_complete=one_of("runs", "numbers", "exact"),
)
@option("--absolute", type=Number(float), metavar="X", help="absolute tolerance [1e-9]")
@option("--relative", type=Number(float), metavar="X", help="relative tolerance [1e-6]")
@as_json
def command(**asked) -> int:
    """Run the command."""
    return run(SimpleNamespace(**asked))


def run(options: SimpleNamespace) -> int:
    """Review one report or two: 0 if all is as written and alike, 1 if not."""
    try:
        found, well = reviewed(options)
    except ValueError as error:
        raise Refused(str(error)) from None
    print(found.as_json() if options.json else found)
    return 0 if well else 1


def reviewed(options: SimpleNamespace) -> tuple:
    """Return what a review found, and whether all is well."""
    names = ("level", "absolute", "relative")
    given = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    if options.second is None:
        from scsi.reports.review.whole import check_whole

        if given:
            raise ValueError(f"--{next(iter(given))} is for two reports; name another, B")
        one = check_whole(options.first)
        return one, one.whole
    from scsi.reports.review.review import review

    found = review(options.first, options.second, **given)
    return found, found.alike
