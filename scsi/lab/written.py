"""What is seen in a panel, written down: commands for a shell, and lines of Python."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scsi.evidence import sources
from scsi.evidence.survey import Survey

SHIFT, SURVEY = "2-shift", "8-survey"
READING = ("encoding", "separator", "decimal", "sheet")
FURTHER = ("share_of", "cluster", "repeated_ids", "empty", "strict", "waves")


def command(words: list[str]) -> str:
    """Return words as one line that a shell of this system takes apart in the same way."""
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def call(name: str, *positional: str, **named: object) -> str:
    """Return a call as Python writes it.

    Examples
    --------
    >>> call("scsi.published_shift", size_before=200, icc=0.1)
    'scsi.published_shift(size_before=200, icc=0.1)'

    What is seen can be asked for again.
    """
    return f"{name}({', '.join([*positional, *(f'{k}={v!r}' for k, v in named.items())])})"


def near(path: str | Path) -> str:
    """Return a path as seen from the working folder, or whole where that is far."""
    try:
        seen = os.path.relpath(path)
    except ValueError:  # another drive of Windows
        return str(path)
    return seen if seen.count("..") <= 1 else os.path.abspath(path)


def papermill(notebook: str, values: Mapping[str, object]) -> str:
    """Return the papermill command that runs a notebook with these values."""
    words = ["papermill", near(sources.notebook_path(notebook)), f"my-{notebook}.ipynb"]
    for name, value in values.items():
        listed = isinstance(value, list)
        words += (
            ["-y", f"{name}: {json.dumps(value, ensure_ascii=False)}"]
            if listed
            else ["-p", name, str(value)]
        )
    return command(words)


def report(values: Mapping[str, object], lang: str) -> str:
    """Return the command that writes the report with these values."""
    words = ["scsi", "report", "--out", "my-report", "--lang", lang]
    for name, value in values.items():
        words += ["-p", name, str(value)]
    return command(words)


def shift_python(
    values: Mapping[str, object], overlap: tuple[int, float], own_figures: bool, lang: str
) -> str:
    """Return the lines that say the sentence of one point of the published shift's grid."""
    shared, persistence = overlap
    kept = {"shared": shared, "persistence": persistence} if shared else {}
    assumptions = call("scsi.Assumptions", **values, **kept)
    figures = ("published=published",) if own_figures else ()
    grid = call("scsi.published.explorer", "assumptions=assumptions", *figures)
    return f"import scsi\nassumptions = {assumptions}\nprint({grid}.summary({lang!r}))"


def survey_values(survey: Survey, asked: Mapping[str, object]) -> dict[str, Any]:
    """Return the parameters of the survey's notebook; only a survey from a file has them."""
    reading = survey.origin
    values: dict[str, Any] = {"file": near(reading["source"])}
    for name in ("columns", "categories"):
        if reading.get(name):
            values[name] = [f"{theirs}={ours or ''}" for theirs, ours in reading[name].items()]
    values |= {name: reading[name] for name in READING if reading.get(name)}
    further = [
        f"{name}={each}" for name, given in reading_options(survey).items() for each in given
    ]
    values |= {"reading": further} if further else {}
    return values | {name: value for name, value in asked.items() if name != "by"}


def reading_options(survey: Survey) -> dict[str, list[str]]:
    """Return the further options by which a survey was read, and what it calls things."""
    options: dict[str, list[str]] = {}
    for name in FURTHER:
        given = survey.origin.get(name)
        if given:
            options[name] = [*map(str, given)] if isinstance(given, (list, tuple)) else [str(given)]
    for name, nouns in (("rows", survey.names.rows), ("clusters", survey.names.clusters)):
        if nouns:
            options[name] = [*nouns["en"], nouns["ko"][0]]
    title = survey.names.title.get("en")
    return options | ({"title": [title]} if title else {})


def survey_command(survey: Survey, asked: Mapping[str, object], lang: str) -> str:
    """Return the command that writes the survey's report."""
    values = survey_values(survey, asked)
    words = ["scsi", "survey", str(values.pop("file")), "--out", "my-survey", "--lang", lang]
    for pair in values.pop("columns", []):
        words += ["--column", pair]
    for pair in values.pop("categories", []):
        words += ["--category", pair]
    values.pop("reading", None)
    for name, given in reading_options(survey).items():
        option = f"--{name.replace('_', '-')}"
        if name in ("rows", "clusters"):
            words += [option, ",".join(given)]
        elif name == "strict":
            words.append(option)
        elif name != "waves":  # which are those that are compared
            words += [part for each in given for part in (option, each)]
    for name, value in values.items():
        words += [f"--{'category-of' if name == 'category' else name}", str(value)]
    return command(words)


def survey_python(survey: Survey, asked: Mapping[str, object], lang: str) -> str:
    """Return the lines that read a survey and say what is seen of it."""
    reading = dict(survey.origin)
    source = reading.pop("source", None)
    source = "table" if source is None else repr(near(source))
    kept = {name: value for name, value in reading.items() if value}
    kept |= {
        name: given[0] if name == "title" else tuple(given)
        for name, given in reading_options(survey).items()
        if name in ("rows", "clusters", "title")
    }
    asked, by = dict(asked), asked.get("by")
    asked.pop("by", None)
    said = [f"{call('scsi.compare_waves', 'survey', **asked)}.summary({lang!r})"]
    if by:
        asked = {name: value for name, value in asked.items() if name != "unit"} | {"by": by}
        said.append(f"{call('scsi.decompose', 'survey', **asked)}.summary({lang!r})")
    read = call("scsi.read_survey", source, **kept)
    return f"import scsi\nsurvey = {read}\nprint({', '.join(said)})"
