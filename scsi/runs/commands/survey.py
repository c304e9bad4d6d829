"""``scsi survey``: two waves of project rows compared, and a report of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from scsi.runs.commands.running import ROOT, execute_and_write
from scsi.runs.commands.table import add_table, table_options

EXAMPLES = """\
examples:
  scsi survey projects.csv --before 2019 --after 2022
  scsi survey projects.csv --column year=wave --category mixed=ppp --category-of ppp --out mine
  scsi survey "parts/*.parquet" --before 2019 --after 2022 --unit items-within-cities --lang ko
"""
SURVEY = "8-survey"


def add(commands) -> None:
    """Add the command that compares two waves of project rows."""
    survey = commands.add_parser(
        "survey",
        help="compare two waves of project rows and write a report",
        description="Read a table with one row per project, compare the share of a category in two "
        "waves with cities as the unit, and write the same kind of report as `scsi report`.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    survey.set_defaults(command=run, parser=survey)
    add_table(survey)
    add = survey.add_argument
    add("--before", type=wave, metavar="WAVE", help="the earlier wave [the first of just two]")
    add("--after", type=wave, metavar="WAVE", help="the later wave [the last of just two]")
    add("--category-of", metavar="CATEGORY", help="whose share: public, private or ppp [public]")
    add("--unit", help="cities, items-within-cities, items or none [cities]")
    add("--weight", help="items, cities, money or weight [items]")
    add("--level", type=float, help="confidence level [0.95]")
    add("--out", type=Path, metavar="DIR", help="folder of the report [reports/survey]")
    add("--lang", metavar="en,ko", help="languages, the first one first [en,ko]")


def run(options: argparse.Namespace) -> int:
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
    print(execute_and_write(jobs, inputs, out, {"workers": len(languages)}))
    return 0


def wave(text: str) -> int | str:
    """Return a wave: a year or a number of a round, or its name."""
    return int(text) if text.isdecimal() else text


def reading(options: argparse.Namespace) -> dict:
    """Return how the survey is read; rows of waves that are not compared never stand in the way."""
    waves = (options.before, options.after)
    asked = table_options(options)
    return asked if None in waves else {**asked, "waves": waves}


def survey_values(options: argparse.Namespace) -> dict[str, object]:
    """Return the parameters of the notebook that were asked for."""
    values = {
        "file": options.file,
        "columns": ["=".join((theirs, ours or "")) for theirs, ours in options.column],
        "categories": ["=".join((theirs, ours or "")) for theirs, ours in options.category],
        "category": options.category_of or options.share_of,
        "reading": reading_texts(options),
        "memory_limit": options.memory if options.memory != "2GB" else None,
    }
    names = ("before", "after", "unit", "weight", "level", "encoding", "separator", "decimal")
    values |= {name: getattr(options, name) for name in (*names, "sheet")}
    return {name: value for name, value in values.items() if value not in (None, [])}


def reading_texts(options: argparse.Namespace) -> list[str]:
    """Return the further options of reading as the notebook takes them, ``name=value``."""
    from scsi.runs.commands.table import reading_options

    waves = (options.before, options.after)
    asked = reading_options(options) | {"waves": () if None in waves else waves}
    texts = []
    for name, each in asked.items():
        if not each:
            continue
        values = [each] if isinstance(each, (str, bool)) else each
        texts += [f"{name}={value}" for value in values]
    return texts


def check_question(options: argparse.Namespace) -> None:
    """Read the survey and refuse a question that it cannot answer, before any notebook runs."""
    from scsi.evidence.survey import read_survey
    from scsi.questions.compare_waves.question import check_question as refuse

    category = options.category_of or options.share_of
    names = {"category": category, "unit": options.unit, "weight": options.weight}
    asked = {name: value for name, value in names.items() if value is not None}
    if options.level is not None:
        asked["level"] = options.level
    survey = read_survey(options.file, **reading(options))
    refuse(survey, options.before, options.after, **asked)


def survey_files(file: str) -> dict[str, Path]:
    """Return the files that a survey lies in, by name."""
    from glob import glob

    path = Path(file)
    if path.is_dir():
        return {each.relative_to(path).as_posix(): each for each in sorted(path.rglob("*.parquet"))}
    if path.is_file():
        return {path.name: path}
    return {each: Path(each) for each in sorted(glob(file, recursive=True))}
