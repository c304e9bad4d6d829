"""``scsi new-publication``: a publication's folder to fill in, explained line by line."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from scsi.reports.commands.arguments import argument, option
from scsi.reports.commands.arguments import command as new_command
from scsi.reports.commands.completion import folders, one_of
from scsi.reports.commands.ending import Refused

EXAMPLES = """\
Examples:
  scsi new-publication                       publication.toml, shares.csv and sizes.csv
  scsi new-publication cloud --lang ko       the same in cloud, explained in Korean

Then: fill them in, `scsi check DIR`, and `scsi report --publication DIR`.
"""


@new_command(
    "new-publication",
    "write a folder for the percentages of any report, to fill in",
    "Write DIR/publication.toml, what the report calls things, explained line by line; and "
    "DIR/shares.csv and DIR/sizes.csv, two made-up waves to be replaced. A file that is there "
    "already is never touched.",
    EXAMPLES,
)
@argument(
    "folder",
    metavar="[DIR]",
    required=False,
    default="my-publication",
    type=Path,
    about="folder [my-publication]",
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
    """Write the files and print where they are; 2 if one of them is there already."""
    from scsi.evidence.publication.template import new_publication
    from scsi.vocabulary import LANGUAGES, check_choice

    try:
        check_choice("--lang", options.lang, LANGUAGES)
        written = new_publication(options.folder, options.lang)
    except (ValueError, FileExistsError) as error:
        raise Refused(str(error)) from None
    print("\n".join(map(str, written)))
    return 0
