"""Barnard and Boschloo beside SciPy: ``python -m tests.benchmarks.tests``."""

from functools import partial
from time import process_time

from scipy import stats

from scsi.inference.exact.unconditional import barnard_test, boschloo_test

from .harness import Comparison, report

TABLE = (640, 1600, 700, 1600)
"""40.0 % of 1,600 against 43.75 % of 1,600; a share lower before is SciPy's "less"."""
SMALLER = (246, 600, 292, 600)
"""Two-sided, where at equal sizes both definitions give one p: SciPy ends within seconds."""
MISSED = (656, 1600, 821, 1600)
"""41.0 % against 51.3 %: here SciPy 1.17's search for Barnard's maximum ends 1.9 % below it."""


def scipy_barnard(x, m, y, n, alternative="two-sided"):
    """Return SciPy's p-value; its default number of starting points."""
    table = [[x, y], [m - x, n - y]]
    return float(stats.barnard_exact(table, alternative=alternative).pvalue)


def scipy_boschloo(x, m, y, n, alternative="two-sided"):
    """Return SciPy's p-value; two-sided it doubles the smaller one-sided one."""
    table = [[x, y], [m - x, n - y]]
    return float(stats.boschloo_exact(table, alternative=alternative).pvalue)


def comparisons(table=TABLE, missed=MISSED, smaller=SMALLER):
    """Return the rows, Barnard's for both tables."""
    size = f"{table[1]:,} and {table[3]:,}"
    barnard = [
        Comparison(
            work=f"Barnard, two-sided, {each[0]} of {each[1]:,} and {each[2]} of {each[3]:,}",
            ours=lambda each=each: barnard_test(*each).bracket,
            competitor="scipy.stats.barnard_exact",
            theirs=partial(scipy_barnard, *each),
            target=7,
            clock=process_time,
        )
        for each in (missed, table)
    ]
    return [
        *barnard,
        Comparison(
            work=f"Boschloo, one-sided, {size}",
            ours=lambda: boschloo_test(*table, "greater").bracket,
            competitor="scipy.stats.boschloo_exact",
            theirs=partial(scipy_boschloo, *table, "less"),
            target=20,
            clock=process_time,
        ),
        Comparison(
            work=f"Boschloo, two-sided, {smaller[1]:,} and {smaller[3]:,}",
            ours=lambda: boschloo_test(*smaller).bracket,
            competitor="scipy.stats.boschloo_exact",
            theirs=partial(scipy_boschloo, *smaller),
            target=20,
            clock=process_time,
        ),
    ]


if __name__ == "__main__":
    report(comparisons())
