"""What a batch is to make, planned before anything runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scsi.reports.run.batch_cases import Case
from scsi.reports.run.plan import Job, plan


@dataclass(frozen=True, slots=True)
class Order:
    """What a batch is to make.

    Attributes
    ----------
    notebook : str
        Name of the notebook.
    cases : list of Case
        What it runs for.
    jobs : dict of str to list of Job
        Per folder of a case, a job for each language.
    languages : tuple of str
        The languages of every profile.
    """

    notebook: str
    cases: list[Case]
    jobs: dict[str, list[Job]]
    languages: tuple[str, ...]

    @property
    def parameters(self) -> list[str]:
        """The parameters in which cases differ, in the order in which they were given."""
        return list(dict.fromkeys(name for case in self.cases for name in case.texts))


def order_of(
    notebook: str,
    path: Path,
    cases: list[Case],
    languages: Iterable[str],
    texts: Mapping[str, str],
) -> Order:
    """Plan a batch; every fault before any run.

    Raises
    ------
    ValueError
        If the notebook does not know a parameter, or a value does not fit: one line a fault, with
        the first place that has it and the number of the others.
    """
    languages, jobs = tuple(languages), {}
    faults: dict[str, list[str]] = {}
    for case in cases:
        for name in sorted(case.texts.keys() & texts.keys()):
            fault = f"{name} is what the batch runs over; leave out -p {name}"
            faults.setdefault(fault, []).append("")
        try:
            jobs[case.folder] = plan({notebook: path}, languages, {**texts, **case.texts})
        except ValueError as error:
            for line in str(error).splitlines():
                faults.setdefault(line, []).append(case.place)
    if faults:
        raise ValueError("\n".join(_placed(line, places) for line, places in faults.items()))
    return Order(notebook, cases, jobs, languages)


def _placed(line: str, places: list[str]) -> str:
    """Return a fault with where it is; a grid has one place only."""
    first, *others = dict.fromkeys(filter(None, places)) or [""]
    more = f" and {len(others)} more" if others else ""
    return f"{first}{more}: {line}" if first else line
