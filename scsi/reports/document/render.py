"""Render: a report as one HTML page that needs nothing else, with every language in it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import groupby

import jinja2
from markupsafe import Markup

from scsi.reports.document import parts
from scsi.reports.document.explorer import explorer
from scsi.reports.document.markup import Writer, in_regions
from scsi.reports.document.notes import Entry, Reference
from scsi.reports.document.words import words_of
from scsi.showing.catalogue import in_words, word


@dataclass(slots=True)
class Chapter:
    """A chapter of the page: its id, its title, its headings for the contents, and its HTML."""

    place: str
    title: Markup
    headings: list[tuple[str, Markup]]
    blocks: list[Markup]


@dataclass(slots=True)
class Edition:
    """The page in one language."""

    lang: str
    words: Mapping[str, str]
    headline: Markup
    changed: Iterable[tuple[str, str, str, str]] = ()
    chapters: list[Chapter] = field(default_factory=list)
    notes: Iterable[Entry] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


def render(
    reports: Sequence[parts.Report], words: Mapping[str, Mapping[str, str]] | None = None
) -> str:
    """Return the page of a report.

    Parameters
    ----------
    reports : sequence of Report
        The report in each of its languages, from `scsi.reports.document.walk.walk`.
    words : mapping, optional
        Per language, words that take the place of those of a report's frame, and ``home``, the
        folder of a page that leads to this one.
    """
    words = words or {}
    editions = []
    for each in reports:
        with in_words(each.words):
            editions.append(_edition(each, words.get(each.lang, {})))
    return page(editions, reports[0].sources, reports[0].licences)


def page(editions: list[Edition], sources: Iterable[Mapping], licences: Iterable[Mapping]) -> str:
    """Fill the template; only this style and this script, by their checksums, are let through."""
    folder = files("scsi.reports.document") / "templates"
    style, script = (
        (folder / name).read_text(encoding="utf-8") for name in ("report.css", "report.js")
    )
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((folder / "report.html.j2").read_text(encoding="utf-8"))
    return template.render(
        editions=editions,
        sources=sources,
        licences=licences,
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _hash(text: str) -> str:
    """Return the checksum of inline text as a content security policy writes it."""
    digest = hashlib.sha256(text.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode()


def _edition(report: parts.Report, words: Mapping[str, str]) -> Edition:
    """Return a report in one language as the template takes it."""
    lang = report.lang
    return Edition(
        lang=lang,
        words=words_of(report) | dict(words),
        headline=_text(report.headline) if report.headline else Markup(),
        changed=report.changed,
        chapters=[_chapter(each, lang) for each in report.chapters],
        notes=report.notes,
        labels={key: word(f"note.{key}", lang) for key in ("title", "data", "back")},
    )


def _chapter(chapter: parts.Chapter, lang: str) -> Chapter:
    """Return a chapter; its title is its first heading, or else its notebook's name."""
    headings = [
        heading
        for part in chapter.parts
        if isinstance(part, parts.Prose)
        for heading in part.headings
    ]
    title = next((each for each in headings if each.level == 1), None)
    cells = groupby(chapter.parts, key=lambda part: part.cell)
    blocks = [_cell(list(inner)) for _, inner in cells]
    return Chapter(
        place=title.place if title else f"{lang}-{chapter.name}",
        title=Markup(title.text) if title else Markup.escape(chapter.name),
        headings=[(each.place, Markup(each.text)) for each in headings if each.level == 2],
        blocks=[block for block in blocks if block],
    )


def _cell(inner: list[parts.Part]) -> Markup:
    """Return the parts of a cell, its code folded away, and parameters with their code."""
    *shown, last = inner
    if not isinstance(last, parts.Code):
        return Markup("\n").join(map(_part, inner))
    answer, code = Markup("\n").join(map(_part, shown)), _part(last)
    if all(isinstance(part, parts.Parameters) for part in shown):
        return _fold("parameters", last.lang, answer + code)
    return answer + _fold("code", last.lang, code)


def _fold(key: str, lang: str, inner: Markup) -> Markup:
    """Return something folded away under a word of the page."""
    return _folded(word(f"page.{key}", lang), inner)


def _folded(under: str, inner: Markup) -> Markup:
    """Return something folded away."""
    return Markup("<details><summary>{}</summary>{}</details>\n").format(under, inner)


def _part(part: parts.Part) -> Markup:
    """Return one part as HTML."""
    match part:
        case parts.Prose():
            return _written(part)
        case parts.Text():
            return _text(part)
        case parts.Table():
            html = in_regions(part.html, part.label)
            before, end, after = html.partition("</caption>")
            table = Markup(before) + _marks(part) + Markup(end + after)
            return _folded(part.folded, table) if part.folded else table
        case parts.Parameters():
            return Markup(in_regions(part.html, part.label))
        case parts.Figure():
            return _figure(part)
        case parts.Explorer():
            return explorer(part, _marks(part))
        case parts.Code():
            return Markup("<pre><code>{}</code></pre>").format(part.source)
        case parts.Plain():
            return Markup("<pre>{}</pre>").format(part.text)
    raise TypeError(f"a page has no {type(part).__name__}")


def _written(part: parts.Prose | parts.Text) -> Markup:
    """Return Markdown as HTML."""
    return Markup(Writer(heading.place for heading in part.headings).write(part.markdown))


def _text(part: parts.Text) -> Markup:
    """Return Markdown with the marks of its notes at the end of its last paragraph."""
    html, marks = _written(part), _marks(part)
    before, end, after = html.rpartition(Markup("</p>"))
    return before + marks + end + after if end else html + marks


def _marks(part: parts.Text | parts.Table | parts.Figure | parts.Explorer) -> Markup:
    """Return the marks that lead to what stands behind a part; empty where nothing does."""
    if not part.notes:
        return Markup()
    marks = Markup(" ").join(_mark(each, part.lang) for each in part.notes)
    return Markup('<sup class="notes">{}</sup>').format(marks)


def _mark(reference: Reference, lang: str) -> Markup:
    """Return one mark."""
    label = word("note.reference", lang, number=reference.number)
    return Markup('<a id="{}" href="#{}" role="doc-noteref" aria-label="{}">{}</a>').format(
        reference.place, reference.note, label, reference.number
    )


def _figure(part: parts.Figure) -> Markup:
    """Return a figure with its number, caption and alternative text."""
    number = Markup("<b>{} {}.</b> ").format(word("page.figure", part.lang), part.number)
    return picture(part.png, part.alternative, number + part.caption + _marks(part))


def picture(png: bytes, alternative: str, caption: str) -> Markup:
    """Return a picture that stands in the page itself, with its caption and alternative text."""
    width, height = _size(png)
    return Markup(
        '<figure><img src="data:image/png;base64,{}" width="{}" height="{}" alt="{}">'
        "<figcaption>{}</figcaption></figure>"
    ).format(base64.b64encode(png).decode(), width, height, alternative, caption)


def _size(png: bytes) -> tuple[int, int]:
    """Return width and height of a PNG in pixels, from its header."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
