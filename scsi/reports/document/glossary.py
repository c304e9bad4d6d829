"""The glossary of an article: each term is marked where it first stands, and explained at the end.

The terms and what they mean are words of the report's frame, ``glossary.<name>.term`` and
``glossary.<name>.meaning``; a term may have several forms, between bars.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from scsi.showing.catalogue import catalogue, word

_TAG = re.compile(r"(<[^>]*>)")
_CLOSED = frozenset(
    {"a", "h2", "h3", "h4", "table", "figure", "pre", "summary", "details", "label"}
)
"""Elements within which nothing is marked."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its id, the forms in which a text may have it, and its meaning."""

    place: str
    forms: tuple[str, ...]
    meaning: str


def terms(lang: str) -> tuple[Term, ...]:
    """Return the terms of the glossary in `lang`, in the order of their names."""
    words = catalogue(lang)
    names = [key.split(".")[1] for key in words if re.fullmatch(r"glossary\.[\w-]+\.term", key)]
    found = (
        Term(
            f"{lang}-term-{name}",
            tuple(word(f"glossary.{name}.term", lang).split("|")),
            word(f"glossary.{name}.meaning", lang),
        )
        for name in names
    )
    return tuple(sorted(found, key=lambda term: term.forms[0].lower()))


class Marker:
    """Marks each term once, where it first stands in what it is given."""

    def __init__(self, found: Iterable[Term], lang: str):
        self.open = {form: term for term in found for form in term.forms}
        self.bound = r"\b" if lang == "en" else ""

    def mark(self, html: Markup) -> Markup:
        """Return HTML in which terms that were not met before lead to their meaning."""
        parts, depth = [], 0
        for part in _TAG.split(html):
            if part.startswith("<"):
                name = part.strip("</>").split()[0].rstrip(">") if part.strip("</>") else ""
                if name in _CLOSED:
                    depth += -1 if part.startswith("</") else 1
                parts.append(part)
            else:
                parts.append(part if depth else self._marked(part))
        return Markup("".join(parts))

    def _marked(self, text: str) -> str:
        """Return a text with the first term in it marked, and what follows alike."""
        forms = sorted(self.open, key=len, reverse=True)
        if not forms or not text.strip():
            return text
        either = "|".join(re.escape(str(Markup.escape(form))) for form in forms)
        found = re.search(rf"{self.bound}({either}){self.bound}", text, re.IGNORECASE)
        if found is None:
            return text
        term = self.open[next(f for f in forms if f.lower() == found[0].lower())]
        self.open = {form: each for form, each in self.open.items() if each is not term}
        link = Markup('<a class="term" href="#{}" title="{}">{}</a>').format(
            term.place, term.meaning, Markup(found[0])
        )
        return text[: found.start()] + link + self._marked(text[found.end() :])
