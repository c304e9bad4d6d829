"""What executed notebooks found: the records that their outputs carry in their metadata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scsi.reports.run.execute import Executed

FRAME = frozenset({"explorer", "figure", "table", "text", "headline", "parameters"})
"""Kinds of output that are not findings themselves but show or word them."""
_NUMBERS = ("estimate", "low", "high", "pvalue")


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
    """Return what all notebooks found, each once with its notebook, language and first cell.

    A finding shows itself, or stands behind a text, table or figure that lists it under
    ``findings`` in its record.
    """
    found = []
    for each in runs:
        seen = []
        for place, record in records(each):
            own = [] if record["kind"] in FRAME else [record]
            for finding in own + record.get("findings", []):
                if finding not in seen:
                    seen.append(finding)
                    where = {"notebook": each.job.notebook, "lang": each.job.lang, "cell": place}
                    found.append({**where, **finding})
    return found


def words_in(executed: Executed) -> dict:
    """Return what a notebook's survey calls its rows and clusters; empty where it has no words."""
    found = (
        finding["words"]
        for _, record in records(executed)
        for finding in record.get("findings", [])
        if finding.get("words")
    )
    return next(found, {})


def headline(runs: Iterable[Executed]) -> str:
    """Return the first headline, as Markdown; empty where no notebook has one."""
    return headline_record(runs).get("text", "")


def headline_record(runs: Iterable[Executed]) -> dict:
    """Return the record of the first headline; empty where no notebook has one."""
    found = (record for each in runs for _, record in records(each) if record["kind"] == "headline")
    return next(found, {})


def result(runs: Iterable[Executed]) -> dict[str, float]:
    """Return the numbers of the first finding that has an estimate, an interval and a p-value.

    Returns
    -------
    dict of str to float
        ``estimate``, ``low``, ``high`` and ``pvalue``; empty where no finding has all of them.
    """
    for found in findings(runs):
        interval = found.get("interval")
        told = found | (interval if isinstance(interval, dict) else {})
        numbers = {name: told[name] for name in _NUMBERS if isinstance(told.get(name), float | int)}
        if len(numbers) == len(_NUMBERS):
            return numbers
    return {}
