"""``scsi check``: what is in a table of project rows, and what stands in the way."""

from __future__ import annotations

import argparse

from scsi.reports.commands.table import add_table, table_options

EXAMPLES = """\
examples:
  scsi check projects.csv
  scsi check projects.xlsx --sheet 2022 --column year=wave --category mixed=ppp
  scsi check "parts/*.parquet" --column place=city --column notes=
"""


def add(commands) -> None:
    """Add the command that looks at a table of project rows."""
    check = commands.add_parser(
        "check",
        help="say what is in a table of project rows, and what stands in the way",
        description="Read a table with one row per project and print its profile: rows, waves, "
        "cities, overlap, empty cells, categories, what was understood, what stands in the way.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    check.set_defaults(command=run, parser=check)
    add_table(check)


def run(options: argparse.Namespace) -> int:
    """Print the profile of a table: 0 if it can be used as it is, 1 if not."""
    from scsi.evidence.survey import check_survey

    try:
        profile = check_survey(options.file, **table_options(options), check_ids=True)
    except ValueError as error:
        options.parser.exit(2, f"{options.parser.prog}: {error}\n")
    print(profile)
    return 1 if profile.in_the_way else 0
