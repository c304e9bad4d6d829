"""Review: are two reports alike? Each against its own manifest first, then the two.

``runs``
    the same files, notebooks and languages, the same cells, and from each the same kinds of output;
``numbers``
    and the same parameters and data; every finding, every number drawn and every number in the
    words alike within a tolerance; the same prose, code and words, pictures that look the same, and
    a page that shows the same with the same scripts and styles;
``exact``
    and the same versions and notebooks; every number, and every file, the same to the last bit.

What a level leaves open is told, and does not count.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scsi.reports.review.careful import printable
from scsi.reports.review.changed import (
    ChangedFinding,
    ChangedParameter,
    changed_findings,
    changed_parameters,
)
from scsi.reports.review.compare import (
    Difference,
    Tolerance,
    compare,
    compare_lines,
    compare_pictures,
    compare_text,
    short,
)
from scsi.reports.review.reference import PAGE, Kept, read_report
from scsi.reports.review.whole import check_whole
from scsi.reports.run.manifest import changes
from scsi.vocabulary import check_choice

LEVELS = ("runs", "numbers", "exact")
INPUTS = ("parameters", "defaults", "data")
VERSIONS = ("scsi", "python", "packages", "lock", "notebooks")
ALWAYS_TOLD = ("commit", "dirty")
SHOWN = 20
"""Differences that the text lists; ``--json`` has all."""
FOLLOWING = {
    "words": ("text", "texts"),
    "numbers": ("number of a figure", "numbers of figures"),
    "picture": ("picture", "pictures"),
    "page": ("line of the page", "lines of the page"),
    "file": ("file", "files"),
}
"""What differs where a finding or a parameter does: counted by kind, not listed."""


@dataclass(frozen=True, slots=True)
class Review:
    """What a comparison of two reports found.

    Attributes
    ----------
    first, second : Path
        The two reports; the first is the earlier one.
    level : str
        One of `LEVELS`.
    tolerance : Tolerance
        The tolerance of the numbers.
    faults : tuple of str
        What is not as the reports' own manifests say, or keeps them from being compared.
    parameters : tuple of ChangedParameter
        The parameters that differ.
    findings : tuple of ChangedFinding
        The findings that differ, each once.
    differences : tuple of Difference
        All that differs and counts: what is not there at all, what went in, then the worst first.
    notes : tuple of str
        What differs and does not count at this level.
    compared : dict of str to int
        How many notebooks, findings and figures were compared.
    """

    first: Path
    second: Path
    level: str
    tolerance: Tolerance
    faults: tuple[str, ...]
    parameters: tuple[ChangedParameter, ...] = ()
    findings: tuple[ChangedFinding, ...] = ()
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()
    compared: dict[str, int] = dataclasses.field(default_factory=dict)

    @property
    def alike(self) -> bool:
        """Whether both are as written, and nothing differs that counts."""
        return not self.faults and not self.differences

    def as_json(self) -> str:
        """Return everything as JSON."""
        record = dataclasses.asdict(self)
        record |= {"first": str(self.first), "second": str(self.second), "alike": self.alike}
        for name in ("parameters", "findings"):
            for each, told in zip(record[name], getattr(self, name), strict=True):
                each["line"] = str(told)
        record["findings_differ"] = self._count()
        text = json.dumps(record, ensure_ascii=False, indent=1)
        return text.encode(errors="backslashreplace").decode()  # a half of a pair is no UTF-8

    def _count(self) -> str:
        """Say how many of the findings differ."""
        number, total = len(self.findings), self.compared.get("findings", 0)
        return f"{number} of {total} findings differ" + ("s" if number == 1 else "")

    def __str__(self) -> str:
        counts = ", ".join(
            f"{count} {what.removesuffix('s') if count == 1 else what}"
            for what, count in self.compared.items()
        )
        compared = f" ({counts})" if counts else ""
        verdict = "alike" if self.alike else "not as written" if self.faults else "different"
        lines = [f"{self.first} against {self.second}, {self.level}{compared}: {verdict}"]
        lines += [f"  {fault}" for fault in self.faults]
        lines += [f"  {each}" for each in self.parameters]
        lines += [f"  {each}" for each in self.findings]
        if self.findings:
            lines.append(f"  {self._count()}")
        lines += [f"  {each}" for each in self._besides()]
        lines += [f"  not counted: {note}" for note in self.notes]
        return "\n".join(printable(line) for line in lines)

    def _besides(self) -> Iterator[str]:
        """Yield what else differs: listed, and what may follow from the above counted by kind."""
        told = {each.name for each in self.parameters}
        rest = [
            each
            for each in self.differences
            if each.kind != "finding"
            and not (each.kind == "parameter" and each.place.split()[-1] in told)
        ]
        following = []
        if self.findings or self.parameters or any(each.kind == "cells" for each in rest):
            following = [each for each in rest if each.kind in FOLLOWING]
            rest = [each for each in rest if each.kind not in FOLLOWING]
        listed = _each_once(rest)
        yield from (str(each) for each in listed[:SHOWN])
        if len(listed) > SHOWN:
            yield f"and {len(listed) - SHOWN} more; --json has all"
        if following:
            yield f"also different, as may follow: {_counted(following)}; --json has all"


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
        Folders of reports, or of a reference kept by `reference`. The first counts as the
        earlier one.
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
    wholes = [check_whole(folder) for folder in dict.fromkeys((first, second))]
    faults = [f"{each.folder}: {fault}" for each in wholes for fault in each.faults]
    try:
        if not all(each.files for each in wholes):
            raise ValueError("a manifest is not what it must be")
        a, b = read_report(first), read_report(second)
    except ValueError as error:
        faults.append(f"cannot be compared: {error}")
        return Review(first, second, level, tolerance, tuple(faults))
    parameters = changed_parameters(a.manifest, b.manifest)
    first_findings, second_findings = _of_common_notebooks(a, b)
    findings, raw, number = changed_findings(
        first_findings, second_findings, tolerance, {each.name for each in parameters}
    )
    found = [*_files(a, b, level), *_runs(a, b)]
    if level == "runs":
        findings = []
    else:
        found += [*raw, *_cells(a, b, tolerance, same_input=not parameters)]
        found += _pages(a, b, tolerance)
    counted, told = _inputs(a.manifest, b.manifest, level)
    found.sort(key=lambda difference: difference.size, reverse=True)
    return Review(
        *(first, second, level, tolerance, tuple(faults)),
        parameters=tuple(parameters) if level != "runs" else (),
        findings=tuple(findings),
        differences=tuple(sorted((*counted, *found), key=lambda each: each.kind != "cells")),
        notes=tuple(told),
        compared=_compared(a, b, number),
    )


def _of_common_notebooks(a: Kept, b: Kept) -> Iterator[list[dict]]:
    """Yield the findings of each report, without those of notebooks that only one of them has."""
    other = a.notebooks.keys() ^ b.notebooks.keys()
    for each in (a, b):
        yield [
            finding
            for finding in each.findings
            if f"{finding['lang']}/{finding['notebook']}" not in other
        ]


def _each_once(differences: Iterable[Difference]) -> list[Difference]:
    """Return differences, those that several languages have alike once."""
    once: dict[tuple[str, str, str], Difference] = {}
    for each in differences:
        place = re.sub(r"^(?:[a-z]{2})/", "", each.place)
        once.setdefault((place, each.before, each.after), each)
    return list(once.values())


def _counted(differences: Iterable[Difference]) -> str:
    """Return how many differences of each kind there are."""
    numbers = Counter(each.kind for each in _each_once(differences))
    return ", ".join(
        f"{number:,} {FOLLOWING[kind][number > 1]}" for kind, number in numbers.items()
    )


def _compared(a: Kept, b: Kept, findings: int) -> dict[str, int]:
    """Return how much there was to compare."""
    cells = [cell for name in a.notebooks.keys() & b.notebooks.keys() for cell in a.notebooks[name]]
    figures = [each for cell in cells for each in cell["outputs"] if each["kind"] == "figure"]
    notebooks = len(a.notebooks.keys() & b.notebooks.keys())
    return {"notebooks": notebooks, "findings": findings, "figures": len(figures)}


def _inputs(a: Mapping, b: Mapping, level: str) -> tuple[list[Difference], list[str]]:
    """Return what differs in what went in: what counts at this level, and what does not."""
    counting = {"runs": (), "numbers": INPUTS, "exact": INPUTS + VERSIONS}[level]
    rest = [name for name in (*INPUTS, *VERSIONS, *ALWAYS_TOLD) if name not in counting]
    counted, other = [], a["notebooks"].keys() ^ b["notebooks"].keys()
    for key in counting:
        kind = "parameter" if key in ("parameters", "defaults") else "input"
        for line in changes(a, b, [key]):
            name, _, change = line.partition(": ")
            before, _, after = change.partition(" -> ")
            if key == "defaults" and name.split()[1] in other:
                continue  # that the notebook ran in one alone is told already
            counted.append(Difference(name, before, after, kind=kind))
    return counted, changes(a, b, rest)


def _files(a: Kept, b: Kept, level: str) -> Iterator[Difference]:
    """Yield the files that one report lacks and, at ``exact``, those that are not the same."""
    for name in sorted(a.files.keys() | b.files.keys()):
        sums = [each.files.get(name, "missing")[:12] for each in (a, b)]
        if "missing" in sums:
            sums = ["there" if each != "missing" else each for each in sums]
            yield Difference.of(name, sums, kind="cells")
        elif sums[0] != sums[1] and level == "exact":
            yield Difference.of(name, sums, kind="file")


def _runs(a: Kept, b: Kept) -> Iterator[Difference]:
    """Yield the differences in notebooks, cells and kinds of output."""
    for name in sorted(a.notebooks.keys() ^ b.notebooks.keys()):
        sides = ("run" if name in each.notebooks else "missing" for each in (a, b))
        yield Difference.of(name, sides, kind="cells")
    for name in sorted(a.notebooks.keys() & b.notebooks.keys()):
        cells, others = a.notebooks[name], b.notebooks[name]
        if len(cells) != len(others):
            yield Difference(name, f"{len(cells)} cells", f"{len(others)} cells", kind="cells")
            continue
        for place, (cell, other) in enumerate(zip(cells, others, strict=True), start=1):
            shapes = [_shape(each) for each in (cell, other)]
            if shapes[0] != shapes[1]:
                yield Difference.of(f"{name} cell {place}", shapes, kind="cells")


def _shape(cell: Mapping) -> str:
    """Return what a cell is and what kinds of output it shows."""
    outputs = (
        f"{each['kind']} {each['name']} ({', '.join(each['forms'])})" for each in cell["outputs"]
    )
    return "; ".join([cell["type"], *outputs])


def _cells(a: Kept, b: Kept, tolerance: Tolerance, same_input: bool) -> Iterator[Difference]:
    """Yield the differences between prose, code and outputs of the same cells.

    Prose and code are compared to the letter. What papermill put in is compared only where the
    parameters are the same; where not, they are told already.
    """
    for name in sorted(a.notebooks.keys() & b.notebooks.keys()):
        pairs = zip(a.notebooks[name], b.notebooks[name], strict=False)
        for number, (cell, other) in enumerate(pairs, start=1):
            place = f"{name} cell {number}"
            if same_input or not (cell["injected"] and other["injected"]):
                kind = "code" if cell["type"] == "code" else "prose"
                sources = (cell["source"], other["source"])
                for each in compare_text(f"{place} {kind}", *sources, Tolerance(0, 0)):
                    yield replace(each, kind=kind)
            if _shape(cell) != _shape(other):
                continue
            for one, two in zip(cell["outputs"], other["outputs"], strict=True):
                yield from _outputs(place, one, two, tolerance)


def _outputs(place: str, one: Mapping, two: Mapping, tolerance: Tolerance) -> Iterator[Difference]:
    """Yield the differences between two outputs of the same kind."""
    here = f"{place} {one['kind']} {one['name']}".rstrip()
    parts = {
        "numbers": compare(f"{here} data", one["data"], two["data"], tolerance),
        "words": compare(here, one["texts"], two["texts"], tolerance),
        "picture": compare_pictures(here, one["picture"], two["picture"])
        if "picture" in one
        else (),
    }
    for kind, differences in parts.items():
        yield from (replace(each, kind=kind) for each in differences)


def _pages(a: Kept, b: Kept, tolerance: Tolerance) -> Iterator[Difference]:
    """Yield the differences between what two pages show; a page that is missing is a file."""
    if a.page is None or b.page is None:
        return
    for part in ("words", "heard", "data"):
        lines = compare_lines(f"{PAGE} {part}", a.page[part], b.page[part], tolerance)
        yield from (replace(each, kind="page") for each in lines)
    for part, kind in (("scripts", "script"), ("styles", "style")):
        if a.page[part] != b.page[part]:
            yield Difference.of(f"{PAGE} {part}", _unlike(a.page[part], b.page[part]), kind=kind)
    pictures = [page["pictures"] for page in (a.page, b.page)]
    if len(pictures[0]) != len(pictures[1]):
        numbers = (f"{len(each)} pictures" for each in pictures)
        yield Difference.of(PAGE, numbers, kind="page")
    else:
        for number, pair in enumerate(zip(*pictures, strict=True), start=1):
            yield from _page_picture(f"{PAGE} picture {number}", *pair)
    if a.page["markup"] != b.page["markup"]:
        yield Difference(f"{PAGE} markup", "a markup", "another", kind="page")


def _page_picture(place: str, a: object, b: object) -> Iterator[Difference]:
    """Yield the difference between two pictures of pages, each a notebook's or one of its own."""
    if isinstance(a, Mapping) and isinstance(b, Mapping):
        found = [*compare_pictures(place, a, b)]
    elif a != b:
        sides = ("none of its notebooks'" if not isinstance(x, str) else x for x in (a, b))
        found = [Difference.of(place, sides)]
    else:
        found = []
    yield from (replace(each, kind="script" if "none" in each.after else "page") for each in found)


def _unlike(a: list[str], b: list[str]) -> tuple[str, str]:
    """Return what one list has and the other has not, in short."""
    rests = [[*(Counter(one) - Counter(two))] for one, two in ((a, b), (b, a))]
    first, second = (short("; ".join(rest)) if rest else "nothing more" for rest in rests)
    return first, second
