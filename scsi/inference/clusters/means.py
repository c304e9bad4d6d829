"""Mean of city shares: Welch and paired tests."""

from __future__ import annotations

import numpy as np

from scsi.inference.clusters.counts import CityCounts
from scsi.inference.clusters.results import ShiftTest, t_test
from scsi.vocabulary import check_choice, check_level


def mean_of_shares_test(data: CityCounts, design: str = "auto", level: float = 0.95) -> ShiftTest:
    """Test and bound the shift of the mean of city shares: Welch's t, or the paired t.

    Parameters
    ----------
    data : CityCounts
        Counts or weights per city and wave; each city counts the same.
    design : {"auto", "welch", "paired"}
        ``"auto"`` is Welch where no city is in both waves and paired where all are. ``"paired"``
        with other cities uses the balanced panel only.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    ShiftTest
        Not estimable with one city in a wave or without any spread.

    Raises
    ------
    ValueError
        Where some but not all cities are in both waves, or Welch is asked for and any is: neither
        Welch nor a pairing of all holds then; `cr2_test` of ``data.weighted("cities")`` does.

    Examples
    --------
    >>> from scsi.inference.clusters import CityCounts, mean_of_shares_test
    >>> data = CityCounts(
    ...     cities="ABCD", count_before=[4, 1, 5, 2], total_before=[10, 10, 10, 10],
    ...     count_after=[6, 2, 7, 5], total_after=[10, 10, 10, 10],
    ... )
    >>> answer = mean_of_shares_test(data)
    >>> answer.method, round(answer.estimate, 2), answer.reason
    ('paired', 0.2, 'few-degrees')

    Every city rose, by 20 points in the mean; four cities leave too few degrees for a p.
    """
    check_level(level)
    check_choice("design", design, ("auto", "welch", "paired"))
    both = data.in_both
    if design == "auto":
        design = "paired" if (both | ~(data.in_before | data.in_after)).all() else "welch"
    if design == "welch" and both.any():
        raise ValueError(
            f"{int(both.sum())} cities are in both waves, which Welch's test takes as independent; "
            "use cr2_test(data.weighted('cities')), or design='paired' for the balanced panel"
        )
    before, after = (data.balanced() if design == "paired" else data).shares()
    before, after = before[np.isfinite(before)], after[np.isfinite(after)]
    estimate = after.mean() - before.mean()
    if min(len(before), len(after)) < 2:
        variance = degrees = float("nan")
    elif design == "paired":
        change = after - before
        variance, degrees = change.var(ddof=1) / len(change), len(change) - 1
    else:
        parts = np.array([x.var(ddof=1) / len(x) for x in (before, after)])
        free = np.array([len(before) - 1, len(after) - 1])
        variance = parts.sum()
        degrees = variance**2 / (parts**2 / free).sum() if variance > 0 else np.nan
    kept = data.balanced() if design == "paired" else data
    overlap = "pairs" if design == "paired" else "none"
    return t_test(kept, design, estimate, variance, degrees, level, overlap)
