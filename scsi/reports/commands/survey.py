"""``scsi survey``: two waves of project rows compared, and a report of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from scsi.reports.commands import answers
from scsi.reports.commands import options as shared
from scsi.reports.commands.arguments import Number, option
from scsi.reports.commands.arguments import command as new_command
from scsi.reports.commands.completion import one_of
from scsi.reports.commands.ending import Refused
from scsi.reports.commands.running import ROOT, execute_and_write
from scsi.reports.commands.table import Wave, reading_options, table, table_options
from scsi.vocabulary import Category, Unit

if TYPE_CHECKING:
    from scsi.evidence.survey import Survey

EXAMPLES = """\
Examples:
  scsi survey projects.csv --before 2019 --after 2022
  scsi survey projects.csv --column year=wave --category mixed=ppp --category-of ppp --out mine
  scsi survey chargers.csv --share-of utility --rows charger,chargers --clusters county,counties
  scsi survey "parts/*.parquet" --before 2019 --after 2022 --unit items-within-cities --lang ko
"""
SURVEY = "8-survey"
MOST_WAVES = 12


@new_command(
    "survey",
    "compare two waves of project rows and write a report",
    "Read a table with one row per project, compare the share of a category in two waves with "
    "cities as the unit, and write the same kind of report as `scsi report`.",
    EXAMPLES,
)
@table
@option("--before", type=Wave(), metavar="WAVE", help="the earlier wave [the first of just two]")
@option("--after", type=Wave(), metavar="WAVE", help="the later wave [the last of just two]")
@option(
    "--category-of",
    metavar="CATEGORY",
    help="whose share: public, private or ppp, or with --share-of its word [public]",
    shell_complete=one_of(*Category),
)
@option(
    "--unit",
    metavar="UNIT",
    help="cities, items-within-cities, items or none [cities]",
    shell_complete=one_of(*Unit),
)
@option(
    "--weight",
    metavar="WEIGHT",
    help="items, cities, money or weight [weight where there is such a column, else items]",
    shell_complete=one_of("items", "cities", "money", "weight"),
)
@option("--level", type=Number(float), metavar="LEVEL", help="confidence level [0.95]")
@shared.out("report", "reports/survey")
@shared.lang
@shared.csv
@shared.as_json
def command(**asked) -> int:
    """Run the command."""
    return run(SimpleNamespace(**asked))


def run(options: SimpleNamespace) -> int:
    """Run the notebook on a survey and write its report; faults are told before it runs."""
    from scsi.evidence import sources
    from scsi.reports.run import manifest, plan
    from scsi.vocabulary import DataError

    out = options.out or Path("reports", "survey")
    try:
        from scsi.reports.run import report
        from scsi.reports.run.watched import Watched

        seen = Watched(lambda: survey_files(options.file))
        report.check_place(out, seen.files.values())
        languages = plan.languages_of(options.lang or "en,ko")
        check_question(options)
        notebooks = {SURVEY: sources.notebook_path(SURVEY)}
        jobs = plan.plan(notebooks, languages, values=survey_values(options))
    except DataError:
        raise
    except ValueError as error:
        raise Refused(str(error)) from None
    inputs = manifest.inputs_of(jobs, seen.files, ROOT)
    unchanged = partial(seen.check, inputs["data"])
    page = execute_and_write(jobs, inputs, out, {}, unchanged=unchanged, csv=options.csv)
    answers.tell_page(page, [out / "findings.json"], options.json)
    return 0


def survey_values(options: SimpleNamespace) -> dict[str, object]:
    """Return the parameters of the notebook that were asked for."""
    values = {
        "file": options.file,
        "columns": ["=".join((theirs, ours or "")) for theirs, ours in options.column],
        "categories": ["=".join((theirs, ours or "")) for theirs, ours in options.category],
        "category": options.category_of,
        "reading": reading_texts(options),
        "memory_limit": options.memory if options.memory != "2GB" else None,
    }
    names = ("before", "after", "unit", "weight", "level", "encoding", "separator", "decimal")
    values |= {name: getattr(options, name) for name in (*names, "sheet")}
    return {name: value for name, value in values.items() if value not in (None, [])}


def reading(options: SimpleNamespace) -> dict:
    """Return how the survey is read; rows of waves that are not compared never stand in the way."""
    waves = (options.before, options.after)
    asked = table_options(options)
    return asked if None in waves else {**asked, "waves": waves}


def reading_texts(options: SimpleNamespace) -> list[str]:
    """Return the further options of reading as the notebook takes them, ``name=value``."""
    waves = (options.before, options.after)
    asked = reading_options(options) | {"waves": () if None in waves else waves}
    texts = []
    for name, each in asked.items():
        if each:
            values = [each] if isinstance(each, (str, bool)) else each
            texts += [f"{name}={value}" for value in values]
    return texts


def check_question(options: SimpleNamespace) -> None:
    """Read the survey and refuse a question that it cannot answer, before any notebook runs.

    A survey that has weights is weighted by them unless the caller says otherwise.
    """
    from scsi.evidence.survey import read_survey
    from scsi.questions.compare_waves.question import check_question as refuse

    names = {"category": options.category_of, "unit": options.unit, "weight": options.weight}
    asked = {name: value for name, value in names.items() if value is not None}
    if options.level is not None:
        asked["level"] = options.level
    survey = read_survey(options.file, **reading(options))
    check_waves(survey, options)
    if options.weight is None and survey.weighted:
        options.weight = asked["weight"] = "weight"
    refuse(survey, options.before, options.after, **asked)


def check_waves(survey: Survey, options: SimpleNamespace) -> None:
    """Refuse to choose two of several waves, and say what to type."""
    if len(survey.waves) < 3 or None not in (options.before, options.after):
        return
    first, last = (
        f'"{each}"' if " " in str(each) else each for each in survey.waves[:: len(survey.waves) - 1]
    )
    there = ", ".join(map(str, survey.waves[:MOST_WAVES]))
    more = f" and {len(survey.waves) - MOST_WAVES} more" if len(survey.waves) > MOST_WAVES else ""
    raise Refused(
        f"{survey.name} has {len(survey.waves)} waves: {there}{more}; say which two to compare, "
        f"such as --before {options.before or first} --after {options.after or last}"
    )


def survey_files(file: str) -> dict[str, Path]:
    """Return the files that a survey lies in, by name."""
    from glob import glob

    path = Path(file)
    if path.is_dir():
        return {each.relative_to(path).as_posix(): each for each in sorted(path.rglob("*.parquet"))}
    if path.is_file():
        return {path.name: path}
    return {each: Path(each) for each in sorted(glob(file, recursive=True))}
