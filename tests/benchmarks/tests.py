"""Barnard and Boschloo beside SciPy: ``python -m tests.benchmarks.tests``."""

from functools import partial

from scipy import stats

from scsi.inference.exact.unconditional import barnard_test, boschloo_test

from .harness import Comparison, report

TABLE = (640, 1600, 700, 1600)
"""40.0 % of 1,600 against 43.75 % of 1,600; a share lower before is SciPy's "less"."""


def scipy_barnard(x, m, y, n, alternative="two-sided"):
    """Return SciPy's p-value; its default number of starting points."""
    table = [[x, y], [m - x, n - y]]
    return float(stats.barnard_exact(table, alternative=alternative).pvalue)


def scipy_boschloo(x, m, y, n, alternative="two-sided"):
    """Return SciPy's p-value; two-sided it doubles the smaller one-sided one."""
    table = [[x, y], [m - x, n - y]]
    return float(stats.boschloo_exact(table, alternative=alternative).pvalue)


def comparisons(table=TABLE):
    """Return the rows for one table."""
    size = f"{table[1]:,} and {table[3]:,}"
    return [
        Comparison(
            work=f"Barnard, two-sided, {size}",
            ours=lambda: barnard_test(*table).bracket,
            competitor="scipy.stats.barnard_exact",
            theirs=partial(scipy_barnard, *table),
            target=7,
        ),
        Comparison(
            work=f"Boschloo, one-sided, {size}",
            ours=lambda: boschloo_test(*table, "greater").bracket,
            competitor="scipy.stats.boschloo_exact",
            theirs=partial(scipy_boschloo, *table, "less"),
            target=20,
        ),
        Comparison(
            work=f"Boschloo, two-sided, {size}",
            ours=lambda: boschloo_test(*table).bracket,
            competitor="scipy.stats.boschloo_exact",
            theirs=partial(scipy_boschloo, *table),
            target=20,
        ),
    ]


if __name__ == "__main__":
    report(comparisons())
