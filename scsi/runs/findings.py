"""What executed notebooks found: the records that their outputs carry in their metadata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scsi.runs.execute import Executed

FRAME = frozenset({"figure", "table", "text", "headline", "parameters"})
"""Kinds of output that show or word numbers of findings and have none of their own."""


def records(executed: Executed) -> Iterator[tuple[int, dict]]:
    """Yield each record of a notebook with the place of its cell, counted from 0.

    A record is what an output carries in its metadata under the key ``scsi``. Its ``kind`` says
    what it is: one of `FRAME`, ``finding``, or the name of another object that showed itself.
    """
    for place, cell in enumerate(executed.notebook.cells):
        for output in cell.get("outputs", []):
            if record := output.get("metadata", {}).get("scsi"):
                yield place, record


def findings(runs: Iterable[Executed]) -> list[dict]:
    """Return what all notebooks found, each with its notebook, language and cell."""
    return [
        {"notebook": each.job.notebook, "lang": each.job.lang, "cell": place, **record}
        for each in runs
        for place, record in records(each)
        if record["kind"] not in FRAME
    ]


def headline(runs: Iterable[Executed]) -> str:
    """Return the first headline, as Markdown; empty where no notebook has one."""
    texts = (
        record["text"]
        for each in runs
        for _, record in records(each)
        if record["kind"] == "headline"
    )
    return next(texts, "")
