"""Parquet to counts against the same SQL written by hand: time and memory, in one run.

``python tests/benchmarks/counts.py`` writes the rows, counts them by turns with `scsi.read_survey`
(validation included) and with one SQL query in DuckDB under the same memory limit, each in a
process of its own, prints both with their ratio, and deletes the rows. ``--rows 1e6`` is the
cut-down form. Exit 0 only if the ratio and the memory are within their bounds.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

LIMIT_GB = 2
RATIO, BEYOND_GB = 1.15, 1.0
ROWS = """
select 'p' || i as project_id,
       case when hash(i * 7) % 1000 = 0 then null else 'City ' || (hash(i) % {cities}) end as city,
       case when hash(i * 3) % 2 = 0 then 2019 else 2022 end as wave,
       case when hash(i * 5) % 100 = 0 then null
            else ['public', 'private', 'ppp'][1 + (hash(i * 11) % 3)::int] end as funding
from range({rows}) t(i)
"""
BY_HAND = "select wave, city, funding, count(*) as n from read_parquet('{path}') group by all"


def write(path: Path, rows: int, cities: int) -> None:
    """Write rows as one Parquet file."""
    import duckdb

    with duckdb.connect(config={"memory_limit": f"{LIMIT_GB}GB"}) as connection:
        connection.execute(f"copy ({ROWS.format(rows=rows, cities=cities)}) to '{path}'")
    os.sync()  # that the first to read does not wait for the writing


def by_hand(path: Path) -> tuple[int, int]:
    """Count with SQL; return how many groups and how many rows there are."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        config = {"memory_limit": f"{LIMIT_GB}GB", "temp_directory": folder}
        with duckdb.connect(config=config) as connection:
            counts = connection.sql(BY_HAND.format(path=path)).df()
        return len(counts), int(counts["n"].sum())


def by_scsi(path: Path) -> tuple[int, int]:
    """Count with the package; return how many groups and how many rows there are."""
    from scsi.evidence.survey import read_survey

    counts = read_survey(path, memory_limit=f"{LIMIT_GB}GB").counts()
    return len(counts), int(counts["n"].sum())


WAYS = {"by hand": by_hand, "by scsi": by_scsi}


def measure(way: str, path: Path) -> dict:
    """Run one way in a process of its own."""
    run = subprocess.run(
        [sys.executable, __file__, "--one", way, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)


def one(way: str, path: Path) -> None:
    """Print the time after the imports, the most memory and the answer of one way."""
    import duckdb  # noqa: F401
    import pandas  # noqa: F401

    import scsi.evidence.survey  # noqa: F401

    start = time.perf_counter()
    answer = WAYS[way](path)
    seconds = time.perf_counter() - start
    unit = 1 if sys.platform == "darwin" else 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**30
    print(json.dumps({"seconds": seconds, "most_gb": most, "answer": answer}))


def compare(path: Path, rows: int, cities: int, repeats: int) -> bool:
    """Measure both ways by turns and print them; return whether the bounds hold."""
    results = {way: [] for way in WAYS}
    for _ in range(repeats):
        for way, found in results.items():
            found.append(measure(way, path))
    answers = {tuple(each["answer"]) for found in results.values() for each in found}
    assert len(answers) == 1, f"the counts differ: {answers}"
    seconds = {way: statistics.median(e["seconds"] for e in f) for way, f in results.items()}
    most = max(each["most_gb"] for each in results["by scsi"])
    ratio, beyond = seconds["by scsi"] / seconds["by hand"], most - LIMIT_GB
    print(
        f"{rows:,} rows, {cities:,} cities, {answers.pop()[0]:,} groups: "
        + ", ".join(f"{way} {s:.2f} s" for way, s in seconds.items())
        + f"; ratio {ratio:.2f} (at most {RATIO}); {most:.2f} GiB, {beyond:+.2f} beyond the "
        f"{LIMIT_GB} GB limit (at most {BEYOND_GB})",
        flush=True,
    )
    return ratio <= RATIO and beyond <= BEYOND_GB


def comparisons(folder, rows=10**8, cities=(100, 10**6)):
    """Return a row for few and one for many cities; the Parquet lies in `folder`."""
    from .harness import Comparison, Timed  # not there when this file runs as a script

    def timed(way, path):
        found = measure(way, path)
        return Timed(found["seconds"], found["answer"])

    for number in cities:
        path = Path(folder, f"{number}.parquet")
        write(path, rows, number)
        yield Comparison(
            work=f"Parquet to counts, {rows:,} rows, {number:,} cities, validated",
            ours=partial(timed, "by scsi", path),
            competitor="the same SQL in DuckDB, by hand",
            theirs=partial(timed, "by hand", path),
            target=round(1 / RATIO, 2),
            repeat=3,
        )


def main() -> int:
    """Run the comparison for few and for many cities."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=float, default=1e8)
    parser.add_argument("--cities", type=float, nargs="+", default=[100, 1e6])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.one[0], Path(options.one[1]))
        return 0
    held = []
    with tempfile.TemporaryDirectory(prefix="scsi-benchmark-") as folder:
        for cities in map(int, options.cities):
            path = Path(folder, "rows.parquet")
            write(path, int(options.rows), cities)
            held.append(compare(path, int(options.rows), cities, options.repeats))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
