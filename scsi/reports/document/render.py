"""Render: executed notebooks as one HTML page that needs nothing else.

What an output is stands in its metadata (see `findings`): a figure brings its caption and
its alternative text, a table its caption. Both languages are in the page.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

import jinja2
from markupsafe import Markup

from scsi.reports.document.explorer import explorer
from scsi.reports.document.markup import Writer, clean_html
from scsi.reports.document.notes import Entry, Notes
from scsi.reports.document.words import WORDS, side
from scsi.reports.run.declarations import declared
from scsi.reports.run.execute import Executed
from scsi.reports.run.findings import headline_record
from scsi.showing.catalogue import word
from scsi.vocabulary import LANGUAGES, RunError


@dataclass(slots=True)
class Chapter:
    """One notebook in the page: its id, its title, its headings for the contents, and its HTML."""

    place: str
    title: Markup
    headings: list[tuple[int, str, Markup]]
    blocks: list[Markup]


@dataclass(slots=True)
class Edition:
    """The report in one language."""

    lang: str
    words: Mapping[str, str]
    headline: Markup
    changed: list[tuple[str, str, str, str]] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    notes: list[Entry] = field(default_factory=list)
    labels: Mapping[str, str] = field(default_factory=dict)


def render(
    runs: Iterable[Executed],
    package: Mapping | None = None,
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> str:
    """Return the page of a report.

    Parameters
    ----------
    runs : iterable of Executed
        The executed notebooks, in the order of the report; the languages are those they ran in.
    package : mapping, optional
        The data package (``datapackage.json``); its sources and licences stand at the foot.
    words : mapping, optional
        Per language, words that take the place of those in `scsi.reports.document.words`.

    Raises
    ------
    RunError
        If a figure has no caption or no alternative text.
    """
    runs = list(runs)
    editions = []
    for lang in dict.fromkeys(each.job.lang for each in runs):
        mine = [each for each in runs if each.job.lang == lang]
        notes, count = Notes(lang), _Count()
        record = headline_record(mine)
        opening = _marked(Writer(lang).write(record.get("text", "")), notes.marks(record))
        edition = Edition(lang, WORDS[lang] | dict((words or {}).get(lang, {})), opening)
        edition.changed = changed_parameters(mine, lang)
        edition.chapters = [_Notebook(each, edition.words, count, notes).chapter() for each in mine]
        edition.notes = notes.entries()
        edition.labels = {key: word(f"note.{key}", lang) for key in ("title", "data", "back")}
        editions.append(edition)
    return page(editions, package or {})


def changed_parameters(runs: Iterable[Executed], lang: str) -> list[tuple[str, str, str, str]]:
    """Return name, value, default and meaning of each parameter that is not at its default."""
    changed = {}
    for each in runs:
        for cell in each.notebook.cells:
            if "parameters" in cell.metadata.get("tags", []):
                for parameter in declared(cell.source):
                    value = each.job.parameters.get(parameter.name, parameter.default)
                    if parameter.name != "lang" and value != parameter.default:
                        texts = repr(value), repr(parameter.default), side(parameter.meaning, lang)
                        changed[parameter.name] = (parameter.name, *texts)
    return list(changed.values())


def _marked(html: str, marks: Markup) -> Markup:
    """Return written Markdown with the marks of its notes at the end of its last paragraph."""
    before, end, after = html.rpartition("</p>")
    return Markup(before) + marks + Markup(end + after) if end else Markup(html) + marks


def page(editions: list[Edition], package: Mapping) -> str:
    """Fill the template; only this style and this script, by their checksums, are let through."""
    folder = files("scsi.reports.document") / "templates"
    style, script = (
        (folder / name).read_text(encoding="utf-8") for name in ("report.css", "report.js")
    )
    sources = [each for data in package.get("resources", []) for each in data["sources"]]
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((folder / "report.html.j2").read_text(encoding="utf-8"))
    return template.render(
        editions=editions,
        sources={each["title"]: each for each in sources}.values(),
        licences=package.get("licenses", []),
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _hash(text: str) -> str:
    """Return the checksum of inline text as a content security policy writes it."""
    digest = hashlib.sha256(text.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode()


@dataclass(slots=True)
class _Count:
    """How many figures, tables and explorers of an edition have been counted."""

    figures: int = 0
    tables: int = 0
    explorers: int = 0


class _Notebook:
    """One executed notebook on its way to a chapter."""

    def __init__(self, executed: Executed, words: Mapping[str, str], count: _Count, notes: Notes):
        self.executed, self.words, self.count, self.notes = executed, words, count, notes
        self.name, self.lang = executed.job.notebook, executed.job.lang
        self.writer = Writer(f"{self.lang}-{self.name}")
        self.code: list[str] = []

    def chapter(self) -> Chapter:
        """Return the chapter."""
        blocks = []
        for cell in self.executed.notebook.cells:
            if cell.cell_type == "markdown":
                blocks.append(self._prose(cell))
            elif cell.cell_type == "code":
                blocks.append(self._answer(cell))
        headings = [(level, place, Markup(text)) for level, place, text in self.writer.headings]
        title = next((text for level, _, text in headings if level == 2), Markup.escape(self.name))
        inner = [heading for heading in headings if heading[0] == 3]
        place = next((p for level, p, _ in headings if level == 2), f"{self.lang}-{self.name}")
        return Chapter(place, title, inner, [block for block in blocks if block])

    def _prose(self, cell) -> Markup:
        """Return a Markdown cell, its headings in the language of the edition, or nothing."""
        tags = set(cell.metadata.get("tags", [])) & set(LANGUAGES)
        if tags and self.lang not in tags:
            return Markup()
        return Markup(self.writer.write(in_language(cell.source, self.lang)))

    def _answer(self, cell) -> Markup:
        """Return what a code cell showed, with the code since the last answer folded away."""
        self.code.append(cell.source)
        if not cell.outputs:
            return Markup()
        kinds = {output.get("metadata", {}).get("scsi", {}).get("kind") for output in cell.outputs}
        shown = Markup("\n").join(self._output(output) for output in cell.outputs)
        code = Markup("<pre><code>{}</code></pre>").format("\n\n".join(self.code))
        self.code = []
        if kinds == {"parameters"}:
            return self._fold("parameters", shown + code)
        return shown + self._fold("code", code)

    def _fold(self, word: str, inner: Markup) -> Markup:
        """Return something folded away under a word."""
        return Markup("<details><summary>{}</summary>{}</details>\n").format(
            self.words[word], inner
        )

    def _output(self, output) -> Markup:
        """Return one output as HTML."""
        if output.output_type == "stream":
            return Markup("<pre>{}</pre>").format(output.text)
        data, record = output.data, output.metadata.get("scsi", {})
        if record.get("kind") == "explorer":
            self.count.explorers += 1
            place = f"{self.lang}-explorer-{self.count.explorers}"
            return explorer(record, place, self.notes.marks(record))
        if "image/png" in data:
            return self._figure(data["image/png"], record)
        if "text/html" in data:
            caption = record.get("caption", "")
            self.count.tables += 1
            html = clean_html(data["text/html"], self._label(), caption)
            before, end, after = html.partition("</caption>")
            return Markup(before) + self.notes.marks(record) + Markup(end + after)
        if "text/markdown" in data:
            html = Writer(f"{self.writer.prefix}-text").write(data["text/markdown"])
            return _marked(html, self.notes.marks(record))
        return Markup("<pre>{}</pre>").format(data.get("text/plain", ""))

    def _label(self) -> str:
        """Return a name of its own for a table without caption: its number, and where it stands."""
        headings = self.writer.headings
        number = f"{self.words['table']} {self.count.tables}"
        return f"{number}: {Markup(headings[-1][2]).striptags()}" if headings else number

    def _figure(self, png: str, record: Mapping[str, object]) -> Markup:
        """Return a figure with its number, caption and alternative text."""
        caption, alt = record.get("caption"), record.get("alt")
        if not caption or not alt:
            raise RunError(f"{self.name}: a figure has no caption or no alternative text")
        png = "".join(png.split())
        width, height = _size(base64.b64decode(png))
        self.count.figures += 1
        return Markup(
            '<figure><img src="data:image/png;base64,{}" width="{}" height="{}" alt="{}">'
            "<figcaption><b>{} {}.</b> {}{}</figcaption></figure>"
        ).format(
            *(png, width, height, alt, self.words["figure"], self.count.figures, caption),
            self.notes.marks(record),
        )


def _size(png: bytes) -> tuple[int, int]:
    """Return width and height of a PNG in pixels, from its header."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def in_language(markdown: str, lang: str) -> str:
    """Return Markdown whose headings ``## English | 한국어`` keep the side of one language.

    Examples
    --------
    >>> in_language("## Sizes | 크기", "ko")
    '## 크기'

    Each edition has its own headings.
    """
    return re.sub(
        r"^(#{1,6} )(.*)$",
        lambda heading: heading[1] + side(heading[2], lang),
        markdown,
        flags=re.MULTILINE,
    )
