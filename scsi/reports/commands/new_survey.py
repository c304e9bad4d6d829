"""``scsi new-survey``: a table to fill in, its columns explained, and a notebook that reads it."""

from __future__ import annotations

import argparse
from pathlib import Path

EXAMPLES = """\
examples:
  scsi new-survey                          projects.csv, columns.md and survey.ipynb in my-survey
  scsi new-survey bridges --lang ko        the same in bridges, with Korean headings and words

then: fill in projects.csv, `scsi check DIR/projects.csv`, and open the notebook.
"""


def add(commands) -> None:
    """Add the command that starts a survey of one's own."""
    new = commands.add_parser(
        "new-survey",
        help="write a table to fill in, its columns explained, and a notebook that reads it",
        description="Write DIR/projects.csv, a table with a few simulated rows to be replaced; "
        "DIR/columns.md, what each column holds; and DIR/survey.ipynb, a notebook that reads the "
        "table and asks the questions. A file that is there already is never touched.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    new.set_defaults(command=run, parser=new)
    add_argument = new.add_argument
    default = Path("my-survey")
    add_argument(
        "folder", metavar="DIR", nargs="?", type=Path, default=default, help=f"folder [{default}]"
    )
    add_argument("--lang", default="en", metavar="LANG", help="en or ko [en]")


def run(options: argparse.Namespace) -> int:
    """Write the three files and print where they are; 2 if one of them is there already."""
    from scsi.reports.run.new_survey import new_survey
    from scsi.vocabulary import LANGUAGES, check_choice

    try:
        check_choice("--lang", options.lang, LANGUAGES)
        written = new_survey(options.folder, options.lang)
    except (ValueError, FileExistsError) as error:
        options.parser.exit(2, f"{options.parser.prog}: {error}\n")
    print("\n".join(map(str, written)))
    return 0
