"""How tables are ordered: by the pooled or the unpooled z, or by Fisher's p-value.

Each order says of every table whether it is at least as extreme as the observed one. With the
total t of both counts fixed, the later count y and the earlier x = t - y:

- pooled z: the difference y/n - x/m is linear in y, its variance the same for all tables of t.
- unpooled z = d / sqrt(v): v is concave in y. From d = 0 outwards, at distance s, concavity gives
  s v' <= v, hence (d^2 / v)' = d (2 d' v - d v') / v^2 has the sign of d.
- Fisher: hypergeometric probabilities are log-concave, so those not above a value are two tails,
  and the two-sided p-value grows with the probability.

So all three grow outwards from equality, which is what `Region` needs. Each order takes the counts
of one observed table or arrays of them, which give as many regions.
"""

from collections.abc import Callable
from math import prod

import numpy as np
from numpy.typing import NDArray

from scsi.inference.exact.conditional import Hypergeometric
from scsi.inference.exact.region import Region

RELATIVE_TIE = 1e-7
"""Fisher p-values and table probabilities that differ by less count as tied, as R has it."""

Order = Callable[[int, int, int, int, str], Region]


def pooled(x: int, m: int, y: int, n: int, alternative: str) -> Region:
    """Return the tables whose pooled z is at least as extreme as that of x of m, y of n."""

    def variance(x, y):
        return (x + y) * (m + n - x - y)

    return _by_z(x, m, y, n, alternative, variance)


def unpooled(x: int, m: int, y: int, n: int, alternative: str) -> Region:
    """Return the tables whose unpooled z is at least as extreme as that of x of m, y of n.

    Where the variance is 0, z is 0 if the shares are equal and infinite otherwise.
    """

    def variance(x, y):
        return n**3 * (x * (m - x)) + m**3 * (y * (n - y))

    return _by_z(x, m, y, n, alternative, variance)


def fisher(x: int, m: int, y: int, n: int, alternative: str) -> Region:
    """Return the tables whose Fisher p-value does not exceed that of x of m, y of n."""
    first, second = np.broadcast_arrays(x, y)
    logarithm = _log_fisher(Hypergeometric(m, n), alternative)
    observed = logarithm((first + second).ravel(), second.ravel()).reshape(first.shape)
    return fisher_region(m, n, observed + RELATIVE_TIE, alternative)


def fisher_region(
    m: int, n: int, log_level: float | NDArray[np.float64], alternative: str
) -> Region:
    """Return the tables whose Fisher p-value has a logarithm of at most `log_level`."""
    law, level = Hypergeometric(m, n), np.asarray(log_level)
    logarithm = _log_fisher(law, alternative)

    def extreme(table, total, count):
        return logarithm(total, count) <= level.ravel()[table]

    return tails(m, n, extreme, alternative, law.mode(np.arange(m + n + 1)), level.shape)


def tails(
    m: int,
    n: int,
    extreme: Callable[..., np.ndarray],
    alternative: str,
    centre: np.ndarray,
    shape: tuple[int, ...] = (),
) -> Region:
    """Return the region of the tables that are extreme, for a predicate that grows outwards.

    Parameters
    ----------
    m, n : int
        Sizes of the earlier and the later group.
    extreme : callable
        Takes arrays: which of the observed tables, counted through `shape`; totals; later counts.
        Returns booleans. Two-sided it must hold from some count outwards on either side of the
        centre; one-sided, from some count on.
    alternative : {"two-sided", "greater", "less"}
        Which tails there are.
    centre : array of int, shape (m + n + 1,)
        For each total the last count of the lower side.
    shape : tuple of int
        Shape of the observed tables; () for one.
    """
    size = m + n + 1
    table, total = np.divmod(np.arange(prod(shape) * size), size)
    least, most = np.maximum(total - m, 0), np.minimum(total, n)
    low, high = np.full(len(total), -1), np.full(len(total), n + 1)
    if alternative != "greater":
        start = most if alternative == "less" else centre[total]
        low = -_first(lambda at, y: extreme(table[at], total[at], -y), -start, 1 - least)
        low = np.where(low < least, -1, low)
    if alternative != "less":
        start = least if alternative == "greater" else centre[total] + 1
        high = _first(lambda at, y: extreme(table[at], total[at], y), start, most + 1)
        high = np.where(high > most, n + 1, high)
    return Region(m, n, low.reshape(*shape, size), high.reshape(*shape, size))


def _first(extreme: Callable[..., np.ndarray], start, end) -> np.ndarray:
    """Return in each place the first count from `start` on that is extreme there, else `end`."""
    start, end = start.copy(), end.copy()
    while (open_ := np.flatnonzero(start < end)).size:
        middle = (start[open_] + end[open_]) // 2
        hit = extreme(open_, middle)
        end[open_[hit]] = middle[hit]
        start[open_[~hit]] = middle[~hit] + 1
    return start


def _by_z(x, m, y, n, alternative, variance) -> Region:
    """Return the tables at least as extreme by z = d / sqrt(variance), decided in integers."""
    infinite = (m * n) ** 2 + 1  # above every finite d^2 / v, as |d| <= mn and v >= 1

    def parts(x, y):
        d, v = m * y - n * x, variance(x, y)
        signed = d * abs(d) if alternative != "two-sided" else d * d
        never = v == 0
        return signed + never * (infinite * np.sign(signed)), v + never

    x, y = np.broadcast_arrays(np.asarray(x, object), np.asarray(y, object))
    observed = parts(x.ravel(), y.ravel())
    rounded = [part.astype(float) for part in observed]
    sign = -1 if alternative == "less" else 1

    def extreme(table, total, count):
        # In floating point where that decides; near ties in Python's integers, which are exact.
        rest = total - count
        left, right = _products(parts(rest.astype(float), count.astype(float)), rounded, table)
        hit = sign * left >= sign * right
        near = np.flatnonzero(np.abs(left - right) <= 1e-9 * (np.abs(left) + np.abs(right)))
        exact = parts(rest[near].astype(object), count[near].astype(object))
        left, right = _products(exact, observed, table[near])
        hit[near] = (sign * left >= sign * right).astype(bool)
        return hit

    centre = np.arange(m + n + 1) * n // (m + n)
    return tails(m, n, extreme, alternative, centre, x.shape)


def _products(parts, observed, table):
    """Return both sides of d^2 / v >= its observed value, cleared of fractions."""
    (square, spread), (seen_square, seen_spread) = parts, observed
    return square * seen_spread[table], seen_square[table] * spread


def _log_fisher(law: Hypergeometric, alternative: str) -> Callable[..., np.ndarray]:
    """Return the function from totals and counts to the logarithm of Fisher's p-value."""
    if alternative == "greater":
        return lambda total, count: law.log_upper(count, total)
    if alternative == "less":
        return lambda total, count: law.log_lower(count, total)

    def two_sided(total, count):
        mode, limit = law.mode(total), law.log_mass(count, total) + RELATIVE_TIE
        least, most = np.maximum(total - law.before, 0), np.minimum(total, law.after)

        def rare_above(at, count):
            return law.log_mass(count, total[at]) <= limit[at]

        def rare_below(at, count):
            return law.log_mass(-count, total[at]) <= limit[at]

        upper = count > mode
        low = -_first(rare_below, np.where(upper, -mode, -count), 1 - least)
        high = _first(rare_above, np.where(upper, count, mode + 1), most + 1)
        whole = law.log_mass(mode, total) <= limit
        return np.where(whole, 0.0, law.log_tails(low, high, total))

    return two_sided
