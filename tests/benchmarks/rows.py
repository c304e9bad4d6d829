"""Time of `scsi.compare_waves` against the rows: ``python -m tests.benchmarks.rows [--most N]``.

Tables of 10⁴ rows to N, 30 cities in both waves, one row in a hundred without a funding, as Parquet
counted by DuckDB and, up to 10⁷, as pandas tables in memory with their words as categories. Every
row has a city: one without is a cluster of its own, and time grows with clusters. Reading, checking
and counting is one time, everything `compare_waves` does with the counts the other; project ids are
not looked at. Processor seconds, after a first call, medians of three; at 10⁸ rows one. The table
goes to ``docs/cost_of_rows.csv`` and the figure, drawn from it, to ``docs/cost_of_rows.png``;
``--draw`` draws it anew and measures nothing.
"""

import argparse
import tempfile
from pathlib import Path

import duckdb
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

import scsi

from .clusters import processor
from .counts import LIMIT_GB

DOCS = Path(__file__).parents[2] / "docs"
TABLE, FIGURE = DOCS / "cost_of_rows.csv", DOCS / "cost_of_rows.png"
CITIES, MOST_IN_MEMORY = 30, 10**7
ROWS = """
copy (
    select i as project_id, 'City ' || (hash(i) % {cities}) as city,
           case when hash(i * 3) % 2 = 0 then 2019 else 2022 end as wave,
           case when hash(i * 5) % 100 = 0 then null
                else ['public', 'private', 'ppp'][1 + (hash(i * 11) % 3)::int] end as funding
    from range({rows}) t(i)
) to '{path}'
"""
NAMES = {
    "parquet": "read and counted: Parquet, by DuckDB",
    "memory": "read and counted: pandas, in memory",
    "above": "everything above the count",
}


def write(path, rows):
    """Write rows as one Parquet file."""
    with duckdb.connect(config={"memory_limit": f"{LIMIT_GB}GB"}) as connection:
        connection.execute(ROWS.format(cities=CITIES, rows=rows, path=path))


def in_memory(path):
    """Return a Parquet file as a pandas table with its words as categories."""
    with duckdb.connect() as connection:
        columns = "city::city as city, wave, funding::kind as funding, project_id"
        for name, of in (("city", "city"), ("kind", "funding")):
            connection.execute(
                f"create type {name} as enum (select distinct {of} from '{path}' "
                f"where {of} is not null order by 1)"
            )
        return connection.sql(f"select {columns} from '{path}'").df()


def measure(path, rows):
    """Return seconds of reading and counting a file and its table, and of all above."""
    repeat, warm = (1, False) if rows > MOST_IN_MEMORY else (3, True)
    counted = {"parquet": path}
    if rows <= MOST_IN_MEMORY:
        counted["memory"] = in_memory(path)
    found = {}
    for name, source in counted.items():
        read = processor(lambda s=source: scsi.read_survey(s, check_ids=False), repeat, warm)
        found[name], survey = read.seconds, read.answer
    found["above"] = processor(lambda: scsi.compare_waves(survey, 2019, 2022)).seconds
    return found


def table(most):
    """Yield the table of seconds by rows each time that it has grown by one."""
    found = {}
    print("| rows |", " | ".join(NAMES.values()), "|\n|---|---|---|---|")
    for power in range(4, int(np.log10(most)) + 1):
        with tempfile.TemporaryDirectory(prefix="scsi-benchmark-") as folder:
            path = Path(folder, "rows.parquet")
            write(path, 10**power)
            found[10**power] = took = measure(path, 10**power)
        cells = [f"{took[name]:.3g} s" if name in took else "" for name in NAMES]
        print(f"| {10**power:,} |", " | ".join(cells), "|", flush=True)
        yield pd.DataFrame.from_dict(found, "index")[list(NAMES)].rename_axis("rows")


def draw(seconds, file):
    """Draw seconds against rows, both logarithmic."""
    long = seconds.rename(columns=NAMES).melt(
        ignore_index=False, var_name="what", value_name="seconds"
    )
    sns.set_theme(style="whitegrid", palette="colorblind")
    figure, axes = plt.subplots(figsize=(7, 4), layout="constrained")
    sns.lineplot(
        long.dropna().reset_index(), x="rows", y="seconds", hue="what", style="what",
        markers=True, dashes=False, ax=axes,
    )  # fmt: skip
    axes.set(xscale="log", yscale="log", xlabel="rows", ylabel="processor seconds")
    axes.legend(title=None, frameon=False)
    sns.despine(figure)
    figure.savefig(file, dpi=150, metadata={"Software": None})
    plt.close(figure)


def main():
    """Measure, store and draw."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=float, default=1e8)
    parser.add_argument("--draw", action="store_true", help="from the stored table")
    options = parser.parse_args()
    if not options.draw:
        for seconds in table(options.most):
            seconds.round(4).to_csv(TABLE)
    draw(pd.read_csv(TABLE, index_col="rows"), FIGURE)


if __name__ == "__main__":
    main()
