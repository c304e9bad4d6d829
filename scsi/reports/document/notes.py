"""Notes: each number of a page leads to its method, its target and the rows of the data behind it.

An output's record names what stands behind it (`provenance` words it). Answers alike
but for their data share a note; notes are numbered through an edition in the order of the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from scsi.reports.document.provenance import Note, basis, note
from scsi.reports.run.findings import FRAME
from scsi.showing.catalogue import word


@dataclass(slots=True)
class Entry:
    """One note of the page: its place, the records behind it, and where it is named."""

    place: str
    number: int
    records: list[Mapping] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    note: Note | None = None


class Notes:
    """The notes of one edition."""

    def __init__(self, lang: str):
        self.lang = lang
        self._entries: dict[tuple, Entry] = {}

    def marks(self, record: Mapping) -> Markup:
        """Return the marks that lead to what stands behind an output; empty where nothing does."""
        behind = [*record.get("findings", ()), *record.get("behind", ())]
        if record.get("kind") not in FRAME:
            behind.append(record)
        groups: dict[tuple, list[Mapping]] = {}
        for each in behind:
            if each.get("data"):
                groups.setdefault(basis(each), []).append(each)
        if not groups:
            return Markup()
        marks = Markup(" ").join(self._mark(key, records) for key, records in groups.items())
        return Markup('<sup class="notes">{}</sup>').format(marks)

    def entries(self) -> list[Entry]:
        """Return the notes, worded, in the order of their numbers."""
        for entry in self._entries.values():
            entry.note = note(entry.records, self.lang)
        return list(self._entries.values())

    def _mark(self, key: tuple, records: list[Mapping]) -> Markup:
        """Return one mark, and remember that the note is named here."""
        number = len(self._entries) + 1
        entry = self._entries.setdefault(key, Entry(f"{self.lang}-note-{number}", number))
        entry.records += records
        place = f"{entry.place}-{len(entry.named) + 1}"
        entry.named.append(place)
        label = word("note.reference", self.lang, number=entry.number)
        return Markup('<a id="{}" href="#{}" role="doc-noteref" aria-label="{}">{}</a>').format(
            place, entry.place, label, entry.number
        )
