"""A survey of one's own begins: a table to fill in, its columns explained, a notebook.

Columns, headings, words and explanations are those of ``data/datapackage.json``; the rows are a few
of the simulated example, whose ids say so.
"""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

from scsi.evidence import sources
from scsi.showing.catalogue import check_language, word

ROWS_PER_CITY, CITIES = 3, 5
"""Of each wave, how many rows of how many cities are taken from the example."""


def new_survey(folder: str | Path, lang: str = "en") -> list[Path]:
    """Write a table to fill in, its columns explained, and a notebook; never over a file.

    Parameters
    ----------
    folder : path
        Made if it is not there.
    lang : {"en", "ko"}
        Language of headings, words and texts.

    Returns
    -------
    list of Path
        ``projects.csv``, ``columns.md`` and ``survey.ipynb``.

    Raises
    ------
    FileExistsError
        If one of them is there already; nothing is written then.
    """
    check_language(lang)
    folder = Path(folder)
    contents = {
        folder / "projects.csv": table(lang),
        folder / "columns.md": columns(lang),
        folder / "survey.ipynb": notebook(lang),
    }
    there = [str(path) for path in contents if os.path.lexists(path)]
    if there:
        raise FileExistsError(f"{', '.join(there)} already there; nothing was written")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    try:
        for path, text in contents.items():
            with path.open("x", encoding="utf-8", newline="") as file:
                written.append(path)
                file.write(text)
    except FileExistsError as error:  # it came there just now
        _take_back(written)
        raise FileExistsError(f"{error.filename} already there; nothing was written") from None
    except BaseException:  # a disk that is full: half of it would be in the way of the next try
        _take_back(written)
        raise
    return written


def _take_back(written: list[Path]) -> None:
    """Remove files that were made a moment ago."""
    for path in written:
        path.unlink(missing_ok=True)


def fields() -> list[dict]:
    """Return the columns of a survey as the data package describes them."""
    return sources.resource("example_survey")["schema"]["fields"]


def heading(field: dict, lang: str) -> str:
    """Return the heading of a column."""
    return field["headings"][0] if lang == "ko" else field["name"]


def worded(field: dict, value: str, lang: str) -> str:
    """Return a value in the words of a language, where the column has words."""
    ours = {meant: theirs for theirs, meant in field.get("words", {}).items()}
    return ours.get(value, value) if lang == "ko" else value


def table(lang: str) -> str:
    """Return the table: headings, and a few simulated rows of both waves as a pattern."""
    with sources.data_path("example_survey.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([heading(field, lang) for field in fields()])
    for row in pattern(rows):
        writer.writerow([worded(field, row[field["name"]], lang) for field in fields()])
    # with its mark, spreadsheets take the file for what it is
    return "\ufeff" * (lang == "ko") + text.getvalue()


def pattern(rows: list[dict]) -> list[dict]:
    """Return the first rows of the first cities of each wave."""
    taken: dict[tuple[str, str], list[dict]] = {}
    for row in rows:
        cities = {city for wave, city in taken if wave == row["wave"]}
        if row["city"] in cities or len(cities) < CITIES:
            taken.setdefault((row["wave"], row["city"]), []).append(row)
    return [row for each in taken.values() for row in each[:ROWS_PER_CITY]]


def columns(lang: str) -> str:
    """Return what each column holds, as a table in Markdown."""
    heads = [word(f"new.{name}", lang) for name in ("column", "needed", "holds", "allowed")]
    lines = [heads, ["---"] * len(heads)]
    for field in fields():
        needed = word("new.yes" if field.get("mandatory") else "new.no", lang)
        about = field["in_a_survey"][lang]
        lines.append([f"`{heading(field, lang)}`", needed, about, allowed(field, lang)])
    text = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"{word('new.columns', lang)}\n\n{text}\n\n{word('new.rows', lang)}\n"


def allowed(field: dict, lang: str) -> str:
    """Return what the cells of a column may hold."""
    limits = field.get("constraints", {})
    if "enum" in limits:
        return ", ".join(f"`{worded(field, value, lang)}`" for value in limits["enum"])
    if "maximum" in limits:
        return word("new.range", lang, low=limits["minimum"], high=limits["maximum"])
    if "minimum" in limits:
        return word("new.least", lang, low=limits["minimum"])
    return f"`{limits['pattern']}`" if "pattern" in limits else word("new.any", lang)


def notebook(lang: str) -> str:
    """Return the notebook that reads the table and asks the questions, not yet run."""
    import nbformat
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    cells = [new_markdown_cell(word("new.title", lang))]
    cells.append(new_code_cell(PARAMETERS.format(lang=lang), metadata={"tags": ["parameters"]}))
    for name, code in CELLS.items():
        cells += [new_markdown_cell(word(f"new.{name}", lang)), *map(new_code_cell, code)]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.writes(new_notebook(cells=cells, metadata={"kernelspec": kernel})) + "\n"


PARAMETERS = """\
lang = "{lang}"
file = "projects.csv"
columns = {{}}
categories = {{}}"""
CELLS = {
    "check": ("import scsi\n\nscsi.check_survey(file, columns, categories)",),
    "read": ("survey = scsi.read_survey(file, columns, categories)\nsurvey.table(lang)",),
    "changed": (
        "comparison = scsi.compare_waves(survey)\ncomparison.sentence(lang)",
        "comparison.plot(lang)",
        "comparison.table(lang)",
    ),
    "missing": ('comparison.sentence(lang, "missing")',),
    "sources": (
        'comparison.sentence(lang, "sources")',
        'comparison.table(lang, "sources")',
    ),
    "cities": ("cities = scsi.compare_cities(survey, comparison.after)\ncities.table(lang)",),
    "plan": ("scsi.plan(like=comparison).sentence(lang)",),
    "limits": ('comparison.sentence(lang, "limits")',),
}
"""The questions, each under its heading: one call of the package a cell."""
