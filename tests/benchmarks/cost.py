"""Seconds against size from 50 to 10,000 a side, drawn: ``python -m tests.benchmarks.cost [FILE]``.

Without a file the figure is not drawn and only the table is printed.
"""

import sys

import matplotlib.pyplot as plt

from scsi.inference.exact.unconditional import barnard_test, boschloo_test

from .harness import seconds

SIZES = (50, 100, 200, 500, 1000, 1600, 3000, 5000, 10_000)
TESTS = {"Barnard": barnard_test, "Boschloo": boschloo_test}


def costs(sizes=SIZES):
    """Return, for each test, its median seconds at each size; shares near .41 and .44."""
    tables = [(round(0.41 * size), size, round(0.44 * size), size) for size in sizes]
    return {
        name: [seconds(lambda t=table, f=test: f(*t), 3)[0] for table in tables]
        for name, test in TESTS.items()
    }


def draw(sizes, found, file):
    """Write the figure: seconds against size, both logarithmic."""
    figure, axes = plt.subplots(figsize=(6, 3.5), layout="constrained")
    for name, values in found.items():
        axes.loglog(sizes, values, marker="o", label=name)
    axes.set(xlabel="size of each group", ylabel="seconds")
    axes.legend(frameon=False)
    figure.savefig(file, dpi=150)
    plt.close(figure)


def main(arguments):
    """Print the table; draw it if a file is named."""
    found = costs()
    print("| a side |", " | ".join(found), "|")
    print("|---|" + "---|" * len(found))
    for size, *values in zip(SIZES, *found.values(), strict=True):
        print(f"| {size:,} |", " | ".join(f"{value:.3f} s" for value in values), "|")
    if arguments:
        draw(SIZES, found, arguments[0])


if __name__ == "__main__":
    main(sys.argv[1:])
