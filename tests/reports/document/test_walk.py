"""The walk: one sequence of parts, numbered once, that every format only writes."""

import re
import shutil
from base64 import b64decode
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pypdf import PdfReader
from small_report import picture

from scsi.reports.document import parts
from scsi.reports.document.pdf import pdfs, typst_source
from scsi.reports.document.pdf_parts import document_of
from scsi.reports.document.render import render
from scsi.reports.document.walk import walk
from scsi.reports.run.execute import Executed
from scsi.reports.run.plan import Job
from scsi.vocabulary import RunError

ROWS = ["published_shares.csv#all-2019-public"]
BEHIND = [{"type": "Rows", "data": ROWS}]


def shown(data, /, **record):
    metadata = {"scsi": record} if record else {}
    output = new_output("display_data", data=data, metadata=metadata)
    return new_code_cell("scsi.ask()", outputs=[output], execution_count=1)


def table(caption=""):
    head = f"<caption>{caption}</caption>" if caption else ""
    return f"<table>{head}<thead><tr><th>share</th></tr></thead><tr><td>41</td></tr></table>"


def figure(**record):
    return shown({"image/png": picture()}, kind="figure", **record)


def explorer():
    axis = {"label": "a", "steps": ["1"], "phrases": ["of all"]}
    keys = ("among", "base", "design", "size")
    words = ("answer.no", "sentence.no", "table", "table.plain", "more", "hint", "corner")
    record = {
        "kind": "explorer",
        "caption": "Move them",
        "axes": [axis | {"key": key} for key in keys],
        "start": [0, 0, 0, 0],
        "words": dict.fromkeys(words, "w"),
        "cells": dict.fromkeys(("verdict", "p", "low", "high", "range"), "no"),
    }
    html = table("first of the explorer") + table("second of the explorer")
    return shown({"text/html": html}, **record)


def notebook(name, lang):
    cells = [
        new_markdown_cell(f"# Of {name} | {name}의 것"),
        new_markdown_cell("English only", metadata={"tags": ["en"]}),
        shown({"text/html": table()}, kind="parameters", values={}),
        new_code_cell("import scsi"),
        shown(
            {"text/markdown": "It *rose*.\n\n## of a city"},
            kind="text",
            findings=[{"kind": "finding", "method": "score", "data": ROWS}],
        ),
        shown({"text/markdown": "## of another city"}, kind="text"),
        new_markdown_cell("Sizes | 크기\n---\n\n```\n# no heading\n```\n\n## Last | 끝"),
        shown({"text/html": table(f"table of {name}")}, kind="table", behind=BEHIND),
        shown({"text/html": "<p>no table</p>"}, kind="table"),
        explorer(),
        shown({"text/html": table(f"another of {name}")}, kind="table", behind=BEHIND),
        figure(caption=f"figure of {name}", alt="a line"),
        figure(caption=f"another figure of {name}", alt="a line"),
        shown({"text/plain": "plain"}),
    ]
    return Executed(
        job=Job(notebook=name, path=None, lang=lang), notebook=new_notebook(cells=cells)
    )


@pytest.fixture(scope="module")
def reports():
    runs = [notebook(name, lang) for name in ("one", "two") for lang in ("en", "ko")]
    return walk(runs, inputs={"commit": "0123abc", "packages": {"numpy": "2"}})


def parts_of(report, kind):
    return [part for chapter in report.chapters for part in chapter.parts if isinstance(part, kind)]


def text_of(report):
    """Return the text of a report's PDF."""
    pdf = PdfReader(BytesIO(pdfs([report])["report.pdf"]))
    return " ".join(page.extract_text() for page in pdf.pages)


def test_a_notebook_is_a_sequence_of_parts_each_with_its_cell_and_language(reports):
    english, korean = reports
    assert [(type(part).__name__, part.cell) for part in english.chapters[0].parts] == [
        *[("Prose", 0), ("Prose", 1), ("Parameters", 2), ("Code", 2), ("Text", 4), ("Code", 4)],
        *[("Text", 5), ("Code", 5), ("Prose", 6), ("Table", 7), ("Code", 7), ("Table", 8)],
        *[("Code", 8), ("Explorer", 9), ("Code", 9), ("Table", 10), ("Code", 10)],
        *[("Figure", 11), ("Code", 11), ("Figure", 12), ("Code", 12), ("Plain", 13), ("Code", 13)],
    ]
    assert {part.lang for part in parts_of(english, parts.Part)} == {"en"}
    assert {part.lang for part in parts_of(korean, parts.Part)} == {"ko"}
    assert 1 not in [part.cell for part in korean.chapters[0].parts]
    codes = [part.source for part in parts_of(english, parts.Code)]
    assert codes[:3] == ["scsi.ask()", "import scsi\n\nscsi.ask()", "scsi.ask()"]


def test_headings_are_found_as_markdown_has_them_and_their_ids_are_their_own(reports):
    english = reports[0]
    found = [heading for part in parts_of(english, parts.Prose) for heading in part.headings]
    assert [(each.level, each.text) for each in found] == [
        *[(1, "Of one"), (2, "Sizes | 크기"), (2, "Last")],
        *[(1, "Of two"), (2, "Sizes | 크기"), (2, "Last")],
    ]
    said = [heading for part in parts_of(english, parts.Text) for heading in part.headings]
    places = [heading.place for heading in found + said]
    assert len(places) == len(set(places)) == 10
    assert re.findall(
        r'<h[1-6] id="([^"]*)"', render(reports[:1]).split('class="endnotes"')[0]
    ) == [
        "en-contents",
        *(
            each.place
            for part in parts_of(english, (parts.Prose, parts.Text))
            for each in part.headings
        ),
    ]


def test_tables_and_figures_are_numbered_through_the_chapters_and_parameters_come_last(reports):
    for report in reports:
        assert [part.number for part in parts_of(report, parts.Figure)] == [1, 2, 3, 4]
        captioned = [part for part in parts_of(report, parts.Table) if "<table>" in part.html]
        assert [part.number for part in captioned] == [1, 4, 5, 8]
        assert [part.number for part in parts_of(report, parts.Explorer)] == [2, 6]
        assert [part.number for part in parts_of(report, parts.Parameters)] == [9, 10]
    labels = [part.label for part in parts_of(reports[0], (parts.Table, parts.Parameters))]
    assert labels[0] == "Table 9: Of one"
    assert labels[1] == "Table 1: Last"


def test_page_and_pdf_have_the_numbers_of_the_walk(reports):
    page = render(reports[:1])
    text = text_of(reports[0])
    for part in parts_of(reports[0], parts.Figure):
        assert f"<b>Figure {part.number}.</b> {part.caption}" in page
        assert f"Figure {part.number}. {part.caption}" in text
    for part in parts_of(reports[0], parts.Table):
        if caption := re.search("<caption>(.*?)</caption>", part.html):
            assert f'aria-label="Table {part.number}: Last"><table><caption>{caption[1]}' in page
            assert f"Table {part.number}. {caption[1]}" in text
    for number, which in ((2, "first"), (3, "second"), (6, "first"), (7, "second")):
        assert f"Table {number}. {which} of the explorer" in text
    for number, name in ((9, "one"), (10, "two")):
        assert f"Table {number}. {name}" in text


def test_a_pdf_takes_its_numbers_and_does_not_count():
    moved = parts.Figure(0, "en", b64decode(picture()), 41, "moved", "a")
    chapter = parts.Chapter("one", (moved,))
    other = parts.Report("en", None, (chapter,), (), (), (), (), (), {})
    assert "Figure 41. moved" in text_of(other)


def test_notes_are_numbered_in_the_order_of_the_parts(reports):
    report = reports[1]
    named = [
        (note.number, note.place)
        for part in parts_of(report, (parts.Text, parts.Table))
        for note in part.notes
    ]
    assert named == [
        *[(1, "ko-note-1-1"), (2, "ko-note-2-1"), (2, "ko-note-2-2")],
        *[(1, "ko-note-1-2"), (2, "ko-note-2-3"), (2, "ko-note-2-4")],
    ]
    assert [(entry.number, len(entry.named)) for entry in report.notes] == [(1, 2), (2, 4)]
    first, *_ = parts_of(report, parts.Text)
    assert [finding["method"] for finding in first.findings] == ["score"]


@pytest.mark.parametrize(
    "record", [{}, {"alt": "a"}, {"caption": "a"}, {"caption": "", "alt": "a"}]
)
def test_a_figure_without_words_is_refused(record):
    job = Job(notebook="2-shift", path=None, lang="en")
    run = Executed(job=job, notebook=new_notebook(cells=[figure(**record)]))
    with pytest.raises(RunError, match="2-shift: a figure has no caption or no alternative text"):
        walk([run])


def test_what_reaches_a_writer_is_harmless():
    nasty = "<table><tr><td onclick='x()'>a<script>x()</script></td></tr></table>"
    cells = [shown({"text/html": nasty}, kind=kind) for kind in ("table", "parameters", "explorer")]
    run = Executed(
        job=Job(notebook="one", path=None, lang="en"), notebook=new_notebook(cells=cells)
    )
    held = parts_of(walk([run])[0], (parts.Table, parts.Parameters, parts.Explorer))
    assert [part.html for part in held] == ["<table><tbody><tr><td>a</td></tr></tbody></table>"] * 3


def test_the_inputs_of_the_run_reach_the_template_of_the_pdf(reports, tmp_path):
    """One line in the template is enough for a commit at the foot of every page."""
    templates = tmp_path / "pdf"
    shutil.copytree(files("scsi.reports.document") / "templates" / "pdf", templates)
    template = (templates / "report.typ").read_text(encoding="utf-8")
    page = 'counter(page).display("1 / 1", both: true)'
    assert page in template
    changed = template.replace(page, f"[#{page}, $if(inputs.commit)$$inputs.commit$$endif$]")
    (templates / "report.typ").write_text(changed, encoding="utf-8")
    assert "both: true), 0123abc]" in typst_source(document_of(reports[0]), templates)
    (without,) = walk([notebook("one", "en")])
    assert "both: true), ]" in typst_source(document_of(without), templates)


@dataclass(frozen=True, slots=True)
class Sound(parts.Part):
    """A kind of part that no format knows."""


@pytest.mark.parametrize("write", [lambda report: render([report]), document_of])
def test_a_part_that_a_format_does_not_know_is_no_silence(write):
    chapter = parts.Chapter("one", (Sound(0, "en"),))
    report = parts.Report("en", None, (chapter,), (), (), (), (), (), {})
    with pytest.raises(TypeError, match="no Sound"):
        write(report)
