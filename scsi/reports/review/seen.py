"""Seen: what a page shows its readers, taken apart so that two pages can be compared.

The words; the texts that stand for pictures and for what is only heard; the numbers of an explorer;
the pictures; what can run or load something; what decides how it looks; and the bare markup.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from html import unescape

from scsi.reports.review.pictures import is_copy

HEARD = frozenset({"alt", "aria-label", "aria-valuetext", "title", "data-title", "placeholder"})
"""Attributes that a reader sees or hears as words."""
ACTIVE = frozenset({"script", "iframe", "object", "embed", "frame", "base", "meta", "link", "form"})
"""Elements that can run, load or send something, or redirect the reader."""
INLINE = frozenset(
    {"a", "abbr", "b", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup"}
    | {"td", "th"}
)
"""Elements that do not end a line; the cells of a table's row stand in one."""
_PICTURE = "data:image/png;base64,"
_PICTURES = frozenset({("img", "src"), ("source", "srcset")})
_NAME = re.compile(r"/?[a-zA-Z][^\s/]*")
_ATTRIBUTE = re.compile(
    r"""([^\s=/"'<]+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"']++))""",
)
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
"""Elements whose text is no markup."""


def seen(page: str, picture: Callable[[str], object]) -> dict[str, object]:
    """Return what a page shows, by kind: ``words``, ``heard``, ``data``, ``pictures`` and so on.

    Parameters
    ----------
    page : str
        The page's HTML.
    picture : callable
        Given a PNG picture of the page in base 64, returns what is kept of it.
    """
    reader = _Reader(picture)
    reader.read(page)
    return {
        "words": "\n".join(reader.lines),
        "heard": "\n".join(reader.heard),
        "data": "\n".join(reader.data),
        "pictures": reader.pictures,
        "scripts": reader.scripts,
        "styles": reader.styles,
        "markup": reader.markup.hexdigest(),
    }


def is_seen(value: object) -> bool:
    """Whether a value, as JSON held it, is what `seen` returns, with pictures small copies."""
    texts, lists = ("words", "heard", "data", "markup"), ("scripts", "styles")
    return (
        isinstance(value, dict)
        and all(isinstance(value.get(name), str) for name in texts)
        and all(
            isinstance(value.get(name), list) and all(isinstance(each, str) for each in value[name])
            for name in lists
        )
        and isinstance(pictures := value.get("pictures"), list)
        and all(each is None or isinstance(each, str) or is_copy(each) for each in pictures)
    )


class _Reader:
    """Reads a page once, in time that grows with its length and no faster.

    It need not understand a page as a browser does: whatever stands in the page comes to stand in
    some part of what is kept, so that two pages are alike only if all of it is. (The parser of the
    standard library takes more than a minute for sixty thousand signs made for it.)
    """

    def __init__(self, picture: Callable[[str], object]):
        self.picture = picture
        self.lines: list[str] = []
        self.heard: list[str] = []
        self.data: list[str] = []
        self.pictures: list[object] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.markup = hashlib.sha256()
        self._line: list[str] = []

    def read(self, page: str) -> None:
        """Read a page from its start to its end."""
        place = 0
        while (start := page.find("<", place)) >= 0:
            self._line.append(page[place:start])
            end_sign = "-->" if page.startswith("<!--", start) else ">"
            end = page.find(end_sign, start)
            if end < 0:
                self._mark(page[start:])
                place = len(page)
                break
            tag = page[start + 1 : end]
            place = end + len(end_sign)
            name = self._tag(tag)
            if name in _RAW:
                closing = _RAW[name].search(page, place)
                end = closing.start() if closing else len(page)
                part = self.scripts if name == "script" else self.styles
                part += [name, _short(page[place:end])]
                place = end
        self._line.append(page[place:])
        self._end_line()

    def _tag(self, tag: str) -> str:
        """Take in one tag and return the name of what it opens; empty where it opens nothing."""
        if tag.startswith("!"):
            self._mark(tag)
            return ""
        found = _NAME.match(tag)
        name = found[0].lower() if found else ""
        if name in ("td", "th"):
            self._line.append(" ")
        elif name.lstrip("/") not in INLINE:
            self._end_line()
        self._mark(_ATTRIBUTE.sub(lambda each: self._attribute(name, each), tag))
        return name

    def _attribute(self, tag: str, found: re.Match) -> str:
        """Take in one attribute and return what of it is markup."""
        name, text = found[1].lower(), unescape(found[2] or found[3] or found[4] or "")
        address = "".join(text.split()).lower()
        if name in HEARD:
            self.heard.append(" ".join(text.split()))
        elif name == "data-grid":
            self.data.append(text)
        elif (tag, name) in _PICTURES and text.startswith(_PICTURE):
            self.pictures.append(self.picture(text.removeprefix(_PICTURE)))
        elif name == "style":
            self.styles.append(f"{tag}: {_short(text)}")
        elif tag in ACTIVE or name.startswith("on") or address.startswith(("javascript:", "data:")):
            self.scripts.append(f"{tag} {name}: {_short(text)}")
        else:
            return found[0]
        return f"{name}="

    def _end_line(self) -> None:
        """Keep the words of the line that ends here."""
        if line := " ".join(unescape("".join(self._line)).split()):
            self.lines.append(line)
        self._line = []

    def _mark(self, text: str) -> None:
        self.markup.update(f"<{text}>\n".encode(errors="surrogatepass"))


def _short(text: str) -> str:
    """Return a text, or its checksum where it is long."""
    text = text.strip()
    digest = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
    return text if len(text) <= 200 else f"sha256 {digest}"
