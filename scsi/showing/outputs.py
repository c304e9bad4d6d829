"""What a cell shows: tables and texts, with caption and kind in the output's metadata.

Plain pandas HTML and Markdown only: no random ids, so stored outputs compare to the letter.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from scsi.showing import exports
from scsi.showing.catalogue import word
from scsi.vocabulary import Finding, Shown, form


def behind(answers: Iterable) -> dict[str, list[dict]]:
    """Return what stands behind numbers, for a record: question, method, unit, level and data.

    Empty where there are no answers. An answer that is no `Finding` gives what of these it has;
    answers alike in all of it are named once.
    """
    parts = ("question", "method", "unit", "level", "data")
    records = []
    for answer in answers:
        record = {"type": type(answer).__name__}
        record |= {part: getattr(answer, part) for part in parts if hasattr(answer, part)}
        if record not in records:
            records.append(record)
    return {"behind": records} if records else {}


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the data that are shown as they are, with nothing computed.

    Attributes
    ----------
    data : tuple of str
        The rows, each ``file#id``.
    """

    data: tuple[str, ...]

    @classmethod
    def of(cls, file: str, ids: Iterable[str]) -> Rows:
        """Name rows of one file by their ids."""
        return cls(tuple(f"{file}.csv#{name}" for name in ids))


@dataclass(frozen=True, slots=True)
class Method:
    """A part of an answer that is found by a method of its own.

    Attributes
    ----------
    question, data, unit, level
        Those of the answer.
    method : str
        Key of the method of this part.
    """

    question: str
    data: tuple[str, ...]
    method: str
    unit: str
    level: float | None

    @classmethod
    def of(cls, answer: Finding, method: str, unit: str | None = None) -> Method:
        """Name a method, and the unit if that is not the answer's, beside those of an answer."""
        return cls(answer.question, answer.data, method, str(unit or answer.unit), answer.level)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table as a reader sees it.

    Attributes
    ----------
    name : str
        Key of the table, the same in every language.
    lang : str
        Language of its words.
    caption : str
        What it shows, with the denominator of its shares.
    frame : pandas.DataFrame
        Its cells as text, rounded. Without rows the caption alone is shown; it says why.
    behind : tuple
        The answers whose numbers it shows; the report names their methods and data.
    folded : str
        Where a page shows it folded away, under which words.
    """

    name: str
    lang: str
    caption: str
    frame: pd.DataFrame
    behind: tuple = ()
    folded: str = ""

    def to_markdown(self) -> str:
        """Return the table as Markdown, its caption below it."""
        return exports.to_markdown(self.frame, self.caption)

    def to_latex(self) -> str:
        r"""Return the table as LaTeX; it needs ``\usepackage{booktabs}``."""
        return exports.to_latex(self.frame, self.caption)

    def save(self, path: str | Path) -> Path:
        """Write the table to a new file; the end of its name says how.

        Parameters
        ----------
        path : str or Path
            Ends in ``.md``, ``.tex``, ``.csv``, ``.xlsx`` or ``.feather`` (needs pyarrow).

        Returns
        -------
        Path
            The file.

        Raises
        ------
        ValueError
            If the name ends otherwise.
        FileExistsError
            If the file is there already; nothing is written over.

        Notes
        -----
        Cells are written as they are shown, as text. In CSV and Excel a text that would be taken
        for a formula gets an apostrophe before it.
        """
        return exports.save(self.frame, self.caption, path)

    def __repr__(self) -> str:
        if self.frame.empty:
            return self.caption
        return f"{self.caption}\n{self.frame.to_string(index=False)}"

    def _repr_html_(self) -> str:
        if self.frame.empty:
            return f"<p>{html.escape(self.caption)}</p>"
        body = self.frame.to_html(index=False, border=0, justify="left")
        head, rest = body.replace("<th>", '<th scope="col">').split(">", 1)
        return f"{head}><caption>{html.escape(self.caption)}</caption>{rest}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"text/plain": repr(self), "text/html": self._repr_html_()}
        record = {"kind": "table", "name": self.name, "lang": self.lang, "caption": self.caption}
        record |= {"folded": self.folded} if self.folded else {}
        return data, {"scsi": record | behind(self.behind)}


@dataclass(frozen=True, slots=True)
class Text:
    """One or more paragraphs of Markdown, said by the package.

    Attributes
    ----------
    name : str
        Key of the text, the same in every language.
    lang : str
        Its language.
    markdown : str
        The text.
    kind : str
        ``"headline"`` for the sentence that opens a report, else ``"text"``.
    findings : tuple of Shown
        What it words, unrounded; the report collects them.
    behind : tuple
        Answers and rows besides, of which the report names methods and data.
    title : str
        Of a headline, the title of a report that it opens; empty for the package's own.
    kicker : str
        What stands over a headline: which report or survey is examined. A page that opens with it
        is an article.
    """

    name: str
    lang: str
    markdown: str
    kind: str = "text"
    findings: tuple[Shown, ...] = ()
    behind: tuple = ()
    title: str = ""
    kicker: str = ""

    def __repr__(self) -> str:
        return f"{self.kicker}\n\n{self.markdown}" if self.kicker else self.markdown

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"text/plain": repr(self), "text/markdown": repr(self)}
        record: dict[str, object] = {
            "kind": self.kind,
            "name": self.name,
            "lang": self.lang,
            "text": self.markdown,
        }
        if self.title:
            record["title"] = self.title
        if self.kicker:
            record["kicker"] = self.kicker
        record["findings"] = [form("record")(finding) for finding in self.findings]
        return data, {"scsi": record | behind(self.behind)}


def table_of_words(name: str, lang: str, caption: str, columns, rows, behind: tuple) -> Table:
    """Return a table with its columns named by their keys."""
    head = [word(f"column.{key}", lang) for key in columns]
    return Table(name, lang, caption, pd.DataFrame(list(rows), columns=head), behind)


def end_columns(name: str, interval) -> dict[str, float]:
    """Return both ends of an interval as columns."""
    return {f"{name}_low": interval.low, f"{name}_high": interval.high}
