"""``scsi check``: what is in a table of rows or a publication, and what stands in the way."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from scsi.reports.commands import answers
from scsi.reports.commands.arguments import command as new_command
from scsi.reports.commands.arguments import option
from scsi.reports.commands.ending import Refused
from scsi.reports.commands.options import as_json
from scsi.reports.commands.speech import answered
from scsi.reports.commands.table import table, table_options

EXAMPLES = """\
Examples:
  scsi check projects.csv
  scsi check projects.xlsx --sheet 2022 --column year=wave --category mixed=ppp
  scsi check schools.csv --write mapping.toml
  scsi check "parts/*.parquet" --column place=city --column notes=
  scsi check projects.csv --json
  scsi check my-publication                a folder with a publication.toml
"""


@new_command(
    "check",
    "say what a table of project rows holds and what prevents its use",
    "Read a table with one row per project and print its profile: rows, waves, cities, overlap, "
    "empty cells, categories, what was understood, what prevents its use.",
    EXAMPLES,
)
@table
@option(
    "--write",
    metavar="FILE",
    help="write what is known and proposed into a file to edit, for --mapping",
)
@as_json
def command(**asked) -> int:
    """Run the command."""
    return run(SimpleNamespace(**asked))


def run(options: SimpleNamespace) -> int:
    """Print the profile of a table: 0 if it can be used as it is, 1 if not."""
    from scsi.evidence.survey import check_survey

    if Path(options.file, "publication.toml").is_file():
        return check_publication(options)
    asked = table_options(options)
    for name in ("rows", "clusters", "title"):
        asked.pop(name, None)
    try:
        if options.write:
            return write(options, asked)
        profile = check_survey(options.file, **asked, check_ids=True)
    except ValueError as error:
        raise Refused(str(error)) from None
    if options.json:
        answers.tell(answers.profile(profile))
    else:
        print(answered(str(profile)))
    return 1 if profile.in_the_way else 0


def check_publication(options: SimpleNamespace) -> int:
    """Print what is in a publication and what follows: 0 if all of it can be, 1 if not."""
    from scsi.evidence.publication import read_publication
    from scsi.questions.figures.finding import figures
    from scsi.vocabulary import DataError

    try:
        found = figures(read_publication(options.file))
    except DataError as error:
        print(error)
        return 1
    code = 1 if found.faults else 0
    parts = [
        found.sentence().markdown,
        found.table().frame.to_string(index=False),
        found.table("en", "shifts").frame.to_string(index=False),
        found.sentence("en", "missing").markdown,
    ]
    if options.json:
        lines = [f"{each.question}, {each.wave}, {each.place}" for each in found.faults]
        answers.tell({"impossible": lines, "text": parts[0], "exit": code})
    else:
        print("\n\n".join(parts).replace("\u00a0", " "))
    return code


def write(options: SimpleNamespace, asked: dict) -> int:
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
    follow = f"scsi survey {options.file} --mapping {path}"
    if options.json:
        answers.tell({"mapping": str(path), "next": follow, "exit": 0})
    else:
        print(f"{path}\nEdit it, then: {follow}")
    return 0
