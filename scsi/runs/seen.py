"""Seen: what a page shows its readers, taken apart so that two pages can be compared.

The words; the texts that stand for pictures and for what is only heard; the numbers of an explorer;
the pictures; what can run or load something; what decides how it looks; and the bare markup.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from html.parser import HTMLParser

from scsi.runs.pictures import is_copy

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
    reader.feed(page)
    reader.close()
    reader.end_line()
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


class _Reader(HTMLParser):
    """Reads a page once."""

    def __init__(self, picture: Callable[[str], object]):
        super().__init__(convert_charrefs=True)
        self.picture = picture
        self.lines, self.heard, self.data = [], [], []
        self.pictures, self.scripts, self.styles = [], [], []
        self.markup = hashlib.sha256()
        self._line: list[str] = []
        self._inside = ""  # a script or a style, whose text is no word

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.end_line()
        elif tag in ("td", "th"):
            self._line.append(" ")
        plain = [tag]
        for name, value in attributes:
            text = value or ""
            if name in HEARD:
                self.heard.append(" ".join(text.split()))
            elif name == "data-grid":
                self.data.append(text)
            elif tag == "img" and name == "src" and text.startswith(_PICTURE):
                self.pictures.append(self.picture(text.removeprefix(_PICTURE)))
            elif name.startswith("on") or text.strip().lower().startswith(("javascript:", "data:")):
                self.scripts.append(f"{tag} {name}: {_short(text)}")
            elif name == "style":
                self.styles.append(f"{tag}: {_short(text)}")
            elif tag in ACTIVE:
                self.scripts.append(f"{tag} {name}: {_short(text)}")
            else:
                plain.append(f"{name}={text}")
        if tag in ("script", "style"):
            self._inside = tag
            (self.scripts if tag == "script" else self.styles).append(tag)
        self._mark(" ".join(plain))

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.end_line()
        if tag == self._inside:
            self._inside = ""
        self._mark(f"/{tag}")

    def handle_data(self, text: str) -> None:
        if self._inside:
            (self.scripts if self._inside == "script" else self.styles).append(_short(text))
        else:
            self._line.append(text)

    def handle_comment(self, text: str) -> None:
        self._mark(f"!{text}")

    def handle_decl(self, text: str) -> None:
        self._mark(f"!{text}")

    def end_line(self) -> None:
        """Keep the words of the line that ends here."""
        if line := " ".join("".join(self._line).split()):
            self.lines.append(line)
        self._line = []

    def _mark(self, text: str) -> None:
        self.markup.update(f"{text}\n".encode(errors="surrogatepass"))


def _short(text: str) -> str:
    """Return a text, or its checksum where it is long."""
    text = text.strip()
    digest = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
    return text if len(text) <= 200 else f"sha256 {digest}"
