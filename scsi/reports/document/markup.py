"""Text and tables from notebooks as HTML that can do nothing: no script, style, address or event.

Names of cities and answers of surveys come from outside; whatever they hold, it stays text.
"""

from __future__ import annotations

import re
from html import escape, unescape
from html.parser import HTMLParser

import mistune

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


def clean_html(html: str, label: str, caption: str = "") -> str:
    """Return HTML with only the tags of tables and plain text, balanced, none that can act.

    Parameters
    ----------
    html : str
        What an object showed as ``text/html``.
    label : str
        Name of the scrollable region around a table that has no caption.
    caption : str
        Caption of the first table, if it brings none.

    Examples
    --------
    >>> clean_html("<p onclick='x()'>Seoul<script>x()</script></p>", label="cities")
    '<p>Seoul</p>'

    The text stays and nothing of it can run.
    """
    cleaner = _Cleaner(label, "" if "<caption" in html else caption)
    cleaner.feed(html)
    cleaner.close()
    return cleaner.result()


class _Cleaner(HTMLParser):
    """Writes what is kept to `out`, closes what is left open, and makes tables accessible."""

    def __init__(self, label: str, caption: str):
        super().__init__(convert_charrefs=True)
        self.label, self.caption = label, caption
        self.out: list[str] = []
        self.open: list[tuple[str, int]] = []
        self.dropping: list[str] = []
        self.column = 0
        self.heads: dict[int, int] = {}
        self.cells: dict[int, list[tuple[int, int]]] = {}

    def result(self) -> str:
        """Return what was written, with everything closed."""
        while self.open:
            self._close()
        return "".join(self.out)

    def handle_starttag(self, tag, attrs):
        if tag in DROPPED:
            self.dropping.append(tag)
        if self.dropping or tag not in KEPT:
            return
        if tag == "table":
            label = escape(self.caption or self.label)
            self.out.append(f'<div class="table" role="region" tabindex="0" aria-label="{label}">')
        self.out.append(f"<{tag}{self._attributes(tag, dict(attrs))}>")
        self._count(tag)
        if tag == "table" and self.caption:
            self.out.append(f"<caption>{escape(self.caption)}</caption>")
            self.caption = ""
        if tag != "br":
            self.open.append((tag, len(self.out)))

    def _count(self, tag: str) -> None:
        """Count the columns of a row and remember where in `out` the head of each stands.

        A column is one of numbers if more of its cells are numbers than are words.
        """
        if tag in ("table", "tr"):
            self.column = 0
        if tag == "table":
            self.heads, self.cells = {}, {}
        if tag in ("td", "th"):
            self.column += 1
        if tag == "th" and any(name == "thead" for name, _ in self.open):
            self.heads[self.column] = len(self.out) - 1

    def _attributes(self, tag: str, given: dict[str, str | None]) -> str:
        """Return the attributes that are kept, and a scope for each head."""
        kept = {name: v for name, v in given.items() if v in ATTRIBUTES.get(name, ())}
        kept |= {name: v for name, v in given.items() if name in SPANS and (v or "").isdigit()}
        if tag == "th" and "scope" not in kept:
            kept["scope"] = "col" if any(name == "thead" for name, _ in self.open) else "row"
        return "".join(f' {name}="{value}"' for name, value in sorted(kept.items()))

    def handle_endtag(self, tag):
        if self.dropping:
            if tag == self.dropping[-1]:
                self.dropping.pop()
            return
        if any(name == tag for name, _ in self.open):
            while self._close() != tag:
                pass

    def _close(self) -> str:
        """Close the innermost open tag and return its name."""
        tag, start = self.open.pop()
        if tag in ("td", "th"):
            self._finish_cell(tag, start)
        else:
            self.out.append(f"</{tag}>")
        if tag == "table":
            self._align()
            self.out.append("</div>")
        return tag

    def _finish_cell(self, tag: str, start: int) -> None:
        """Close a cell and remember whether it is a number; an empty head is no head."""
        text = "".join(self.out[start:]).strip()
        if tag == "th" and not text:
            tag, self.out[start - 1] = "td", "<td>"
        elif tag == "td":
            number = bool(_NUMBER.fullmatch(unescape(text)))
            weight = 0 if not text or text in _NONE else 1 if number else -1
            self.cells.setdefault(self.column, []).append((start - 1, weight))
        self.out.append(f"</{tag}>")

    def _align(self) -> None:
        """Mark heads and cells of the columns of numbers."""
        for column, cells in self.cells.items():
            if sum(weight for _, weight in cells) > 0:
                for place in [place for place, _ in cells] + [self.heads.get(column)]:
                    if place is not None:
                        self._mark(place)

    def _mark(self, place: int) -> None:
        """Mark the cell whose tag stands at `place` as a number."""
        tag = self.out[place]
        self.out[place] = f'{tag[:3]} class="number"{tag[3:]}'

    def handle_data(self, data):
        if not self.dropping:
            self.out.append(escape(data, quote=False))


class Writer(mistune.HTMLRenderer):
    """Markdown as HTML: markup in the text is shown as text, pictures by their words.

    Parameters
    ----------
    prefix : str
        What the ids of headings start with.

    Attributes
    ----------
    headings : list of (int, str, str)
        Level, id and text, as HTML, of each heading written so far.
    """

    def __init__(self, prefix: str):
        super().__init__(escape=True)
        self.prefix = prefix
        self.headings: list[tuple[int, str, str]] = []
        self._markdown = mistune.create_markdown(renderer=self)

    def write(self, text: str) -> str:
        """Return a text as HTML."""
        return str(self._markdown(text))

    def heading(self, text, level, **attrs):
        """Return a heading one level down, since the page itself is the first, with an id."""
        level = min(level + 1, 6)
        place = f"{self.prefix}-{len(self.headings) + 1}"
        self.headings.append((level, place, text))
        return f'<h{level} id="{place}">{text}</h{level}>\n'

    def image(self, text, url, title=None):
        """Return the words of a picture: the page asks nothing of the network."""
        return text
