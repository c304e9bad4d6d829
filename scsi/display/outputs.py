"""What a cell shows: tables and texts, with caption and kind in the output's metadata.

Plain pandas HTML and Markdown only: no random ids, so stored outputs compare to the letter.
"""

from __future__ import annotations

import html
from dataclasses import dataclass

import pandas as pd

from scsi.vocabulary import Shown, form


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
    """

    name: str
    lang: str
    caption: str
    frame: pd.DataFrame

    def __repr__(self) -> str:
        if self.frame.empty:
            return self.caption
        return f"{self.caption}\n{self.frame.to_string(index=False)}"

    def _repr_html_(self) -> str:
        if self.frame.empty:
            return f"<p>{html.escape(self.caption)}</p>"
        body = self.frame.to_html(index=False, border=0, justify="left")
        head, rest = body.split(">", 1)
        return f"{head}><caption>{html.escape(self.caption)}</caption>{rest}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"text/plain": repr(self), "text/html": self._repr_html_()}
        record = {"kind": "table", "name": self.name, "lang": self.lang, "caption": self.caption}
        return data, {"scsi": record}


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
    """

    name: str
    lang: str
    markdown: str
    kind: str = "text"
    findings: tuple[Shown, ...] = ()

    def __repr__(self) -> str:
        return self.markdown

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"text/plain": self.markdown, "text/markdown": self.markdown}
        record = {"kind": self.kind, "name": self.name, "lang": self.lang, "text": self.markdown}
        record["findings"] = [form("record")(finding) for finding in self.findings]
        return data, {"scsi": record}
