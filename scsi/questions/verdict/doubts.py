"""What may stand against a shift between two waves of a survey, the strongest doubt first.

Doubts are ranked by kind, in the order of `KINDS`: first what leaves no answer, then what was
counted, then on whom the shift depends, then what nobody knows, then how precise it is. A check
becomes a doubt where it leaves half of the shift or less; one that leaves something out must
besides move the shift by a fifth of its interval's width, since less is noise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scsi.evidence.survey import Survey
from scsi.inference.clusters import CityCounts
from scsi.questions.compare_waves.answers import weighed_clusters
from scsi.questions.compare_waves.finding import WaveComparison
from scsi.questions.decompose.groups import group_sums
from scsi.questions.survey.rows import rows_of
from scsi.questions.verdict.rules import FIFTH, HALF, MARGIN
from scsi.vocabulary import Unit

KINDS = (
    "absent", "described", "few", "composition", "city", "region", "group", "panel", "missing",
    "no-overlap", "wide",
)  # fmt: skip
"""Kinds of doubt, the strongest first."""
COUNTED = frozenset({"composition", "city", "region", "group", "panel"})
"""Kinds that are checks of what was counted: a headline's clear change must outlast them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something that stands against a shift.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    left : float or None
        What the check leaves of the shift, a fraction; None where it leaves no number.
    name : str
        The city, region or group that it is about; empty for none.
    numbers : tuple of float
        Items of that before and after, or the numbers of cities that the words need.
    shares : tuple of float or None
        The shares before and after under the check.
    """

    kind: str
    left: float | None = None
    name: str = ""
    numbers: tuple[float, float] = (0, 0)
    shares: tuple[float, float] | None = None


def doubts_of(survey: Survey, found: WaveComparison, margin: float = MARGIN) -> tuple[Doubt, ...]:
    """Return all doubts about a comparison, the strongest first."""
    doubts = [*_no_answer(found), *_unknown(found)]
    if abs(found.estimate) > margin and min(found.counts) > 0:
        doubts += _counted(survey, found)
    if not doubts and found.interval is not None and 0 in found.interval:
        ends = found.interval
        if not (-margin <= ends.low and ends.high <= margin):
            doubts.append(Doubt(kind="wide"))
    return tuple(sorted(doubts, key=lambda each: KINDS.index(each.kind)))


def _no_answer(found: WaveComparison) -> Iterator[Doubt]:
    """Yield what leaves no answer."""
    if min(found.counts) == 0:
        yield Doubt(kind="absent", numbers=found.counts)
    if found.unit is Unit.NONE:
        yield Doubt(kind="described")
    elif found.unreliable or found.interval is None:
        before, after = (wave.effective for wave in found.concentration)
        yield Doubt(kind="few", numbers=(before, after))


def _unknown(found: WaveComparison) -> Iterator[Doubt]:
    """Yield what nobody knows: missing funding, and cities that are in one wave only."""
    if found.missing is not None and found.estimate:
        ends = found.missing.shift
        left = min(ends.low / found.estimate, ends.high / found.estimate)
        if left <= HALF:
            shares = (ends.low, ends.high)
            yield Doubt(kind="missing", left=left, numbers=found.without_funding, shares=shares)
    if found.cities[2] == 0:
        yield Doubt(kind="no-overlap", numbers=found.cities[:2])


def _counted(survey: Survey, found: WaveComparison) -> Iterator[Doubt]:
    """Yield what was counted, and on whom the shift depends."""
    rows = rows_of(survey, found.before, found.after, found.category, found.weight)
    clusters = weighed_clusters(rows, found.category, rows.clusters(found.category))
    yield from _without("city", clusters.data, found, clusters.named)
    balanced = found.asked("balanced").estimate
    if balanced is not None and found.cities[2] > 1 and balanced / found.estimate <= HALF:
        shares = (0.0, balanced)
        numbers = (found.cities[2], found.cities[2])
        yield Doubt(kind="panel", left=balanced / found.estimate, numbers=numbers, shares=shares)
    if found.weight == "cities":
        return
    for kind, by in (("region", "region"), ("group", found.by_group and found.by_group.by)):
        if by and by in survey.columns:
            grouped = rows_of(survey, found.before, found.after, found.category, found.weight, by)
            sums = group_sums(grouped, found.category)
            named = np.array([name != "" for name in sums.cities])
            yield from _without(kind, sums, found, named)
            if kind == "group":
                yield from _composition(found, sums, named)


def _composition(found: WaveComparison, sums: CityCounts, named: np.ndarray) -> Iterator[Doubt]:
    """Yield that most of a shift is one of what was counted, with the group that changed most."""
    split = found.by_group
    if split is None:
        return
    parts = {part.key: part.estimate for part in split.parts}
    left = 1 - parts["composition"] / found.estimate
    if left > HALF:
        return
    shares = _shares(sums)
    rest = np.where(named, (shares[1] - shares[0]) / found.estimate, np.inf)
    at = int(np.where(np.isfinite(rest), rest, np.inf).argmin())
    yield Doubt(
        kind="composition",
        left=left,
        name=sums.cities[at],
        numbers=(float(sums.total_before[at]), float(sums.total_after[at])),
        shares=(float(shares[0][at]), float(shares[1][at])),
    )


def _without(
    kind: str, sums: CityCounts, found: WaveComparison, named: np.ndarray
) -> Iterator[Doubt]:
    """Yield the one city, region or group without which half of a shift is left, or less."""
    if named.sum() < 3:
        return
    before, after = _shares(sums)
    left = (after - before) / found.estimate
    left = np.where(named & np.isfinite(left), left, np.inf)
    at = int(left.argmin())
    width = found.interval.width if found.interval is not None else 0.0
    if left[at] <= HALF and (1 - left[at]) * abs(found.estimate) >= FIFTH * width:
        yield Doubt(
            kind=kind,
            left=float(left[at]),
            name=sums.cities[at],
            numbers=(float(sums.total_before[at]), float(sums.total_after[at])),
            shares=(float(before[at]), float(after[at])),
        )


def _shares(sums: CityCounts) -> tuple[np.ndarray, np.ndarray]:
    """Return the shares before and after without each of the groups; nan where nothing is left."""
    count, total, later, all_later = (column.sum() - column for column in sums.columns)
    with np.errstate(divide="ignore", invalid="ignore"):
        return (
            np.where(total > 0, count / total, np.nan),
            np.where(all_later > 0, later / all_later, np.nan),
        )
