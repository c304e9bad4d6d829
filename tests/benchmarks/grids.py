"""Whole grids of tests and intervals beside loops: ``python -m tests.benchmarks.grids``.

The second comparison needs the package diff-binom-confint on the path, with numba, as its extra
``acc`` has it: it tries 200,001 differences a cell, in 0.012 s when compiled and in over a second
when not. It does a grid of 20 x 20 of the same range; compiling is not counted.
"""

from importlib.util import find_spec
from time import process_time

import numpy as np
from scipy.stats import fisher_exact
from statsmodels.stats.proportion import proportions_ztest

from scsi.inference.proportions.equality import score_test
from scsi.inference.proportions.fisher import fisher_test
from scsi.inference.proportions.score import miettinen_nurminen_interval

from .harness import Comparison, report


def grid(steps=200):
    """Return counts and totals for all pairs of sizes: 41 % of one, 51.3 % of the other."""
    sizes = np.linspace(50, 4000, steps).astype(int)
    before, after = np.meshgrid(sizes, sizes, indexing="ij")
    return np.rint(0.41 * before), before, np.rint(0.513 * after), after


def statsmodels_loop(tables):
    """Return the p-values of the pooled z, one call a cell."""
    x, m, y, n = (part.ravel() for part in tables)
    return np.array([proportions_ztest([y[i], x[i]], [n[i], m[i]])[1] for i in range(len(x))])


def scipy_fisher_loop(tables):
    """Return the p-values of `scipy.stats.fisher_exact`, one call a cell."""
    x, m, y, n = (part.ravel().astype(int).tolist() for part in tables)
    cells = zip(x, m, y, n, strict=True)
    return np.array([fisher_exact([[c, d - c], [a, b - a]]).pvalue for a, b, c, d in cells])


def diff_binom_confint_loop(tables):
    """Return the Miettinen-Nurminen bounds, one call a cell."""
    from diff_binom_confint import compute_difference_confidence_interval as interval

    cells = zip(*(part.ravel().astype(int).tolist() for part in tables), strict=True)
    found = [interval(y, n, x, m, 0.95, method="miettinen-nurminen") for x, m, y, n in cells]
    return np.array([each.astuple() for each in found])


def largest_gap(found, tables):
    """Return by how much bounds differ at most from ours; the package works with steps of 1e-5."""
    ours = miettinen_nurminen_interval(*(part.ravel() for part in tables))
    return np.abs(found - np.column_stack(ours)).max()


def comparisons(steps=200, part=20):
    """Return the rows for a grid; the slow package does a smaller grid of the same range."""
    tables, few = grid(steps), grid(part)
    rows = [
        Comparison(
            work=f"{steps} x {steps} equality tests",
            ours=lambda: score_test(*tables)[1].sum(),
            competitor="statsmodels in a loop",
            theirs=lambda: statsmodels_loop(tables).sum(),
            target=1000,
            repeat=15,
            clock=process_time,
        ),
        Comparison(
            work=f"{steps} x {steps} Fisher tests",
            ours=lambda: fisher_test(*tables)[1].sum(),
            competitor=f"scipy.stats.fisher_exact in a loop ({part} x {part} of it)",
            theirs=lambda: scipy_fisher_loop(few).sum(),
            target=50,
            part=part**2 / steps**2,
            clock=process_time,
        ),
    ]
    if find_spec("diff_binom_confint"):
        diff_binom_confint_loop(grid(1))
        compiled = "with" if find_spec("numba") else "WITHOUT"
        rows.append(
            Comparison(
                work=f"{steps} x {steps} Miettinen-Nurminen intervals",
                ours=lambda: len(np.ravel(miettinen_nurminen_interval(*tables))) // 2,
                competitor=f"diff-binom-confint {compiled} numba in a loop ({part} x {part} of it)",
                theirs=lambda: largest_gap(diff_binom_confint_loop(few), few),
                target=1000,
                part=part**2 / steps**2,
                clock=process_time,
            )
        )
    return rows


if __name__ == "__main__":
    report(comparisons())
