"""Intervals for all shares of one total at once, right together with the stated probability.

Both methods are statsmodels' `multinomial_proportions_confint`.

References
----------
.. [1] Goodman, L. A. (1965). On simultaneous confidence intervals for multinomial proportions.
   Technometrics 7, 247-254.
.. [2] Sison, C. P. and Glaz, J. (1995). Simultaneous confidence intervals and sample size
   determination for multinomial proportions. Journal of the American Statistical Association 90,
   366-369.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from statsmodels.stats.proportion import multinomial_proportions_confint

from scsi.vocabulary import Interval, Share, check_choice, check_level

METHODS = ("goodman", "sison-glaz")


def simultaneous_intervals(
    counts: Mapping[object, int] | Sequence[int], method: str = "goodman", level: float = 0.95
) -> dict[object, Interval] | list[Interval]:
    """Return one interval for each share such that all hold together at `level`.

    Parameters
    ----------
    counts : mapping of category to int, or sequence of int
        How many items fell into each of two or more categories; together they are the total.
    method : {"goodman", "sison-glaz"}
        ``"goodman"``: Wilson intervals at 1 - (1 - level)/k, k categories. ``"sison-glaz"``: one
        width for all, from the probability that truncated Poisson counts add up to the total;
        meant for seven and more categories of similar size.
    level : float
        Probability that all intervals hold together, in (0, 1).

    Returns
    -------
    dict or list of Interval
        By category where `counts` is a mapping, else in the order of `counts`.

    Raises
    ------
    TypeError
        If a count is not a whole number.
    ValueError
        If a count is negative, all are 0, there are fewer than two, `method` is unknown or `level`
        does not lie in (0, 1); if `method` is ``"sison-glaz"`` and one count is the total.

    Examples
    --------
    >>> intervals = simultaneous_intervals({"public": 1586, "private": 1131, "ppp": 374})
    >>> round(intervals["ppp"].low, 3), round(intervals["ppp"].high, 3)
    (0.108, 0.136)

    If items were independent draws, joint money paid for 11 to 14 per cent.
    """
    check_choice("method", method, METHODS)
    values = _checked(list(counts.values() if isinstance(counts, Mapping) else counts))
    if method == "sison-glaz" and max(values) == sum(values):
        raise ValueError(
            "sison-glaz gives no interval where one category holds every item, only (1, 1); "
            f"method='goodman' does; got {values}"
        )
    bounds = multinomial_proportions_confint(values, 1 - check_level(level), method=method)
    # Rounding leaves some bounds outside 0 to 1 by an ulp.
    intervals = [Interval(max(low, 0.0), min(high, 1.0)) for low, high in bounds]
    if isinstance(counts, Mapping):
        return dict(zip(counts, intervals, strict=True))
    return intervals


def _checked(values):
    """Return the counts as ints, refusing what no total can have as its parts."""
    if len(values) < 2:
        raise ValueError(f"simultaneous intervals need two or more counts; got {values}")
    total = sum(values)
    return [Share(value, total).count for value in values]
