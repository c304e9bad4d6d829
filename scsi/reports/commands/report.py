"""``scsi report``: the notebooks of the main report, run and written as one page."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

from scsi.reports.commands import answers
from scsi.reports.commands import options as shared
from scsi.reports.commands.arguments import command as new_command
from scsi.reports.commands.arguments import option
from scsi.reports.commands.completion import files, folders
from scsi.reports.commands.ending import Refused
from scsi.reports.commands.running import execute_and_write, inputs_of, running

EXAMPLES = """\
Examples:
  scsi report                                    English and Korean, at the defaults
  scsi report --list                             what can be set, and which notebook knows it
  scsi report -p size_before 100 --lang en       another size of the 2019 wave
  scsi report -f mine.yaml --out reports/mine    parameters from a file, one NAME: VALUE a line
  scsi report --publication my-publication --out reports/mine    any other publication
  scsi report --again reports/funding-shares/manifest.json --out reports/again
"""
LAST_STAYS = "; the last whole report stays"


@new_command(
    "report",
    "run the notebooks and write the report",
    "Run the notebooks and write DIR/index.html, report.pdf, the notebooks, findings.json and "
    "manifest.json. If a notebook fails it is kept in DIR.failed and the last report stays.",
    EXAMPLES,
    then=LAST_STAYS,
)
@shared.out("report", "reports/funding-shares")
@shared.lang
@shared.named("a parameter, for every notebook that knows it")
@option(
    "-f",
    "file",
    type=Path,
    metavar="FILE.yaml",
    help="parameters from a file; -p wins",
    shell_complete=files,
)
@option(
    "--publication",
    metavar="DIR",
    help="a folder that `scsi new-publication` wrote and you filled in",
    shell_complete=folders,
)
@option("--list", is_flag=True, help="print all parameters and stop")
@option(
    "--again",
    type=Path,
    metavar="manifest.json",
    help="repeat a run, say what has changed",
    shell_complete=files,
)
@shared.csv
@shared.running
@shared.as_json
def command(**asked) -> int:
    """Run the command."""
    return run(SimpleNamespace(**asked))


def run(options: SimpleNamespace) -> int:
    """Run the notebooks of the main report and write it."""
    from scsi.reports.run import plan

    notebooks = publication_notebook() if options.publication else main_notebooks()
    if options.list:
        if options.json:
            answers.tell({"parameters": answers.parameters(notebooks)})
        else:
            print(plan.listing(notebooks))
        return 0
    with ExitStack() as stack:
        try:
            if options.publication:
                options.texts = (*(options.texts or ()), readable(options.publication))
            jobs, earlier = planned(options, notebooks)
            name = "publication" if options.publication else "funding-shares"
            out = options.out or Path("reports", name)
            from scsi.reports.run import report

            report.check_place(out)
            how = stack.enter_context(running(options))
        except ValueError as error:
            raise Refused(str(error)) from None
        page = run_and_compare(jobs, out, how, earlier, options.csv)
    answers.tell_page(page, [out / "findings.json"], options.json)
    return 0


def main_notebooks() -> dict[str, Path]:
    """Return the notebooks of the main report, the article and its supplement 1 to 7, by name."""
    from scsi.evidence import sources

    names = [name for name in sources.notebook_names() if name[0] in "01234567"]
    return {name: sources.notebook_path(name) for name in names}


def publication_notebook() -> dict[str, Path]:
    """Return the notebook that reports any publication."""
    from scsi.evidence import sources

    return {"publication": sources.notebook_path("publication")}


def readable(folder: str) -> tuple[str, str]:
    """Return the parameter for a folder, which is read once so that faults come at once."""
    from scsi.evidence.publication import read_publication

    read_publication(folder)
    return "publication", str(Path(folder).resolve())


def planned(options: SimpleNamespace, notebooks: dict[str, Path]) -> tuple[list, dict | None]:
    """Return the jobs that the options ask for, and the manifest of the run they repeat, if any."""
    from scsi.reports.run import manifest, manifest_fields, plan

    if options.again is None:
        values = plan.read_values(options.file) if options.file else {}
        languages = plan.languages_of(options.lang or "en,ko")
        return plan.plan(notebooks, languages, dict(options.texts or []), values), None
    if options.texts or options.file or options.lang:
        raise ValueError("--again repeats a run as it was: leave out -p, -f and --lang")
    earlier = manifest.read_manifest(options.again, manifest_fields.AGAIN)
    if missing := sorted(set(earlier["notebooks"]) - set(notebooks)):
        raise ValueError(
            f"{options.again}, notebooks: there is no notebook {', '.join(missing)}; "
            f"there are {', '.join(notebooks)}"
        )
    if not earlier["notebooks"]:
        raise ValueError(f"{options.again}, notebooks: must name one of {', '.join(notebooks)}")
    chosen = {name: notebooks[name] for name in earlier["notebooks"]}
    try:
        jobs = plan.plan(chosen, earlier["languages"], values=earlier["parameters"])
    except ValueError as error:
        faults = str(error).splitlines()
        raise ValueError(
            "\n".join(f"{options.again}, parameters: {fault}" for fault in faults)
        ) from None
    return jobs, earlier


def run_and_compare(
    jobs: list, out: Path, how: dict, earlier: dict | None, csv: bool = False
) -> Path:
    """Run planned jobs, write the report, and say what has changed since an earlier run."""
    from scsi.reports.run import manifest

    package, inputs = inputs_of(jobs)
    page = execute_and_write(jobs, inputs, out, how, package, csv=csv)
    if earlier is not None:
        lines = manifest.changes(earlier, manifest.read_manifest(out / manifest.MANIFEST))
        print("\n".join(lines or ["nothing has changed since"]), file=sys.stderr)
    return page
