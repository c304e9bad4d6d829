"""Seconds against size, from 50 to 10,000 a side: ``python -m tests.benchmarks.cost [draw]``.

Measures ours and SciPy's up to the sizes named, in seven minutes, keeps the table in
`docs/cost_of_exact_tests.csv` and draws it beside; with ``draw`` it draws the kept table again.
"""

import sys
from pathlib import Path
from time import process_time

import pandas as pd

from scsi.inference.exact.interval import chan_zhang_interval
from scsi.inference.exact.unconditional import barnard_test, boschloo_test
from scsi.showing.canvas import DASHES, DPI, SERIES, canvas

from .harness import seconds
from .tests import scipy_barnard, scipy_boschloo

KEPT = Path(__file__).parents[2] / "docs" / "cost_of_exact_tests.csv"
SIZES = (50, 100, 200, 500, 1000, 1600, 3000, 5000, 10_000)
WORK = {
    "Barnard": (barnard_test, 10_000),
    "Boschloo": (boschloo_test, 10_000),
    "Chan-Zhang interval": (chan_zhang_interval, 10_000),
    "SciPy's Barnard": (scipy_barnard, 1600),
    "SciPy's Boschloo": (scipy_boschloo, 1600),
}
"""What is done, two-sided, and up to which size of each group."""
BESIDE = {"SciPy's Barnard": ((24, 16), "center"), "SciPy's Boschloo": ((-8, 5), "right")}
"""Where a line's name stands, in points from its end, if not to the right."""


def costs(sizes=SIZES, work=WORK):
    """Return one row a measurement: seconds of the processor, the median of three below a second.

    The counts are 41 % of one group and 44 % of the other.
    """
    rows = []
    for name, (function, largest) in work.items():
        for size in filter(largest.__ge__, sizes):
            table = round(0.41 * size), size, round(0.44 * size), size
            took, _ = seconds(lambda f=function, t=table: f(*t), 3, process_time)
            rows.append({"work": name, "size": size, "seconds": float(f"{took:.3g}")})
            print(*rows[-1].values(), flush=True)
    return pd.DataFrame(rows)


def draw(found):
    """Return the figure: seconds against size, both logarithmic, ours whole and SciPy's dashed."""
    with canvas("en", 3.6) as (figure, axes):
        colours = dict(zip(("Barnard", "Boschloo", "Chan-Zhang interval"), SERIES, strict=False))
        for name, line in found.groupby("work", sort=False):
            ours = not name.startswith("SciPy")
            axes.loglog(
                line["size"],
                line["seconds"],
                color=colours[name.removeprefix("SciPy's ")],
                linestyle=DASHES[0 if ours else 1],
                marker="o" if ours else "s",
                markersize=4,
                label=name,
            )
            offset, side = BESIDE.get(name, ((7, 0), "left"))
            axes.annotate(
                name,
                axes.lines[-1].get_xydata()[-1],
                color=axes.lines[-1].get_color(),
                xytext=offset,
                textcoords="offset points",
                ha=side,
                va="center",
            )
        axes.set(xlabel="size of each group", ylabel="seconds")
        axes.set_xticks(SIZES, [f"{size:,}" for size in SIZES])
        axes.set_xticks([], minor=True)
        axes.set_xlim(45, 50_000)
        axes.set_ylim(0.005, 200)
        ticks = (0.01, 0.1, 1, 10, 100)
        axes.set_yticks(ticks, [f"{tick:g}" for tick in ticks])
    return figure


def as_markdown(found):
    """Return the table as the page prints it: a row a size, a column for each work."""
    wide = found.pivot(index="size", columns="work", values="seconds")[
        list(dict.fromkeys(found["work"]))
    ]
    head = f"| a side | {' | '.join(wide.columns)} |\n|---:|" + "---:|" * wide.shape[1]
    rows = (
        f"| {size:,} | "
        + " | ".join("" if pd.isna(v) else f"{float(f'{v:.2g}'):g} s" for v in row)
        + " |"
        for size, row in zip(wide.index, wide.to_numpy(), strict=True)
    )
    return "\n".join([head, *rows])


def main(arguments):
    """Measure and keep, unless only drawing is asked for; draw; print the table."""
    if "draw" not in arguments:
        costs().to_csv(KEPT, index=False)
    found = pd.read_csv(KEPT)
    picture = {"format": "png", "dpi": DPI, "metadata": {"Software": None}}
    draw(found).savefig(KEPT.with_suffix(".png"), **picture)
    print(as_markdown(found))


if __name__ == "__main__":
    main(sys.argv[1:])
