"""Time against cities, draws, notebooks and cores: ``python -m tests.benchmarks.curves [--draw]``.

Processor seconds, so that other work on the machine does not tell. Against cities: two waves of the
same cities, every estimate that stands above the count. Against draws: 31 cities. Against
notebooks: the profile of a city so many times, papermill and kernels together, cold and warm.
Against cores, in seconds of the clock: whole commands that may use so many of this machine's. The
table goes to ``docs/costs.csv`` and the figure, drawn from it, to ``docs/costs.png``; ``--draw``
draws it anew and measures nothing.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

from scsi.evidence.published import load_published
from scsi.evidence.sources import notebook_path
from scsi.inference.clusters import (
    CityCounts,
    cluster_bootstrap_test,
    cr2_test,
    wild_bootstrap_test,
)
from scsi.reports.run.execute import execute_all
from scsi.reports.run.plan import plan

from .harness import seconds

DOCS = Path(__file__).parents[2] / "docs"
TABLE, FIGURE = DOCS / "costs.csv", DOCS / "costs.png"
CITIES, DRAWS, NOTEBOOKS = (10, 30, 100, 300, 1000), (1_000, 10_000, 100_000), (1, 2, 4, 8)


def waves(cities, seed=1):
    """Return counts of so many cities, 40 items each on average, in both waves."""
    generator = np.random.default_rng(seed)
    totals = generator.poisson(40, (2, cities)) + 1
    counts = generator.binomial(totals, generator.beta(4, 5, cities))
    names = [f"City {i}" for i in range(cities)]
    return CityCounts(
        cities=names,
        count_before=counts[0],
        total_before=totals[0],
        count_after=counts[1],
        total_after=totals[1],
    )


def against_cities():
    """Yield what is timed, the number of cities, and seconds."""
    parts = {
        "CR2": cr2_test,
        "wild bootstrap, 9,999 draws": wild_bootstrap_test,
    }
    for cities in CITIES:
        data = waves(cities)
        for name, test in parts.items():
            yield name, cities, seconds(lambda t=test, d=data: t(d), 3, process_time)[0]


def against_draws():
    """Yield what is timed, the number of draws, and seconds."""
    data = waves(31)
    parts = {"wild bootstrap": wild_bootstrap_test, "cluster bootstrap": cluster_bootstrap_test}
    for draws in DRAWS:
        for name, test in parts.items():
            took = seconds(lambda t=test, n=draws: t(data, draws=n), 3, process_time)[0]
            yield name, draws, took


def with_children():
    """Return the processor seconds of this process and of all that have ended below it."""
    return sum(os.times()[:4])


def against_notebooks():
    """Yield cold or warm, the number of notebooks, and seconds."""
    path, cities = notebook_path("city"), sorted(load_published().cities["id"])
    for notebooks in NOTEBOOKS:
        jobs = [
            job
            for city in cities[:notebooks]
            for job in plan({"city": path}, ["en"], {"city": city})
        ]
        for name, warm in (("cold", False), ("warm", True)):
            start = with_children()
            execute_all(jobs, workers=1, warm=warm)
            yield name, notebooks, with_children() - start


COMMANDS = {
    "31 profiles": ("batch", "city", "--over", "cities", "--lang", "en"),
    "the report": ("report",),
}


def against_cores():
    """Yield what command, the number of cores that it may use, and seconds of the clock."""
    there = sorted(os.sched_getaffinity(0))
    for number in range(1, len(there) + 1):
        some = there[:number]
        for name, words in COMMANDS.items():
            with tempfile.TemporaryDirectory(prefix="scsi-benchmark-") as folder:
                start = perf_counter()
                subprocess.run(
                    [sys.executable, "-m", "scsi", *words, "--out", f"{folder}/out"],
                    check=True,
                    capture_output=True,
                    preexec_fn=lambda some=some: os.sched_setaffinity(0, some),
                )
                yield name, number, perf_counter() - start


AGAINST = {
    "cities": against_cities,
    "draws": against_draws,
    "notebooks": against_notebooks,
    "cores": against_cores,
}


def measure():
    """Return seconds against each size, by what is timed; printed as they come."""
    rows = []
    for against, function in AGAINST.items():
        for name, size, took in function():
            rows.append((against, name, size, float(f"{took:.3g}")))
            print(*rows[-1], sep=", ", flush=True)
    return pd.DataFrame(rows, columns=["against", "what", "size", "seconds"])


def draw(table, file):
    """Draw seconds against each size, in a panel of its own."""
    sns.set_theme(style="whitegrid", palette="colorblind")
    figure, panels = plt.subplots(2, 2, figsize=(8, 7.2), layout="constrained")
    for axes, against in zip(panels.flat, AGAINST, strict=True):
        part = table[table["against"] == against]
        sns.lineplot(
            part, x="size", y="seconds", hue="what", style="what", markers=True, dashes=False,
            ax=axes,
        )  # fmt: skip
        clock = against == "cores"
        axes.set(xlabel=against, ylabel="seconds of the clock" if clock else "processor seconds")
        if clock or against == "notebooks":
            axes.set(xticks=sorted(part["size"].unique()), ylim=(0, None))
        else:
            axes.set(xscale="log", yscale="log")
        sns.move_legend(
            axes, "lower left", bbox_to_anchor=(0, 1), title=None, frameon=False, fontsize="small"
        )
    sns.despine(figure)
    figure.savefig(file, dpi=150, metadata={"Software": None})
    plt.close(figure)


def main():
    """Measure, store and draw."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draw", action="store_true", help="from the stored table")
    if not parser.parse_args().draw:
        measure().to_csv(TABLE, index=False)
    draw(pd.read_csv(TABLE), FIGURE)


if __name__ == "__main__":
    main()
