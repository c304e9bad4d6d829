"""Shifts of three or more pairs of waves, or surveys, put together with their heterogeneity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats
from statsmodels.stats.meta_analysis import combine_effects

from scsi.inference.clusters.results import t_interval, two_sided
from scsi.vocabulary import Interval, check_level

FEWEST = 3
"""Two estimates give no estimable heterogeneity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedShift:
    """The mean of independent shifts that differ by more than chance.

    Attributes
    ----------
    estimate, standard_error : float
        Mean over a population of such shifts, fractions, and its Hartung-Knapp error.
    degrees : float
        Of the reference t: shifts less one.
    interval : Interval
        Of the mean, at `level`; `pvalue` is its dual.
    pvalue : float
    heterogeneity : float
        Standard deviation τ of the true shifts, Paule-Mandel.
    prediction : Interval
        Where one more shift would lie, at `level`.
    level : float
    shifts : int
    """

    estimate: float
    standard_error: float
    degrees: float
    interval: Interval
    pvalue: float
    heterogeneity: float
    prediction: Interval
    level: float
    shifts: int


def combine_shifts(estimates, errors, level: float = 0.95) -> CombinedShift:
    """Put independent shifts together by random effects with Hartung and Knapp's interval.

    The estimates are those of statsmodels' `combine_effects`: weights 1/(s² + τ²) with τ² by Paule
    and Mandel, the error from the weighted spread of the estimates about their mean, reference t
    with one degree less than there are shifts. What it lacks is added: the refusal of two, whose
    heterogeneity cannot be told from chance, and the interval for one more. Shifts between
    successive waves share a wave, or share cities, and are not independent: those of separate
    surveys, or of pairs of waves without a city in common, are.

    Parameters
    ----------
    estimates, errors : array_like, shape (m,)
        Three or more shifts and their standard errors, above 0, as from `cr2_test`.
    level : float, default 0.95
        Confidence level.

    Returns
    -------
    CombinedShift

    Raises
    ------
    ValueError
        For fewer than three shifts, or an error that is not above 0.

    References
    ----------
    Hartung, J. and Knapp, G. (2001), "A refined method for the meta-analysis of controlled clinical
    trials with binary outcome", Statistics in Medicine 20(24), 3875-3889, section 3.
    Paule, R. C. and Mandel, J. (1982), "Consensus values and weighting factors", Journal of
    Research of the National Bureau of Standards 87(5), 377-385.
    Higgins, J. P. T., Thompson, S. G. and Spiegelhalter, D. J. (2009), "A re-evaluation of
    random-effects meta-analysis", JRSS A 172(1), 137-159, section 3.4 (prediction).

    Examples
    --------
    >>> found = combine_shifts([0.12, 0.02, 0.09, -0.03], [0.03, 0.04, 0.05, 0.03])
    >>> round(found.estimate, 3), round(found.heterogeneity, 3), round(found.pvalue, 2)
    (0.048, 0.059, 0.26)

    Four surveys rise by 5 points in the mean, but differ by as much.
    """
    check_level(level)
    estimates, errors = np.asarray(estimates, dtype=float), np.asarray(errors, dtype=float)
    if estimates.shape != errors.shape or estimates.ndim != 1 or not (errors > 0).all():
        raise ValueError("estimates and errors must be of one length, all errors above 0")
    if len(estimates) < FEWEST:
        raise ValueError(
            f"heterogeneity needs {FEWEST} shifts or more; got {len(estimates)}: two waves give "
            "one shift, and two shifts cannot tell heterogeneity from chance"
        )
    fit = combine_effects(estimates, errors**2, method_re="pm", use_t=True)
    estimate, error = float(fit.mean_effect_re), float(np.sqrt(fit.var_hksj_re))
    degrees = float(len(estimates) - 1)
    reach = np.sqrt(max(float(fit.tau2), 0.0) + error**2)
    half = float(stats.t.isf((1 - level) / 2, degrees - 1)) * reach
    return CombinedShift(
        estimate=estimate,
        standard_error=error,
        degrees=degrees,
        interval=t_interval(estimate, error, degrees, level),
        pvalue=two_sided(estimate / error, degrees) if error else 1.0,
        heterogeneity=float(np.sqrt(max(float(fit.tau2), 0.0))),
        prediction=Interval(estimate - half, estimate + half),
        level=level,
        shifts=len(estimates),
    )
