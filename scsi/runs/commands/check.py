"""``scsi check``: what is in a table of project rows, and what stands in the way."""

from __future__ import annotations

import argparse

from scsi.runs.commands.table import add_table, table_options

EXAMPLES = """\
examples:
  scsi check projects.csv
  scsi check projects.xlsx --sheet 2022 --column year=wave --category mixed=ppp
  scsi check schools.csv --write mapping.toml
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
    check.add_argument(
        "--write",
        metavar="FILE",
        help="write what is known and proposed into a file to edit, for --mapping",
    )


def run(options: argparse.Namespace) -> int:
    """Print the profile of a table: 0 if it can be used as it is, 1 if not."""
    from scsi.evidence.survey import check_survey

    asked = table_options(options)
    for name in ("rows", "clusters", "title"):
        asked.pop(name, None)
    try:
        if options.write:
            return write(options, asked)
        profile = check_survey(options.file, **asked, check_ids=True)
    except ValueError as error:
        options.parser.exit(2, f"{options.parser.prog}: {error}\n")
    print(profile)
    return 1 if profile.in_the_way else 0


def write(options: argparse.Namespace, asked: dict) -> int:
    """Write a mapping of the table to be edited, and say what to do next."""
    from scsi.evidence.survey.further import looked_at
    from scsi.evidence.survey.mapping import write_mapping

    columns, categories = asked.pop("columns"), asked.pop("categories")
    asked.pop("mapping", None)
    found = looked_at(options.file, columns, categories, asked)
    try:
        path = write_mapping(
            options.write,
            found.columns,
            found.reasons,
            found.categories,
            found.counts,
            found.waves,
            found.unused,
        )
    except FileExistsError:
        raise ValueError(f"--write {options.write}: the file is there already") from None
    print(path)
    print(f"Edit it, then: scsi survey {options.file} --mapping {path}")
    return 0
