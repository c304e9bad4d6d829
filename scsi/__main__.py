"""The command line: one small function per command; what is heavy is imported inside it."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REPORT_EXAMPLES = """\
examples:
  scsi report                                    English and Korean, at the defaults
  scsi report --list                             what can be set, and which notebook knows it
  scsi report -p size_before 100 --lang en       another size of the 2019 wave
  scsi report -f mine.yaml --out reports/mine    parameters from a file, one NAME: VALUE a line
  scsi report --again reports/funding-shares/manifest.json --out reports/again
"""
LAST_STAYS = "; the last whole report stays"
REVIEW_EXAMPLES = """\
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

CHECK_EXAMPLES = """\
examples:
  scsi check projects.csv
  scsi check projects.xlsx --sheet 2022 --column year=wave --category mixed=ppp
  scsi check "parts/*.parquet" --column place=city --column notes=
"""

BATCH_EXAMPLES = """\
examples:
  scsi batch city --over cities                  a profile of every city, in English and Korean
  scsi batch city --over cities --jobs 4         four notebooks at a time; again: only what changed
  scsi batch city --over cities --out profiles   another folder than reports/city
"""

SURVEY_EXAMPLES = """\
examples:
  scsi survey projects.csv --before 2019 --after 2022
  scsi survey projects.csv --column year=wave --category mixed=ppp --category-of ppp --out mine
  scsi survey "parts/*.parquet" --before 2019 --after 2022 --unit items-within-cities --lang ko
"""

SURVEY = "8-survey"
ROOT = Path(__file__).resolve().parents[1]  # of a checkout; its lock and commit are told


class OneLineParser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message):
        """Leave with exit code 2 and one line."""
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    from scsi import __version__

    top = OneLineParser(
        prog="scsi",
        description="Who pays for smart cities, and has that changed?",
        epilog="example: scsi report",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"scsi {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for add in (add_report, add_survey, add_check, add_batch, add_review):
        add(commands)
    return top


def add_report(commands) -> None:
    """Add the command that runs the notebooks."""
    report = commands.add_parser(
        "report",
        help="run the notebooks and write the report",
        description="Run the notebooks and write DIR/index.html, report.pdf, the notebooks, "
        "findings.json and manifest.json. If a notebook fails it is kept in DIR.failed and the "
        "last report stays.",
        epilog=REPORT_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    report.set_defaults(command=report_command, parser=report, then=LAST_STAYS)
    add = report.add_argument
    add("--out", type=Path, metavar="DIR", help="folder of the report [reports/funding-shares]")
    add("--lang", metavar="en,ko", help="languages, the first one first [en,ko]")
    add(
        "-p",
        dest="texts",
        nargs=2,
        action="append",
        metavar=("NAME", "VALUE"),
        help="a parameter, for every notebook that knows it; may be repeated",
    )
    add("-f", dest="file", type=Path, metavar="FILE.yaml", help="parameters from a file; -p wins")
    add("--jobs", type=int, metavar="N", help="notebooks at a time [2, or 1 on one core]")
    add("--list", action="store_true", help="print all parameters and stop")
    add("--again", type=Path, metavar="manifest.json", help="repeat a run, say what has changed")


def add_review(commands) -> None:
    """Add the command that compares two reports."""
    review = commands.add_parser(
        "review",
        help="compare two reports, the worst cells first",
        description="Compare two reports, or a report with the reference that is kept in git.",
        epilog=REVIEW_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    review.set_defaults(command=review_command, parser=review)
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


def add_check(commands) -> None:
    """Add the command that looks at a table of project rows."""
    check = commands.add_parser(
        "check",
        help="say what is in a table of project rows, and what stands in the way",
        description="Read a table with one row per project and print its profile: rows, waves, "
        "cities, overlap, empty cells, categories, what was understood, what stands in the way.",
        epilog=CHECK_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    check.set_defaults(command=check_command, parser=check)
    add_table(check)


def add_survey(commands) -> None:
    """Add the command that compares two waves of project rows."""
    survey = commands.add_parser(
        "survey",
        help="compare two waves of project rows and write a report",
        description="Read a table with one row per project, compare the share of a category in two "
        "waves with cities as the unit, and write the same kind of report as `scsi report`.",
        epilog=SURVEY_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    survey.set_defaults(command=survey_command, parser=survey)
    add_table(survey)
    add = survey.add_argument
    add("--before", type=int, metavar="WAVE", help="the earlier wave [the first of just two]")
    add("--after", type=int, metavar="WAVE", help="the later wave [the last of just two]")
    add("--category-of", metavar="CATEGORY", help="whose share: public, private or ppp [public]")
    add("--unit", help="cities, items-within-cities, items or none [cities]")
    add("--weight", help="items, cities, money or weight [items]")
    add("--level", type=float, help="confidence level [0.95]")
    add("--out", type=Path, metavar="DIR", help="folder of the report [reports/survey]")
    add("--lang", metavar="en,ko", help="languages, the first one first [en,ko]")


def add_table(command: argparse.ArgumentParser) -> None:
    """Add the arguments that say which table of project rows is meant and how it is read."""
    add = command.add_argument
    add(
        "file", metavar="FILE", help="CSV, .xlsx or Parquet, a folder or a pattern of Parquet files"
    )
    for name, words in (
        ("column", "a heading of the table and ours; nothing after = leaves it out"),
        ("category", "a word of the table and ours; nothing after = stands for an empty cell"),
    ):
        add(
            f"--{name}",
            dest=name,
            type=pair,
            action="append",
            default=[],
            metavar="THEIRS=OURS",
            help=f"{words}; may be repeated",
        )
    add("--encoding", help="of a text file [found out]")
    add("--separator", metavar="CHARACTER", help="between the cells of a text file [found out]")
    add("--decimal", choices=[".", ","], help="decimal mark of numbers in text [found out]")
    add("--sheet", metavar="NAME", help="of a workbook [the one that fits]")
    add("--memory", default="2GB", metavar="SIZE", help="what DuckDB may use [2GB]")


def pair(text: str) -> tuple[str, str | None]:
    """Return what stands before and after the last equals sign."""
    theirs, sign, ours = text.rpartition("=")
    if not sign or not theirs:
        raise argparse.ArgumentTypeError(f"needs THEIRS=OURS, such as year=wave; got {text!r}")
    return theirs, ours or None


def table_options(options: argparse.Namespace) -> dict:
    """Return how a table of project rows is to be read, as `scsi.read_survey` takes it."""
    return {
        "columns": dict(options.column),
        "categories": dict(options.category),
        "encoding": options.encoding,
        "separator": options.separator,
        "decimal": options.decimal,
        "sheet": options.sheet,
        "memory_limit": options.memory,
    }


def check_command(options: argparse.Namespace) -> int:
    """Print the profile of a table: 0 if it can be used as it is, 1 if not."""
    from scsi.evidence.survey import check_survey

    try:
        profile = check_survey(options.file, **table_options(options), check_ids=True)
    except ValueError as error:
        options.parser.exit(2, f"{options.parser.prog}: {error}\n")
    print(profile)
    return 1 if profile.in_the_way else 0


def add_batch(commands) -> None:
    """Add the command that runs one notebook many times."""
    batch = commands.add_parser(
        "batch",
        help="run one notebook for every city",
        description="Run a notebook once for each member of a range and write DIR/index.html with "
        "a link to every profile. What has not changed since the last batch is not run again. If "
        "one fails the others go on; its notebook is kept in DIR/NAME.failed.",
        epilog=BATCH_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    batch.set_defaults(command=batch_command, parser=batch)
    add = batch.add_argument
    add("notebook", metavar="NOTEBOOK", help="name of the notebook, such as city")
    add("--over", required=True, metavar="RANGE", help="what to run it for: cities")
    add("--out", type=Path, metavar="DIR", help="folder of the profiles [reports/NOTEBOOK]")
    add("--lang", metavar="en,ko", help="languages, the first one first [en,ko]")
    add(
        "-p",
        dest="texts",
        nargs=2,
        action="append",
        metavar=("NAME", "VALUE"),
        help="another parameter of the notebook; may be repeated",
    )
    add("--jobs", type=int, metavar="N", help="notebooks at a time [2, or 1 on one core]")


def batch_command(options: argparse.Namespace) -> int:
    """Run one notebook for every member of a range."""
    from scsi.evidence import sources
    from scsi.runs import plan

    try:
        languages = plan.languages_of(options.lang or "en,ko")
        workers = checked_workers(options.jobs)
        path = sources.notebook_path(options.notebook)
        from scsi.runs import batch, members

        over = members.range_of(options.over)
        texts = dict(options.texts or [])
        order = batch.order_of(path.stem, path, over, languages, texts)
        out = options.out or Path("reports", path.stem)
        batch.check_place(out)
    except (ValueError, FileNotFoundError) as error:
        options.parser.exit(2, f"{options.parser.prog}: {error}\n")
    package, inputs = inputs_of([job for jobs in order.jobs.values() for job in jobs])
    with Progress(len(order.members)) as progress:
        print(batch.run_batch(order, inputs, out, workers, progress.tell, package))
    return 0


def survey_command(options: argparse.Namespace) -> int:
    """Run the notebook on a survey and write its report; faults are told before it runs."""
    from scsi.evidence import sources
    from scsi.runs import manifest, plan
    from scsi.vocabulary import DataError

    out = options.out or Path("reports", "survey")
    try:
        from scsi.runs import report

        report.check_place(out)
        languages = plan.languages_of(options.lang or "en,ko")
        notebooks = {SURVEY: sources.notebook_path(SURVEY)}
        jobs = plan.plan(notebooks, languages, values=survey_values(options))
        check_question(options)
    except DataError:
        raise
    except ValueError as error:
        options.parser.exit(2, f"{options.parser.prog}: {error}\n")
    inputs = manifest.inputs_of(jobs, survey_files(options.file), ROOT)
    print(execute_and_write(jobs, inputs, out, len(languages)))
    return 0


def survey_values(options: argparse.Namespace) -> dict[str, object]:
    """Return the parameters of the notebook that were asked for."""
    values = {
        "file": options.file,
        "columns": ["=".join((theirs, ours or "")) for theirs, ours in options.column],
        "categories": ["=".join((theirs, ours or "")) for theirs, ours in options.category],
        "category": options.category_of,
        "memory_limit": options.memory if options.memory != "2GB" else None,
    }
    names = ("before", "after", "unit", "weight", "level", "encoding", "separator", "decimal")
    values |= {name: getattr(options, name) for name in (*names, "sheet")}
    return {name: value for name, value in values.items() if value not in (None, [])}


def check_question(options: argparse.Namespace) -> None:
    """Read the survey and refuse a question that it cannot answer, before any notebook runs."""
    from scsi.evidence.survey import read_survey
    from scsi.study.survey.comparison import check_question as refuse

    names = {"category": options.category_of, "unit": options.unit, "weight": options.weight}
    asked = {name: value for name, value in names.items() if value is not None}
    if options.level is not None:
        asked["level"] = options.level
    survey = read_survey(options.file, **table_options(options))
    refuse(survey, options.before, options.after, **asked)


def survey_files(file: str) -> dict[str, Path]:
    """Return the files that a survey lies in, by name."""
    from glob import glob

    path = Path(file)
    if path.is_dir():
        return {str(each.relative_to(path)): each for each in sorted(path.rglob("*.parquet"))}
    if path.is_file():
        return {path.name: path}
    return {each: Path(each) for each in sorted(glob(file, recursive=True))}


def report_command(options: argparse.Namespace) -> int:
    """Run the notebooks of the main report and write it."""
    from scsi.runs import plan

    notebooks = main_notebooks()
    if options.list:
        print(plan.listing(notebooks))
        return 0
    try:
        jobs, earlier = planned(options, notebooks)
        out = options.out or Path("reports", "funding-shares")
        workers = checked_workers(options.jobs)
        from scsi.runs import report

        report.check_place(out)
    except ValueError as error:
        options.parser.exit(2, f"{options.parser.prog}: {error}\n")
    page = run(jobs, out, workers, earlier)
    print(page)
    return 0


def review_command(options: argparse.Namespace) -> int:
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


def main_notebooks() -> dict[str, Path]:
    """Return the notebooks of the main report, 1 to 7, by name."""
    from scsi.evidence import sources

    names = [name for name in sources.notebook_names() if name[0] in "1234567"]
    return {name: sources.notebook_path(name) for name in names}


def planned(options: argparse.Namespace, notebooks: dict[str, Path]) -> tuple[list, dict | None]:
    """Return the jobs that the options ask for, and the manifest of the run they repeat, if any."""
    from scsi.runs import manifest, plan

    if options.again is None:
        values = plan.read_values(options.file) if options.file else {}
        languages = plan.languages_of(options.lang or "en,ko")
        return plan.plan(notebooks, languages, dict(options.texts or []), values), None
    if options.texts or options.file or options.lang:
        raise ValueError("--again repeats a run as it was: leave out -p, -f and --lang")
    earlier = manifest.read_manifest(options.again)
    if missing := sorted(set(earlier["notebooks"]) - set(notebooks)):
        raise ValueError(f"there is no notebook {', '.join(missing)} any more")
    chosen = {name: notebooks[name] for name in earlier["notebooks"]}
    return plan.plan(chosen, earlier["languages"], values=earlier["parameters"]), earlier


def checked_workers(jobs: int | None) -> int:
    """Return how many notebooks run at a time."""
    if jobs is None:
        return min(2, os.cpu_count() or 1)
    if jobs < 1:
        raise ValueError(f"--jobs must be 1 or more; got {jobs}")
    return jobs


def run(jobs: list, out: Path, workers: int, earlier: dict | None) -> Path:
    """Run planned jobs, write the report, and say what has changed since an earlier run."""
    from scsi.runs import manifest

    package, inputs = inputs_of(jobs)
    page = execute_and_write(jobs, inputs, out, workers, package)
    if earlier is not None:
        lines = manifest.changes(earlier, manifest.read_manifest(out / manifest.MANIFEST))
        print("\n".join(lines or ["nothing has changed since"]), file=sys.stderr)
    return page


def inputs_of(jobs: list) -> tuple[dict, dict]:
    """Return the data package and what goes into jobs; faulty data stop here, told once."""
    from scsi.evidence import published, sources
    from scsi.runs import manifest

    published.load_published()
    package = sources.datapackage()
    files = [*(each["path"] for each in package["resources"]), "datapackage.json"]
    data = {name: sources.data_path(name) for name in files}
    return package, manifest.inputs_of(jobs, data, ROOT)


def execute_and_write(
    jobs: list, inputs: dict, out: Path, workers: int, package: dict | None = None
) -> Path:
    """Run planned jobs and write the report, while no other run writes to the same folder."""
    from scsi.runs import execute, place, report

    started = report.now()
    with place.hold(out) as work:
        with Progress(len(jobs)) as progress:
            runs = execute.execute_all(jobs, workers, progress.step, work)
        return report.write_report(runs, inputs, out, started, package)


class Progress:
    """What is done: a bar on a terminal, a line each elsewhere; all of it on stderr."""

    def __init__(self, total: int):
        self.total, self.done, self.bar = total, 0, None

    def __enter__(self):
        if sys.stderr.isatty():
            from tqdm import tqdm

            self.bar = tqdm(total=self.total, unit="notebook", leave=False)
        return self

    def __exit__(self, *error):
        if self.bar is not None:
            self.bar.close()

    def step(self, executed) -> None:
        """Tell of one notebook that has run."""
        name = f"{executed.job.notebook} ({executed.job.lang})"
        self.tell(name, "failed" if executed.error else "done")

    def tell(self, name: str, word: str) -> None:
        """Tell of one thing that is done, or what else became of it."""
        self.done += 1
        if self.bar is not None:
            self.bar.set_postfix_str(name)
            self.bar.update()
        else:
            print(f"[{self.done}/{self.total}] {name} {word}", file=sys.stderr, flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Run a command: 0 when all is well, 2 for bad arguments, 1 otherwise."""
    from scsi.vocabulary import DataError, RunError

    options = parser().parse_args(arguments)
    then = getattr(options, "then", "")
    try:
        with ended_as_interrupted():
            return options.command(options)
    except (DataError, RunError) as error:
        print(f"{options.parser.prog}: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        what = ": ".join(str(part) for part in (error.strerror, error.filename) if part) or error
        print(f"{options.parser.prog}: {what}{then}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"{options.parser.prog}: interrupted{then}", file=sys.stderr)
        return 130  # as shells count what was stopped from the keyboard


@contextmanager
def ended_as_interrupted() -> Iterator[None]:
    """Let a signal to end, or a terminal that closes, stop a command as the keyboard does."""

    def interrupt(number, frame):
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield  # only there can signals be taken
        return
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), interrupt) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


if __name__ == "__main__":
    sys.exit(main())
