"""Two one-sided tests against a margin: shown to be smaller, shown to be larger, or neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import stdtr, stdtrit

from scsi.vocabulary import Interval, check_level

Verdict = Literal["smaller", "larger", "neither"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginTest:
    """A shift held against a margin.

    Attributes
    ----------
    estimate, margin : float
        Fractions.
    verdict : {"smaller", "larger", "neither"}
        Shown to lie within ± margin; shown to lie outside, on one side; neither.
    smaller : float
        p of the two one-sided tests that the shift lies within: the larger of both.
    larger : float
        One-sided p that it lies outside, on the side of the estimate.
    interval : Interval
        At 1 - 2α, the one to which `verdict` is dual.
    smallest : float
        The least margin for which the shift would be shown to be smaller.
    greatest : float
        The greatest margin for which it would be shown to be larger; 0 if none.
    level : float
        1 - α.
    """

    estimate: float
    margin: float
    verdict: Verdict
    smaller: float
    larger: float
    interval: Interval
    smallest: float
    greatest: float
    level: float


def margin_test(
    estimate: float, standard_error: float, degrees: float, margin: float, level: float = 0.95
) -> MarginTest:
    """Test whether a shift is smaller than a margin, or larger.

    Each one-sided test is at level α = 1 - `level`. The shift is shown to be smaller if the
    interval at 1 - 2α lies inside ± margin, and larger if it lies wholly beyond one of its ends.

    Parameters
    ----------
    estimate, standard_error : float
        Of the shift; the error above 0.
    degrees : float
        Of the reference t; infinity for the normal.
    margin : float
        Above 0, a fraction.
    level : float, default 0.95

    Returns
    -------
    MarginTest

    References
    ----------
    Schuirmann, D. J. (1987), "A comparison of the two one-sided tests procedure and the power
    approach for assessing the equivalence of average bioavailability", Journal of Pharmacokinetics
    and Biopharmaceutics 15(6), 657-680.

    Examples
    --------
    >>> found = margin_test(0.01, 0.02, 20, 0.05)
    >>> found.verdict, round(found.smaller, 3), round(found.smallest, 3)
    ('smaller', 0.03, 0.044)

    A shift of one point with an error of two is shown to be below five points, and below 4.5.
    """
    check_level(level)
    if not (np.isfinite(margin) and margin > 0):
        raise ValueError(f"margin must be above 0; got {margin!r}")
    if not (np.isfinite(standard_error) and standard_error > 0):
        raise ValueError(f"a margin needs a standard error above 0; got {standard_error!r}")
    size = abs(estimate)
    half = float(-stdtrit(degrees, 1 - level)) * standard_error
    smaller = float(
        max(
            stdtr(degrees, (estimate - margin) / standard_error),
            stdtr(degrees, (-estimate - margin) / standard_error),
        )
    )
    larger = float(stdtr(degrees, (margin - size) / standard_error))
    smallest, greatest = size + half, max(size - half, 0.0)
    verdict: Verdict = "neither"
    if margin > smallest:
        verdict = "smaller"
    elif margin < greatest:
        verdict = "larger"
    return MarginTest(
        estimate=float(estimate),
        margin=float(margin),
        verdict=verdict,
        smaller=smaller,
        larger=larger,
        interval=Interval(estimate - half, estimate + half),
        smallest=smallest,
        greatest=greatest,
        level=level,
    )
