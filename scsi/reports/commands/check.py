"""``scsi check``: what is in a table of project rows, and what stands in the way."""

from __future__ import annotations

from types import SimpleNamespace

from scsi.reports.commands import answers
from scsi.reports.commands.arguments import command as new_command
from scsi.reports.commands.ending import Refused
from scsi.reports.commands.options import as_json
from scsi.reports.commands.table import table, table_options

EXAMPLES = """\
Examples:
  scsi check projects.csv
  scsi check projects.xlsx --sheet 2022 --column year=wave --category mixed=ppp
  scsi check "parts/*.parquet" --column place=city --column notes=
  scsi check projects.csv --json
"""


@new_command(
    "check",
    "say what is in a table of project rows, and what stands in the way",
    "Read a table with one row per project and print its profile: rows, waves, cities, overlap, "
    "empty cells, categories, what was understood, what stands in the way.",
    EXAMPLES,
)
@table
@as_json
def command(**asked) -> int:
    """Run the command."""
    return run(SimpleNamespace(**asked))


def run(options: SimpleNamespace) -> int:
    """Print the profile of a table: 0 if it can be used as it is, 1 if not."""
    from scsi.evidence.survey import check_survey

    try:
        profile = check_survey(options.file, **table_options(options), check_ids=True)
    except ValueError as error:
        raise Refused(str(error)) from None
    if options.json:
        answers.tell(answers.profile(profile))
    else:
        print(profile)
    return 1 if profile.in_the_way else 0
