"""Walk: executed notebooks as the parts of a report, found once for whatever is to be written.

What an output is stands in its metadata (see `scsi.reports.run.findings`): a figure brings its
caption and its alternative text, a table its caption. Figures, tables, explorers and notes are
numbered here and nowhere else, so that a number is the same in every format.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from markupsafe import Markup

from scsi.reports.document.markup import Writer, clean_html
from scsi.reports.document.notes import Notes
from scsi.reports.document.parts import (
    Chapter,
    Code,
    Explorer,
    Figure,
    Heading,
    Parameters,
    Part,
    Plain,
    Prose,
    Report,
    Table,
    Text,
)
from scsi.reports.document.words import side
from scsi.reports.run.declarations import declared
from scsi.reports.run.execute import Executed
from scsi.reports.run.findings import findings, headline_record, records, words_in
from scsi.showing.catalogue import word
from scsi.vocabulary import LANGUAGES, RunError


def walk(
    runs: Iterable[Executed], package: Mapping | None = None, inputs: Mapping | None = None
) -> list[Report]:
    """Return the report of executed notebooks in each language that they ran in.

    Parameters
    ----------
    runs : iterable of Executed
        The executed notebooks, in the order of the report.
    package : mapping, optional
        The data package (``datapackage.json``), for sources and licences.
    inputs : mapping, optional
        What went into the run, from `scsi.reports.run.manifest.inputs_of`.

    Raises
    ------
    RunError
        If a figure has no caption or no alternative text.
    """
    runs = list(runs)
    sources, licences = named_in(package or {})
    reports = []
    for lang in dict.fromkeys(each.job.lang for each in runs):
        mine = [each for each in runs if each.job.lang == lang]
        walker = _Walker(lang)
        opening = walker.headline(mine)
        chapters = [walker.chapter(each) for each in mine]
        words = [words_in(each) for each in mine]
        reports.append(
            Report(
                lang=lang,
                headline=opening,
                chapters=tuple(map(walker.with_parameters_numbered, chapters)),
                notes=walker.notes.entries(),
                changed=tuple(changed_parameters(mine, lang)),
                methods=tuple(methods_of(mine)),
                sources=sources,
                licences=licences,
                inputs=dict(inputs or {}),
                title=headline_record(mine).get("title", ""),
                words=words[0] if len(words) == 1 else {},
            )
        )
    return reports


def named_in(package: Mapping) -> tuple[tuple[Mapping, ...], tuple[Mapping, ...]]:
    """Return the sources that a data package names, each once by its title, and its licences."""
    sources = [each for data in package.get("resources", []) for each in data["sources"]]
    once = {each["title"]: each for each in sources}
    return tuple(once.values()), tuple(package.get("licenses", []))


TOLD = frozenset(
    {"lang", "columns", "categories", "reading", "encoding", "separator", "decimal", "sheet"}
)
"""Parameters that the page tells elsewhere: how a file was read stands in a table of its own."""


def changed_parameters(runs: Iterable[Executed], lang: str) -> Iterable[tuple[str, str, str, str]]:
    """Return name, value, default and meaning of each parameter that is not at its default."""
    changed = {}
    for each in runs:
        for cell in each.notebook.cells:
            if "parameters" in cell.metadata.get("tags", []):
                for parameter in declared(cell.source):
                    value = each.job.parameters.get(parameter.name, parameter.default)
                    if parameter.name not in TOLD and value != parameter.default:
                        texts = repr(value), repr(parameter.default), side(parameter.meaning, lang)
                        changed[parameter.name] = (parameter.name, *texts)
    return changed.values()


def methods_of(runs: Iterable[Executed]) -> list[str]:
    """Return types, questions and methods of all answers that are shown or stand behind another."""
    runs = list(runs)
    shown = (record for each in runs for _, record in records(each))
    behind = (answer for record in shown for answer in record.get("behind", ()))
    names = {
        str(answer[key])
        for answer in (*findings(runs), *behind)
        for key in ("type", "kind", "question", "method")
        if answer.get(key)
    }
    return sorted(names)


def in_language(markdown: str, lang: str) -> str:
    """Return Markdown whose headings ``## English | 한국어`` keep the side of one language.

    Examples
    --------
    >>> in_language("## Sizes | 크기", "ko")
    '## 크기'

    The report in each language has its own headings.
    """
    return re.sub(
        r"^(#{1,6} )(.*)$",
        lambda heading: heading[1] + side(heading[2], lang),
        markdown,
        flags=re.MULTILINE,
    )


class _Walker:
    """The way through the notebooks of one language, and what has been counted on it."""

    def __init__(self, lang: str):
        self.lang, self.notes = lang, Notes(lang)
        self.figures = self.tables = self.explorers = 0

    def headline(self, runs: Iterable[Executed]) -> Text | None:
        """Return the first headline, with ids and notes of its own; it opens the report."""
        for each in runs:
            for place, record in records(each):
                if record["kind"] == "headline" and record.get("text"):
                    self.notes.words = words_in(each)
                    return self._text(place, record["text"], record, self.lang, [])
        return None

    def chapter(self, executed: Executed) -> Chapter:
        """Return a notebook's chapter, in which parameters have no number yet."""
        self.name = executed.job.notebook
        self.notes.words = words_in(executed)
        self.headings: list[Heading] = []
        self.said: list[Heading] = []
        code: list[str] = []
        parts: list[Part] = []
        for place, cell in enumerate(executed.notebook.cells):
            if cell.cell_type == "markdown":
                parts += self._prose(place, cell)
            elif cell.cell_type == "code":
                code.append(cell.source)
                if cell.outputs:
                    parts += [self._output(place, output) for output in cell.outputs]
                    parts.append(Code(place, self.lang, "\n\n".join(code)))
                    code = []
        return Chapter(self.name, tuple(parts))

    def with_parameters_numbered(self, chapter: Chapter) -> Chapter:
        """Return a chapter whose parameters have numbers; to be asked when all else has its own."""
        return replace(chapter, parts=tuple(self._numbered(chapter.parts)))

    def _numbered(self, parts: Iterable[Part]) -> Iterator[Part]:
        """Yield parts, of which parameters take the next number and the heading above them."""
        heading = None
        for part in parts:
            if isinstance(part, Prose):
                heading = part.headings[-1] if part.headings else heading
            if isinstance(part, Parameters):
                number = self._next_table(part.html)
                part = replace(part, number=number, label=self._label(number, heading))
            yield part

    def _prose(self, place: int, cell) -> Iterator[Prose]:
        """Yield a Markdown cell, its headings in the language of the report, if it is in that."""
        tags = set(cell.metadata.get("tags", [])) & set(LANGUAGES)
        if not tags or self.lang in tags:
            markdown = in_language(cell.source, self.lang)
            prefix = f"{self.lang}-{self.name}"
            yield Prose(place, self.lang, markdown, self._found(markdown, prefix, self.headings))

    def _found(self, markdown: str, prefix: str, before: list[Heading]) -> tuple[Heading, ...]:
        """Return the headings of Markdown, their ids counted on from those before them."""
        writer = Writer(f"{prefix}-{number}" for number in count(len(before) + 1))
        writer.write(markdown)
        before += writer.headings
        return tuple(writer.headings)

    def _output(self, place: int, output) -> Part:
        """Return one output."""
        if output.output_type == "stream":
            return Plain(place, self.lang, output.text)
        data, record = output.data, output.metadata.get("scsi", {})
        if record.get("kind") == "explorer":
            return self._explorer(place, data.get("text/html", ""), record)
        if "image/png" in data:
            narrow = output.metadata.get("narrow", "")
            return self._figure(place, data["image/png"], narrow, record)
        if "text/html" in data:
            return self._table(place, data["text/html"], record)
        if "text/markdown" in data:
            prefix = f"{self.lang}-{self.name}-text"
            return self._text(place, data["text/markdown"], record, prefix, self.said)
        return Plain(place, self.lang, data.get("text/plain", ""))

    def _text(
        self, place: int, markdown: str, record: Mapping, prefix: str, before: list[Heading]
    ) -> Text:
        """Return Markdown that a cell showed."""
        headings = self._found(markdown, prefix, before)
        findings = tuple(record.get("findings", ()))
        notes = self.notes.references(record)
        kicker = record.get("kicker", "")
        text = record["text"] if kicker else markdown
        return Text(place, self.lang, text, headings, findings, notes, kicker)

    def _table(self, place: int, html: str, record: Mapping) -> Table | Parameters:
        """Return a table with its number, or the table of parameters, which has none yet."""
        html = clean_html(html, record.get("caption", ""))
        if record.get("kind") == "parameters":
            return Parameters(place, self.lang, html)
        number = self._next_table(html)
        label = self._label(number, self.headings[-1] if self.headings else None)
        notes = self.notes.references(record)
        return Table(place, self.lang, html, number, label, notes, record.get("folded", ""))

    def _explorer(self, place: int, html: str, record: Mapping) -> Explorer:
        """Return an explorer, with its tables for where nothing moves."""
        self.explorers += 1
        html = clean_html(html)
        own = f"{self.lang}-explorer-{self.explorers}"
        number = self._next_table(html)
        return Explorer(place, self.lang, record, html, number, own, self.notes.references(record))

    def _next_table(self, html: str) -> int:
        """Return the number of the first table in cleaned HTML, and count all that are in it."""
        number = self.tables + 1
        self.tables += html.count("<table>")
        return number

    def _label(self, number: int, heading: Heading | None) -> str:
        """Return a name of its own for a table: its number, and where it stands."""
        name = f"{word('page.table', self.lang)} {number}"
        return f"{name}: {Markup(heading.text).striptags()}" if heading else name

    def _figure(self, place: int, png: str, narrow: str, record: Mapping) -> Figure:
        """Return a figure with its number, caption, alternative text and numbers."""
        caption, alternative = record.get("caption"), record.get("alt")
        if not caption or not alternative:
            raise RunError(f"{self.name}: a figure has no caption or no alternative text")
        self.figures += 1
        notes = self.notes.references(record)
        return Figure(
            *(place, self.lang, base64.b64decode(png), self.figures, caption, alternative, notes),
            narrow=base64.b64decode(narrow),
            data=record.get("data", {}),
        )
