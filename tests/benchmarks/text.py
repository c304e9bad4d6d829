"""A text table read, validated and counted, against pandas and DuckDB; a check from the start."""

import json
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from time import perf_counter

from .harness import Comparison, Timed

ROWS = """
select 'p' || i as project_id,
       'City of ' || (hash(i) % 2000) as city,
       case when hash(i * 3) % 2 = 0 then 2019 else 2022 end as wave,
       ['public', 'private', 'ppp'][1 + (hash(i * 11) % 3)::int] as funding,
       ['transport', 'energy', 'waste'][1 + (hash(i * 13) % 3)::int] as sector
from range({rows}) t(i)
"""
COUNT = """
import duckdb, pandas, sys, time
import scsi.evidence.survey
path = sys.argv[1]
start = time.perf_counter()
{work}
seconds = time.perf_counter() - start
{after}
print(seconds, int(groups))
"""
WAYS = {
    "pandas": (
        "rows = pandas.read_csv(path)",
        "groups = rows.groupby(['wave', 'city', 'funding']).ngroups",
    ),
    "DuckDB": (
        "rows = duckdb.sql(f\"select wave, city, funding, count(*) from '{path}' "
        'group by all").fetchall()',
        "groups = len(rows)",
    ),
    "scsi": ("rows = scsi.evidence.survey.read_survey(path).counts()", "groups = len(rows)"),
}


def write(path: Path, rows: int) -> None:
    """Write rows as CSV."""
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(f"copy ({ROWS.format(rows=rows)}) to '{path}' (header, delimiter ',')")
    os.sync()


def timed(way: str, path: Path) -> Timed:
    """Run one way in a process of its own, without its imports."""
    work, after = WAYS[way]
    code = COUNT.replace("{work}", work).replace("{after}", after)
    run = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    seconds, groups = run.stdout.split()[-2:]  # DuckDB may print its progress before
    return Timed(float(seconds), int(groups))


def check(path: Path) -> Timed:
    """Check a table from the start; the seconds are those beyond the bare interpreter's."""

    def took(*arguments: str) -> float:
        start = perf_counter()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        return perf_counter() - start

    bare = min(took("-c", "pass") for _ in range(3))
    return Timed(took("-m", "scsi", "check", str(path)) - bare, 0)


def comparisons(folder, rows=10**6):
    """Return rows for reading and counting, and one for a check; the tables lie in `folder`."""
    path = Path(folder, "rows.csv")
    write(path, rows)
    work = f"CSV with text columns to counts, {rows:,} rows, validated"
    for competitor, target in (("pandas", 1 / 3), ("DuckDB", 1 / 10)):
        yield Comparison(
            work=work,
            ours=partial(timed, "scsi", path),
            competitor={"pandas": "pandas.read_csv of it"}.get(
                competitor, "DuckDB's GROUP BY of the file"
            ),
            theirs=partial(timed, competitor, path),
            target=round(target, 2),
            repeat=3,
        )
    small = Path(folder, "small.csv")
    write(small, 2000)
    yield Comparison(
        work="scsi check, 2,000 rows, beyond the bare interpreter",
        ours=partial(check, small),
        competitor="one second",
        theirs=None,
        target=1.0,
        repeat=3,
    )


def main() -> int:
    """Print the seconds of all ways."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "rows.csv")
        write(path, 10**6)
        found = {way: [timed(way, path).seconds for _ in range(3)] for way in WAYS}
        small = Path(folder, "small.csv")
        write(small, 2000)
        found["check"] = [check(small).seconds for _ in range(3)]
    print(json.dumps({way: sorted(each) for way, each in found.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
