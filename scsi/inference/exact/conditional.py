"""The hypergeometric law of one count given the total, its tails in logarithms.

Given `total` items of the kind in both groups together, `size` of the `size + other` items lie
in the group that is looked at; the count there is hypergeometric whatever the common share is.
SciPy's `hypergeom.logsf` takes the logarithm of a rounded difference in the far tail and is slow
on arrays; here the tail is summed from its largest term outwards, so every digit is kept.
"""

from copy import copy

import numpy as np
from scipy.special import gammaln

NEGLIGIBLE = 2.0**-60
"""What may be left out of a sum, relative to it."""


_TERMS = 2**14
"""How many terms of all tails together are held at a time."""


def tail_over_first(count, total, before, after):
    """Return P(at least `count` | `total`) over P(`count` | `total`), for counts from the mode on.

    Each term is the one before times a ratio of at most one that keeps falling; the sum stops when
    a geometric series bounds what is left by `NEGLIGIBLE` of it.

    Parameters
    ----------
    count, total, before, after : array_like of int or float, shape (n,)
        Counts of the later group that can be, totals of both, and the sizes of the groups.

    Returns
    -------
    ndarray, shape (n,)
    """
    k, t, m, n = (np.asarray(part, float) for part in (count, total, before, after))
    # A ratio is (n - k)(t - k) over (k + 1)(m - t + k + 1).
    parts = np.stack(np.broadcast_arrays(n - k, t - k, k + 1.0, m - t + k + 1.0))
    tail = np.ones(parts.shape[1])
    active, term, added = np.arange(len(tail)), tail.copy(), tail.copy()
    while len(active):
        width = min(max(_TERMS // len(active), 1), 1024)
        step = np.arange(width)[:, None]
        down, lower, up, upper = parts
        ratio = (down - step) * (lower - step) / ((up + step) * (upper + step))
        terms = term * np.cumprod(ratio, axis=0)
        added += terms.sum(axis=0)
        term = terms[-1]
        parts += [[-width], [-width], [width], [width]]
        more = term > NEGLIGIBLE * added * (1.0 - ratio[-1])
        if 2 * np.count_nonzero(more) <= len(active):
            tail[active] = added
            active, term, added, parts = active[more], term[more], added[more], parts[:, more]
    return tail


class Hypergeometric:
    """The law of the later count, of `after` items, given the total of `before + after` items.

    All methods take arrays of integers that broadcast and return logarithms of probabilities.

    Parameters
    ----------
    before, after : int
        Sizes of the two groups.
    """

    def __init__(self, before: int, after: int):
        self.before, self.after = before, after
        self._log_factorial = gammaln(np.arange(before + after + 1) + 1.0)

    def log_choose(self, size, count):
        """Return the logarithm of the binomial coefficient."""
        table = self._log_factorial
        return table[size] - table[count] - table[size - count]

    def log_mass(self, count, total):
        """Return log P(`count` | `total`); -inf outside the support."""
        rest = total - count
        inside = (count >= 0) & (count <= self.after) & (rest >= 0) & (rest <= self.before)
        count, rest = np.where(inside, count, 0), np.where(inside, rest, 0)
        mass = self.log_choose(self.after, count) + self.log_choose(self.before, rest)
        return np.where(inside, mass - self.log_choose(self.before + self.after, total), -np.inf)

    def mode(self, total):
        """Return the most probable count; the larger one where there are two."""
        return (total + 1) * (self.after + 1) // (self.before + self.after + 2)

    def swapped(self) -> "Hypergeometric":
        """Return the law of the earlier count."""
        other = copy(self)
        other.before, other.after = self.after, self.before
        return other

    def log_upper(self, count, total):
        """Return log P(at least `count` | `total`), with its digits in both tails.

        Beyond the mode it is summed; up to the mode it is the complement of the other tail.
        """
        count, total = np.broadcast_arrays(np.asarray(count), np.asarray(total))
        far = count > self.mode(total)
        value = np.empty(count.shape)
        value[far] = self._log_far_upper(count[far], total[far])
        c, t = count[~far], total[~far]
        below = np.exp(self.swapped()._log_far_upper(t - c + 1, t))
        value[~far] = np.log1p(-below)
        return value

    def log_lower(self, count, total):
        """Return log P(at most `count` | `total`), with its digits in both tails."""
        return self.swapped().log_upper(total - count, total)

    def log_tails(self, low, high, total):
        """Return log P(at most `low` or at least `high` | `total`)."""
        tails = np.logaddexp(self.log_lower(low, total), self.log_upper(high, total))
        return np.minimum(tails, 0.0)

    def _log_far_upper(self, count, total):
        """Return the log upper tail from a count at or beyond the mode."""
        first = self.log_mass(count, total)
        inside = np.flatnonzero(first > -np.inf)
        tail = tail_over_first(count[inside], total[inside], self.before, self.after)
        value = first.copy()
        value[inside] += np.log(tail)
        return value
