"""The tables of a report as files: CSV for each, described by a Frictionless data package."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from hashlib import sha256

from scsi.reports.document.markup import tables_in
from scsi.reports.document.parts import Explorer, Report, Table
from scsi.showing.exports import unarmed

FOLDER = "tables"


def tables(reports: Sequence[Report]) -> dict[str, bytes]:
    """Return the tables of a report in each language, by the names of their files.

    Every cell is a text as a reader sees it; one that a spreadsheet would take for a formula gets
    an apostrophe before it. ``tables/datapackage.json`` names files, captions and columns.
    """
    contents: dict[str, bytes] = {}
    resources = []
    for report in reports:
        for chapter in report.chapters:
            shown = (part for part in chapter.parts if isinstance(part, Table | Explorer))
            for part in shown:
                for place, (caption, rows) in enumerate(tables_in(part.html)):
                    name = f"{report.lang}-{part.number + place:03}-{_safe(chapter.name)}"
                    content = _csv(rows)
                    contents[f"{FOLDER}/{name}.csv"] = content
                    resources.append(_resource(name, report.lang, caption, rows[0], content))
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "tables",
        "resources": resources,
    }
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    return {**contents, f"{FOLDER}/datapackage.json": text.encode()}


def _safe(name: str) -> str:
    """Return a notebook's name as a data package allows it."""
    return re.sub(r"[^a-z0-9._-]", "-", name.lower())


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([list(map(unarmed, row)) for row in rows])
    return buffer.getvalue().encode()


def _resource(name: str, lang: str, caption: str, heads: Sequence[str], content: bytes) -> dict:
    """Return what a data package says of one table."""
    taken: list[str] = []
    for place, head in enumerate(heads, start=1):
        name_of = unarmed(head) or f"column {place}"
        taken.append(name_of if name_of not in taken else f"{name_of} ({place})")
    return {
        "name": name,
        "path": f"{name}.csv",
        "title": caption,
        "lang": lang,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {"fields": [{"name": head, "type": "string"} for head in taken]},
    }
