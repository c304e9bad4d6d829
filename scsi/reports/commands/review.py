"""``scsi review``: is one report as written, and are two alike."""

from __future__ import annotations

import argparse
from pathlib import Path

EXAMPLES = """\
levels, for two reports:
  runs      the same files, notebooks, cells and kinds of output
  numbers   and the same parameters, data, prose, code, words, pictures and page, and every number
            within the tolerance
  exact     and the same versions, and every file the same to the last bit

examples:
  scsi review reports/mine                         is it whole, and as it was written?
  scsi review reports/reference reports/mine       what has changed since
  scsi review reports/mine reports/yours --level exact
  scsi review reports/mine reports/yours --relative 1e-4 --json

exit code: 0 whole, and alike; 1 not; 2 bad arguments
"""


def add(commands) -> None:
    """Add the command that reviews a report, or two."""
    review = commands.add_parser(
        "review",
        help="check that a report is as written, or compare two",
        description="Check a report against its own manifest: every file there, with its checksum, "
        "and no other. Given two, check both and compare them; the first is the earlier one. A "
        "reference kept in git serves as either.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    review.set_defaults(command=run, parser=review)
    add = review.add_argument
    add("first", type=Path, metavar="A", help="folder of a report")
    add("second", type=Path, metavar="B", nargs="?", help="another, to compare with it")
    add("--level", metavar="LEVEL", help="runs, numbers or exact [numbers]")
    add("--absolute", type=float, metavar="X", help="absolute tolerance [1e-9]")
    add("--relative", type=float, metavar="X", help="relative tolerance [1e-6]")
    add("--json", action="store_true", help="print everything as JSON")


def run(options: argparse.Namespace) -> int:
    """Review one report or two: 0 if all is as written and alike, 1 if not."""
    try:
        found, well = reviewed(options)
    except ValueError as error:
        options.parser.exit(2, f"{options.parser.prog}: {error}\n")
    print(found.as_json() if options.json else found)
    return 0 if well else 1


def reviewed(options: argparse.Namespace) -> tuple:
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
