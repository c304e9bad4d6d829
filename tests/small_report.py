"""A small report, written without running anything, for the tests of what reads reports."""

import base64
import json
from io import BytesIO

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image, ImageDraw

from scsi.reports.document.walk import walk
from scsi.reports.run import report
from scsi.reports.run.execute import Executed
from scsi.reports.run.manifest import FORMAT, checksum
from scsi.reports.run.owned import sealed
from scsi.reports.run.plan import Job

MANIFEST = {
    "format": FORMAT,
    "scsi": "0.1.0",
    "python": "3.11.7",
    "commit": "a" * 40,
    "dirty": False,
    "lock": "b" * 64,
    "packages": {"numpy": "2.4.0"},
    "data": {"cities.csv": "c" * 64},
    "notebooks": {"2-shift": "d" * 64},
    "defaults": {"2-shift": {"size": 200}},
    "languages": ["en", "ko"],
    "parameters": {"size": 100},
    "started": "then",
}
TABLE = (
    "<table><tr><th>city</th><th>share</th></tr><tr><td>Seoul</td><td>90.1 %</td></tr>"
    "<tr><td>Berlin</td><td>−3.5 %</td></tr></table>"
)


def picture(shift=0, colour="blue"):
    """Return a drawing of a line in a frame, the line `shift` pixels lower."""
    image = Image.new("RGB", (720, 360), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 30, 690, 320), outline="black", width=2)
    draw.line((60, 300 + shift, 690, 60 + shift), fill=colour, width=4)
    buffer = BytesIO()
    image.save(buffer, format="PNG")
    return base64.b64encode(buffer.getvalue()).decode()


def cell(data, /, **record):
    output = new_output("display_data", data=data, metadata={"scsi": record})
    return new_code_cell("scsi.ask()", outputs=[output], execution_count=1)


def run_in(lang):
    finding = {
        "kind": "finding",
        "type": "PublishedShift",
        "question": "published-shift",
        "estimate": 0.103,
        "pvalue": 0.0047484,
        "interval": {"low": 0.032, "high": 0.171},
        "sizes": [200, 3091],
    }
    curve = {
        "kind": "finding",
        "type": "ShiftCurve",
        "question": "published-shift-by-icc",
        "p": [0.5, 0.25, 1 / 3],
        "unit": "items",
        "none": None,
    }
    words = {"en": "It is 10.3 points higher (p = 0.005).", "ko": "10.3%p 높다(p = 0.005)."}[lang]
    numbers = {"size": [20, 40], "p": [1 / 7, 0.25], "place": ["seoul", "berlin"]}
    names = {"name": "f", "lang": lang, "caption": "c", "alt": "a"}
    cells = [
        new_markdown_cell("# Did it rise?"),
        cell(
            {"text/markdown": words, "text/plain": words},
            kind="text",
            name="t",
            findings=[finding, curve],
        ),
        cell(
            {"text/html": TABLE, "text/plain": "city share\nSeoul 90.1 %\nBerlin −3.5 %"},
            kind="table",
            name="n",
        ),
        cell(
            {"image/png": picture(), "text/plain": "c\n[a]"}, kind="figure", data=numbers, **names
        ),
    ]
    for place, each in enumerate(cells):
        each["id"] = f"cell-{place}"
    notebook = new_notebook(cells=cells)
    return Executed(job=Job(notebook="2-shift", path=None, lang=lang), notebook=notebook)


def contents_of(runs):
    """Return the files of a report by name, with PDFs that stand for real ones."""
    _, *others = dict.fromkeys(run.job.lang for run in runs)
    names = ["report.pdf", *(f"report-{lang}.pdf" for lang in others)]
    return report.contents_of(runs, walk(runs)) | dict.fromkeys(names, b"%PDF")


def write(folder, runs, change=lambda contents: None, **changed):
    """Write a report; what `change` does to its files, its manifest says as well."""
    contents = contents_of(runs)
    change(contents)
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    outputs = {name: checksum(content) for name, content in contents.items()}
    languages = list(dict.fromkeys(run.job.lang for run in runs))
    manifest = {**MANIFEST, "languages": languages, "outputs": outputs, **changed}
    (folder / "manifest.json").write_text(json.dumps(sealed(manifest)), encoding="utf-8")
    return folder


def record_of(cells, place):
    return cells[place].outputs[0].metadata["scsi"]
