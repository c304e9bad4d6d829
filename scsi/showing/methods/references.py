"""Works that methods cite: one list, in CSL, from which PDF, notes and docs write theirs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from scsi.showing.catalogue import check_language

REFERENCES = Path(__file__).with_name("references.json")
_GROUP = re.compile(r"\[(@[\w-]+(?:; @[\w-]+)*)\]")
_KEY = re.compile(r"@([\w-]+)")
_OTHERS = {"en": "et al.", "ko": "외"}
_MOST_AUTHORS = 3
"""So many authors are named in a citation; of more, only the first. ``scsi.csl`` says the same."""


@cache
def references() -> dict[str, Mapping]:
    """Return the works by their key."""
    return {work["id"]: work for work in json.loads(REFERENCES.read_text(encoding="utf-8"))}


def cited(text: str, lang: str) -> str:
    """Return a text with its citations written out, as the PDF writes them.

    Examples
    --------
    >>> cited("Design effects [@kish-1965; @kerry-bland-2001].", "en")
    'Design effects (Kish 1965; Kerry & Bland 2001).'

    Works stand in the order of their years.
    """
    check_language(lang)

    def group(match: re.Match) -> str:
        works = [references()[key] for key in _KEY.findall(match.group(1))]
        works.sort(key=_year)
        return f"({'; '.join(f'{_authors(work, lang)} {_year(work)}' for work in works)})"

    return _GROUP.sub(group, text)


def written_out(text: str) -> str:
    """Return a text in which each key, such as ``@kish-1965``, is a reference in Markdown.

    Examples
    --------
    >>> written_out("@kerry-bland-2001, section 2")
    'Kerry and Bland (2001), *Statistics in Medicine* 20(3), 377–390, section 2'

    What stands between the keys stays as it is.
    """
    return _KEY.sub(lambda match: _reference(references()[match.group(1)]), text)


def _reference(work: Mapping) -> str:
    """Return a work for a table: authors, year, where it appeared; of a book its title."""
    names = _names(work)
    people = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    appeared = work["title"] if work["type"] == "book" else work["container-title"]
    issue = f"({work['issue']})" if "issue" in work else ""
    volume = f" {work['volume']}{issue}" if "volume" in work else ""
    pages = f", {work['page'].replace('-', '–')}" if "page" in work else ""
    return f"{people} ({_year(work)}), *{appeared}*{volume}{pages}"


def _names(work: Mapping) -> list[str]:
    return [author["family"] for author in work["author"]]


def _year(work: Mapping) -> int:
    return work["issued"]["date-parts"][0][0]


def _authors(work: Mapping, lang: str) -> str:
    """Return the authors as a citation names them."""
    names = _names(work)
    if len(names) > _MOST_AUTHORS:
        return f"{names[0]} {_OTHERS[lang]}"
    return " & ".join([", ".join(names[:-1]), names[-1]]) if names[1:] else names[0]
