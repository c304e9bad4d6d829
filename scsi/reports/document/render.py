"""Render: a report as one HTML page that needs nothing else, with every language in it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import groupby

import jinja2
from markupsafe import Markup

from scsi.reports.document import parts
from scsi.reports.document.explorer import explorer
from scsi.reports.document.glossary import Marker, Term, terms
from scsi.reports.document.markup import Writer, in_regions
from scsi.reports.document.notes import Entry, Reference
from scsi.reports.document.words import words_of
from scsi.showing.catalogue import in_words, word

NOTEBOOK = re.compile(r'href="([1-9]-[a-z]+)\.ipynb"')
NOTHING = Markup()
MOST_ROWS = 400
"""Of the numbers of a figure; what has more is in findings.json alone."""


@dataclass(slots=True)
class Chapter:
    """A chapter of the page: its id, its title, its headings for the contents, and its HTML."""

    place: str
    title: Markup
    headings: list[tuple[str, Markup]]
    blocks: list[Markup]


@dataclass(slots=True)
class Edition:
    """The page in one language; of an article also its kicker and the rest of its first screen."""

    lang: str
    words: Mapping[str, str]
    headline: Markup
    kicker: Markup = NOTHING
    opening: Markup = NOTHING
    changed: Iterable[tuple[str, str, str, str]] = ()
    terms: Iterable[Term] = ()
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
    edition = Edition(
        lang=lang,
        words=words_of(report) | dict(words),
        headline=_text(report.headline) if report.headline else Markup(),
        changed=report.changed,
        chapters=[_chapter(each, lang) for each in report.chapters],
        notes=report.notes,
        labels={key: word(f"note.{key}", lang) for key in ("title", "data", "back")},
    )
    return as_article(edition, report) if report.is_article else edition


def as_article(edition: Edition, report: parts.Report) -> Edition:
    """Return an edition whose first screen is that of an article, a chapter for each section."""
    lang, headline = report.lang, report.headline
    assert headline is not None
    first, *others = report.chapters
    opening, sections = _sections(first, lang)
    edition.kicker = _inline(Writer().write(headline.kicker))
    edition.headline = _inline(_text(headline))
    edition.opening = Markup("\n").join(opening)
    edition.chapters = [*sections, *(_chapter(each, lang) for each in others)]
    marker = Marker(terms(lang), lang)
    for chapter in edition.chapters:
        chapter.blocks = [marker.mark(_raised(block)) for block in chapter.blocks]
    edition.terms = tuple(term for term in terms(lang) if term not in marker.open.values())
    return edition


def _raised(block: Markup) -> Markup:
    """Return a block of an article with its headings a level higher: its page's title is h1."""
    return Markup(re.sub(r"(</?)h3\b", r"\1h2", block))


def _inline(html: str) -> Markup:
    """Return what stands in a text's only paragraph, and not emphasised as a whole."""
    text = html.strip().removeprefix("<p>").removesuffix("</p>")
    return Markup(text.replace("<strong>", "", 1).replace("</strong>", "", 1))


def _sections(chapter: parts.Chapter, lang: str) -> tuple[list[Markup], list[Chapter]]:
    """Return what follows the headline up to the next section, and the sections.

    The title and the headline are not among them: the page says both otherwise. Parameters come
    last, after the answer.
    """
    opening: list[Markup] = []
    last: list[Markup] = []
    sections: list[Chapter] = []
    here = opening
    for _, cells in groupby(chapter.parts, key=lambda part: part.cell):
        cell = list(cells)
        heading = _section_heading(cell[0])
        if heading is not None:
            sections.append(Chapter(heading.place, Markup(heading.text), [], []))
            here = sections[-1].blocks
        if any(isinstance(part, parts.Parameters) for part in cell):
            last.append(_cell(cell))
        elif isinstance(cell[0], parts.Text) and cell[0].kicker:
            here = opening
        elif not _is_title(cell[0]):
            here.append(_cell(cell))
    if sections:
        sections[-1].blocks += last
    return opening, sections


def _section_heading(part: parts.Part) -> parts.Heading | None:
    """Return the heading of a section that a part opens."""
    headings = part.headings if isinstance(part, parts.Prose) else ()
    return next((each for each in headings if each.level == 2), None)


def _is_title(part: parts.Part) -> bool:
    """Whether a part is the notebook's title."""
    headings = part.headings if isinstance(part, parts.Prose) else ()
    return bool(headings) and headings[0].level == 1


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
    return _folded(word(f"page.{key}", lang), inner, key)


def _folded(under: str, inner: Markup, kind: str = "more") -> Markup:
    """Return something folded away."""
    folded = Markup('<details class="{}"><summary>{}</summary>{}</details>\n')
    return folded.format(kind, under, inner)


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
    """Return Markdown as HTML; what links to a notebook leads to its chapter."""
    html = Writer(heading.place for heading in part.headings).write(part.markdown)
    if isinstance(part, parts.Prose):
        html = NOTEBOOK.sub(rf'href="supplement.html#{part.lang}-\1-1"', html)
    return Markup(html)


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
    """Return a figure with its number, caption, alternative text and numbers."""
    number = Markup("<b>{} {}.</b> ").format(word("page.figure", part.lang), part.number)
    caption = number + part.caption + _marks(part)
    return picture(part.png, part.alternative, caption, part.narrow) + _numbers(part)


def picture(png: bytes, alternative: str, caption: str, narrow: bytes = b"") -> Markup:
    """Return a picture that stands in the page itself, with its caption and alternative text."""
    shown = Markup('<img src="data:image/png;base64,{}" width="{}" height="{}" alt="{}">').format(
        base64.b64encode(png).decode(), *_size(png), alternative
    )
    if narrow:
        shown = Markup(
            '<picture><source media="(max-width: 40rem)" srcset="data:image/png;base64,{}" '
            'width="{}" height="{}">{}</picture>'
        ).format(base64.b64encode(narrow).decode(), *_size(narrow), shown)
    return Markup("<figure>{}<figcaption>{}</figcaption></figure>").format(shown, caption)


def _numbers(part: parts.Figure) -> Markup:
    """Return the numbers of a figure as a table, folded away; nothing where they are many."""
    columns = {name: column for name, column in part.data.items() if isinstance(column, list)}
    rows = list(zip(*columns.values(), strict=True))
    if not rows or len(rows) > MOST_ROWS:
        return Markup()
    name = f"{word('page.data', part.lang)}: {word('page.figure', part.lang)} {part.number}"
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(each) for each in columns)
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(Markup("<td>{}</td>").format(_number(cell)) for cell in row)
        )
        for row in rows
    )
    table = Markup(
        '<div class="table" role="region" tabindex="0" aria-label="{}" data-name="figure-{}">'
        "<table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(name, part.number, name, head, body)
    return _fold("data", part.lang, table)


def _number(cell: object) -> str:
    """Print a number as far as it means anything, and anything else as it is."""
    if isinstance(cell, float):
        return f"{cell:.6g}"
    return "" if cell is None else str(cell)


def _size(png: bytes) -> tuple[int, int]:
    """Return width and height of a PNG in pixels, from its header."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
