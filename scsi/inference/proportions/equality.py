"""Tests that two shares are equal, with items as the unit of sampling.

`TESTS` maps each method's name to its array function, all of one form: counts and totals before,
counts and totals after, the alternative; they broadcast, and statistic and p come back as arrays.
The alternative is always about the share after less the share before.

References
----------
.. [1] Fisher, R. A. (1935). The Design of Experiments, chapter 2. Oliver and Boyd.
.. [2] Lancaster, H. O. (1961). Significance tests in discrete distributions. Journal of the
   American Statistical Association 56, 223-234: mid-p.
.. [3] Agresti, A. (2013). Categorical Data Analysis, 3rd ed., sections 3.2 and 3.5. Wiley.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, xlog1py

from scsi.inference.exact.unconditional import (
    barnard_berger_boos_test,
    barnard_test,
    barnard_unpooled_test,
    boschloo_berger_boos_test,
    boschloo_test,
    chan_zhang_test,
)
from scsi.inference.proportions.difference import ALIASES, check_shares
from scsi.inference.proportions.fisher import fisher_midp_test, fisher_test
from scsi.inference.proportions.score import pooled_score_statistic
from scsi.vocabulary import Interval, Share, check_choice, form

ALTERNATIVES = ("two-sided", "less", "greater")


def score_test(count_before, total_before, count_after, total_after, alternative="two-sided"):
    """Test equality by the pooled z; its square is Pearson's chi-square without correction.

    z = (q - p) / sqrt(r(1 - r)(1/n + 1/m)), with p and q the shares before and after of n and m
    items and r the pooled share. Where r is 0 or 1 nothing speaks against equality: z = 0, p = 1
    two-sided and 0.5 one-sided.

    Parameters
    ----------
    count_before, total_before, count_after, total_after : array_like of float
        Counts and totals, not necessarily whole; they broadcast.
    alternative : {"two-sided", "less", "greater"}
        About after less before: ``"greater"`` asks whether the share rose.

    Returns
    -------
    tuple of two ndarray
        z, positive where the share rose, and the p-value, of the broadcast shape.

    Examples
    --------
    >>> statistic, pvalue = score_test(82, 200, [1585.683, 1586], 3091)
    >>> pvalue.round(4)
    array([0.0047, 0.0047])

    41 % of 200 against 51.3 % of 3,091, as printed and as a whole count.
    """
    total_before, total_after = np.asarray(total_before, float), np.asarray(total_after, float)
    statistic = pooled_score_statistic(
        np.asarray(count_before, float) / total_before,
        np.asarray(count_after, float) / total_after,
        total_before,
        total_after,
    )
    return statistic, normal_pvalue(statistic, alternative)


def miettinen_nurminen_test(
    count_before, total_before, count_after, total_after, alternative="two-sided"
):
    """Test equality by the pooled z times sqrt((N - 1)/N), N both totals together.

    The p that agrees with the Miettinen-Nurminen interval: below 1 - level if and only if the
    interval leaves out 0. Parameters, conventions and result are those of `score_test`.

    Examples
    --------
    >>> _, pvalue = miettinen_nurminen_test(82, 200, 1586, 3091)
    >>> round(float(pvalue), 4)
    0.0047

    With 3,291 items the factor does not show.
    """
    statistic, _ = score_test(count_before, total_before, count_after, total_after)
    together = np.asarray(total_before, float) + np.asarray(total_after, float)
    statistic = statistic * np.sqrt((together - 1) / together)
    return statistic, normal_pvalue(statistic, alternative)


def likelihood_ratio_test(
    count_before, total_before, count_after, total_after, alternative="two-sided"
):
    """Test equality by the G test: G = 2 sum of observed times log(observed / expected).

    Over the four cells of the table; a cell of 0 adds 0. Two-sided, G is compared with chi-square
    on one degree of freedom; one-sided, its signed root sign(q - p) sqrt(G) with the normal.

    Parameters are those of `score_test`.

    Returns
    -------
    tuple of two ndarray
        G and the p-value, of the broadcast shape.

    Examples
    --------
    >>> statistic, pvalue = likelihood_ratio_test(82, 200, 1586, 3091)
    >>> round(float(statistic), 3), round(float(pvalue), 4)
    (8.023, 0.0046)

    Had the public share not moved, 5 in 1,000 such pairs of samples would differ as much.
    """
    count_before, total_before, count_after, total_after = (
        np.asarray(value, float) for value in (count_before, total_before, count_after, total_after)
    )
    share, weight = count_before / total_before, total_after / (total_before + total_after)
    difference = count_after / total_after - share
    pooled = share + difference * weight
    statistic = 0.0
    for count, total, lead in (
        (count_before, total_before, -difference * weight),
        (count_after, total_after, difference * (1 - weight)),
    ):
        for observed, part, gap in ((count, pooled, lead), (total - count, 1 - pooled, -lead)):
            relative = np.divide(gap, part, out=np.zeros_like(part * gap), where=part > 0)
            # log1p of the relative gap, less the gap itself: the four gaps add up to 0, and
            # without them G keeps its digits where the shares almost agree.
            statistic = statistic + xlog1py(observed, np.maximum(relative, -1)) - total * gap
    statistic = np.maximum(2 * statistic, 0)
    return statistic, normal_pvalue(np.sign(difference) * np.sqrt(statistic), alternative)


def normal_pvalue(statistic, alternative="two-sided"):
    """Return the p-value of a statistic that is standard normal under the null.

    Parameters
    ----------
    statistic : array_like of float
        Positive where the share rose.
    alternative : {"two-sided", "less", "greater"}
        ``"less"`` gives the lower tail, ``"greater"`` the upper, ``"two-sided"`` both.

    Returns
    -------
    ndarray
        p-values, of the same shape.

    Examples
    --------
    >>> float(normal_pvalue(0.0)), float(normal_pvalue(0.0, "greater"))
    (1.0, 0.5)

    No difference at all is as likely as anything two-sided, and half of it one-sided.
    """
    if alternative == "two-sided":
        return 2 * ndtr(-np.abs(statistic))
    return ndtr(statistic if alternative == "less" else np.negative(statistic))


TESTS: dict[str, Callable] = {
    "score": score_test,
    "miettinen-nurminen": miettinen_nurminen_test,
    "likelihood-ratio": likelihood_ratio_test,
    "fisher": fisher_test,
    "fisher-midp": fisher_midp_test,
}
"""Method names and their array functions."""

UNCONDITIONAL: dict[str, Callable] = {
    "barnard": barnard_test,
    "barnard-unpooled": barnard_unpooled_test,
    "boschloo": boschloo_test,
    "barnard-berger-boos": barnard_berger_boos_test,
    "boschloo-berger-boos": boschloo_berger_boos_test,
    "chan-zhang": chan_zhang_test,
}
"""Names of the exact unconditional tests and their functions, of one pair of shares a call."""


@dataclass(frozen=True, slots=True)
class DifferenceTest:
    """A test that two shares are equal, with what was tested.

    Attributes
    ----------
    before, after : Share
        The two samples.
    method : str
        Name of the test, as `difference_test` takes it.
    alternative : str
        ``"two-sided"``, ``"less"`` or ``"greater"``, about `after` less `before`.
    statistic : float
        What the method compares: z (positive where the share rose), G, for Fisher's tests the
        probability of the observed table, for Boschloo's Fisher's p-value.
    pvalue : float
        The p-value; the upper end of `bracket` where there is one.
    bracket : Interval or None
        For the exact unconditional tests, what is proved: p lies in it. None for the others.
    nuisance : float or None
        For those tests, the share before at which the lower end of `bracket` is reached.
    """

    before: Share
    after: Share
    method: str
    alternative: str
    statistic: float
    pvalue: float
    bracket: Interval | None = None
    nuisance: float | None = None

    def _repr_html_(self) -> str:
        return form("html")(self)


def difference_test(
    before: Share,
    after: Share,
    method: str = "score",
    alternative: str = "two-sided",
    *,
    rtol: float = 1e-6,
) -> DifferenceTest:
    """Test whether two shares are equal, items as independent draws.

    Parameters
    ----------
    before, after : Share
        The two samples.
    method : str
        ``"score"`` (pooled z, Pearson's chi-square), ``"miettinen-nurminen"`` (the p that agrees
        with that interval), ``"likelihood-ratio"`` (G), ``"fisher"`` (exact), ``"fisher-midp"``;
        exact and unconditional: ``"barnard"`` (pooled z), ``"barnard-unpooled"``, ``"boschloo"``
        (Fisher's p as statistic), both also as ``"barnard-berger-boos"`` and
        ``"boschloo-berger-boos"`` over the common shares that the data do not rule out, or
        ``"chan-zhang"`` (alias ``"exact"``: the p that agrees with
        that interval).
    alternative : {"two-sided", "less", "greater"}
        About the share after less the share before: ``"greater"`` asks whether it rose,
        ``"less"`` whether it fell.
    rtol : float
        Greatest relative width of the bracket of an exact unconditional p-value.

    Returns
    -------
    DifferenceTest
        Statistic and p-value with the inputs.

    Raises
    ------
    TypeError
        If `before` or `after` is not a `Share`.
    ValueError
        If `method` or `alternative` is unknown.

    See Also
    --------
    difference_interval : The difference with its interval.

    Notes
    -----
    How often, at most, a test at 5 % rejects when nothing changed, in per cent, for sizes 20 and
    31, 50 and 50, 51 and 200 (`scsi.inference.exact.size.exact_size`):

    ================== ===== ===== ======
    method             20,31 50,50 51,200
    ================== ===== ===== ======
    score               5.42  5.69   9.39
    miettinen-nurminen  4.97  5.69   9.39
    likelihood-ratio    9.68  9.22   7.54
    fisher              4.42  3.52   4.24
    fisher-midp         4.94  5.69   5.40
    barnard             4.97  4.88   4.80
    barnard-unpooled    4.61  4.88   4.02
    boschloo            4.83  4.87   4.97
    ================== ===== ===== ======

    Examples
    --------
    >>> test = difference_test(Share(82, 200), Share(1586, 3091))
    >>> round(test.statistic, 3), round(test.pvalue, 4)
    (2.826, 0.0047)

    If items were independent draws, a shift this large would be rare had nothing changed.

    >>> from scsi.inference.exact.size import exact_size
    >>> [round(100 * exact_size(test, 20, 31).high, 2) for test in ("score", "boschloo")]
    [5.42, 4.83]

    At these sizes the score test exceeds its level and Boschloo's does not.
    """
    table = check_shares(before, after)
    method = check_choice("method", method, (*TESTS, *UNCONDITIONAL, *ALIASES))
    method = ALIASES.get(method, method)
    check_choice("alternative", alternative, ALTERNATIVES)
    if method in UNCONDITIONAL:
        exact = UNCONDITIONAL[method](*table, alternative, rtol=rtol)
        found = exact.statistic, exact.pvalue, exact.bracket, exact.nuisance
        return DifferenceTest(before, after, method, alternative, *found)
    statistic, pvalue = TESTS[method](*table, alternative)
    return DifferenceTest(before, after, method, alternative, float(statistic), float(pvalue))
