"""The program: all commands, in the order in which a person needs them."""

from __future__ import annotations

import click

from scsi import __version__
from scsi.reports.commands import (
    batch,
    check,
    new_publication,
    new_survey,
    report,
    review,
    shift,
    survey,
)
from scsi.reports.commands.arguments import Group


def _show_version(context: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        print(f"scsi {__version__}")
        context.exit()


@click.group(
    "scsi",
    cls=Group,
    help="Who pays for smart cities, and has that changed?",
    epilog="Examples:\n  scsi report\n  scsi check projects.csv\n  scsi report --help\n",
    invoke_without_command=True,
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="show the version and stop",
)
@click.pass_context
def program(context: click.Context) -> None:
    """Refuse to run without a command."""
    if context.invoked_subcommand is None:
        context.fail("the following arguments are required: COMMAND")


for room in (report, shift, survey, new_survey, new_publication, check, batch, review):
    program.add_command(room.command)
