"""The parts of a PDF: executed notebooks as the tree that pandoc reads.

Only figures, code and what the report's frame says are laid out here. Markdown and tables are
handed on as named parts, each with its text, which ``templates/pdf/report.lua`` reads: in one way
where the notebook's author wrote it, in a stricter one where a cell showed it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scsi.evidence.letters import written
from scsi.reports.document.markup import clean_html
from scsi.reports.document.render import in_language
from scsi.reports.document.words import PDF_WORDS, WORDS
from scsi.reports.run.execute import Executed
from scsi.reports.run.findings import findings, headline, records
from scsi.showing.methods.reading import methods_chapter
from scsi.vocabulary import LANGUAGES, RunError

PANDOC_TYPES = [1, 23, 1]
"""The version of pandoc's tree, that of pandoc 3."""


@dataclass(slots=True)
class Document:
    """A document for pandoc: its tree, and the pictures that the tree names."""

    tree: dict
    pictures: dict[str, bytes] = field(default_factory=dict)


def document_of(runs: Iterable[Executed], lang: str, package: Mapping) -> Document:
    """Return the document of executed notebooks, all in one language."""
    runs = list(runs)
    pictures: dict[str, bytes] = {}
    blocks, settings = [], []
    for each in runs:
        chapter = _Chapter(each, pictures)
        blocks += chapter.blocks()
        settings += chapter.settings
    words = WORDS[lang] | PDF_WORDS[lang]
    blocks.append(part("methods", methods_chapter(lang)))
    if settings:
        blocks += [heading(words["settings"]), *settings]
    blocks += _sources(package, words)
    types = methods_of(runs)
    meta = {
        **{name: _meta(words[name]) for name in ("title", "contents", "figure", "table", "region")},
        "lang": _meta(lang),
        "types": {"t": "MetaList", "c": [_meta(name) for name in types]},
    }
    if said := headline(runs):
        meta["headline"] = {"t": "MetaBlocks", "c": [part("text", said)]}
    tree = {"pandoc-api-version": PANDOC_TYPES, "meta": meta, "blocks": blocks}
    return Document(tree, pictures)


def in_letters(document: Document, lang: str) -> Document:
    """Return a document with what no font has as code points, and a line that says so, if any."""
    tree = _in_letters(document.tree)
    if tree != document.tree:
        tree["blocks"].append(paragraph(PDF_WORDS[lang]["letters"]))
    return Document(tree, document.pictures)


def _in_letters(part):
    """Return a part of a tree with what no font has as code points."""
    if isinstance(part, str):
        return written(part)
    if isinstance(part, dict):
        return {name: _in_letters(inner) for name, inner in part.items()}
    return [_in_letters(inner) for inner in part] if isinstance(part, list) else part


def methods_of(runs: Iterable[Executed]) -> list[str]:
    """Return types, questions and methods of all answers that are shown or stand behind another."""
    shown = (record for each in runs for _, record in records(each))
    behind = (answer for record in shown for answer in record.get("behind", ()))
    names = {
        str(answer[key])
        for answer in (*findings(runs), *behind)
        for key in ("type", "kind", "question", "method")
        if answer.get(key)
    }
    return sorted(names)


def part(kind: str, text: str) -> dict:
    """Return a part for the filter to read: ``prose``, ``text``, ``html`` or ``methods``."""
    return {"t": "RawBlock", "c": [f"scsi-{kind}", text]}


def words_of(text: str) -> list[dict]:
    """Return a text as inlines in which nothing is markup."""
    return [{"t": "Str", "c": text}]


def paragraph(text: str) -> dict:
    """Return a text as a paragraph."""
    return {"t": "Para", "c": words_of(text)}


def heading(text: str) -> dict:
    """Return a heading of what follows the chapters, which are numbered."""
    return {"t": "Header", "c": [1, ["", ["unnumbered"], []], words_of(text)]}


def _attributes(**given: str) -> list:
    """Return pandoc's attributes: no id, no class, and what is given."""
    return ["", [], [[name, value] for name, value in given.items()]]


def _meta(text: str) -> dict:
    """Return a text as metadata in which nothing is markup."""
    return {"t": "MetaInlines", "c": words_of(text)}


def _link(source: Mapping[str, str]) -> list[dict]:
    """Return the title of a source, with its address where that is on the web."""
    if not source.get("path", "").startswith("https://"):
        return words_of(source["title"])
    return [{"t": "Link", "c": [_attributes(), words_of(source["title"]), [source["path"], ""]]}]


def _sources(package: Mapping, words: Mapping[str, str]) -> list[dict]:
    """Return the last pages: where the data come from, their licence, and how this was made."""
    named = [each for data in package.get("resources", []) for each in data["sources"]]
    sources = {each["title"]: each for each in named}.values()
    blocks = [heading(words["sources"])]
    if sources:
        items = [[{"t": "Plain", "c": _link(each)}] for each in sources]
        blocks.append({"t": "BulletList", "c": items})
    for each in package.get("licenses", []):
        blocks.append({"t": "Para", "c": [*words_of(f"{words['licence']}: "), *_link(each)]})
    return [*blocks, paragraph(words["made"])]


class _Chapter:
    """One executed notebook on its way to a chapter; its pictures join those of the document."""

    def __init__(self, executed: Executed, pictures: dict[str, bytes]):
        self.executed, self.pictures = executed, pictures
        self.name, self.lang = executed.job.notebook, executed.job.lang
        self.settings: list[dict] = []

    def blocks(self) -> list[dict]:
        """Return the chapter; the table of parameters goes to `settings`."""
        blocks = []
        for cell in self.executed.notebook.cells:
            if cell.cell_type == "markdown":
                blocks += self._prose(cell)
            for output in cell.get("outputs", []):
                shown = self._output(output)
                kind = output.get("metadata", {}).get("scsi", {}).get("kind")
                (self.settings if kind == "parameters" else blocks).append(shown)
        return blocks

    def _prose(self, cell) -> list[dict]:
        """Return a Markdown cell in the language of the edition, or nothing."""
        tags = set(cell.metadata.get("tags", [])) & set(LANGUAGES)
        if tags and self.lang not in tags:
            return []
        return [part("prose", in_language(cell.source, self.lang))]

    def _output(self, output) -> dict:
        """Return one output."""
        if output.output_type == "stream":
            return {"t": "CodeBlock", "c": [_attributes(), output.text]}
        data, record = output.data, output.metadata.get("scsi", {})
        if "image/png" in data:
            return self._figure(data["image/png"], record)
        if "text/html" in data:
            title = self.name if record.get("kind") == "parameters" else ""
            html = clean_html(data["text/html"], label="", caption=record.get("caption", title))
            return part("html", re.sub('(<t[dh]) class="number"', r'\1 align="right"', html))
        if "text/markdown" in data:
            return part("text", data["text/markdown"])
        return {"t": "CodeBlock", "c": [_attributes(), data.get("text/plain", "")]}

    def _figure(self, png: str, record: Mapping[str, Any]) -> dict:
        """Return a figure with its caption and alternative text."""
        caption, alt = record.get("caption"), record.get("alt")
        if not caption or not alt:
            raise RunError(f"{self.name}: a figure has no caption or no alternative text")
        name = f"figure-{len(self.pictures) + 1}.png"
        self.pictures[name] = base64.b64decode(png)
        image = {"t": "Image", "c": [_attributes(alt=alt), [], [name, ""]]}
        body = [{"t": "Plain", "c": [image]}]
        title = [None, [{"t": "Plain", "c": words_of(caption)}]]
        return {"t": "Figure", "c": [_attributes(), title, body]}
