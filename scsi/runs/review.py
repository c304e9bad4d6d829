"""Review: are two reports alike? At three levels, with the worst cells first.

``runs``
    the same notebooks and languages, the same cells, and from each the same kinds of output;
``numbers``
    and the same parameters and data; every finding, every number drawn and every number in the
    words alike within a tolerance; the same words, and pictures that look the same;
``exact``
    and the same versions and notebooks; every number, and every file, the same to the last bit.

What a level leaves open is told, and does not count.
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scsi.runs.compare import Difference, Tolerance, compare, compare_pictures
from scsi.runs.manifest import changes
from scsi.runs.reference import Kept, read_report
from scsi.vocabulary import check_choice

LEVELS = ("runs", "numbers", "exact")
INPUTS = ("parameters", "defaults", "data")
VERSIONS = ("scsi", "python", "packages", "lock", "notebooks")
ALWAYS_TOLD = ("commit", "dirty")
SHOWN = 20
"""Differences that the text lists; ``--json`` has all."""


@dataclass(frozen=True, slots=True)
class Review:
    """What a comparison of two reports found.

    Attributes
    ----------
    first, second : Path
        The two reports.
    level : str
        One of `LEVELS`.
    tolerance : Tolerance
        The tolerance of the numbers.
    differences : tuple of Difference
        What differs, the worst first.
    notes : tuple of str
        What differs and does not count at this level.
    compared : dict of str to int
        How many notebooks, findings and figures were compared.
    """

    first: Path
    second: Path
    level: str
    tolerance: Tolerance
    differences: tuple[Difference, ...]
    notes: tuple[str, ...]
    compared: dict[str, int]

    @property
    def alike(self) -> bool:
        """Whether nothing differs that counts."""
        return not self.differences

    def as_json(self) -> str:
        """Return everything as JSON."""
        record = dataclasses.asdict(self)
        record |= {"first": str(self.first), "second": str(self.second), "alike": self.alike}
        return json.dumps(record, ensure_ascii=False, indent=1)

    def __str__(self) -> str:
        number = len(self.differences)
        verdict = "alike" if self.alike else f"{number} difference{'s' if number > 1 else ''}"
        counts = ", ".join(f"{count} {what}" for what, count in self.compared.items())
        lines = [f"{self.first} against {self.second}, {self.level} ({counts}): {verdict}"]
        lines += [f"  {each}" for each in self.differences[:SHOWN]]
        if len(self.differences) > SHOWN:
            lines.append(f"  and {len(self.differences) - SHOWN} more; --json has all")
        lines += [f"  not counted: {note}" for note in self.notes]
        return "\n".join(lines)


def review(
    first: Path,
    second: Path,
    level: str = "numbers",
    absolute: float = Tolerance().absolute,
    relative: float = Tolerance().relative,
) -> Review:
    """Compare two reports, or a report with a reference.

    Parameters
    ----------
    first, second : Path
        Folders of reports, or of a reference kept by `scsi.runs.reference`.
    level : {"numbers", "runs", "exact"}
        What must be alike.
    absolute, relative : float
        Two numbers are alike if they differ by no more than `absolute`, or than `relative` times
        the greater; without effect at ``exact``.

    Raises
    ------
    ValueError
        If a folder holds no report, or `level` or a tolerance is not allowed.
    """
    check_choice("--level", level, LEVELS)
    if not (0 <= absolute < 1 and 0 <= relative < 1):
        raise ValueError(f"a tolerance lies in [0, 1); got {absolute} and {relative}")
    tolerance = Tolerance(0, 0) if level == "exact" else Tolerance(absolute, relative)
    a, b = read_report(first), read_report(second)
    found = [*_runs(a, b)]
    if level != "runs":
        found += [*_findings(a, b, tolerance), *_outputs(a, b, tolerance)]
    if level == "exact":
        found += _files(a, b)
    counted, told = _inputs(a.manifest, b.manifest, level)
    found.sort(key=lambda difference: difference.size, reverse=True)
    return Review(first, second, level, tolerance, (*counted, *found), tuple(told), _compared(a, b))


def _compared(a: Kept, b: Kept) -> dict[str, int]:
    """Return how much there was to compare."""
    cells = [cell for name in a.notebooks.keys() & b.notebooks.keys() for cell in a.notebooks[name]]
    figures = [each for cell in cells for each in cell["outputs"] if each["kind"] == "figure"]
    findings = min(len(a.findings), len(b.findings))
    notebooks = len(a.notebooks.keys() & b.notebooks.keys())
    return {"notebooks": notebooks, "findings": findings, "figures": len(figures)}


def _inputs(a: Mapping, b: Mapping, level: str) -> tuple[list[Difference], list[str]]:
    """Return what differs in what went in: what counts at this level, and what does not."""
    counting = {"runs": (), "numbers": INPUTS, "exact": INPUTS + VERSIONS}[level]
    rest = [name for name in (*INPUTS, *VERSIONS, *ALWAYS_TOLD) if name not in counting]
    lines = (line.partition(": ") for line in changes(a, b, counting))
    counted = [Difference(name, *change.split(" -> ", 1)) for name, _, change in lines]
    return counted, changes(a, b, rest)


def _runs(a: Kept, b: Kept) -> Iterator[Difference]:
    """Yield the differences in notebooks, cells and kinds of output."""
    for name in sorted(a.notebooks.keys() ^ b.notebooks.keys()):
        yield Difference(name, *("run" if name in each.notebooks else "missing" for each in (a, b)))
    for name in sorted(a.notebooks.keys() & b.notebooks.keys()):
        cells, others = a.notebooks[name], b.notebooks[name]
        if len(cells) != len(others):
            yield Difference(name, f"{len(cells)} cells", f"{len(others)} cells")
            continue
        for place, (cell, other) in enumerate(zip(cells, others, strict=True), start=1):
            shapes = [_shape(each) for each in (cell, other)]
            if shapes[0] != shapes[1]:
                yield Difference(f"{name} cell {place}", *shapes)


def _shape(cell: Mapping) -> str:
    """Return what a cell is and what kinds of output it shows."""
    outputs = (
        f"{each['kind']} {each['name']} ({', '.join(each['forms'])})" for each in cell["outputs"]
    )
    return "; ".join([cell["type"], *outputs])


def _findings(a: Kept, b: Kept, tolerance: Tolerance) -> Iterator[Difference]:
    """Yield the differences between findings of the same notebook, language, type and place."""
    first, second = (_by_place(each.findings) for each in (a, b))
    for place in dict.fromkeys([*first, *second]):
        if place in first and place in second:
            yield from compare(place, first[place], second[place], tolerance)
        else:
            yield Difference(
                place, *("found" if place in each else "missing" for each in (first, second))
            )


def _by_place(findings: list[dict]) -> dict[str, dict]:
    """Return findings, without their place, by notebook, language, type and number among these."""
    placed, numbers = {}, Counter()
    for finding in findings:
        kind = finding.get("type", finding["kind"])
        name = f"{finding['lang']}/{finding['notebook']} {kind}"
        numbers[name] += 1
        inner = {k: v for k, v in finding.items() if k not in ("lang", "notebook", "cell")}
        placed[f"{name} {numbers[name]}"] = inner
    return placed


def _outputs(a: Kept, b: Kept, tolerance: Tolerance) -> Iterator[Difference]:
    """Yield the differences between the outputs of cells that have the same kinds of them."""
    for name in sorted(a.notebooks.keys() & b.notebooks.keys()):
        pairs = zip(a.notebooks[name], b.notebooks[name], strict=False)
        for number, (cell, other) in enumerate(pairs, start=1):
            if _shape(cell) != _shape(other):
                continue
            for one, two in zip(cell["outputs"], other["outputs"], strict=True):
                place = f"{name} cell {number} {one['kind']} {one['name']}".rstrip()
                yield from compare(f"{place} data", one["data"], two["data"], tolerance)
                yield from compare(place, one["texts"], two["texts"], tolerance)
                if "picture" in one:
                    yield from compare_pictures(place, one["picture"], two["picture"])


def _files(a: Kept, b: Kept) -> Iterator[Difference]:
    """Yield the files that are not the same to the last bit."""
    for name in sorted(a.files.keys() | b.files.keys()):
        sums = [each.files.get(name, "missing")[:12] for each in (a, b)]
        if sums[0] != sums[1]:
            yield Difference(name, *sums)
