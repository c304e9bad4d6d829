"""Exact unconditional tests that two shares are equal, each p-value with a proved bracket.

Under equality both counts are binomial with a common share u that is not known. A test adds up
the probability of the tables at least as extreme as the observed one and takes the supremum over
u. SciPy and the R packages search for it on a grid or by optimisation from a few starts, which can
miss it; here `supremum` encloses it. SciPy's two-sided Boschloo doubles the smaller one-sided
p-value; here the two-sided Fisher p-value orders the tables.

References
----------
.. [1] Barnard, G. A. (1947). Significance tests for 2 x 2 tables. Biometrika 34, 123-138.
.. [2] Suissa, S. and Shuster, J. J. (1985). Exact unconditional sample sizes for the 2 x 2 binomial
   trial. Journal of the Royal Statistical Society A 148, 317-327: the pooled and unpooled z.
.. [3] Boschloo, R. D. (1970). Raised conditional level of significance for the 2 x 2-table when
   testing the equality of two probabilities. Statistica Neerlandica 24, 1-35.
.. [4] Mehrotra, D. V., Chan, I. S. F. and Berger, R. L. (2003). A cautionary note on exact
   unconditional inference for a difference between two independent binomial proportions.
   Biometrics 59, 441-450.
.. [5] Chan, I. S. F. and Zhang, Z. (1999). Test-based exact confidence intervals for the
   difference of two binomial proportions. Biometrics 55, 1202-1209.
.. [6] Berger, R. L. and Boos, D. D. (1994). P values maximized over a confidence set for the
   nuisance parameter. Journal of the American Statistical Association 89, 1012-1016.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scsi.inference.exact import orders
from scsi.inference.exact.null_supremum import null_supremum
from scsi.inference.exact.score_tail import ScoreTail
from scsi.inference.exact.supremum import supremum
from scsi.inference.exact.table import whole_table
from scsi.inference.proportions.fisher import fisher_test
from scsi.inference.proportions.one_share import clopper_pearson_interval
from scsi.inference.proportions.score import pooled_score_statistic
from scsi.vocabulary import Interval, check_choice

ALTERNATIVES = ("two-sided", "less", "greater")
"""What may be asked of the share after less the share before."""

BEYOND = 1e-3
"""Probability that the common share lies outside its interval, in the tests of Berger and Boos."""


@dataclass(frozen=True, slots=True)
class ExactTest:
    """An exact unconditional test.

    Attributes
    ----------
    statistic : float
        What orders the tables: z, positive where the share rose, or Fisher's p-value.
    pvalue : float
        The upper end of `bracket`, so that what rounding and searching leave open never makes a
        result look rarer than it is.
    bracket : Interval
        Holds the supremum; its relative width is at most the `rtol` asked for.
    nuisance : float
        The share before at which the lower end of the bracket is reached; the share after is the
        same, but for the test of Chan and Zhang, where it may differ on the null's side.
    """

    statistic: float
    pvalue: float
    bracket: Interval
    nuisance: float


def barnard_test(
    count_before: int,
    total_before: int,
    count_after: int,
    total_after: int,
    alternative: str = "two-sided",
    *,
    rtol: float = 1e-6,
) -> ExactTest:
    """Test equality by Barnard's exact test with the pooled z, unconditional on the counts' sum.

    p = sup over u of P(abs(Z) >= abs(z)), both counts binomial with share u; one-sided P(Z >= z)
    or P(Z <= z). Z = (q - p) / sqrt(r(1 - r)(1/n + 1/m)), p the share before of n items, q the
    share after of m and r that of both together; where r is 0 or 1, Z is 0. Which tables are as
    extreme is decided in whole numbers.

    Parameters
    ----------
    count_before, total_before, count_after, total_after : int
        Counts and totals, whole numbers; 0 and all are allowed. One pair of samples a call.
    alternative : {"two-sided", "less", "greater"}
        About after less before: ``"greater"`` asks whether the share rose.
    rtol : float
        Greatest relative width of the bracket.

    Returns
    -------
    ExactTest
        Statistic, p-value, bracket and the common share that reaches it.

    Raises
    ------
    ValueError
        If the counts and totals are not possible whole numbers, the alternative is unknown, or
        `rtol` is below what rounding allows (about 1e-8 at 20,000 items) or not below 1.

    Examples
    --------
    >>> test = barnard_test(7, 15, 12, 15, alternative="greater")
    >>> round(test.pvalue, 4), test.bracket.width < 1e-7
    (0.0341, True)

    Mehta and Senchaudhuri (2003) print 0.034: 12 of 15 against 7 of 15 is evidence of a rise.
    """
    table = whole_table(count_before, total_before, count_after, total_after)
    return _test(orders.pooled, _pooled_z(*table), table, alternative, rtol)


def barnard_berger_boos_test(
    count_before: int,
    total_before: int,
    count_after: int,
    total_after: int,
    alternative: str = "two-sided",
    *,
    rtol: float = 1e-6,
) -> ExactTest:
    """Test equality by Barnard's test over the common shares that the data do not rule out.

    p = `BEYOND` + sup of the same probability over the exact 1 - `BEYOND` interval of the common
    share (Berger and Boos 1994), at most 1: it keeps its level as well, and its maximum cannot lie
    at a share near 0 or 1 that both samples contradict.

    Parameters, result and errors are those of `barnard_test`.

    Examples
    --------
    >>> everywhere = barnard_test(82, 200, 1586, 3091)
    >>> within = barnard_berger_boos_test(82, 200, 1586, 3091)
    >>> round(everywhere.pvalue, 3), round(1 - everywhere.nuisance, 4)
    (0.024, 0.0004)
    >>> round(within.pvalue, 3), round(within.nuisance, 2)
    (0.006, 0.53)

    Barnard's p comes from a world in which all but 4 items in 10,000 are public; where half is, as
    the data say, it is a quarter of that.
    """
    table = whole_table(count_before, total_before, count_after, total_after)
    return _within(orders.pooled, _pooled_z(*table), table, alternative, rtol)


def boschloo_berger_boos_test(
    count_before: int,
    total_before: int,
    count_after: int,
    total_after: int,
    alternative: str = "two-sided",
    *,
    rtol: float = 1e-6,
) -> ExactTest:
    """Test equality by Boschloo's test over the common shares that the data do not rule out.

    As `barnard_berger_boos_test`, the tables in the order of `boschloo_test`.

    Examples
    --------
    >>> round(boschloo_berger_boos_test(7, 15, 12, 15, alternative="greater").pvalue, 4)
    0.0351

    Where the maximum lies at a share that is possible, it only adds a thousandth.
    """
    table = whole_table(count_before, total_before, count_after, total_after)
    _, statistic = fisher_test(*table, alternative)
    return _within(orders.fisher, float(statistic), table, alternative, rtol)


def barnard_unpooled_test(
    count_before: int,
    total_before: int,
    count_after: int,
    total_after: int,
    alternative: str = "two-sided",
    *,
    rtol: float = 1e-6,
) -> ExactTest:
    """Test equality by Barnard's exact test with the unpooled z.

    As `barnard_test`, with Z = (q - p) / sqrt(p(1 - p)/n + q(1 - q)/m); where that root is 0, Z is
    0 if the shares are equal and infinite otherwise.

    Examples
    --------
    >>> round(barnard_unpooled_test(7, 15, 12, 15, alternative="greater").pvalue, 4)
    0.0341

    With equal groups both z order the tables alike.
    """
    table = whole_table(count_before, total_before, count_after, total_after)
    return _test(orders.unpooled, _unpooled_z(*table), table, alternative, rtol)


def boschloo_test(
    count_before: int,
    total_before: int,
    count_after: int,
    total_after: int,
    alternative: str = "two-sided",
    *,
    rtol: float = 1e-6,
) -> ExactTest:
    """Test equality by Boschloo's exact test: Fisher's p-value as the statistic.

    p = sup over u of P(F <= f), f Fisher's p-value of the observed table, of the same alternative;
    p-values that agree to 1e-7 of themselves count as tied. The maximum is over all u from 0 to 1,
    without the restriction of Berger and Boos. Never above Fisher's p-value, beyond the bracket's
    width.

    Parameters, result and errors are those of `barnard_test`.

    Examples
    --------
    >>> test = boschloo_test(7, 15, 12, 15, alternative="greater")
    >>> round(test.statistic, 4), round(test.pvalue, 4)
    (0.0641, 0.0341)

    Fisher's 0.064 becomes 0.034 when the sum of the counts is not held fixed.
    """
    table = whole_table(count_before, total_before, count_after, total_after)
    _, statistic = fisher_test(*table, alternative)
    return _test(orders.fisher, float(statistic), table, alternative, rtol)


def chan_zhang_test(
    count_before: int,
    total_before: int,
    count_after: int,
    total_after: int,
    alternative: str = "two-sided",
    *,
    rtol: float = 1e-6,
) -> ExactTest:
    """Test equality by the exact test that agrees with `chan_zhang_interval`.

    One-sided it is the p-value of the whole hypothesis that the share did not rise (or fall),

        sup over δ <= 0 and shares that differ by δ of P(T(δ) >= its observed value),

    with T(δ) the score statistic. The supremum at δ = 0 alone is Barnard's; it can be lower, as
    the order of the tables changes with δ, and it then rejects 0 where the interval, the hull of
    a set with a gap at 0, does not. 1 where the observed share did not rise (or fall). Two-sided,
    twice the smaller of both, at most 1.

    Parameters, result and errors are those of `barnard_test`; tables whose T differ by less than
    1e-9 count as tied, and the search over δ takes `rtol` four times as fine.

    Examples
    --------
    >>> round(chan_zhang_test(7, 15, 12, 15).pvalue, 4)
    0.0682

    The 95 % interval, from -0.024 to 0.637, holds 0 as well.
    """
    table = whole_table(count_before, total_before, count_after, total_after)
    rise = ScoreTail(*table)
    if check_choice("alternative", alternative, ALTERNATIVES) == "two-sided":
        tail, factor = (rise if rise.difference > 0.0 else rise.reversed()), 2.0
    else:
        tail, factor = (rise if alternative == "greater" else rise.reversed()), 1.0
    found = null_supremum(tail, rtol=rtol)
    bracket = Interval(min(factor * found.low, 1.0), min(factor * found.high, 1.0))
    share = found.share_before
    if tail is not rise:
        share += found.difference
    return ExactTest(_pooled_z(*table), bracket.high, bracket, share)


def _test(order: orders.Order, statistic: float, table, alternative: str, rtol: float) -> ExactTest:
    """Return the test that takes the tables in the given order."""
    x, m, y, n = table
    region = order(x, m, y, n, check_choice("alternative", alternative, ALTERNATIVES))
    found = supremum(region.log_probability(), m + n, rtol=rtol)
    return ExactTest(statistic, found.high, Interval(found.low, found.high), found.at)


def _within(order: orders.Order, statistic: float, table, alternative: str, rtol: float):
    """Return the test whose nuisance parameter stays within its interval."""
    x, m, y, n = table
    region = order(x, m, y, n, check_choice("alternative", alternative, ALTERNATIVES))
    low, high = clopper_pearson_interval(x + y, m + n, 1 - BEYOND)
    ends = float(low), float(high)
    found = supremum(region.log_probability(), m + n, rtol=rtol, within=ends)
    bracket = Interval(min(found.low + BEYOND, 1.0), min(found.high + BEYOND, 1.0))
    return ExactTest(statistic, bracket.high, bracket, found.at)


def _pooled_z(x: int, m: int, y: int, n: int) -> float:
    """Return the pooled z of x of m and y of n."""
    return float(pooled_score_statistic(x / m, y / n, m, n))


def _unpooled_z(x: int, m: int, y: int, n: int) -> float:
    """Return the unpooled z of x of m and y of n, infinite where only its variance is 0."""
    difference = m * y - n * x
    variance = n**3 * x * (m - x) + m**3 * y * (n - y)
    if variance == 0:
        return float(np.copysign(np.inf, difference)) if difference else 0.0
    return float(difference * np.sqrt(float(m * n)) / np.sqrt(float(variance)))
