"""Text and tables from notebooks as HTML that can do nothing: no script, style, address or event.

Names of cities and answers of surveys come from outside; whatever they hold, it stays text. What
may stay is said here, and nh3 keeps to it; a table then gets what a reader of it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder, tostring

import mistune
import nh3

from scsi.reports.document.parts import Heading

KEPT = frozenset(
    {"abbr", "b", "br", "caption", "code", "dd", "div", "dl", "dt", "em", "i", "li", "ol", "p"}
    | {"small", "span", "strong", "sub", "sup", "ul"}
    | {"table", "tbody", "td", "tfoot", "th", "thead", "tr"}
)
DROPPED = frozenset(
    {"applet", "audio", "iframe", "math", "noscript", "object", "script", "style", "svg"}
    | {"template", "title", "video"}
)
ATTRIBUTES = {"scope": {"col", "row", "colgroup", "rowgroup"}, "lang": {"en", "ko"}}
SPANS = {"colspan", "rowspan"}
_NUMBER = re.compile(r"[-+−–±<>≈~\d\s.,()\[\]]*\d[-–\d\s.,()\[\]]*(%|%p|pp)?")  # ranges too
_NONE = {"-", "–", "—"}
_HALF = re.compile("[\ud800-\udfff]")  # of a pair of UTF-16: no text by itself


def clean_html(html: str, caption: str = "") -> str:
    """Return HTML with only the tags of tables and plain text, balanced, none that can act.

    Heads of tables have a scope, and columns of numbers the class ``number``.

    Parameters
    ----------
    html : str
        What an object showed as ``text/html``.
    caption : str
        Caption of the first table, if it brings none.

    Examples
    --------
    >>> clean_html("<p onclick='x()'>Seoul<script>x()</script></p>")
    '<p>Seoul</p>'

    The text stays and nothing of it can run.
    """
    harmless = nh3.clean(
        _HALF.sub(lambda half: f"[U+{ord(half[0]):04X}]", html),
        tags=KEPT,
        clean_content_tags=DROPPED,
        attributes={"*": {*ATTRIBUTES, *SPANS}},
        attribute_filter=_kept,
        link_rel=None,
    )
    tree = _Tree(harmless).root
    for table in tree.iter("table"):
        _finish(table)
    text = tostring(tree, encoding="unicode", method="html")
    cleaned = text.removeprefix("<div>").removesuffix("</div>")
    return captioned(cleaned, caption)


def captioned(html: str, caption: str) -> str:
    """Return cleaned HTML whose first table has the caption, if none of them brings one."""
    if not caption or "<caption>" in html:
        return html
    return html.replace("<table>", f"<table><caption>{escape(caption)}</caption>", 1)


def in_regions(html: str, label: str) -> str:
    """Return cleaned HTML in which each table stands in a region to scroll, of that name."""
    region = f'<div class="table" role="region" tabindex="0" aria-label="{escape(label)}">'
    return html.replace("<table>", f"{region}<table>").replace("</table>", "</table></div>")


def tables_in(html: str) -> list[tuple[str, list[list[str]]]]:
    """Return caption and rows of every table in cleaned HTML, heads first; cells as plain text.

    A cell that spans several columns is followed by empty ones.

    Examples
    --------
    >>> rows = "<tr><th>city</th></tr><tr><td>Seoul</td></tr>"
    >>> tables_in(f"<table><caption>Cities</caption>{rows}</table>")
    [('Cities', [['city'], ['Seoul']])]

    Nothing is left of tags and attributes.
    """
    found = []
    for table in _Tree(html).root.iter("table"):
        caption = table.find("caption")
        rows = [[_spanned(cell) for cell in row] for row in table.iter("tr")]
        told = [[text for texts in row for text in texts] for row in rows]
        width = max(map(len, told), default=0)
        found.append(
            (
                _said(caption) if caption is not None else "",
                [row + [""] * (width - len(row)) for row in told],
            )
        )
    return found


def _spanned(cell: Element) -> list[str]:
    """Return the text of a cell, and an empty one for each further column that it spans."""
    return [_said(cell), *[""] * (int(cell.get("colspan", 1)) - 1)]


def _said(element: Element) -> str:
    """Return the text of an element, its white space as one blank."""
    return " ".join("".join(element.itertext()).split())


def _kept(tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute that is kept, and None for any other."""
    good = value.isdecimal() if name in SPANS else value in ATTRIBUTES.get(name, ())
    return value if good else None


class _Tree(HTMLParser):
    """Cleaned HTML, which is balanced, as a tree under one `div`."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.builder = TreeBuilder()
        self.builder.start("div", {})
        self.feed(html)
        self.close()
        self.builder.end("div")
        self.root = self.builder.close()

    def handle_starttag(self, tag, attrs):
        self.builder.start(tag, dict(sorted(attrs)))
        if tag == "br":
            self.builder.end(tag)

    def handle_endtag(self, tag):
        self.builder.end(tag)

    def handle_data(self, data):
        self.builder.data(data)


def _finish(table: Element) -> None:
    """Give each head its scope and mark the columns of numbers; an empty head is no head.

    A column is one of numbers if more of its cells are numbers than are words.
    """
    heads: dict[int, list[Element]] = {}
    columns: dict[int, list[Element]] = {}
    for part, column, cell in _cells(table):
        if cell.tag == "th" and part == "thead":
            heads[column] = [cell]
        if cell.tag == "td":
            columns.setdefault(column, []).append(cell)
        elif not "".join(cell.itertext()).strip():
            cell.tag = "td"
            cell.attrib.clear()
        elif "scope" not in cell.attrib:
            cell.set("scope", "col" if part == "thead" else "row")
    for column, cells in columns.items():
        if sum(map(_weight, cells)) > 0:
            for cell in cells + heads.get(column, []):
                cell.attrib = {"class": "number", **cell.attrib}


def _cells(table: Element) -> Iterator[tuple[str, int, Element]]:
    """Yield the cells of a table, not of one within it, each with its part and its column."""
    for part in table:
        for row in part.findall("tr"):
            for column, cell in enumerate(row):
                yield part.tag, column, cell


def _weight(cell: Element) -> int:
    """Return 1 for a number, -1 for words, 0 for a cell that says nothing."""
    text = "".join(cell.itertext()).strip()
    if not text or text in _NONE:
        return 0
    return 1 if _NUMBER.fullmatch(text) else -1


class Writer(mistune.HTMLRenderer):
    """Markdown as HTML: markup in the text is shown as text, pictures by their words.

    Parameters
    ----------
    places : iterable of str
        Ids of its headings.

    Attributes
    ----------
    headings : list of Heading
        The headings written so far.
    """

    def __init__(self, places: Iterable[str] = ()):
        super().__init__(escape=True)
        self.places = iter(places)
        self.headings: list[Heading] = []
        self._markdown = mistune.create_markdown(renderer=self)

    def write(self, text: str) -> str:
        """Return a text as HTML."""
        return str(self._markdown(text))

    def heading(self, text, level, **attrs):
        """Return a heading one level down, since the page itself is the first, with an id."""
        heading = Heading(level, next(self.places), text)
        self.headings.append(heading)
        lower = min(level + 1, 6)
        return f'<h{lower} id="{heading.place}">{text}</h{lower}>\n'

    def image(self, text, url, title=None):
        """Return the words of a picture: the page asks nothing of the network."""
        return text
