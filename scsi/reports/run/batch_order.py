"""What a batch is to make, planned before anything runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scsi.reports.run.members import Member, Range
from scsi.reports.run.plan import Job, plan


@dataclass(frozen=True, slots=True)
class Order:
    """What a batch is to make.

    Attributes
    ----------
    notebook : str
        Name of the notebook.
    members : list of Member
        Whom it runs for.
    jobs : dict of str to list of Job
        Per member, a job for each language.
    languages : tuple of str
        The languages of every profile.
    """

    notebook: str
    members: list[Member]
    jobs: dict[str, list[Job]]
    languages: tuple[str, ...]


def order_of(
    notebook: str, path: Path, over: Range, languages: Iterable[str], texts: Mapping[str, str]
) -> Order:
    """Plan a batch; every fault before any run.

    Raises
    ------
    ValueError
        If the notebook does not know the parameter, or another is unknown or does not fit.
    """
    if over.parameter in texts:
        raise ValueError(f"{over.parameter} is what the batch runs over; leave it out")
    members, languages = over.members(), tuple(languages)
    jobs = {
        member.value: plan({notebook: path}, languages, {**texts, over.parameter: member.value})
        for member in members
    }
    return Order(notebook, members, jobs, languages)
