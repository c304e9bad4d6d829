"""The docs' tables of methods, written from what the methods say of themselves.

``python -m scsi.showing.methods.tables docs/which-method.md`` writes every table of that page
again. A table stands between the lines ``<!-- methods: NAME -->`` and ``<!-- end of methods -->``.
A row is one of a method's ``docs``: ``table`` (its NAME), ``name``, ``assumes``, ``reference`` (in
which ``@key`` is a work of ``references.json``), ``call`` (how to call it), and ``order``, its
place in the table where that is not the place of its file.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from scsi.showing.methods.reading import methods
from scsi.showing.methods.references import written_out

TABLES: Mapping[str, Mapping[str, str]] = {
    "cities": {
        "name": "method",
        "assumes": "assumes",
        "reference": "reference",
        "call": "how to call it",
    },
    "items": {
        "name": "method",
        "assumes": "also assumes",
        "reference": "reference",
        "call": "how to call it",
    },
    "published": {
        "name": "question",
        "assumes": "assumes",
        "reference": "reference",
        "call": "how to call it",
    },
    "source": {"name": "question", "reference": "reference", "call": "how to call it"},
}
"""The columns of each table, each by the field of a row that it shows."""

_PLACE = re.compile(
    r"(<!-- methods: (?P<name>[\w-]+) -->\n).*?(<!-- end of methods -->)", re.DOTALL
)


def table(name: str) -> str:
    """Return a table of the docs in Markdown.

    Examples
    --------
    >>> print(table("source").splitlines()[0])
    | question | reference | how to call it |

    The other lines are the methods'.
    """
    columns = TABLES[name]
    rows = [row for each in methods("en") for row in each.docs if row["table"] == name]
    rows.sort(key=lambda row: row.get("order", 0))
    lines = [tuple(columns.values()), ("---",) * len(columns)]
    lines += [tuple(written_out(row[field]) for field in columns) for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def with_tables(page: str) -> str:
    """Return a page of the docs with its tables of methods written again."""
    return _PLACE.sub(lambda place: f"{place[1]}\n{table(place['name'])}\n\n{place[3]}", page)


if __name__ == "__main__":
    for given in sys.argv[1:]:
        path = Path(given)
        path.write_text(with_tables(path.read_text(encoding="utf-8")), encoding="utf-8")
