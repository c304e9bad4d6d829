"""The tree of a PDF: a report's parts as pandoc reads them.

Only figures, plain output and what the report's frame says are laid out here. Markdown and tables
are handed on under a name, each with its text, which ``templates/pdf/report.lua`` reads: in one way
where the notebook's author wrote it, in a stricter one where a cell showed it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scsi.evidence.letters import written
from scsi.reports.document.markup import captioned
from scsi.reports.document.parts import (
    Chapter,
    Code,
    Explorer,
    Figure,
    Parameters,
    Part,
    Plain,
    Prose,
    Report,
    Table,
    Text,
)
from scsi.reports.document.words import words_of as frame_words_of
from scsi.showing.catalogue import in_words, word
from scsi.showing.methods.reading import methods_chapter

REGIONS = {"en": "us", "ko": "kr"}
"""Where each language is read, by which a reader of the PDF chooses a voice."""

LONG = 60
"""Parts of an article that has no supplement; it holds the methods itself."""
PANDOC_TYPES = [1, 23, 1]
"""The version of pandoc's tree, that of pandoc 3."""


@dataclass(slots=True)
class Document:
    """A document for pandoc: its tree, and the pictures that the tree names."""

    tree: dict
    pictures: dict[str, bytes] = field(default_factory=dict)


def document_of(report: Report) -> Document:
    """Return a report in one language as pandoc's document."""
    with in_words(report.words):
        return _document(report)


def _document(report: Report) -> Document:
    """Return a report as pandoc's document, in the words that are bound."""
    lang, words = report.lang, frame_words_of(report)
    found = [part for chapter in report.chapters for part in chapter.parts]
    shown = [part for part in found if not (report.is_article and _is_title(part))]
    blocks = [block for part in shown for block in _blocks(_raised(part, report))]
    if not report.is_article or len(shown) > LONG:
        blocks.append(read("methods", methods_chapter(lang)))
    settings = [block for chapter in report.chapters for block in _settings(chapter)]
    if settings:
        blocks += [heading(words["settings"]), *settings]
    blocks += _sources(report, words)
    meta = {
        **{name: _meta(words[name]) for name in ("title", "contents", "figure", "table")},
        "lang": _meta(lang),
        "region": _meta(REGIONS[lang]),
        "types": {"t": "MetaList", "c": [_meta(name) for name in report.methods]},
        "inputs": _inputs(report.inputs),
    }
    if report.headline:
        meta["headline"] = {"t": "MetaBlocks", "c": [read("text", report.headline.markdown)]}
    if report.headline and report.is_article:
        kicker = read("text", report.headline.kicker)
        version = report.inputs.get("scsi", "")
        meta["kicker"] = {"t": "MetaBlocks", "c": [kicker]}
        meta["cite"] = _meta(word("page.cite", lang, version=version))
    tree = {"pandoc-api-version": PANDOC_TYPES, "meta": meta, "blocks": blocks}
    return Document(tree, {_name(part): part.png for part in found if isinstance(part, Figure)})


def _is_title(part: Part) -> bool:
    """Whether the title of an article says a part: its notebook's title, and its headline."""
    if isinstance(part, Prose):
        return bool(part.headings) and part.headings[0].level == 1
    return isinstance(part, Text) and bool(part.kicker)


def _raised(part: Part, report: Report) -> Part:
    """Return a part of an article with its headings a level higher; of another report as it is."""
    if not (report.is_article and isinstance(part, Prose)):
        return part
    return replace(part, markdown=re.sub("^##", "#", part.markdown, flags=re.MULTILINE))


def in_letters(document: Document, lang: str) -> Document:
    """Return a document with what no font has as code points, and a line that says so, if any."""
    tree = _in_letters(document.tree)
    if tree != document.tree:
        tree["blocks"].append(paragraph(word("page.letters", lang)))
    return Document(tree, document.pictures)


def _in_letters(part):
    """Return a part of a tree with what no font has as code points."""
    if isinstance(part, str):
        return written(part)
    if isinstance(part, dict):
        return {name: _in_letters(inner) for name, inner in part.items()}
    return [_in_letters(inner) for inner in part] if isinstance(part, list) else part


def read(kind: str, text: str) -> dict:
    """Return a text for the filter to read: ``prose``, ``text``, ``html`` or ``methods``."""
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


def _sources(report: Report, words: Mapping[str, str]) -> list[dict]:
    """Return the last pages: where the data come from, their licence, and how this was made."""
    blocks = [heading(words["sources"])]
    if report.sources:
        items = [[{"t": "Plain", "c": _link(each)}] for each in report.sources]
        blocks.append({"t": "BulletList", "c": items})
    for each in report.licences:
        blocks.append({"t": "Para", "c": [*words_of(f"{words['licence']}: "), *_link(each)]})
    return [*blocks, paragraph(words["pdf_made"])]


def _inputs(inputs: Mapping) -> dict:
    """Return what went into the run, as far as it is one text each, for the template to name."""
    texts = {name: _meta(text) for name, text in inputs.items() if isinstance(text, str)}
    return {"t": "MetaMap", "c": texts}


def _blocks(part: Part) -> list[dict]:
    """Return one part; code and parameters are not among the chapters."""
    match part:
        case Prose():
            return [read("prose", part.markdown)]
        case Text():
            return [read("text", part.markdown)]
        case Table() | Explorer():
            return [_tables(part.html, part.number)]
        case Figure():
            return [_figure(part)]
        case Plain():
            return [{"t": "CodeBlock", "c": [_attributes(), part.text]}]
        case Code() | Parameters():
            return []
    raise TypeError(f"a PDF has no {type(part).__name__}")


def _settings(chapter: Chapter) -> list[dict]:
    """Return the tables of a chapter's parameters, under the notebook's name."""
    return [
        _tables(captioned(part.html, chapter.name), part.number)
        for part in chapter.parts
        if isinstance(part, Parameters)
    ]


def _tables(html: str, number: int) -> dict:
    """Return tables of which the first has that number."""
    aligned = re.sub('(<t[dh]) class="number"', r'\1 align="right"', html)
    return _numbered("table", number, read("html", aligned))


def _figure(part: Figure) -> dict:
    """Return a figure with its number, caption and alternative text."""
    image = {"t": "Image", "c": [_attributes(alt=part.alternative), [], [_name(part), ""]]}
    body = [{"t": "Plain", "c": [image]}]
    title = [None, [{"t": "Plain", "c": words_of(part.caption)}]]
    return _numbered("image", part.number, {"t": "Figure", "c": [_attributes(), title, body]})


def _name(part: Figure) -> str:
    """Return the file's name of a picture."""
    return f"figure-{part.number}.png"


def _numbered(kind: str, number: int, block: dict) -> dict:
    """Return a block whose first figure of Typst's, of that kind, has the number."""
    return {"t": "Div", "c": [_attributes(kind=kind, number=str(number)), [block]]}
