"""The parts of a report, in the order in which they are read: what a format writes.

`scsi.reports.document.walk` finds them in executed notebooks and numbers them. Each says in which
language it is, which cell it comes from, and with its notes what stands behind it. A format is a
function from reports to files that asks of each part what it is (`isinstance`, or `match`);
`scsi.reports.document.render` is one, `scsi.reports.document.pdf` another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scsi.reports.document.notes import Entry, Reference


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within Markdown: its level from 1, its own id, and its text as harmless HTML."""

    level: int
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """What all parts have.

    Attributes
    ----------
    cell : int
        The cell it comes from, counted from 0.
    lang : str
        Its language.
    """

    cell: int
    lang: str


@dataclass(frozen=True, slots=True)
class Prose(Part):
    """Markdown by the notebook's author, with the headings in it, one or none of them at its top.

    Attributes
    ----------
    markdown : str
        The text, in one language.
    headings : tuple of Heading
        Its headings in their order.
    """

    markdown: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Code(Part):
    """The code of the cell above and of the silent cells before it."""

    source: str


@dataclass(frozen=True, slots=True)
class Plain(Part):
    """Output that is nothing but text."""

    text: str


@dataclass(frozen=True, slots=True)
class Parameters(Part):
    """The table of a run's parameters; its number follows those of all other tables.

    Attributes
    ----------
    html : str
        Harmless HTML.
    number : int
        Number of its table.
    label : str
        A name of its own.
    """

    html: str
    number: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Text(Part):
    """Markdown that a cell showed: it may hold words from a survey, and is to have no power.

    Attributes
    ----------
    markdown : str
        The text.
    headings : tuple of Heading
        Its headings, which are in no table of contents.
    findings : tuple of mapping
        The records of the findings that it words.
    notes : tuple of Reference
        What stands behind it.
    kicker : str
        Markdown that stands over a headline: what is examined. Empty for any other text.
    """

    markdown: str
    headings: tuple[Heading, ...] = ()
    findings: tuple[Mapping, ...] = ()
    notes: tuple[Reference, ...] = ()
    kicker: str = ""


@dataclass(frozen=True, slots=True)
class Table(Part):
    """A table, or other HTML that a cell showed.

    Attributes
    ----------
    html : str
        Harmless HTML with the caption in it.
    number : int
        Number of its first table; the next has the number after it.
    label : str
        A name of its own: its number, and the heading under which it stands.
    notes : tuple of Reference
        What stands behind it.
    folded : str
        Under which words a page folds it away; empty where it does not.
    """

    html: str
    number: int
    label: str
    notes: tuple[Reference, ...] = ()
    folded: str = ""


@dataclass(frozen=True, slots=True)
class Explorer(Part):
    """Assumptions to move: a record for a page that can move them, tables for paper.

    Attributes
    ----------
    record : mapping
        As `scsi.questions.explorer.show.Explorer.record` gives it; its words are no HTML.
    html : str
        The tables as harmless HTML.
    number : int
        Number of the first of the tables.
    place : str
        Its own id.
    notes : tuple of Reference
        What stands behind it.
    """

    record: Mapping
    html: str
    number: int
    place: str
    notes: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure(Part):
    """A picture.

    Attributes
    ----------
    png : bytes
        The picture.
    number : int
        Its number.
    caption, alternative : str
        What stands under it, and what is said to those who do not see it.
    notes : tuple of Reference
        What stands behind it.
    narrow : bytes
        The same picture for a telephone; empty where there is none.
    data : mapping of str to list
        The numbers drawn, by column.
    """

    png: bytes
    number: int
    caption: str
    alternative: str
    notes: tuple[Reference, ...] = ()
    narrow: bytes = b""
    data: Mapping[str, list] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One notebook: its name and its parts."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report in one language.

    Attributes
    ----------
    lang : str
        The language.
    headline : Text or None
        The sentences that open it; they stand in their chapter as well.
    chapters : tuple of Chapter
        The notebooks.
    notes : tuple of Entry
        The notes, in the order of their numbers.
    changed : tuple of (str, str, str, str)
        Name, value, default and meaning of each parameter that is not at its default.
    methods : tuple of str
        Types, questions and methods of all answers shown or behind what is shown.
    sources, licences : tuple of mapping
        Where the data come from, and on what terms.
    inputs : mapping
        What went into the run, as its manifest says it; empty where nothing was said.
    title : str
        Its title; empty for the package's own.
    words : mapping
        What its rows and clusters are called where that is not as usual, by language.
    """

    lang: str
    headline: Text | None
    chapters: tuple[Chapter, ...]
    notes: tuple[Entry, ...]
    changed: tuple[tuple[str, str, str, str], ...]
    methods: tuple[str, ...]
    sources: tuple[Mapping, ...]
    licences: tuple[Mapping, ...]
    inputs: Mapping
    title: str = ""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def is_article(self) -> bool:
        """Whether it opens with what is examined, and its first chapter is the argument."""
        return self.headline is not None and bool(self.headline.kicker)
