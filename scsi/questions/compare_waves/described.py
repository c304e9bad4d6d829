"""What a comparison counts and describes: rows, estimands, correlations, missing funding."""

from __future__ import annotations

from typing import Any

from scsi.inference.clusters import (
    MissingBounds,
    TwoEstimands,
    estimated_persistence,
    intraclass_correlations,
    missing_bounds,
    two_estimands,
)
from scsi.questions.decompose.finding import DRAWS
from scsi.questions.survey.rows import Clusters, WaveRows

FEW_NUMBERS = 20_000_000
"""Random numbers that the intervals of the correlations may take."""


def numbers(rows: WaveRows, items: WaveRows, category: str) -> dict[str, Any]:
    """Return how many rows and cities there are, and how many rows lack what."""
    sums = items.tallies(category)
    known = sums[:2].sum(axis=0)
    present = known[:, :-1] > 0
    return {
        "counts": tuple(int(x) for x in sums[0].sum(axis=1)),
        "totals": tuple(int(x) for x in known.sum(axis=1)),
        "rows": rows.rows(),
        "without_city": rows.rows("city"),
        "without_funding": rows.rows("funding"),
        "without_weight": rows.rows("weight"),
        "cities": (
            int(present[0].sum()), int(present[1].sum()), int((present[0] & present[1]).sum()),
        ),
    }  # fmt: skip


def estimands(rows: WaveRows, category: str, level: float) -> tuple[TwoEstimands, ...]:
    """Return the pooled share against the mean of city shares."""
    try:
        return two_estimands(rows.clusters(category, "out").data.present(), level)
    except ValueError:
        return ()


def correlations(items: WaveRows, category: str, level: float, seed: int):
    """Return the intraclass correlations of the cities with a name."""
    try:
        data = items.clusters(category, "out").data.present()
    except ValueError:
        return ()
    draws = min(DRAWS, max(FEW_NUMBERS // len(data.cities), 199))
    return intraclass_correlations(data, level, draws, seed)


def persistence(items: WaveRows, category: str) -> float | None:
    """Return how far the cities in both waves keep their shares, as far as the counts tell it."""
    try:
        data = items.clusters(category, "out").data.present()
    except ValueError:
        return None
    return estimated_persistence(data)


def missing(base: Clusters, level: float) -> MissingBounds | None:
    """Return the bounds for missing funding, None if there is none missing."""
    before, after = base.missing
    return missing_bounds(base.data, before, after, level) if base.missing.any() else None
