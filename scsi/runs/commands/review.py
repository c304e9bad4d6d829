"""``scsi review``: two reports compared."""

from __future__ import annotations

import argparse
from pathlib import Path

EXAMPLES = """\
levels:
  runs      the same notebooks, cells and kinds of output
  numbers   and the same parameters, data and words, and every number within the tolerance
  exact     and the same versions, and every file the same to the last bit

examples:
  scsi review reports/funding-shares               against reports/reference, as kept in git
  scsi review reports/mine reports/yours --level exact
  scsi review reports/mine --relative 1e-4 --json

exit code: 0 alike, 1 different, 2 bad arguments
"""


def add(commands) -> None:
    """Add the command that compares two reports."""
    review = commands.add_parser(
        "review",
        help="compare two reports, the worst cells first",
        description="Compare two reports, or a report with the reference that is kept in git.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    review.set_defaults(command=run, parser=review)
    add = review.add_argument
    add("first", type=Path, metavar="A", help="folder of a report")
    reference = Path("reports", "reference")
    add(
        "second",
        type=Path,
        metavar="B",
        nargs="?",
        default=reference,
        help=f"another [{reference}]",
    )
    add("--level", default="numbers", metavar="LEVEL", help="runs, numbers or exact [numbers]")
    add("--absolute", type=float, default=1e-9, metavar="X", help="absolute tolerance [1e-9]")
    add("--relative", type=float, default=1e-6, metavar="X", help="relative tolerance [1e-6]")
    add("--json", action="store_true", help="print everything as JSON")


def run(options: argparse.Namespace) -> int:
    """Compare two reports: 0 if they are alike, 1 if not."""
    from scsi.runs.review import review

    try:
        found = review(
            options.first, options.second, options.level, options.absolute, options.relative
        )
    except ValueError as error:
        options.parser.exit(2, f"{options.parser.prog}: {error}\n")
    print(found.as_json() if options.json else found)
    return 0 if found.alike else 1
