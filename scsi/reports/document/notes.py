"""Notes: each number of a report leads to its method, its target and the data behind it.

An output's record names what stands behind it (`provenance` words it). Answers alike
but for their data share a note; notes are numbered through a report in the order of the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scsi.reports.document.provenance import Note, basis, note
from scsi.reports.run.findings import FRAME
from scsi.showing.catalogue import in_words


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that names a note: the note's number and id, and an id of its own."""

    number: int
    note: str
    place: str


@dataclass(slots=True)
class Entry:
    """One note: its id, the records behind it, the ids of where it is named, and its words."""

    place: str
    number: int
    records: list[Mapping] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    note: Note | None = None
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Notes:
    """The notes of a report in one language."""

    def __init__(self, lang: str):
        self.lang = lang
        self._entries: dict[tuple, Entry] = {}
        self.words: Mapping[str, Mapping[str, str]] = {}  # of the notebook that is walked through

    def references(self, record: Mapping) -> tuple[Reference, ...]:
        """Return what leads to what stands behind an output; nothing where nothing does."""
        behind = [*record.get("findings", ()), *record.get("behind", ())]
        if record.get("kind") not in FRAME:
            behind.append(record)
        groups: dict[tuple, list[Mapping]] = {}
        for each in behind:
            if each.get("data"):
                groups.setdefault(basis(each), []).append(each)
        return tuple(self._reference(key, records) for key, records in groups.items())

    def entries(self) -> tuple[Entry, ...]:
        """Return the notes, worded, in the order of their numbers."""
        for entry in self._entries.values():
            with in_words(entry.words):
                entry.note = note(entry.records, self.lang)
        return tuple(self._entries.values())

    def _reference(self, key: tuple, records: list[Mapping]) -> Reference:
        """Return one reference, and remember that the note is named here."""
        number = len(self._entries) + 1
        entry = self._entries.setdefault(key, Entry(f"{self.lang}-note-{number}", number))
        entry.words = entry.words or self.words
        entry.records += records
        place = f"{entry.place}-{len(entry.named) + 1}"
        entry.named.append(place)
        return Reference(entry.number, entry.place, place)
