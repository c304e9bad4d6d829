"""Who keeps the level, computed exactly: ``python -m tests.benchmarks.levels``."""

from scsi.inference.exact.size import METHODS, exact_size

SIZES = ((20, 31), (31, 31), (50, 50), (100, 150), (51, 200))


def main(sizes=SIZES, level=0.95):
    """Print each test's greatest rejection rate in per cent, and by how much it exceeds 5 %."""
    alpha = 1 - level
    print("| test |", " | ".join(f"{m} and {n}" for m, n in sizes), "|")
    print("|---|" + "---|" * len(sizes))
    for method in METHODS:
        rates = [exact_size(method, m, n, level).high for m, n in sizes]
        cells = [f"{100 * r:.2f}" + (f" (+{100 * (r - alpha):.2f})" * (r > alpha)) for r in rates]
        print(f"| {method} |", " | ".join(cells), "|", flush=True)


if __name__ == "__main__":
    main()
