"""``scsi new-survey``: a table to fill in, its columns explained, and a notebook that reads it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from scsi.reports.commands.arguments import argument, option
from scsi.reports.commands.arguments import command as new_command
from scsi.reports.commands.completion import folders, one_of
from scsi.reports.commands.ending import Refused

EXAMPLES = """\
Examples:
  scsi new-survey                          projects.csv, columns.md and survey.ipynb in my-survey
  scsi new-survey bridges --lang ko        the same in bridges, with Korean headings and words

Then: fill in projects.csv, `scsi check DIR/projects.csv`, and open the notebook.
"""


@new_command(
    "new-survey",
    "write a table to fill in, its columns explained, and a notebook that reads it",
    "Write DIR/projects.csv, a table with a few simulated rows to be replaced; DIR/columns.md, "
    "what each column holds; and DIR/survey.ipynb, a notebook that reads the table and asks the "
    "questions. A file that is there already is never touched.",
    EXAMPLES,
)
@argument(
    "folder",
    metavar="[DIR]",
    required=False,
    default="my-survey",
    type=Path,
    about="folder [my-survey]",
    shell_complete=folders,
)
@option(
    "--lang",
    default="en",
    metavar="LANG",
    help="en or ko [en]",
    shell_complete=one_of("en", "ko"),
)
def command(**asked) -> int:
    """Run the command."""
    return run(SimpleNamespace(**asked))


def run(options: SimpleNamespace) -> int:
    """Write the three files and print where they are; 2 if one of them is there already."""
    from scsi.reports.run.new_survey import new_survey
    from scsi.vocabulary import LANGUAGES, check_choice

    try:
        check_choice("--lang", options.lang, LANGUAGES)
        written = new_survey(options.folder, options.lang)
    except (ValueError, FileExistsError) as error:
        raise Refused(str(error)) from None
    print("\n".join(map(str, written)))
    return 0
