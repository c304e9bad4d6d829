"""Methods as their files hold them.

A file is a row of blocks, one a method. A block opens with a few lines of TOML between two lines
``+++``; the rest is Markdown, in which terms such as ``{term.ppp}`` and citations such as
``[@kish-1965]`` are filled in. Its first paragraph is the lead, plain sentences that the note of
a page shows; the PDF shows the lead and what follows it. The English header holds

- ``id``: what a finding calls its method, else the finding's type;
- ``note``: for which methods or types the lead is the note (only ``id``, if not given);
- ``pdf``: for which types, questions or methods the PDF shows it (as ``note``, if not given);
- ``section``: under which heading of the PDF, a key ``section.…`` of the catalogue; a block
  without one is not in the PDF;
- ``order``: its place among the blocks of its section, 0 if not given;
- ``docs``: rows of tables of the docs, as `scsi.showing.methods.tables` says.

The header in another language holds only ``id``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from scsi.showing.catalogue import (
    Own,
    bound,
    catalogue,
    check_language,
    unbroken,
    with_terms,
    word,
)
from scsi.showing.methods.references import cited

_PACKAGE = Path(__file__).parents[2]
_BLOCK = re.compile(r"^\+\+\+\n(.*?)^\+\+\+\n(.*?)(?=^\+\+\+\n|\Z)", re.MULTILINE | re.DOTALL)
_FIELDS = {"id", "note", "pdf", "section", "order", "docs"}
_SOURCE = "en"
"""The language whose headers hold what is the same in all."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method in one language.

    Attributes
    ----------
    id : str
        Its name.
    notes, pdf : tuple of str
        For what its lead is the note, and with what the PDF shows it.
    section : str or None
        Its section of the PDF.
    order : int
        Its place there.
    docs : tuple of mapping
        Its rows in the tables of the docs.
    lead, rest : str
        Its text, in Markdown with citations.
    """

    id: str
    notes: tuple[str, ...]
    pdf: tuple[str, ...]
    section: str | None
    order: int
    docs: tuple[Mapping[str, str], ...]
    lead: str
    rest: str


def methods(lang: str) -> tuple[Method, ...]:
    """Return all methods in `lang`: those that several questions use, then by questions.

    Raises
    ------
    ValueError
        If a file is no row of blocks, a header has an unknown field, two methods have one id, or
        a method that has a text in English has none in `lang`, or the other way round.
    """
    return _methods(check_language(lang), bound(lang))


@lru_cache(maxsize=16)
def _methods(lang: str, own: Own) -> tuple[Method, ...]:
    """Return all methods in `lang`, in the words that are bound, which `own` are."""
    texts = {header["id"]: text for header, text in _blocks(lang)}
    blocks = list(_blocks(_SOURCE))
    headers = {header["id"]: header for header, _ in blocks}
    if len(headers) < len(blocks):
        names = [header["id"] for header, _ in blocks]
        raise ValueError(
            f"two methods of one id: {sorted({n for n in names if names.count(n) > 1})}"
        )
    worded = {header["id"] for header, text in blocks if text}
    if different := worded ^ {name for name, text in texts.items() if text}:
        raise ValueError(f"methods without a text in {_SOURCE} or {lang}: {sorted(different)}")
    return tuple(_method(header, texts.get(name, ""), lang) for name, header in headers.items())


def _method(header: Mapping, text: str, lang: str) -> Method:
    """Return a method from its header and its text."""
    notes = tuple(header.get("note", [header["id"]] if text else []))
    lead, _, rest = with_terms(text, lang).partition("\n\n")
    return Method(
        header["id"],
        notes,
        tuple(header.get("pdf", notes)),
        header.get("section"),
        header.get("order", 0),
        tuple(header["docs"]),
        " ".join(lead.split()),
        rest.strip(),
    )


def _blocks(lang: str) -> Iterator[tuple[dict, str]]:
    """Yield header and text of every block in `lang`."""
    shared = sorted(Path(__file__).parent.glob(f"*.{lang}.md"))
    for path in [*shared, *sorted(_PACKAGE.glob(f"questions/*/method.{lang}.md"))]:
        content = path.read_text(encoding="utf-8")
        if _BLOCK.sub("", content).strip():
            raise ValueError(f"{path.name}: text outside of a block")
        for opening, text in _BLOCK.findall(content):
            header = tomllib.loads(opening)
            if unknown := header.keys() - (_FIELDS if lang == _SOURCE else {"id"}):
                raise ValueError(f"{path.parent.name}/{path.name}: unknown {sorted(unknown)}")
            yield {"docs": [], **header}, text.strip()


@lru_cache(maxsize=16)
def _leads(lang: str, own: Own) -> dict[str, str]:
    """Return the lead of each method or type that has a note, its citations written out."""
    return {name: unbroken(cited(each.lead, lang)) for each in methods(lang) for name in each.notes}


def lead(name: str, lang: str) -> str | None:
    """Return what a note says of a method or of a finding's type; None of an unknown one.

    Examples
    --------
    >>> lead("Rows", "en")
    'As published; nothing is computed.'
    """
    return _leads(check_language(lang), bound(lang)).get(name)


def sections(lang: str) -> list[str]:
    """Return the names of the PDF's sections in their order."""
    opening = "section."
    return [key.removeprefix(opening) for key in catalogue(lang) if key.startswith(opening)]


def methods_chapter(lang: str) -> str:
    """Return the chapter on methods in pandoc's Markdown.

    Each block says in its attribute ``of`` with which types, questions or methods it is shown.
    """
    parts = [f"# {word('methods.title', lang)} {{.unnumbered}}", word("methods.opening", lang)]
    for section in sections(lang):
        members = sorted((m for m in methods(lang) if m.section == section), key=lambda m: m.order)
        named = dict.fromkeys(name for each in members for name in each.pdf)
        parts.append(_shown(named, f"## {word(f'section.{section}', lang)} {{.unnumbered}}"))
        parts += [_shown(each.pdf, f"{each.lead}\n\n{each.rest}".strip()) for each in members]
    parts += [f"## {word('methods.references', lang)} {{.unnumbered}}", "::: {#refs}\n:::"]
    return "\n\n".join(parts) + "\n"


def _shown(names: Iterable[str], text: str) -> str:
    """Return a part of the chapter that is shown with any of some names."""
    return f'::: {{of="{" ".join(names)}"}}\n{text}\n:::'
