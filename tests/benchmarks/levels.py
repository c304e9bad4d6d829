"""Who keeps the level, computed exactly: ``python -m tests.benchmarks.levels``.

Prints the table of `docs/exact.md`; a test finds it stale.
"""

from scsi.inference.exact.size import METHODS, exact_size

SIZES = ((20, 31), (31, 31), (50, 50), (100, 150), (51, 200))


def table(sizes=SIZES, level=0.95):
    """Return each test's greatest rejection rate in per cent, and what it has above the level."""
    alpha = 1 - level
    lines = ["| test | " + " | ".join(f"{m} and {n}" for m, n in sizes) + " |"]
    lines += ["|---|" + "---:|" * len(sizes)]
    for method in METHODS:
        rates = [exact_size(method, m, n, level).high for m, n in sizes]
        cells = [f"{100 * r:.2f}" + (f" (+{100 * (r - alpha):.2f})" * (r > alpha)) for r in rates]
        lines += [f"| `{method}` | {' | '.join(cells)} |"]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
