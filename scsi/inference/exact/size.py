"""The exact size of a test of equality: how often it rejects, at most, when nothing changed."""

from __future__ import annotations

import numpy as np

from scsi.inference.exact import orders
from scsi.inference.exact.conditional import Hypergeometric
from scsi.inference.exact.region import Region
from scsi.inference.exact.supremum import Supremum, supremum
from scsi.inference.exact.table import whole_table
from scsi.inference.proportions.equality import TESTS
from scsi.vocabulary import check_choice, check_level

UNCONDITIONAL = {
    "barnard": orders.pooled,
    "barnard-unpooled": orders.unpooled,
    "boschloo": orders.fisher,
}
CLOSED = ("score", "miettinen-nurminen", "likelihood-ratio", "fisher", "fisher-midp")
METHODS = (*CLOSED, *UNCONDITIONAL)


def exact_size(
    method: str, total_before: int, total_after: int, level: float = 0.95, *, rtol: float = 1e-6
) -> Supremum:
    """Return the greatest probability, over all common shares, that a two-sided test rejects.

    A test that rejects where p <= 1 - level keeps its level if this does not exceed 1 - level.
    Fisher, Barnard and Boschloo keep it by construction; the score, likelihood ratio and mid-p
    tests need not.

    Parameters
    ----------
    method : str
        ``"score"``, ``"miettinen-nurminen"``, ``"likelihood-ratio"``, ``"fisher"``,
        ``"fisher-midp"``, ``"barnard"``, ``"barnard-unpooled"`` or ``"boschloo"``.
    total_before, total_after : int
        Sizes of the two groups.
    level : float
        Confidence level in (0, 1); the test rejects where p <= 1 - level.
    rtol : float
        Greatest relative width of the bracket.

    Returns
    -------
    Supremum
        Bracket of the size and the common share at which it is reached.

    Raises
    ------
    ValueError
        If the method is unknown, the level does not lie in (0, 1) or a size is no whole number
        above 0.

    Examples
    --------
    >>> for method in ("score", "fisher", "barnard"):
    ...     print(method, round(exact_size(method, 20, 31).high, 4))
    score 0.0542
    fisher 0.0442
    barnard 0.0497

    With 20 and 31 items the score test at 5 % can reject 5.4 % of the time, Fisher's never more
    than 4.4 %.
    """
    check_choice("method", method, METHODS)
    alpha = 1.0 - check_level(level)
    _, m, _, n = whole_table(0, total_before, 0, total_after)
    if method in UNCONDITIONAL:
        region = _unconditional_region(UNCONDITIONAL[method], m, n, alpha)
    else:
        region = _closed_region(method, m, n, alpha)
    return supremum(region.log_probability(), m + n, rtol=rtol)


def _closed_region(method: str, m: int, n: int, alpha: float) -> Region:
    """Return the tables that a test with a p-value in closed form rejects."""

    def extreme(_, total, count):
        return TESTS[method](total - count, m, count, n)[1] <= alpha

    centre = Hypergeometric(m, n).mode(np.arange(m + n + 1))
    if method in ("score", "miettinen-nurminen", "likelihood-ratio"):
        centre = np.arange(m + n + 1) * n // (m + n)
    return orders.tails(m, n, extreme, "two-sided", centre)


def _unconditional_region(order: orders.Order, m: int, n: int, alpha: float) -> Region:
    """Return the greatest region of the order whose supremum is at most `alpha`.

    Tables from the most extreme on, by bisection: the supremum grows with the region.
    """
    empty = Region(m, n, np.full(m + n + 1, -1), np.full(m + n + 1, n + 1))
    tables = _representatives(order, m, n)
    best, low, high = empty, 0, len(tables)
    while low < high:
        middle = (low + high) // 2
        x, y = tables[middle]
        region = order(int(x), m, int(y), n, "two-sided")
        if supremum(region.log_probability(), m + n, against=alpha).high <= alpha:
            best, low = region, middle + 1
        else:
            high = middle
    return best


def _representatives(order: orders.Order, m: int, n: int) -> np.ndarray:
    """Return one table (x, y) for each value of the statistic, the most extreme first."""
    x, y = (grid.ravel() for grid in np.indices((m + 1, n + 1)))
    if order is orders.fisher:
        extremity = -TESTS["fisher"](x, m, y, n)[1]
    else:
        d = np.square(m * y - n * x, dtype=float)
        v = (x + y) * (m + n - x - y)
        if order is orders.unpooled:
            v = n**3 * (x * (m - x)) + m**3 * (y * (n - y))
        extremity = np.divide(d, v, out=np.where(d > 0, np.inf, 0.0), where=v > 0)
    _, index = np.unique(-extremity, return_index=True)
    return np.stack([x[index], y[index]], axis=1)
